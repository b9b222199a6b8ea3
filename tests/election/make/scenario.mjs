// SPDX-License-Identifier: Apache-2.0
// A made-up election up to its ballots: definition, roll, trustees, the frozen document, and who votes what.
// `steps` lets a mutation step in: each is called with what has been made so far and may change it.
import { ballotHash, makeBallot } from "../lib/ballot.mjs";
import { b64, fromB64, sha256, utf8 } from "../lib/bytes.mjs";
import { ceremonyMessages } from "../lib/ceremony.mjs";
import { readFrozen, unitOf } from "../lib/definition.mjs";
import { encodePoint, G, hashToScalar, identity, multiply } from "../lib/group.mjs";
import { cutRings, rollCommitment } from "../lib/roll.mjs";
import { proveRing, tagOf } from "../lib/ring.mjs";
import { credentialOf, credentialSecret, signBallot } from "../lib/schnorr.mjs";
import { keyOf } from "./keys.mjs";
import { agencyOf, officerOf, start } from "./officers.mjs";

export { start };

export const chain = "maru-elections";

const option = (id, number, list = "") => ({ id, number, name_ko: `후보 ${number}`, name_en: `Candidate ${number}`, party_ko: "", party_en: "", photo: "", list });
const contest = (id, rest) => ({ id, kind: "choose", title_ko: "선거", title_en: "Election", minimum: 1, maximum: 1, blank: true, score: 1, seats: 1,
  rule: "plurality", share: 0, quorum: 0, quorum_of: "enrolled", tie: "lot", constituencies: [], ...rest });
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

/** The same with trustees whose officer ids follow from their keys. */
function ownDefinition(mode) {
  const definition = makeDefinition(mode);
  for (const trustee of definition.trustees) Object.assign(trustee, { officer: officerOf(`trustee ${trustee.index}`), agency: agencyOf(`trustee ${trustee.index}`) });
  return definition;
}

export const voterSecret = (election, number) => credentialSecret(sha256(utf8(`voter ${number}`)), election);

function makeRoll(definition) {
  // Two rings, of 130 keys that weigh one and 129 that weigh two.
  const count = definition.mode === "ring" ? 260 : 8;
  return Array.from({ length: count }, (_, at) => ({ number: at + 1,
    credential: at + 1 === count ? "" : b64(credentialOf(voterSecret(definition.id, at + 1))),
    precinct: definition.precincts[at % definition.precincts.length].id, weight: 1 + (at % (definition.mode === "ring" ? 2 : 3)) }));
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
  const { definition, attempt } = scenario;
  return definition.trustees.map(({ index }) => {
    const coefficients = Array.from({ length: definition.threshold }, (_, t) => hashToScalar("test-coefficient", index, t));
    const encryptionKey = sha256(utf8(`encryption ${index}`));
    return { index, coefficients, encryptionKey, messages: ceremonyMessages({ election: definition.id, attempt, index, encryptionKey }, coefficients) };
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
  const scenario = { definition: ownDefinition(mode), attempt: steps.attempt ?? 1, story: steps.story ?? (() => {}) };
  steps.definition?.(scenario.definition);
  scenario.roll = makeRoll(scenario.definition);
  steps.roll?.(scenario.roll);
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
