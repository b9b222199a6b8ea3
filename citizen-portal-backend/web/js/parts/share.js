// SPDX-License-Identifier: Apache-2.0
// Sharing a campaign: the device's own share sheet where there is one, else copying; a QR code for paper and posters.
import { h, replace } from "../dom.js";
import { pick, t, won } from "../i18n.js";
import { drawQr } from "./qr_place.js";

/** Title, one line, address: what messengers show as a card or as plain text. */
export function shareText(campaign) {
  const percent = campaign.target > 0 ? Math.floor((campaign.raised * 100) / campaign.target) : 0;
  return {
    title: pick(campaign, "title"),
    text: t("share.text", { title: pick(campaign, "title"), organisation: pick(campaign, "organisation"),
      raised: won(campaign.raised), percent }),
  };
}

export function shareBlock(campaign, url) {
  const output = h("p", { class: "help", role: "status" });
  const { title, text } = shareText(campaign);
  const copy = async (what, done) => {
    try {
      await navigator.clipboard.writeText(what);
      replace(output, `✓ ${done}`);
    } catch {
      replace(output, t("action.copy_failed"));
    }
  };
  const qr = h("div", { class: "qr-place", hidden: true });
  const showQr = h("button", { type: "button", class: "secondary", "aria-expanded": "false" }, t("share.qr"));
  showQr.addEventListener("click", async () => {
    if (!qr.hasChildNodes()) {
      await drawQr(qr, url, t("share.qr_label", { title }));
      qr.append(h("p", { class: "help" }, url));
    }
    qr.hidden = !qr.hidden;
    showQr.setAttribute("aria-expanded", String(!qr.hidden));
  });
  return h("section", { class: "share no-print" }, h("h2", {}, t("share.title")),
    h("p", { class: "buttons" },
      navigator.share ? h("button", { type: "button", onclick: async () => {
        try {
          await navigator.share({ title, text, url });
        } catch (error) {
          if (error.name !== "AbortError") replace(output, t("share.failed"));
        }
      } }, t("share.send")) : null,
      h("button", { type: "button", class: "secondary", onclick: () => copy(url, t("share.copied")) }, t("share.copy")),
      h("button", { type: "button", class: "secondary", onclick: () => copy(`${text}\n${url}`, t("share.copied_text")) }, t("share.copy_text")),
      showQr),
    output, qr);
}
