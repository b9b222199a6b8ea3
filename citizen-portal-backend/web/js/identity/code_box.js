// SPDX-License-Identifier: Apache-2.0
// Showing a code to another person or device, and taking one from them: text, copy, QR, camera.
import { field, h, replace } from "../dom.js";
import { t } from "../i18n.js";
import { drawQr } from "../parts/qr_place.js";
import { scanBlock } from "../parts/scan.js";

/** The code's text with a button to copy it and its QR code below. */
export async function showCode(text, label) {
  const status = h("span", { role: "status" });
  const area = field(label, h("textarea", { readonly: true, rows: "4", class: "code-text" }));
  area.input.value = text;
  const place = h("div", { class: "qr-place" });
  await drawQr(place, text, label);
  const copy = h("button", { type: "button", class: "secondary", onclick: async () => {
    try {
      await navigator.clipboard.writeText(text);
      replace(status, ` ✓ ${t("action.copied")}`);
    } catch {
      area.input.select();
      replace(status, ` ${t("action.copy_failed")}`);
    }
  } }, t("identity.copy_code"));
  return h("div", {}, area.element, h("p", { class: "buttons" }, copy, status), place);
}

/** A form that takes a code by hand or by camera: `read(text)` gives the value or throws, `use(value)` gets it. */
export function takeCode({ label, help = "", button, read, use }) {
  const area = field(label, h("textarea", { rows: "4", autocomplete: "off", spellcheck: "false" }), help);
  const go = async (text) => {
    let value;
    try {
      value = read(text.trim());
      area.fail("");
    } catch {
      area.fail(t("identity.code_bad"));
      return;
    }
    await use(value);
  };
  return h("form", { novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    go(area.input.value);
  } }, area.element, scanBlock((text) => {
    area.input.value = text;
    go(text);
  }, label), h("p", {}, h("button", { type: "submit" }, button)));
}
