// SPDX-License-Identifier: Apache-2.0
// What was received, shown and refused, when, and to whom. Kept in the wallet only.
import { badge, h } from "../../dom.js";
import { dateTime, pick, t } from "../../i18n.js";
import { backLink, show, workButton } from "./frame.js";

const KINDS = { received: "info", shown: "good", declined: "warning", refused: "danger" };

function entry({ value }) {
  const who = value.isFaceToFace ? t("wallet.history.person") : value.verifierName ? pick(value.verifierName, "name") : value.agencyName ? pick(value.agencyName, "name") : value.clientId ?? "";
  const purpose = value.purpose ? pick(value.purpose, "purpose") : "";
  return h("li", { class: "card" }, h("p", {}, badge(KINDS[value.kind] ?? "info", t(`wallet.history.${value.kind}`)), " ", dateTime(value.time)),
    h("p", {}, h("strong", {}, who), value.typeName ? ` · ${pick(value.typeName, "name")}` : ""), purpose ? h("p", { class: "help" }, purpose) : null,
    value.claims?.length ? h("p", {}, t(value.kind === "shown" ? "wallet.history.claims" : "wallet.history.asked", { claims: value.claims.join(", ") })) : null);
}

export function historyView(place, wallet) {
  const entries = wallet.list("history").sort((a, b) => b.value.time - a.value.time);
  const output = h("div", { "aria-live": "polite" });
  show(place, t("wallet.history"), backLink(), h("p", {}, t("wallet.history_explain")),
    entries.length ? h("ul", { class: "cards one" }, entries.map(entry)) : h("p", {}, t("wallet.history_none")),
    entries.length ? h("details", {}, h("summary", {}, t("wallet.history_clear")), h("p", {}, t("wallet.history_clear_explain")),
      workButton(t("wallet.history_clear_now"), async () => {
        for (const { id } of entries) await wallet.remove("history", id);
        historyView(place, wallet);
      }, output, { class: "danger" }), output) : null);
}
