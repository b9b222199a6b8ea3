// SPDX-License-Identifier: Apache-2.0
// The questions of a gift, one a page. Each gets {draft, next(), back()} and fills `place`.
import { field, h, replace } from "../dom.js";
import { t, won } from "../i18n.js";
import { checkFields, summaryPlace } from "./error_summary.js";
import { parseWon } from "./gift_draft.js";

const SUGGESTED = [10_000, 30_000, 50_000, 100_000];
export const MIN_WON = 100;
export const MAX_WON = 1_000_000_000;

const buttons = (back) => h("p", { class: "buttons" }, h("button", { type: "submit" }, t("action.next")),
  back ? h("button", { type: "button", class: "secondary", onclick: back }, t("action.back")) : null);

function form(place, summary, submit, back, ...content) {
  const element = h("form", { novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    submit();
  } }, content, buttons(back));
  replace(place, summary, element);
  return element;
}

function radio(name, value, label, isChecked, help = "") {
  return h("label", { class: "choice" }, h("input", { type: "radio", name, value, checked: isChecked }),
    h("span", {}, label, help ? h("span", { class: "help" }, ` ${help}`) : null));
}

/** A group of choices that can fail like a field; the error is read with the first choice. */
function choices(name, legend, options) {
  const error = h("p", { class: "error", id: `${name}-error`, role: "alert" });
  const element = h("fieldset", { "aria-describedby": `${name}-error` }, h("legend", { class: "visually-hidden" }, legend), error, options);
  const input = element.querySelector("input");
  input.id = `${name}-first`;
  return { element, input, value: () => element.querySelector("input:checked")?.value ?? "", fail: (text) => {
    error.textContent = text;
    if (text) input.focus();
  } };
}

export function askAmount(place, { draft, campaign, next }) {
  const summary = summaryPlace();
  const rest = campaign.overflow === "stop" ? campaign.target - campaign.raised : MAX_WON;
  const most = Math.min(MAX_WON, rest);
  const amount = field(t("donate.amount.label"), h("input", { type: "text", inputmode: "numeric", autocomplete: "off",
    value: draft.amount ? String(draft.amount) : "" }), t("donate.amount.help", { least: won(MIN_WON) }));
  const echo = h("p", { class: "help amount-echo", "aria-live": "polite" });
  const say = () => {
    const value = parseWon(amount.input.value);
    echo.textContent = value >= MIN_WON ? t("donate.amount.echo", { amount: won(value) }) : "";
  };
  amount.input.addEventListener("input", say);
  form(place, summary, () => {
    const value = parseWon(amount.input.value);
    const text = value > rest && value <= MAX_WON ? t("donate.amount.over_rest", { rest: won(rest) })
      : value < MIN_WON || value > most ? t("donate.amount.bad", { least: won(MIN_WON), most: won(most) }) : "";
    if (!checkFields(summary, [[amount, text]])) return;
    draft.amount = value;
    next();
  }, null, amount.element, echo, h("p", { class: "chips" }, SUGGESTED.filter((value) => value <= most).map((value) =>
    h("button", { type: "button", class: "chip", onclick: () => {
      amount.input.value = String(value);
      amount.fail("");
      say();
    } }, won(value)))));
  say();
}

export function askOften(place, { draft, next, back }) {
  const summary = summaryPlace();
  const kind = choices("kind", t("donate.kind"), [radio("kind", "once", t("donate.once"), draft.kind === "once"),
    radio("kind", "monthly", t("donate.monthly"), draft.kind === "monthly")]);
  const day = field(t("donate.day"), h("input", { type: "number", min: "1", max: "31", inputmode: "numeric", value: String(draft.day) }),
    t("donate.day_help"));
  const months = field(t("donate.months"), h("input", { type: "number", min: "1", max: "120", inputmode: "numeric", value: String(draft.months) }),
    t("donate.months_help"));
  const total = h("p", { class: "help", "aria-live": "polite" });
  const isIn = (input, most) => /^\d{1,3}$/.test(input.value) && Number(input.value) >= 1 && Number(input.value) <= most;
  const monthly = h("div", { class: "nested", hidden: draft.kind !== "monthly" }, day.element, months.element, total);
  const say = () => {
    total.textContent = isIn(months.input, 120)
      ? t("donate.months_total", { amount: won(draft.amount), months: months.input.value, total: won(draft.amount * Number(months.input.value)) }) : "";
  };
  const element = form(place, summary, () => {
    const isMonthly = kind.value() === "monthly";
    if (!checkFields(summary, isMonthly ? [[day, isIn(day.input, 31) ? "" : t("donate.day_bad")],
      [months, isIn(months.input, 120) ? "" : t("donate.months_bad")]] : [])) return;
    draft.kind = isMonthly ? "monthly" : "once";
    if (isMonthly) {
      draft.day = Number(day.input.value);
      draft.months = Number(months.input.value);
    }
    next();
  }, back, kind.element, monthly);
  element.addEventListener("input", () => {
    monthly.hidden = kind.value() !== "monthly";
    say();
  });
  say();
}

/** A choice between "no" and "yes, with this name", which stays on this device. */
function askName(place, { back, next, draft }, { flag, name, prefix, no, yes, label, help, bad, unchosen, autocomplete }) {
  const summary = summaryPlace();
  const choice = choices(prefix, t(`donate.${prefix}.title`), [radio(prefix, "no", no, draft[flag] === false), radio(prefix, "yes", yes, draft[flag] === true)]);
  const input = field(label, h("input", { type: "text", maxlength: "40", value: draft[name], autocomplete }), help);
  const block = h("div", { class: "nested", hidden: draft[flag] !== true }, input.element);
  const element = form(place, summary, () => {
    const isYes = choice.value() === "yes";
    const checks = [[choice, choice.value() ? "" : unchosen]];
    if (isYes) checks.push([input, input.input.value.trim() ? "" : bad]);
    if (!checkFields(summary, checks)) return;
    draft[flag] = isYes;
    draft[name] = isYes ? input.input.value.trim() : "";
    next();
  }, back, h("p", { class: "help" }, t(`donate.${prefix}.explain`)), choice.element, block);
  element.addEventListener("change", () => {
    block.hidden = choice.value() !== "yes";
  });
}

export function askAppearance(place, context) {
  askName(place, context, { flag: "named", name: "name", prefix: "appear", no: t("donate.pseudonymous"), yes: t("donate.named"),
    label: t("donate.name"), help: t("donate.name_help"), bad: t("donate.name_bad"), unchosen: t("donate.choose_one"), autocomplete: "name" });
}

export function askHonour(place, context) {
  askName(place, context, { flag: "honour", name: "honourName", prefix: "honour", no: t("donate.honour.no"), yes: t("donate.honour.yes"),
    label: t("donate.honour.name"), help: t("donate.honour.help"), bad: t("donate.honour.bad"), unchosen: t("donate.choose_one"), autocomplete: "off" });
}

export function askTax(place, { draft, next, back }) {
  const summary = summaryPlace();
  const choice = choices("tax", t("donate.tax.title"), [radio("tax", "no", t("answer.no"), draft.taxReceipt === false),
    radio("tax", "yes", t("answer.yes"), draft.taxReceipt === true)]);
  form(place, summary, () => {
    if (!checkFields(summary, [[choice, choice.value() ? "" : t("donate.choose_one")]])) return;
    draft.taxReceipt = choice.value() === "yes";
    next();
  }, back, h("p", { class: "help" }, t("donate.tax.explain")), choice.element);
}
