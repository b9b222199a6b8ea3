// SPDX-License-Identifier: Apache-2.0
// Mutations of ballots and what belongs to them. Whatever a cheating voter or server can sign again is signed again, and
// box, sums, parts, counts and results follow from it, so that only the check aimed at can find it.
import { ballotHash, makeBallot, nonceOf, proveAnswer } from "../lib/ballot.mjs";
import { b64, concat, fromB64, sha256, utf8 } from "../lib/bytes.mjs";
import { slotsOf } from "../lib/definition.mjs";
import { encodePoint, G, hashToScalar, multiply, order } from "../lib/group.mjs";
import { proveRing, ringProofBytes, tagOf } from "../lib/ring.mjs";
import { credentialOf, signBallot } from "../lib/schnorr.mjs";
import { keyOf } from "../make/keys.mjs";
import { authorize, ballotIn, ballotPayload, placeOf, voterSecret } from "../make/scenario.mjs";
import { deep, flip, recast, withCasts } from "./base.mjs";

const aimed = (aim, list) => list.map(([name, make]) => ({ name, aim, make }));
const bytesOf = (text) => Buffer.from(text, "base64url");
const point = 32;
// Layout of a slot with values 0 and 1: alpha, beta, a0, b0, a1, b1, c0, z0, z1.
const slotBytes = 9 * point;

/** Cast `at` of the good election with another ballot. */
const cast = (edit, at = 0, mode = "signed") => () => withCasts(mode, (scenario) => recast(scenario, at, (ballot, place) => edit(ballot, place, scenario)));

/** The proof of one contest with votes that a page would not make. */
function cheat(votesOf, contestId = "c1") {
  return cast((ballot, place, { frozen }) => {
    const contest = frozen.contests.get(contestId);
    const voter = fromB64(ballot.voter, 32);
    const context = [frozen.fingerprint, frozen.definition.id, ballot.ring ?? "", voter];
    const nonces = slotsOf(contest).map((slot) => nonceOf(frozen, sha256(utf8("cheat")), voter, contestId, slot.id));
    ballot.answers.find((answer) => answer.contest === contestId).proof = b64(proveAnswer(frozen, context, contest, votesOf, nonces));
  });
}

/** The first answer's bytes changed. */
const bytes = (edit, at = 0) => cast((ballot) => {
  const own = bytesOf(ballot.answers[0].proof);
  ballot.answers[0].proof = b64(edit(own) ?? own);
}, at);

function addOrder(own, at) {
  let value = BigInt(`0x${Buffer.from(own.subarray(at, at + point)).reverse().toString("hex")}`) + order;
  for (let byte = at; byte < at + point; byte++, value >>= 8n) own[byte] = Number(value & 255n);
}

const otherContext = (change) => cast((ballot, { precinct }, scenario) => {
  const { frozen } = scenario;
  const voter = fromB64(ballot.voter, 32);
  const own = change(frozen, voter);
  const { contests } = frozen;
  const contest = contests.get("c1");
  const votes = slotsOf(contest).map((slot) => (slot.id === "o1" ? 1 : 0));
  const nonces = slotsOf(contest).map((slot) => nonceOf(frozen, sha256(utf8("context")), voter, "c1", slot.id));
  ballot.answers[0].proof = b64(proveAnswer(frozen, own.context, own.contest ?? contest, votes, nonces));
});

const payload = (edit, at = 0, mode = "signed") => () => deep(mode, (own) => { edit(own.actsOf("cast")[at].payload, own.actsOf("cast")[at], own); });

const voters = aimed("voters", [
  ["voter who is not on the roll", () => withCasts("signed", (scenario) => {
    const secret = hashToScalar("stranger");
    const { frozen } = scenario;
    const own = makeBallot(frozen, frozen.precincts.get("p001"), scenario.casts[0].votes, credentialOf(secret), undefined, sha256(utf8("s")));
    scenario.casts[0].payload = { ...own, authorization: b64(signBallot(frozen, "cast", keyOf(scenario.casts[0].signer).did, secret, ballotHash(own))) };
  })],
  ["voter that is the identity", payload((own) => { own.voter = b64(new Uint8Array(32)); })],
  ["voter of 31 bytes", payload((own) => { own.voter = own.voter.slice(0, 42); })],
  ["no authorization", payload((own) => { delete own.authorization; })],
  ["answer with more", payload((own) => { own.answers[0].more = 1; })],
  ["answers that are no list", payload((own) => { own.answers = {}; })],
  ["ring in signed mode", payload((own) => { own.ring = "p001-1-1"; })],
  ["contest left out", cast((ballot) => { ballot.answers.pop(); })],
  ["contest twice", cast((ballot) => { ballot.answers.push(ballot.answers[0]); })],
  ["contests in another order", cast((ballot) => { ballot.answers.reverse(); })],
  ["unknown contest", cast((ballot) => { ballot.answers[0].contest = "c9"; })],
  ["ballot style of another constituency", () => withCasts("signed", (scenario) => recast(scenario, 0, (ballot) =>
    makeBallot(scenario.frozen, scenario.frozen.precincts.get("p002"), scenario.casts[0].votes, fromB64(ballot.voter, 32), undefined, sha256(utf8("style")))))],
  ["proof one byte short", bytes((own) => own.subarray(0, -1))],
  ["proof one byte long", bytes((own) => concat(own, Uint8Array.of(0)))],
  ["unknown ring", payload((own) => { own.ring = "p001-1-9"; }, 0, "ring")],
  ["no ring", payload((own) => { delete own.ring; }, 0, "ring")],
  ["tag that is the identity", payload((own) => { own.voter = b64(new Uint8Array(32)); }, 0, "ring")],
  ["tag that is no point", payload((own) => { own.voter = b64(new Uint8Array(32).fill(255)); }, 0, "ring")],
]);

const places = { alpha: 0, beta: 1, a: 2, b: 3, "second a": 4, "second b": 5, challenge: 6, response: 7, "second response": 8 };
const options = aimed("option_proofs", [
  ["vote of 2", cheat([0, 2, 0, 0])],
  ["vote of -1", cheat([0, 2, -1, 0])],
  ["score of 4 of 3", cheat([0, 4, 0], "c2")],
  ...Object.entries(places).map(([name, at]) => [`${name} with a bit changed`, bytes((own) => { own[at * point] ^= 1; })]),
  ["alpha that is the identity", bytes((own) => { own.fill(0, 0, point); })],
  ["beta that is no canonical point", bytes((own) => { own.fill(255, point, 2 * point); })],
  ["response plus the order", bytes((own) => { addOrder(own, 7 * point); })],
  ["challenge plus the order", bytes((own) => { addOrder(own, 6 * point); })],
  ["two options' ciphertexts and proofs swapped", bytes((own) => { const first = Buffer.from(own.subarray(slotBytes, 2 * slotBytes)); own.copy(own, slotBytes, 2 * slotBytes, 3 * slotBytes); first.copy(own, 2 * slotBytes); })],
  ["ciphertext of one option used for another", bytes((own) => { own.copy(own, slotBytes, 2 * slotBytes, 3 * slotBytes); })],
  ["ballot copied from another voter", () => withCasts("signed", (scenario) => recast(scenario, 1, (ballot) => {
    ballot.answers[0].proof = ballotIn(scenario.casts[4].payload).answers[0].proof; }))],
  ["proof for another election", otherContext((frozen, voter) => ({ context: [sha256(utf8("other")), frozen.definition.id, "", voter] }))],
  ["proof for another election's id", otherContext((frozen, voter) => ({ context: [frozen.fingerprint, "e-ffffffffffffffff", "", voter] }))],
  ["proof for another ring", otherContext((frozen, voter) => ({ context: [frozen.fingerprint, frozen.definition.id, "p001-1-1", voter] }))],
  ["proof for another voter", otherContext((frozen) => ({ context: [frozen.fingerprint, frozen.definition.id, "", encodePoint(G)] }))],
  ["proof for another contest", otherContext((frozen, voter) => ({ context: [frozen.fingerprint, frozen.definition.id, "", voter],
    contest: { ...frozen.contests.get("c1"), id: "c9" } }))],
  ["rule with an encoding that is none", bytes((own) => { own.fill(255, 4 * slotBytes, 4 * slotBytes + point); })],
  ["challenged ballot with a bad proof", bytes((own) => { own[8 * point] ^= 1; }, 2)],
]);

const rules = aimed("sum_proofs", [
  ["blank plus a choice", cheat([1, 1, 0, 0])],
  ["two choices", cheat([0, 1, 1, 0])],
  ["nothing chosen", cheat([0, 0, 0, 0])],
  ["scores above the maximum", cheat([0, 3, 2], "c2")],
  ["blank plus a score", cheat([1, 1, 0], "c2")],
  ["candidate without a list", cheat([0, 0, 1, 0, 0, 0], "c3")],
  ["candidate of another list", cheat([0, 1, 0, 0, 0, 1], "c3")],
  ["two lists", cheat([0, 1, 0, 0, 1, 0], "c3")],
  ["two candidates", cheat([0, 1, 1, 1, 0, 0], "c3")],
  ["blank plus a candidate", cheat([1, 0, 1, 0, 0, 0], "c3")],
  ["response of a rule changed", bytes((own) => { own[own.length - point] ^= 1; })],
  ["commitment of a rule replaced", bytes((own) => { Buffer.from(encodePoint(multiply(5n, G))).copy(own, 4 * slotBytes); })],
]);

/** The authorization of cast `at` made anew with something else than it should be. */
const authorization = (change, mode = "signed", at = 0) => () => withCasts(mode, (scenario) => {
  const own = scenario.casts[at];
  const { keys } = placeOf(scenario, own.number);
  const wanted = { ballot: ballotIn(own.payload), action: own.action, signer: own.signer, secret: voterSecret(scenario.definition.id, own.number), keys };
  const made = change(wanted, scenario);
  own.payload.authorization = typeof made === "string" ? made : authorize(scenario, { ...wanted, ...made });
});
const changed = (at, mode) => authorization(({ ballot }, scenario) => flip(scenario.casts[0].payload.authorization, at), mode);
const authorizations = aimed("authorizations", [
  ["signature by another voter", authorization(() => ({ secret: voterSecret("e-00112233445566ff", 5) }))],
  ["signature for a challenge", authorization(() => ({ action: "challenge" }))],
  ["signature for another transaction's key", authorization(() => ({ signer: "another" }))],
  ["signature of another ballot", authorization((own, scenario) => ({ ballot: ballotIn(scenario.casts[1].payload) }))],
  ["signature's response changed", changed(40)],
  ["signature one byte short", authorization((own, scenario) => b64(bytesOf(scenario.casts[0].payload.authorization).subarray(0, 63)))],
  ["signature with a commitment that is no point", authorization((own, scenario) => b64(concat(new Uint8Array(32).fill(255), bytesOf(scenario.casts[0].payload.authorization).subarray(32))))],
  ["ballot carried in again under another key", () => deep("signed", (own) => { own.actsOf("cast")[0].signer = "relay"; })],
  ["ring proof for a challenge", authorization(() => ({ action: "challenge" }), "ring")],
  ["ring proof for another transaction's key", authorization(() => ({ signer: "another" }), "ring")],
  ["ring proof of another ballot", authorization((own, scenario) => ({ ballot: ballotIn(scenario.casts[1].payload) }), "ring")],
  ["ring proof with another tag", authorization(({ ballot, signer, keys, secret }, { frozen, definition }) => b64(proveRing({ purpose: "cast", signer: keyOf(signer).did,
    fingerprint: frozen.fingerprint, election: definition.id, ring: ballot.ring, keys, tag: tagOf(voterSecret(definition.id, 9), definition.id), hash: ballotHash(ballot) }, secret)), "ring")],
  ["ring proof over other keys", authorization(({ keys }) => ({ keys: [...keys.slice(0, -1), encodePoint(multiply(3n, G))] }), "ring")],
  ["ring proof over a shorter ring", authorization(({ keys }) => ({ keys: keys.slice(0, 64) }), "ring")],
  ["ring proof with a response of zero", authorization((own, scenario) => { const made = bytesOf(scenario.casts[0].payload.authorization); made.fill(0, 12 * point, 13 * point); return b64(made); }, "ring")],
  ["ring proof with a commitment changed", changed(4 * point, "ring")],
  ["ring proof with a response changed", changed(13 * point, "ring")],
  ["ring proof one scalar short", authorization((own, scenario) => b64(bytesOf(scenario.casts[0].payload.authorization).subarray(0, ringProofBytes(4) - point)), "ring")],
  ["ring proof in the place of nothing", authorization(() => "", "ring")],
  ["tag changed, ballot proofs for it", () => withCasts("ring", (scenario) => {
    const { frozen, definition } = scenario;
    const one = scenario.casts[0];
    const tag = tagOf(hashToScalar("free tag"), definition.id);
    const ballot = makeBallot(frozen, frozen.precincts.get("p001"), one.votes, tag, one.payload.ring, sha256(utf8("tag")));
    one.payload = { ...ballot, authorization: one.payload.authorization };
  })],
]);

const seedOf = (mode, at) => sha256(utf8(`seed ${mode} ${at}`));
const nonces = aimed("nonces", [
  ["second ballot of a voter with the same seed", () => withCasts("signed", (scenario) => {
    const one = scenario.casts[3];
    one.payload = ballotPayload(scenario, { ...one, seed: seedOf("signed", 0) });
  })],
  ["cast with the seed that a challenge has published", () => withCasts("signed", (scenario) => {
    const one = scenario.casts[5];
    one.payload = ballotPayload(scenario, { ...one, seed: seedOf("signed", 2) });
  })],
  ["the same ballot twice", () => withCasts("signed", (scenario) => { scenario.casts.push({ ...scenario.casts[1], time: scenario.casts[5].time + 10 }); })],
  ["challenged ballot cast", () => withCasts("signed", (scenario) => {
    const { payload: { seed, votes, ...ballot }, signer, number } = scenario.casts[2];
    const own = { number, votes, signer, action: "cast", time: scenario.casts[5].time + 10 };
    const { authorization: ignored, ...plain } = ballot;
    scenario.casts.push({ ...own, payload: { ...plain, authorization: authorize(scenario, { ballot: plain, action: "cast", signer, secret: voterSecret(scenario.definition.id, number), keys: undefined }) } });
  })],
]);

const start = 1_800_000_000;
const acts = (edit, mode = "signed") => () => deep(mode, edit);
const times = aimed("times", [
  ["ballot before the opening", () => withCasts("signed", (scenario) => { scenario.casts[0].time = start + 1999; })],
  ["ballot after the closing", () => withCasts("signed", (scenario) => { scenario.casts[5].time = start + 5061; })],
  ["challenge after the closing", () => withCasts("signed", (scenario) => { scenario.casts.push({ ...scenario.casts.splice(2, 1)[0], time: start + 5061 }); })],
  ["ballot while paused", acts((own) => { own.row("elections").pauses = [{ from: start + 2030, until: start + 2050 }]; })],
  ["ballot in a pause that lasts", acts((own) => { own.row("elections").pauses = [{ from: start + 2045, until: 0 }]; })],
  ["election that was opened later", acts((own) => { own.row("elections").opened_at = start + 2030; })],
  ["election that was closed earlier", acts((own) => { own.row("elections").closed_at = start + 2060; })],
  ["pauses that are no list", acts((own) => { own.row("elections").pauses = {}; })],
  ["pause without an end", acts((own) => { delete own.row("elections").pauses[0].until; })],
  ["pause from a text", acts((own) => { own.row("elections").pauses[0].from = "0"; })],
  ["closing moved without an extension", acts((own) => { own.row("elections").closes += 100; })],
  ["closing moved to before the definition's", acts((own) => { own.row("elections").closes -= 1; })],
]);

const replacement = aimed("replacement_order", [
  ["second ballot where one is allowed", () => deep("single", () => {})],
  ["second ballot told as the first", acts((own) => { own.actsOf("cast")[2].result.data.replaced = false; })],
  ["first ballot told as a replacement", acts((own) => { own.actsOf("cast")[0].result.data.replaced = true; })],
  ["box with fewer replaced", acts((own) => { own.row("boxes").replaced = 0; })],
  ["box with more voters", acts((own) => { own.row("boxes").voters++; })],
]);

const omit = (action, at = 0) => acts((own) => { own.acts = own.acts.filter((act) => act !== own.actsOf(action)[at]); });
const chain = aimed("ballot_chain", [
  ["box with another head", acts((own) => { own.row("boxes").chain_head = "0".repeat(64); })],
  ["box with one ballot more", acts((own) => { own.row("boxes").ballots++; })],
  ["box with one challenge more", acts((own) => { own.row("boxes").challenges++; })],
  ["challenge left out", omit("challenge")],
  ["two ballots in another order", acts((own) => { const [first, second] = [own.actsOf("cast")[1], own.actsOf("cast")[4]]; const at = own.acts.indexOf(first);
    own.acts[own.acts.indexOf(second)] = { ...first, time: second.time }; own.acts[at] = { ...second, time: first.time }; })],
  ["ballot made into a challenge of nothing", acts((own) => { own.row("boxes").challenges = 0; })],
  ["ballots of the ring election in another order", acts((own) => { const [first, second] = [own.actsOf("cast")[1], own.actsOf("cast")[4]]; const at = own.acts.indexOf(first);
    own.acts[own.acts.indexOf(second)] = { ...first, time: second.time }; own.acts[at] = { ...second, time: first.time }; }, "ring")],
  ["last ballot left out, number of voters as before", acts((own) => { const last = own.actsOf("cast").at(-1); own.acts.splice(own.acts.indexOf(last), 1); own.row("boxes").voters--; })],
]);

const counted = aimed("state", [
  ["official act left out", acts((own) => { own.keepsCount = true; own.acts = own.acts.filter((act) => act !== own.actsOf("resumeElection")[0]); })],
  ["more acts counted than shown", acts((own) => { own.keepsCount = true; own.row("elections").acts++; })],
]);

const challenge = (edit, mode = "signed") => acts((own) => { edit(own.actsOf("challenge")[0].payload, own); }, mode);
const challenges = aimed("challenges", [
  ["another seed", challenge((own) => { own.seed = flip(own.seed); })],
  ["seed of 31 bytes", challenge((own) => { own.seed = own.seed.slice(0, 42); })],
  ["another vote shown", challenge((own) => { own.votes[0].option = "o1"; })],
  ["vote left out", challenge((own) => { own.votes.pop(); })],
  ["vote twice", challenge((own) => { own.votes.push(own.votes[0]); })],
  ["votes in another order", challenge((own) => { own.votes.reverse(); })],
  ["vote of 0", challenge((own) => { own.votes[0].value = 0; })],
  ["vote for an unknown option", challenge((own) => { own.votes[0].option = "o9"; })],
  ["votes that are no list", challenge((own) => { own.votes = {}; })],
  ["another vote shown, ring", challenge((own) => { own.votes[0].option = "o1"; }, "ring")],
]);

export const mutations = [...voters, ...options, ...rules, ...authorizations, ...nonces, ...times, ...replacement, ...chain, ...counted, ...challenges];
