// SPDX-License-Identifier: Apache-2.0
// Ballots and authorizations out of the voting module, as the worker serves them to the page. A ballot's seed and votes
// stay here: they leave only through openChallenge, after which the ballot cannot be cast any more.
import { concat, fromBase64Url, toBase64Url, toHex, utf8 } from "../core/bytes.js";
import { canonical } from "../core/canonical.js";
import { EngineError } from "./engine_error.js";
import { styleOf } from "./style.js";
import { VotingModule } from "./voting_module.js";

const KINDS = { choose: 0, score: 1, list: 2 };
const SEED_BYTES = 32;
const text = (bytes) => new TextDecoder().decode(bytes);

function rulesOf(contest) {
  if (!(contest.kind in KINDS)) throw new EngineError("input");
  return [contest.id, KINDS[contest.kind], contest.blank, contest.minimum, contest.maximum, contest.score,
    contest.options.length, ...contest.options.flatMap(({ id, list }) => [id, list])];
}

export class EngineCore {
  #module;
  #ballots = new Map();
  /** The trustees' keys whose sum was found right last. */
  #checkedKeys = "";

  constructor(module) {
    this.#module = module;
  }

  static async open(code) {
    return new EngineCore(await VotingModule.open(code));
  }

  credentialFrom({ secret, election }) {
    const { output } = this.#module.call("credential", secret, election);
    return { credential: toBase64Url(output.subarray(0, 32)), tag: toBase64Url(output.subarray(32)) };
  }

  enrolProof({ secret, election, number, did }) {
    const { credential } = this.credentialFrom({ secret, election });
    return { credential, proof: toBase64Url(this.#module.call("enrol", secret, election, number, did).output) };
  }

  /**
   * Whether the election key is what the trustees made together: K is the sum of their keys, as many shares open it as the
   * definition says, and each of them proved, to what it had committed to, that it knows what is behind its own. `ceremony`
   * are the trustees' rows of the last attempt. Throws `engine.trustees` with what does not hold and whose it is.
   */
  checkTrustees({ frozen, attempt, ceremony }) {
    this.#key(frozen);
    const { definition: { id, threshold, trustees }, trustees: { keys } } = frozen;
    for (const { index, coefficients } of keys) {
      const row = ceremony.find((one) => one?.index === index);
      if (row?.election !== id || row.attempt !== attempt || row.officer !== trustees[index - 1].officer || canonical(row.coefficients) !== canonical(coefficients)) throw new EngineError("trustees", { part: "row", trustee: index });
      const { valid, output } = this.#module.call("trustee_proof", id, attempt, index, threshold, fromBase64Url(row.encryption_key),
        concat(...coefficients.map(fromBase64Url)), fromBase64Url(row.commitment), fromBase64Url(row.proof));
      if (!valid) throw new EngineError("trustees", { part: text(output), trustee: index });
    }
    return { trustees: keys.length };
  }

  encryptBallot({ frozen, precinct, votes, voter, ring = "" }) {
    const contests = styleOf(frozen.definition, precinct);
    if (contests.length === 0 || Object.keys(votes).some((id) => !contests.some((contest) => contest.id === id))) throw new EngineError("input");
    if ((frozen.definition.mode === "ring") !== (ring !== "")) throw new EngineError("input");
    const context = this.#context(frozen, { voter, ring });
    const seed = crypto.getRandomValues(new Uint8Array(SEED_BYTES));
    const opened = [];
    const answers = contests.map((contest) => {
      const values = this.#values(contest, votes[contest.id] ?? {}, opened);
      try {
        const { output } = this.#module.call("encrypt", ...rulesOf(contest), ...context, this.#key(frozen), values.length, ...values, seed);
        return { contest: contest.id, proof: toBase64Url(output) };
      } catch (error) {
        throw error.code === "engine.rule" ? new EngineError("rule", { contest: contest.id }) : error;
      } finally {
        values.fill(0);
      }
    });
    const ballot = { answers, election: frozen.definition.id, voter, ...(ring ? { ring } : {}) };
    const named = this.#named(ballot);
    this.#ballots.set(named.hash, { ballot, seed, votes: opened, fingerprint: context[0], purpose: null });
    return { ballot, ...named };
  }

  authorize({ hash, purpose, signer, secret, keys, onProgress }) {
    const made = this.#ballots.get(hash);
    if (!made) throw new EngineError("unknown_ballot");
    if (purpose !== "cast" && purpose !== "challenge") throw new EngineError("input");
    if (made.purpose !== null && made.purpose !== purpose) throw new EngineError("spent");
    const { ballot, fingerprint } = made;
    const isRing = ballot.ring !== undefined;
    this.#module.onProgress = onProgress;
    const answer = isRing
      ? this.#module.call("prove_ring", ...this.#statement(fingerprint, ballot, purpose, signer), fromBase64Url(keys), secret)
      : this.#module.call("sign", purpose, signer, fingerprint, ballot.election, this.#hashOf(ballot), secret);
    this.#module.onProgress = null;
    made.purpose = purpose;
    return { authorization: toBase64Url(answer.output) };
  }

  openChallenge({ hash }) {
    const made = this.#ballots.get(hash);
    if (!made) throw new EngineError("unknown_ballot");
    if (made.purpose === "cast") throw new EngineError("spent");
    made.purpose = "challenge";
    return { seed: toBase64Url(made.seed), votes: made.votes.map((vote) => ({ ...vote })) };
  }

  checkChallenge({ frozen, ballot, seed, votes }) {
    const context = this.#context(frozen, ballot);
    const wanted = new Map();
    for (const { contest, option, value } of votes) {
      const chosen = wanted.get(contest) ?? {};
      if (option in chosen || !ballot.answers.some((answer) => answer.contest === contest)) throw new EngineError("input");
      wanted.set(contest, { ...chosen, [option]: value });
    }
    const contests = ballot.answers.map(({ contest: id, proof }) => {
      const contest = frozen.definition.contests.find((one) => one.id === id);
      if (!contest) throw new EngineError("input");
      const values = this.#values(contest, wanted.get(id) ?? {}, []);
      const { valid } = this.#module.call("check_opening", ...rulesOf(contest), ...context, this.#key(frozen), values.length, ...values,
        fromBase64Url(proof), fromBase64Url(seed));
      return { contest: id, same: valid };
    });
    return { same: contests.length > 0 && contests.every(({ same }) => same), ...this.#named(ballot), contests };
  }

  checkAuthorization({ frozen, ballot, purpose, signer, authorization, keys }) {
    const [fingerprint] = this.#context(frozen, ballot);
    const proof = fromBase64Url(authorization);
    const answer = ballot.ring !== undefined
      ? this.#module.call("check_ring", ...this.#statement(fingerprint, ballot, purpose, signer), fromBase64Url(keys), proof)
      : this.#module.call("check_signature", purpose, signer, fingerprint, ballot.election, this.#hashOf(ballot), fromBase64Url(ballot.voter), proof);
    return { valid: answer.valid };
  }

  /** Every option and sum proof of a ballot: {valid, fault}. */
  checkProofs({ frozen, ballot }) {
    const context = this.#context(frozen, ballot);
    for (const { contest: id, proof } of ballot.answers) {
      const contest = frozen.definition.contests.find((one) => one.id === id);
      if (!contest) throw new EngineError("input");
      const { valid, output } = this.#module.call("check_contest", ...rulesOf(contest), ...context, this.#key(frozen), fromBase64Url(proof));
      if (!valid) return { valid, fault: text(output) };
    }
    return { valid: ballot.answers.length > 0, fault: "" };
  }

  forget({ hash }) {
    const made = this.#ballots.get(hash);
    if (made) {
      made.seed.fill(0);
      made.votes.length = 0;
      this.#ballots.delete(hash);
    }
    return {};
  }

  wipe() {
    for (const hash of [...this.#ballots.keys()]) this.forget({ hash });
    return this.#module.wipe();
  }

  #sha256(bytes) {
    return this.#module.call("sha256", bytes).output;
  }

  #hashOf(ballot) {
    return this.#sha256(utf8(canonical(ballot)));
  }

  #named(ballot) {
    const hash = this.#hashOf(ballot);
    return { hash: toHex(hash), tracker: text(this.#module.call("tracker", hash).output), bytes: utf8(canonical(ballot)).length };
  }

  #context(frozen, { voter, ring = "" }) {
    return [this.#sha256(utf8(canonical(frozen))), frozen.definition.id, ring, fromBase64Url(voter)];
  }

  /** The election key; nothing is encrypted or checked under one that is not the sum of the trustees' keys. */
  #key({ definition, trustees }) {
    const members = canonical(trustees);
    if (this.#checkedKeys !== members) {
      const { joint, threshold, keys } = trustees;
      if (threshold !== definition.threshold || keys.some(({ index }) => index > definition.trustees.length)) throw new EngineError("trustees", { part: "definition" });
      const { valid, output } = this.#module.call("trustee_keys", fromBase64Url(joint), threshold, keys.length,
        ...keys.flatMap(({ index, coefficients }) => [index, concat(...coefficients.map(fromBase64Url))]));
      if (!valid) throw new EngineError("trustees", { part: text(output) });
      this.#checkedKeys = members;
    }
    return fromBase64Url(trustees.joint);
  }

  #statement(fingerprint, ballot, purpose, signer) {
    return [purpose, signer, fingerprint, ballot.election, ballot.ring, fromBase64Url(ballot.voter), this.#hashOf(ballot)];
  }

  /** One number a slot; what is above zero goes to `opened` in the order of a challenge's votes. */
  #values(contest, chosen, opened) {
    const { valid, output } = this.#module.call("slots", ...rulesOf(contest));
    if (!valid) throw new EngineError("input");
    const slots = text(output).split("\0").slice(0, -1);
    if (Object.entries(chosen).some(([option, value]) => !slots.includes(option) || !Number.isSafeInteger(value) || value < 0)) {
      throw new EngineError("input");
    }
    for (const option of slots) if (chosen[option] > 0) opened.push({ contest: contest.id, option, value: chosen[option] });
    return slots.map((option) => chosen[option] ?? 0);
  }
}
