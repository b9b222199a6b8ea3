// SPDX-License-Identifier: Apache-2.0
// The head of a campaign's page: state, title, purpose, progress, days left, and the one thing to do.
import { progress, stateBadge } from "../campaign_parts.js";
import { h } from "../dom.js";
import { count, pick, t, won } from "../i18n.js";
import { followButton } from "./follow_button.js";

const DAY = 86_400;

/** Whole days until `end`, counted up: on the last day it is 1. */
export const daysLeft = (end, now) => Math.max(0, Math.ceil((end - now) / DAY));

function figures(campaign) {
  const now = Math.floor(Date.now() / 1000);
  return h("ul", { class: "figures" },
    h("li", {}, h("span", {}, t("summary.raised")), h("strong", {}, won(campaign.raised))),
    h("li", {}, h("span", {}, t("flow.paid")), h("strong", {}, won(campaign.paid))),
    h("li", {}, h("span", {}, t("summary.balance")), h("strong", {}, won(campaign.balance))),
    campaign.state === "open"
      ? h("li", {}, h("span", {}, t("campaign.left")), h("strong", {}, t("campaign.days", { count: count(daysLeft(campaign.end, now)) })))
      : h("li", {}, h("span", {}, t("summary.donors")), h("strong", {}, t("campaign.people", { count: count(campaign.donors) }))));
}

/** `before`: the head in whose place this one comes; its own button to follow stays, with what it has just said. */
export function campaignHead(campaign, before = null) {
  return h("div", { class: "campaign-head" },
    h("p", { class: "no-print" }, h("a", { href: "/" }, `← ${t("action.to_campaigns")}`)),
    stateBadge(campaign.state), h("h1", { tabindex: "-1" }, pick(campaign, "title")),
    h("p", { class: "help" }, pick(campaign, "organisation"), campaign.registration_number ? ` · ${campaign.registration_number}` : ""),
    h("p", { class: "lead" }, pick(campaign, "purpose")), progress(campaign), figures(campaign),
    h("p", {}, t("campaign.donors", { donors: count(campaign.donors), donations: count(campaign.donations) })),
    h("div", { class: "buttons" }, campaign.state === "open"
      ? h("a", { class: "button", href: `/donate?campaign=${encodeURIComponent(campaign.id)}` }, t("action.donate"))
      : h("p", { class: "help" }, t("campaign.not_open")), before?.querySelector(".follow") ?? followButton(campaign)));
}
