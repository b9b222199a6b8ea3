// SPDX-License-Identifier: Apache-2.0
// Home: how it stands, and campaigns with search and filters.
import { query } from "../api.js";
import { campaignCard } from "../campaign_parts.js";
import { field, h, replace } from "../dom.js";
import { count, t, won } from "../i18n.js";
import { errorBox, start } from "../shell.js";

const CATEGORIES = ["children", "elderly", "disaster", "health", "environment", "education", "animals", "overseas"];
const STATES = ["open", "distributing", "reporting", "audited", "closed", "suspended", "refunding"];

function select(values, labelOf, selected) {
  return h("select", {}, h("option", { value: "" }, t("filter.all")),
    values.map((value) => h("option", { value, selected: value === selected }, labelOf(value))));
}

start("index", "home.title", async (main) => {
  const summary = await query("summary");
  const figures = [
    [t("summary.raised"), won(summary.raised)], [t("summary.paid"), won(summary.paid)],
    [t("summary.balance"), won(summary.balance)], [t("summary.donors"), count(summary.donors)],
    [t("summary.open"), count(summary.open)],
  ];
  const search = field(t("filter.search"), h("input", { type: "search", maxlength: "100" }));
  const state = field(t("filter.state"), select(STATES, (value) => t(`campaign.state.${value}`), "open"));
  const category = field(t("filter.category"), select(CATEGORIES, (value) => t(`category.${value}`)));
  const list = h("ul", { class: "cards" });
  const status = h("p", { role: "status", class: "help" });
  const more = h("button", { type: "button", class: "secondary" }, t("action.more"));
  let next = "";

  async function load(fresh) {
    try {
      const page = await query("campaigns", { q: search.input.value.trim(), state: state.input.value,
        category: category.input.value, sort: "-raised", limit: 12, total: 1, after: fresh ? "" : next });
      const cards = page.rows.map(campaignCard);
      if (fresh) replace(list, cards);
      else list.append(...cards);
      next = page.next;
      more.hidden = !next;
      status.textContent = page.total === 0 ? t("home.none") : t("home.count", { count: count(page.total ?? 0) });
    } catch (error) {
      replace(list, h("li", {}, errorBox(error)));
    }
  }
  more.addEventListener("click", () => load(false));
  const form = h("form", { class: "filters", role: "search", onsubmit: (event) => {
    event.preventDefault();
    load(true);
  } }, search.element, state.element, category.element, h("button", { type: "submit" }, t("action.search")));
  for (const control of [state, category]) control.input.addEventListener("change", () => load(true));

  replace(main, h("div", { class: "wide" },
    h("h1", {}, t("home.title")), h("p", { class: "lead" }, t("home.lead")),
    h("ul", { class: "figures" }, figures.map(([name, value]) => h("li", {}, h("span", {}, name),
      h("strong", {}, value)))),
    h("h2", {}, t("nav.campaigns")), form, status, list, more));
  await load(true);
});
