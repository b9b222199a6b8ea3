// SPDX-License-Identifier: Apache-2.0
// Is this file the very evidence that the ledger names? Its SHA-256 is computed here; the file goes nowhere.
import { toHex } from "../core/bytes.js";
import { sha256 } from "../core/crypto.js";
import { h, replace } from "../dom.js";
import { t } from "../i18n.js";

const MAX_BYTES = 512 << 20;
let fields = 0;

/** The entry of `evidence` [{hash, title}] that the bytes are, or null. */
export async function matchingEvidence(bytes, evidence) {
  const hash = toHex(await sha256(bytes));
  return { hash, found: evidence.find((one) => one.hash === hash) ?? null };
}

export function hashText(hash) {
  const status = h("span", { class: "copied", role: "status" });
  return h("span", { class: "hash" }, h("code", {}, hash), " ",
    h("button", { type: "button", class: "text-button", "aria-label": t("action.copy_hash"), onclick: async () => {
      try {
        await navigator.clipboard.writeText(hash);
        replace(status, ` ✓ ${t("action.copied")}`);
      } catch {
        replace(status, ` ${t("action.copy_failed")}`);
      }
    } }, t("action.copy")), status);
}

/** List of evidence with a place to drop a file on. */
export function evidenceBlock(evidence) {
  fields += 1;
  const id = `evidence-${fields}`;
  const output = h("div", { "aria-live": "polite" });
  const check = async (file) => {
    if (!file) return;
    if (file.size > MAX_BYTES) {
      replace(output, h("div", { class: "box warning", role: "alert" }, t("evidence.too_large")));
      return;
    }
    replace(output, h("p", { role: "status" }, t("evidence.working")));
    const { hash, found } = await matchingEvidence(new Uint8Array(await file.arrayBuffer()), evidence);
    replace(output, found
      ? h("div", { class: "box success", role: "status" }, h("strong", {}, `✓ ${t("evidence.right")}`),
        h("p", {}, t("evidence.right_explain", { file: file.name, title: found.title })))
      : h("div", { class: "box danger", role: "status" }, h("strong", {}, `✕ ${t("evidence.wrong")}`),
        h("p", {}, t("evidence.wrong_explain", { file: file.name })), h("p", { class: "help" }, h("code", {}, hash))));
  };
  const input = h("input", { type: "file", id, onchange: () => check(input.files[0]) });
  return h("div", { class: "evidence" },
    h("ul", { class: "evidence-list" }, evidence.map((one) => h("li", {}, h("strong", {}, one.title), hashText(one.hash)))),
    h("details", {}, h("summary", {}, t("evidence.check")),
      h("div", { class: "drop", ondragover: (event) => event.preventDefault(), ondrop: (event) => {
        event.preventDefault();
        check(event.dataTransfer.files[0]);
      } }, h("label", { for: id }, t("evidence.drop")), h("p", { class: "help" }, t("evidence.explain")), input, output)));
}
