// SPDX-License-Identifier: Apache-2.0
// What opens without a network when the page that was asked for cannot: says so, and what still works.
import { h, replace } from "../dom.js";
import { t } from "../i18n.js";
import { start } from "../shell.js";

const RETRY_MS = 2_000;

start("offline", "offline.title", async (main) => {
  replace(main, h("div", { class: "narrow" }, h("h1", {}, t("offline.title")), h("p", { class: "lead" }, t("offline.lead")),
    h("p", {}, t("offline.works")),
    h("p", { class: "buttons" }, h("a", { class: "button", href: "/receipt" }, t("nav.receipt")),
      h("button", { type: "button", class: "secondary", onclick: () => location.reload() }, t("action.retry")))));
  // A device says "online" before its network carries anything: asked again until the portal answers.
  const comeBack = async () => {
    try {
      if ((await fetch("/healthz", { cache: "no-store" })).ok) location.reload();
      else setTimeout(comeBack, RETRY_MS);
    } catch {
      if (navigator.onLine) setTimeout(comeBack, RETRY_MS);
    }
  };
  addEventListener("online", comeBack);
  if (navigator.onLine) setTimeout(comeBack, RETRY_MS);
});
