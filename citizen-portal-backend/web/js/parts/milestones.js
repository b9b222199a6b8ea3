// SPDX-License-Identifier: Apache-2.0
// The promised steps of a campaign as a timeline: what was promised, what was shown, what was paid.
import { badge, h } from "../dom.js";
import { dateOnly, dateTime, pick, t, won } from "../i18n.js";
import { evidenceBlock } from "./evidence.js";
import { stateCheck } from "./state_check.js";

const KINDS = { paid: "good", completed: "good", needs_review: "warning", rejected: "danger", cancelled: "danger", pending: "info" };

function item(row, names) {
  const recipient = row.recipient_kind === "plan" ? t("milestone.to_plan") : names.get(row.recipient) ?? row.recipient;
  return h("li", { class: row.state },
    h("h3", {}, `${row.seq}. ${pick(row, "title")} `, badge(KINDS[row.state] ?? "info", t(`milestone.state.${row.state}`))),
    h("p", {}, h("strong", { class: "money" }, won(row.amount)), row.planned > row.amount
      ? ` (${t("milestone.planned", { amount: won(row.planned) })})` : "", ` · ${t("milestone.recipient")}: ${recipient}`),
    h("p", { class: "help" }, row.paid_at ? t("milestone.paid_at", { time: dateTime(row.paid_at) })
      : t("milestone.due_at", { date: dateOnly(row.due) }), row.reviewer ? ` · ${t("milestone.reviewed_apart")}` : ` · ${t("milestone.no_review")}`),
    row.note ? h("p", { class: "help" }, `${t("milestone.note")}: ${row.note}`) : null,
    row.evidence?.length ? evidenceBlock(row.evidence) : null,
    stateCheck("milestones", row.key));
}

/** `names`: Map of organisation and merchant ids to names. */
export function milestoneTimeline(rows, names) {
  return h("ol", { class: "timeline milestones" }, rows.map((row) => item(row, names)));
}
