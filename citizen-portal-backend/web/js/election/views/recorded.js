// SPDX-License-Identifier: Apache-2.0
// After casting: the ballot is called recorded only once this device has checked its receipt itself. The receipt shows no
// choice; it can be saved, printed and scanned.
import { download, facts, h, replace } from "../../dom.js";
import { count, dateTime, t } from "../../i18n.js";
import { drawQr } from "../../parts/qr_place.js";
import { term } from "../../terms.js";
import { ballotUrl } from "../codes.js";
import { checkedPart } from "./checked.js";
import { trackerBox } from "./tracker.js";

/**
 * `result`: its receipt, checked (casting.js). `older`: it is of an earlier visit or another window, and this says so; then
 * `vote()` leads to voting on this device.
 */
export async function recordedView(place, pending, { result, wiped = false, older = "", vote = null, done = () => {} }) {
  const { replaced } = result.receipt.result.data ?? {};
  // A newer ballot of this voter counts already: this one is on the record, and no more.
  const isReplaced = result.state === "replaced";
  const url = ballotUrl(pending.election, pending.tracker);
  const qr = h("div", { class: "qr-place" });
  const { header } = result.receipt;
  replace(place,
    isReplaced ? h("div", { class: "box warning", role: "status" }, h("strong", {}, t("ballot.state.replaced")), h("p", {}, t("ballot.state.replaced_explain")))
      : h("div", { class: "box success", role: "status" }, h("strong", {}, `✓ ${t(older ? "vote.recorded_older" : "vote.recorded")}`), h("p", {}, t(replaced ? "vote.recorded_again" : "vote.recorded_explain"))),
    older ? h("div", { class: "box info" }, h("p", {}, older), vote ? h("p", {}, h("button", { type: "button", onclick: vote }, t("vote.vote_here"))) : null) : null,
    trackerBox(pending.tracker),
    facts([[t("receipt.time"), dateTime(header.time)], [term("block", t("receipt.block")), h("a", { href: `/blocks?height=${header.height}` }, count(header.height))]]),
    h("p", { class: "buttons" }, h("button", { type: "button", onclick: () => save(result.receipt, pending) }, t("vote.save")),
      h("button", { type: "button", class: "secondary", onclick: () => window.print() }, t("action.print"))),
    h("figure", { class: "receipt-qr" }, qr, h("figcaption", { class: "help" }, t("vote.qr_explain"))),
    h("p", { class: "help" }, t("vote.receipt_hides")),
    checkedPart(result, wiped ? [t("vote.wiped")] : []),
    h("div", { class: "no-print" }, h("h2", {}, t("vote.next")), h("ul", {}, h("li", {}, t("vote.next_revote")), h("li", {}, t("vote.next_check"), " ", h("a", { href: url }, t("ballot.title"))),
      h("li", {}, h("a", { href: `/election?id=${pending.election}` }, t("vote.next_result"))), h("li", {}, h("a", { href: "/voting-security" }, t("security.title"))))));
  drawQr(qr, url, t("vote.qr"));
  await done();
}

const save = (receipt, { tracker }) => download(`${tracker}.maru-receipt.json`, JSON.stringify(receipt));
