// SPDX-License-Identifier: Apache-2.0
// What the checks ask of a record: executed actions in order, proven rows, the frozen election, accepted ballots.
import { ballotHash, ballotOf, verifyBallot } from "./ballot.mjs";
import { fromB64, hex, sha256, utf8 } from "./bytes.mjs";
import { readFrozen, unitOf } from "./definition.mjs";
import { canonical, hasMembers, isObject } from "./json.mjs";
import { cutRings } from "./roll.mjs";

/** A malformed leaf fails `inclusion`; the other checks go on without it. */
const isLeafShaped = ({ leaf }) => hasMembers(leaf, ["tx", "result"]) && isObject(leaf.tx) && isObject(leaf.tx.payload)
  && hasMembers(leaf.result, ["code", "data"]) && isObject(leaf.result.data);

/** Proofs of absence fail `state`. */
const isRow = ({ value }) => isObject(value);

/** Verdicts about ballots are pure functions of fingerprint and bytes; many records share ballots. */
const verified = new Map();

export class Facts {
  #memory = new Map();

  constructor(record, options = {}) {
    this.record = record;
    this.options = options;
    this.election = record.head.election;
    this.node = options.node ?? record.head.node;
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
   * it stands, but by the last approval that it needed (docs/approvals.md).
   */
  get acts() {
    return this.#once("acts", () => {
      const proposed = new Map();
      return this.accepted.flatMap((act) => {
        if (act.tx.domain === "approvals") {
          const { state, code } = act.result.data;
          const done = proposed.get(act.payload.transaction);
          return state === "executed" && code === "ok" && done !== undefined ? [done] : [];
        }
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
  row(table, key) {
    return this.#once("rows", () => new Map(this.record.states.filter(isRow).map((state) => [`${state.table}/${state.key}`, state.value]))).get(`${table}/${key}`);
  }

  rows(table) {
    return this.record.states.filter((state) => isRow(state) && state.table === table);
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

  /** Accepted casts, or challenges: {…act, ballot, hash, precinct, weight, unit}; ballot null when it is no ballot. */
  #ballots(action) {
    return this.#once(action, () => this.actsOf(action).map((act) => {
      const ballot = ballotOf(this.frozen, act.payload);
      return { ...act, ballot, hash: ballot === null ? null : ballotHash(ballot), ...this.#placeOf(ballot) };
    }));
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

  /** The proofs of one ballot, computed once a process. */
  proofsOf({ ballot, hash }) {
    const name = `${hex(this.frozen.fingerprint)}${hex(hash)}`;
    if (!verified.has(name)) verified.set(name, verifyBallot(this.frozen, ballot));
    return verified.get(name);
  }

  voterOf(one) {
    return fromB64(one.ballot.voter, 32);
  }
}
