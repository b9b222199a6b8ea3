// SPDX-License-Identifier: Apache-2.0
// Enrolment with a personal code: three questions (who, where the key is kept, is it right), then one transaction. The code,
// which the link carries behind its #, and the voter's secret are never sent; the key is kept before anything is.
import { Problem } from "../api.js";
import { FormatError, fromBase64Url, toBase64Url } from "../core/bytes.js";
import { keyFromSeed, publicKeyOf, randomBytes } from "../core/crypto.js";
import { download, facts, field, h, hold, isHeld, replace } from "../dom.js";
import { count, dateTime, pick, t } from "../i18n.js";
import { isElection, plainCode, readInvitation } from "../election/codes.js";
import { openEngine } from "../election/engine.js";
import { codesInWallet, invitationKey, invitationSignature } from "../election/enrolling.js";
import { electionOf, node, precinctsOf, proven } from "../election/reads.js";
import { mayEnrol, span, stateBadge } from "../election/times.js";
import { stepFrame } from "../election/views/frame.js";
import { passphraseForm } from "../election/views/open_key.js";
import { domainOf, inWallet, keepSealed, newSecret, openKey, putInWallet, sealKey, sealedHere } from "../election/voter_key.js";
import { checkFields, summaryPlace } from "../parts/error_summary.js";
import { pendingOr, pendingUnder, sendSurely, settle, signed } from "../parts/sending.js";
import { errorBox, keepNothingOnSwitch, start } from "../shell.js";
import { newPassphrase, walletGate } from "../wallet/gate.js";
import { MIN_PASSPHRASE } from "../wallet/locks.js";
import { walletLocks } from "../wallet/store.js";

const STEPS = 3;
const rowKey = (election, number) => `${election}/${String(number).padStart(8, "0")}`;
const pendingName = (election) => `maru.pending.enrol.${election}`;

class Enrolling {
  constructor(main, election, given) {
    this.main = main;
    this.election = election;
    this.given = given;
    this.isInWallet = false;
    this.isBusy = false;
  }

  frame(at, title, lead = "") {
    return stepFrame(this.main, { election: this.election, at, all: STEPS, title, lead });
  }

  async begin() {
    const pending = await pendingUnder(pendingName(this.election.id));
    if (pending) await this.finish(pending);
    else await this.ask();
  }

  async ask() {
    const { place, output } = this.frame(1, t("enrol.title"), t("enrol.lead"));
    const summary = summaryPlace();
    const number = field(t("enrol.number"), h("input", { type: "text", inputmode: "numeric", autocomplete: "off", maxlength: "8",
      value: this.given.number ? String(this.given.number) : "" }), t("enrol.number_help"));
    const code = field(t("enrol.code"), h("input", { type: "text", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: "40",
      value: this.given.code ? this.given.code.match(/.{1,5}/g).join("-") : "" }), t("enrol.code_help"));
    const button = h("button", { type: "submit" }, t("action.next"));
    replace(place, this.given.code ? h("div", { class: "box info" }, h("strong", {}, t("enrol.from_link")), h("p", {}, t("enrol.from_link_explain"))) : null, summary,
      h("form", { novalidate: true, autocomplete: "off", onsubmit: async (event) => {
        event.preventDefault();
        if (isHeld(button)) return;
        const text = number.input.value.trim();
        const isFine = checkFields(summary, [[number, /^[1-9]\d{0,7}$/.test(text) ? "" : t("enrol.number_bad")], [code, plainCode(code.input.value) ? "" : t("enrol.code_bad")]]);
        if (!isFine) return;
        hold(button, true);
        replace(output, h("p", { role: "status" }, t("enrol.looking")));
        try {
          await this.check(Number(text), plainCode(code.input.value), () => output.isConnected);
        } catch (error) {
          replace(output, errorBox(error));
        }
        hold(button, false);
      } }, number.element, code.element, button), await this.walletOffer(output));
  }

  /** A voter credential in the wallet says number and code as well. */
  async walletOffer(output) {
    if ((await walletLocks().catch(() => null)) === null) return null;
    const gate = h("div", {});
    const details = h("details", { ontoggle: async () => {
      if (!details.open || gate.childElementCount) return;
      await walletGate(gate, async (wallet) => {
        const [found] = await codesInWallet(wallet, this.election.id);
        // Closing draws the door anew: what has to be said is said below it.
        wallet.close();
        try {
          if (found) await this.check(found.number, found.code, () => output.isConnected);
          else throw new FormatError("enrol.no_credential");
        } catch (error) {
          replace(output, errorBox(error));
        }
      }).catch((error) => replace(output, errorBox(error)));
    } }, h("summary", {}, t("enrol.from_wallet")), h("p", {}, t("enrol.from_wallet_explain")), gate);
    return details;
  }

  /** Number and code fit together, as the roll's own row says; then where the key goes. */
  async check(number, code, isStill) {
    const [{ value: row }, key] = await Promise.all([proven("voters", rowKey(this.election.id, number)), invitationKey(this.election.id, code)]);
    if (row === null || row.state === "removed") throw new FormatError("enrol.no_number");
    if (row.state === "enrolled") throw new FormatError("enrol.already");
    const own = toBase64Url(publicKeyOf(key.did));
    if (row.invitation !== own) throw new FormatError("enrol.wrong_code");
    // Asked in two ways at once: the first answer goes on.
    if (!isStill()) return;
    this.row = row;
    this.invitation = key;
    await this.askPlace();
  }

  async askPlace() {
    const { place, output } = this.frame(2, t("enrol.where"), t("enrol.where_lead"));
    const locks = await walletLocks().catch(() => null);
    const gate = h("div", {});
    const fresh = newPassphrase(t("voter_key.passphrase"), t("wallet.passphrase_help", { count: MIN_PASSPHRASE }));
    const button = h("button", { type: "submit", class: locks === null ? "" : "secondary" }, t("enrol.keep_sealed"));
    const sealedForm = h("form", { novalidate: true, onsubmit: async (event) => {
      event.preventDefault();
      if (isHeld(button)) return;
      const passphrase = fresh.read();
      if (passphrase === null) return;
      hold(button, true);
      await this.run(output, async () => {
        const seed = randomBytes(32);
        const signer = await keyFromSeed(seed);
        seed.fill(0);
        await this.enrol(signer, () => this.unsent(passphrase), async (record) => {
          const text = await sealKey(record, passphrase);
          this.isInWallet = false;
          await keepSealed(record.election, record.number, text);
          download(this.fileName(), text);
        });
        fresh.clear();
      });
      hold(button, false);
    } }, fresh.elements, h("p", { class: "help" }, t("enrol.sealed_warning")), button);
    replace(place, locks === null ? null : h("section", {}, h("h2", {}, t("enrol.in_wallet")), h("p", {}, t("enrol.in_wallet_explain")), gate),
      locks === null ? h("section", {}, h("h2", {}, t("enrol.sealed")), h("p", {}, t("enrol.sealed_explain")), sealedForm)
        : h("details", {}, h("summary", {}, t("enrol.sealed")), h("p", {}, t("enrol.sealed_explain")), sealedForm),
      locks === null ? h("p", { class: "help" }, t("enrol.no_wallet"), " ", h("a", { href: "/wallet" }, t("nav.wallet"))) : null);
    if (locks !== null) {
      await walletGate(gate, async (wallet) => {
        const signer = await wallet.keyFor(domainOf(this.election.id));
        await this.run(output, async () => {
          await this.enrol(signer, () => {
            const kept = inWallet(wallet, this.election.id);
            this.isInWallet = Boolean(kept);
            if (kept && kept.number !== this.row.number) throw new FormatError("enrol.key_there");
            return kept;
          }, async (record) => {
            await putInWallet(wallet, record);
            this.isInWallet = true;
          });
        });
        wallet.close();
      });
    }
  }

  fileName() {
    return `${this.election.id}.maru-voting-key.json`;
  }

  /** Where the key is now: in the wallet, or in a file that can be saved again and opened to try its passphrase. */
  async keyPlace(number) {
    const kept = this.isInWallet ? undefined : (await sealedHere(this.election.id)).find((one) => one.number === number);
    if (!kept) return h("p", {}, t("enrol.wallet_saved"), " ", h("a", { href: "/wallet" }, t("nav.wallet")));
    const tried = h("div", { "aria-live": "polite" });
    const works = () => replace(tried, h("div", { class: "box success" }, h("strong", {}, `✓ ${t("enrol.opens")}`)));
    return h("section", {}, h("h2", {}, t("enrol.file_title")), h("p", {}, t("enrol.file_saved", { name: this.fileName() })),
      h("p", {}, h("button", { type: "button", class: "secondary", onclick: () => download(this.fileName(), kept.text) }, t("enrol.save_again"))),
      h("details", {}, h("summary", {}, t("enrol.try_open")), h("p", { class: "help" }, t("enrol.try_explain")),
        passphraseForm((text, passphrase) => openKey(text, passphrase, this.election.id), async () => kept.text, works, tried, t("voter_key.open")), tried));
  }

  /** One at a time, whichever way the key goes. */
  async run(output, work) {
    if (this.isBusy) return;
    this.isBusy = true;
    replace(output, h("p", { role: "status" }, t("enrol.making")));
    try {
      await work();
    } catch (error) {
      console.warn(error);
      replace(output, errorBox(error));
    } finally {
      this.isBusy = false;
    }
  }

  /**
   * A key that was sealed for this number before, and of which the roll knows nothing: it was not sent. One that does not open
   * with the passphrase is never overwritten: it may be on its way into the roll.
   */
  async unsent(passphrase) {
    const kept = (await sealedHere(this.election.id)).find(({ number }) => number === this.row.number);
    return kept ? openKey(kept.text, passphrase, this.election.id).catch((error) => {
      throw error.code === "wallet.passphrase" ? new FormatError("enrol.kept_passphrase") : error;
    }) : null;
  }

  /**
   * Makes the secret (or takes the one of `unsent()`, kept and not sent), keeps it with `keep`, and only then sends. From the
   * roll's row to the kept key one window at a time is at it: a second one would overwrite the key that was enrolled.
   */
  async enrol(signer, unsent, keep) {
    const election = this.election.id;
    const { number, precinct, weight } = this.row;
    const engine = await openEngine();
    let secret = null;
    try {
      const { pending } = await pendingOr(pendingName(election), async () => {
        const { value: row } = await proven("voters", rowKey(election, number));
        if (row?.state === "enrolled") throw new FormatError("enrol.already");
        const kept = await unsent();
        secret = kept ? fromBase64Url(kept.secret) : newSecret();
        const { credential, proof } = await engine.enrolProof({ secret, election, number, did: signer.did });
        const { chain } = await node();
        const signature = await invitationSignature(this.invitation, { chain, credential, did: signer.did, election, number });
        const payload = { election, number, credential, proof, invitation_signature: signature };
        const made = await signed(signer, "election", "enrol", payload);
        await keep({ election, secret: toBase64Url(secret), number, precinct, weight, mode: this.election.mode, joint: this.election.joint ?? "" });
        return made;
      });
      await this.finish(pending);
    } finally {
      secret?.fill(0);
      await engine.wipe();
    }
  }

  async finish(pending) {
    const { place, output } = this.frame(STEPS, t("enrol.sending_title"));
    const outcome = await sendSurely(pending, output, { words: t("enrol.sending") });
    replace(output);
    if (outcome.fate === "refused") {
      await settle(pendingName(this.election.id));
      replace(place, errorBox(outcome.error), h("p", {}, t("enrol.refused")), h("p", {}, h("button", { type: "button", onclick: () => this.ask() }, t("action.retry"))));
      return;
    }
    await this.done(pending);
  }

  /** Says "enrolled" once the roll's row holds this very credential, under a signed block. */
  async done(pending) {
    const { place, output } = this.frame(STEPS, t("enrol.done"));
    const { number, credential } = pending.transaction.payload;
    replace(place, h("p", { role: "status" }, t("receipt.working")));
    try {
      const { value, header } = await proven("voters", rowKey(this.election.id, number));
      if (value?.credential !== credential || fromBase64Url(credential).length !== 32) throw new Problem({ title: t("enrol.not_in_roll"), code: "election.unproven" }, 0);
      await settle(pendingName(this.election.id));
      replace(place, h("div", { class: "box success", role: "status" }, h("strong", {}, `✓ ${t("enrol.is_done")}`), h("p", {}, t("enrol.is_done_explain"))),
        facts([[t("enrol.number"), count(number)], [t("enrol.precinct"), await this.precinctName(value.precinct)], [t("receipt.block"), h("a", { href: `/blocks?height=${header.height}` }, count(header.height))],
          [t("election.voting_time"), span(this.election.opens, this.election.closes)]]),
        await this.keyPlace(number),
        h("h2", {}, t("donate.next")), h("ol", {}, h("li", {}, t("enrol.next_keep")), h("li", {}, t("enrol.next_vote", { time: dateTime(this.election.opens) })), h("li", {}, t("enrol.next_again"))),
        h("p", { class: "buttons" }, h("a", { class: "button", href: `/election?id=${this.election.id}` }, t("vote.to_election")),
          h("a", { class: "button secondary", href: "/voting-security" }, t("security.title"))));
    } catch (error) {
      replace(place, errorBox(error));
      replace(output, h("p", {}, h("button", { type: "button", onclick: () => this.done(pending) }, t("action.retry"))));
    }
  }

  async precinctName(id) {
    const rows = await precinctsOf(this.election.id).catch(() => []);
    const row = rows.find((one) => one.id === id);
    return row ? pick(row, "name") : id;
  }
}

start("enrol", "enrol.title", async (main) => {
  keepNothingOnSwitch();
  const given = readInvitation(location.href);
  if (!isElection(given.election)) throw new FormatError("enrol.no_election");
  // Number and code leave the address bar and this tab's way back. The browser may have written the whole link to its history
  // before: the page says so, and asks to type the code on a shared device.
  history.replaceState(null, "", `/enrol?election=${given.election}`);
  const election = await electionOf(given.election);
  const { now } = await node();
  const pending = await pendingUnder(pendingName(election.id));
  if (!pending && !mayEnrol(election, now)) {
    const { place } = stepFrame(main, { election, title: t("enrol.title") });
    const isEarly = now < election.enrol_from && !["void"].includes(election.state);
    replace(place, h("p", {}, stateBadge(election)), h("div", { class: "box info", role: "status" }, h("strong", {}, t(isEarly ? "enrol.early" : "enrol.over")),
      h("p", {}, span(election.enrol_from, election.enrol_until))), h("p", {}, h("a", { class: "button", href: `/election?id=${election.id}` }, t("vote.to_election"))));
    return;
  }
  await new Enrolling(main, election, given).begin();
});
