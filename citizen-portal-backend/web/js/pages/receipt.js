// SPDX-License-Identifier: Apache-2.0
// Receipt check: drop a file, choose one or paste a number; checked here, with no trust in this server.
import { config, receipt as fetchReceipt } from "../api.js";
import { checkReceipt } from "../core/receipt.js";
import { download, facts, field, h, replace } from "../dom.js";
import { dateTime, shortId, t, won } from "../i18n.js";
import { proofList } from "../proof_list.js";
import { errorBox, start } from "../shell.js";

const MAX_FILE_BYTES = 1 << 20;

function describe(receipt, result) {
  const { tx, header } = receipt;
  return facts([
    [t("receipt.number"), h("code", { title: result.id }, result.id)],
    [t("receipt.what"), t(`action.name.${tx.domain}.${tx.action}`) === `action.name.${tx.domain}.${tx.action}`
      ? `${tx.domain}/${tx.action}` : t(`action.name.${tx.domain}.${tx.action}`)],
    Number.isSafeInteger(tx.payload?.amount) && [t("receipt.amount"), won(tx.payload.amount)],
    [t("receipt.result"), receipt.result.code === "ok" ? t("receipt.accepted") : receipt.result.code],
    [t("receipt.signer"), h("code", { title: tx.signer }, shortId(tx.signer))],
    [t("receipt.block"), h("a", { href: `/blocks?height=${header.height}` }, String(header.height))],
    [t("receipt.time"), dateTime(header.time)],
    [t("receipt.node"), h("code", { title: header.proposer }, shortId(header.proposer))],
  ]);
}

start("receipt", "receipt.title", async (main) => {
  const { node } = await config();
  const output = h("div", { "aria-live": "polite" });
  const show = async (work, expected = {}) => {
    replace(output, h("p", { role: "status" }, t("receipt.working")));
    try {
      const receipt = await work();
      const result = await checkReceipt(receipt, node, expected);
      replace(output, proofList(result), describe(receipt, result),
        h("p", {}, h("button", { type: "button", class: "secondary", onclick: () =>
          download(`${result.id.slice(0, 16)}.maru-receipt.json`, JSON.stringify(receipt)) }, t("receipt.save"))));
    } catch (error) {
      replace(output, errorBox(error));
    }
  };
  const fromFile = (file) => show(async () => {
    if (file.size > MAX_FILE_BYTES) throw Object.assign(new Error(), { code: "receipt.format" });
    try {
      return JSON.parse(await file.text());
    } catch {
      throw Object.assign(new Error(), { code: "receipt.format" });
    }
  });

  const number = field(t("receipt.paste"), h("input", { type: "text", maxlength: "64", spellcheck: "false",
    autocomplete: "off", inputmode: "text" }), t("receipt.paste_help"));
  const form = h("form", { onsubmit: (event) => {
    event.preventDefault();
    const id = number.input.value.trim().toLowerCase();
    number.fail(/^[0-9a-f]{64}$/.test(id) ? "" : t("receipt.bad_number"));
    if (/^[0-9a-f]{64}$/.test(id)) show(() => fetchReceipt(id), { id });
  } }, number.element, h("button", { type: "submit" }, t("receipt.check")));

  const file = field(t("receipt.file"), h("input", { type: "file", accept: ".json,application/json" }),
    t("receipt.file_help"));
  file.input.addEventListener("change", () => file.input.files[0] && fromFile(file.input.files[0]));
  const drop = h("div", { class: "drop", ondragover: (event) => event.preventDefault(), ondrop: (event) => {
    event.preventDefault();
    if (event.dataTransfer.files[0]) fromFile(event.dataTransfer.files[0]);
  } }, file.element);

  replace(main, h("div", { class: "narrow" }, h("h1", {}, t("receipt.title")),
    h("p", { class: "lead" }, t("receipt.lead")), drop, form, output));
  const asked = new URLSearchParams(location.search).get("id");
  if (asked) {
    number.input.value = asked;
    form.requestSubmit();
  }
});
