// SPDX-License-Identifier: Apache-2.0
// What opens without a network when the page that was asked for cannot: says so, and what still works.
import { h, replace } from "../dom.js";
import { t } from "../i18n.js";
import { start } from "../shell.js";

start("offline", "offline.title", async (main) => {
  replace(main, h("div", { class: "narrow" }, h("h1", {}, t("offline.title")), h("p", { class: "lead" }, t("offline.lead")),
    h("p", {}, t("offline.works")),
    h("p", { class: "buttons" }, h("a", { class: "button", href: "/receipt" }, t("nav.receipt")),
      h("button", { type: "button", class: "secondary", onclick: () => location.reload() }, t("action.retry")))));
  addEventListener("online", () => location.reload());
});
