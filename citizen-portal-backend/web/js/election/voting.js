// SPDX-License-Identifier: Apache-2.0
// What a ballot goes through between the choice and the chain, without a screen: the ring, encryption, authorization, and
// this device's own second look at what the engine made.
import { FormatError, fromBase64Url, toHex } from "../core/bytes.js";
import { ballotHash, trackerOf } from "./codes.js";
import { unitOf } from "./choice.js";
import { makeSending, throwAwayKey } from "./casting.js";
import { ceremonyRows, ringRow } from "./reads.js";

const KEY_BYTES = 32;
const MOST_RINGS = 4_096;
const LEAST_KEYS = 128;
const MOST_KEYS = 4_096;

const refuse = () => { throw new FormatError("election.rings"); };

/**
 * All rings of a unit and weight, in order: [{ring, keys, size}]. Rows come from `row(election, ring)`, which proves them.
 * They are refused unless they are the rings of docs/election-protocol.md, section 5: a small ring, or one with a key twice,
 * would tell who voted.
 */
export async function readRings(election, definition, unit, weight, row = ringRow) {
  const rings = [];
  const seen = new Set();
  for (let k = 1; k <= MOST_RINGS; k += 1) {
    const ring = `${unit}-${weight}-${k}`;
    const found = await row(election, ring);
    if (found === null) break;
    const bytes = fromBase64Url(found.keys);
    const size = bytes.length / KEY_BYTES;
    if (found.ring !== ring || found.unit !== unit || found.weight !== weight || found.size !== size
      || !Number.isInteger(size) || size < LEAST_KEYS || size > MOST_KEYS) refuse();
    for (let at = 0; at < bytes.length; at += KEY_BYTES) seen.add(toHex(bytes.subarray(at, at + KEY_BYTES)));
    rings.push({ ring, keys: found.keys, size });
  }
  const all = rings.reduce((sum, { size }) => sum + size, 0);
  const count = rings.length;
  const isEven = rings.every(({ size }, at) => size === Math.floor(all / count) + (at < all % count ? 1 : 0));
  if (seen.size !== all || count !== Math.ceil(all / definition.ring_size) || !isEven) refuse();
  return rings;
}

/**
 * {ring, keys, size} of the ring that the credential is in. All are fetched, so that nobody sees whose key is looked for.
 * Throws `election.not_in_ring`, `election.rings`.
 */
export async function findRing(election, definition, { precinct, weight }, credential, row = ringRow) {
  const own = toHex(fromBase64Url(credential));
  for (const ring of await readRings(election, definition, unitOf(definition, precinct), weight, row)) {
    const bytes = fromBase64Url(ring.keys);
    for (let at = 0; at < bytes.length; at += KEY_BYTES) if (toHex(bytes.subarray(at, at + KEY_BYTES)) === own) return ring;
  }
  throw new FormatError("election.not_in_ring");
}

/** One voter at one ballot. Everything secret is in the engine's worker but `secret`, which is wiped with it. */
export class Voter {
  constructor(engine, election, frozen, record, contests) {
    this.engine = engine;
    this.election = election;
    this.frozen = frozen;
    this.contests = contests;
    this.precinct = record.precinct;
    this.weight = record.weight;
    // The trustees' key as it stood when this key was enrolled, wherever that was; "" where it was not made yet.
    this.joint = record.joint ?? "";
    this.secret = fromBase64Url(record.secret);
    record.secret = "";
    this.ring = null;
    this.made = null;
    this.areTrusteesChecked = false;
  }

  get isRing() {
    return this.frozen.definition.mode === "ring";
  }

  /**
   * The key that will be encrypted for is the trustees': the one that was there at enrolment, the sum of their keys, and each
   * of them proved that it knows its own. Throws `election.other_document`, `engine.trustees`.
   */
  async checkTrustees() {
    if (this.areTrusteesChecked) return;
    const { keys, joint } = this.frozen.trustees;
    if (this.joint && this.joint !== joint) throw new FormatError("election.other_document");
    const { attempt } = this.election;
    const ceremony = await ceremonyRows(this.election.id, attempt, keys.map(({ index }) => index));
    await this.engine.checkTrustees({ frozen: this.frozen, attempt, ceremony });
    this.areTrusteesChecked = true;
  }

  /** Encrypts; {tracker, hash, ballot}. The hash is computed a second time here, by other code than the engine's. */
  async encrypt(votes) {
    await this.checkTrustees();
    const { credential, tag } = await this.engine.credentialFrom({ secret: this.secret, election: this.election.id });
    if (this.isRing && this.ring === null) this.ring = await findRing(this.election.id, this.frozen.definition, this, credential);
    await this.drop();
    const made = await this.engine.encryptBallot({ frozen: this.frozen, precinct: this.precinct, votes, voter: this.isRing ? tag : credential,
      ...(this.isRing ? { ring: this.ring.ring } : {}) });
    const hash = await ballotHash(made.ballot);
    const isWhole = made.ballot.election === this.election.id && made.ballot.answers.length === this.contests.length
      && made.ballot.answers.every(({ contest }, i) => contest === this.contests[i].id);
    if (hash !== made.hash || trackerOf(hash) !== made.tracker || !isWhole
      || !(await this.engine.checkProofs({ frozen: this.frozen, ballot: made.ballot })).valid) throw new FormatError("election.engine");
    this.made = made;
    return made;
  }

  /**
   * The transaction that casts or challenges the ballot, ready to be kept. For a challenge the seed and the votes go with it
   * and the engine will not authorize this ballot for casting any more.
   */
  async authorize(purpose, onProgress) {
    const key = await throwAwayKey();
    const { ballot, hash, tracker } = this.made;
    const keys = this.ring?.keys;
    const opened = purpose === "challenge" ? await this.engine.openChallenge({ hash }) : null;
    const { authorization } = await this.engine.authorize({ hash, purpose, signer: key.did, secret: this.secret, keys, onProgress });
    const { valid } = await this.engine.checkAuthorization({ frozen: this.frozen, ballot, purpose, signer: key.did, authorization, keys });
    if (!valid) throw new FormatError("election.engine");
    const payload = { ...ballot, authorization, ...(opened ? { seed: opened.seed, votes: opened.votes } : {}) };
    return makeSending({ key, action: purpose, payload, tracker, contests: this.contests });
  }

  /** The last ballot's seed and votes. */
  async drop() {
    const made = this.made;
    this.made = null;
    if (made) await this.engine.forget({ hash: made.hash });
  }

  /** Nothing secret is left in this page or its worker afterwards. True where the worker has read its memory back as zeroes. */
  async wipe() {
    this.secret.fill(0);
    this.made = null;
    await this.engine.wipe();
    return this.engine.report?.()?.zeroed === true;
  }
}
