// SPDX-License-Identifier: Apache-2.0
// A whole made-up election, from creation to certification, as acts and rows that a server would have written.
// `steps` lets a mutation step in: each is called with what has been made so far and may change it.
import { ballotHash, makeBallot, trackerOf } from "../lib/ballot.mjs";
import { b64, concat, fromB64, hex, sha256, utf8 } from "../lib/bytes.mjs";
import { ceremonyMessages, combineParts, decryptPart, publicShare, shareFor, verifyPart } from "../lib/ceremony.mjs";
import { ballotStyle, readFrozen, slotsOf, unitOf, units } from "../lib/definition.mjs";
import { encodePoint, G, hashToScalar, identity, mod, multiply, secureRandom } from "../lib/group.mjs";
import { canonical } from "../lib/json.mjs";
import { resultOf } from "../lib/results.mjs";
import { cutRings, rollCommitment } from "../lib/roll.mjs";
import { proveRing, tagOf } from "../lib/ring.mjs";
import { credentialOf, credentialSecret, signBallot } from "../lib/schnorr.mjs";
import { countedSums } from "../checks/sums.mjs";
import { verifyBallot } from "../lib/ballot.mjs";
import { keyOf, signTransaction } from "./keys.mjs";

export const start = 1_800_000_000;
export const chain = "maru-elections";

const option = (id, number, list = "") => ({ id, number, name_ko: `후보 ${number}`, name_en: `Candidate ${number}`, party_ko: "", party_en: "", photo: "", list });
const contest = (id, rest) => ({ id, kind: "choose", title_ko: "선거", title_en: "Election", minimum: 1, maximum: 1, blank: true, score: 1, seats: 1,
  rule: "plurality", share: 0, quorum: 0, tie: "lot", constituencies: [], ...rest });
const precinct = (id, constituency = "", counted_in = "") => ({ id, name_ko: `${id} 투표구`, name_en: `Precinct ${id}`, constituency, counted_in });

export function makeDefinition(mode) {
  const contests = mode === "ring" ? [contest("c1", { options: [1, 2, 3].map((n) => option(`o${n}`, n)) })] : [
    contest("c1", { options: [1, 2, 3].map((n) => option(`o${n}`, n)) }),
    contest("c2", { kind: "score", minimum: 0, maximum: 4, score: 3, rule: "majority", constituencies: ["north"], options: [option("a", 1), option("b", 2)] }),
    contest("c3", { kind: "list", minimum: 0, maximum: 1, seats: 2, share: 500, options: [option("l1", 1), option("x", 2, "l1"), option("y", 3, "l1"), option("l2", 4), option("z", 5, "l2")] })];
  const precincts = mode === "ring" ? [precinct("p001")] : [precinct("p001", "north"), precinct("p002", "south"), precinct("p003", "south", "p002")];
  return { version: 1, id: "e-00112233445566ff", mode, kind: "university", rehearsal: false, title_ko: "총학생회장 선거", title_en: "President",
    authority: "a-1", contests, precincts,
    schedule: { enrol_from: start, enrol_until: start + 1000, opens: start + 2000, closes: start + 5000, grace: 60, objections: 0 },
    opening: "time", revote: true, ring_size: 256, certifiers: 2, threshold: 2,
    trustees: [1, 2, 3].map((index) => ({ index, officer: `o-${index}`, agency: `a-${index}`, name_ko: `신탁 ${index}`, name_en: `Trustee ${index}` })) };
}

export const voterSecret = (election, number) => credentialSecret(sha256(utf8(`voter ${number}`)), election);

function makeRoll(definition) {
  const count = definition.mode === "ring" ? 130 : 8;
  return Array.from({ length: count }, (_, at) => ({ number: at + 1,
    credential: at + 1 === count ? "" : b64(credentialOf(voterSecret(definition.id, at + 1))),
    precinct: definition.precincts[at % definition.precincts.length].id, weight: definition.mode === "ring" ? 1 : 1 + (at % 3) }));
}

/** Ballots: [{number, votes, action, at: seconds after opening}]; the second of voter 1 replaces the first. */
function makePlan(definition) {
  const vote = (contestId, optionId, value = 1) => ({ contest: contestId, option: optionId, value });
  const only = (votes) => votes.filter((one) => definition.contests.some((contest) => contest.id === one.contest));
  return [
    { number: 1, at: 10, votes: [vote("c1", "o1"), vote("c2", "a", 3), vote("c3", "l1"), vote("c3", "x")] },
    { number: 2, at: 20, votes: [vote("c1", "blank"), vote("c3", "l2")] },
    { number: 4, at: 30, votes: [vote("c1", "o2"), vote("c2", "a", 1), vote("c2", "b", 3), vote("c3", "blank")], action: "challenge" },
    { number: 1, at: 40, votes: [vote("c1", "o2"), vote("c2", "b", 2), vote("c3", "l1"), vote("c3", "y")] },
    { number: 3, at: 60, votes: [vote("c1", "o2"), vote("c3", "l1"), vote("c3", "x")] },
    { number: 4, at: 70, votes: [vote("c1", "o3"), vote("c2", "blank"), vote("c3", "blank")] },
  ].map((one) => ({ action: "cast", ...one, votes: only(one.votes) }));
}

/** The trustees: secret polynomials and what they publish. */
function makeTrustees(scenario) {
  const { definition } = scenario;
  return definition.trustees.map(({ index }) => {
    const coefficients = Array.from({ length: definition.threshold }, (_, t) => hashToScalar("test-coefficient", index, t));
    const encryptionKey = sha256(utf8(`encryption ${index}`));
    return { index, coefficients, encryptionKey, messages: ceremonyMessages({ election: definition.id, attempt: 1, index, encryptionKey }, coefficients) };
  });
}

export function placeOf(scenario, number) {
  const entry = scenario.roll.find((one) => one.number === number);
  const own = scenario.frozen.precincts.get(entry.precinct);
  const ring = [...scenario.rings].find(([, { keys }]) => keys.some((key) => b64(key) === entry.credential));
  return { entry, precinct: own, unit: unitOf(own), ringId: ring?.[0], keys: ring?.[1].keys };
}

/** The payload of a cast or challenge, authorized for a key of its own. */
export function ballotPayload(scenario, { number, votes, action, seed, signer }) {
  const { frozen } = scenario;
  const { definition } = frozen;
  const secret = voterSecret(definition.id, number);
  const { precinct: own, ringId, keys } = placeOf(scenario, number);
  const voter = definition.mode === "ring" ? tagOf(secret, definition.id) : credentialOf(secret);
  const ballot = makeBallot(frozen, own, votes, voter, ringId, seed);
  return { ...ballot, authorization: authorize(scenario, { ballot, action, signer, secret, keys }), ...(action === "challenge" ? { seed: b64(seed), votes } : {}) };
}

export function authorize({ frozen }, { ballot, action, signer, secret, keys }) {
  const hash = ballotHash(ballot);
  const { did } = keyOf(signer);
  if (frozen.definition.mode === "signed") return b64(signBallot(frozen, action, did, secret, hash));
  return b64(proveRing({ purpose: action, signer: did, fingerprint: frozen.fingerprint, election: frozen.definition.id, ring: ballot.ring, keys,
    tag: fromB64(ballot.voter, 32), hash }, secret));
}

export function ballotIn(payload) {
  const { authorization, seed, votes, ...ballot } = payload;
  return ballot;
}

/** Everything up to the frozen document and the ballots; what takes time is made once and shared by mutations. */
export function makeScenario(mode, steps = {}) {
  const scenario = { definition: makeDefinition(mode) };
  steps.definition?.(scenario.definition);
  scenario.roll = makeRoll(scenario.definition);
  scenario.trustees = makeTrustees(scenario);
  freeze(scenario, steps);
  const plans = makePlan(scenario.definition);
  steps.plans?.(plans);
  scenario.casts = plans.map((plan, at) => {
    const signer = `ballot ${mode} ${at}`;
    return { ...plan, signer, time: start + 2000 + plan.at, payload: ballotPayload(scenario, { ...plan, signer, seed: sha256(utf8(`seed ${mode} ${at}`)) }) };
  });
  return scenario;
}

export function freeze(scenario, steps = {}) {
  const { definition, trustees } = scenario;
  const points = trustees.map((trustee) => trustee.coefficients.map((coefficient) => multiply(coefficient, G)));
  const joint = points.reduce((sum, own) => sum.add(own[0]), identity);
  scenario.document = { definition, roll: rollCommitment(definition, scenario.roll), trustees: { joint: b64(encodePoint(joint)), threshold: definition.threshold,
    keys: trustees.map(({ index, messages }) => ({ index, coefficients: messages.coefficients })) } };
  steps.document?.(scenario.document);
  scenario.frozen = readFrozen(scenario.document);
  if (scenario.frozen.fault !== undefined) throw new Error(scenario.frozen.fault);
  scenario.rings = cutRings(definition, scenario.roll);
}

/** The sums, decryption parts, counts, results and rows that follow from a scenario's casts. */
export function derive(scenario) {
  const { frozen, casts } = scenario;
  const facts = { frozen, casts: casts.filter((one) => one.action === "cast").map((one) => {
    const ballot = ballotIn(one.payload);
    const { entry, unit } = placeOf(scenario, one.number);
    return { ballot, unit, weight: entry.weight };
  }), proofsOf: ({ ballot }) => verifyOnce(frozen, ballot) };
  const sums = countedSums(facts);
  const parts = new Map([1, 3].map((index) => [index, new Map()]));
  const counts = new Map();
  for (const [place, sum] of sums) {
    const statements = slotsOf(sum.contest).map((slot, at) => (index) => ({ fingerprint: frozen.fingerprint, election: frozen.definition.id, unit: sum.unit,
      contest: sum.contest.id, slot: slot.id, index, share: publicShare(frozen.trustees, index), alpha: sum.sums[at][0], beta: sum.sums[at][1] }));
    for (const [index, own] of parts) {
      const secret = scenario.trustees.reduce((total, trustee) => mod(total + shareFor(trustee.coefficients, index)), 0n);
      own.set(place, statements.map((statement) => remember(statement(index), "part", () => decryptPart(statement(index), secret, secureRandom))));
    }
    const order = [...parts.keys()];
    counts.set(place, statements.map((statement, at) => {
      const points = order.map((index) => remember(statement(index), "point", () => verifyPart(statement(index), parts.get(index).get(place)[at])));
      return discreteLog(combineParts(sum.sums[at][1], order, points), sum.weight * slotsOf(sum.contest)[at].top);
    }));
  }
  return { sums, parts, counts };
}

const remembered = new Map();
/** Decrypting is slow, and most mutations leave most sums as they are. */
function remember({ fingerprint, unit, contest, slot, index, alpha, beta }, what, make) {
  const name = [what, hex(fingerprint), unit, contest, slot, index, hex(encodePoint(alpha)), hex(encodePoint(beta))].join();
  if (!remembered.has(name)) remembered.set(name, make());
  return remembered.get(name);
}

const ballots = new Map();
function verifyOnce(frozen, ballot) {
  const name = hex(frozen.fingerprint) + hex(ballotHash(ballot));
  if (!ballots.has(name)) ballots.set(name, verifyBallot(frozen, ballot));
  return ballots.get(name);
}

function discreteLog(point, bound) {
  let own = identity;
  for (let value = 0; value <= bound; value++, own = own.add(G)) if (own.equals(point)) return value;
  return 0;
}

/** The rows at the end, but for the hash of the result, which the certifiers sign. */
function makeRows(scenario, tally) {
  const { frozen, document, casts } = scenario;
  const { id, schedule, contests } = frozen.definition;
  const accepted = casts.filter((one) => one.action === "cast");
  const voters = new Set(accepted.map((one) => one.payload.voter)).size;
  const head = accepted.reduce((sum, one) => sha256(concat(sum, ballotHash(ballotIn(one.payload)))), sha256(frozen.fingerprint));
  const fingerprint = hex(frozen.fingerprint);
  const rows = [
    { table: "elections", key: id, value: { id, state: "certified", mode: frozen.definition.mode, rehearsal: false, attempt: 1, fingerprint,
      joint: document.trustees.joint, roll: document.roll.commitment, opens: schedule.opens, closes: schedule.closes, grace: schedule.grace,
      ends: schedule.closes + schedule.grace, opened_at: schedule.opens, closed_at: schedule.closes + schedule.grace,
      pauses: [{ from: start + 2045, until: start + 2055 }], created_height: 10 } },
    { table: "definitions", key: id, value: { election: id, fingerprint, frozen: document } },
    { table: "boxes", key: id, value: { election: id, ballots: accepted.length, voters, replaced: accepted.length - voters,
      challenges: casts.length - accepted.length, chain_head: hex(head), last: accepted.at(-1)?.time ?? 0 } }];
  for (const [place, sum] of tally.sums) {
    const { unit, ballots: count, weight } = sum;
    const base = { election: id, unit, contest: sum.contest.id, ballots: count, weight };
    rows.push({ table: "sums", key: `${id}/${place}`, value: { ...base, sums: b64(concat(...sum.sums.flat().map(encodePoint))) } });
    rows.push({ table: "counts", key: `${id}/${place}`, value: { ...base, counts: tally.counts.get(place), trustees: [...tally.parts.keys()], time: start + 6000 } });
  }
  for (const contest of contests) {
    const total = { eligible: 0, ballots: 0, weight: 0, counts: slotsOf(contest).map(() => 0) };
    for (const unit of units(frozen.definition).filter((one) => ballotStyle(frozen.definition, one).includes(contest))) {
      const place = `${unit.id}/${contest.id}`;
      total.eligible += scenario.roll.filter((entry) => entry.credential !== "" && unitOf(frozen.precincts.get(entry.precinct)) === unit.id)
        .reduce((sum, entry) => sum + entry.weight, 0);
      total.ballots += tally.sums.get(place).ballots;
      total.weight += tally.sums.get(place).weight;
      total.counts = total.counts.map((count, at) => count + tally.counts.get(place)[at]);
    }
    rows.push({ table: "results", key: `${id}/${contest.id}`, value: { ...resultOf(frozen.definition, contest, total), resolution: null, time: start + 6000 } });
  }
  return rows;
}

/** Acts in order: [{time, signer, action, payload, result, domain?}]. */
function makeActs(scenario, tally, rows) {
  const { definition } = scenario.frozen;
  const election = definition.id;
  const acts = [];
  const act = (time, signer, action, payload, data = {}, code = "ok") => acts.push({ time: start + time, signer, action, payload, result: { code, data } });
  act(0, "manager", "createElection", { title_ko: definition.title_ko }, { election });
  act(5, "manager", "setContest", { election, contest: "c1" });
  act(10, "manager", "startCeremony", { election });
  for (const { index, encryptionKey, messages } of scenario.trustees) {
    act(10 + index, `trustee ${index}`, "ceremonyCommit", { election, attempt: 1, commitment: messages.commitment, encryption_key: b64(encryptionKey) }, { round: "commit" });
  }
  for (const { index, messages } of scenario.trustees) {
    act(20 + index, `trustee ${index}`, "ceremonyReveal", { election, attempt: 1, coefficients: messages.coefficients, proof: messages.proof }, { round: "reveal" });
  }
  for (const { index } of scenario.trustees) act(30 + index, `trustee ${index}`, "ceremonyAcknowledge", { election, attempt: 1 }, { round: "done" });
  act(1200, "manager", "freeze", { election }, { steps: 1 });
  const voters = new Set();
  for (const [at, cast] of scenario.casts.entries()) {
    const hash = ballotHash(ballotIn(cast.payload));
    const data = { election, ballot: hex(hash), tracker: trackerOf(hash) };
    if (cast.action === "cast") Object.assign(data, { replaced: voters.has(cast.payload.voter), number: at + 1 });
    acts.push({ time: cast.time, signer: cast.signer, action: cast.action, payload: cast.payload, result: { code: "ok", data } });
    if (cast.action === "cast") voters.add(cast.payload.voter);
    if (at === 3) {
      act(2045, "manager", "pauseElection", { election, reason: "outage" });
      act(2050, "stranger", "cast", cast.payload, {}, "election.paused");
      act(2055, "manager", "resumeElection", { election, reason: "over" });
    }
  }
  for (const [index, own] of tally.parts) {
    const parts = [...own].map(([place, values]) => ({ unit: place.split("/")[0], contest: place.split("/")[1], values: b64(concat(...values)) }));
    act(5500 + index, `trustee ${index}`, "decrypt", { election, parts }, { election, trustee: index, accepted: parts.length, counted: 0 });
  }
  const results = definition.contests.map((contest) => rows.find((row) => row.table === "results" && row.key === `${election}/${contest.id}`).value);
  const result = hex(sha256(utf8(canonical(results))));
  act(7000, "certifier 1", "certify", { election, result }, { election, certifiers: 1, needed: 2, certified: false });
  act(7001, "certifier 2", "certify", { election, result }, { election, certifiers: 2, needed: 2, certified: true });
  return acts.sort((a, b) => a.time - b.time);
}

const uncounted = new Set(["addVoters", "addLateVoter", "removeVoter", "replaceInvitation", "enrol", "cast", "challenge", "objectTo"]);

/** Writes into the election's row how many acts it counts. */
export function countActs({ rows, acts }) {
  const row = rows.find(({ table }) => table === "elections");
  if (row === undefined) return;
  row.value.acts = acts.filter(({ domain, action, result }) =>
    (domain ?? "election") === "election" && result.code === "ok" && result.data.proposal === undefined && !uncounted.has(action)).length;
}

/** acts, rows and roll of a scenario: what `modelOf` signs. */
export function lifeOf(scenario) {
  const tally = derive(scenario);
  const rows = makeRows(scenario, tally);
  const life = { scenario, tally, rows, acts: makeActs(scenario, tally, rows), roll: scenario.roll };
  countActs(life);
  return life;
}

/** Signs the acts and puts them into blocks, one for each time. */
export function modelOf({ scenario, rows, acts, roll }) {
  const election = scenario.frozen.definition.id;
  const blocks = [];
  for (const [at, act] of acts.entries()) {
    if (blocks.at(-1)?.time !== act.time) blocks.push({ time: act.time, leaves: [] });
    const body = { chain, domain: act.domain ?? "election", action: act.action, payload: act.payload, nonce: b64(sha256(utf8(`nonce ${at}`)).subarray(0, 16)), valid_until: act.time + 600 };
    blocks.at(-1).leaves.push({ tx: signTransaction(body, act.signer), result: act.result });
  }
  blocks.push({ time: acts.at(-1).time + 60, leaves: [] });
  return { chain, election, roll, blocks, rows };
}
