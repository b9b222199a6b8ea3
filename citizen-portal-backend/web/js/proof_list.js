// SPDX-License-Identifier: Apache-2.0
// What this device has checked, said apart from what the server says.
import { h } from "./dom.js";
import { t } from "./i18n.js";

export function proofList(result) {
  return h("div", { class: `box ${result.ok ? "success" : "danger"}`, role: "status" },
    h("strong", {}, result.ok ? `✓ ${t("proof.ok")}` : `✕ ${t("proof.failed")}`),
    h("ul", { class: "checks" }, result.steps.map((step) => h("li", { class: step.ok ? "ok" : "bad" },
      h("span", { "aria-hidden": "true" }, step.ok ? "✓ " : "✕ "), t(`proof.step.${step.name}`),
      h("span", { class: "visually-hidden" }, ` ${step.ok ? t("proof.passed") : t("proof.not_passed")}`)))));
}
