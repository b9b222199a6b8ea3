// SPDX-License-Identifier: Apache-2.0
// What C++ makes with random nonces JavaScript verifies, and the reverse; what one refuses the other refuses.
import { after, test } from "node:test";
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { ballotHash, makeBallot, openingFault, trackerOf, verifyBallot } from "./lib/ballot.mjs";
import { b64, concat, fromB64, hex } from "./lib/bytes.mjs";
import { ceremonyMessages, combineParts, decryptPart, isShareGood, publicShare, revealFault, shareFor, verifyPart } from "./lib/ceremony.mjs";
import { readFrozen, slotsOf } from "./lib/definition.mjs";
import { decodePoint, decodeScalar, encodePoint, encodeScalar, G, identity, mod, multiply, secureRandom } from "./lib/group.mjs";
import { proveRing, ringFault, tagOf } from "./lib/ring.mjs";
import { credentialOf, credentialSecret, proveEnrolment, signBallot, verifyEnrolment, verifySignature } from "./lib/schnorr.mjs";
import { makeDefinition } from "./make/scenario.mjs";
import { startTool } from "./tool.mjs";

const tool = startTool();
after(() => tool.stop());

const votes = [{ contest: "c1", option: "o2", value: 1 }, { contest: "c2", option: "a", value: 2 }, { contest: "c2", option: "b", value: 2 },
  { contest: "c3", option: "l1", value: 1 }, { contest: "c3", option: "x", value: 1 }];
const didOf = (letter) => `did:key:z6Mk${letter.repeat(44)}`;

/** Two trustees of C++ and one of JavaScript make one key. */
async function ceremony(definition) {
  const place = { election: definition.id, attempt: 1, threshold: definition.threshold };
  const native = [];
  for (const index of [1, 2]) native.push({ index, ...await tool.ask("ceremony.begin", { ...place, index }) });
  const coefficients = Array.from({ length: definition.threshold }, () => secureRandom.scalar());
  const encryptionKey = new Uint8Array(randomBytes(32));
  const own = { index: 3, encryption_key: b64(encryptionKey), ...ceremonyMessages({ ...place, index: 3, encryptionKey }, coefficients) };
  return { place, native, own, coefficients };
}

const documents = new Map();
async function electionOf(mode) {
  if (documents.has(mode)) return documents.get(mode);
  const definition = makeDefinition(mode);
  const made = await ceremony(definition);
  const all = [...made.native, made.own];
  const joint = all.reduce((sum, one) => sum.add(decodePoint(fromB64(one.coefficients[0]))), identity);
  const document = { definition, roll: { commitment: "0".repeat(64), enrolled: 0, entries: 0 }, trustees: { joint: b64(encodePoint(joint)), threshold: definition.threshold,
    keys: all.map(({ index, coefficients }) => ({ index, coefficients })) } };
  const own = { ...made, document, frozen: readFrozen(document) };
  assert.equal(own.frozen.fault, undefined);
  documents.set(mode, own);
  return own;
}

const ballotArguments = (frozen, mode, secret) => {
  const r = credentialSecret(secret, frozen.definition.id);
  return { r, voter: mode === "ring" ? tagOf(r, frozen.definition.id) : credentialOf(r), ring: mode === "ring" ? "p001-1-1" : undefined,
    own: votes.filter((vote) => frozen.contests.has(vote.contest)) };
};

for (const mode of ["signed", "ring"]) {
  test(`${mode}: ceremony messages of C++ hold in JavaScript and the reverse`, async () => {
    const { place, native, own } = await electionOf(mode);
    for (const { index, commitment, encryption_key, coefficients, proof } of native) {
      const at = { ...place, index, encryptionKey: fromB64(encryption_key) };
      assert.equal(revealFault(at, place.threshold, commitment, coefficients, proof), null);
      assert.notEqual(revealFault({ ...at, attempt: 2 }, place.threshold, commitment, coefficients, proof), null);
    }
    assert.equal(await tool.ask("ceremony.check", { ...place, ...own }), true);
    await assert.rejects(tool.ask("ceremony.check", { ...place, ...own, index: 2 }), { code: "voting.ceremony_commitment" });
  });

  test(`${mode}: a ballot of C++ verifies in JavaScript`, async () => {
    const { document, frozen } = await electionOf(mode);
    const { voter, ring, own } = ballotArguments(frozen, mode, randomBytes(32));
    const seed = new Uint8Array(randomBytes(32));
    const made = await tool.ask("ballot.make", { document, precinct: "p001", ring: ring ?? "", voter: b64(voter), votes: own, seed: b64(seed) });
    const verdict = verifyBallot(frozen, made.ballot);
    assert.deepEqual([verdict.option, verdict.rule], [null, null]);
    assert.equal(hex(ballotHash(made.ballot)), made.hash);
    assert.equal(trackerOf(ballotHash(made.ballot)), made.tracker);
    assert.equal(openingFault(frozen, made.ballot, own, seed), null);
    assert.notEqual(openingFault(frozen, made.ballot, own.slice(1), seed), null);
  });

  test(`${mode}: a ballot of JavaScript verifies in C++, a changed one in neither`, async () => {
    const { document, frozen } = await electionOf(mode);
    const { voter, ring, own } = ballotArguments(frozen, mode, randomBytes(32));
    const seed = new Uint8Array(randomBytes(32));
    const ballot = makeBallot(frozen, frozen.precincts.get("p001"), own, voter, ring, seed);
    assert.equal(await tool.ask("ballot.verify", { document, precinct: "p001", ballot }), true);
    assert.equal(await tool.ask("ballot.open", { document, ballot, votes: own, seed: b64(seed) }), true);
    const size = fromB64(ballot.answers[0].proof).length;
    for (let at = 0; at < size; at += 32) {
      const bytes = Buffer.from(ballot.answers[0].proof, "base64url");
      bytes[at] ^= 2;
      const changed = structuredClone(ballot);
      changed.answers[0].proof = b64(bytes);
      const verdict = verifyBallot(frozen, changed);
      assert.ok(verdict.option !== null || verdict.rule !== null, `byte ${at}`);
      await assert.rejects(tool.ask("ballot.verify", { document, precinct: "p001", ballot: changed }), { code: "voting.ballot_proof" });
    }
  });
}

test("signatures hold both ways, for their purpose and signer only", async () => {
  const { document, frozen } = await electionOf("signed");
  const secret = new Uint8Array(randomBytes(32));
  const { r, voter, own } = ballotArguments(frozen, "signed", secret);
  const ballot = makeBallot(frozen, frozen.precincts.get("p001"), own, voter, undefined, new Uint8Array(randomBytes(32)));
  const hash = ballotHash(ballot);
  const signer = didOf("a");
  const native = fromB64(await tool.ask("signature.make", { document, ballot, purpose: "cast", signer, secret: b64(secret) }));
  assert.ok(verifySignature(frozen, "cast", signer, voter, hash, native));
  assert.ok(!verifySignature(frozen, "challenge", signer, voter, hash, native));
  const authorization = b64(signBallot(frozen, "challenge", signer, r, hash));
  assert.equal(await tool.ask("signature.verify", { document, ballot, purpose: "challenge", signer, authorization }), true);
  await assert.rejects(tool.ask("signature.verify", { document, ballot, purpose: "cast", signer, authorization }), { code: "voting.signature" });
  await assert.rejects(tool.ask("signature.verify", { document, ballot, purpose: "challenge", signer: didOf("b"), authorization }), { code: "voting.signature" });
});

test("enrolments hold both ways", async () => {
  const secret = new Uint8Array(randomBytes(32));
  const at = { election: "e-00112233445566ff", number: 77, did: didOf("c") };
  const r = credentialSecret(secret, at.election);
  const native = fromB64(await tool.ask("enrol.make", { ...at, secret: b64(secret) }));
  assert.ok(verifyEnrolment(at.election, at.number, at.did, credentialOf(r), native));
  assert.ok(!verifyEnrolment(at.election, 78, at.did, credentialOf(r), native));
  const proof = b64(proveEnrolment(at.election, at.number, at.did, r));
  assert.equal(await tool.ask("enrol.verify", { ...at, credential: b64(credentialOf(r)), proof }), true);
  assert.equal(await tool.ask("enrol.verify", { ...at, did: didOf("d"), credential: b64(credentialOf(r)), proof }), false);
});

for (const size of [2, 5, 16, 130]) {
  test(`ring proofs over ${size} keys hold both ways`, async () => {
    const { document, frozen } = await electionOf("ring");
    const secrets = Array.from({ length: size }, () => new Uint8Array(randomBytes(32)));
    const keys = secrets.map((secret) => credentialOf(credentialSecret(secret, frozen.definition.id)));
    for (const at of [0, size - 1]) {
      const { r, voter, own } = ballotArguments(frozen, "ring", secrets[at]);
      const ballot = makeBallot(frozen, frozen.precincts.get("p001"), own, voter, "p001-1-1", new Uint8Array(randomBytes(32)));
      const signer = didOf("e");
      const args = { document, ballot, purpose: "cast", signer, keys: b64(concat(...keys)) };
      const statement = { purpose: "cast", signer, fingerprint: frozen.fingerprint, election: frozen.definition.id, ring: "p001-1-1", keys, tag: voter, hash: ballotHash(ballot) };
      const native = fromB64(await tool.ask("ring.make", { ...args, secret: b64(secrets[at]) }));
      assert.equal(ringFault(statement, native), null);
      assert.equal(ringFault({ ...statement, purpose: "challenge" }, native), "equation");
      assert.equal(ringFault({ ...statement, ring: "p001-1-2" }, native), "equation");
      const authorization = b64(proveRing(statement, r));
      assert.equal(await tool.ask("ring.verify", { ...args, authorization }), true);
      await assert.rejects(tool.ask("ring.verify", { ...args, purpose: "challenge", authorization }), { code: "voting.ring_proof" });
      await assert.rejects(tool.ask("ring.verify", { ...args, keys: b64(concat(...keys.slice(0, -1), keys[0])), authorization }), { code: "voting.ring_keys" });
    }
    const outsider = new Uint8Array(randomBytes(32));
    const { voter, own } = ballotArguments(frozen, "ring", outsider);
    const ballot = makeBallot(frozen, frozen.precincts.get("p001"), own, voter, "p001-1-1", new Uint8Array(randomBytes(32)));
    await assert.rejects(tool.ask("ring.make", { document, ballot, purpose: "cast", signer: didOf("e"), keys: b64(concat(...keys)), secret: b64(outsider) }), { code: "tool.not_in_ring" });
  });
}

test("two trustees of C++ and one of JavaScript open a sum, any two of them", async () => {
  documents.delete("signed"); // The tool keeps one ceremony at a time.
  const { document, frozen, native, own, coefficients } = await electionOf("signed");
  // Sealing for JavaScript needs no box here: its shares come plain, as a settlement publishes them, and are checked.
  const received = [];
  for (const { index, coefficients: texts } of native) {
    const share = decodeScalar(fromB64(await tool.ask("ceremony.share", { index, to: 3 })));
    assert.ok(isShareGood(texts.map((text) => decodePoint(fromB64(text))), 3, share));
    received.push(share);
  }
  const secret = mod(received.reduce((sum, share) => sum + share, 0n) + shareFor(coefficients, 3));
  for (const { index } of native) {
    const shares = [{ from: 3, published: b64(encodeScalar(shareFor(coefficients, index))) }];
    for (const other of native.filter((one) => one.index !== index)) {
      const { encryption_key } = native.find((one) => one.index === index);
      shares.push({ from: other.index, sealed: await tool.ask("ceremony.seal", { index: other.index, to: index, encryption_key }) });
    }
    const wrong = [{ ...shares[0], published: b64(encodeScalar(shareFor(coefficients, index) + 1n)) }, ...shares.slice(1)];
    await assert.rejects(tool.ask("ceremony.finish", { index, keys: document.trustees, shares: wrong }), { code: "voting.ceremony_share" });
    assert.equal(await tool.ask("ceremony.finish", { index, keys: document.trustees, shares }), true);
  }
  const slots = slotsOf(frozen.contests.get("c1"));
  const counts = [3, 0, 41, 7];
  const pairs = counts.map((count) => {
    const nonce = secureRandom.scalar();
    return [multiply(nonce, G), multiply(BigInt(count), G).add(multiply(nonce, frozen.trustees.joint))];
  });
  const sums = b64(concat(...pairs.flat().map(encodePoint)));
  const statement = (index, at) => ({ fingerprint: frozen.fingerprint, election: frozen.definition.id, unit: "p001", contest: "c1", slot: slots[at].id, index,
    share: publicShare(frozen.trustees, index), alpha: pairs[at][0], beta: pairs[at][1] });
  const values = new Map([[3, concat(...slots.map((_, at) => decryptPart(statement(3, at), secret)))]]);
  for (const { index } of native) values.set(index, fromB64(await tool.ask("parts.make", { document, unit: "p001", contest: "c1", index, sums })));
  assert.equal(await tool.ask("parts.check", { document, unit: "p001", contest: "c1", index: 3, sums, values: b64(values.get(3)) }), true);
  await assert.rejects(tool.ask("parts.check", { document, unit: "p002", contest: "c1", index: 3, sums, values: b64(values.get(3)) }), { code: "voting.decryption_proof" });
  for (const indexes of [[1, 2], [1, 3], [2, 3]]) {
    const expected = counts.map((count) => multiply(BigInt(count), G));
    const points = slots.map((_, at) => indexes.map((index) => verifyPart(statement(index, at), values.get(index).subarray(128 * at, 128 * at + 128))));
    assert.ok(points.flat().every((point) => point !== null));
    assert.ok(expected.every((point, at) => combineParts(pairs[at][1], indexes, points[at]).equals(point)));
    const combined = await tool.ask("combine", { document, contest: "c1", sums, parts: indexes.map((index) => ({ index, values: b64(values.get(index)) })) });
    assert.deepEqual(combined, expected.map((point) => b64(encodePoint(point))));
  }
  assert.equal(verifyPart({ ...statement(3, 0), index: 2 }, values.get(3).subarray(0, 128)), null);
  assert.equal(own.index, 3);
});
