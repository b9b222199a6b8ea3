// SPDX-License-Identifier: Apache-2.0
// A rehearsal in signed mode on the worker's real chain, from creation to the counted result: its officers act through
// tests/portal/officer, its trustees are tests/election's own implementation of the ceremony and of decryption. A rehearsal
// is an election like any other whose times may be short.
import { createHash, randomBytes } from "node:crypto";
import { invitationKey } from "../../../citizen-portal-backend/web/js/election/enrolling.js";
import { publicKeyOf } from "../../../citizen-portal-backend/web/js/core/crypto.js";
import { b64, concat, fromB64 } from "../../election/lib/bytes.mjs";
import { ceremonyMessages, decryptPart, publicShare, shareFor } from "../../election/lib/ceremony.mjs";
import { readFrozen, slotsOf } from "../../election/lib/definition.mjs";
import { decodePoint, mod, secureRandom } from "../../election/lib/group.mjs";
import { Officer } from "./wallet_house.mjs";

const HOUR = 3_600;
const SEALED_BYTES = 80;
const ASKED_EVERY_MS = 250;
/** Voting stands open for so long, and is extended while it is needed: a busy machine takes its time. */
const OPEN_SECONDS = 30;
const LEAST_SECONDS = 25;
const EXTENDED_EVERY_MS = 2_000;
/** Voting opens so soon where the chain has taken the times by then; else twice as long is tried. */
const LEAD_SECONDS = 4;
const MOST_LEAD_SECONDS = 64;
const THRESHOLD = 2;
/** Where an election ends, in order: it never goes back. */
const LAST_STATES = ["closed", "counted", "void"];
const TRUSTEES = [1, 2, 3];
const now = () => Math.floor(Date.now() / 1000);
const numbered = (id, number, ko, en) => ({ id, number, name_ko: ko, name_en: en, party_ko: "", party_en: "", photo: "", list: "" });
const contest = (id, titles, more) => ({ contest: id, kind: "choose", ...titles, minimum: 1, maximum: 1, blank: true, score: 1, seats: 1, rule: "plurality", share: 0, quorum: 0, tie: "lot",
  constituencies: [], ...more });

export class SignedHouse {
  #officers = new Map();

  constructor(told) {
    this.told = told;
  }

  officer(name) {
    if (!this.#officers.has(name)) this.#officers.set(name, new Officer(this.told, name));
    return this.#officers.get(name);
  }

  act(name, action, payload = {}) {
    return this.officer(name).send("election", action, { election: this.id, ...payload });
  }

  #terms(enrolUntil, opens, closes) {
    return { title_ko: "서명 방식 선거", title_en: "A signed election", kind: "organisation", mode: "signed", enrol_from: now() - 60, enrol_until: enrolUntil, opens, closes, grace: 0,
      objections: 86_400, opening: "time", revote: true, ring_size: 1_024, threshold: THRESHOLD, certifiers: 2 };
  }

  async row() {
    const { rows } = await this.officer("election").ask("GET", `/v1/query/election/elections?where=id:eq:${this.id}`);
    return rows[0];
  }

  async until(wanted) {
    for (;;) {
      const { state } = await this.row();
      if (state === wanted) return;
      if (LAST_STATES.indexOf(state) > LAST_STATES.indexOf(wanted)) throw new Error(`${this.id} is ${state} and will not be ${wanted}`);
      await new Promise((resolve) => { setTimeout(resolve, ASKED_EVERY_MS); });
    }
  }

  /** Creates it with a roll of these personal codes, and makes the trustees' key: enrolment is open afterwards. */
  async make(codes) {
    const { election } = await this.officer("election").send("election", "createElection", { ...this.#terms(now() + 2 * HOUR, now() + 3 * HOUR, now() + 4 * HOUR), rehearsal: true });
    this.id = election;
    await this.act("election", "setPrecincts", { precincts: [{ id: "p1", name_ko: "하늘1동", name_en: "Haneul 1", constituency: "", counted_in: "" }] });
    await this.act("election", "setContest", contest("c1", { title_ko: "회장", title_en: "President" },
      { options: [numbered("o1", 1, "김하늘", "Kim Haneul"), numbered("o2", 2, "이바다", "Lee Bada")] }));
    await this.act("election", "setContest", contest("c2", { title_ko: "회칙 개정안", title_en: "New statutes" },
      { options: [numbered("yes", 1, "찬성", "Yes"), numbered("no", 2, "반대", "No")] }));
    const trustees = await Promise.all(TRUSTEES.map(async (index) => {
      const { did } = this.#keys()[`trustee${index}`];
      const { rows: [row] } = await this.officer("election").ask("GET", `/v1/query/identity/officers?where=did:eq:${did}`);
      return { officer: row.officer, agency: row.agency, name_ko: `관리인 ${index}`, name_en: `Trustee ${index}` };
    }));
    await this.act("election", "setTrustees", { threshold: THRESHOLD, trustees });
    const voters = await Promise.all(codes.map(async (code) => ({ precinct: "p1", weight: 1, commitment: createHash("sha256").update(code).digest("hex"),
      invitation: b64(publicKeyOf((await invitationKey(this.id, code)).did)) })));
    await this.act("roll", "addVoters", { voters });
    await this.act("election", "startCeremony");
    await this.#ceremony();
    await this.until("ready");
  }

  #keys() {
    return this.officer("election").keys;
  }

  async #ceremony() {
    this.secrets = TRUSTEES.map(() => Array.from({ length: THRESHOLD }, () => secureRandom.scalar()));
    const messages = TRUSTEES.map((index, at) => {
      const encryptionKey = new Uint8Array(randomBytes(32));
      return { index, encryptionKey, ...ceremonyMessages({ election: this.id, attempt: 1, index, encryptionKey }, this.secrets[at]) };
    });
    const say = (index, action, payload = {}) => this.act(`trustee${index}`, action, { attempt: 1, ...payload });
    for (const { index, commitment, encryptionKey } of messages) await say(index, "ceremonyCommit", { commitment, encryption_key: b64(encryptionKey) });
    for (const { index, coefficients, proof } of messages) await say(index, "ceremonyReveal", { coefficients, proof });
    // The three are one process here and add up their shares in #shareOf: what is sealed is never opened.
    for (const index of TRUSTEES) {
      await say(index, "ceremonyShares", { shares: TRUSTEES.filter((to) => to !== index).map((to) => ({ to, sealed: b64(randomBytes(SEALED_BYTES)) })) });
    }
    for (const index of TRUSTEES) await say(index, "ceremonyAcknowledge");
  }

  #shareOf(index) {
    return this.secrets.reduce((sum, coefficients) => mod(sum + shareFor(coefficients, index)), 0n);
  }

  /** Enrolment ends, the roll and the definition are frozen, voting opens. */
  async open() {
    for (let lead = LEAD_SECONDS; ; lead *= 2) {
      const opens = now() + lead;
      try {
        await this.act("election", "editElection", this.#terms(opens - 1, opens, opens + OPEN_SECONDS));
        break;
      } catch (error) {
        if (lead >= MOST_LEAD_SECONDS) throw error;
      }
    }
    await this.until("open");
    this.keeping = this.#keepOpen();
    // close() says what went wrong.
    this.keeping.catch(() => {});
  }

  async #keepOpen() {
    while (!this.mayClose) {
      const { closes } = await this.row();
      if (closes - now() < LEAST_SECONDS) await this.act("election", "extendElection", { closes: now() + OPEN_SECONDS, reason: "A busy machine" });
      await new Promise((resolve) => { setTimeout(resolve, EXTENDED_EVERY_MS); });
    }
  }

  /** Voting is over when its time is. */
  async close() {
    this.mayClose = true;
    await this.keeping;
    await this.until("closed");
  }

  /** Two trustees open the sums of the closed election; the chain counts. */
  async count() {
    const officer = this.officer("election");
    const { value } = await officer.ask("GET", `/v1/state/election/definitions/${this.id}`);
    const frozen = readFrozen(value.frozen);
    if (frozen.fault) throw new Error(frozen.fault);
    const { rows } = await officer.ask("GET", `/v1/query/election/sums?election=${this.id}&limit=100`);
    for (const index of TRUSTEES.slice(0, THRESHOLD)) {
      const parts = rows.map(({ unit, contest: id, sums }) => {
        const bytes = fromB64(sums);
        const pointAt = (at) => decodePoint(bytes.subarray(32 * at, 32 * at + 32));
        const values = slotsOf(frozen.contests.get(id)).map((slot, at) => decryptPart({ fingerprint: frozen.fingerprint, election: this.id, unit, contest: id, slot: slot.id, index,
          share: publicShare(frozen.trustees, index), alpha: pointAt(2 * at), beta: pointAt(2 * at + 1) }, this.#shareOf(index)));
        return { unit, contest: id, values: b64(concat(...values)) };
      });
      await this.act(`trustee${index}`, "decrypt", { parts });
    }
    await this.until("counted");
  }

  async end() {
    this.mayClose = true;
    await this.keeping?.catch(() => {});
    for (const officer of this.#officers.values()) officer.end();
  }
}
