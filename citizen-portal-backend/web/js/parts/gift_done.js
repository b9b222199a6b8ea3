// SPDX-License-Identifier: Apache-2.0
// After a gift: its reference number at once, then what this device has checked, what happens next, and ways to keep it.
import { allRows, config, receipt as fetchReceipt } from "../api.js";
import { checkReceipt } from "../core/receipt.js";
import { download, facts, h, replace } from "../dom.js";
import { dateOnly, dateTime, pick, t, won } from "../i18n.js";
import { rememberedHonour, rememberedName } from "../keys.js";
import { proofList } from "../proof_list.js";
import { certificateForm } from "./certificate_form.js";
import { giftFile } from "./commitments.js";
import { followButton } from "./follow_button.js";
import { drawQr } from "./qr_place.js";
import { receiptUrl } from "./receipt_input.js";

function nextSteps(campaign, milestones, isMonthly, payload) {
  return h("ol", { class: "timeline" },
    h("li", {}, h("strong", {}, t("next.held")), h("p", { class: "help" }, t("next.held_explain", { end: dateOnly(campaign.end) }))),
    isMonthly ? h("li", {}, h("strong", {}, t("next.monthly", { day: payload.day })), h("p", { class: "help" }, t("next.monthly_explain"))) : null,
    milestones.map((row) => h("li", {}, h("strong", {}, t("next.milestone", { title: pick(row, "title"), amount: won(row.amount) })),
      h("p", { class: "help" }, t("next.milestone_explain", { date: dateOnly(row.due) })))),
    h("li", {}, h("strong", {}, t("next.report")), h("p", { class: "help" }, t("next.report_explain"))));
}

/** Fills `place` with what `read()` gives; a failure stays in this place, says that the gift is recorded, and can be retried. */
async function fill(place, read, failed) {
  replace(place, h("p", { role: "status" }, t("receipt.working")));
  try {
    replace(place, await read());
  } catch (error) {
    console.error(error);
    replace(place, h("div", { class: "box warning", role: "alert" }, h("strong", {}, failed), h("p", {}, t("donate.recorded_anyway")),
      error.code ? h("p", { class: "help" }, `${t("error.code")}: ${error.code}`) : null,
      h("p", {}, h("button", { type: "button", onclick: () => fill(place, read, failed) }, t("action.retry")))));
  }
}

function openingsOf({ openings, donation }) {
  const found = { name: openings?.name ?? rememberedName(donation), honour: openings?.honour ?? rememberedHonour(donation) };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value));
}

/** gift: {id, action, payload, donation, openings, isKept}; everything it says of itself is known without the network. */
export function showDone(place, campaign, gift) {
  const { id, payload } = gift;
  const isMonthly = gift.action === "pledgeMonthly";
  const openings = openingsOf(gift);
  const hasNames = Object.keys(openings).length > 0;
  const thanks = h("div", { class: "box info", role: "status" }, h("strong", {}, t("donate.thanks", { amount: won(payload.amount) })),
    h("p", {}, t("donate.reference")), h("p", { class: "reference" }, h("code", {}, id)));
  const checked = h("div", { class: "receipt-check", "aria-live": "polite" });
  const next = h("div", { "aria-live": "polite" });
  const qr = h("div", { class: "qr-place" });
  replace(place, thanks,
    hasNames && gift.isKept === false ? h("div", { class: "box danger", role: "alert" }, h("strong", {}, t("donate.names_not_kept")),
      h("p", {}, t("donate.names_not_kept_explain"))) : null,
    facts([[t("campaign.title"), pick(campaign, "title")], [t("receipt.amount"), won(payload.amount)],
      isMonthly && [t("donate.kind"), t("donate.monthly_line", { day: payload.day, months: payload.months })],
      openings.name && [t("donate.name"), openings.name.name], openings.honour && [t("donate.honour.legend"), openings.honour.name]]),
    checked, h("figure", { class: "receipt-qr" }, qr, h("figcaption", { class: "help" }, t("receipt.qr_explain"))),
    h("h2", {}, t("donate.next")), next,
    h("p", { class: "buttons" }, h("a", { class: "button", href: "/mine" }, t("nav.mine")), followButton(campaign)));
  fill(checked, async () => {
    const [{ node }, file] = await Promise.all([config(), fetchReceipt(id)]);
    const result = await checkReceipt(file, node, { id });
    thanks.className = `box ${result.ok ? "success" : "warning"}`;
    return [facts([[t("receipt.time"), dateTime(file.header.time)]]), proofList(result),
      h("p", { class: "buttons" },
        h("button", { type: "button", onclick: () => download(`${id.slice(0, 16)}.maru-receipt.json`, JSON.stringify(file)) }, t("receipt.save")),
        hasNames ? h("button", { type: "button", class: "secondary", onclick: () =>
          download(`${id.slice(0, 16)}.maru-gift.json`, giftFile(file, openings)) }, t("receipt.save_names")) : null,
        h("button", { type: "button", class: "secondary", onclick: () => window.print() }, t("action.print"))),
      certificateForm({ donation: gift.donation, node })];
  }, t("donate.receipt_unread"));
  fill(next, async () => nextSteps(campaign, await allRows("milestones", { campaign: campaign.id }), isMonthly, payload), t("donate.next_unread"));
  drawQr(qr, receiptUrl(id, payload.amount), t("receipt.qr")).catch((error) => console.error(error));
}
