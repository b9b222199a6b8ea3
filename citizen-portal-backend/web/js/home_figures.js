// SPDX-License-Identifier: Apache-2.0
// The numbers of the home page, each of which opens: what it is, which campaigns make it up, and a check of every one of
// them in this browser against blocks signed by the chain's node.
import { allRows, config, query, stateProof } from "./api.js";
import { checkStateProof } from "./core/receipt.js";
import { h, replace, table } from "./dom.js";
import { count, dateTime, pick, t, won } from "./i18n.js";
import { proofList } from "./proof_list.js";
import { errorBox } from "./shell.js";

const KEPT_KEY = "maru.home-figures";
const LARGEST_SHOWN = 10;
const AT_ONCE = 4;

const valueOf = {
  raised: (campaign) => campaign.raised,
  paid: (campaign) => campaign.paid,
  balance: (campaign) => campaign.balance,
  open: (campaign) => (campaign.state === "open" ? 1 : 0),
};
const NAMES = ["raised", "paid", "balance", "donors", "open"];
const isMoney = (name) => ["raised", "paid", "balance"].includes(name);
const shown = (name, value) => (isMoney(name) ? won(value) : count(value));

/** The figures as the chain server says now; those of the last visit, with their time, when it cannot be reached. */
export async function loadFigures() {
  try {
    const summary = await query("summary");
    const figures = Object.fromEntries(NAMES.map((name) => [name, summary[name]]));
    try {
      localStorage.setItem(KEPT_KEY, JSON.stringify({ figures, at: Math.floor(Date.now() / 1000) }));
    } catch {
      // Storage is off: nothing to show without a network.
    }
    return { figures, at: null };
  } catch (error) {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(KEPT_KEY) ?? "null");
    } catch {
      kept = null;
    }
    if (error.code !== "portal.offline" || !kept?.figures) throw error;
    return kept;
  }
}

/** Proves the row of each campaign; what the proven rows add up to is compared with the number shown. */
async function checkFigure(name, ids, expected, onProgress) {
  const { node } = await config();
  let proven = 0;
  let sum = 0;
  let lowest = Infinity;
  let highest = 0;
  const queue = [...ids];
  const work = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      const file = await stateProof("donation", "campaigns", id);
      const result = await checkStateProof(file, node, { domain: "donation", table: "campaigns", key: id });
      if (result.ok && file.value !== null) {
        proven += 1;
        sum += valueOf[name](file.value);
        lowest = Math.min(lowest, file.header.height);
        highest = Math.max(highest, file.header.height);
      }
      onProgress(proven);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const steps = [{ name: "figure_rows", ok: proven === ids.length }, { name: "figure_sum", ok: sum === expected }];
  return { ok: steps.every((step) => step.ok), steps, lowest, highest };
}

async function campaignPart(name, place) {
  // The number and its parts are asked for together, so that a block in between is seen as a difference, not hidden.
  const [{ figures }, rows] = await Promise.all([loadFigures(), allRows("campaigns", {})]);
  const parts = rows.filter((row) => valueOf[name](row) > 0).sort((a, b) => valueOf[name](b) - valueOf[name](a));
  const output = h("div", { "aria-live": "polite" });
  const button = h("button", { type: "button", class: "secondary" }, t("figure.check"));
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const ids = rows.map((row) => row.id);
      const current = await loadFigures();
      const result = await checkFigure(name, ids, current.figures[name], (done) =>
        replace(output, h("p", { role: "status" }, t("figure.checking", { done: count(done), all: count(ids.length) }))));
      replace(output, proofList(result), h("p", { class: "help" }, t("figure.checked_at", { height: count(result.highest) })));
    } catch (error) {
      replace(output, errorBox(error));
    }
    button.disabled = false;
  });
  replace(place, h("p", {}, t(`figure.${name}.is`)),
    h("p", {}, t("figure.sum_of", { count: count(parts.length), value: shown(name, figures[name]) })),
    table(t("figure.parts"), [
      { label: t("campaign.title"), cell: (row) => h("a", { href: `/campaign?id=${encodeURIComponent(row.id)}` }, pick(row, "title")) },
      ...(isMoney(name) ? [{ label: t(`summary.${name}`), number: true, cell: (row) => won(valueOf[name](row)) }] : [
        { label: t("campaign.organisation"), cell: (row) => pick(row, "organisation") }]),
    ], parts.slice(0, LARGEST_SHOWN)),
    parts.length > LARGEST_SHOWN ? h("p", { class: "help" }, t("figure.others", { count: count(parts.length - LARGEST_SHOWN) })) : null,
    h("p", { class: "help" }, t("figure.explain")), h("p", {}, button), output);
}

async function donorPart(place) {
  const output = h("div", { "aria-live": "polite" });
  const button = h("button", { type: "button", class: "secondary" }, t("figure.count_donors"));
  button.addEventListener("click", async () => {
    button.disabled = true;
    replace(output, h("p", { role: "status" }, t("sums.working")));
    try {
      const [donations, { figures }] = await Promise.all([allRows("donations", {}, 500_000), loadFigures()]);
      const donors = new Set(donations.map((row) => row.donor)).size;
      const newest = [...donations].sort((a, b) => b.time - a.time).slice(0, LARGEST_SHOWN);
      replace(output, proofList({ ok: donors === figures.donors, steps: [{ name: "figure_donors", ok: donors === figures.donors }] }),
        h("p", {}, t("figure.donors_counted", { donations: count(donations.length), donors: count(donors) })),
        table(t("figure.newest_donations"), [
          { label: t("movement.time"), cell: (row) => dateTime(row.time) },
          { label: t("movement.amount"), number: true, cell: (row) => won(row.amount) },
          { label: t("movement.proof"), cell: (row) => h("a", { href: `/receipt?id=${row.transaction}` }, t("movement.receipt")) },
        ], newest));
    } catch (error) {
      replace(output, errorBox(error));
    }
    button.disabled = false;
  });
  replace(place, h("p", {}, t("figure.donors.is")), h("p", {}, button), output);
}

/** {element, update(figures)}: the list of numbers with the place where one opens. */
export function figureList(figures, isOpenable) {
  const panel = h("div", { class: "provenance", id: "provenance", hidden: true, role: "region", "aria-label": t("figure.where_from") });
  const values = {};
  const buttons = {};
  let opened = "";
  const open = async (name) => {
    const isClosing = opened === name;
    opened = isClosing ? "" : name;
    for (const other of NAMES) buttons[other]?.setAttribute("aria-expanded", String(other === opened));
    panel.hidden = isClosing;
    if (isClosing) return;
    const place = h("div", {});
    replace(panel, h("h2", {}, t(`summary.${name}`)), place);
    replace(place, h("p", { role: "status" }, t("state.loading")));
    try {
      await (name === "donors" ? donorPart(place) : campaignPart(name, place));
    } catch (error) {
      replace(place, errorBox(error));
    }
  };
  const items = NAMES.map((name) => {
    values[name] = h("strong", {}, shown(name, figures[name]));
    if (!isOpenable) return h("li", {}, h("span", {}, t(`summary.${name}`)), values[name]);
    buttons[name] = h("button", { type: "button", "aria-expanded": "false", "aria-controls": "provenance", onclick: () => open(name) },
      h("span", {}, t(`summary.${name}`)), values[name], h("span", { class: "more" }, t("figure.where_from")));
    return h("li", {}, buttons[name]);
  });
  const element = h("div", {}, h("ul", { class: "figures" }, items), panel);
  const update = (next) => {
    for (const name of NAMES) {
      const text = shown(name, next[name]);
      if (values[name].textContent === text) continue;
      values[name].textContent = text;
      values[name].classList.remove("fresh");
      void values[name].offsetWidth;
      values[name].classList.add("fresh");
    }
  };
  return { element, update };
}
