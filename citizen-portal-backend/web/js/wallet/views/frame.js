// SPDX-License-Identifier: Apache-2.0
// The wallet's views below one page: the address's part after # says which, and the heading gets the focus.
import { h, hold, isHeld, replace } from "../../dom.js";
import { t } from "../../i18n.js";
import { errorBox } from "../../shell.js";

export const go = (view) => {
  if (location.hash === `#${view}`) dispatchEvent(new HashChangeEvent("hashchange"));
  else location.hash = view;
};

/** The view's elements in the page, its heading focused. */
export function show(place, title, ...children) {
  const heading = h("h1", { tabindex: "-1" }, title);
  replace(place, heading, ...children);
  if (!place.isConnected) return;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
  document.title = `${title} · ${t("wallet.title")}`;
}

export const showAgain = (place, title, ...children) => replace(place, h("h1", { tabindex: "-1" }, title), ...children);

export const backLink = (view = "", text = t("wallet.back")) => h("p", {}, h("a", { href: `#${view}` }, `‹ ${text}`));

/** A button that works once at a time and shows what went wrong in `output`. */
export function workButton(text, work, output, attributes = {}) {
  const button = h("button", { type: "button", ...attributes, onclick: async () => {
    if (isHeld(button)) return;
    hold(button, true);
    replace(output, h("p", { role: "status" }, t("wallet.working")));
    try {
      await work();
    } catch (error) {
      console.warn(error);
      replace(output, errorBox(error));
    }
    hold(button, false);
  } }, text);
  return button;
}
