// SPDX-License-Identifier: Apache-2.0
// The whole ballot once more before it is encrypted, or as a challenged one contained it.
import { h } from "../../dom.js";
import { count, pick, t } from "../../i18n.js";
import { BLANK, chosen, given } from "../choice.js";
import { numbered, optionText } from "./choose.js";

const line = (contest, { option, value }) => {
  if (option === null) return t("vote.blank");
  return contest.kind === "score" ? `${optionText(option)}: ${t("vote.points_of", { value: count(value) })}` : optionText(option);
};

/** Fewer than may be chosen is allowed; nobody should do it by mistake. */
function unusedText(contest, votes) {
  const used = given(contest, votes);
  if (votes[BLANK] === 1 || used >= contest.maximum) return "";
  return numbered(contest, contest.kind === "score" ? "vote.unused_points" : "vote.unused", { maximum: count(contest.maximum), count: count(used) });
}

/** `votesOf(contest)` gives {option: value}; `edit(index)` makes a button that leads back. */
export function ballotSummary(contests, votesOf, edit = null) {
  return h("div", { class: "ballot-summary" }, contests.map((contest, i) => {
    const lines = chosen(contest, votesOf(contest));
    const title = pick(contest, "title");
    const unused = edit ? unusedText(contest, votesOf(contest)) : "";
    return h("section", { class: "card" }, h("div", { class: "answer" }, h("h2", {}, title),
      edit ? h("button", { type: "button", class: "text-button edit", onclick: () => edit(i), "aria-label": t("donate.edit", { what: title }) }, t("action.edit")) : null),
    lines.length ? h("ul", { class: "plain chosen" }, lines.map((one) => h("li", {}, line(contest, one)))) : h("p", {}, t("vote.nothing_chosen")),
    unused ? h("p", { class: "unused" }, h("span", { "aria-hidden": "true" }, "! "), unused) : null);
  }));
}
