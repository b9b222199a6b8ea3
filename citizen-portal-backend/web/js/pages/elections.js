// SPDX-License-Identifier: Apache-2.0
// Elections: running, planned, finished; rehearsals marked as such.
import { dataIsFresh } from "../as_of.js";
import { badge, h, replace } from "../dom.js";
import { pick, t } from "../i18n.js";
import { onBlockLater } from "../live.js";
import { elections, node } from "../election/reads.js";
import { leftText, mayEnrol, phaseOf, span, stateBadge } from "../election/times.js";
import { redraws } from "../redraws.js";
import { start } from "../shell.js";

const PHASES = ["voting", "planned", "finished"];

function card(row, now) {
  const phase = phaseOf(row);
  const left = leftText(row, now);
  const action = phase === "voting" && row.state === "open" ? h("a", { class: "button", href: `/vote?election=${row.id}` }, t("vote.do"))
    : mayEnrol(row, now) ? h("a", { class: "button", href: `/enrol?election=${row.id}` }, t("enrol.title")) : null;
  return h("li", { class: `card election-card${row.rehearsal ? " is-rehearsal" : ""}` }, h("p", { class: "card-head" }, h("span", {}, stateBadge(row), row.rehearsal ? [" ", badge("warning", t("election.rehearsal"))] : null),
    h("span", { class: "help" }, t(`election.kind.${row.kind}`))),
  h("h3", {}, h("a", { href: `/election?id=${row.id}` }, pick(row, "title"))),
  h("p", {}, t("election.voting_time"), ": ", span(row.opens, row.closes)),
  left ? h("p", {}, h("strong", { class: "time-left" }, left)) : null,
  h("p", { class: "help" }, t(`election.mode.${row.mode}_card`)), h("p", { class: "help" }, h("a", { class: "mode-link", href: "/voting-security" }, t("election.mode.more"))), action ? h("p", { class: "buttons" }, action) : null);
}

const read = () => Promise.all([elections(), node()]);

function draw(place, [rows, { now }]) {
  const shown = rows.filter(({ state }) => state !== "draft");
  dataIsFresh();
  replace(place, PHASES.map((phase) => {
    const some = shown.filter((row) => phaseOf(row) === phase);
    return h("section", {}, h("h2", {}, t(`elections.${phase}`)), some.length ? h("ul", { class: "cards" }, some.map((row) => card(row, now)))
      : h("p", { class: "help" }, t(`elections.none_${phase}`)));
  }));
}

start("elections", "elections.title", async (main) => {
  const place = h("div", {});
  const page = redraws(place, read, (made) => draw(place, made));
  replace(main, h("div", { class: "wide" }, h("h1", {}, t("elections.title")), h("p", { class: "lead" }, t("elections.lead")),
    h("p", { class: "buttons" }, h("a", { class: "button secondary", href: "/ballot" }, t("ballot.title")), h("a", { class: "button secondary", href: "/voting-security" }, t("security.title"))), page.bar, place));
  await page.now();
  onBlockLater(({ truncated, events }) => truncated || (events ?? []).some(({ type }) => type.startsWith("election.")), page.whenFree);
});
