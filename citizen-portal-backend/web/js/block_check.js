// SPDX-License-Identifier: Apache-2.0
// Everything of one block that a browser can check by itself: who signed it, that it follows the one before, that its
// transactions are in the log under its root with none left out, and that each was signed by whom it says.
import { get } from "./api.js";
import { hashFromHex, toHex, utf8 } from "./core/bytes.js";
import { canonical } from "./core/canonical.js";
import { sha256, verify } from "./core/crypto.js";
import { leafHash, verifyInclusion } from "./core/merkle.js";
import { headerHash } from "./core/receipt.js";
import { bodyOf, transactionId } from "./core/transaction.js";

const AT_ONCE = 4;

async function ledgerRoot(header) {
  const { app_version, log_root, log_size, parameters_version, state_root } = header;
  return toHex(await sha256(utf8(canonical({ app_version, log_root, log_size, parameters_version, state_root }))));
}

async function tried(work) {
  try {
    return await work();
  } catch {
    return false;
  }
}

async function isInLog(leaf, entry, header, ask) {
  const hash = leaf.redacted ? hashFromHex(leaf.redacted) : await leafHash(utf8(canonical({ tx: leaf.tx, result: leaf.result })));
  const { proof } = await ask(`/api/v1/log/inclusion?index=${entry.index}&size=${header.log_size}`);
  return verifyInclusion(hash, entry.index, header.log_size, proof, header.log_root);
}

/** The list's entry says what the leaf says. A restricted leaf shows its hash only, so nothing can be said of it. */
export function describes(entry, leaf) {
  return Boolean(leaf.redacted) || (entry.domain === leaf.tx.domain && entry.action === leaf.tx.action
    && entry.signer === leaf.tx.signer && entry.code === leaf.result.code);
}

/** No transaction of the block is left out: the log grew by just these, each at its own place. */
export function isComplete(transactions, sizeBefore, header) {
  return sizeBefore + transactions.length === header.log_size
    && transactions.every((entry, i) => entry.index === sizeBefore + i);
}

async function isSigned(leaf, entry) {
  // A restricted transaction shows its hash only: its place can be checked, its content not.
  if (leaf.redacted) return true;
  return await transactionId(leaf.tx) === entry.id
    && verify(leaf.tx.signer, "transaction", canonical(bodyOf(leaf.tx)), leaf.tx.signature);
}

/** {ok, steps, checked, redacted}; at most `most` transactions, the first ones. `height` is the block that was asked for. */
export async function checkBlock(block, leaves, node, { height, most = 200, onProgress = () => {}, ask = get } = {}) {
  const { header, signatures, hash, transactions } = block;
  const steps = [];
  const step = async (name, work) => steps.push({ name, ok: Boolean(await tried(work)) });
  await step("asked", () => header.height === height);
  await step("node", () => header.proposer === node);
  await step("header_signature", () => {
    const own = signatures.find((one) => one.signer === header.proposer);
    return Boolean(own) && verify(own.signer, "header", canonical(header), own.signature);
  });
  await step("ledger_root", async () => (await ledgerRoot(header)) === header.ledger_root);
  await step("block_hash", async () => (await headerHash(header)) === hash);
  // The size of the log before counts only when the header that says it is the very one that this header names.
  let sizeBefore = header.height === 0 ? 0 : null;
  if (header.height > 0) {
    await step("follows", async () => {
      const before = await ask(`/api/v1/blocks/${header.height - 1}`);
      const isBefore = (await headerHash(before.header)) === header.previous;
      if (isBefore) sizeBefore = before.header.log_size;
      return isBefore;
    });
  }
  await step("none_missing", () => sizeBefore !== null && leaves.length === transactions.length
    && isComplete(transactions, sizeBefore, header));
  const count = Math.min(most, transactions.length);
  if (count > 0) {
    let placed = true;
    let signed = true;
    let described = true;
    let done = 0;
    const queue = [...Array(count).keys()];
    const work = async () => {
      for (let i = queue.shift(); i !== undefined; i = queue.shift()) {
        if (!await tried(() => isInLog(leaves[i], transactions[i], header, ask))) placed = false;
        if (!await tried(() => isSigned(leaves[i], transactions[i]))) signed = false;
        if (!await tried(() => describes(transactions[i], leaves[i]))) described = false;
        done += 1;
        onProgress(done, count);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    steps.push({ name: "all_in_log", ok: placed }, { name: "all_signed", ok: signed }, { name: "all_described", ok: described });
  }
  return { ok: steps.every((one) => one.ok), steps, checked: count,
    redacted: leaves.slice(0, count).filter((leaf) => leaf.redacted).length };
}
