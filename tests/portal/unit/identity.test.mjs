// SPDX-License-Identifier: Apache-2.0
// Codes that people hand each other for a digital identity, and the sums behind them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical } from "../../../citizen-portal-backend/web/js/core/canonical.js";
import { keyFromSeed, verify } from "../../../citizen-portal-backend/web/js/core/crypto.js";
import { checkNumber, deviceCode, didOfTransaction, guardianCode, guardianCommitment, isMaruDid, isPersonDid, keyItem, multikeyOf, newSalt,
  readDeviceCode, readGuardianCode } from "../../../citizen-portal-backend/web/js/identity/codes.js";

const DID = "did:maru:mzuhvlpymk6xo3epygfy5h4oea";
const key = await keyFromSeed(new Uint8Array(32).fill(7));

test("namesADidAfterItsTransaction", async () => {
  // The same vector as tests/domains/did/tst_did_domain.cpp.
  assert.equal(await didOfTransaction("0".repeat(64)), DID);
  const seen = new Set();
  for (let i = 0; i < 64; i += 1) {
    const did = await didOfTransaction(i.toString(16).padStart(64, "0"));
    assert.ok(isMaruDid(did), did);
    seen.add(did);
  }
  assert.equal(seen.size, 64);
});

test("tellsDids", () => {
  for (const bad of ["", "did:maru:", DID.toUpperCase(), `${DID}a`, DID.slice(0, -1), `${DID.slice(0, -1)}b`, "did:maru:mzuhvlpymk6xo3epygfy5h4o1a",
    ` ${DID}`, key.did]) assert.equal(isMaruDid(bad), false, bad);
  assert.ok(isPersonDid(DID) && isPersonDid(key.did));
  assert.equal(isPersonDid("did:web:example.com"), false);
});

test("provesAKeyForOneSubject", async () => {
  const item = await keyItem(key, DID, { use: "sign", name: "phone" });
  assert.deepEqual({ ...item, proof: "" }, { key: multikeyOf(key.did), use: "sign", name: "phone", proof: "" });
  assert.ok(await verify(key.did, "did-key", canonical({ key: item.key, subject: DID }), item.proof));
  assert.equal(await verify(key.did, "did-key", canonical({ key: item.key, subject: key.did }), item.proof), false);
});

test("hidesGuardiansBehindTheirSalt", async () => {
  const salt = Buffer.alloc(16, 1).toString("base64url");
  const commitment = await guardianCommitment(salt, DID);
  assert.match(commitment, /^[0-9a-f]{64}$/);
  assert.notEqual(commitment, await guardianCommitment(newSalt(), DID));
  assert.notEqual(commitment, await guardianCommitment(salt, key.did));
  assert.notEqual(newSalt(), newSalt());
});

test("readsItsOwnCodes", async () => {
  const code = readDeviceCode(await deviceCode(key, DID, "내 전화"));
  assert.deepEqual(Object.keys(code), ["did", "key", "name", "proof"]);
  assert.equal(code.key, multikeyOf(key.did));
  assert.equal(checkNumber(code.key).replace(" ", ""), code.key.slice(-8));
  assert.deepEqual(readGuardianCode(guardianCode(DID, key.did, newSalt())).guardian, key.did);
});

test("refusesBadCodes", async () => {
  const good = JSON.parse(await deviceCode(key, DID, ""));
  const guard = JSON.parse(guardianCode(DID, key.did, newSalt()));
  const bad = [[readDeviceCode, ""], [readDeviceCode, "null"], [readDeviceCode, "[]"], [readDeviceCode, "{"], [readDeviceCode, JSON.stringify(guard)],
    [readDeviceCode, JSON.stringify({ ...good, did: "did:web:x" })], [readDeviceCode, JSON.stringify({ ...good, key: "zDnNo" })],
    [readDeviceCode, JSON.stringify({ ...good, key: 5 })], [readDeviceCode, JSON.stringify({ ...good, name: "x".repeat(41) })],
    [readDeviceCode, JSON.stringify({ ...good, name: { a: 1 } })], [readDeviceCode, JSON.stringify({ ...good, proof: "short" })],
    [readDeviceCode, JSON.stringify({ ...good, more: "x".repeat(2_000) })], [readGuardianCode, JSON.stringify(good)],
    [readGuardianCode, JSON.stringify({ ...guard, guardian: "did:web:x" })], [readGuardianCode, JSON.stringify({ ...guard, salt: "a b" })],
    [readGuardianCode, JSON.stringify({ ...guard, salt: 1 })]];
  for (const [read, text] of bad) assert.throws(() => read(text), { code: "identity.code" }, text);
});
