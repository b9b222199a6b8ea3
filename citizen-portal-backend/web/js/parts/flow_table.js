// SPDX-License-Identifier: Apache-2.0
// The table behind the picture: the same numbers, each of which opens down to its movements, transactions and proofs.
import { allRows, query } from "../api.js";
import { h, replace, table } from "../dom.js";
import { count, dateTime, t, won } from "../i18n.js";
import { errorBox } from "../shell.js";
import { nodeName, percent } from "./sankey_view.js";
import { stateCheck } from "./state_check.js";

const FIRST_ROWS = 20;

/** The movement's transaction, or for a step that a rule made: its block, and the proof of its row. */
function proofCell(row) {
  return row.transaction
    ? h("a", { href: `/receipt?id=${row.transaction}` }, t("movement.receipt"))
    : h("div", {}, h("a", { href: `/blocks?height=${row.height}` }, t("movement.by_rule_block", { height: count(row.height) })),
      stateCheck("movements", row.key));
}

export function movementTable(caption, rows) {
  return table(caption, [
    { label: t("movement.time"), cell: (row) => dateTime(row.time) },
    { label: t("movement.kind"), cell: (row) => t(`movement.kind.${row.kind}`) },
    { label: t("movement.amount"), number: true, cell: (row) => won(row.amount) },
    { label: t("movement.balance"), number: true, cell: (row) => won(row.balance) },
    { label: t("movement.proof"), cell: proofCell },
  ], rows);
}

const startsWith = (id, prefix) => id.startsWith(`${prefix}:`);
const rest = (id) => id.slice(id.indexOf(":") + 1);

/** What stands behind a ribbon: {kind, keep} of movements, or null for published groups. */
export function behind(link) {
  const { from, to } = link;
  if (from === "donors") return { kind: "donation", keep: () => true };
  if (from === "reused" || to === "unused") {
    return { kind: "return", keep: (row) => to !== "unused" || row.plan === rest(from) };
  }
  if (to === "refunds") return { kind: "refund", keep: () => true };
  if (from === "campaign" && startsWith(to, "milestone")) return { kind: "payout", keep: (row) => row.milestone === Number(rest(to)) };
  if (startsWith(from, "milestone")) return { kind: "payout", keep: (row) => row.milestone === Number(rest(from)) };
  if (from === "campaign" && /^(organisation|merchant):/.test(to)) return { kind: "remainder", keep: () => true };
  if (startsWith(from, "plan") && to === "beneficiaries") return { kind: "distribution", keep: (row) => row.plan === rest(from) };
  if (startsWith(from, "plan") && startsWith(to, "organisation")) return { kind: "return", keep: (row) => row.plan === rest(from) };
  return null;
}

async function movementsBehind(campaign, link, place) {
  const { kind, keep } = behind(link);
  if (kind === "donation") {
    let after = "";
    const rows = [];
    const more = h("button", { type: "button", class: "secondary" }, t("action.more"));
    const show = async () => {
      const page = await query("movements", { campaign, kind, sort: "-", limit: FIRST_ROWS, after });
      rows.push(...page.rows);
      after = page.next;
      replace(place, movementTable(t("movement.kind.donation"), rows), after ? more : null);
    };
    more.addEventListener("click", () => show().catch((error) => replace(place, errorBox(error))));
    await show();
    return;
  }
  const rows = (await allRows("movements", { campaign, kind })).filter(keep);
  replace(place, rows.length ? movementTable(t(`movement.kind.${kind}`), rows) : h("p", { class: "help" }, t("flow.no_movements")));
}

function groupsBehind(link, spending, place) {
  if (link.to === "undisclosed") {
    replace(place, h("p", {}, t("flow.undisclosed", { k: spending.k })));
    return;
  }
  const rows = spending.rows.filter((row) => `category:${row.category}` === link.to);
  replace(place, h("p", {}, t("flow.group_rule", { k: spending.k })), table(t("spending.title"), [
    { label: t("spending.month"), cell: (row) => row.month },
    { label: t("spending.amount"), number: true, cell: (row) => won(row.amount) },
    { label: t("spending.beneficiaries"), number: true, cell: (row) => count(row.beneficiaries) },
  ], rows));
}

/** {element, open(key)}: one row a ribbon; `open` unfolds the row of a ribbon or the first of a bar and goes there. */
export function flowTable(campaign, flow, spending) {
  const names = new Map(flow.nodes.map((node) => [node.id, nodeName(node)]));
  const whole = flow.raised + flow.returned;
  const rows = new Map();
  const items = flow.links.map((link) => {
    const place = h("div", { class: "behind", "aria-live": "polite" });
    let isLoaded = false;
    const item = h("details", { class: "flow-row", ontoggle: async () => {
      if (!item.open || isLoaded) return;
      isLoaded = true;
      replace(place, h("p", { role: "status" }, t("state.loading")));
      try {
        if (behind(link)) await movementsBehind(campaign, link, place);
        else if (link.to.startsWith("category:") || link.to === "undisclosed") groupsBehind(link, spending, place);
        else if (link.to === "balance") replace(place, h("p", {}, t("flow.balance_behind")), stateCheck("campaigns", campaign));
        else replace(place, h("p", {}, t("flow.undistributed_behind")), stateCheck("plans", rest(link.from)));
      } catch (error) {
        isLoaded = false;
        replace(place, errorBox(error));
      }
    } }, h("summary", {}, h("span", { class: "flow-way" }, `${names.get(link.from)} → ${names.get(link.to)}`),
      h("strong", { class: "number" }, won(link.amount)), h("span", { class: "share" }, percent(link.amount, whole))), place);
    rows.set(`${link.from}>${link.to}`, item);
    return h("li", {}, item);
  });
  const open = (key) => {
    const item = rows.get(key) ?? [...rows].find(([name]) => name.startsWith(`${key}>`) || name.endsWith(`>${key}`))?.[1];
    if (!item) return;
    item.open = true;
    const summary = item.querySelector("summary");
    summary.focus();
    summary.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  };
  return { element: h("ul", { class: "flow-rows" }, items), open };
}
