// SPDX-License-Identifier: Apache-2.0
// One of my donations: where it is, whether it is counted, its receipt and its certificate.
import { receipt } from "../api.js";
import { download, facts, h, hold, isHeld, replace } from "../dom.js";
import { dateTime, pick, t, won } from "../i18n.js";
import { rememberedHonour, rememberedName } from "../keys.js";
import { errorBox } from "../shell.js";
import { checkOwnDonation } from "../sums.js";
import { certificateForm } from "./certificate_form.js";
import { giftFile } from "./commitments.js";
import { stateCheck } from "./state_check.js";
import { wayOf } from "./way.js";

/** What may change while the page is open: drawn again in its place, with no control in it. */
export function donationFacts(row) {
  const name = rememberedName(row.id);
  const honour = rememberedHonour(row.id);
  const list = facts([[t("receipt.amount"), won(row.amount)], [t("receipt.time"), dateTime(row.time)],
    row.pledge && [t("donate.kind"), t("donate.monthly")],
    row.refunded ? [t("flow.refunded"), won(row.refunded)] : null, name && [t("donate.name"), name.name],
    honour && [t("donate.honour.legend"), honour.name]]);
  list.classList.add("donation-facts");
  return list;
}

export function donationCard(row, did, node) {
  const place = h("div", { "aria-live": "polite" });
  const act = (work) => async (event) => {
    const button = event.currentTarget;
    if (isHeld(button)) return;
    hold(button, true);
    try {
      await work();
    } catch (error) {
      replace(place, errorBox(error));
    }
    hold(button, false);
  };
  const saveReceipt = act(async () => {
    const file = await receipt(row.transaction);
    const name = rememberedName(row.id);
    const honour = rememberedHonour(row.id);
    if (name || honour) {
      download(`${row.transaction.slice(0, 16)}.maru-gift.json`, giftFile(file, { ...(name ? { name } : {}), ...(honour ? { honour } : {}) }));
    } else {
      download(`${row.transaction.slice(0, 16)}.maru-receipt.json`, JSON.stringify(file));
    }
  });
  return h("li", { class: "card donation", "data-donation": row.id },
    h("h3", {}, h("a", { href: `/campaign?id=${encodeURIComponent(row.campaign)}` }, pick(row, "title") || row.campaign)),
    donationFacts(row),
    h("p", { class: "buttons" },
      h("button", { type: "button", class: "secondary", onclick: act(async () => replace(place, await wayOf(row.id))) }, t("mine.trace")),
      h("button", { type: "button", class: "secondary", onclick: act(async () => {
        const ok = await checkOwnDonation(row, did);
        replace(place, h("div", { class: `box ${ok ? "success" : "danger"}`, role: "status" },
          ok ? `✓ ${t("mine.counted")}` : `✕ ${t("mine.not_counted")}`));
      }) }, t("mine.check")),
      row.transaction ? h("button", { type: "button", class: "secondary", onclick: saveReceipt }, t("receipt.save")) : null),
    row.transaction ? h("p", { class: "help" }, h("a", { href: `/receipt?id=${row.transaction}` }, t("mine.open_receipt")))
      : h("div", {}, h("p", { class: "help" }, t("mine.by_pledge")), stateCheck("donations", row.id)),
    place, certificateForm({ donation: row.id, node }));
}
