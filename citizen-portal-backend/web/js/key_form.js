// SPDX-License-Identifier: Apache-2.0
// Making a key or bringing one back from its backup file; used by giving and by "my donations".
import { canSign } from "./core/crypto.js";
import { download, field, h, replace } from "./dom.js";
import { t } from "./i18n.js";
import { createKey, currentKey, restoreKey } from "./keys.js";
import { scanBlock } from "./parts/scan.js";
import { errorBox } from "./shell.js";

const MIN_PASSPHRASE = 8;

/** Another tab made or brought a key meanwhile: it is never replaced, and this page can go on with it. */
function keyIsHere(done, output) {
  return h("div", { class: "box warning", role: "alert" }, h("strong", {}, t("key.already_here")), h("p", {}, t("key.already_here_explain")),
    h("p", {}, h("button", { type: "button", onclick: async () => {
      try {
        await done(await currentKey());
      } catch (error) {
        replace(output, errorBox(error));
      }
    } }, t("key.use_this"))));
}

/** Fills `place`; calls `done(key)` when there is a key. */
export async function keyForm(place, done) {
  if (!(await canSign())) {
    replace(place, h("div", { class: "box danger", role: "alert" }, t("key.unsupported")));
    return;
  }
  const output = h("div", { "aria-live": "polite" });
  let isBusy = false;
  const fail = (error) => replace(output, error.code === "key_file.other_key" ? keyIsHere(done, output) : errorBox(error));
  const passphrase = field(t("key.passphrase"), h("input", { type: "password", autocomplete: "new-password" }),
    t("key.passphrase_help", { count: MIN_PASSPHRASE }));
  const create = h("form", { onsubmit: async (event) => {
    event.preventDefault();
    if (passphrase.input.value.length < MIN_PASSPHRASE) {
      passphrase.fail(t("key.too_short", { count: MIN_PASSPHRASE }));
      return;
    }
    passphrase.fail("");
    if (isBusy) return;
    isBusy = true;
    replace(output, h("p", { role: "status" }, t("key.making")));
    try {
      const { key, backup } = await createKey(passphrase.input.value);
      download("maru-citizen-key.json", backup);
      await done(key);
    } catch (error) {
      fail(error);
    }
    isBusy = false;
  } }, h("h2", {}, t("key.new")), h("p", {}, t("key.new_explain")), passphrase.element,
    h("button", { type: "submit" }, t("key.create")));

  const file = field(t("key.file"), h("input", { type: "file", accept: ".json,application/json" }));
  const old = field(t("key.old_passphrase"), h("input", { type: "password", autocomplete: "current-password" }));
  let scanned = null;
  const scanState = h("p", { class: "help", role: "status" });
  const scan = scanBlock((text) => {
    scanned = text;
    file.fail("");
    replace(scanState, `✓ ${t("key.scanned")}`);
    old.input.focus();
  }, t("key.scan"));
  const restore = h("form", { onsubmit: async (event) => {
    event.preventDefault();
    const chosen = file.input.files[0];
    file.fail(chosen || scanned ? "" : t("key.choose_file"));
    if ((!chosen && !scanned) || isBusy) return;
    isBusy = true;
    replace(output, h("p", { role: "status" }, t("key.opening")));
    try {
      await done(await restoreKey(chosen ? await chosen.text() : scanned, old.input.value));
    } catch (error) {
      fail(error);
    }
    isBusy = false;
  } }, file.element, h("p", { class: "help" }, t("key.scan")), scan, scanState, old.element,
    h("button", { type: "submit", class: "secondary" }, t("key.restore")));
  replace(place, create, h("details", {}, h("summary", {}, t("key.have_one")), restore), output);
}
