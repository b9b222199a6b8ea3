// SPDX-License-Identifier: Apache-2.0
// approvals: as many certifiers as the definition asks for have signed the result that the rows say.
import { hex, sha256, utf8 } from "../lib/bytes.mjs";
import { canonical } from "../lib/json.mjs";

export const name = "approvals";

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  const { definition } = facts.frozen;
  const rows = definition.contests.map((contest) => facts.row("results", `${facts.election}/${contest.id}`)).filter((row) => row !== undefined);
  const result = hex(sha256(utf8(canonical(rows))));
  const officers = new Set();
  for (const act of facts.actsOf("certify")) {
    const { officer } = facts.officers.told(act.signer);
    const fault = act.payload.result !== result ? "another result" : officer === "" || officers.has(officer) ? "a certifier twice, or who is no officer" : null;
    if (check.item(act.where, fault)) officers.add(officer);
  }
  if (!["certified", "archived"].includes(facts.electionRow?.state)) check.unavailable("not certified");
  else check.item("certifiers", officers.size >= definition.certifiers ? null : `${officers.size} of ${definition.certifiers}`);
}
