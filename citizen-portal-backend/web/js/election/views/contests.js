// SPDX-License-Identifier: Apache-2.0
// What is voted on: each contest with its rule and its candidates.
import { h } from "../../dom.js";
import { pick, t } from "../../i18n.js";
import { answerOf, candidatesOf, listsOf, subjectOf } from "../choice.js";
import { ruleText } from "./choose.js";

function optionItem(option) {
  const party = pick(option, "party");
  return h("li", { class: "candidate" }, option.number && answerOf(option) === "" ? h("span", { class: "ballot-number" }, h("span", { class: "visually-hidden" }, t("election.number"), " "), String(option.number)) : null,
    h("span", { class: "ballot-name" }, h("strong", {}, pick(option, "name")), party ? h("span", { class: "help" }, party) : null));
}

/** One word for what all contests are about, or the two that cover everything. */
function headingOf(contests) {
  const [subject, ...others] = new Set(contests.map(subjectOf));
  return t(others.length || !subject ? "election.candidates" : `election.subjects.${subject}`);
}

/** How many win; a yes or no has nobody to win. */
function seatsText(contest) {
  const subject = subjectOf(contest);
  if (subject === "agenda") return t(contest.rule === "majority" ? "election.agenda_majority" : "election.agenda_plurality");
  return t(subject === "items" ? "election.seats_items" : "election.seats", { seats: contest.seats });
}

export function contestsSection(contests) {
  return h("section", { id: "candidates" }, h("h2", {}, headingOf(contests)), contests.map((contest) => h("article", { class: "card" }, h("h3", {}, pick(contest, "title")),
    h("p", { class: "help" }, ruleText(contest), contest.blank ? ` ${t("election.may_be_blank")}` : "", " ", seatsText(contest)),
    contest.kind === "list"
      ? listsOf(contest).map((list) => h("div", {}, h("ul", { class: "candidates" }, optionItem(list)), h("ul", { class: "candidates nested" }, candidatesOf(contest, list.id).map(optionItem))))
      : h("ul", { class: "candidates" }, contest.options.map(optionItem)))));
}
