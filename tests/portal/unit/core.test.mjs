// SPDX-License-Identifier: Apache-2.0
// The browser's own checks against the golden vectors that the C++ tests read too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fromBase58, fromBase64Url, fromHex, toBase58, toHex, utf8 } from "../../../citizen-portal-backend/web/js/core/bytes.js";
import { canonical } from "../../../citizen-portal-backend/web/js/core/canonical.js";
import { didOf, keyFromSeed, publicKeyOf, signingInput } from "../../../citizen-portal-backend/web/js/core/crypto.js";
import { sumInner, sumLeaf, verifyConsistency, verifyInclusion, verifySum }
  from "../../../citizen-portal-backend/web/js/core/merkle.js";
import { checkReceipt, checkStateProof, headerHash } from "../../../citizen-portal-backend/web/js/core/receipt.js";
import { makeTransaction, transactionId } from "../../../citizen-portal-backend/web/js/core/transaction.js";

const vectors = JSON.parse(readFileSync(new URL("../../data/ledger_vectors.json", import.meta.url), "utf8"));
const copy = (value) => structuredClone(value);

test("ordersMembersByUtf16AndEscapesShortest", () => {
  assert.equal(canonical({ "\u20ac": 1, "\r": 2, "\ufb33": 3, 1: 4, "\ud83d\ude02": 5, "\u0080": 6, "\u00f6": 7 }),
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude02":5,"\ufb33":3}');
  assert.equal(canonical("\u000f\n\"\\/\u20ac"), '"\\u000f\\n\\"\\\\/\u20ac"');
});

for (const bad of [1.5, 2 ** 53, -0, NaN, "\ud800", undefined]) {
  test(`refusesToWrite ${String(bad)}`, () => assert.throws(() => canonical({ a: bad })));
}

test("readsOnlyOneTextPerValue", () => {
  assert.throws(() => fromBase64Url("AB"));
  assert.throws(() => fromBase64Url("AA=="));
  assert.throws(() => fromHex("AB"));
  assert.deepEqual(fromBase58(toBase58(new Uint8Array([0, 0, 1, 2]))), new Uint8Array([0, 0, 1, 2]));
});

test("derivesTheKeysOfTheVectors", async () => {
  for (const one of [vectors.person, vectors.node]) {
    const key = await keyFromSeed(fromHex(one.seed));
    assert.equal(key.did, one.did);
    assert.equal(didOf(fromHex(one.public_key)), one.did);
    assert.equal(toHex(publicKeyOf(one.did)), one.public_key);
  }
  for (const bad of ["", "did:key:z6Mk", `${vectors.person.did}x`, vectors.person.did.replace("z6Mk", "z6Ml")]) {
    assert.throws(() => publicKeyOf(bad));
  }
});

test("identifiesAndSignsTransactionsAsTheServerDoes", async () => {
  const { transaction } = vectors;
  assert.equal(await transactionId(transaction.json), transaction.id);
  assert.equal(canonical(transaction.json), transaction.canonical);
  assert.equal(toHex(await signingInput("transaction", transaction.body)), transaction.signing_input);
  const key = await keyFromSeed(fromHex(vectors.person.seed));
  const made = await makeTransaction(key, "c", "donation", "donate", { amount: 1 }, 100);
  assert.equal(made.signer, vectors.person.did);
  assert.equal(made.valid_until, 700);
  assert.equal(fromBase64Url(made.nonce).length, 16);
});

test("acceptsTheValidReceipt", async () => {
  const result = await checkReceipt(vectors.receipt.valid, vectors.node.did);
  assert.deepEqual(result.steps.filter((step) => !step.ok), []);
  assert.equal(result.id, vectors.transaction.id);
  assert.equal(await headerHash(vectors.header.header), vectors.header.hash);
});

vectors.receipt.invalid.forEach((bad, i) => {
  test(`refusesMutatedReceipt ${i} ${bad.name ?? bad.change ?? ""}`, async () => {
    const receipt = bad.receipt ?? bad;
    let ok = false;
    try {
      ok = (await checkReceipt(receipt, vectors.node.did)).ok;
    } catch (error) {
      assert.ok(error.code);
    }
    assert.equal(ok, false);
  });
});

test("refusesAReceiptOfAnotherNode", async () => {
  const result = await checkReceipt(vectors.receipt.valid, vectors.person.did);
  assert.deepEqual(result.steps.filter((step) => !step.ok).map((step) => step.name), ["node"]);
});

test("refusesASoundReceiptOrProofOfSomethingElse", async () => {
  const { receipt, state, node } = vectors;
  assert.ok((await checkReceipt(receipt.valid, node.did, { id: vectors.transaction.id })).ok);
  const other = await checkReceipt(receipt.valid, node.did, { id: "0".repeat(64) });
  assert.deepEqual(other.steps.filter((step) => !step.ok).map((step) => step.name), ["asked"]);
  const { domain, table, key } = state.presence;
  assert.ok((await checkStateProof(state.presence, node.did, { domain, table, key })).ok);
  assert.ok(!(await checkStateProof(state.presence, node.did, { domain, table, key: `${key}x` })).ok);
  const foreign = copy(receipt.valid);
  foreign.tx.chain = "another";
  const { steps } = await checkReceipt(foreign, node.did);
  assert.equal(steps.find((step) => step.name === "chain").ok, false);
});

test("namesTheStepThatFails", async () => {
  const changes = {
    transaction_signature: (receipt) => { receipt.tx.payload.amount = 1; },
    inclusion: (receipt) => { receipt.result.data = {}; },
    ledger_root: (receipt) => { receipt.header.log_size += 1; },
    header_signature: (receipt) => { receipt.header.time += 1; },
  };
  for (const [name, change] of Object.entries(changes)) {
    const receipt = copy(vectors.receipt.valid);
    change(receipt);
    const { steps } = await checkReceipt(receipt, vectors.node.did);
    assert.equal(steps.find((step) => step.name === name).ok, false, name);
  }
});

test("checksInclusionAndConsistency", async () => {
  const { inclusion, consistency } = vectors;
  const leaf = fromHex(inclusion.leaf);
  assert.ok(await verifyInclusion(leaf, inclusion.index, inclusion.size, inclusion.proof, inclusion.root));
  assert.ok(!(await verifyInclusion(leaf, inclusion.index + 1, inclusion.size, inclusion.proof, inclusion.root)));
  assert.ok(!(await verifyInclusion(leaf, inclusion.index, inclusion.size, inclusion.proof.slice(1), inclusion.root)));
  const check = (first, proof) => verifyConsistency(first, consistency.second, consistency.first_root,
    consistency.second_root, proof);
  assert.ok(await check(consistency.first, consistency.proof));
  assert.ok(!(await check(consistency.first - 1, consistency.proof)));
  assert.ok(!(await check(consistency.first, consistency.proof.slice(1))));
});

test("checksPresenceAndAbsence", async () => {
  for (const name of ["presence", "absence", "absence_empty"]) {
    assert.ok((await checkStateProof(vectors.state[name], vectors.node.did)).ok, name);
    const mutated = copy(vectors.state[name]);
    mutated.key += "x";
    assert.ok(!(await checkStateProof(mutated, vectors.node.did)).ok || name !== "presence", name);
  }
  const claimedAbsent = copy(vectors.state.presence);
  claimedAbsent.value = null;
  assert.ok(!(await checkStateProof(claimedAbsent, vectors.node.did)).ok);
});

test("checksTheSumTree", async () => {
  const { sum } = vectors;
  const nodes = await Promise.all(sum.leaves.map((leaf) =>
    sumLeaf(leaf.data_hex ? fromHex(leaf.data_hex) : utf8(leaf.data), leaf.amount)));
  assert.ok(await verifySum(nodes[sum.index], sum.index, sum.count, sum.proof, sum.root));
  const richer = { ...nodes[sum.index], sum: nodes[sum.index].sum + 1 };
  assert.ok(!(await verifySum(richer, sum.index, sum.count, sum.proof, sum.root)));
  assert.ok(!(await verifySum(nodes[0], sum.index, sum.count, sum.proof, sum.root)));
  await assert.rejects(sumInner({ hash: "00".repeat(32), sum: Number.MAX_SAFE_INTEGER }, nodes[0]));
});
