// SPDX-License-Identifier: Apache-2.0
// Checks a receipt and a state proof in the visitor's own browser; trusts nothing but the node's DID.
import { equal, FormatError, hashFromHex, toHex, utf8 } from "./bytes.js";
import { canonical } from "./canonical.js";
import { sha256, verify } from "./crypto.js";
import { leafHash, stateKey, verifyAbsence, verifyInclusion, verifyPresence } from "./merkle.js";
import { bodyOf, transactionId } from "./transaction.js";

async function ledgerRootOf(header) {
  const text = canonical({
    app_version: header.app_version,
    log_root: header.log_root,
    log_size: header.log_size,
    parameters_version: header.parameters_version,
    state_root: header.state_root,
  });
  return toHex(await sha256(utf8(text)));
}

export async function headerHash(header) {
  return toHex(await sha256(utf8(canonical(header))));
}

async function check(steps, name, work) {
  let ok = false;
  try {
    ok = await work();
  } catch {
    ok = false;
  }
  steps.push({ name, ok });
  return ok;
}

async function checkHeader(steps, file, node) {
  await check(steps, "node", () => file.header.proposer === node);
  await check(steps, "ledger_root", async () => (await ledgerRootOf(file.header)) === file.header.ledger_root);
  await check(steps, "header_signature", async () => {
    const entry = file.signatures.find((one) => one.signer === file.header.proposer);
    return Boolean(entry) && verify(entry.signer, "header", canonical(file.header), entry.signature);
  });
}

/**
 * {ok, steps: [{name, ok}], id, headerHash}; throws FormatError for what is no receipt. `expected.id`, where the caller
 * knows which transaction it asked for, keeps a server from showing a sound receipt of something else.
 */
export async function checkReceipt(receipt, node, expected = {}) {
  if (!receipt || receipt.format !== "maru-receipt/v1" || !receipt.tx || !receipt.header
    || !Array.isArray(receipt.proof) || !Array.isArray(receipt.signatures)) {
    throw new FormatError("receipt.format");
  }
  if (receipt.proof.length > 64) throw new FormatError("receipt.proof");
  const steps = [];
  await check(steps, "transaction_signature", () =>
    verify(receipt.tx.signer, "transaction", canonical(bodyOf(receipt.tx)), receipt.tx.signature));
  await check(steps, "inclusion", async () => {
    const leaf = await leafHash(utf8(canonical({ tx: receipt.tx, result: receipt.result })));
    return verifyInclusion(leaf, receipt.index, receipt.header.log_size, receipt.proof, receipt.header.log_root);
  });
  await check(steps, "chain", () => receipt.tx.chain === receipt.header.chain);
  await checkHeader(steps, receipt, node);
  const id = await transactionId(receipt.tx);
  if (expected.id !== undefined) await check(steps, "asked", () => id === expected.id);
  return {
    ok: steps.every((step) => step.ok),
    steps,
    id,
    headerHash: await headerHash(receipt.header),
  };
}

/** As above for a "maru-state-proof/v1" file, which must be about the row that was asked for. */
export async function checkStateProof(proof, node, { domain, table, key } = {}) {
  if (!proof || proof.format !== "maru-state-proof/v1" || !proof.header || !Array.isArray(proof.siblings)
    || !Array.isArray(proof.signatures)) {
    throw new FormatError("state_proof.format");
  }
  const steps = [];
  if (domain !== undefined) {
    await check(steps, "asked", () => proof.domain === domain && proof.table === table && proof.key === key);
  }
  await check(steps, "path", async () => {
    const root = hashFromHex(proof.domain_roots[proof.domain]);
    const place = await stateKey(proof.domain, proof.table, proof.key);
    if (proof.value === null) return verifyAbsence(root, place, proof.siblings, proof.other ?? null);
    return verifyPresence(root, place, await sha256(utf8(canonical(proof.value))), proof.siblings);
  });
  await check(steps, "state_root", async () =>
    equal(await sha256(utf8(canonical(proof.domain_roots))), hashFromHex(proof.header.state_root)));
  await checkHeader(steps, proof, node);
  return { ok: steps.every((step) => step.ok), steps };
}
