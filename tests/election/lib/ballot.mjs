// SPDX-License-Identifier: Apache-2.0
// Ballots (docs/election-protocol.md section 6): encrypting, proving, reading, verifying, opening a challenged one.
import { b64, concat, fromB64, sha256, utf8 } from "./bytes.mjs";
import { answerSize, ballotStyle, isId, limits, rulesOf, slotsOf } from "./definition.mjs";
import { decodeKey, decodePoint, encodePoint, Equations, G, hashToScalar, identity, multiply, secureRandom } from "./group.mjs";
import { canonical, hasMembers, isCount, isObject } from "./json.mjs";
import { addRange, parseRange, proveRange, rangeBytes, rangeHolds } from "./range_proof.mjs";

/** Bytes of the longest ring id: unit, weight, number. */
const longestRing = 58;
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export const ballotHash = (ballot) => sha256(utf8(canonical(ballot)));

/** The first 100 bits in Crockford's base 32, groups of four. */
export function trackerOf(hash) {
  const number = BigInt(`0x${Buffer.from(hash.subarray(0, 13)).toString("hex")}`) >> 4n;
  const text = Array.from({ length: 20 }, (_, at) => letters[Number((number >> BigInt(95 - 5 * at)) & 31n)]).join("");
  return text.match(/.{4}/g).join("-");
}

export const nonceOf = (frozen, seed, voter, contest, slot) =>
  hashToScalar("nonce", seed, frozen.fingerprint, voter, contest, slot);

const contextOf = (frozen, ballot) =>
  [frozen.fingerprint, frozen.definition.id, ballot.ring ?? "", fromB64(ballot.voter, 32)];

const optionStatement = (context, contest, slot, key) => ["option", ...context, contest.id, slot.id, key, slot.top];
const ruleStatement = (context, contest, number, rule, key) => ["rule", ...context, contest.id, number, rule.low, rule.high, key];

/** The linear combination of points with small signed factors. */
function combine(factors, points) {
  return factors.reduce((sum, factor, at) => {
    if (factor === 0) return sum;
    const term = multiply(BigInt(Math.abs(factor)), points[at]);
    return factor < 0 ? sum.subtract(term) : sum.add(term);
  }, identity);
}

/** The blob of one contest. `votes`: one a slot; whether they keep the rules is not looked at. */
export function proveAnswer(frozen, context, contest, votes, nonces, random = secureRandom) {
  const key = frozen.trustees.joint;
  const slots = slotsOf(contest);
  const alphas = nonces.map((nonce) => multiply(nonce, G));
  const betas = nonces.map((nonce, at) => multiply(BigInt(votes[at]), G).add(multiply(nonce, key)));
  const parts = slots.map((slot, at) => concat(encodePoint(alphas[at]), encodePoint(betas[at]),
    proveRange(optionStatement(context, contest, slot, key), key, alphas[at], betas[at], 0, slot.top + 1, votes[at], nonces[at], random)));
  rulesOf(contest).forEach((rule, number) => {
    const total = rule.factors.reduce((sum, factor, at) => sum + factor * votes[at], 0);
    const nonce = rule.factors.reduce((sum, factor, at) => sum + BigInt(factor) * nonces[at], 0n);
    parts.push(proveRange(ruleStatement(context, contest, number, rule, key), key, combine(rule.factors, alphas),
      combine(rule.factors, betas), rule.low, rule.high - rule.low + 1, total, nonce, random));
  });
  return concat(...parts);
}

/** A ballot of `votes` [{contest, option, value}] for a voter's key or tag (32 bytes). */
export function makeBallot(frozen, precinct, votes, voter, ring, seed, random = secureRandom) {
  const ballot = { answers: [], election: frozen.definition.id, voter: b64(voter) };
  if (frozen.definition.mode === "ring") ballot.ring = ring;
  const context = contextOf(frozen, ballot);
  for (const contest of ballotStyle(frozen.definition, precinct)) {
    const slots = slotsOf(contest);
    const values = slots.map((slot) => votes.find((vote) => vote.contest === contest.id && vote.option === slot.id)?.value ?? 0);
    const nonces = slots.map((slot) => nonceOf(frozen, seed, voter, contest.id, slot.id));
    ballot.answers.push({ contest: contest.id, proof: b64(proveAnswer(frozen, context, contest, values, nonces, random)) });
  }
  return ballot;
}

/** The ballot's own members out of a payload; null when one is missing or of another type. */
export function ballotOf(frozen, payload) {
  if (!isObject(payload) || !Array.isArray(payload.answers) || payload.election !== frozen.definition.id) return null;
  if (!isCount(payload.answers.length, 1, limits.contests)) return null;
  if (fromB64(payload.voter, 32) === null) return null;
  if (!payload.answers.every((answer) => hasMembers(answer, ["contest", "proof"]) && isId(answer.contest) && fromB64(answer.proof) !== null)) return null;
  if (payload.answers.reduce((size, { proof }) => size + proof.length, 0) > limits.ballot) return null;
  const ballot = { answers: payload.answers, election: payload.election, voter: payload.voter };
  if (frozen.definition.mode === "ring") {
    if (typeof payload.ring !== "string" || payload.ring === "" || utf8(payload.ring).length > longestRing) return null;
    ballot.ring = payload.ring;
  } else if (payload.ring !== undefined) return null;
  return ballot;
}

/** Whether the ballot answers the contests of the precinct's style in order, each in its length. */
export function hasStyle(frozen, ballot, precinct) {
  const style = ballotStyle(frozen.definition, precinct);
  return ballot.answers.length === style.length && style.every((contest, at) =>
    ballot.answers[at].contest === contest.id && fromB64(ballot.answers[at].proof).length === answerSize(contest));
}

/** {slots: [{id, alpha, beta, branches}], rules: [{alpha, beta, branches}]} of one answer, or {fault, kind}. */
export function readAnswer(frozen, context, contest, bytes) {
  const key = frozen.trustees.joint;
  if (bytes.length !== answerSize(contest)) return { fault: `length of ${contest.id}`, kind: "option" };
  let at = 0;
  const take = (size) => bytes.subarray(at, (at += size));
  const slots = [];
  for (const slot of slotsOf(contest)) {
    const where = `${contest.id}/${slot.id}`;
    const alpha = decodeKey(take(32));
    const beta = decodePoint(take(32));
    if (alpha === null || beta === null) return { fault: `encoding of ${where}`, kind: "option" };
    const branches = parseRange(optionStatement(context, contest, slot, key), alpha, beta, slot.top + 1, take(rangeBytes(slot.top + 1)));
    if (branches === null) return { fault: `encoding of ${where}`, kind: "option" };
    slots.push({ id: slot.id, alpha, beta, branches });
  }
  const rules = [];
  for (const [number, rule] of rulesOf(contest).entries()) {
    const values = rule.high - rule.low + 1;
    const alpha = combine(rule.factors, slots.map((slot) => slot.alpha));
    const beta = combine(rule.factors, slots.map((slot) => slot.beta));
    const branches = parseRange(ruleStatement(context, contest, number, rule, key), alpha, beta, values, take(rangeBytes(values)));
    if (branches === null) return { fault: `encoding of rule ${number} of ${contest.id}`, kind: "option" };
    rules.push({ alpha, beta, low: rule.low, branches });
  }
  return { slots, rules };
}

/** Every proof of a ballot: {option: null or what is bad, rule: null or what is bad, answers}. */
export function verifyBallot(frozen, ballot) {
  const key = frozen.trustees.joint;
  const context = contextOf(frozen, ballot);
  const verdict = { option: null, rule: null, answers: [] };
  const options = new Equations();
  const rules = new Equations();
  for (const answer of ballot.answers) {
    const contest = frozen.contests.get(answer.contest);
    const read = contest === undefined ? { fault: `contest ${answer.contest}`, kind: "option" }
      : readAnswer(frozen, context, contest, fromB64(answer.proof));
    if (read.fault !== undefined) {
      verdict[read.kind] ??= read.fault;
      return verdict;
    }
    verdict.answers.push({ contest, ...read });
    for (const slot of read.slots) addRange(options, key, slot.alpha, slot.beta, 0, slot.branches);
    for (const rule of read.rules) addRange(rules, key, rule.alpha, rule.beta, rule.low, rule.branches);
  }
  if (!options.hold()) verdict.option = firstBadOption(key, verdict.answers);
  if (!rules.hold()) verdict.rule = firstBadRule(key, verdict.answers);
  return verdict;
}

function firstBadOption(key, answers) {
  for (const { contest, slots } of answers) {
    const bad = slots.find((slot) => !rangeHolds(key, slot.alpha, slot.beta, 0, slot.branches));
    if (bad !== undefined) return `option proof of ${contest.id}/${bad.id}`;
  }
  return null;
}

function firstBadRule(key, answers) {
  for (const { contest, rules } of answers) {
    const bad = rules.findIndex((rule) => !rangeHolds(key, rule.alpha, rule.beta, rule.low, rule.branches));
    if (bad >= 0) return `rule ${bad} of ${contest.id}`;
  }
  return null;
}

/** Whether `votes` are in the definition's order, each once, positive, in range and of the ballot's contests. */
function votesFault(frozen, ballot, votes) {
  if (!Array.isArray(votes)) return "votes";
  let last = -1;
  const order = ballot.answers.flatMap((answer) =>
    slotsOf(frozen.contests.get(answer.contest)).map((slot) => ({ contest: answer.contest, option: slot.id, top: slot.top })));
  for (const vote of votes) {
    if (!hasMembers(vote, ["contest", "option", "value"])) return "members of a vote";
    const at = order.findIndex((slot) => slot.contest === vote.contest && slot.option === vote.option);
    if (at <= last || !isCount(vote.value, 1, order[at].top)) return `vote for ${vote.contest}/${vote.option}`;
    last = at;
  }
  return null;
}

/** What is wrong with a challenged ballot's opening; null when the ciphertexts are those of the votes. */
export function openingFault(frozen, ballot, votes, seed) {
  const fault = votesFault(frozen, ballot, votes);
  if (fault !== null) return fault;
  const voter = fromB64(ballot.voter, 32);
  for (const answer of ballot.answers) {
    const bytes = fromB64(answer.proof);
    let at = 0;
    for (const slot of slotsOf(frozen.contests.get(answer.contest))) {
      const nonce = nonceOf(frozen, seed, voter, answer.contest, slot.id);
      const value = votes.find((vote) => vote.contest === answer.contest && vote.option === slot.id)?.value ?? 0;
      const alpha = decodePoint(bytes.subarray(at, at + 32));
      const beta = decodePoint(bytes.subarray(at + 32, at + 64));
      const expected = multiply(BigInt(value), G).add(multiply(nonce, frozen.trustees.joint));
      if (alpha === null || beta === null || !alpha.equals(multiply(nonce, G)) || !beta.equals(expected)) {
        return `${answer.contest}/${slot.id} holds something else`;
      }
      at += 64 + rangeBytes(slot.top + 1);
    }
  }
  return null;
}
