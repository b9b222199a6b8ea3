// SPDX-License-Identifier: Apache-2.0
// What the checks ask of a record: executed actions in order, proven rows, the frozen election, accepted ballots.
import { ballotHash, ballotOf, openingFault, verifyBallot } from "./ballot.mjs";
import { b64, concat, fromB64, hex, sha256, utf8 } from "./bytes.mjs";
import { publicShare } from "./ceremony.mjs";
import { readFrozen, unitOf } from "./definition.mjs";
import { encodePoint } from "./group.mjs";
import { canonical, hasMembers, isCount, isObject } from "./json.mjs";
import { once } from "./memory.mjs";
import { Officers } from "./officers.mjs";
import { countedSums } from "./sums.mjs";
import { cutRings } from "./roll.mjs";

/** A malformed leaf fails `inclusion`; the other checks go on without it. */
const isLeafShaped = ({ leaf }) => hasMembers(leaf, ["tx", "result"]) && isObject(leaf.tx) && isObject(leaf.tx.payload)
  && hasMembers(leaf.result, ["code", "data"]) && isObject(leaf.result.data);

/** Proofs of absence fail `state`. */
const isRow = ({ value }) => isObject(value);

export class Facts {
  #memory = new Map();

  constructor(record, options = {}) {
    this.record = record;
    this.options = options;
    this.election = record.head.election;
    this.node = options.node ?? record.head.node;
    this.officers = new Officers(this);
    /** Set by the checks `roll` and `counts`; anchors that agree, by `blocks` and `inclusion`. */
    this.isRollGood = false;
    this.areCountsGood = false;
    this.anchors = 0;
  }

  #once(name, make) {
    if (!this.#memory.has(name)) this.#memory.set(name, make());
    return this.#memory.get(name);
  }

  /** Every shown leaf: {index, height, time, id, tx, result}. */
  get leaves() {
    return this.#once("leaves", () => this.record.blocks.flatMap(({ header, leaves }) => leaves.filter(isLeafShaped).map(({ index, leaf }) => {
      const { signature, ...body } = leaf.tx;
      return { index, height: header.height, time: header.time, id: hex(sha256(utf8(canonical(body)))), ...leaf };
    })));
  }

  /**
   * Executed actions of the election, in the order of execution. One whose result names a proposal was not executed where
   * it stands, but by the last approval that it needed (docs/approvals.md): place, time and answer are that approval's,
   * signer, id and payload the proposed action's.
   */
  get acts() {
    return this.#once("acts", () => {
      const proposed = new Map();
      return this.accepted.flatMap((act) => {
        if (act.tx.domain === "approvals") {
          const { state, code } = act.result.data;
          const done = proposed.get(act.payload.transaction);
          if (state !== "executed" || code !== "ok" || done === undefined) return [];
          const { index, height, time, where } = act;
          return [{ ...done, index, height, time, where, result: { code, data: isObject(act.result.data.data) ? act.result.data.data : {} } }];
        }
        if (act.tx.domain !== "election") return [];
        if (act.result.data.proposal === undefined) return [act];
        proposed.set(act.id, act);
        return [];
      });
    });
  }

  /** Every leaf with code ok, approvals of the election's proposals among them. */
  get accepted() {
    return this.#once("accepted", () => this.leaves.filter((leaf) => leaf.result.code === "ok").map((leaf) =>
      ({ ...leaf, action: leaf.tx.action, payload: leaf.tx.payload, signer: leaf.tx.signer, where: `leaf ${leaf.index}` })));
  }

  actsOf(...names) {
    return this.acts.filter((act) => names.includes(act.action));
  }

  /** The value of a proven row; undefined when the record has none. */
  row(table, key, domain = "election") {
    return this.#once("rows", () => new Map(this.record.states.filter(isRow).map((state) => [`${state.domain}/${state.table}/${state.key}`, state.value]))).get(`${domain}/${table}/${key}`);
  }

  rows(table, domain = "election") {
    return this.record.states.filter((state) => isRow(state) && state.domain === domain && state.table === table);
  }

  get electionRow() {
    return this.row("elections", this.election);
  }

  get definitionRow() {
    return this.row("definitions", this.election);
  }

  /** readFrozen() of the proven document; null before freezing. */
  get frozen() {
    return this.#once("frozen", () => (this.definitionRow?.frozen === undefined ? null : readFrozen(this.definitionRow.frozen)));
  }

  get isFrozen() {
    return this.frozen !== null && this.frozen.fault === undefined;
  }

  /** Whether the row's pauses are a list that can be read. */
  get hasPauses() {
    const { pauses } = this.electionRow ?? {};
    return Array.isArray(pauses) && pauses.every((pause) => hasMembers(pause, ["from", "until"]) && isCount(pause.from) && isCount(pause.until));
  }

  /** The time of the block before the one of this height. */
  timeBefore(height) {
    return this.#once("times", () => {
      const headers = [this.record.before, ...this.record.blocks].map(({ header }) => header);
      return new Map(headers.slice(1).map((header, at) => [header.height, headers[at].time]));
    }).get(height);
  }

  /** {…act, ballot, hash, precinct, weight, unit, ring} of a cast or challenge; ballot null when it is no ballot. */
  ballotAt(act) {
    const payload = act.tx.payload;
    const ballot = ballotOf(this.frozen, payload);
    return { ...act, action: act.tx.action, payload, signer: act.tx.signer, ballot, hash: ballot === null ? null : ballotHash(ballot), ...this.#placeOf(ballot) };
  }

  /** Accepted casts, or challenges, as ballotAt() gives them. */
  #ballots(action) {
    return this.#once(action, () => this.actsOf(action).map((act) => this.ballotAt(act)));
  }

  /** What the counted ballots give: Map "unit/contest" -> {unit, contest, ballots, weight, sums: [[alpha, beta]], text}. */
  get sums() {
    return this.#once("sums", () => {
      const counted = this.casts.map(({ ballot, hash, unit, weight }) => [ballot === null ? null : hex(hash), unit, weight]);
      return once(["sums", hex(this.frozen.fingerprint), counted], () =>
        new Map([...countedSums(this)].map(([place, sum]) => [place, { ...sum, text: b64(concat(...sum.sums.flat().map(encodePoint))) }])));
    });
  }

  get casts() {
    return this.#ballots("cast");
  }

  get challenges() {
    return this.#ballots("challenge");
  }

  /** Casts and challenges that are ballots at all. */
  get ballots() {
    return [...this.casts, ...this.challenges].filter((one) => one.ballot !== null);
  }

  get rings() {
    return this.#once("rings", () => (this.frozen.definition.mode === "ring" && this.hasRoll ? cutRings(this.frozen.definition, this.record.roll) : new Map()));
  }

  /** Every entry names a precinct of the definition. */
  get hasRoll() {
    return this.#once("hasRoll", () => this.record.roll.every((entry) => this.frozen.precincts.has(entry.precinct)));
  }

  get entryByCredential() {
    return this.#once("entries", () => new Map(this.record.roll.filter((entry) => entry.credential !== "").map((entry) => [entry.credential, entry])));
  }

  #placeOf(ballot) {
    const nowhere = { precinct: null, unit: null, weight: 0, ring: null };
    if (ballot === null || !this.hasRoll) return nowhere;
    if (this.frozen.definition.mode === "ring") {
      const ring = this.rings.get(ballot.ring);
      return ring === undefined ? nowhere : { precinct: this.frozen.precincts.get(ring.unit), unit: ring.unit, weight: ring.weight, ring };
    }
    const entry = this.entryByCredential.get(ballot.voter);
    if (entry === undefined) return nowhere;
    const precinct = this.frozen.precincts.get(entry.precinct);
    return { precinct, unit: unitOf(precinct), weight: entry.weight, ring: null };
  }

  /** The proofs of one ballot. */
  proofsOf({ ballot, hash }) {
    return once(["proofs", hex(this.frozen.fingerprint), hex(hash)], () => verifyBallot(this.frozen, ballot));
  }

  /** What is wrong with the opening of a challenged ballot; null when it holds. */
  openingFault({ ballot, hash, payload: { votes = null, seed } }) {
    return once(["opening", hex(this.frozen.fingerprint), hex(hash), votes, seed], () => openingFault(this.frozen, ballot, votes, fromB64(seed, 32)));
  }

  /** S_j; null when it is the identity. */
  publicShare(index) {
    return once(["share", this.definitionRow.frozen.trustees, index], () => publicShare(this.frozen.trustees, index));
  }

  voterOf(one) {
    return fromB64(one.ballot.voter, 32);
  }
}
