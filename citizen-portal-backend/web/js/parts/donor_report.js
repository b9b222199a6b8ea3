// SPDX-License-Identifier: Apache-2.0
// My donations of a time: on the page, on paper, as CSV.
import { download, facts, field, h, replace, table } from "../dom.js";
import { count, dateOnly, pick, t, won } from "../i18n.js";
import { between, csvText } from "./csv.js";
import { checkFields, summaryPlace } from "./error_summary.js";

const sum = (rows, name) => rows.reduce((total, row) => total + row[name], 0);

function save(rows, from, to) {
  const head = [t("receipt.time"), t("campaign.title"), t("receipt.amount"), t("flow.refunded"), t("donate.kind"), t("receipt.number")];
  const body = rows.map((row) => [dateOnly(row.time), pick(row, "title"), row.amount, row.refunded,
    row.pledge ? t("donate.monthly") : t("donate.once"), row.transaction || row.id]);
  download(`maru-${from || "0000"}-${to || "now"}.csv`, csvText([head, ...body]), "text/csv;charset=utf-8");
}

/** `donationsNow()`: what is listed at the moment when a report is asked for. */
export function reportSection(donationsNow) {
  if (!donationsNow().length) return null;
  const year = dateOnly(Math.floor(Date.now() / 1000)).slice(0, 4);
  const from = field(t("report.from"), h("input", { type: "date", value: `${year}-01-01` }));
  const to = field(t("report.to"), h("input", { type: "date", value: `${year}-12-31` }));
  const output = h("div", { "aria-live": "polite" });
  const summary = summaryPlace();
  return h("section", { class: "report" }, h("h2", {}, t("report.title")), summary,
    h("form", { novalidate: true, class: "no-print", onsubmit: (event) => {
      event.preventDefault();
      const rows = between(donationsNow(), from.input.value, to.input.value);
      if (!checkFields(summary, [[to, rows ? "" : t("report.bad_range")]])) return;
      replace(output, facts([[t("report.range"), `${from.input.value || "…"} ~ ${to.input.value || "…"}`],
        [t("report.count"), t("report.times", { count: count(rows.length) })], [t("mine.given"), won(sum(rows, "amount"))],
        [t("flow.refunded"), won(sum(rows, "refunded"))]]),
      rows.length ? table(t("report.title"), [
        { label: t("receipt.time"), cell: (row) => dateOnly(row.time) },
        { label: t("campaign.title"), cell: (row) => pick(row, "title") },
        { label: t("receipt.amount"), number: true, cell: (row) => won(row.amount) },
        { label: t("flow.refunded"), number: true, cell: (row) => won(row.refunded) },
        { label: t("movement.proof"), cell: (row) => (row.transaction ? h("a", { href: `/receipt?id=${row.transaction}` }, t("movement.receipt")) : row.id) },
      ], rows) : h("p", {}, t("report.none")),
      h("p", { class: "buttons no-print" },
        h("button", { type: "button", class: "secondary", onclick: () => save(rows, from.input.value, to.input.value) }, t("report.csv")),
        h("button", { type: "button", class: "secondary", onclick: () => window.print() }, t("action.print"))));
    } }, h("div", { class: "two" }, from.element, to.element), h("button", { type: "submit", class: "secondary" }, t("report.make"))), output);
}
