// SPDX-License-Identifier: Apache-2.0
// The frozen document of an election: its definition with every bound of docs/election-protocol.md section 3, ballot
// styles, slots and rules of a contest, counting units, and the fingerprint.
import { fromB64, fromHex, sha256, utf8 } from "./bytes.mjs";
import { decodeKey, identity, isIdentity } from "./group.mjs";
import { canonical, hasMembers, isCount } from "./json.mjs";

export const limits = { text: 1000, chosen: 10_000, seats: 1000, number: 1_000_000, time: 253_402_300_799, grace: 86_400, certifiers: 100, contests: 64, options: 64, precincts: 4096, score: 20, trustees: 16, ballot: 40000, ring: [256, 4096], bytes: 4 << 20 };

class Fault extends Error {}
const need = (condition, where, detail) => {
  if (!condition) throw new Fault(`${where}: ${detail}`);
};

export const isId = (value) => typeof value === "string" && /^[a-z0-9-]{1,24}$/.test(value);
const oneOf = (value, ...words) => words.includes(value);
const isText = (value) => typeof value === "string" && utf8(value).length <= limits.text;
const unique = (values) => new Set(values).size === values.length;

function checkOption(option, where) {
  need(hasMembers(option, ["id", "number", "name_ko", "name_en", "party_ko", "party_en", "photo", "list"]), where, "members");
  need(isId(option.id) && option.id !== "blank", `${where}.id`, "no id");
  need(isCount(option.number, 0, limits.number), `${where}.number`, "no number");
  need(isText(option.name_ko) && isText(option.name_en) && isText(option.party_ko) && isText(option.party_en), where, "names");
  need(option.photo === "" || fromHex(option.photo, 32) !== null, `${where}.photo`, "no hash");
  need(option.list === "" || isId(option.list), `${where}.list`, "no id");
}

function checkKind(contest, where) {
  const { kind, minimum, maximum, score, options } = contest;
  const lists = options.filter((option) => option.list === "");
  need(kind === "score" ? isCount(score, 1, limits.score) : score === 1, `${where}.score`, "out of range");
  if (kind !== "list") need(lists.length === options.length, `${where}.options`, "a list outside a list contest");
  if (kind === "choose") need(maximum >= 1 && maximum <= options.length, `${where}.maximum`, "more than there are options");
  if (kind === "score") need(maximum >= 1 && maximum <= score * options.length, `${where}.maximum`, "more than can be given");
  if (kind !== "list") return;
  need(lists.length > 0, `${where}.options`, "no list");
  const names = new Set(lists.map((list) => list.id));
  need(options.every((option) => option.list === "" || names.has(option.list)), `${where}.options`, "an unknown list");
  for (const list of lists) {
    need(options.filter((option) => option.list === list.id).length >= minimum, `${where}.options`, "a list with too few candidates");
  }
}

function checkContest(contest, where, constituencies) {
  need(hasMembers(contest, ["id", "kind", "title_ko", "title_en", "minimum", "maximum", "blank", "score", "seats", "rule", "share",
    "quorum", "quorum_of", "tie", "constituencies", "options"]), where, "members");
  need(isId(contest.id), `${where}.id`, "no id");
  need(oneOf(contest.kind, "choose", "score", "list"), `${where}.kind`, "unknown");
  need(oneOf(contest.rule, "plurality", "majority", "share") && oneOf(contest.tie, "lot", "older", "runoff"), where, "rule or tie");
  need(oneOf(contest.quorum_of, "enrolled", "roll"), `${where}.quorum_of`, "unknown");
  need(isText(contest.title_ko) && isText(contest.title_en) && typeof contest.blank === "boolean", where, "titles or blank");
  need(isCount(contest.minimum) && isCount(contest.maximum, contest.minimum, limits.chosen), `${where}.minimum`, "more than the maximum");
  need(isCount(contest.seats, 1, limits.seats) && isCount(contest.share, contest.rule === "share" ? 1 : 0, 10000) && isCount(contest.quorum, 0, 10000), where, "seats, share or quorum");
  need(Array.isArray(contest.constituencies) && contest.constituencies.every((one) => constituencies.has(one)) && unique(contest.constituencies),
    `${where}.constituencies`, "of no precinct, or twice");
  need(Array.isArray(contest.options) && contest.options.length >= 1 && contest.options.length <= limits.options, `${where}.options`, "count");
  contest.options.forEach((option, at) => checkOption(option, `${where}.options[${at}]`));
  need(unique(contest.options.map((option) => option.id)), `${where}.options`, "an id twice");
  const numbers = contest.options.filter((option) => option.list === "").map((option) => option.number);
  need(unique(numbers), `${where}.options`, "a number twice");
  checkKind(contest, where);
}

function checkPrecincts(definition) {
  const { precincts, contests } = definition;
  need(Array.isArray(precincts) && precincts.length >= 1 && precincts.length <= limits.precincts, "precincts", "count");
  const byId = new Map();
  precincts.forEach((precinct, at) => {
    const where = `precincts[${at}]`;
    need(hasMembers(precinct, ["id", "name_ko", "name_en", "constituency", "counted_in"]), where, "members");
    need(isId(precinct.id) && !byId.has(precinct.id), `${where}.id`, "no id, or twice");
    need(isText(precinct.name_ko) && isText(precinct.name_en), where, "names");
    need(precinct.constituency === "" || isId(precinct.constituency), `${where}.constituency`, "no id");
    byId.set(precinct.id, precinct);
  });
  for (const precinct of precincts) {
    if (precinct.counted_in !== "") {
      const unit = byId.get(precinct.counted_in);
      need(unit !== undefined && unit.counted_in === "" && unit.id !== precinct.id, `precincts.${precinct.id}`, "counted in no unit");
      need(unit.constituency === precinct.constituency, `precincts.${precinct.id}`, "counted in another constituency");
    }
    need(contests.some((contest) => isOpenTo(contest, precinct.constituency)), `precincts.${precinct.id}`, "no contest");
  }
}

function checkSchedule(schedule) {
  need(hasMembers(schedule, ["enrol_from", "enrol_until", "opens", "closes", "grace", "objections"]), "schedule", "members");
  need(Object.values(schedule).every((value) => isCount(value, 0, limits.time)) && schedule.grace <= limits.grace, "schedule", "no times");
  const { enrol_from: from, enrol_until: until, opens, closes } = schedule;
  need(from <= until && until <= opens && opens < closes, "schedule", "order");
}

/** Why a definition is not well-formed; null when it is. */
export function definitionFault(definition) {
  try {
    need(hasMembers(definition, ["version", "id", "mode", "kind", "rehearsal", "title_ko", "title_en", "authority", "contests",
      "precincts", "schedule", "opening", "revote", "ring_size", "certifiers", "threshold", "trustees"]), "definition", "members");
    need(definition.version === 1, "version", "unknown");
    need(isId(definition.id), "id", "no id");
    need(oneOf(definition.mode, "signed", "ring") && oneOf(definition.kind, "public", "party", "university", "organisation"), "mode", "unknown");
    need(typeof definition.rehearsal === "boolean" && typeof definition.revote === "boolean", "revote", "no boolean");
    need(isText(definition.title_ko) && isText(definition.title_en) && isText(definition.authority), "title", "no text");
    need(oneOf(definition.opening, "time", "authority"), "opening", "unknown");
    need(isCount(definition.ring_size, ...limits.ring) && isCount(definition.certifiers, 0, limits.certifiers), "ring_size", "out of range");
    const { contests, trustees, threshold } = definition;
    need(Array.isArray(contests) && contests.length >= 1 && contests.length <= limits.contests, "contests", "count");
    need(Array.isArray(definition.precincts), "precincts", "count");
    const constituencies = new Set(definition.precincts.map((precinct) => precinct?.constituency));
    contests.forEach((contest, at) => checkContest(contest, `contests[${at}]`, constituencies));
    need(unique(contests.map((contest) => contest.id)), "contests", "an id twice");
    checkPrecincts(definition);
    checkSchedule(definition.schedule);
    need(Array.isArray(trustees) && trustees.length >= 1 && trustees.length <= limits.trustees, "trustees", "count");
    trustees.forEach((trustee, at) => {
      need(hasMembers(trustee, ["index", "officer", "agency", "name_ko", "name_en"]), `trustees[${at}]`, "members");
      need(trustee.index === at + 1, `trustees[${at}].index`, "not in order");
      need([trustee.officer, trustee.agency, trustee.name_ko, trustee.name_en].every(isText) && trustee.officer !== "", `trustees[${at}]`, "no text");
    });
    need(unique(trustees.map((trustee) => trustee.officer)), "trustees", "an officer twice");
    need(isCount(threshold, 1, trustees.length), "threshold", "out of range");
    for (const precinct of definition.precincts) {
      need(ballotSize(definition, precinct) <= limits.ballot, `precincts.${precinct.id}`, "a ballot is too long");
    }
    return null;
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
}

export const isOpenTo = (contest, constituency) =>
  contest.constituencies.length === 0 || contest.constituencies.includes(constituency);

/** The contests of a voter of this precinct, in order. */
export function ballotStyle(definition, precinct) {
  return definition.contests.filter((contest) => isOpenTo(contest, precinct.constituency));
}

export const unitOf = (precinct) => (precinct.counted_in === "" ? precinct.id : precinct.counted_in);

/** Contests that are counted in a unit: its precincts are of one constituency. */
export const contestsOfUnit = (definition, unit) => ballotStyle(definition, unit);

/** Counting units in the order of the definition. */
export const units = (definition) => definition.precincts.filter((precinct) => precinct.counted_in === "");

/** Encrypted values of a contest: [{id, top}], blank first. */
export function slotsOf(contest) {
  const options = contest.options.map((option) => ({ id: option.id, top: contest.kind === "score" ? contest.score : 1 }));
  return contest.blank ? [{ id: "blank", top: 1 }, ...options] : options;
}

/** [{factors, low, high}]: low <= sum of factors * votes <= high. */
export function rulesOf(contest) {
  const { minimum, maximum, options } = contest;
  const withBlank = (blank, factors) => (contest.blank ? [blank, ...factors] : factors);
  if (contest.kind !== "list") return [{ factors: withBlank(maximum, options.map(() => 1)), low: minimum, high: maximum }];
  const rules = [{ factors: withBlank(1, options.map((option) => (option.list === "" ? 1 : 0))), low: 1, high: 1 }];
  for (const list of options.filter((option) => option.list === "")) {
    const factors = options.map((option) => (option.id === list.id ? maximum : option.list === list.id ? -1 : 0));
    rules.push({ factors: withBlank(0, factors), low: 0, high: maximum - minimum });
  }
  return rules;
}

const rangeSize = (values) => 32 * (4 * values - 1);

/** Bytes of every answer to a contest. */
export function answerSize(contest) {
  const slots = slotsOf(contest).reduce((size, slot) => size + 64 + rangeSize(slot.top + 1), 0);
  return rulesOf(contest).reduce((size, rule) => size + rangeSize(rule.high - rule.low + 1), slots);
}

/** Bytes of the canonical JSON of a ballot of this precinct. */
export function ballotSize(definition, precinct) {
  const answers = ballotStyle(definition, precinct).map((contest) => ({ contest: contest.id, proof: "" }));
  const proofs = ballotStyle(definition, precinct).reduce((size, contest) => size + Math.ceil((answerSize(contest) * 4) / 3), 0);
  const ballot = { answers, election: definition.id, voter: "A".repeat(43) };
  if (definition.mode === "ring") ballot.ring = "r".repeat(unitOf(precinct).length + 22);
  return canonical(ballot).length + proofs;
}

/** Keys of the trustees: {joint, threshold, keys: Map index -> points}, or {fault}. */
export function readTrustees(document) {
  if (!hasMembers(document, ["joint", "threshold", "keys"]) || !Array.isArray(document.keys)) return { fault: "members" };
  const joint = decodeKey(fromB64(document.joint, 32));
  if (joint === null) return { fault: "joint key" };
  if (!isCount(document.threshold, 1, limits.trustees)) return { fault: "threshold" };
  const keys = new Map();
  let sum = identity;
  let last = 0;
  for (const key of document.keys) {
    if (!hasMembers(key, ["index", "coefficients"]) || !isCount(key.index, last + 1, limits.trustees)) return { fault: "order of the keys" };
    if (!Array.isArray(key.coefficients) || key.coefficients.length !== document.threshold) return { fault: "count of coefficients" };
    const points = key.coefficients.map((text) => decodeKey(fromB64(text, 32)));
    if (points.includes(null)) return { fault: `a coefficient of trustee ${key.index}` };
    keys.set(key.index, points);
    sum = sum.add(points[0]);
    last = key.index;
  }
  if (keys.size < document.threshold) return { fault: "fewer trustees than the threshold" };
  return { joint, threshold: document.threshold, keys, isJoint: sum.equals(joint) && !isIdentity(sum) };
}

export const fingerprintOf = (document) => sha256(utf8(canonical(document)));

/** The frozen document: {definition, roll, trustees, fingerprint}, or {fault}. */
export function readFrozen(document) {
  if (!hasMembers(document, ["definition", "roll", "trustees"])) return { fault: "members of the document" };
  const fault = definitionFault(document.definition);
  if (fault !== null) return { fault };
  const { roll, definition } = document;
  if (!hasMembers(roll, ["commitment", "enrolled", "entries"]) || fromHex(roll.commitment, 32) === null || !isCount(roll.entries)
    || !isCount(roll.enrolled, 0, roll.entries)) return { fault: "roll" };
  const trustees = readTrustees(document.trustees);
  if (trustees.fault !== undefined) return { fault: `trustees: ${trustees.fault}` };
  if (trustees.threshold !== definition.threshold) return { fault: "trustees: threshold" };
  if ([...trustees.keys.keys()].some((index) => index > definition.trustees.length)) return { fault: "trustees: an unknown index" };
  if (!trustees.isJoint) return { fault: "trustees: the joint key is not the sum" };
  const fingerprint = fingerprintOf(document);
  return { definition, roll, trustees, fingerprint, contests: new Map(definition.contests.map((contest) => [contest.id, contest])),
    precincts: new Map(definition.precincts.map((precinct) => [precinct.id, precinct])) };
}
