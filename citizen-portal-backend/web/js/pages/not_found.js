// SPDX-License-Identifier: Apache-2.0
// For an address that is no page: what to do instead. Title and lead are in the page as it was sent.
import { h } from "../dom.js";
import { t } from "../i18n.js";
import { start } from "../shell.js";

start("not_found", "not_found.title", async (main) => {
  main.querySelector(".loading")?.replaceWith(h("p", { class: "buttons" }, h("a", { class: "button", href: "/" }, t("action.to_campaigns")),
    h("a", { class: "button secondary", href: "/blocks" }, t("nav.blocks")), h("a", { class: "button secondary", href: "/help" }, t("nav.help"))));
});
