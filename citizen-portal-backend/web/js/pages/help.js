// SPDX-License-Identifier: Apache-2.0
// Help: what this is in plain words, and every word of the trade that the pages use.
import { h, replace } from "../dom.js";
import { t } from "../i18n.js";
import { start } from "../shell.js";
import { TERMS } from "../terms.js";

const TOPICS = ["what", "give", "money", "key", "lost", "wallet", "proof", "node", "blocks", "search", "privacy", "verifier", "offline", "display", "languages", "wrong"];

start("help", "help.title", async (main) => {
  replace(main, h("div", { class: "narrow" }, h("h1", {}, t("help.title")),
    h("nav", { "aria-labelledby": "contents" }, h("h2", { id: "contents" }, t("help.contents")),
      h("ul", { class: "contents" }, [...TOPICS.map((topic) => h("li", {}, h("a", { href: `#${topic}` }, t(`help.${topic}.q`)))),
        h("li", {}, h("a", { href: "#glossary" }, t("help.glossary")))])),
    TOPICS.map((topic) => h("section", { id: topic }, h("h2", {}, t(`help.${topic}.q`)), h("p", {}, t(`help.${topic}.a`)))),
    h("section", { id: "glossary" }, h("h2", {}, t("help.glossary")), h("p", { class: "help" }, t("help.glossary_lead")),
      h("dl", { class: "glossary" }, TERMS.map((name) => h("div", { id: `term-${name}` }, h("dt", {}, t(`term.${name}`)),
        h("dd", {}, t(`term.${name}.is`))))))));
  if (location.hash.length > 1) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
});
