// SPDX-License-Identifier: Apache-2.0
// The voting engine of the browser, maru-voting.wasm, under Node: against the JavaScript implementation of the protocol
// (tests/election, written from docs/election-protocol.md on @noble/curves) in both directions, and what it leaves in
// its memory.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { EngineCore } from "../../../citizen-portal-backend/web/js/election/engine_core.js";
import { VotingModule } from "../../../citizen-portal-backend/web/js/election/voting_module.js";
import { makeBallot, openingFault, trackerOf, ballotHash, verifyBallot } from "../../election/lib/ballot.mjs";
import { b64, concat, fromB64, hex } from "../../election/lib/bytes.mjs";
import { ceremonyMessages } from "../../election/lib/ceremony.mjs";
import { fingerprintOf } from "../../election/lib/definition.mjs";
import { decodePoint, encodePoint, G, multiply } from "../../election/lib/group.mjs";
import { proveRing, ringFault, tagOf } from "../../election/lib/ring.mjs";
import { credentialOf, credentialSecret, signBallot, verifyEnrolment, verifySignature } from "../../election/lib/schnorr.mjs";

// MARU_VOTING_WASM is set where the build makes the module: there its absence is a failure.
const file = process.env.MARU_VOTING_WASM ?? join(dirname(process.env.MARU_BIN_DIR ?? "build/dev/bin"), "voting", "maru-voting.wasm");
const skip = !process.env.MARU_VOTING_WASM && !existsSync(file) ? "this build has no WebAssembly compiler" : false;
const code = skip ? null : readFileSync(file);
const election = "e-0123456789abcdef";
const signer = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
const fresh = () => new Uint8Array(randomBytes(32));
const is = (expected) => (error) => error.code === expected;

const option = (id, list = "") => ({ id, number: 1, name_ko: "", name_en: "", party_ko: "", party_en: "", photo: "", list });
const contest = (id, kind, more) => ({ id, kind, title_ko: "", title_en: "", minimum: 1, maximum: 1, blank: true, score: 1, seats: 1, rule: "plurality",
  share: 0, quorum: 0, quorum_of: "enrolled", tie: "lot", constituencies: [], options: [], ...more });
const contests = [
  contest("c1", "choose", { options: [option("o1"), option("o2"), option("o3")] }),
  contest("c2", "choose", { minimum: 0, maximum: 2, blank: false, options: [option("o1"), option("o2"), option("o3")] }),
  contest("c3", "score", { minimum: 1, maximum: 6, score: 3, options: [option("o1"), option("o2")] }),
  contest("c4", "list", { minimum: 0, maximum: 1, options: [option("l1"), option("l2"), option("k1", "l1"), option("k2", "l1"), option("k3", "l2")] }),
  contest("c5", "choose", { constituencies: ["south"], options: [option("o1"), option("o2")] }),
];
const choices = [
  { c1: { o2: 1 }, c2: { o1: 1, o3: 1 }, c3: { o1: 3, o2: 1 }, c4: { l1: 1, k2: 1 } },
  { c1: { blank: 1 }, c2: {}, c3: { blank: 1 }, c4: { blank: 1 } },
  { c1: { o1: 1 }, c2: { o2: 1 }, c3: { o2: 1 }, c4: { l2: 1 } },
];

function frozenOf(mode) {
  return {
    definition: { version: 1, id: election, mode, kind: "public", rehearsal: false, title_ko: "", title_en: "", authority: "a-1", contests,
      precincts: [{ id: "p001", name_ko: "", name_en: "", constituency: "north", counted_in: "" },
        { id: "p002", name_ko: "", name_en: "", constituency: "south", counted_in: "" }],
      schedule: { enrol_from: 0, enrol_until: 1, opens: 2, closes: 3, grace: 0, objections: 0 }, opening: "time", revote: true, ring_size: 1024,
      certifiers: 1, threshold: 1, trustees: [{ index: 1, officer: "o-1", agency: "", name_ko: "", name_en: "" }] },
    roll: { commitment: "0".repeat(64), enrolled: 9, entries: 9 },
    trustees: { joint: b64(encodePoint(multiply(7n, G))), threshold: 1, keys: [{ index: 1, coefficients: [b64(encodePoint(multiply(7n, G)))] }] },
  };
}

/** The frozen document as tests/election reads it. */
function read(frozen) {
  return { definition: frozen.definition, fingerprint: fingerprintOf(frozen), contests: new Map(frozen.definition.contests.map((one) => [one.id, one])),
    trustees: { joint: decodePoint(fromB64(frozen.trustees.joint, 32)) } };
}

function voterOf(mode, secret) {
  const own = credentialSecret(secret, election);
  return b64(mode === "ring" ? tagOf(own, election) : credentialOf(own));
}

const ringOf = (secrets) => secrets.map((secret) => credentialOf(credentialSecret(secret, election)));

test("takes randomness and progress from outside and nothing else", { skip }, () => {
  const module = new WebAssembly.Module(code);
  assert.deepEqual(WebAssembly.Module.imports(module).map(({ module: from, name, kind }) => `${from}.${name} ${kind}`).sort(),
    ["maru.progress function", "maru.random function"]);
  assert.deepEqual(WebAssembly.Module.exports(module).filter(({ name }) => !/^maru_|^_initialize$/.test(name)).map(({ name }) => name), ["memory"]);
});

test("hashes as Node does, at every length around the blocks", { skip }, async () => {
  const module = await VotingModule.open(code);
  for (const size of [...Array(280).keys(), 1000, 4096, 100_000]) {
    const bytes = new Uint8Array(randomBytes(size));
    for (const name of ["sha256", "sha512"]) {
      assert.equal(hex(module.call(name, bytes).output), createHash(name).update(bytes).digest("hex"), `${name} of ${size} bytes`);
    }
  }
});

test("refuses messages that are not whole", { skip }, async () => {
  const module = await VotingModule.open(code);
  assert.throws(() => module.call("credential", new Uint8Array(31), election), is("engine.input"));
  assert.throws(() => module.call("credential", fresh()), is("engine.input"));
  assert.throws(() => module.call("credential", fresh(), election, "more"), is("engine.input"));
  assert.throws(() => module.call("sha256"), is("engine.input"));
  assert.throws(() => module.call("enrol", fresh(), election, -1, signer), is("engine.input"));
  assert.equal(module.call("tracker", fresh()).output.length, 24);
});

test("derives the credential and the tag that the protocol says", { skip }, async () => {
  const core = await EngineCore.open(code);
  const secret = fresh();
  assert.deepEqual(core.credentialFrom({ secret, election }), { credential: voterOf("signed", secret), tag: voterOf("ring", secret) });
  const other = core.credentialFrom({ secret, election: "e-fedcba9876543210" });
  assert.notEqual(other.credential, voterOf("signed", secret));
  assert.notEqual(other.tag, voterOf("ring", secret));
  const { credential, proof } = core.enrolProof({ secret, election, number: 17, did: signer });
  const checked = (number, did) => verifyEnrolment(election, number, did, fromB64(credential, 32), fromB64(proof));
  assert.equal(checked(17, signer), true);
  assert.equal(checked(18, signer), false);
  assert.equal(checked(17, `${signer}x`), false);
});

for (const mode of ["signed", "ring"]) {
  test(`makes ballots that the other implementation verifies (${mode})`, { skip }, async () => {
    const core = await EngineCore.open(code);
    const frozen = frozenOf(mode);
    const voter = voterOf(mode, fresh());
    const ring = mode === "ring" ? "p001-1-1" : undefined;
    const sizes = new Set();
    for (const votes of choices) {
      const made = core.encryptBallot({ frozen, precinct: "p001", votes, voter, ring });
      assert.deepEqual(made.ballot.answers.map((answer) => answer.contest), ["c1", "c2", "c3", "c4"]);
      const { option: optionFault, rule } = verifyBallot(read(frozen), made.ballot);
      assert.deepEqual({ optionFault, rule }, { optionFault: null, rule: null });
      assert.equal(made.hash, hex(ballotHash(made.ballot)));
      assert.equal(made.tracker, trackerOf(ballotHash(made.ballot)));
      assert.deepEqual(core.checkProofs({ frozen, ballot: made.ballot }), { valid: true, fault: "" });
      sizes.add(made.bytes);
      const opened = core.openChallenge({ hash: made.hash });
      assert.equal(openingFault(read(frozen), made.ballot, opened.votes, fromB64(opened.seed, 32)), null);
    }
    assert.equal(sizes.size, 1, "the length of a ballot tells the choice");
    const south = core.encryptBallot({ frozen, precinct: "p002", votes: { ...choices[0], c5: { o1: 1 } }, voter, ring });
    assert.equal(south.ballot.answers.at(-1).contest, "c5");
  });

  test(`verifies and opens what the other implementation makes (${mode})`, { skip }, async () => {
    const core = await EngineCore.open(code);
    const frozen = frozenOf(mode);
    const seed = fresh();
    const voter = fromB64(voterOf(mode, fresh()), 32);
    const votes = Object.entries(choices[0]).flatMap(([id, chosen]) => contests.find((one) => one.id === id).options
      .filter((one) => chosen[one.id]).map((one) => ({ contest: id, option: one.id, value: chosen[one.id] })));
    const ballot = makeBallot(read(frozen), frozen.definition.precincts[0], votes, voter, "p001-1-1", seed);
    assert.deepEqual(core.checkProofs({ frozen, ballot }), { valid: true, fault: "" });
    assert.equal(core.checkChallenge({ frozen, ballot, seed: b64(seed), votes }).same, true);
    const shown = votes.map((vote) => (vote.contest === "c1" ? { ...vote, option: "o3" } : vote));
    const checked = core.checkChallenge({ frozen, ballot, seed: b64(seed), votes: shown });
    assert.deepEqual([checked.same, checked.contests.filter(({ same }) => !same)], [false, [{ contest: "c1", same: false }]]);
    assert.equal(core.checkChallenge({ frozen, ballot, seed: b64(fresh()), votes }).same, false);
    for (const at of [0, 40, 200, 333]) {
      const proof = fromB64(ballot.answers[0].proof);
      proof[at] ^= 1;
      const changed = { ...ballot, answers: [{ contest: "c1", proof: b64(proof) }, ...ballot.answers.slice(1)] };
      assert.equal(core.checkProofs({ frozen, ballot: changed }).valid, false, `byte ${at}`);
    }
  });
}

test("refuses votes that no ballot can hold", { skip }, async () => {
  const core = await EngineCore.open(code);
  const frozen = frozenOf("signed");
  const voter = voterOf("signed", fresh());
  const bad = [["c1", {}], ["c1", { o1: 1, o2: 1 }], ["c1", { o1: 2 }], ["c1", { blank: 1, o1: 1 }], ["c2", { o1: 1, o2: 1, o3: 1 }], ["c3", { o1: 4 }],
    ["c3", { o1: 3, o2: 3, blank: 1 }], ["c4", { k1: 1 }], ["c4", { l1: 1, l2: 1 }], ["c4", { l1: 1, k3: 1 }], ["c4", { l1: 1, k1: 1, k2: 1 }]];
  for (const [id, chosen] of bad) {
    assert.throws(() => core.encryptBallot({ frozen, precinct: "p001", votes: { ...choices[0], [id]: chosen }, voter }),
      (error) => error.code === "engine.rule" && error.contest === id, `${id} ${JSON.stringify(chosen)}`);
  }
  for (const votes of [{ ...choices[0], c9: {} }, { ...choices[0], c1: { o9: 1 } }, { ...choices[0], c1: { o1: -1 } }, { ...choices[0], c1: { o1: 0.5 } }]) {
    assert.throws(() => core.encryptBallot({ frozen, precinct: "p001", votes, voter }), is("engine.input"));
  }
  assert.throws(() => core.encryptBallot({ frozen, precinct: "p009", votes: choices[0], voter }), is("engine.input"));
  assert.throws(() => core.encryptBallot({ frozen, precinct: "p001", votes: choices[0], voter, ring: "p001-1-1" }), is("engine.input"));
});

test("signs in signed mode, and both implementations agree on signatures", { skip }, async () => {
  const core = await EngineCore.open(code);
  const frozen = frozenOf("signed");
  const secret = fresh();
  const voter = voterOf("signed", secret);
  const { ballot, hash: name } = core.encryptBallot({ frozen, precinct: "p001", votes: choices[0], voter });
  const { authorization } = core.authorize({ hash: name, purpose: "cast", signer, secret });
  const theirs = (purpose, by) => verifySignature(read(frozen), purpose, by, fromB64(voter, 32), ballotHash(ballot), fromB64(authorization));
  assert.deepEqual([theirs("cast", signer), theirs("challenge", signer), theirs("cast", `${signer}x`)], [true, false, false]);
  const made = b64(signBallot(read(frozen), "challenge", signer, credentialSecret(secret, election), ballotHash(ballot)));
  const ours = (purpose, by) => core.checkAuthorization({ frozen, ballot, purpose, signer: by, authorization: made }).valid;
  assert.deepEqual([ours("challenge", signer), ours("cast", signer), ours("challenge", `${signer}x`)], [true, false, false]);
});

test("proves in ring mode, and both implementations agree on ring proofs", { skip }, async () => {
  const core = await EngineCore.open(code);
  const frozen = frozenOf("ring");
  for (const size of [1, 4, 7, 20]) {
    const secrets = Array.from({ length: size }, fresh);
    const keys = ringOf(secrets);
    const secret = secrets[size >> 1];
    const voter = voterOf("ring", secret);
    const { ballot, hash: name } = core.encryptBallot({ frozen, precinct: "p001", votes: choices[1], voter, ring: "p001-1-1" });
    const steps = [];
    const { authorization } = core.authorize({ hash: name, purpose: "cast", signer, secret, keys: b64(concat(...keys)), onProgress: (...step) => steps.push(step) });
    assert.deepEqual(steps.at(-1), [steps.length, steps.length]);
    const statement = { purpose: "cast", signer, fingerprint: read(frozen).fingerprint, election, ring: "p001-1-1", keys, tag: fromB64(voter, 32), hash: ballotHash(ballot) };
    assert.equal(ringFault(statement, fromB64(authorization)), null, `${size} keys`);
    assert.notEqual(ringFault({ ...statement, purpose: "challenge" }, fromB64(authorization)), null);
    const made = b64(proveRing({ ...statement, purpose: "challenge" }, credentialSecret(secret, election)));
    const ours = (purpose, by) => core.checkAuthorization({ frozen, ballot, purpose, signer: by, authorization: made, keys: b64(concat(...keys)) }).valid;
    assert.deepEqual([ours("challenge", signer), ours("cast", signer), ours("challenge", `${signer}x`)], [true, false, false]);
  }
});

test("refuses a ring that the voter is not in", { skip }, async () => {
  const core = await EngineCore.open(code);
  const frozen = frozenOf("ring");
  const secret = fresh();
  const keys = ringOf(Array.from({ length: 5 }, fresh));
  const { hash: name } = core.encryptBallot({ frozen, precinct: "p001", votes: choices[1], voter: voterOf("ring", secret), ring: "p001-1-1" });
  const tried = (ringKeys) => () => core.authorize({ hash: name, purpose: "cast", signer, secret, keys: b64(concat(...ringKeys)) });
  assert.throws(tried(keys), is("engine.not_in_ring"));
  assert.throws(tried([...keys, keys[0]]), is("engine.input"));
  assert.throws(tried([]), is("engine.input"));
  // It may try again with the right ring: nothing was spent.
  assert.ok(tried([...keys, credentialOf(credentialSecret(secret, election))])().authorization);
});

test("casts or challenges a ballot, never both", { skip }, async () => {
  const core = await EngineCore.open(code);
  const frozen = frozenOf("signed");
  const secret = fresh();
  const encrypted = () => core.encryptBallot({ frozen, precinct: "p001", votes: choices[0], voter: voterOf("signed", secret) }).hash;
  const cast = encrypted();
  core.authorize({ hash: cast, purpose: "cast", signer, secret });
  assert.throws(() => core.openChallenge({ hash: cast }), is("engine.spent"));
  assert.throws(() => core.authorize({ hash: cast, purpose: "challenge", signer, secret }), is("engine.spent"));
  const challenged = encrypted();
  assert.notEqual(challenged, cast);
  core.openChallenge({ hash: challenged });
  assert.ok(core.authorize({ hash: challenged, purpose: "challenge", signer, secret }).authorization);
  assert.throws(() => core.authorize({ hash: challenged, purpose: "cast", signer, secret }), is("engine.spent"));
  core.forget({ hash: cast });
  assert.throws(() => core.authorize({ hash: cast, purpose: "cast", signer, secret }), is("engine.unknown_ballot"));
});

/** Whether `needle` is anywhere in the module's memory. */
const holds = (module, needle) => Buffer.from(module.memory.buffer).includes(Buffer.from(needle));

test("keeps neither the secret nor the seed in the module's memory after a call", { skip }, async () => {
  const module = await VotingModule.open(code);
  const secret = fresh();
  const own = credentialSecret(secret, election);
  const ownBytes = new Uint8Array(32);
  for (let at = 0, rest = own; at < 32; at += 1, rest >>= 8n) ownBytes[at] = Number(rest & 255n);
  module.call("credential", secret, election);
  module.call("sign", "cast", signer, fresh(), election, fresh(), secret);
  const keys = ringOf([fresh(), secret, fresh()]);
  const tag = tagOf(own, election);
  const { output } = module.call("prove_ring", "cast", signer, fresh(), election, "p001-1-1", tag, fresh(), concat(...keys), secret);
  assert.equal(output.length, 32 * 12);
  assert.equal(holds(module, output.subarray(0, 32)), true, "the search finds what is there");
  assert.equal(holds(module, secret), false, "the voter's secret");
  const seed = fresh();
  const rules = ["c1", 0, true, 1, 1, 1, 2, "o1", "", "o2", ""];
  const context = [fresh(), election, "p001-1-1", tag];
  const blob = module.call("encrypt", ...rules, ...context, encodePoint(multiply(7n, G)), 3, 0, 1, 0, seed).output;
  assert.equal(holds(module, blob.subarray(0, 64)), true);
  assert.equal(holds(module, seed), false, "the ballot's seed");
  assert.equal(holds(module, ownBytes), false, "the credential's secret");
});

test("leaves nothing after wiping", { skip }, async () => {
  const module = await VotingModule.open(code);
  const { memory } = module;
  module.call("credential", fresh(), election);
  assert.notEqual(new Uint8Array(memory.buffer).findIndex((byte) => byte !== 0), -1);
  const report = module.wipe();
  assert.deepEqual(report, { zeroed: true, bytes: memory.buffer.byteLength });
  assert.equal(new Uint8Array(memory.buffer).findIndex((byte) => byte !== 0), -1);
  assert.throws(() => module.call("sha256", fresh()), is("engine.closed"));
  assert.deepEqual(module.wipe(), { zeroed: true, bytes: 0 });
});

test("wipes its ballots with it", { skip }, async () => {
  const core = await EngineCore.open(code);
  const secret = fresh();
  const frozen = frozenOf("signed");
  const { hash: name } = core.encryptBallot({ frozen, precinct: "p001", votes: choices[0], voter: voterOf("signed", secret) });
  assert.equal(core.wipe().zeroed, true);
  assert.throws(() => core.openChallenge({ hash: name }), is("engine.unknown_ballot"));
  assert.throws(() => core.credentialFrom({ secret, election }), is("engine.closed"));
});

/** A frozen document of three trustees, two of them needed, and their rows of the ceremony, by the other implementation. */
function trustedBy(secrets = [[11n, 12n], [21n, 22n], [31n, 32n]]) {
  const frozen = frozenOf("signed");
  const ceremony = secrets.map((coefficients, at) => {
    const encryptionKey = fresh();
    const place = { election, attempt: 1, index: at + 1, encryptionKey };
    return { election, attempt: 1, index: at + 1, officer: `o-${at + 1}`, encryption_key: b64(encryptionKey), ...ceremonyMessages(place, coefficients) };
  });
  frozen.definition.threshold = 2;
  frozen.definition.trustees = ceremony.map(({ index, officer }) => ({ index, officer, agency: "", name_ko: "", name_en: "" }));
  frozen.trustees = { joint: b64(encodePoint(multiply(secrets.reduce((sum, [constant]) => sum + constant, 0n), G))), threshold: 2,
    keys: ceremony.map(({ index, coefficients }) => ({ index, coefficients })) };
  return { frozen, ceremony, attempt: 1 };
}

const KEY_FAULTS = {
  joint: ({ frozen }) => { frozen.trustees.joint = b64(encodePoint(multiply(64n, G))); },
  definition: ({ frozen }) => { frozen.definition.threshold = 3; },
  indexes: ({ frozen }) => { frozen.trustees.keys.reverse(); },
  coefficients: ({ frozen }) => { frozen.trustees.keys[1].coefficients.pop(); },
};
const CEREMONY_FAULTS = {
  commitment: (given) => { given.ceremony[0].commitment = given.ceremony[1].commitment; },
  proof: (given) => { given.ceremony[2].proof = given.ceremony[1].proof; },
  row: (given) => { given.ceremony.pop(); },
};

test("takes the key that the trustees made together and no other", { skip }, async () => {
  const sound = trustedBy();
  assert.deepEqual((await EngineCore.open(code)).checkTrustees(sound), { trustees: 3 });
  for (const [part, spoil] of Object.entries({ ...KEY_FAULTS, ...CEREMONY_FAULTS })) {
    const given = structuredClone(sound);
    spoil(given);
    const core = await EngineCore.open(code);
    assert.throws(() => core.checkTrustees(given), (error) => error.code === "engine.trustees" && error.part === part, part);
    // Nothing is encrypted for a key that is not the sum, whether somebody asked before or not.
    const encrypt = () => core.encryptBallot({ frozen: given.frozen, precinct: "p001", votes: choices[0], voter: voterOf("signed", fresh()) });
    if (part in KEY_FAULTS) assert.throws(encrypt, is("engine.trustees"), part);
    else assert.equal(encrypt().ballot.election, election);
  }
});

test("looks at the trustees' keys anew when another document comes", { skip }, async () => {
  const core = await EngineCore.open(code);
  const { frozen } = trustedBy();
  const voter = voterOf("signed", fresh());
  core.encryptBallot({ frozen, precinct: "p001", votes: choices[0], voter });
  const other = structuredClone(frozen);
  KEY_FAULTS.joint({ frozen: other });
  assert.throws(() => core.encryptBallot({ frozen: other, precinct: "p001", votes: choices[0], voter }), is("engine.trustees"));
});
