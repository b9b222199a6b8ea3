// SPDX-License-Identifier: Apache-2.0
// A made-up election's whole life, from creation to certification, as acts and rows that a server would have written, and
// ways to change it. Ids and the hash of the result are known when everything is signed: until then texts stand for them.
import { ballotHash, trackerOf, verifyBallot } from "../lib/ballot.mjs";
import { b64, concat, hex, sha256, utf8 } from "../lib/bytes.mjs";
import { combineParts, decryptPart, publicShare, shareFor, verifyPart } from "../lib/ceremony.mjs";
import { ballotStyle, slotsOf, unitOf, units } from "../lib/definition.mjs";
import { encodePoint, G, identity, mod, secureRandom } from "../lib/group.mjs";
import { canonical } from "../lib/json.mjs";
import { once } from "../lib/memory.mjs";
import { resultOf } from "../lib/results.mjs";
import { countedSums } from "../lib/sums.mjs";
import { keyOf, signTransaction } from "./keys.mjs";
import { agencyOf, officerOf, officerRow } from "./officers.mjs";
import { ballotIn, chain, placeOf, start } from "./scenario.mjs";

/** Stands for the hash of the result rows, which the certifiers sign. */
export const resultHash = "hash of the results";
const idMark = "id of ";

/** The sums, decryption parts, counts, results and rows that follow from a scenario's casts. */
export const derive = (scenario) => once(["tally", hex(scenario.frozen.fingerprint), scenario.casts.map(({ number, action, payload }) => [number, action, ballotIn(payload)])], () => tallyOf(scenario));

function tallyOf(scenario) {
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

/** Decrypting is slow, and most mutations leave most sums as they are. */
function remember({ fingerprint, unit, contest, slot, index, alpha, beta }, what, make) {
  return once([what, hex(fingerprint), unit, contest, slot, index, hex(encodePoint(alpha)), hex(encodePoint(beta))], make);
}

const verifyOnce = (frozen, ballot) => once(["proofs", hex(frozen.fingerprint), hex(ballotHash(ballot))], () => verifyBallot(frozen, ballot));

function discreteLog(point, bound) {
  let own = identity;
  for (let value = 0; value <= bound; value++, own = own.add(G)) if (own.equals(point)) return value;
  return 0;
}

/** Seconds at which the trustees give their parts, and the last part that is needed comes. */
const partsAt = 5500;
const counted = partsAt + 3;

/** The rows at the end. */
function makeRows(scenario, tally) {
  const { frozen, document, casts } = scenario;
  const { id, schedule, contests } = frozen.definition;
  const accepted = casts.filter((one) => one.action === "cast");
  const voters = new Set(accepted.map((one) => one.payload.voter)).size;
  const head = accepted.reduce((sum, one) => sha256(concat(sum, ballotHash(ballotIn(one.payload)))), sha256(frozen.fingerprint));
  const fingerprint = hex(frozen.fingerprint);
  const rows = [
    { table: "elections", key: id, value: { id, state: "certified", mode: frozen.definition.mode, rehearsal: false, attempt: scenario.attempt, fingerprint,
      joint: document.trustees.joint, roll: document.roll.commitment, opens: schedule.opens, closes: schedule.closes, grace: schedule.grace,
      ends: schedule.closes + schedule.grace, frozen_at: start + 1203, opened_at: schedule.opens, closed_at: schedule.closes + schedule.grace,
      pauses: [{ from: start + 2045, until: start + 2055 }], created_height: 10 } },
    { table: "definitions", key: id, value: { election: id, fingerprint, frozen: document } },
    { table: "boxes", key: id, value: { election: id, ballots: accepted.length, voters, replaced: accepted.length - voters,
      challenges: casts.length - accepted.length, chain_head: hex(head), last: accepted.at(-1)?.time ?? 0 } },
    { table: "desks", key: id, value: { election: id, rehearsal: false, objections: 0, open: 0, blocking: 0, incidents: 0, observations: 0, failing: 0 } }];
  for (const [place, sum] of tally.sums) {
    const { unit, ballots: count, weight } = sum;
    const base = { election: id, unit, contest: sum.contest.id, ballots: count, weight };
    rows.push({ table: "sums", key: `${id}/${place}`, value: { ...base, sums: b64(concat(...sum.sums.flat().map(encodePoint))) } });
    rows.push({ table: "counts", key: `${id}/${place}`, value: { ...base, counts: tally.counts.get(place), trustees: [...tally.parts.keys()], time: start + counted } });
  }
  for (const contest of contests) {
    const total = { eligible: 0, roll: 0, ballots: 0, weight: 0, counts: slotsOf(contest).map(() => 0) };
    for (const unit of units(frozen.definition).filter((one) => ballotStyle(frozen.definition, one).includes(contest))) {
      const place = `${unit.id}/${contest.id}`;
      for (const { credential, weight } of scenario.roll.filter((entry) => unitOf(frozen.precincts.get(entry.precinct)) === unit.id)) {
        total.roll += weight;
        if (credential !== "") total.eligible += weight;
      }
      total.ballots += tally.sums.get(place).ballots;
      total.weight += tally.sums.get(place).weight;
      total.counts = total.counts.map((count, at) => count + tally.counts.get(place)[at]);
    }
    rows.push({ table: "results", key: `${id}/${contest.id}`, value: { ...resultOf(frozen.definition, contest, total), resolution: null, time: start + counted } });
  }
  return rows;
}

/** Acts in order: [{time, signer, action, payload, result, domain?, label?, validUntil?}]. */
function makeActs(scenario, tally) {
  const { definition } = scenario.frozen;
  const election = definition.id;
  const { attempt } = scenario;
  const acts = [];
  const act = (time, signer, action, payload, data = {}, code = "ok") => acts.push({ time: start + time, signer, action, payload, result: { code, data } });
  act(0, "manager", "createElection", { title_ko: definition.title_ko }, { election });
  act(5, "manager", "setContest", { election, contest: "c1" });
  act(10, "manager", "startCeremony", { election });
  for (const { index, encryptionKey, messages } of scenario.trustees) {
    act(10 + index, `trustee ${index}`, "ceremonyCommit", { election, attempt, commitment: messages.commitment, encryption_key: b64(encryptionKey) }, { round: "commit" });
  }
  for (const { index, messages } of scenario.trustees) {
    act(20 + index, `trustee ${index}`, "ceremonyReveal", { election, attempt, coefficients: messages.coefficients, proof: messages.proof }, { round: "reveal" });
  }
  for (const { index } of scenario.trustees) act(30 + index, `trustee ${index}`, "ceremonyAcknowledge", { election, attempt }, { round: "done" });
  act(1200, "manager", "freeze", { election }, { state: "freezing" });
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
    act(partsAt + index, `trustee ${index}`, "decrypt", { election, parts }, { election, trustee: index, accepted: parts.length, counted: 0 });
  }
  act(7000, "certifier 1", "certify", { election, result: resultHash }, { election, certifiers: 1, needed: 2, certified: false });
  act(7001, "certifier 2", "certify", { election, result: resultHash }, { election, certifiers: 2, needed: 2, certified: true });
  return acts.sort((a, b) => a.time - b.time);
}

const uncounted = new Set(["addVoters", "addLateVoter", "removeVoter", "replaceInvitation", "enrol", "cast", "challenge", "objectTo"]);

/** Writes into the election's row how many acts it counts. */
export function countActs({ rows, acts }) {
  const row = rows.find(({ table }) => table === "elections");
  if (row === undefined) return;
  row.value.acts = acts.filter(({ domain, action, result: { code, data } }) => code === "ok" && (domain === "approvals"
    ? data.state === "executed" && data.code === "ok"
    : (domain ?? "election") === "election" && data.proposal === undefined && !uncounted.has(action))).length;
}

/** Life, its parts copied, with the ways to look at it and change it. */
export class Life {
  constructor({ scenario, tally, rows, acts, roll }) {
    Object.assign(this, { scenario, tally, rows: structuredClone(rows), acts: structuredClone(acts), roll: structuredClone(roll), keepsCount: false });
  }

  get election() {
    return this.scenario.frozen.definition.id;
  }

  row(table, key = "") {
    return this.rows.find((row) => row.table === table && row.key.endsWith(key)).value;
  }

  dropRow(table, key = "") {
    this.rows.splice(this.rows.findIndex((row) => row.table === table && row.key.endsWith(key)), 1);
  }

  actsOf(action) {
    return this.acts.filter((act) => act.action === action);
  }

  /** A further act, after all others of its second. */
  act(time, signer, action, payload, data = {}, code = "ok") {
    const act = { time: start + time, signer, action, payload: { election: this.election, ...payload }, result: { code, data } };
    this.#insert(act);
    return act;
  }

  drop(act) {
    this.acts.splice(this.acts.indexOf(act), 1);
  }

  #insert(act) {
    const at = this.acts.findIndex((other) => other.time > act.time);
    this.acts.splice(at < 0 ? this.acts.length : at, 0, act);
  }

  /** Acts that were moved in time go where they belong. */
  sort() {
    this.acts.sort((a, b) => a.time - b.time);
  }

  /** What stands for an act's id until it is signed. */
  idOf(act) {
    act.label ??= `${act.action} by ${act.signer} at ${act.time}`;
    return idMark + act.label;
  }

  /** An act is only proposed, and executed by the last approval, `delay` seconds after it; returns the approvals. */
  propose(act, approvers, delay = 5, needed = approvers.length) {
    const { data } = act.result;
    const proposal = `p-${hex(sha256(utf8(this.idOf(act)))).slice(0, 16)}`;
    act.result = { code: "ok", data: { proposal, state: "open", needed, valid_until: act.time + 600 } };
    return approvers.map((signer, at) => {
      const isLast = at + 1 === approvers.length;
      const answer = isLast ? { state: "executed", code: "ok", data } : { state: "open" };
      const approval = { time: act.time + delay + at, signer, action: "approve", domain: "approvals", payload: { proposal, transaction: this.idOf(act) },
        result: { code: "ok", data: { proposal, transaction: this.idOf(act), approvals: at + 1, missing: approvers.length - at - 1, ...answer } } };
      this.#insert(approval);
      return approval;
    });
  }

  officer(name) {
    return this.rows.find((row) => row.table === "officers" && row.key === keyOf(name).did)?.value;
  }

  addOfficer(name, changes = {}) {
    if (this.officer(name) === undefined) this.rows.push({ domain: "identity", table: "officers", key: keyOf(name).did, value: { ...officerRow(name), ...changes } });
    return this.officer(name);
  }

  dropOfficer(name) {
    this.rows = this.rows.filter((row) => row.table !== "officers" || row.key !== keyOf(name).did);
  }

  /** From `time` on the officer has another key, of this name. */
  replaceKey(name, fresh, time) {
    const old = this.officer(name);
    const value = this.addOfficer(fresh, { ...old, did: keyOf(fresh).did, since: start + time, replaces: old.did, state: "active" });
    Object.assign(old, { state: "replaced", replaced_by: value.did, reason: "lost" });
  }

  /** The row of a certification. */
  addCertification(act, time = act.time) {
    const { did, officer, agency } = this.officer(act.signer);
    this.rows.push({ table: "certifications", key: `${this.election}/${officer}`,
      value: { election: this.election, rehearsal: false, officer, did, agency, result: act.payload.result, time, transaction: this.idOf(act) } });
  }

  certification(name) {
    return this.row("certifications", this.officer(name).officer);
  }

  dropCertify(act) {
    this.drop(act);
    this.dropRow("certifications", this.officer(act.signer).officer);
  }

  /** A tie in the row of a contest decided by an act of the authority. */
  resolve(contest, { how, options, reason = "drawn in public" }) {
    const act = this.act(6500, "manager", "resolveTie", { contest, how, options, reason }, { election: this.election, contest });
    this.row("results", `/${contest}`).resolution = { how, options, reason, officer: officerOf("manager"), time: act.time, transaction: this.idOf(act) };
    return act;
  }
}

/** The life of a scenario, with what its story adds. */
export function lifeOf(scenario) {
  const tally = derive(scenario);
  const life = new Life({ scenario, tally, rows: makeRows(scenario, tally), acts: makeActs(scenario, tally), roll: scenario.roll });
  for (const { signer, action, domain } of life.acts) if (!["cast", "challenge"].includes(action) || domain !== undefined) life.addOfficer(signer);
  for (const act of life.actsOf("certify")) life.addCertification(act);
  scenario.story(life);
  countActs(life);
  return life;
}

/** Signs the acts and puts them into blocks, one for each time. */
export function modelOf({ scenario, rows, acts, roll }) {
  const election = scenario.frozen.definition.id;
  const ids = new Map();
  const fill = (value) => {
    if (typeof value === "string") {
      if (value === resultHash) return hashOfResults();
      return value.startsWith(idMark) ? ids.get(value.slice(idMark.length)) ?? value : value;
    }
    if (Array.isArray(value)) return value.map(fill);
    return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([name, own]) => [name, fill(own)])) : value;
  };
  const hashOfResults = () => hex(sha256(utf8(canonical(scenario.frozen.definition.contests.flatMap(({ id }) =>
    rows.filter(({ table, key }) => table === "results" && key === `${election}/${id}`).slice(0, 1).map(({ value }) => fill(value)))))));
  const bodyOf = (act, at) => ({ chain, domain: act.domain ?? "election", action: act.action, payload: fill(act.payload),
    nonce: b64(sha256(utf8(`nonce ${at}`)).subarray(0, 16)), valid_until: act.validUntil ?? act.time + 600 });
  // An id can be known before it is in the log: the hash of the results holds those of ties, and is itself in certifications.
  for (const isLast of [false, true]) {
    for (const [at, act] of acts.entries()) {
      if (act.label !== undefined && (act.payload.result === resultHash) === isLast) ids.set(act.label, hex(sha256(utf8(canonical({ ...bodyOf(act, at), signer: keyOf(act.signer).did })))));
    }
  }
  const blocks = [];
  for (const [at, act] of acts.entries()) {
    if (blocks.at(-1)?.time !== act.time) blocks.push({ time: act.time, leaves: [] });
    blocks.at(-1).leaves.push({ tx: signTransaction(bodyOf(act, at), act.signer), result: fill(act.result) });
  }
  blocks.push({ time: acts.at(-1).time + 60, leaves: [] });
  return { chain, election, roll, blocks, rows: rows.map((row) => ({ ...row, value: fill(row.value) })) };
}
