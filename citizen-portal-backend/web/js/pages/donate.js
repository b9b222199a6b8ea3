// SPDX-License-Identifier: Apache-2.0
// Giving, one question a page. Answers survive a reload; a gift is signed once and never sent twice; what became of it is
// asked for until it is known.
import { balance, campaignOf } from "../api.js";
import { facts, h, replace } from "../dom.js";
import { pick, t, won } from "../i18n.js";
import { keyForm } from "../key_form.js";
import { currentKey, rememberHonour, rememberName } from "../keys.js";
import { commitTo } from "../parts/commitments.js";
import { clearDraft, firstOpen, loadDraft, mayOpen, saveDraft, stepsOf } from "../parts/gift_draft.js";
import { showDone } from "../parts/gift_done.js";
import { askMoney } from "../parts/gift_money.js";
import { askAmount, askAppearance, askHonour, askOften, askTax } from "../parts/gift_questions.js";
import { pendingUnder, prepare, sendSurely, settle } from "../parts/sending.js";
import { errorBox, start } from "../shell.js";

class Giving {
  constructor(main, campaign, key, held) {
    this.main = main;
    this.campaign = campaign;
    this.key = key;
    this.draft = loadDraft(campaign.id);
    this.held = held;
    this.isSending = false;
    this.pendingName = `maru.pending.gift.${campaign.id}`;
  }

  begin() {
    this.expectKey();
    addEventListener("hashchange", () => this.show());
    if (pendingUnder(this.pendingName)) this.resume();
    else this.show();
  }

  /** A new key has no money: both questions will come, so both are counted from the start. */
  expectKey() {
    if (this.key === null) this.draft.asksKey = this.draft.asksMoney = true;
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
      h("h1", { tabindex: "-1" }, title), place));
    document.title = `${title} · ${t("site.name")}`;
    this.main.querySelector("h1").focus();
    return place;
  }

  async show() {
    if (this.isSending) return;
    const asked = location.hash.slice(1);
    if (asked === "done" && this.draft.done) {
      await showDone(this.frame("done"), this.campaign, this.draft.done, this.draft);
      return;
    }
    if (this.draft.done) {
      clearDraft(this.campaign.id);
      this.draft = loadDraft(this.campaign.id);
      this.expectKey();
      if (this.key) this.held = await balance(this.key.did);
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
    const place = this.frame("key");
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
      this.held = await balance(key.did);
      this.after("key");
    });
  }

  async askMoney({ back }) {
    const place = this.frame("money");
    await askMoney(place, { key: this.key, needed: this.draft.amount, back, enough: async () => {
      this.held = await balance(this.key.did);
      // Money that is already there is no question: go on without leaving a page to come back to.
      history.replaceState(null, "", "#check");
      await this.check();
    } });
  }

  async check() {
    this.held = await balance(this.key.did);
    if (this.held < this.draft.amount) {
      this.go("money");
      return;
    }
    const { draft } = this;
    const place = this.frame("check");
    const output = h("div", { "aria-live": "polite" });
    const send = h("button", { type: "button" }, t("donate.send", { amount: won(draft.amount) }));
    const change = h("button", { type: "button", class: "secondary", onclick: () => this.go("amount") }, t("action.change"));
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
    for (const control of controls) control.disabled = true;
    replace(output, h("p", { role: "status" }, t("donate.sending")));
    try {
      // Another tab may have signed this gift already: then it is that one which goes on.
      let pending = pendingUnder(this.pendingName);
      if (!pending) {
        const { action, payload, openings } = await this.payload();
        pending = await prepare(this.pendingName, this.key, "donation", action, payload, { openings, amount: this.draft.amount });
      }
      await this.finish(pending, output);
    } catch (error) {
      this.isSending = false;
      for (const control of controls) control.disabled = false;
      replace(output, errorBox(error));
    }
  }

  /** After a reload in the middle: first find out what became of the gift that was on its way. */
  async resume() {
    const pending = pendingUnder(this.pendingName);
    this.isSending = true;
    const output = h("div", { "aria-live": "polite" });
    replace(this.frame("resume"), h("p", {}, t("donate.resume.explain", { amount: won(pending.amount) })), output);
    replace(output, h("p", { role: "status" }, t("send.checking")));
    try {
      await this.finish(pending, output);
    } catch (error) {
      this.isSending = false;
      replace(output, errorBox(error), h("p", {}, h("button", { type: "button", onclick: () => this.go(firstOpen(this.draft)) }, t("action.back_to_answers"))));
    }
  }

  async finish(pending, output) {
    const outcome = await sendSurely(pending, () => replace(output, h("div", { class: "box warning", role: "status" },
      h("strong", {}, t("send.unknown")), h("p", {}, t("send.checking")), h("p", { class: "reference" }, h("code", {}, pending.id)))));
    settle(this.pendingName);
    if (outcome.fate === "refused") throw outcome.error;
    const { donation } = outcome.result.data;
    if (pending.openings.name) rememberName(donation, pending.openings.name);
    if (pending.openings.honour) rememberHonour(donation, pending.openings.honour);
    this.isSending = false;
    this.draft = { ...loadDraft(this.campaign.id), done: pending.id, amount: pending.amount };
    saveDraft(this.campaign.id, this.draft);
    history.replaceState(null, "", "#done");
    await this.show();
  }
}

start("donate", "donate.title", async (main) => {
  const id = new URLSearchParams(location.search).get("campaign") ?? "";
  const campaign = await campaignOf(id);
  const hasEarlier = campaign && (loadDraft(id).done || pendingUnder(`maru.pending.gift.${id}`));
  if (!campaign || (campaign.state !== "open" && !hasEarlier)) {
    replace(main, h("div", { class: "narrow" }, h("h1", {}, t("donate.title")), h("div", { class: "box warning" },
      campaign ? t("campaign.not_open") : t("campaign.not_found")),
    h("p", {}, h("a", { href: "/" }, t("action.to_campaigns")))));
    return;
  }
  const key = await currentKey();
  const held = key ? await balance(key.did) : 0;
  new Giving(main, campaign, key, held).begin();
});
