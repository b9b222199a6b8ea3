// SPDX-License-Identifier: Apache-2.0
// After a gift: its reference number, what this device has checked, what happens next, and ways to keep it.
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

export async function showDone(place, campaign, id) {
  replace(place, h("p", { role: "status" }, t("receipt.working")));
  const [{ node }, file, milestones] = await Promise.all([config(), fetchReceipt(id), allRows("milestones", { campaign: campaign.id })]);
  const checked = await checkReceipt(file, node, { id });
  const { payload } = file.tx;
  const isMonthly = file.tx.action === "pledgeMonthly";
  const { donation } = file.result.data;
  const openings = Object.fromEntries([["name", rememberedName(donation)], ["honour", rememberedHonour(donation)]].filter(([, value]) => value));
  const qr = h("div", { class: "qr-place" });
  replace(place,
    h("div", { class: "box success", role: "status" }, h("strong", {}, t("donate.thanks", { amount: won(payload.amount) })),
      h("p", {}, t("donate.reference")), h("p", { class: "reference" }, h("code", {}, id))),
    facts([[t("campaign.title"), pick(campaign, "title")], [t("receipt.amount"), won(payload.amount)],
      [t("receipt.time"), dateTime(file.header.time)],
      isMonthly && [t("donate.kind"), t("donate.monthly_line", { day: payload.day, months: payload.months })],
      openings.name && [t("donate.name"), openings.name.name], openings.honour && [t("donate.honour.legend"), openings.honour.name]]),
    proofList(checked),
    h("p", { class: "buttons" },
      h("button", { type: "button", onclick: () => download(`${id.slice(0, 16)}.maru-receipt.json`, JSON.stringify(file)) }, t("receipt.save")),
      Object.keys(openings).length ? h("button", { type: "button", class: "secondary", onclick: () =>
        download(`${id.slice(0, 16)}.maru-gift.json`, giftFile(file, openings)) }, t("receipt.save_names")) : null,
      h("button", { type: "button", class: "secondary", onclick: () => window.print() }, t("action.print"))),
    h("figure", { class: "receipt-qr" }, qr, h("figcaption", { class: "help" }, t("receipt.qr_explain"))),
    certificateForm({ reference: id, donation, campaign, node }),
    h("h2", {}, t("donate.next")), nextSteps(campaign, milestones, isMonthly, payload),
    h("p", { class: "buttons" }, h("a", { class: "button", href: "/mine" }, t("nav.mine")), followButton(campaign)));
  await drawQr(qr, receiptUrl(id, payload.amount), t("receipt.qr"));
}
