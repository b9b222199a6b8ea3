// SPDX-License-Identifier: Apache-2.0
// Parts about campaigns that several pages show.
import { badge, h } from "./dom.js";
import { dateOnly, pick, t, won } from "./i18n.js";

const STATE_KIND = {
  open: "good", distributing: "info", reporting: "info", audited: "info", target_reached: "info", period_ended: "info",
  stopped: "info", closed: "info", suspended: "warning", cancelled: "danger", refunding: "warning", registered: "info",
  draft: "info",
};

export const stateBadge = (state) => badge(STATE_KIND[state] ?? "info", t(`campaign.state.${state}`));

export function progress(campaign) {
  const percent = campaign.target > 0 ? Math.floor((campaign.raised * 100) / campaign.target) : 0;
  return h("div", { class: "progress" },
    h("progress", { max: "100", value: Math.min(percent, 100), "aria-label": t("campaign.progress", { percent }) }),
    h("p", {}, h("strong", {}, won(campaign.raised)), ` / ${won(campaign.target)} · ${percent}%`));
}

export function campaignCard(campaign) {
  return h("li", { class: "card" },
    h("div", { class: "card-head" }, stateBadge(campaign.state), h("span", { class: "help" },
      t(`category.${campaign.category}`))),
    h("h3", {}, h("a", { href: `/campaign?id=${encodeURIComponent(campaign.id ?? campaign.key)}` },
      pick(campaign, "title"))),
    h("p", { class: "help" }, pick(campaign, "organisation")),
    progress(campaign),
    h("p", { class: "help" }, `${dateOnly(campaign.start)} ~ ${dateOnly(campaign.end)}`));
}
