#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Makes tests/data/election_vectors.json: vectors.mjs > FILE. Every nonce is H->scalar("vector-nonce", name, i).
import { ballotHash, makeBallot, trackerOf } from "./lib/ballot.mjs";
import { b64, concat, fromB64, hex, sha256, utf8 } from "./lib/bytes.mjs";
import { ceremonyMessages, combineParts, decryptPart, lagrange, publicShare, shareFor, verifyPart } from "./lib/ceremony.mjs";
import { answerSize, ballotStyle, readFrozen, slotsOf } from "./lib/definition.mjs";
import { decodePoint, encodePoint, encodeScalar, G, hash, hashToPoint, hashToScalar, identity, mod, multiply, vectorRandom } from "./lib/group.mjs";
import { canonical } from "./lib/json.mjs";
import { levels, proveRing, ringProofBytes, tagBase, tagOf } from "./lib/ring.mjs";
import { cutRings, ringDigest, rollCommitment } from "./lib/roll.mjs";
import { credentialOf, credentialSecret, proveEnrolment, signBallot } from "./lib/schnorr.mjs";
import { chain, makeDefinition } from "./make/scenario.mjs";
import { keyOf } from "./make/keys.mjs";

const point = (value) => hex(encodePoint(value));
const scalar = (value) => hex(encodeScalar(value));
const secretOf = (number) => sha256(utf8(`voter ${number}`));

function hashes() {
  const one = (tag, ...items) => ({ tag, items: items.map((item) => (typeof item === "number" ? { u64: item } : item instanceof Uint8Array ? { hex: hex(item) } : { text: item })),
    bytes: hex(hash(tag, ...items)), scalar: scalar(hashToScalar(tag, ...items)), point: point(hashToPoint(tag, ...items)) });
  return [one("empty"), one("text", "", "선거", "a"), one("numbers", 0, 1, 2 ** 40), one("bytes", new Uint8Array(32), Uint8Array.of(255))];
}

function constants() {
  return { base: point(G), commitment_h: point(hashToPoint("commitment-h")), commitment_g: Array.from({ length: 6 }, (_, j) =>
    Array.from({ length: 4 }, (_, i) => point(hashToPoint("commitment-g", j, i)))), tag_base: point(tagBase("e-00112233445566ff")) };
}

function makeElection(mode, count) {
  const definition = makeDefinition(mode);
  const roll = Array.from({ length: count }, (_, at) => ({ credential: at + 1 === count ? "" : b64(credentialOf(credentialSecret(secretOf(at + 1), definition.id))),
    number: at + 1, precinct: definition.precincts[at % definition.precincts.length].id, weight: mode === "ring" ? 1 : 1 + (at % 3) }));
  const trustees = definition.trustees.map(({ index }) => {
    const coefficients = Array.from({ length: definition.threshold }, (_, t) => hashToScalar("vector-coefficient", index, t));
    const encryptionKey = sha256(utf8(`encryption ${index}`));
    return { index, coefficients, encryptionKey, messages: ceremonyMessages({ election: definition.id, attempt: 1, index, encryptionKey }, coefficients, vectorRandom(`ceremony ${index}`)) };
  });
  const joint = trustees.reduce((sum, { coefficients }) => sum.add(multiply(coefficients[0], G)), identity);
  const document = { definition, roll: rollCommitment(definition, roll), trustees: { joint: b64(encodePoint(joint)), threshold: definition.threshold,
    keys: trustees.map(({ index, messages }) => ({ index, coefficients: messages.coefficients })) } };
  return { definition, roll, trustees, document, frozen: readFrozen(document) };
}

function ceremony({ frozen, trustees }) {
  return { attempt: 1, threshold: 2, trustees: trustees.map(({ index, coefficients, encryptionKey, messages }) => ({ index, secrets: coefficients.map(scalar),
    encryption_key: b64(encryptionKey), nonces: `ceremony ${index}`, ...messages,
    shares: [1, 2, 3].map((to) => ({ to, share: scalar(shareFor(coefficients, to)) })),
    secret_share: scalar(trustees.reduce((sum, other) => mod(sum + shareFor(other.coefficients, index)), 0n)), public_share: b64(encodePoint(publicShare(frozen.trustees, index))) })) };
}

function ballotVector(election, number, votes, purpose, name) {
  const { frozen, definition, roll } = election;
  const secret = secretOf(number);
  const r = credentialSecret(secret, definition.id);
  const seed = sha256(utf8(`vector seed ${name}`));
  const entry = roll[number - 1];
  const precinct = frozen.precincts.get(entry.precinct);
  const rings = definition.mode === "ring" ? cutRings(definition, roll) : new Map();
  const [ring, place] = [...rings].find(([, { keys }]) => keys.some((key) => b64(key) === entry.credential)) ?? [];
  const voter = ring === undefined ? credentialOf(r) : tagOf(r, definition.id);
  const ballot = makeBallot(frozen, precinct, votes, voter, ring, seed, vectorRandom(`ballot ${name}`));
  const own = ballotHash(ballot);
  const signer = keyOf(`vector ${name}`).did;
  const authorization = ring === undefined ? signBallot(frozen, purpose, signer, r, own, vectorRandom(`authorization ${name}`))
    : proveRing({ purpose, signer, fingerprint: frozen.fingerprint, election: definition.id, ring, keys: place.keys, tag: voter, hash: own }, r, vectorRandom(`authorization ${name}`));
  return { name, number, precinct: precinct.id, voter_secret: b64(secret), credential_secret: scalar(r), seed: b64(seed), votes,
    ballot_nonces: `ballot ${name}`, ballot, hash: hex(own), tracker: trackerOf(own), purpose, signer, authorization_nonces: `authorization ${name}`,
    authorization: b64(authorization), ...(ring === undefined ? {} : { ring, ring_digest: hex(ringDigest(place.keys)), levels: levels(place.keys.length), proof_bytes: ringProofBytes(levels(place.keys.length)) }) };
}

/** The parts of trustees 1 and 3 of one ballot's first contest, as if it were the unit's sum. */
function decryption({ frozen, trustees, definition }, ballot) {
  const contest = ballotStyle(definition, frozen.precincts.get("p001"))[0];
  const bytes = fromB64(ballot.answers[0].proof);
  const sums = concat(...slotsOf(contest).map((slot, at) => bytes.subarray(288 * at, 288 * at + 64)));
  const statement = (index, slot, at) => ({ fingerprint: frozen.fingerprint, election: definition.id, unit: "p001", contest: contest.id, slot: slot.id, index,
    share: publicShare(frozen.trustees, index), alpha: pointAt(sums, 2 * at), beta: pointAt(sums, 2 * at + 1) });
  const parts = [1, 3].map((index) => {
    const secret = trustees.reduce((sum, other) => mod(sum + shareFor(other.coefficients, index)), 0n);
    const random = vectorRandom(`decryption ${index}`);
    return { index, nonces: `decryption ${index}`, values: concat(...slotsOf(contest).map((slot, at) => decryptPart(statement(index, slot, at), secret, random))) };
  });
  const points = slotsOf(contest).map((slot, at) => combineParts(pointAt(sums, 2 * at + 1), [1, 3],
    parts.map(({ index, values }) => verifyPart(statement(index, slot, at), values.subarray(128 * at, 128 * at + 128)))));
  return { unit: "p001", contest: contest.id, sums: b64(sums), lagrange: lagrange([1, 3]).map(scalar), parts: parts.map((part) => ({ ...part, values: b64(part.values) })),
    points: points.map(point) };
}

const pointAt = (bytes, at) => decodePoint(bytes.subarray(32 * at, 32 * at + 32));

function electionVectors(mode, count, plans) {
  const election = makeElection(mode, count);
  const { frozen, definition, document, roll } = election;
  const ballots = plans.map(([number, votes, purpose, name]) => ballotVector(election, number, votes, purpose, name));
  return { document, fingerprint: hex(frozen.fingerprint), roll, answer_bytes: Object.fromEntries(definition.contests.map((contest) => [contest.id, answerSize(contest)])),
    ceremony: ceremony(election), enrolment: { number: 1, did: keyOf("citizen").did, nonces: "enrol",
      credential: b64(credentialOf(credentialSecret(secretOf(1), definition.id))),
      proof: b64(proveEnrolment(definition.id, 1, keyOf("citizen").did, credentialSecret(secretOf(1), definition.id), vectorRandom("enrol"))) },
    ballots, decryption: decryption(election, ballots[0].ballot),
    chain: { first: hex(sha256(frozen.fingerprint)), second: hex(sha256(concat(sha256(frozen.fingerprint), ballotHash(ballots[0].ballot)))) } };
}

const vote = (contest, option, value = 1) => ({ contest, option, value });
const vectors = { format: "maru-election-vectors/v1", chain, hashes: hashes(), constants: constants(),
  signed: electionVectors("signed", 8, [
    [1, [vote("c1", "o2"), vote("c2", "a", 3), vote("c2", "b", 1), vote("c3", "l1"), vote("c3", "y")], "cast", "signed-1"],
    [2, [vote("c1", "blank"), vote("c3", "blank")], "challenge", "signed-2"]]),
  ring: electionVectors("ring", 130, [[7, [vote("c1", "o3")], "cast", "ring-1"]]) };
canonical(vectors);
process.stdout.write(`${JSON.stringify(vectors, null, 1)}\n`);
