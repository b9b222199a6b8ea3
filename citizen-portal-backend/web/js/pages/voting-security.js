// SPDX-License-Identifier: Apache-2.0
// In plain words: what is proved about an election and by whom, what is not, and who can see what in which mode.
import { h, replace, table } from "../dom.js";
import { t } from "../i18n.js";
import { start } from "../shell.js";

const PROVED = ["intended", "recorded", "counted", "eligible", "threshold", "public"];
const NOT_PROVED = ["page", "device", "everlasting", "coercion", "address", "roll", "trustees"];
const SEEN = ["choice", "voted", "number", "count", "tracker"];

start("voting-security", "security.title", async (main) => {
  const item = (group) => (name) => h("li", {}, h("strong", {}, t(`security.${group}.${name}`)), h("p", {}, t(`security.${group}.${name}.is`)));
  replace(main, h("div", { class: "narrow security-page" }, h("h1", {}, t("security.title")), h("p", { class: "lead" }, t("security.lead")),
    h("h2", {}, t("security.proved")), h("ul", { class: "plain security-list good" }, PROVED.map(item("proved"))),
    h("h2", {}, t("security.not_proved")), h("ul", { class: "plain security-list" }, NOT_PROVED.map(item("not"))),
    h("h2", {}, t("security.who_sees")), h("p", {}, t("security.who_sees_lead")), table(t("security.who_sees"), [
      { label: t("security.what"), cell: (name) => t(`security.sees.${name}`) }, { label: t("election.mode.signed_short"), cell: (name) => t(`security.sees.${name}.signed`) },
      { label: t("election.mode.ring_short"), cell: (name) => t(`security.sees.${name}.ring`) }], SEEN),
    h("h2", {}, t("security.coerced")), h("p", {}, t("security.coerced.is")), h("h2", {}, t("security.yourself")),
    h("ol", {}, ["challenge", "receipt", "record"].map((name) => h("li", {}, t(`security.yourself.${name}`)))),
    h("p", { class: "buttons" }, h("a", { class: "button secondary", href: "/ballot" }, t("ballot.title")), h("a", { class: "button secondary", href: "/challenge" }, t("challenge.title")),
      h("a", { class: "button secondary", href: "/elections" }, t("elections.title")))));
});
