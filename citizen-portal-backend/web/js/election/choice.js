// SPDX-License-Identifier: Apache-2.0
// A voter's choice in one contest: which votes its rules allow, and what is still wrong. `votes` is {option id or "blank":
// value}; the engine and the chain check the same rules again, as proofs.

export const BLANK = "blank";

/** Where a precinct's ballots are counted. */
export function unitOf(definition, precinct) {
  const place = definition.precincts.find(({ id }) => id === precinct);
  return place ? place.counted_in || place.id : "";
}

export const listsOf = (contest) => contest.options.filter(({ list }) => !list);
export const candidatesOf = (contest, list) => contest.options.filter((option) => option.list === list);

const ANSWERS = { yes: ["yes", "찬성"], no: ["no", "반대"] };
/** "yes" or "no" of an option (or a result's) that answers a question instead of standing for something; else "". */
export const answerOf = ({ id, option, name_ko: name }) => Object.keys(ANSWERS).find((answer) => ANSWERS[answer].includes(id ?? option) || ANSWERS[answer].includes(name)) ?? "";

/**
 * What a contest is about, for its words: "agenda" (yes or no), "items" (points for things, none of a party), or "people"
 * (candidates and lists). The protocol does not say; nothing but wording hangs on it.
 */
export function subjectOf({ kind, options }) {
  if (kind === "choose" && options.length > 1 && options.every((option) => answerOf(option) !== "")) return "agenda";
  return kind === "score" && options.every(({ party_ko: party }) => !party) ? "items" : "people";
}

/** Whether what is counted are persons: candidates of lists, or options that stand for a party or for none by name. */
export const isOfPeople = ({ kind, options }) => kind !== "score" && (kind === "list" || options.some(({ party_ko: party }) => party));

/** One click is one vote: only one option can be chosen. */
export const isSingle = (contest) => contest.kind === "choose" && contest.maximum === 1 && contest.minimum === 1;

const sum = (votes, options) => options.reduce((all, { id }) => all + (votes[id] ?? 0), 0);

/** How many votes are given: options without the blank. */
export const given = (contest, votes) => sum(votes, contest.kind === "list" ? contest.options.filter(({ list }) => list) : contest.options);

/** {code, values} of what is wrong, or null; the codes are texts "vote.wrong.<code>". */
export function wrong(contest, votes) {
  const { minimum, maximum } = contest;
  const isBlank = votes[BLANK] === 1;
  const count = given(contest, votes);
  const chosenLists = contest.kind === "list" ? sum(votes, listsOf(contest)) : 0;
  if (isBlank) {
    if (!contest.blank) return { code: "no_blank", values: {} };
    return count + chosenLists > 0 ? { code: "blank_and_more", values: {} } : null;
  }
  const most = contest.kind === "score" ? contest.score : 1;
  if (contest.options.some(({ id }) => !Number.isInteger(votes[id] ?? 0) || (votes[id] ?? 0) < 0 || (votes[id] ?? 0) > most)) return { code: "value", values: { most } };
  if (contest.kind === "list") {
    if (chosenLists !== 1) return { code: contest.blank ? "list_or_blank" : "list", values: {} };
    const list = listsOf(contest).find(({ id }) => votes[id] === 1);
    const inside = sum(votes, candidatesOf(contest, list.id));
    if (inside !== count) return { code: "other_list", values: {} };
  }
  const code = contest.kind === "score" ? "points" : "count";
  if (count < minimum) return { code: isSingle(contest) ? (contest.blank ? "one_or_blank" : "one") : `${code}_few`, values: { minimum, maximum, count } };
  return count > maximum ? { code: `${code}_many`, values: { minimum, maximum, count, over: count - maximum } } : null;
}

/** [{contest, votes}] as the review shows them: [{option, value}] of each contest, blank as option null. */
export function chosen(contest, votes) {
  if (votes[BLANK] === 1) return [{ option: null, value: 1 }];
  return contest.options.filter(({ id }) => (votes[id] ?? 0) > 0).map((option) => ({ option, value: votes[option.id] }));
}

/** The same from a challenged ballot's opened votes: [{contest, option, value}] of all contests. */
export function votesIn(contest, opened) {
  return Object.fromEntries(opened.filter((one) => one.contest === contest.id).map(({ option, value }) => [option, value]));
}

/** Length that every request of one ballot style gets, whatever was chosen and whether it is cast or challenged. */
export function paddedLength(contests, answers) {
  const votes = contests.reduce((all, contest) => all + (contest.options.length + 1) * (64 + 24 + 24 + 8), 0);
  const whole = JSON.stringify(answers).length + votes + 6_144 + 2_048;
  return Math.ceil(whole / 4_096) * 4_096;
}
