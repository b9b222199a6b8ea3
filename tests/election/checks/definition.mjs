// SPDX-License-Identifier: Apache-2.0
// definition: the frozen document is well-formed, and its fingerprint is the one that the rows say.
import { hex } from "../lib/bytes.mjs";

export const name = "definition";

export function run(check, facts) {
  if (facts.definitionRow === undefined) return check.unavailable("not frozen");
  if (!check.item("document", facts.frozen === null ? "no document" : facts.frozen.fault)) return;
  const { definition, fingerprint } = facts.frozen;
  check.item("id", definition.id !== facts.election ? "another election" : null);
  check.item("fingerprint", hex(fingerprint) !== facts.definitionRow.fingerprint || hex(fingerprint) !== facts.electionRow?.fingerprint);
}
