// SPDX-License-Identifier: Apache-2.0
// The whole ballot once more before it is encrypted, or as a challenged one contained it.
import { h } from "../../dom.js";
import { count, pick, t } from "../../i18n.js";
import { chosen } from "../choice.js";
import { optionText } from "./choose.js";

const line = (contest, { option, value }) => {
  if (option === null) return t("vote.blank");
  return contest.kind === "score" ? `${optionText(option)}: ${t("vote.points_of", { value: count(value) })}` : optionText(option);
};

/** `votesOf(contest)` gives {option: value}; `edit(index)` makes a button that leads back. */
export function ballotSummary(contests, votesOf, edit = null) {
  return h("div", { class: "ballot-summary" }, contests.map((contest, i) => {
    const lines = chosen(contest, votesOf(contest));
    const title = pick(contest, "title");
    return h("section", { class: "card" }, h("div", { class: "answer" }, h("h2", {}, title),
      edit ? h("button", { type: "button", class: "text-button edit", onclick: () => edit(i), "aria-label": t("donate.edit", { what: title }) }, t("action.edit")) : null),
    lines.length ? h("ul", { class: "plain chosen" }, lines.map((one) => h("li", {}, line(contest, one)))) : h("p", {}, t("vote.nothing_chosen")));
  }));
}
