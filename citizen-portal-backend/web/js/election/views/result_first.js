// SPDX-License-Identifier: Apache-2.0
// A page that checks something: its form, then what came of it. Who came by a link or a QR code has asked already: the result
// stands first, and the form behind one tap.
import { h } from "../../dom.js";
import { t } from "../../i18n.js";

/** {element, first()}: `first()` puts the result in front of the form. */
export function checkPage({ title, lead, form, output }) {
  const place = h("div", { class: "no-print" }, form);
  const element = h("div", { class: "narrow" }, h("h1", {}, title), h("p", { class: "lead" }, lead), place, output);
  const first = () => {
    if (place.closest("details")) return;
    element.append(output, h("details", { class: "no-print" }, h("summary", {}, t("ballot.another")), place));
  };
  return { element, first };
}

/** What came of it is a heading that has the focus, so that nobody has to look for it. */
export function toResult(output) {
  const headline = output.querySelector(".box:not(.rehearsal) > strong");
  if (!headline) return;
  headline.setAttribute("role", "heading");
  headline.setAttribute("aria-level", "2");
  headline.tabIndex = -1;
  headline.focus();
}
