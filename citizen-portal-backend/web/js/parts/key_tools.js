// SPDX-License-Identifier: Apache-2.0
// The key on this device: saving its sealed backup again, trying whether a backup opens, moving it to another device by a
// QR code of the sealed file, and removing it.
import { download, field, h, replace } from "../dom.js";
import { t } from "../i18n.js";
import { forgetKey, forgetTraces, openBackup, savedBackup } from "../keys.js";
import { errorBox } from "../shell.js";
import { drawQr } from "./qr_place.js";
import { allPending } from "./sending.js";

function tryBackup(did) {
  const output = h("div", { "aria-live": "polite" });
  const file = field(t("key.file"), h("input", { type: "file", accept: ".json,application/json" }));
  const passphrase = field(t("key.old_passphrase"), h("input", { type: "password", autocomplete: "current-password" }));
  return h("details", {}, h("summary", {}, t("key.try")), h("p", { class: "help" }, t("key.try_explain")), h("form", { onsubmit: async (event) => {
    event.preventDefault();
    const chosen = file.input.files[0];
    file.fail(chosen ? "" : t("key.choose_file"));
    if (!chosen) return;
    replace(output, h("p", { role: "status" }, t("key.opening")));
    try {
      const key = await openBackup(await chosen.text(), passphrase.input.value);
      const isMine = key.did === did;
      replace(output, h("div", { class: `box ${isMine ? "success" : "danger"}`, role: "status" },
        isMine ? `✓ ${t("key.try_good")}` : `✕ ${t("key.try_other")}`));
    } catch (error) {
      replace(output, errorBox(error));
    }
  } }, file.element, passphrase.element, h("button", { type: "submit", class: "secondary" }, t("key.try_now"))), output);
}

const GIFT = "maru.pending.gift.";

/** Without the key nobody can go on with what is on its way: it has to be known first. */
function onItsWay(names) {
  const gifts = names.filter((name) => name.startsWith(GIFT)).map((name) => name.slice(GIFT.length));
  return h("div", { class: "box warning", role: "alert" }, h("strong", {}, t("key.forget_pending")),
    h("p", {}, t("key.forget_pending_explain")),
    gifts.map((campaign) => h("p", {}, h("a", { href: `/donate?campaign=${encodeURIComponent(campaign)}` }, t("key.forget_pending_gift")))));
}

function forgetForm() {
  const output = h("div", { "aria-live": "polite" });
  const traces = h("input", { type: "checkbox", checked: true });
  return h("details", {}, h("summary", {}, t("key.forget")), h("p", {}, t("key.forget_explain")),
    h("label", { class: "choice" }, traces, h("span", {}, t("key.forget_traces"), h("span", { class: "help" }, ` ${t("key.forget_traces_explain")}`))),
    h("p", { class: "buttons" }, h("button", { type: "button", class: "danger", onclick: async () => {
      try {
        const names = await allPending();
        if (names.length) {
          replace(output, onItsWay(names));
          return;
        }
        await forgetKey();
        if (traces.checked) forgetTraces();
        location.reload();
      } catch (error) {
        replace(output, errorBox(error));
      }
    } }, t("key.forget_now"))), output);
}

export async function keySection(key) {
  const backup = await savedBackup();
  const qr = h("div", { class: "qr-place", hidden: true });
  const showQr = h("button", { type: "button", class: "secondary", "aria-expanded": "false", onclick: async () => {
    if (!qr.hasChildNodes()) {
      await drawQr(qr, JSON.stringify(JSON.parse(backup)), t("key.qr_label"));
      qr.append(h("p", { class: "help" }, t("key.qr_explain")));
    }
    qr.hidden = !qr.hidden;
    showQr.setAttribute("aria-expanded", String(!qr.hidden));
  } }, t("key.qr"));
  return h("section", { class: "no-print" }, h("h2", {}, t("key.title")), h("p", {}, t("key.here")),
    backup ? h("p", { class: "buttons" }, h("button", { type: "button", class: "secondary", onclick: () =>
      download("maru-citizen-key.json", backup) }, t("key.save_again")), showQr) : h("p", { class: "help" }, t("key.no_copy")),
    qr, tryBackup(key.did),
    forgetForm());
}
