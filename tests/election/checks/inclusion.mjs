// SPDX-License-Identifier: Apache-2.0
// inclusion: every shown leaf is a signed transaction about this election, in the block that its index says, under the
// last log root; approvals are those of actions that it shows as proposed.
import { hex, sha256, utf8 } from "../lib/bytes.mjs";
import { canonical, hasMembers, isObject } from "../lib/json.mjs";
import { headerHash, readTransaction } from "../lib/ledger.mjs";
import { leafHash, multiproofRoot } from "../lib/merkle.mjs";

export const name = "inclusion";

const isResult = (value) => hasMembers(value, ["code", "data"]) && isObject(value.data) && /^[a-z0-9_.]{1,64}$/.test(value.code);

function isAbout(election, { tx, result }, proposed) {
  if (tx.domain === "approvals") return tx.action === "approve" && result.code === "ok" && proposed.has(tx.payload.transaction);
  if (tx.domain !== "election") return false;
  return tx.action === "createElection" ? result.data.election === election : tx.payload.election === election;
}

function checkLeaves(check, facts) {
  const { record } = facts;
  const ids = new Set();
  const proposed = new Set();
  let last = -1;
  let first = record.before.header.log_size;
  for (const { header, leaves } of record.blocks) {
    for (const { index, leaf } of leaves) {
      const where = `leaf ${index}`;
      const shaped = hasMembers(leaf, ["tx", "result"]) && isResult(leaf.result);
      const read = shaped ? readTransaction(leaf.tx, record.head.chain) : { fault: "no leaf" };
      const inRange = index > last && index >= first && index < header.log_size;
      const fault = read.fault ?? (inRange ? null : "outside its block") ?? (leaf.tx.valid_until < header.time && leaf.result.code !== "transaction.expired" ? "expired" : null) ?? (ids.has(read.id) ? "transaction twice" : null)
        ?? (isAbout(facts.election, leaf, proposed) ? null : "not about this election");
      check.item(where, fault);
      ids.add(read.id);
      if (shaped && leaf.result.data.proposal !== undefined) proposed.add(read.id);
      last = index;
    }
    first = header.log_size;
  }
}

/** Receipts that voters and officers have kept. */
function checkReceipts(check, facts) {
  const leaves = new Map(facts.leaves.map((leaf) => [leaf.id, leaf]));
  const hashes = new Map([facts.record.before, ...facts.record.blocks].map(({ header }) => [header.height, hex(headerHash(header))]));
  for (const { tx, result, index, header } of facts.options.receipts ?? []) {
    const { signature, ...body } = tx;
    const leaf = leaves.get(hex(sha256(utf8(canonical(body)))));
    let fault = null;
    if (leaf === undefined) fault = `a receipt says that leaf ${index} is a transaction which the record does not show`;
    else if (leaf.index !== index || canonical(leaf.result) !== canonical(result)) fault = `a receipt says that leaf ${index} is this, with another result or place`;
    else if (hashes.get(header.height) !== hex(headerHash(header))) fault = `a receipt says that leaf ${index} is in another block ${header.height}`;
    if (check.item(`leaf ${index}`, fault)) facts.anchors++;
  }
}

export function run(check, facts) {
  const { record } = facts;
  checkLeaves(check, facts);
  checkReceipts(check, facts);
  if (check.failed > 0) return;
  const { header } = record.blocks.at(-1);
  const shown = record.blocks.flatMap(({ leaves }) => leaves.map(({ index, leaf }) => ({ index, hash: leafHash(utf8(canonical(leaf))) })));
  const root = record.log.size === header.log_size ? multiproofRoot(shown, record.log.size, record.log.nodes.map((node) => Buffer.from(node, "hex"))) : null;
  check.item("log", root !== null && hex(root) === header.log_root ? null : "another log root");
}
