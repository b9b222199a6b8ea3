// SPDX-License-Identifier: Apache-2.0
// The result as it is shown: numbers from rows of the signed state, names from the frozen definition, both proven by the
// caller. What a server says beside them is compared only.

/**
 * `definition` and `rows` (of `results`, in the definition's order) are proven; `told` are the contests that the server named.
 * {contests, isWhole, differs}: without a row for every contest nothing is shown.
 */
export function provenContests(definition, rows, told = []) {
  const fits = (contest, row) => row !== null && row.contest === contest.id && row.options.length === contest.options.length
    && row.options.every(({ option }, i) => option === contest.options[i].id);
  const isWhole = definition.contests.length > 0 && definition.contests.every((contest, i) => fits(contest, rows[i] ?? null));
  if (!isWhole) return { contests: [], isWhole, differs: true };
  const contests = definition.contests.map((contest, i) => ({ ...rows[i], title_ko: contest.title_ko, title_en: contest.title_en,
    options: rows[i].options.map((option, j) => ({ ...named(contest.options[j]), ...option })) }));
  return { contests, isWhole, differs: differs(contests, told) };
}

const named = ({ number, name_ko: ko, name_en: en, party_ko: partyKo = "", party_en: partyEn = "" }) => ({ number, name_ko: ko, name_en: en, party_ko: partyKo, party_en: partyEn });

const FIGURES = ["ballots", "weight", "blank", "valid", "outcome", "unfilled", "title_ko", "title_en"];
const OF_OPTION = ["option", "votes", "elected", "tied", "seats", "number", "name_ko", "name_en", "party_ko", "party_en"];

/** Whether what a server told is another result than the proven one. */
function differs(contests, told) {
  return told.length !== contests.length || contests.some((contest, i) => FIGURES.some((name) => (told[i][name] ?? null) !== (contest[name] ?? null))
    || told[i].options?.length !== contest.options.length
    || contest.options.some((option, j) => OF_OPTION.some((name) => (told[i].options[j][name] ?? null) !== (option[name] ?? null))));
}
