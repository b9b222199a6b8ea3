// SPDX-License-Identifier: Apache-2.0
// The door of the wallet on any page: makes one, opens it, brings it back from its backup file; closes it again when
// nobody has touched the page for a while.
import { canSign } from "../core/crypto.js";
import { field, h, replace } from "../dom.js";
import { t } from "../i18n.js";
import { errorBox } from "../shell.js";
import { hasPasskeys, MIN_PASSPHRASE } from "./locks.js";
import { createWallet, openWallet, restoreWallet, walletLocks } from "./store.js";

const IDLE_MS = 5 * 60_000;

/** Closes an open wallet after `idleMs` without a key, a tap or a move. */
function closeWhenIdle(wallet, idleMs) {
  let timer = 0;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => wallet.close(), idleMs);
  };
  const signs = ["pointerdown", "keydown", "scroll"];
  for (const sign of signs) addEventListener(sign, again, { passive: true });
  wallet.onClose(() => {
    clearTimeout(timer);
    for (const sign of signs) removeEventListener(sign, again);
  });
  again();
}

/** Fields for a new passphrase, typed twice; `read()` gives it or null with the fault shown. */
export function newPassphrase(label, help) {
  const first = field(label, h("input", { type: "password", autocomplete: "new-password", maxlength: "256" }), help);
  const second = field(t("wallet.passphrase_again"), h("input", { type: "password", autocomplete: "new-password", maxlength: "256" }));
  const clear = () => {
    for (const { input } of [first, second]) input.value = "";
  };
  return { elements: [first.element, second.element], clear, read: () => {
    const isLong = first.input.value.length >= MIN_PASSPHRASE;
    const isSame = first.input.value === second.input.value;
    second.fail(isSame ? "" : t("wallet.passphrase_differs"));
    first.fail(isLong ? "" : t("wallet.passphrase_short", { count: MIN_PASSPHRASE }));
    return isLong && isSame ? first.input.value : null;
  } };
}

/** A block that asks how the wallet is to be locked; `use(way)` is called with the choice. */
export function lockChoice(use, { passkeyText, passphraseText }) {
  const fresh = newPassphrase(t("wallet.passphrase"), t("wallet.passphrase_help", { count: MIN_PASSPHRASE }));
  const withPassphrase = h("form", { onsubmit: (event) => {
    event.preventDefault();
    const passphrase = fresh.read();
    if (passphrase !== null) use({ kind: "passphrase", passphrase });
  } }, fresh.elements, h("p", { class: "help" }, t("wallet.passphrase_warning")), h("button", { type: "submit", class: hasPasskeys() ? "secondary" : "" }, passphraseText));
  if (!hasPasskeys()) return withPassphrase;
  return h("div", {}, h("p", {}, t("wallet.passkey_explain")),
    h("p", { class: "buttons" }, h("button", { type: "button", onclick: () => use({ kind: "passkey", name: t("wallet.title") }) }, passkeyText)),
    h("details", {}, h("summary", {}, t("wallet.instead_passphrase")), withPassphrase));
}

function makeForm(go) {
  return h("section", {}, h("h2", {}, t("wallet.make")), h("p", {}, t("wallet.make_explain")),
    lockChoice((way) => go(() => createWallet(way)), { passkeyText: t("wallet.make_passkey"), passphraseText: t("wallet.make_passphrase") }));
}

function restoreForm(go) {
  const file = field(t("wallet.backup_file"), h("input", { type: "file", accept: ".json,application/json" }));
  const old = field(t("wallet.backup_passphrase"), h("input", { type: "password", autocomplete: "current-password" }));
  const block = lockChoice(async (way) => {
    const chosen = file.input.files[0];
    file.fail(chosen ? "" : t("key.choose_file"));
    if (chosen) go(async () => restoreWallet(await chosen.text(), old.input.value, way));
  }, { passkeyText: t("wallet.restore_passkey"), passphraseText: t("wallet.restore_passphrase") });
  return h("details", {}, h("summary", {}, t("wallet.restore")), h("p", {}, t("wallet.restore_explain")), file.element, old.element,
    h("h3", {}, t("wallet.restore_lock")), block);
}

function openForm(locks, go) {
  const kinds = locks.map(({ kind }) => kind);
  const parts = [];
  if (kinds.includes("passkey")) {
    parts.push(h("p", { class: "buttons" }, h("button", { type: "button", onclick: () => go(() => openWallet({ kind: "passkey" })) }, t("wallet.open_passkey"))));
  }
  if (kinds.includes("passphrase")) {
    const passphrase = field(t("wallet.passphrase"), h("input", { type: "password", autocomplete: "current-password" }));
    const form = h("form", { onsubmit: (event) => {
      event.preventDefault();
      go(() => openWallet({ kind: "passphrase", passphrase: passphrase.input.value }));
    } }, passphrase.element, h("button", { type: "submit", class: parts.length ? "secondary" : "" }, t("wallet.open")));
    parts.push(parts.length ? h("details", {}, h("summary", {}, t("wallet.instead_passphrase")), form) : form);
  }
  return h("section", {}, h("h2", {}, t("wallet.locked")), h("p", {}, t("wallet.locked_explain")), parts,
    h("details", {}, h("summary", {}, t("wallet.cannot_open")), h("p", {}, t("wallet.cannot_open_explain"))));
}

/**
 * Draws what is needed in `place` and calls `done(wallet)` once it is open; draws the door again when it closes.
 * `heading`: elements in front (a page's title).
 */
export async function walletGate(place, done, { heading = [], idleMs = IDLE_MS } = {}) {
  if (!(await canSign()) || !globalThis.indexedDB) {
    replace(place, heading, h("div", { class: "box danger", role: "alert" }, t("key.unsupported")));
    return;
  }
  const output = h("div", { "aria-live": "polite" });
  let isBusy = false;
  const go = async (work) => {
    if (isBusy) return;
    isBusy = true;
    replace(output, h("p", { role: "status" }, t("wallet.opening")));
    try {
      const wallet = await work();
      replace(output);
      closeWhenIdle(wallet, idleMs);
      wallet.onClose(() => walletGate(place, done, { heading, idleMs }).catch((error) => replace(place, errorBox(error))));
      await done(wallet);
    } catch (error) {
      console.warn(error);
      replace(output, errorBox(error));
    } finally {
      isBusy = false;
    }
  };
  const locks = await walletLocks();
  replace(place, heading, locks === null ? [makeForm(go), restoreForm(go)] : openForm(locks, go), output);
}
