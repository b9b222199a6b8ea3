// SPDX-License-Identifier: Apache-2.0
// One row of the ledger's state with its proof, checked in this browser and shown where the button was.
import { config, stateProof } from "../api.js";
import { checkStateProof } from "../core/receipt.js";
import { download, h, hold, isHeld, replace } from "../dom.js";
import { count, t } from "../i18n.js";
import { proofList } from "../proof_list.js";
import { errorBox } from "../shell.js";

/** A button that fetches the row's proof and checks it here. */
export function stateCheck(table, key, label = t("proof.check_row"), domain = "donation") {
  const place = h("div", { "aria-live": "polite" });
  const button = h("button", { type: "button", class: "chip" }, label);
  button.addEventListener("click", async () => {
    if (isHeld(button)) return;
    hold(button, true);
    replace(place, h("p", { role: "status" }, t("receipt.working")));
    try {
      const [{ node }, proof] = await Promise.all([config(), stateProof(domain, table, key)]);
      const result = await checkStateProof(proof, node, { domain, table, key });
      result.steps.push({ name: "row_present", ok: proof.value !== null });
      replace(place, proofList({ ...result, ok: result.ok && proof.value !== null }),
        h("p", { class: "help" }, t("proof.under_block"), " ",
          h("a", { href: `/blocks?height=${proof.header.height}` }, t("blocks.one", { height: count(proof.header.height) }))),
        h("button", { type: "button", class: "chip", onclick: () =>
          download(`${key.replace(/\W+/g, "-")}.maru-state-proof.json`, JSON.stringify(proof)) }, t("proof.save")));
    } catch (error) {
      replace(place, errorBox(error));
    }
    hold(button, false);
  });
  return h("div", { class: "state-check" }, button, place);
}
