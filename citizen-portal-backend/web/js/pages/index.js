// SPDX-License-Identifier: Apache-2.0
// Home: search, how it stands with where each number comes from, campaigns; follows the chain while it is open.
import { get } from "../api.js";
import { campaignCard, progress } from "../campaign_parts.js";
import { field, h, replace } from "../dom.js";
import { figureList, loadFigures } from "../home_figures.js";
import { count, dateTime, t } from "../i18n.js";
import { onBlock, onBlockLater, onState } from "../live.js";
import { errorBox, start } from "../shell.js";

const CATEGORIES = ["children", "elderly", "disaster", "health", "environment", "education", "animals", "overseas"];
const STATES = ["open", "registered", "distributing", "reporting", "audited", "closed", "suspended", "refunding", "cancelled"];
const REGIONS = ["00", "11", "26", "27", "28", "29", "30", "31", "36", "41", "43", "44", "46", "47", "48", "50", "51", "52"];
const ORDERS = ["relevance", "raised", "newest", "ending", "progress"];
const PAGE_ROWS = 12;
const TYPING_MS = 250;
const FILTERS = ["state", "category", "region", "sort"];

function select(values, labelOf, none = t("filter.all")) {
  return h("select", {}, none === null ? null : h("option", { value: "" }, none),
    values.map((value) => h("option", { value }, labelOf(value))));
}

function searchForm() {
  const text = field(t("filter.search"), h("input", { type: "search", maxlength: "100", autocomplete: "off", enterkeyhint: "search" }),
    t("filter.search_help"));
  const controls = {
    state: field(t("filter.state"), select(STATES, (value) => t(`campaign.state.${value}`))),
    category: field(t("filter.category"), select(CATEGORIES, (value) => t(`category.${value}`))),
    region: field(t("filter.region"), select(REGIONS, (value) => t(`region.${value}`))),
    sort: field(t("filter.sort"), select(ORDERS, (value) => t(`order.${value}`), null)),
  };
  return { text, controls };
}

/** What the address asks for; a first visit shows what takes donations now. */
function fromAddress({ text, controls }) {
  const asked = new URLSearchParams(location.search);
  text.input.value = asked.get("q") ?? "";
  for (const name of FILTERS) {
    const value = asked.get(name) ?? (name === "state" && !asked.has("q") ? "open" : name === "sort" ? "relevance" : "");
    const known = [...controls[name].input.options].some((option) => option.value === value);
    controls[name].input.value = known ? value : controls[name].input.options[0].value;
  }
}

function valuesOf({ text, controls }) {
  return { q: text.input.value.trim(), ...Object.fromEntries(FILTERS.map((name) => [name, controls[name].input.value])) };
}

function addressOf(values) {
  const query = new URLSearchParams();
  if (values.q) query.set("q", values.q);
  // "any state" is worth saying: without a word in the address the open campaigns are shown.
  if (values.state !== "open" || values.q) query.set("state", values.state);
  if (values.q && values.state === "") query.delete("state");
  for (const name of ["category", "region"]) if (values[name]) query.set(name, values[name]);
  if (values.sort !== "relevance") query.set("sort", values.sort);
  return query.size ? `/?${query}` : "/";
}

const ask = (values, offset) =>
  get(`/api/campaigns?${new URLSearchParams({ ...values, offset: String(offset), limit: String(PAGE_ROWS) })}`);

async function nothingFound(values, form, again) {
  const wider = { ...values, state: "", category: "", region: "" };
  const isFiltered = values.state || values.category || values.region;
  const others = isFiltered ? (await ask(wider, 0)).total : 0;
  return h("li", { class: "box info" },
    h("strong", {}, t("home.none")),
    h("ul", {}, h("li", {}, t("search.tip_short")), h("li", {}, t("search.tip_initials")), h("li", {}, t("search.tip_language"))),
    h("p", { class: "buttons" },
      others ? h("button", { type: "button", class: "secondary", onclick: () => {
        for (const name of ["state", "category", "region"]) form.controls[name].input.value = "";
        again();
        form.text.input.focus();
      } }, t("search.without_filters", { count: count(others) })) : null,
      h("button", { type: "button", class: "secondary", onclick: () => {
        form.text.input.value = "";
        for (const name of FILTERS) form.controls[name].input.value = { state: "open", sort: "relevance" }[name] ?? "";
        again();
        form.text.input.focus();
      } }, t("search.clear"))));
}

function campaigns() {
  const form = searchForm();
  const list = h("ul", { class: "cards" });
  const status = h("p", { role: "status", class: "help", id: "count" });
  const more = h("button", { type: "button", class: "secondary", hidden: true }, t("action.more"));
  const cards = new Map();
  let next = 0;
  let round = 0;
  let timer = 0;

  const cardOf = (row) => {
    const card = campaignCard(row);
    cards.set(row.id, { card, row });
    return card;
  };

  async function load(offset = 0) {
    clearTimeout(timer);
    round += 1;
    const mine = round;
    const values = valuesOf(form);
    history.replaceState(history.state, "", addressOf(values));
    try {
      const page = await ask(values, offset);
      if (mine !== round) return;
      if (offset === 0) {
        const none = page.rows.length ? null : await nothingFound(values, form, () => load());
        if (mine !== round) return;
        cards.clear();
        replace(list, none ?? page.rows.map(cardOf));
      } else {
        list.querySelector(":scope > li > [role=alert]")?.parentElement.remove();
        const fresh = page.rows.map(cardOf);
        list.append(...fresh);
        fresh[0]?.querySelector("a")?.focus();
      }
      next = page.next;
      more.hidden = !next;
      status.textContent = (page.total === 0 ? t("home.count_none") : t("home.count", { count: count(page.total) }))
        + (page.stale ? ` · ${t("home.as_of", { time: dateTime(page.as_of.time) })}` : "");
    } catch (error) {
      if (mine !== round) return;
      // What is listed already stays, and more of it can be asked for again.
      list.querySelector(":scope > li > [role=alert]")?.parentElement.remove();
      if (offset > 0) {
        list.append(h("li", {}, errorBox(error)));
        return;
      }
      cards.clear();
      replace(list, h("li", {}, errorBox(error)));
      status.textContent = "";
      more.hidden = true;
    }
  }

  more.addEventListener("click", () => load(next));
  form.text.input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => load(), TYPING_MS);
  });
  for (const name of FILTERS) form.controls[name].input.addEventListener("change", () => load());
  addEventListener("popstate", () => {
    fromAddress(form);
    load();
  });
  fromAddress(form);
  const element = h("form", { role: "search", onsubmit: (event) => {
    event.preventDefault();
    history.pushState(null, "", addressOf(valuesOf(form)));
    load();
  } }, h("div", { class: "search-bar" }, form.text.element, h("button", { type: "submit" }, t("action.search"))),
    h("div", { class: "filters" }, FILTERS.map((name) => form.controls[name].element)));

  /** A donation changes its card's bar, nothing else: the list stays as it is until the visitor asks anew. */
  const onDonation = ({ campaign, raised }) => {
    const shown = cards.get(campaign);
    if (!shown || !Number.isSafeInteger(raised)) return;
    shown.row = { ...shown.row, raised };
    shown.card.querySelector(".progress")?.replaceWith(progress(shown.row));
  };
  return { element, list, status, more, load, onDonation };
}

start("index", "home.title", async (main) => {
  const search = campaigns();
  const figurePlace = h("div", {});
  const newest = h("p", { class: "help newest" }, t("home.newest_none"));
  let list = null;
  const loadAll = async () => {
    try {
      const { figures, at } = await loadFigures();
      list = figureList(figures, at === null);
      replace(figurePlace, at === null ? null : h("p", { class: "box warning" }, t("home.as_of", { time: dateTime(at) })), list.element);
    } catch (error) {
      replace(figurePlace, errorBox(error));
    }
  };
  const cards = search.load();
  // Title and lead are there from the server and stay; the rest comes at once with its figures, so that nothing moves down.
  await loadAll();
  main.querySelector(".loading").replaceWith(
    h("section", { "aria-labelledby": "figures-title" }, h("h2", { id: "figures-title", class: "visually-hidden" }, t("home.figures")),
      figurePlace, newest),
    h("section", { "aria-labelledby": "campaigns-title" }, h("h2", { id: "campaigns-title" }, t("nav.campaigns")),
      search.element, search.status, search.list, h("p", {}, search.more)));
  await cards;

  // One link that stays, so that who stands on it is not thrown off by the next block.
  const newestLink = h("a", {});
  onState(({ height, asOf }) => {
    if (height === null) return;
    newestLink.setAttribute("href", `/blocks?height=${height}`);
    newestLink.textContent = t("home.newest", { height: count(height), time: dateTime(asOf) });
    if (!newestLink.isConnected) replace(newest, newestLink);
  });
  onBlock((block) => {
    for (const event of block.events) if (event.type === "donation.received") search.onDonation(event.data);
  });
  // One after the other: a reading that began earlier never ends later.
  onBlockLater((block) => block.truncated || block.events.some((event) => event.type.startsWith("donation.")), async () => {
    const { figures, at } = await loadFigures();
    if (at === null) list?.update(figures);
  });
});
