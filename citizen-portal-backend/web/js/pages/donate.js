// SPDX-License-Identifier: Apache-2.0
// Giving, one question a page. Answers survive a reload; a gift is signed once and never sent twice; what became of it is
// asked for until it is known.
import { balance, campaignOf } from "../api.js";
import { facts, h, hold, replace } from "../dom.js";
import { pick, t, won } from "../i18n.js";
import { keyForm } from "../key_form.js";
import { currentKey, rememberHonour, rememberName } from "../keys.js";
import { commitTo } from "../parts/commitments.js";
import { clearDraft, firstOpen, isGiftOf, loadDraft, mayOpen, saveDraft, stepsOf } from "../parts/gift_draft.js";
import { showDone } from "../parts/gift_done.js";
import { askMoney } from "../parts/gift_money.js";
import { askAmount, askAppearance, askHonour, askOften, askTax } from "../parts/gift_questions.js";
import { olderFirst, pendingOr, pendingUnder, sendSurely, settle, signed } from "../parts/sending.js";
import { rounds } from "../redraws.js";
import { errorBox, start } from "../shell.js";

const pendingName = (campaign) => `maru.pending.gift.${campaign}`;

class Giving {
  constructor(main, campaign, key, held) {
    this.main = main;
    this.campaign = campaign;
    this.key = key;
    this.draft = loadDraft(campaign.id);
    this.held = held;
    this.isSending = false;
    this.notice = null;
    this.nextQuestion = rounds();
    this.asked = this.nextQuestion();
    this.pendingName = pendingName(campaign.id);
  }

  async begin() {
    this.expectKey();
    addEventListener("hashchange", () => this.show());
    const pending = await pendingUnder(this.pendingName);
    // What became of a gift on its way is asked for as long as it takes; the page itself is ready.
    if (pending) this.resume(pending);
    else await this.show();
  }

  /**
   * A new key has no money: both questions will come, so both are counted from the start. A draft from before there was a
   * key (another campaign's gift may have made it) asks for none.
   */
  expectKey() {
    if (this.key === null) this.draft.asksKey = this.draft.asksMoney = true;
    else this.draft.asksKey = false;
  }

  /** Whether the money question comes up is known once the amount and the balance are. */
  countMoney() {
    this.draft.asksMoney ||= this.draft.amount > 0 && this.held < this.draft.amount;
  }

  go(step) {
    this.countMoney();
    saveDraft(this.campaign.id, this.draft);
    if (location.hash === `#${step}`) this.show();
    else location.hash = step;
  }

  after(step) {
    this.countMoney();
    const steps = stepsOf(this.draft);
    this.go(steps[steps.indexOf(step) + 1]);
  }

  before(step) {
    const steps = stepsOf(this.draft);
    return steps.indexOf(step) > 0 ? () => this.go(steps[steps.indexOf(step) - 1]) : null;
  }

  frame(step, title = t(`donate.${step}.title`)) {
    const steps = stepsOf(this.draft);
    const at = steps.indexOf(step) + 1;
    const place = h("div", {});
    replace(this.main, h("div", { class: "narrow" },
      h("p", { class: "help" }, h("a", { href: `/campaign?id=${encodeURIComponent(this.campaign.id)}` }, pick(this.campaign, "title"))),
      at > 0 ? [h("div", { class: "steps", "aria-hidden": "true" }, steps.map((_, i) => h("span", { class: i < at ? "on" : null }))),
        h("p", { class: "step-count" }, t("donate.step", { at, all: steps.length }))] : null,
      h("h1", { tabindex: "-1" }, title), this.notice, place));
    document.title = `${title} · ${t("site.name")}`;
    this.main.querySelector("h1").focus();
    return place;
  }

  /** Whatever a step cannot read is said in its place, with a way to try again. */
  async show() {
    if (this.isSending) return;
    this.asked = this.nextQuestion();
    const { isLast } = this.asked;
    try {
      await this.open();
    } catch (error) {
      console.error(error);
      if (!isLast()) return;
      replace(this.frame("", t("donate.title")), errorBox(error),
        h("p", {}, h("button", { type: "button", onclick: () => this.show() }, t("action.retry"))));
    }
  }

  async open() {
    const asked = location.hash.slice(1);
    if (asked === "done" && this.draft.gift) {
      showDone(this.frame("done"), this.campaign, { ...this.draft.gift, id: this.draft.done });
      return;
    }
    if (this.draft.done) {
      clearDraft(this.campaign.id);
      this.draft = loadDraft(this.campaign.id);
      this.expectKey();
      const { isLast } = this.asked;
      if (this.key) this.held = await balance(this.key.did);
      if (!isLast()) return;
    }
    if (!asked || !mayOpen(this.draft, asked)) {
      const step = asked ? firstOpen(this.draft) : "amount";
      history.replaceState(null, "", `#${step}`);
      await this.ask(step);
      return;
    }
    await this.ask(asked);
  }

  async ask(step) {
    const context = { draft: this.draft, campaign: this.campaign, next: () => this.after(step), back: this.before(step) };
    const questions = { amount: askAmount, often: askOften, appear: askAppearance, honour: askHonour, tax: askTax };
    if (questions[step]) questions[step](this.frame(step), context);
    else if (step === "key") await this.askKey();
    else if (this.key === null) this.go("key");
    else if (step === "money") await this.askMoney(context);
    else await this.check();
  }

  async askKey() {
    // Another tab may have made it meanwhile.
    const { isLast } = this.asked;
    this.key ??= await currentKey();
    if (!isLast()) return;
    const place = this.frame("key", this.key ? t("donate.key.there_title") : undefined);
    if (this.key) {
      replace(place, h("p", {}, t("donate.key.there")), h("p", { class: "buttons" },
        h("button", { type: "button", onclick: () => this.after("key") }, t("action.next")),
        h("button", { type: "button", class: "secondary", onclick: this.before("key") }, t("action.back"))));
      return;
    }
    const form = h("div", {});
    replace(place, h("p", {}, t("key.explain")), form);
    await keyForm(form, async (key) => {
      this.key = key;
      this.after("key");
    });
  }

  async askMoney({ back }) {
    const place = this.frame("money");
    await askMoney(place, { key: this.key, needed: this.draft.amount, back, enough: async () => {
      // Money that is already there is no question: go on without leaving a page to come back to.
      history.replaceState(null, "", "#check");
      await this.check();
    } });
  }

  async check() {
    const { isLast } = this.asked;
    this.held = await balance(this.key.did);
    if (!isLast()) return;
    if (this.held < this.draft.amount) {
      this.go("money");
      return;
    }
    const { draft } = this;
    const place = this.frame("check");
    const output = h("div", { "aria-live": "polite" });
    const send = h("button", { type: "button" }, t("donate.send", { amount: won(draft.amount) }));
    const change = h("button", { type: "button", class: "secondary", onclick: () => this.isSending || this.go("amount") }, t("action.change"));
    send.addEventListener("click", () => this.give(output, [send, change]));
    const edit = (step, label) => h("a", { href: `#${step}`, class: "edit", "aria-label": t("donate.edit", { what: label }) }, t("action.edit"));
    const line = (step, label, value) => [label, h("span", { class: "answer" }, h("span", {}, value), step ? edit(step, label) : null)];
    replace(place, facts([
      line(null, t("campaign.title"), pick(this.campaign, "title")),
      line("amount", t("receipt.amount"), won(draft.amount)),
      line("often", t("donate.kind"), draft.kind === "monthly" ? t("donate.monthly_line", { day: draft.day, months: draft.months }) : t("donate.once")),
      draft.kind === "once" && line("appear", t("donate.appear.legend"), draft.named ? t("donate.as_name", { name: draft.name }) : t("donate.pseudonymous")),
      draft.kind === "once" && line("honour", t("donate.honour.legend"), draft.honour ? draft.honourName : t("donate.honour.no")),
      line("tax", t("donate.tax"), draft.taxReceipt ? t("answer.yes") : t("answer.no")),
      line(null, t("money.held"), won(this.held)),
    ]), h("p", { class: "help" }, draft.kind === "monthly" ? t("donate.check.explain_monthly", { amount: won(draft.amount) }) : t("donate.check.explain")),
    h("p", { class: "buttons" }, send, change), output);
  }

  async payload() {
    const { draft } = this;
    const common = { campaign: this.campaign.id, amount: draft.amount, tax_receipt: draft.taxReceipt };
    if (draft.kind === "monthly") return { action: "pledgeMonthly", payload: { ...common, day: draft.day, months: draft.months }, openings: {} };
    const payload = { ...common, kind: "once", public_name: draft.named };
    const openings = {};
    if (draft.named) {
      const { opening, commitment } = await commitTo(draft.name);
      openings.name = opening;
      payload.name_commitment = commitment;
    }
    if (draft.honour) {
      const { opening, commitment } = await commitTo(draft.honourName);
      openings.honour = opening;
      payload.honour_commitment = commitment;
    }
    return { action: "donate", payload, openings };
  }

  async give(output, controls) {
    if (this.isSending) return;
    this.isSending = true;
    this.notice = null;
    for (const control of controls) hold(control, true);
    replace(output, h("p", { role: "status" }, t("donate.sending")));
    let outcome;
    let pending;
    try {
      ({ pending } = await pendingOr(this.pendingName, async () => {
        const { action, payload, openings } = await this.payload();
        return { ...(await signed(this.key, "donation", action, payload)), openings };
      }));
      outcome = await sendSurely(pending, output);
    } catch (error) {
      // Nothing was signed: what is signed is sent until its fate is known.
      this.isSending = false;
      for (const control of controls) hold(control, false);
      replace(output, errorBox(error));
      return;
    }
    await this.conclude(pending, outcome, () => {
      for (const control of controls) hold(control, false);
      replace(output, errorBox(outcome.error));
    });
  }

  /** After a reload in the middle: first find out what became of the gift that was on its way. */
  async resume(pending) {
    this.isSending = true;
    const output = h("div", { "aria-live": "polite" });
    replace(this.frame("resume"), h("p", {}, t("donate.resume.explain", { amount: won(pending.transaction.payload.amount) })), output);
    const outcome = await sendSurely(pending, output, { words: t("send.checking") });
    await this.conclude(pending, outcome, () => replace(output, errorBox(outcome.error),
      h("p", {}, h("button", { type: "button", onclick: () => this.go(firstOpen(this.draft)) }, t("action.back_to_answers")))));
  }

  /**
   * Once the fate of `pending` is known. It may be an older gift than the one in these questions, from another tab: then
   * that is said, and the visitor comes back to the questions; nothing of them has been sent.
   */
  async conclude(pending, outcome, refused) {
    const isMine = !this.draft.amount || isGiftOf(pending, this.draft, this.key?.did ?? pending.transaction.signer);
    const gift = outcome.fate === "done" ? rememberGift(pending, outcome.result) : null;
    if (gift && isMine) {
      this.draft = { ...this.draft, amount: gift.payload.amount, done: pending.id, gift };
      saveDraft(this.campaign.id, this.draft);
    }
    await settle(this.pendingName);
    this.isSending = false;
    if (isMine && !gift) {
      refused();
      return;
    }
    if (isMine) {
      history.replaceState(null, "", "#done");
    } else {
      this.notice = olderFirst(t("send.older_gift", { amount: won(pending.transaction.payload.amount) }), gift !== null);
      if (gift) this.notice.append(h("p", {}, h("a", { href: `/receipt?id=${pending.id}` }, t("mine.open_receipt"))));
      history.replaceState(null, "", `#${firstOpen(this.draft)}`);
    }
    await this.show();
  }
}

/** What the last page and the files need of a recorded gift. Its names are kept where the browser lets them be kept. */
function rememberGift({ transaction: { action, payload }, openings }, { data }) {
  const isKept = [!openings.name || rememberName(data.donation, openings.name),
    !openings.honour || rememberHonour(data.donation, openings.honour)].every(Boolean);
  return { action, payload, donation: data.donation, openings, isKept };
}

start("donate", "donate.title", async (main) => {
  const id = new URLSearchParams(location.search).get("campaign") ?? "";
  const campaign = await campaignOf(id);
  const hasEarlier = campaign && (loadDraft(id).done || (await pendingUnder(pendingName(id))));
  if (!campaign || (campaign.state !== "open" && !hasEarlier)) {
    replace(main, h("div", { class: "narrow" }, h("h1", {}, t("donate.title")), h("div", { class: "box warning" },
      campaign ? t("campaign.not_open") : t("campaign.not_found")),
    h("p", {}, h("a", { href: "/" }, t("action.to_campaigns")))));
    return;
  }
  const key = await currentKey();
  const held = key ? await balance(key.did) : 0;
  await new Giving(main, campaign, key, held).begin();
});
