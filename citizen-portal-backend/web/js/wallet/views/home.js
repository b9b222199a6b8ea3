// SPDX-License-Identifier: Apache-2.0
// My credentials as cards.
import { h } from "../../dom.js";
import { t } from "../../i18n.js";
import { credentialTitle, issuerTitle, nowSeconds, untilText, validity } from "../words.js";
import { show, showAgain } from "./frame.js";

function card({ id, value }, now) {
  return h("li", { class: "card credential" }, h("p", { class: "credential-issuer" }, issuerTitle(value)),
    h("h2", {}, h("a", { href: `#card/${id}` }, credentialTitle(value))),
    h("p", {}, validity(value, now)), h("p", { class: "help" }, untilText(value)));
}

/** `isAgain`: the same list with newer states, under somebody's eyes: neither focus nor page move. */
export function homeView(place, wallet, isAgain = false) {
  const now = nowSeconds();
  const credentials = wallet.list("credential").sort((a, b) => b.value.received - a.value.received);
  (isAgain ? showAgain : show)(place, t("wallet.title"),
    h("p", { class: "help" }, t(wallet.locks.some(({ kind }) => kind === "passkey") ? "wallet.opened_passkey" : "wallet.opened_passphrase")),
    credentials.length
      ? h("ul", { class: "cards wallet-cards" }, credentials.map((one) => card(one, now)))
      : h("div", { class: "box info" }, h("strong", {}, t("wallet.empty")), h("p", {}, t("wallet.empty_explain"))),
    h("p", { class: "buttons" }, h("a", { class: "button", href: "#receive" }, t("wallet.receive"))),
    h("ul", { class: "wallet-links" },
      h("li", {}, h("a", { href: "#answer" }, t("wallet.answer"))),
      h("li", {}, h("a", { href: "#history" }, t("wallet.history"))),
      h("li", {}, h("a", { href: "/check" }, t("check.title"))),
      h("li", {}, h("a", { href: "#settings" }, t("wallet.settings")))),
    h("p", {}, h("button", { type: "button", class: "secondary", onclick: () => wallet.close() }, t("wallet.lock_now"))));
}
