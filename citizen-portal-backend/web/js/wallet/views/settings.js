// SPDX-License-Identifier: Apache-2.0
// Backup, ways to open, and taking the whole wallet off this device.
import { badge, download, field, h, replace } from "../../dom.js";
import { dateOnly, t } from "../../i18n.js";
import { errorBox } from "../../shell.js";
import { newPassphrase } from "../gate.js";
import { hasPasskeys, MIN_PASSPHRASE } from "../locks.js";
import { addLock, deleteWallet } from "../store.js";
import { nowSeconds } from "../words.js";
import { backLink, show, workButton } from "./frame.js";

function backupBlock(wallet) {
  const output = h("div", { "aria-live": "polite" });
  const fresh = newPassphrase(t("wallet.backup_passphrase"), t("wallet.passphrase_help", { count: MIN_PASSPHRASE }));
  return h("section", {}, h("h2", {}, t("wallet.backup")), h("p", {}, t("wallet.backup_explain")), fresh.elements,
    workButton(t("wallet.backup_save"), async () => {
      const passphrase = fresh.read();
      if (passphrase === null) {
        replace(output);
        return;
      }
      download(`maru-wallet-${dateOnly(nowSeconds())}.json`, await wallet.backup(passphrase));
      fresh.clear();
      replace(output, h("p", { role: "status" }, `✓ ${t("wallet.backup_saved")}`));
    }, output), output);
}

function lockBlock(place, wallet) {
  const kinds = wallet.locks.map(({ kind }) => kind);
  const output = h("div", { "aria-live": "polite" });
  const go = async (opens, added) => {
    replace(output, h("p", { role: "status" }, t("wallet.working")));
    try {
      wallet.locks = await addLock(opens, added);
      settingsView(place, wallet);
    } catch (error) {
      replace(output, errorBox(error));
    }
  };
  let add = null;
  if (!kinds.includes("passphrase")) {
    add = h("details", {}, h("summary", {}, t("wallet.add_passphrase")), lockPassphrase((passphrase) => go({ kind: "passkey" }, { kind: "passphrase", passphrase })));
  } else if (!kinds.includes("passkey") && hasPasskeys()) {
    const now = field(t("wallet.passphrase"), h("input", { type: "password", autocomplete: "current-password" }));
    add = h("details", {}, h("summary", {}, t("wallet.add_passkey")), now.element, h("p", {}, h("button", { type: "button", class: "secondary", onclick: () =>
      go({ kind: "passphrase", passphrase: now.input.value }, { kind: "passkey", name: t("wallet.title") }) }, t("wallet.add_passkey_now"))));
  }
  return h("section", {}, h("h2", {}, t("wallet.locks")), h("ul", {}, kinds.map((kind) => h("li", {}, badge("good", t(`wallet.lock.${kind}`))))),
    h("p", { class: "help" }, t("wallet.locks_explain")), add, output);
}

function lockPassphrase(use) {
  const fresh = newPassphrase(t("wallet.passphrase"), t("wallet.passphrase_help", { count: MIN_PASSPHRASE }));
  return h("form", { onsubmit: (event) => {
    event.preventDefault();
    const passphrase = fresh.read();
    if (passphrase !== null) use(passphrase);
  } }, fresh.elements, h("button", { type: "submit", class: "secondary" }, t("wallet.add_passphrase_now")));
}

function deleteBlock(wallet) {
  const output = h("div", { "aria-live": "polite" });
  const sure = h("input", { type: "checkbox" });
  return h("section", {}, h("h2", {}, t("wallet.delete_all")), h("p", {}, t("wallet.delete_all_explain")),
    h("label", { class: "choice" }, sure, h("span", {}, t("wallet.delete_all_sure"))),
    h("p", {}, workButton(t("wallet.delete_all_now"), async () => {
      if (!sure.checked) {
        replace(output, h("div", { class: "box warning", role: "alert" }, t("wallet.delete_all_tick")));
        return;
      }
      await deleteWallet();
      history.replaceState(null, "", "/wallet");
      wallet.close();
    }, output, { class: "danger" })), output);
}

export function settingsView(place, wallet) {
  show(place, t("wallet.settings"), backLink(), backupBlock(wallet), lockBlock(place, wallet), deleteBlock(wallet));
}
