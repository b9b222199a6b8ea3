// SPDX-License-Identifier: Apache-2.0
// A ballot's tracker, large enough to write down, and its QR code for another device.
import { h } from "../../dom.js";
import { t } from "../../i18n.js";
import { drawQr } from "../../parts/qr_place.js";

/** Groups of four; read out letter by letter. Without `url` there is no QR code; `isOpen` shows it at once. */
export function trackerBox(tracker, url = "", qrLabel = "", isOpen = false) {
  const place = h("div", { class: "qr-place" });
  const qr = url && h("details", { open: isOpen, ontoggle: () => {
    if (qr.open && !place.childElementCount) drawQr(place, url, qrLabel);
  } }, h("summary", {}, qrLabel), place);
  const copied = h("span", { role: "status", class: "help" });
  return h("div", { class: "tracker card" }, h("p", { class: "help" }, t("vote.tracker")),
    h("p", { class: "tracker-code" }, h("span", { class: "visually-hidden" }, tracker.replaceAll("-", ", ").split("").join(" ")),
      h("code", { "aria-hidden": "true" }, tracker.split("-").map((group) => h("span", {}, group)))),
    h("p", {}, h("button", { type: "button", class: "text-button", onclick: async () => {
      try {
        await navigator.clipboard.writeText(tracker);
        copied.textContent = t("action.copied");
      } catch {
        copied.textContent = t("action.copy_failed");
      }
    } }, t("vote.copy_tracker")), " ", copied), qr || null);
}
