// SPDX-License-Identifier: Apache-2.0
// Numbers of elections as people read them. Shares come in basis points, rounded down, as the chain has computed them.

/** {part, whole, basis_points} -> "12.34%" */
export const percent = ({ basis_points: points }) => `${Math.floor(points / 100)}.${String(points % 100).padStart(2, "0")}%`;

/** Floor of part·10000/whole, 0 of nothing. */
export const shareOf = (part, whole) => ({ part, whole, basis_points: whole === 0 ? 0 : Number((BigInt(part) * 10_000n) / BigInt(whole)) });

const HOUR = 3_600;

/** Voters by hour from the first to the last hour of voting, hours without one as 0: [{hour, voters, all}]. */
export function hoursOf(hours, opens, until) {
  if (hours.length === 0 && until <= opens) return [];
  const byHour = new Map(hours.map(({ hour, count }) => [hour, count]));
  const start = Math.min(...byHour.keys(), Math.floor(opens / HOUR) * HOUR);
  const end = Math.max(...byHour.keys(), Math.floor(Math.max(opens, until - 1) / HOUR) * HOUR);
  const rows = [];
  let all = 0;
  for (let hour = start; hour <= end && rows.length < 24 * 60; hour += HOUR) {
    const voters = byHour.get(hour) ?? 0;
    all += voters;
    rows.push({ hour, voters, all });
  }
  return rows;
}

/** Options as a result is read: lists and candidates apart, most votes first, definition order among equals. */
export function ranked(contest) {
  const order = new Map(contest.options.map(({ option }, i) => [option, i]));
  return contest.options.filter(({ list }) => !list).sort((a, b) => b.votes - a.votes || order.get(a.option) - order.get(b.option));
}

/** Do the shown numbers fit together? What a reader can add up alone, added up here. */
export function consistent(contest, table) {
  const total = contest.options.map(({ option }) => option);
  const sums = total.map((_, i) => table.rows.reduce((all, row) => all + (row.counts[i] ?? 0), 0));
  return contest.options.every(({ votes }, i) => votes === sums[i]) && contest.valid + contest.blank === contest.weight
    && table.rows.reduce((all, row) => all + row.weight, 0) === contest.weight;
}
