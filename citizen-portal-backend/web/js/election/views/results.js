// SPDX-License-Identifier: Apache-2.0
// The result of each contest: who is elected, votes and shares, by precinct, and what of it this device can check.
import { badge, facts, h, replace, table } from "../../dom.js";
import { count, dateTime, hasText, pick, t } from "../../i18n.js";
import { stateCheck } from "../../parts/state_check.js";
import { shareBar } from "../chart.js";
import { answerOf, subjectOf } from "../choice.js";
import { consistent, percent, ranked } from "../figures.js";
import { optionText } from "./choose.js";

/** "Elected" of people, "chosen" of items, "carried" or "rejected" of an agenda. */
function wonText(contest, option) {
  const subject = subjectOf(contest);
  if (subject === "agenda") return t(answerOf(option) === "no" ? "election.rejected" : "election.carried");
  return t(subject === "items" ? "election.chosen" : "election.elected");
}

/** As many for as against: a motion is lost, and there is nothing to vote on again. */
const isLost = (contest) => contest.outcome === "runoff" && subjectOf(contest) === "agenda";

/** The outcome in words that fit what the contest is about; a yes or no has carried or not. */
function outcomeText(contest) {
  const subject = subjectOf(contest);
  const key = `election.outcome.${contest.outcome}`;
  if (subject === "agenda" && contest.outcome === "decided") return t(contest.options.some((option) => option.elected && answerOf(option) === "no") ? `${key}.rejected` : `${key}.carried`);
  return t(hasText(`${key}.${subject}`) ? `${key}.${subject}` : key);
}

const sign = (contest, option) => {
  if (option.elected) return badge(answerOf(option) === "no" ? "warning" : "good", wonText(contest, option));
  if (option.tied && contest.outcome === "tie") return badge("warning", t("election.tied"));
  return contest.runoff.includes(option.option) && contest.outcome === "runoff" && !isLost(contest) ? badge("info", t("election.to_runoff")) : null;
};

function bar(contest, option) {
  return h("li", { class: `result-row${option.elected ? " elected" : ""}` },
    h("div", { class: "result-name" }, option.number && answerOf(option) === "" ? h("span", { class: "ballot-number" }, String(option.number)) : null,
      h("span", { class: "ballot-name" }, h("strong", {}, pick(option, "name")), pick(option, "party") ? h("span", { class: "help" }, pick(option, "party")) : null), sign(contest, option)),
    h("p", { class: "result-figures" }, h("strong", {}, percent(option.share)), " ", h("span", {}, t(contest.kind === "score" ? "election.points" : "election.votes", { count: count(option.votes) })),
      contest.kind === "list" ? ` · ${t("election.seats_won", { seats: count(option.seats) })}` : ""),
    shareBar(option.share.basis_points, option.elected ? "elected" : ""));
}

function electedOf(contest) {
  const inside = contest.options.filter(({ elected, list }) => elected && (contest.kind !== "list" || list));
  return inside.length ? h("ul", {}, inside.map((option) => h("li", {}, optionText(option)))) : null;
}

function outcomeBox(contest) {
  const kinds = { decided: "success", tie: "warning", runoff: "info", no_quorum: "warning", not_elected: "warning" };
  return h("div", { class: `box ${isLost(contest) ? "warning" : kinds[contest.outcome] ?? "info"}` }, h("strong", {}, outcomeText(contest)), electedOf(contest),
    contest.resolution ? h("p", {}, t(`election.resolved.${contest.resolution.how}`, { time: dateTime(contest.resolution.time) })) : null,
    contest.unfilled > 0 && !isLost(contest) ? h("p", {}, t("election.unfilled", { seats: count(contest.unfilled) })) : null);
}

function precinctTable(contest, official) {
  const columns = [{ label: t("election.precinct"), cell: (row) => pick(row, "name") }, { label: t("election.voters"), number: true, cell: (row) => count(row.voted) },
    { label: t("election.blank"), number: true, cell: (row) => count(row.blank) },
    ...contest.options.map((option, i) => ({ label: option.number && answerOf(option) === "" ? `${option.number} ${pick(option, "name")}` : pick(option, "name"), number: true, cell: (row) => count(row.counts[i]) }))];
  const total = { ...official.total, name_ko: t("election.total"), name_en: t("election.total") };
  return h("details", {}, h("summary", {}, t("election.by_precinct")), h("p", { class: "help" }, t("election.by_precinct_told")), table(`${pick(contest, "title")}: ${t("election.by_precinct")}`, columns, [...official.rows, total]),
    consistent(contest, official) ? h("p", {}, `✓ ${t("election.adds_up")}`) : h("p", { class: "error" }, t("election.adds_not")));
}

export function resultSection(election, result, official) {
  if (!result.isWhole) {
    return h("section", { id: "results" }, h("h2", {}, t("election.results")),
      h("div", { class: "box danger", role: "alert" }, h("strong", {}, t("election.result_unproven"))));
  }
  return h("section", { id: "results" }, h("h2", {}, t("election.results")),
    result.differs ? h("div", { class: "box danger", role: "alert" }, h("strong", {}, t("election.figures_differ"))) : h("p", { class: "help" }, `✓ ${t("election.figures_proven")}`),
    h("p", {}, result.certificate ? badge("good", t("election.certified", { time: dateTime(result.certificate.time) }))
      : badge("warning", t("election.uncertified", { given: count(result.certifications.length), needed: count(result.needed) }))),
    result.certificate ? null : h("p", { class: "help" }, t("election.objections_until", { time: dateTime(result.objections_until) })),
    result.contests.map((contest) => {
      const grid = official.contests.find((one) => one.contest === contest.contest && one.options.length === contest.options.length);
      return h("article", { class: "card" }, h("h3", {}, pick(contest, "title")), outcomeBox(contest),
        h("ul", { class: "result-rows" }, ranked(contest).map((option) => bar(contest, option))),
        h("p", { class: "help" }, t("election.counts_line", { weight: count(contest.weight), valid: count(contest.valid), blank: count(contest.blank) })),
        facts([[t("election.turnout_enrolled"), `${percent(contest.turnout)} (${count(contest.weight)} / ${count(contest.eligible)})`],
          [t("election.turnout_roll"), `${percent(contest.roll_turnout)} (${count(contest.weight)} / ${count(contest.roll)})`]]),
        contest.quorum > 0 ? h("p", { class: "help" }, t("election.quorum_line", { base: t(`election.quorum_base.${contest.quorum_of}`), share: percent({ basis_points: contest.quorum }) })) : null,
        contest.kind === "list" ? candidateTable(contest) : null, grid ? precinctTable(contest, grid) : null,
        stateCheck("results", `${election.id}/${contest.contest}`, t("election.check_result"), "election"));
    }),
    h("h3", {}, t("election.proved")), h("ul", {}, ["ballots", "sums", "counts", "who"].map((what) => h("li", {}, t(`election.proved_${what}`)))),
    h("p", { class: "buttons" }, h("a", { class: "button secondary", href: "/voting-security" }, t("security.title"))));
}

function candidateTable(contest) {
  return h("details", {}, h("summary", {}, t("election.list_candidates")), table(t("election.list_candidates"), [
    { label: t("election.list"), cell: (row) => { const list = contest.options.find(({ option }) => option === row.list); return list ? pick(list, "name") : ""; } },
    { label: t("election.candidate"), cell: (row) => pick(row, "name") }, { label: t("election.votes_column"), number: true, cell: (row) => count(row.votes) },
    { label: t("election.elected"), cell: (row) => (row.elected ? `✓ ${t("election.elected")}` : "–") }], contest.options.filter(({ list }) => list)));
}

/** The record in pages of up to 32 MiB, put together here into one file; how far it is stands in `output`. */
export async function saveRecord(election, output) {
  const parts = [];
  let cursor = "";
  let bytes = 0;
  do {
    const response = await fetch(`/api/v1/elections/${election.id}/record${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`, { credentials: "omit" });
    if (!response.ok) throw Object.assign(new Error(), (await response.json().catch(() => ({}))), { message: t("error.unknown") });
    const part = await response.blob();
    parts.push(part);
    bytes += part.size;
    cursor = response.headers.get("Maru-Next-Cursor") ?? "";
    replace(output, h("p", { role: "status" }, t("election.record_bytes", { count: count(Math.ceil(bytes / 1024)) })));
  } while (cursor);
  const url = URL.createObjectURL(new Blob(parts, { type: "application/jsonl" }));
  const link = h("a", { href: url, download: `${election.id}.maru-election.jsonl` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  replace(output, h("p", { role: "status" }, `✓ ${t("election.record_saved", { count: count(Math.ceil(bytes / 1024)) })}`));
}
