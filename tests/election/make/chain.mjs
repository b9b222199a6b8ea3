// SPDX-License-Identifier: Apache-2.0
// From acts and rows to the text of a record: leaves, headers, multiproof, state proofs, all signed by the node's key.
import { hex, sha256, utf8 } from "../lib/bytes.mjs";
import { canonical } from "../lib/json.mjs";
import { leafHash, logRoot } from "../lib/merkle.mjs";
import { headerHash } from "../lib/ledger.mjs";
import { keyOf, signHeader } from "./keys.mjs";
import { multiproof, stateTree } from "./trees.mjs";

const firstHeight = 10;
const node = "node";

function headerOf(model, previous, height, time, leaves, stateRoot) {
  const roots = { app_version: 1, log_root: hex(logRoot(leaves)), log_size: leaves.length, parameters_version: 1, state_root: stateRoot };
  return { chain: model.chain, height, time, previous, ledger_root: hex(sha256(utf8(canonical(roots)))), proposer: keyOf(node).did, ...roots };
}

/** Leaves of other domains, which a record does not show. */
const otherLeaf = (index) => leafHash(utf8(`other ${index}`));

/**
 * `model`: {chain, election, roll: [entries], blocks: [{time, leaves: [{tx, result}]}], rows: [{domain?, table, key, value}],
 * stateRoots?: [of blocks that were the last ones of earlier records]}.
 * The record's lines as objects: {head, roll, before, blocks, log, states, end}, `hashes` of all leaves of the log and the last `stateRoot`.
 */
export function buildRecord(model) {
  const leaves = [otherLeaf(0), otherLeaf(1), otherLeaf(2)];
  const shown = new Set();
  const before = signHeader(headerOf(model, "0".repeat(64), firstHeight - 1, model.blocks[0].time - 5, leaves, hex(sha256(utf8("before")))), node);
  const rows = [...model.rows, { table: "turnout", key: `${model.election}/x`, value: { n: 1 } }].map((row) => ({ domain: "election", ...row }));
  const trees = new Map(["election", "identity"].map((domain) => [domain, stateTree(rows.filter((row) => row.domain === domain))]));
  const roots = { accounts: hex(sha256(utf8("accounts"))), election: trees.get("election").root, identity: trees.get("identity").root };
  const stateRoot = hex(sha256(utf8(canonical(roots))));
  // Where the last block holds nothing, what is proven under it is so under the one before, too.
  const last = model.blocks.length - (model.blocks.at(-1).leaves.length === 0 ? 2 : 1);
  let previous = hex(headerHash(before.header));
  const blocks = model.blocks.map((block, at) => {
    const own = [];
    for (const leaf of block.leaves) {
      if (leaves.length % 3 === 0) leaves.push(otherLeaf(leaves.length));
      own.push({ index: leaves.length, leaf });
      shown.add(leaves.length);
      leaves.push(leafHash(utf8(canonical(leaf))));
    }
    const isLast = at >= last;
    const header = headerOf(model, previous, firstHeight + at, block.time, leaves, isLast ? stateRoot : model.stateRoots?.[at] ?? hex(sha256(utf8(`state ${at}`))));
    previous = hex(headerHash(header));
    return { ...signHeader(header, node), leaves: own };
  });
  const { header, signatures } = blocks.at(-1);
  const states = rows.filter((row) => row.table !== "turnout").map((row) => ({ format: "maru-state-proof/v1", ...row, siblings: trees.get(row.domain).siblingsOf(row),
    other: null, domain_roots: roots, header, signatures }));
  const head = { format: "maru-election-record", version: 1, protocol: "maru/vote/v1", chain: model.chain, node: keyOf(node).did, election: model.election };
  return { head, roll: model.roll, before, blocks, log: { size: leaves.length, nodes: multiproof(leaves, shown) }, states, hashes: leaves, stateRoot };
}

/** The lines of the file, canonical, with the counts of the end line. */
export function recordText({ head, roll, before, blocks, log, states, end }) {
  const counts = { blocks: blocks.length, leaves: blocks.reduce((sum, block) => sum + block.leaves.length, 0), roll: roll.length, states: states.length };
  const rollLines = [];
  for (let at = 0; at < roll.length; at += 1000) rollLines.push({ roll: roll.slice(at, at + 1000) });
  const lines = [head, ...rollLines, { before }, ...blocks, { log }, ...states.map((state) => ({ state })), { end: end ?? counts }];
  return lines.map((line) => `${canonical(line)}\n`).join("");
}
