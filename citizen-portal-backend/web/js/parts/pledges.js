// SPDX-License-Identifier: Apache-2.0
// Monthly gifts: what is promised, what was paid and missed; ending one, and changing one by a new one in its place.
import { facts, field, h, replace } from "../dom.js";
import { dateTime, pick, t, won } from "../i18n.js";
import { errorBox } from "../shell.js";
import { checkFields, summaryPlace } from "./error_summary.js";
import { parseWon } from "./gift_draft.js";
import { MAX_WON, MIN_WON } from "./gift_questions.js";
import { pendingUnder, prepare, sendSurely, settle } from "./sending.js";

/** Sends one action about a pledge; a reload in between goes on with the same signature. */
async function act(key, action, payload, name, output) {
  const old = pendingUnder(name);
  const pending = old?.transaction.signer === key.did ? old : await prepare(name, key, "donation", action, payload);
  const outcome = await sendSurely(pending, () => replace(output, h("div", { class: "box warning", role: "status" },
    h("strong", {}, t("send.unknown")), h("p", {}, t("send.checking")))));
  settle(name);
  if (outcome.fate === "refused") throw outcome.error;
  return outcome.result;
}

function changeForm(pledge, key, reload) {
  const output = h("div", { "aria-live": "polite" });
  const summary = summaryPlace();
  const amount = field(t("donate.amount.label"), h("input", { type: "text", inputmode: "numeric", value: String(pledge.amount) }));
  const day = field(t("donate.day"), h("input", { type: "number", min: "1", max: "31", value: String(pledge.day) }), t("donate.day_help"));
  const months = field(t("donate.months"), h("input", { type: "number", min: "1", max: "120",
    value: String(Math.max(1, pledge.months - pledge.made - pledge.missed)) }));
  const isIn = (input, most) => /^\d{1,3}$/.test(input.value) && Number(input.value) >= 1 && Number(input.value) <= most;
  const button = h("button", { type: "submit" }, t("pledge.change_now"));
  return h("details", {}, h("summary", {}, t("pledge.change")), h("p", { class: "help" }, t("pledge.change_explain")), summary,
    h("form", { novalidate: true, onsubmit: async (event) => {
      event.preventDefault();
      const value = parseWon(amount.input.value);
      if (!checkFields(summary, [[amount, value >= MIN_WON && value <= MAX_WON ? "" : t("donate.amount.bad", { least: won(MIN_WON), most: won(MAX_WON) })],
        [day, isIn(day.input, 31) ? "" : t("donate.day_bad")], [months, isIn(months.input, 120) ? "" : t("donate.months_bad")]])) return;
      button.disabled = true;
      replace(output, h("p", { role: "status" }, t("donate.sending")));
      try {
        // The new one first: if it is refused (no money, raising is over), the old one stays as it was.
        await act(key, "pledgeMonthly", { campaign: pledge.campaign, amount: value, day: Number(day.input.value),
          months: Number(months.input.value), tax_receipt: pledge.tax_receipt }, `maru.pending.new.${pledge.id}`, output);
        await act(key, "cancelPledge", { pledge: pledge.id }, `maru.pending.end.${pledge.id}`, output);
        await reload();
      } catch (error) {
        button.disabled = false;
        replace(output, errorBox(error));
      }
    } }, amount.element, day.element, months.element, button), output);
}

function pledgeCard(pledge, title, key, reload) {
  const place = h("div", { "aria-live": "polite" });
  return h("li", { class: "card pledge" },
    h("h3", {}, h("a", { href: `/campaign?id=${encodeURIComponent(pledge.campaign)}` }, title)),
    facts([[t("donate.monthly"), won(pledge.amount)], [t("donate.day"), t("pledge.day", { day: pledge.day })],
      [t("pledge.made"), t("pledge.made_of", { made: pledge.made, months: pledge.months })],
      [t("pledge.missed"), pledge.missed ? t("pledge.missed_times", { count: pledge.missed }) : t("pledge.missed_none")],
      [t("milestone.state"), t(`pledge.state.${pledge.state}`)],
      pledge.state === "active" && pledge.next ? [t("pledge.next"), dateTime(pledge.next)] : null]),
    pledge.missed ? h("p", { class: "help" }, t("pledge.missed_explain")) : null,
    pledge.state === "active" ? [h("button", { type: "button", class: "secondary", onclick: async (event) => {
      event.currentTarget.disabled = true;
      try {
        await act(key, "cancelPledge", { pledge: pledge.id }, `maru.pending.end.${pledge.id}`, place);
        await reload();
      } catch (error) {
        replace(place, errorBox(error));
      }
    } }, t("pledge.cancel")), changeForm(pledge, key, reload)] : null, place);
}

/** `titles`: Map of campaign id to its row. */
export function pledgeSection(pledges, titles, key, reload) {
  if (!pledges.length) return null;
  return h("section", {}, h("h2", {}, t("pledge.title")), h("p", { class: "help" }, t("pledge.explain")),
    h("ul", { class: "cards" }, pledges.map((pledge) =>
      pledgeCard(pledge, pick(titles.get(pledge.campaign) ?? {}, "title") || pledge.campaign, key, reload))));
}
