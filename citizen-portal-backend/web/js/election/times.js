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

/** "6 days 14 hours" of seconds, the two largest parts; a minute at least. */
export function timeLeft(seconds) {
  const minutes = Math.max(1, Math.floor(seconds / 60));
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  if (days > 0) return t("election.left.days", { days, hours });
  return hours > 0 ? t("election.left.hours", { hours, minutes: minutes % 60 }) : t("election.left.minutes", { minutes });
}

/** When voting ends for whoever has not begun yet: extensions are in `ends`, the grace is for ballots on their way. */
export const lastMoment = ({ ends, grace, closes }) => (ends ? ends - grace : closes);

/** How long one may still vote, or until one may; "" where neither is near. */
export function leftText(election, now) {
  const end = lastMoment(election);
  if (election.state === "open" && now < end) return t("election.ends_in", { left: timeLeft(end - now) });
  return phaseOf(election) === "planned" && now < election.opens ? t("election.opens_in", { left: timeLeft(election.opens - now) }) : "";
}

// A date is not broken at its hyphens.
const whole = (seconds) => dateTime(seconds).replaceAll("-", "\u2011").replace(" ", "\u00a0");

/** "from – until" in Korean time, whatever the device's zone. */
export const span = (from, until) => t("election.span", { from: whole(from), until: whole(until) });
