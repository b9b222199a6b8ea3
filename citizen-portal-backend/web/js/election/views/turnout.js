// SPDX-License-Identifier: Apache-2.0
// How many have voted: by hour and by precinct, counts only; nobody is named, in ring mode nobody could be.
import { facts, h, table } from "../../dom.js";
import { count, dateTime, language, pick, t } from "../../i18n.js";
import { columnChart, lineChart, shareBar, withTable } from "../chart.js";
import { hoursOf, percent, shareOf } from "../figures.js";

const hourText = (seconds) => dateTime(seconds).slice(11);
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const isKorean = language === "ko";

/** "10/22 6시", "22 Oct 06:00"; of one day alone the hour. */
function hourLabel(seconds, isOneDay) {
  const [month, day, hour] = [dateTime(seconds).slice(5, 7), dateTime(seconds).slice(8, 10), dateTime(seconds).slice(11, 13)];
  const values = { month: isKorean ? Number(month) : MONTHS[Number(month) - 1], day: Number(day), hour: isKorean ? Number(hour) : hour };
  return isOneDay ? t("election.hour_only", { hour: values.hour }) : t("election.day_hour", values);
}

const PROOFS = { told: ["help", "turnout_told", ""], all: ["help", "turnout_proven", "✓ "], totals: ["help", "turnout_totals", "✓ "], differs: ["box danger", "turnout_differs", ""] };

/** What this device has checked of the figures (turnout.js), or that it has not. */
function proofLine({ proof }) {
  const [style, words, sign] = PROOFS[proof];
  return h("p", { class: `${style} turnout-proof`, role: proof === "differs" ? "alert" : null }, `${sign}${t(`election.${words}`)}`);
}

const shareCell = (share) => [percent(share), shareBar(share.basis_points)];

export function turnoutSection(election, progress) {
  const until = Math.min(progress.now, election.closed_at || progress.now);
  const hours = progress.proof === "differs" ? [] : hoursOf(progress.hours, election.opens, Math.max(until, election.opens));
  const days = new Set(hours.map(({ hour }) => dateTime(hour).slice(0, 10)));
  const label = (hour) => (days.size > 1 ? dateTime(hour).slice(5, 16) : hourText(hour));
  const { voted, ballots, replaced, challenges } = progress;
  const points = (of) => hours.map((row) => ({ label: hourLabel(row.hour, days.size === 1), value: of(row) }));
  const picture = () => h("div", {}, h("p", { class: "help" }, t("election.turnout_hours")), columnChart(t("election.turnout_chart", { count: count(voted) }), points(({ voters: some }) => some), count),
    h("p", { class: "help" }, t("election.turnout_sum_caption")), lineChart(t("election.turnout_sum", { count: count(hours.at(-1).all) }), points(({ all }) => all), count));
  return h("section", { id: "turnout" }, h("h2", {}, t("election.turnout")),
    h("p", { class: "big-figure" }, h("strong", {}, percent(progress.share)), " ", h("span", {}, t("election.turnout_of", { voters: count(voted), enrolled: count(progress.enrolled) }))),
    shareBar(progress.share.basis_points),
    progress.roll_share ? h("p", { class: "roll-turnout" }, t("election.turnout_roll"), " ", h("strong", {}, percent(progress.roll_share)), " ",
      h("span", { class: "help" }, t("election.turnout_roll_of", { voters: count(voted), entries: count(progress.entries) }))) : null, proofLine(progress),
    facts([[t("election.ballots"), count(ballots)], [t("election.replaced"), count(replaced)], [t("election.challenges"), count(challenges)]]),
    hours.length ? withTable(picture(), t("election.as_table"), table(t("election.turnout_hours"), [
      { label: t("election.hour"), cell: ({ hour }) => label(hour) }, { label: t("election.voters_new"), number: true, cell: ({ voters: some }) => count(some) },
      { label: t("election.voters_all"), number: true, cell: ({ all }) => count(all) }], hours)) : null,
    progress.units.length === 0 ? null : h("h3", {}, t("election.turnout_units")), progress.units.length === 0 ? null : table(t("election.turnout_units"), [
      { label: t("election.precinct"), cell: (row) => pick(row, "name") }, { label: t("election.entries"), number: true, cell: (row) => count(row.entries) },
      { label: t("election.enrolled"), number: true, cell: (row) => count(row.enrolled) }, { label: t("election.voters"), number: true, cell: (row) => count(row.voted) },
      { label: t("election.turnout_enrolled"), number: true, cell: (row) => shareCell(row.share ?? shareOf(row.voted, row.enrolled)) },
      { label: t("election.turnout_roll"), number: true, cell: (row) => percent(row.roll_share ?? shareOf(row.voted, row.entries)) }], progress.units));
}
