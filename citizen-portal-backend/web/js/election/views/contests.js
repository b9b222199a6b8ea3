// SPDX-License-Identifier: Apache-2.0
// What is voted on: each contest with its rule and its candidates.
import { h } from "../../dom.js";
import { pick, t } from "../../i18n.js";
import { candidatesOf, listsOf } from "../choice.js";
import { ruleText } from "./choose.js";

function optionItem(option) {
  const party = pick(option, "party");
  return h("li", { class: "candidate" }, option.number ? h("span", { class: "ballot-number" }, h("span", { class: "visually-hidden" }, t("election.number"), " "), String(option.number)) : null,
    h("span", { class: "ballot-name" }, h("strong", {}, pick(option, "name")), party ? h("span", { class: "help" }, party) : null));
}

export function contestsSection(contests) {
  return h("section", { id: "candidates" }, h("h2", {}, t("election.candidates")), contests.map((contest) => h("article", { class: "card" }, h("h3", {}, pick(contest, "title")),
    h("p", { class: "help" }, ruleText(contest), contest.blank ? ` ${t("election.may_be_blank")}` : "", " ", t("election.seats", { seats: contest.seats })),
    contest.kind === "list"
      ? listsOf(contest).map((list) => h("div", {}, h("ul", { class: "candidates" }, optionItem(list)), h("ul", { class: "candidates nested" }, candidatesOf(contest, list.id).map(optionItem))))
      : h("ul", { class: "candidates" }, contest.options.map(optionItem)))));
}
