// SPDX-License-Identifier: Apache-2.0
// Records against what somebody has kept elsewhere: receipts, heads, the node's key. A node that hides a ballot from log,
// box and sums alike makes a record that holds by itself; one receipt shows it.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hex } from "../lib/bytes.mjs";
import { headerHash } from "../lib/ledger.mjs";
import { keyOf, signHeader } from "../make/keys.mjs";
import { inclusionPath } from "../make/trees.mjs";
import { deep, goodText, recordOf, scenarioOf } from "./base.mjs";

const mode = "signed";
const plain = () => goodText(mode);

/** The receipt of the first leaf of an action. */
function receiptOf(record, action, change = () => {}) {
  const block = record.blocks.find(({ leaves }) => leaves.some(({ leaf }) => leaf.tx.action === action));
  const { index, leaf } = block.leaves.find((one) => one.leaf.tx.action === action);
  const proof = inclusionPath(record.hashes.slice(0, block.header.log_size), index);
  const receipt = { format: "maru-receipt/v1", ...structuredClone(leaf), index, proof, header: structuredClone(block.header), signatures: structuredClone(block.signatures) };
  change(receipt, record);
  return receipt;
}

const written = (name, value) => (folder) => {
  writeFileSync(join(folder, name), JSON.stringify(value()));
  return join(folder, name);
};
const receipt = (action, change) => (folder) => ["--receipt", written("receipt.json", () => receiptOf(recordOf(mode), action, change))(folder)];
const blockAt = (at) => recordOf(mode).blocks.at(at);
/** A folder as maru-verify follow keeps it. */
const heads = (edit) => (folder) => {
  const own = join(folder, "heads");
  mkdirSync(own, { recursive: true });
  for (const at of [3, -1]) {
    const { header, signatures } = edit(blockAt(at), at);
    writeFileSync(join(own, `${String(header.height).padStart(12, "0")}.json`), JSON.stringify({ header, signatures }));
  }
  return ["--heads", own];
};
const head = (height, hash) => () => ["--chain-head", `${height}:${hash}`];
const hashAt = (at) => hex(headerHash(blockAt(at).header));
const heightAt = (at) => blockAt(at).header.height;
/** Another block of the same height by the same node. */
const forked = ({ header }) => signHeader({ ...header, time: header.time + 1 }, "node");

/** A ballot that a voter has a receipt for, left out by the node wherever it stood. */
function hidden() {
  const scenario = scenarioOf(mode);
  scenario.casts.splice(scenario.casts.findIndex(({ number }) => number === 2), 1);
  return deep(mode, () => {}, scenario);
}
const lostReceipt = (folder) => ["--receipt", written("receipt.json", () => {
  const record = recordOf(mode);
  const { payload } = scenarioOf(mode).casts.find(({ number }) => number === 2);
  const at = record.blocks.find(({ leaves }) => leaves.some(({ leaf }) => leaf.tx.payload.voter === payload.voter));
  const { index, leaf } = at.leaves[0];
  return { format: "maru-receipt/v1", ...leaf, index, proof: inclusionPath(record.hashes.slice(0, at.header.log_size), index), header: at.header, signatures: at.signatures };
})(folder)];

const passes = [
  ["with a receipt", receipt("cast")],
  ["with receipts of a cast and a certification", (folder) => [...receipt("certify")(folder), "--receipt", written("second.json", () => receiptOf(recordOf(mode), "cast"))(folder)]],
  ["with kept heads", heads((block) => block)],
  ["with kept heads, one of them of a later block", heads((block, at) => (at === 3 ? block : signHeader({ ...block.header, height: block.header.height + 9 }, "node")))],
  ["with a head noted by hand", () => head(heightAt(5), hashAt(5))()],
  ["of the node that is known", () => ["--node", keyOf("node").did]],
  ["of the election that is meant", () => ["--id", recordOf(mode).head.election, "--trust-first"]],
  ["with nothing from elsewhere", () => []],
  ["with nothing from elsewhere, knowingly", () => ["--trust-first"]],
].map(([name, words]) => ({ name: `good record ${name}`, aim: undefined, verdict: "pass", make: plain, words }));

const fails = [
  ["inclusion", "receipt of a ballot that is not there", lostReceipt, hidden],
  ["inclusion", "receipt of another place", receipt("cast", (own) => { own.index += 1; })],
  ["inclusion", "receipt with another result", receipt("cast", (own) => { own.result.data.replaced = true; })],
  ["inclusion", "receipt of a refusal that was accepted", receipt("cast", (own) => { own.result = { code: "election.closed", data: {} }; })],
  ["inclusion", "receipt of another block of that height", receipt("cast", (own) => { Object.assign(own, forked(own)); })],
  ["inclusion", "receipt of a block that the record does not have", receipt("cast", (own) => { Object.assign(own, signHeader({ ...own.header, height: 9999 }, "node")); })],
  ["blocks", "kept head of another block", heads((block, at) => (at === 3 ? forked(block) : block))],
  ["blocks", "noted head of another block", () => head(heightAt(5), hashAt(6))()],
  ["blocks", "noted head of a height that the record does not have", () => head(9999, hashAt(5))()],
  ["blocks", "another node than is known", () => ["--node", keyOf("another").did]],
  ["format", "another election than is meant", () => ["--id", "e-ffffffffffffffff"]],
  ["ballot_chain", "ballot head noted earlier that is not in the chain", () => ["--since", "0".repeat(64)]],
].map(([aim, name, words, make = plain]) => ({ name, aim, make, words }));

export { passes as good, fails as mutations };
