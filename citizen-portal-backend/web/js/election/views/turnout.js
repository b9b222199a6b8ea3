// SPDX-License-Identifier: Apache-2.0
// How many have voted: by hour and by precinct, counts only; nobody is named, in ring mode nobody could be.
import { facts, h, table } from "../../dom.js";
import { count, dateTime, pick, t } from "../../i18n.js";
import { columnChart, shareBar, withTable } from "../chart.js";
import { hoursOf, percent, shareOf } from "../figures.js";

const hourText = (seconds) => dateTime(seconds).slice(11);
const dayAndHour = (seconds) => t("election.day_hour", { day: Number(dateTime(seconds).slice(8, 10)), hour: Number(dateTime(seconds).slice(11, 13)) });

export function turnoutSection(election, progress) {
  const until = Math.min(progress.now, election.closed_at || progress.now);
  const hours = hoursOf(progress.hours, election.opens, Math.max(until, election.opens));
  const days = new Set(hours.map(({ hour }) => dateTime(hour).slice(0, 10)));
  const label = (hour) => (days.size > 1 ? dateTime(hour).slice(5, 16) : hourText(hour));
  const { voted, ballots, replaced, challenges } = progress;
  const picture = columnChart(t("election.turnout_chart", { count: count(voted) }), hours.map(({ hour, voters: some }) => ({ label: days.size > 1 ? dayAndHour(hour) : hourText(hour), value: some })), count);
  return h("section", { id: "turnout" }, h("h2", {}, t("election.turnout")),
    h("p", { class: "big-figure" }, h("strong", {}, percent(progress.share)), " ", h("span", {}, t("election.turnout_of", { voters: count(voted), enrolled: count(progress.enrolled) }))),
    shareBar(progress.share.basis_points),
    facts([[t("election.ballots"), count(ballots)], [t("election.replaced"), count(replaced)], [t("election.challenges"), count(challenges)]]),
    hours.length ? withTable(picture, t("election.turnout_hours"), t("election.as_table"), table(t("election.turnout_hours"), [
      { label: t("election.hour"), cell: ({ hour }) => label(hour) }, { label: t("election.voters_new"), number: true, cell: ({ voters: some }) => count(some) },
      { label: t("election.voters_all"), number: true, cell: ({ all }) => count(all) }], hours)) : null,
    h("h3", {}, t("election.turnout_units")), table(t("election.turnout_units"), [
      { label: t("election.precinct"), cell: (row) => pick(row, "name") }, { label: t("election.enrolled"), number: true, cell: (row) => count(row.enrolled) },
      { label: t("election.voters"), number: true, cell: (row) => count(row.voted) }, { label: t("election.turnout"), number: true, cell: (row) => percent(row.share ?? shareOf(row.voted, row.enrolled)) }], progress.units));
}
