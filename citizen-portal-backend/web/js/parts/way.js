// SPDX-License-Identifier: Apache-2.0
// The way of a donation's won: donations in order of receipt fill payments in order of payment, so every won is in
// exactly one place. A bar of the parts, and each part with its proof.
import { query } from "../api.js";
import { h } from "../dom.js";
import { dateTime, language, pick, t, won } from "../i18n.js";
import { stateCheck } from "./state_check.js";

const label = (row) => (language === "ko" ? row.label_ko : row.label_en);
const SIGNS = { payout: "→", waiting: "…", refund: "↩", usage: "✓", distribution: "→", spending: "✓", unspent: "…", returned: "↩" };

/** Adds up: kept + refunded is the gift, and the hops are all of it. */
export function isWhole(trace) {
  const total = trace.hops.reduce((sum, hop) => sum + hop.amount, 0);
  const isWithin = trace.hops.every((hop) => !hop.then?.length || hop.then.reduce((sum, part) => sum + part.amount, 0) === hop.amount);
  return trace.kept + trace.refunded === trace.amount && total === trace.amount && isWithin;
}

function bar(trace) {
  return h("div", { class: "way-bar", "aria-hidden": "true" }, trace.hops.map((hop) => {
    const part = h("span", { class: hop.kind });
    part.style.flexGrow = String(hop.amount);
    return part;
  }));
}

function proofOf(campaign, hop) {
  if (hop.kind !== "payout" || !hop.milestone) return null;
  return stateCheck("milestones", `${campaign}/${String(hop.milestone).padStart(2, "0")}`, t("mine.check_milestone"));
}

export async function wayOf(donation) {
  const trace = await query("trace", { donation });
  return h("div", { class: "way" }, h("h4", {}, t("mine.way")), bar(trace),
    h("ol", { class: "timeline" }, trace.hops.map((hop) => h("li", { class: hop.kind },
      h("span", { "aria-hidden": "true" }, `${SIGNS[hop.kind]} `), h("strong", {}, `${t(`hop.${hop.kind}`)} ${won(hop.amount)}`),
      hop.kind === "payout" ? ` · ${pick(hop, "title")}` : "", hop.time ? h("span", { class: "help" }, ` ${dateTime(hop.time)}`) : null,
      hop.then?.length ? h("ul", {}, hop.then.map((part) => h("li", {}, h("span", { "aria-hidden": "true" }, `${SIGNS[part.kind]} `),
        `${t(`hop.${part.kind}`)} · ${label(part)} `, h("strong", {}, won(part.amount)), part.date ? ` · ${part.date}` : ""))) : null,
      proofOf(trace.campaign, hop)))),
    isWhole(trace) ? h("p", { class: "help" }, `✓ ${t("mine.way_whole", { amount: won(trace.amount) })}`)
      : h("p", { class: "error" }, `✕ ${t("mine.way_broken")}`),
    h("details", {}, h("summary", {}, t("mine.rule_title")), h("p", {}, t("mine.rule")), h("p", {}, t("mine.rule_refund"))));
}
