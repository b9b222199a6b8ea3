// SPDX-License-Identifier: Apache-2.0
// The demo's elections and the people of them whose keys and codes it hands out: voters of the running election, and
// personal links of the planned one.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readInvitation } from "../../../citizen-portal-backend/web/js/election/codes.js";

/** {passphrase, voters: [{election, text}], links: [{election, number, code}]} of a chain's data folder. */
export function handedOut({ data }) {
  const keys = join(data, "keys");
  const voters = readdirSync(keys).filter((name) => name.endsWith(".maru-voting-key.json")).sort().map((name) => {
    const text = readFileSync(join(keys, name), "utf8");
    return { election: JSON.parse(text).election, text };
  });
  const links = readFileSync(join(keys, "voting-invitations.txt"), "utf8").trim().split("\n").map(readInvitation);
  return { passphrase: readFileSync(join(keys, "voter.passphrase"), "utf8").trim(), voters, links };
}
