// SPDX-License-Identifier: Apache-2.0
// Giving, one question a page: amount, how to appear, key, money, check answers, done.
import { balance, campaignOf, config, confirmTopUp, receipt, submit } from "../api.js";
import { utf8, toBase64Url, toHex } from "../core/bytes.js";
import { canonical } from "../core/canonical.js";
import { randomBytes, sha256 } from "../core/crypto.js";
import { checkReceipt } from "../core/receipt.js";
import { download, facts, field, h, replace } from "../dom.js";
import { pick, t, won } from "../i18n.js";
import { keyForm } from "../key_form.js";
import { currentKey, rememberName } from "../keys.js";
import { proofList } from "../proof_list.js";
import { errorBox, start } from "../shell.js";

const STEPS = ["amount", "appear", "key", "money", "check", "done"];
const SUGGESTED = [10_000, 30_000, 50_000, 100_000];
const MIN_WON = 100;
const MAX_WON = 1_000_000_000;

const answers = { amount: 0, kind: "once", day: 25, months: 12, named: false, name: "", taxReceipt: true, key: null };

function frame(main, campaign, step, ...content) {
  const at = STEPS.indexOf(step) + 1;
  replace(main, h("div", { class: "narrow" },
    h("p", { class: "help" }, h("a", { href: `/campaign?id=${encodeURIComponent(campaign.id)}` }, pick(campaign, "title"))),
    h("div", { class: "steps", "aria-hidden": "true" }, STEPS.map((_, i) => h("span", { class: i < at ? "on" : null }))),
    h("p", { class: "help" }, t("donate.step", { at, all: STEPS.length })),
    h("h1", { tabindex: "-1" }, t(`donate.${step}.title`)), content));
  main.querySelector("h1").focus();
}

const buttons = (back) => h("p", { class: "buttons" }, h("button", { type: "submit" }, t("action.next")),
  back ? h("button", { type: "button", class: "secondary", onclick: back }, t("action.back")) : null);

function askAmount(main, campaign) {
  const amount = field(t("donate.amount.label"), h("input", { type: "text", inputmode: "numeric", autocomplete: "off",
    value: answers.amount ? String(answers.amount) : "" }), t("donate.amount.help", { least: won(MIN_WON) }));
  const kind = (value, label) => h("label", { class: "choice" }, h("input", { type: "radio", name: "kind", value,
    checked: answers.kind === value }), label);
  const day = field(t("donate.day"), h("input", { type: "number", min: "1", max: "31", value: String(answers.day) }),
    t("donate.day_help"));
  const months = field(t("donate.months"), h("input", { type: "number", min: "1", max: "120", value: String(answers.months) }));
  const monthly = h("div", { hidden: answers.kind !== "monthly" }, day.element, months.element);
  const form = h("form", { novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    const text = amount.input.value.replaceAll(/[,\s원₩]/g, "");
    const value = /^\d{1,12}$/.test(text) ? Number(text) : 0;
    amount.fail(value >= MIN_WON && value <= MAX_WON ? "" : t("donate.amount.bad", { least: won(MIN_WON), most: won(MAX_WON) }));
    if (value < MIN_WON || value > MAX_WON) return;
    answers.amount = value;
    answers.kind = form.elements.kind.value;
    if (answers.kind === "monthly") {
      answers.day = Number(day.input.value);
      answers.months = Number(months.input.value);
      day.fail(Number.isInteger(answers.day) && answers.day >= 1 && answers.day <= 31 ? "" : t("donate.day_bad"));
      if (!(answers.day >= 1 && answers.day <= 31)) return;
      months.fail(Number.isInteger(answers.months) && answers.months >= 1 && answers.months <= 120 ? "" : t("donate.months_bad"));
      if (!(answers.months >= 1 && answers.months <= 120)) return;
    }
    askAppearance(main, campaign);
  } },
  amount.element,
  h("p", { class: "chips" }, SUGGESTED.map((value) => h("button", { type: "button", class: "chip", onclick: () => {
    amount.input.value = String(value);
    amount.fail("");
  } }, won(value)))),
  h("fieldset", {}, h("legend", {}, t("donate.kind")), kind("once", t("donate.once")), kind("monthly", t("donate.monthly"))),
  monthly, buttons(null));
  form.addEventListener("change", () => {
    monthly.hidden = form.elements.kind.value !== "monthly";
  });
  frame(main, campaign, "amount", form);
}

function askAppearance(main, campaign) {
  const choice = (value, label) => h("label", { class: "choice" }, h("input", { type: "radio", name: "named", value,
    checked: String(answers.named) === value }), label);
  const name = field(t("donate.name"), h("input", { type: "text", maxlength: "40", value: answers.name,
    autocomplete: "name" }), t("donate.name_help"));
  const nameBlock = h("div", { hidden: !answers.named }, name.element);
  const tax = h("input", { type: "checkbox", checked: answers.taxReceipt });
  const form = h("form", { novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    answers.named = form.elements.named.value === "true";
    answers.name = name.input.value.trim();
    answers.taxReceipt = tax.checked;
    name.fail(answers.named && !answers.name ? t("donate.name_bad") : "");
    if (answers.named && !answers.name) return;
    askKey(main, campaign);
  } }, h("fieldset", {}, h("legend", {}, t("donate.appear.legend")), choice("false", t("donate.pseudonymous")),
    choice("true", t("donate.named"))), nameBlock, h("label", { class: "choice" }, tax, t("donate.tax")),
  buttons(() => askAmount(main, campaign)));
  form.addEventListener("change", () => {
    nameBlock.hidden = form.elements.named.value !== "true";
  });
  frame(main, campaign, "appear", form);
}

async function askKey(main, campaign) {
  const existing = await currentKey();
  if (existing) {
    answers.key = existing;
    await askMoney(main, campaign);
    return;
  }
  const place = h("div");
  frame(main, campaign, "key", h("p", {}, t("key.explain")), place);
  await keyForm(place, async (key) => {
    answers.key = key;
    await askMoney(main, campaign);
  });
}

async function askMoney(main, campaign) {
  const [held, { bank_desk: desk }] = await Promise.all([balance(answers.key.did), config()]);
  if (held >= answers.amount) {
    checkAnswers(main, campaign, held);
    return;
  }
  const missing = answers.amount - held;
  const output = h("div", { "aria-live": "polite" });
  const request = h("button", { type: "button" }, t("money.request", { amount: won(missing) }));
  request.addEventListener("click", async () => {
    request.disabled = true;
    replace(output, h("p", { role: "status" }, t("money.working")));
    try {
      const asked = await submit(answers.key, "accounts", "requestTopUp", { amount: missing });
      if (desk) {
        await confirmTopUp(asked.data.request);
        checkAnswers(main, campaign, await balance(answers.key.did));
        return;
      }
      replace(output, h("div", { class: "box info", role: "status" }, t("money.waiting", { request: asked.data.request })),
        h("button", { type: "button", onclick: () => askMoney(main, campaign) }, t("money.again")));
    } catch (error) {
      request.disabled = false;
      replace(output, errorBox(error));
    }
  });
  frame(main, campaign, "money", facts([[t("money.held"), won(held)], [t("money.needed"), won(answers.amount)],
    [t("money.missing"), won(missing)]]), h("p", {}, desk ? t("money.desk") : t("money.bank")), request, output);
}

async function buildPayload(campaign) {
  const payload = { campaign: campaign.id, amount: answers.amount, tax_receipt: answers.taxReceipt };
  if (answers.kind === "monthly") return { payload: { ...payload, day: answers.day, months: answers.months }, opening: null };
  payload.kind = "once";
  payload.public_name = answers.named;
  if (!answers.named) return { payload, opening: null };
  const opening = { name: answers.name, salt: toBase64Url(randomBytes(32)) };
  payload.name_commitment = toHex(await sha256(utf8(canonical(opening))));
  return { payload, opening };
}

function checkAnswers(main, campaign, held) {
  const output = h("div", { "aria-live": "polite" });
  const send = h("button", { type: "button" }, t("donate.send", { amount: won(answers.amount) }));
  send.addEventListener("click", async () => {
    send.disabled = true;
    replace(output, h("p", { role: "status" }, t("donate.sending")));
    try {
      const { payload, opening } = await buildPayload(campaign);
      const result = await submit(answers.key, "donation", answers.kind === "monthly" ? "pledgeMonthly" : "donate", payload);
      if (opening) rememberName(result.data.donation, opening);
      await done(main, campaign, result);
    } catch (error) {
      send.disabled = false;
      replace(output, errorBox(error));
    }
  });
  frame(main, campaign, "check", facts([
    [t("campaign.title"), pick(campaign, "title")],
    [t("receipt.amount"), won(answers.amount)],
    [t("donate.kind"), answers.kind === "monthly" ? t("donate.monthly_line", { day: answers.day, months: answers.months }) : t("donate.once")],
    [t("donate.appear.legend"), answers.named ? t("donate.named") : t("donate.pseudonymous")],
    [t("donate.tax"), answers.taxReceipt ? t("answer.yes") : t("answer.no")],
    [t("money.held"), won(held)],
  ]), h("p", { class: "help" }, t("donate.check.explain")), h("p", { class: "buttons" }, send,
    h("button", { type: "button", class: "secondary", onclick: () => askAmount(main, campaign) }, t("action.change"))), output);
}

async function done(main, campaign, result) {
  const { node } = await config();
  const file = await receipt(result.id);
  const checked = await checkReceipt(file, node, { id: result.id });
  frame(main, campaign, "done",
    h("div", { class: "box success", role: "status" }, h("strong", {}, t("donate.thanks", { amount: won(answers.amount) })),
      h("p", {}, t("donate.reference")), h("p", { class: "reference" }, h("code", {}, result.id))),
    proofList(checked),
    h("p", { class: "buttons" },
      h("button", { type: "button", onclick: () => download(`${result.id.slice(0, 16)}.maru-receipt.json`,
        JSON.stringify(file)) }, t("receipt.save")),
      h("button", { type: "button", class: "secondary", onclick: () => window.print() }, t("action.print"))),
    h("h2", {}, t("donate.next")), h("p", {}, t("donate.next_explain")),
    h("p", {}, h("a", { href: "/mine" }, t("nav.mine"))));
}

start("donate", "donate.title", async (main) => {
  const id = new URLSearchParams(location.search).get("campaign") ?? "";
  const campaign = await campaignOf(id);
  if (!campaign || campaign.state !== "open") {
    replace(main, h("div", { class: "narrow" }, h("h1", {}, t("donate.title")), h("div", { class: "box warning" },
      campaign ? t("campaign.not_open") : t("campaign.not_found")),
    h("p", {}, h("a", { href: "/" }, t("action.to_campaigns")))));
    return;
  }
  askAmount(main, campaign);
});
