// SPDX-License-Identifier: Apache-2.0
// What every page has: skip link, masthead, header with navigation and language, main, footer; and how a page starts.
import { Problem } from "./api.js";
import { h, replace } from "./dom.js";
import { language, loadTexts, switchLanguage, t } from "./i18n.js";

const PAGES = [
  ["index", "/", "nav.campaigns"],
  ["mine", "/mine", "nav.mine"],
  ["receipt", "/receipt", "nav.receipt"],
  ["blocks", "/blocks", "nav.blocks"],
  ["help", "/help", "nav.help"],
];

function header(current) {
  const other = language === "ko" ? "en" : "ko";
  return h("header", { class: "site" },
    h("div", { class: "masthead" }, h("div", { class: "wide" }, t("site.masthead"))),
    h("div", { class: "wide bar" },
      h("a", { class: "brand", href: "/" }, h("img", { src: "/icon.svg", alt: "", width: "28", height: "28" }),
        t("site.name")),
      h("nav", { "aria-label": t("nav.label") }, h("ul", {}, PAGES.map(([id, href, key]) =>
        h("li", {}, h("a", { href, "aria-current": id === current ? "page" : null }, t(key)))))),
      h("button", { type: "button", class: "language", lang: other, onclick: () => switchLanguage(other) },
        other === "ko" ? "한국어" : "English")));
}

export function errorBox(error) {
  const known = error instanceof Problem || error?.code;
  return h("div", { class: "box danger", role: "alert" },
    h("strong", {}, t("error.title")),
    h("p", {}, known ? t(`code.${error.code}`) === `code.${error.code}` ? error.message : t(`code.${error.code}`)
      : t("error.unknown")),
    error?.code ? h("p", { class: "help" }, `${t("error.code")}: ${error.code}${error.field ? ` (${error.field})` : ""}`)
      : null);
}

/** Starts a page: texts, shell, then `render(main)`; whatever it throws is shown, never swallowed. */
export async function start(current, titleKey, render) {
  await loadTexts();
  document.title = `${t(titleKey)} · ${t("site.name")}`;
  const main = h("main", { id: "main", tabindex: "-1" });
  replace(document.body,
    h("a", { class: "skip", href: "#main" }, t("site.skip")),
    header(current), main,
    h("footer", {}, h("div", { class: "wide" }, h("p", {}, t("site.footer")))));
  replace(main, h("p", { class: "loading", role: "status" }, t("state.loading")));
  try {
    await render(main);
  } catch (error) {
    console.error(error);
    replace(main, h("div", { class: "wide" }, h("h1", {}, t(titleKey)), errorBox(error),
      h("p", {}, h("button", { type: "button", onclick: () => location.reload() }, t("action.retry")))));
  }
}
