// SPDX-License-Identifier: Apache-2.0
// The numbers of the home page, each of which opens: what it is, which campaigns make it up, and a check of every one of
// them in this browser against blocks signed by the chain's node.
import { allRows, config, eachPage, stateProof, summary } from "./api.js";
import { dataIsFresh } from "./as_of.js";
import { checkStateProof } from "./core/receipt.js";
import { h, hold, isHeld, replace, table } from "./dom.js";
import { count, dateTime, pick, t, won } from "./i18n.js";
import { proofList } from "./proof_list.js";
import { errorBox } from "./shell.js";

const KEPT_KEY = "maru.home-figures";
const LARGEST_SHOWN = 10;
const AT_ONCE = 4;
const MOST_ATTEMPTS = 6;
const PAUSE_MS = 400;
/** 500 rows a request. */
const MOST_COUNTED = 100_000;

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
    const answer = await summary();
    const figures = Object.fromEntries(NAMES.map((name) => [name, answer[name]]));
    dataIsFresh();
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

async function provenRow(id, node, prove) {
  const file = await prove("donation", "campaigns", id);
  const result = await checkStateProof(file, node, { domain: "donation", table: "campaigns", key: id });
  return result.ok && file.value !== null ? { value: file.value, height: file.header.height } : null;
}

/**
 * Proves the row of each campaign; what the proven rows add up to is compared with the number that the server says. On a
 * busy chain blocks come in between: then only what has changed is proven again. {ok, steps, lowest, highest, sum,
 * isMoving}; `isMoving`: the number never stood still long enough, so nothing is known. `ask` is for tests.
 */
export async function checkFigure(name, node, onProgress = () => {},
  { figure = async () => (await summary(true))[name], list = () => allRows("campaigns", {}), prove = stateProof, pauseMs = PAUSE_MS } = {}) {
  const proven = new Map();
  let stood = 0;
  for (let attempt = 1; ; attempt += 1) {
    const before = await figure();
    const rows = await list();
    const queue = rows.filter((row) => !proven.has(row.id) || valueOf[name](proven.get(row.id).value) !== valueOf[name](row)).map((row) => row.id);
    const work = async () => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
        const row = await provenRow(id, node, prove);
        if (row) proven.set(id, row);
        else proven.delete(id);
        onProgress(proven.size, rows.length);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const after = await figure();
    const found = rows.map((row) => proven.get(row.id)).filter(Boolean);
    const sum = found.reduce((total, row) => total + valueOf[name](row.value), 0);
    const heights = found.map((row) => row.height);
    const areRows = found.length === rows.length;
    const isSum = sum === before || sum === after;
    if (before === after) stood += 1;
    // A number that stood still and yet is not the sum is tried once more: a block may have come just between.
    if (!areRows || isSum || stood >= 2 || attempt === MOST_ATTEMPTS) {
      const steps = [{ name: "figure_rows", ok: areRows }, { name: "figure_sum", ok: isSum }];
      return { ok: areRows && isSum, steps, sum, lowest: Math.min(...heights), highest: Math.max(0, ...heights),
        isMoving: areRows && !isSum && stood < 2 };
    }
    await new Promise((resolve) => { setTimeout(resolve, pauseMs); });
  }
}

async function campaignPart(name, place) {
  // The number and its parts are asked for together, so that a block in between is seen as a difference, not hidden.
  const [{ figures }, rows] = await Promise.all([loadFigures(), allRows("campaigns", {})]);
  const parts = rows.filter((row) => valueOf[name](row) > 0).sort((a, b) => valueOf[name](b) - valueOf[name](a));
  const output = h("div", { "aria-live": "polite" });
  const button = h("button", { type: "button", class: "secondary" }, t("figure.check"));
  button.addEventListener("click", async () => {
    if (isHeld(button)) return;
    hold(button, true);
    try {
      const { node } = await config();
      const result = await checkFigure(name, node, (done, all) =>
        replace(output, h("p", { role: "status" }, t("figure.checking", { done: count(done), all: count(all) }))));
      const heights = result.lowest === result.highest ? t("figure.checked_at", { height: count(result.highest) })
        : t("figure.checked_between", { lowest: count(result.lowest), highest: count(result.highest) });
      replace(output, result.isMoving ? h("div", { class: "box info", role: "status" }, t("figure.moving")) : proofList(result),
        h("p", { class: "help" }, `${heights} ${t("figure.checked_sum", { value: shown(name, result.sum) })}`));
    } catch (error) {
      replace(output, errorBox(error));
    }
    hold(button, false);
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

/** Counts what the server sends: nothing proves that it sends every donation, and the page says so. */
async function donorPart(place) {
  const output = h("div", { "aria-live": "polite" });
  const button = h("button", { type: "button", class: "secondary" }, t("figure.count_donors"));
  let counting = null;
  const stop = h("button", { type: "button", class: "secondary", hidden: true, onclick: () => counting?.abort() }, t("figure.stop_counting"));
  button.addEventListener("click", async () => {
    if (isHeld(button)) return;
    counting = new AbortController();
    hold(button, true);
    stop.hidden = false;
    stop.focus();
    const donors = new Set();
    let donations = 0;
    let newest = [];
    const line = h("p", { role: "status" });
    const bar = h("progress", { max: "1", value: "0", "aria-label": t("figure.count_donors") });
    replace(output, line, bar);
    try {
      const said = await summary(true);
      const all = Math.min(said.donations, MOST_COUNTED);
      const isWhole = await eachPage("donations", {}, { most: MOST_COUNTED, signal: counting.signal, onRows: (rows) => {
        donations += rows.length;
        for (const row of rows) donors.add(row.donor);
        newest = [...newest, ...rows].sort((a, b) => b.time - a.time).slice(0, LARGEST_SHOWN);
        line.textContent = t("figure.counting", { done: count(donations), all: count(all) });
        bar.value = all ? Math.min(1, donations / all) : 1;
      } });
      if (counting.signal.aborted) {
        replace(output, h("p", { role: "status" }, t("figure.counting_stopped", { done: count(donations) })));
      } else {
        const isSame = donors.size === said.donors;
        replace(output, h("div", { class: `box ${isWhole && !isSame ? "warning" : "info"}`, role: "status" },
          h("p", {}, t("figure.donors_counted", { donations: count(donations), donors: count(donors.size) })),
          h("p", {}, !isWhole ? t("figure.donors_bounded", { most: count(MOST_COUNTED) })
            : isSame ? t("figure.donors_same") : t("figure.donors_other", { said: count(said.donors) })),
          h("p", { class: "help" }, t("figure.donors_no_proof"))),
        table(t("figure.newest_donations"), [
          { label: t("movement.time"), cell: (row) => dateTime(row.time) },
          { label: t("movement.amount"), number: true, cell: (row) => won(row.amount) },
          { label: t("movement.proof"), cell: (row) => (row.transaction
            ? h("a", { href: `/receipt?id=${row.transaction}` }, t("movement.receipt")) : t("movement.by_rule")) },
        ], newest));
      }
    } catch (error) {
      replace(output, errorBox(error));
    }
    const hadFocus = document.activeElement === stop;
    stop.hidden = true;
    hold(button, false);
    if (hadFocus || document.activeElement === document.body) button.focus();
  });
  replace(place, h("p", {}, t("figure.donors.is")), h("p", { class: "buttons" }, button, stop), output);
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
