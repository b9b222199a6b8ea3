// SPDX-License-Identifier: Apache-2.0
// state: every row is proven under the state root of the last header, none twice, and the election's row is there.
import { equal, hex, sha256, utf8 } from "../lib/bytes.mjs";
import { canonical, isObject } from "../lib/json.mjs";
import { headerFault, headerHash } from "../lib/ledger.mjs";
import { stateRoot } from "../lib/merkle.mjs";

export const name = "state";

const single = ["elections", "definitions", "boxes", "desks"];
const tables = [...single, "sums", "counts", "results", "certifications"];

function proofFault(state, facts, last) {
  const { domain, table, key, value, siblings, other, domain_roots: roots, header } = state;
  const isOfficer = domain === "identity" && table === "officers";
  if (!(isOfficer || (domain === "election" && tables.includes(table))) || other !== null || !isObject(value)) return "no proof of a row";
  const isOwn = isOfficer || (single.includes(table) ? key === facts.election : key.startsWith(`${facts.election}/`));
  if (!isOwn) return "row of another election";
  if (!equal(headerHash(header), headerHash(last))) return "not at the last header";
  const fault = headerFault(state, facts.record.head.chain, facts.node);
  if (fault !== null) return `header: ${fault}`;
  if (hex(sha256(utf8(canonical(roots)))) !== header.state_root) return "roots of the domains";
  // Rows that only some may read are in a tree of their own.
  return [roots[domain], roots[`${domain}_restricted`]].includes(hex(stateRoot(domain, table, key, value, siblings))) ? null : "another state root";
}

// What the ballot box counts, and what the roll lines sum up.
const ELSEWHERE = new Set(["addVoters", "addLateVoter", "removeVoter", "replaceInvitation", "enrol", "cast", "challenge", "objectTo"]);
const countedActs = (facts) => facts.acts.filter(({ action }) => !ELSEWHERE.has(action)).length;

export function run(check, facts) {
  const { record, election } = facts;
  const last = record.blocks.at(-1).header;
  const seen = new Set();
  for (const state of record.states) {
    const where = `${state.domain}/${state.table}/${state.key}`;
    check.item(where, seen.has(where) ? "twice" : proofFault(state, facts, last));
    seen.add(where);
  }
  if (!seen.has(`election/elections/${election}`)) check.item(`elections/${election}`, "missing");
  else check.item("elections.acts", facts.electionRow?.acts === countedActs(facts) ? null : "not as many acts as the record shows");
}
