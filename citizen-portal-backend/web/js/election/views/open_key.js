// SPDX-License-Identifier: Apache-2.0
// Opens the voter's key of one election: from the wallet, from what is sealed on this device, or from the backup file. The
// wallet is closed again at once, so that its own time-out can take no choice away.
import { field, h, hold, isHeld, replace } from "../../dom.js";
import { t } from "../../i18n.js";
import { errorBox } from "../../shell.js";
import { walletGate } from "../../wallet/gate.js";
import { walletLocks } from "../../wallet/store.js";
import { inWallet, openKey, sealedHere } from "../voter_key.js";

/** `text()`: the sealed key, or null where it has already said that there is none. */
export function passphraseForm(open, text, use, output, label) {
  const passphrase = field(t("voter_key.passphrase"), h("input", { type: "password", autocomplete: "current-password", maxlength: "256" }));
  const button = h("button", { type: "submit" }, label);
  return h("form", { novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    if (isHeld(button)) return;
    hold(button, true);
    passphrase.fail("");
    replace(output, h("p", { role: "status" }, t("key.opening")));
    try {
      const sealed = await text();
      if (sealed === null) {
        replace(output);
        return;
      }
      const record = await open(sealed, passphrase.input.value);
      passphrase.input.value = "";
      replace(output);
      await use(record);
    } catch (error) {
      if (error.code === "wallet.passphrase") {
        replace(output);
        passphrase.fail(t("code.wallet.passphrase"));
        passphrase.input.select();
      } else {
        replace(output, errorBox(error));
      }
    } finally {
      hold(button, false);
    }
  } }, userName(), passphrase.element, button);
}

/** Says to password managers whose passphrase it is: of this site's voting key, not of an account. */
const userName = () => h("input", { type: "text", autocomplete: "username", value: "maru-voting-key", readonly: true, hidden: true, tabindex: "-1", "aria-hidden": "true" });

/** Draws the ways there are; `use(record)` is awaited with the opened record. */
export async function openKeyView(place, output, election, use) {
  const open = (text, passphrase) => openKey(text, passphrase, election);
  const [sealed, locks] = await Promise.all([sealedHere(election), walletLocks().catch(() => null)]);
  const parts = [];
  for (const { number, text } of sealed) {
    parts.push(h("section", {}, h("h2", {}, t("voter_key.here")), h("p", {}, t("voter_key.here_explain", { number })),
      passphraseForm(open, async () => text, use, output, t("voter_key.open"))));
  }
  const gate = h("div", {});
  if (locks !== null) {
    const none = h("div", { "aria-live": "polite" });
    parts.push(h("section", {}, sealed.length ? h("h2", {}, t("voter_key.wallet")) : null, gate, none));
    await walletGate(gate, async (wallet) => {
      const record = inWallet(wallet, election);
      const copy = record && { ...record };
      // Closing draws the door again; it stands in a place that the next step throws away.
      wallet.close();
      if (copy) await use(copy).catch((error) => replace(output, errorBox(error)));
      else replace(none, h("div", { class: "box warning", role: "alert" }, h("strong", {}, t("voter_key.not_in_wallet")), h("p", {}, t("voter_key.not_in_wallet_explain"))));
    });
  }
  const file = field(t("voter_key.file"), h("input", { type: "file", accept: ".json,application/json" }), t("voter_key.file_help"));
  const fromFile = passphraseForm(open, async () => {
    const chosen = file.input.files[0];
    file.fail(chosen ? "" : t("key.choose_file"));
    return chosen ? chosen.text() : null;
  }, use, output, t("voter_key.open_file"));
  const block = h("div", {}, file.element, fromFile);
  parts.push(parts.length ? h("details", {}, h("summary", {}, t("voter_key.other_device")), block)
    : h("section", {}, h("div", { class: "box info" }, h("strong", {}, t("voter_key.none")), h("p", {}, t("voter_key.none_explain")),
      h("p", {}, h("a", { class: "button secondary", href: `/enrol?election=${election}` }, t("enrol.title")))), h("h2", {}, t("voter_key.other_device")), block));
  replace(place, parts);
}
