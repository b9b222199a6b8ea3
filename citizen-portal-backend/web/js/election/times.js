// SPDX-License-Identifier: Apache-2.0
// How an election stands, in words: what a citizen may do now, and until when.
import { badge } from "../dom.js";
import { dateTime, t } from "../i18n.js";

const PLANNED = ["draft", "ceremony", "ready", "freezing", "frozen"];
const VOTING = ["open", "paused"];

/** "planned" | "voting" | "finished" */
export function phaseOf({ state }) {
  if (VOTING.includes(state)) return "voting";
  return PLANNED.includes(state) ? "planned" : "finished";
}

const KINDS = { draft: "info", ceremony: "info", ready: "info", freezing: "info", frozen: "info", open: "good", paused: "warning", closed: "info", counted: "good", certified: "good",
  archived: "info", void: "danger" };

export const stateBadge = ({ state }) => badge(KINDS[state] ?? "info", t(`election.state.${state}`));

export const isCounted = ({ state }) => ["counted", "certified", "archived"].includes(state);

/** Whether one may enrol at `now`. */
export const mayEnrol = (election, now) => ["ceremony", "ready"].includes(election.state)
  && now >= election.enrol_from && now < election.enrol_until;

// A date is not broken at its hyphens.
const whole = (seconds) => dateTime(seconds).replaceAll("-", "\u2011").replace(" ", "\u00a0");

/** "from – until" in Korean time, whatever the device's zone. */
export const span = (from, until) => t("election.span", { from: whole(from), until: whole(until) });
