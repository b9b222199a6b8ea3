// SPDX-License-Identifier: Apache-2.0
// Errors beside their fields, and a summary on top that leads to them.
import { h, replace } from "../dom.js";
import { t } from "../i18n.js";

/** `checks`: [[field, text or ""]]. Shows all of them; true when there is none. */
export function checkFields(summary, checks) {
  for (const [field, text] of checks) field.fail(text);
  const failed = checks.filter(([, text]) => text);
  replace(summary, failed.length ? h("div", { class: "box danger error-summary", role: "alert", tabindex: "-1" },
    h("strong", {}, t("form.errors", { count: failed.length })),
    h("ul", {}, failed.map(([field, text]) => h("li", {}, h("a", { href: `#${field.input.id}`, onclick: (event) => {
      event.preventDefault();
      field.input.focus();
    } }, text))))) : null);
  summary.firstElementChild?.focus();
  return failed.length === 0;
}

export const summaryPlace = () => h("div", {});
