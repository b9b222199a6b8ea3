// SPDX-License-Identifier: Apache-2.0
// Officers of made-up elections by their names: id from the first key, agency, row.
import { officerIdOf } from "../lib/officers.mjs";
import { keyOf } from "./keys.mjs";

export const start = 1_800_000_000;

/** Trustees and observers are of agencies of their own, everybody else of the authority. */
export function agencyOf(name) {
  const [, index] = /^trustee (\d)/.exec(name) ?? [];
  return name.startsWith("observer") ? "a-9" : `a-${index ?? 1}`;
}

export const officerOf = (name) => officerIdOf(keyOf(name).did);

export const officerRow = (name) => ({ did: keyOf(name).did, officer: officerOf(name), agency: agencyOf(name), name_ko: "사무관", name_en: name,
  roles: ["election.manager"], state: "active", since: start - 1000 });
