// SPDX-License-Identifier: Apache-2.0
// After casting: the ballot is called recorded only once this device has checked its receipt itself. The receipt shows no
// choice; it can be saved, printed and scanned.
import { download, facts, h, replace } from "../../dom.js";
import { count, dateTime, t } from "../../i18n.js";
import { drawQr } from "../../parts/qr_place.js";
import { proofList } from "../../proof_list.js";
import { ballotUrl } from "../codes.js";

/**
 * `result`: its receipt, checked (casting.js). `isOld`: it is of an earlier visit or another window, maybe of another person;
 * `vote()` then leads to voting on this device.
 */
export async function recordedView(place, pending, { result, wiped = false, isOld = false, vote = null, done = () => {} }) {
  const { replaced } = result.receipt.result.data ?? {};
  const url = ballotUrl(pending.election, pending.tracker);
  const qr = h("div", { class: "qr-place" });
  const { header } = result.receipt;
  replace(place,
    h("div", { class: "box success", role: "status" }, h("strong", {}, `✓ ${t(isOld ? "vote.recorded_older" : "vote.recorded")}`), h("p", {}, t(replaced ? "vote.recorded_again" : "vote.recorded_explain"))),
    isOld ? h("div", { class: "box info" }, h("p", {}, t("vote.older_explain")), vote ? h("p", {}, h("button", { type: "button", onclick: vote }, t("vote.vote_here"))) : null) : null,
    facts([[t("vote.tracker"), h("code", { class: "tracker-line" }, pending.tracker)], [t("receipt.time"), dateTime(header.time)],
      [t("receipt.block"), h("a", { href: `/blocks?height=${header.height}` }, count(header.height))]]),
    h("p", { class: "buttons" }, h("button", { type: "button", onclick: () => save(result.receipt, pending) }, t("vote.save")),
      h("button", { type: "button", class: "secondary", onclick: () => window.print() }, t("action.print"))),
    h("h2", {}, t("receipt.device_checked")), proofList(result),
    wiped ? h("p", {}, `✓ ${t("vote.wiped")}`) : null,
    h("p", { class: "help" }, t("vote.receipt_hides")),
    h("figure", { class: "receipt-qr" }, qr, h("figcaption", { class: "help" }, t("vote.qr_explain"))),
    h("h2", {}, t("vote.next")), h("ul", {}, h("li", {}, t("vote.next_revote")), h("li", {}, t("vote.next_check"), " ", h("a", { href: url }, t("ballot.title"))),
      h("li", {}, h("a", { href: `/election?id=${pending.election}` }, t("vote.next_result"))), h("li", {}, h("a", { href: "/voting-security" }, t("security.title")))));
  drawQr(qr, url, t("vote.qr"));
  await done();
}

const save = (receipt, { tracker }) => download(`${tracker}.maru-receipt.json`, JSON.stringify(receipt));
