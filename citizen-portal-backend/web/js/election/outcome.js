// SPDX-License-Identifier: Apache-2.0
// The result as it is shown: numbers from rows of the signed state, names from the frozen definition, both proven by the
// caller. What a server says beside them is compared only.

import { shareOf } from "./figures.js";

/**
 * `definition` and `rows` (of `results`, in the definition's order) are proven; `told` are the contests that the server named.
 * {contests, isWhole, differs}: without a row for every contest nothing is shown.
 */
export function provenContests(definition, rows, told = []) {
  const fits = (contest, row) => row !== null && row.contest === contest.id && row.options.length === contest.options.length
    && row.options.every(({ option }, i) => option === contest.options[i].id) && addsUp(contest, row);
  const isWhole = definition.contests.length > 0 && definition.contests.every((contest, i) => fits(contest, rows[i] ?? null));
  if (!isWhole) return { contests: [], isWhole, differs: true };
  const contests = definition.contests.map((contest, i) => ({ ...rows[i], quorum: contest.quorum, quorum_of: contest.quorum_of, title_ko: contest.title_ko, title_en: contest.title_en,
    options: rows[i].options.map((option, j) => ({ ...named(contest.options[j]), ...option })) }));
  return { contests, isWhole, differs: differs(contests, told) };
}

const isShare = (share, part, whole) => share?.part === part && share.whole === whole && share.basis_points === shareOf(part, whole).basis_points;

/** Of what weight so many have to vote: of those enrolled or of the whole roll. */
const quorumBase = ({ quorum_of: base }, { eligible, roll }) => (base === "roll" ? roll : eligible);

/** Whether turnout is of the numbers beside it, and the outcome what the definition's quorum makes of them. */
function addsUp({ quorum, ...contest }, row) {
  const { weight, eligible, roll, turnout, roll_turnout: ofRoll, outcome } = row;
  if (![weight, eligible, roll].every((value) => Number.isSafeInteger(value) && value >= 0) || weight > eligible || eligible > roll) return false;
  const isMissed = quorum > 0 && BigInt(weight) * 10_000n < BigInt(quorum) * BigInt(quorumBase(contest, row));
  return isShare(turnout, weight, eligible) && isShare(ofRoll, weight, roll) && isMissed === (outcome === "no_quorum");
}

const named = ({ number, name_ko: ko, name_en: en, party_ko: partyKo = "", party_en: partyEn = "" }) => ({ number, name_ko: ko, name_en: en, party_ko: partyKo, party_en: partyEn });

const FIGURES = ["ballots", "weight", "blank", "valid", "eligible", "roll", "outcome", "unfilled", "title_ko", "title_en"];
const OF_OPTION = ["option", "votes", "elected", "tied", "seats", "number", "name_ko", "name_en", "party_ko", "party_en"];

/** Whether what a server told is another result than the proven one. */
function differs(contests, told) {
  return told.length !== contests.length || contests.some((contest, i) => FIGURES.some((name) => (told[i][name] ?? null) !== (contest[name] ?? null))
    || told[i].options?.length !== contest.options.length
    || contest.options.some((option, j) => OF_OPTION.some((name) => (told[i].options[j][name] ?? null) !== (option[name] ?? null))));
}
