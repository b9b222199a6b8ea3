// SPDX-License-Identifier: Apache-2.0
// course: the life of the election, computed again from its executed actions in the order of the log, is what the rows say.
import { canonical, isCount, isObject } from "../lib/json.mjs";
import { ceremonyMessages } from "./people.mjs";

export const name = "course";

const beforeFreezing = ["editElection", "setContest", "removeContest", "setPrecincts", "mergePrecinct", "setTrustees", "startCeremony", "restartCeremony", "excludeTrustee", ...ceremonyMessages];
const afterFreezing = ["openElection", "closeElection", "pauseElection", "resumeElection", "extendElection", "cast", "challenge", "decrypt", "resolveTie", "certify"];

function checkSides(check, facts) {
  const freezes = facts.actsOf("freeze");
  check.item("freeze", freezes.length <= 1 ? null : "frozen more than once");
  const { frozen_at: at } = facts.electionRow;
  const [leaf] = freezes;
  if (leaf === undefined) check.item("frozen_at", isCount(at, 1) ? null : "nothing says when it was frozen");
  for (const act of facts.acts) {
    if (beforeFreezing.includes(act.action)) check.item(act.where, (leaf === undefined ? act.time > at : act.index > leaf.index) ? "after freezing" : null);
    if (afterFreezing.includes(act.action)) check.item(act.where, (leaf === undefined ? act.time < at : act.index < leaf.index) ? "before freezing" : null);
  }
}

function checkOpening(check, facts) {
  const { opening, schedule } = facts.frozen.definition;
  const { opened_at: opened } = facts.electionRow;
  const acts = facts.actsOf("openElection");
  let fault = null;
  if (opening === "time" ? acts.length > 0 : acts.length > 1) fault = "opened by hand, or twice";
  else if (opening === "authority" && opened !== (acts[0]?.time ?? 0)) fault = "not when the authority opened it";
  else if (opened !== 0 && !isCount(opened, schedule.opens)) fault = "before the time for it";
  check.item("opened_at", fault);
}

/** Pauses and the end of voting; returns the end. */
function checkVoting(check, facts) {
  const { schedule } = facts.frozen.definition;
  const { opened_at: opened, closed_at: closed } = facts.electionRow;
  const pauses = [];
  let end = schedule.closes;
  const lasts = () => pauses.at(-1)?.until === 0;
  const isPast = (act) => facts.timeBefore(act.height) >= end + schedule.grace;
  for (const act of facts.actsOf("pauseElection", "resumeElection", "extendElection")) {
    let fault = null;
    if (act.action === "pauseElection") {
      if (lasts() || isPast(act)) fault = "paused while it was, or past the end";
      pauses.push({ from: act.time, until: 0 });
    } else if (act.action === "resumeElection") {
      if (lasts()) pauses.at(-1).until = act.time;
      else fault = "resumed while it was not paused";
    } else {
      const { closes } = act.payload;
      const isWaiting = opened === 0 || act.time < opened;
      if (!isCount(closes, end + 1)) fault = "extended to an earlier end";
      else if (isPast(act) && !lasts() && !isWaiting) fault = "extended past the end";
      else if (closed > 0 && act.time > closed) fault = "extended after closing";
      if (isCount(closes)) end = closes;
    }
    check.item(act.where, fault);
  }
  if (facts.actsOf("voidElection").length === 0) check.item("pauses", canonical(pauses) === canonical(facts.electionRow.pauses) ? null : "not what was paused and resumed");
  return end;
}

function checkClosing(check, facts, end) {
  const { opening, schedule } = facts.frozen.definition;
  const { closed_at: closed, state } = facts.electionRow;
  const voids = facts.actsOf("voidElection");
  const closings = facts.actsOf("closeElection");
  check.item("void", voids.length <= 1 && (voids.length === 1) === (state === "void") ? null : "void without a declaration, or declared and not void");
  check.item("closeElection", closings.length <= 1 ? null : "closed more than once");
  if (voids.length > 0) return;
  let fault = null;
  if (closings.length > 0 && closed !== closings[0].time) fault = "not when the authority closed it";
  else if (closed !== 0 && !isCount(closed, end + (opening === "authority" ? 0 : schedule.grace))) fault = "before the end";
  check.item("closed_at", fault);
}

/** The time at which the k-th part of each sum came: Map "unit/contest" -> time. */
function countingTimes(facts) {
  const given = new Map();
  const times = new Map();
  for (const { payload, result, time } of facts.actsOf("decrypt")) {
    if (!Array.isArray(payload.parts)) continue;
    for (const part of payload.parts.filter(isObject)) {
      const place = `${part.unit}/${part.contest}`;
      const trustees = given.get(place) ?? new Set();
      given.set(place, trustees.add(result.data.trustee));
      if (trustees.size === facts.frozen.trustees.threshold && !times.has(place)) times.set(place, time);
    }
  }
  return times;
}

function checkCounting(check, facts) {
  const { closed_at: closed } = facts.electionRow;
  const last = Math.max(-1, ...[...facts.casts, ...facts.challenges].map(({ index }) => index));
  const decrypts = facts.actsOf("decrypt");
  for (const act of decrypts) check.item(act.where, closed > 0 && act.time >= closed && act.index > last ? null : "decrypted before voting was over");
  const times = countingTimes(facts);
  let counted = 0;
  for (const { key, value } of facts.rows("counts")) {
    const time = times.get(key.slice(facts.election.length + 1));
    if (time !== undefined) check.item(`counts/${key}`, value.time === time ? null : "not when the last part that it needed came");
    counted = Math.max(counted, time ?? 0);
  }
  const lastPart = decrypts.at(-1)?.index ?? Infinity;
  for (const act of facts.actsOf("certify")) {
    check.item(act.where, act.index > lastPart && act.time >= counted + facts.frozen.definition.schedule.objections ? null : "certified before the counting was over, or the time for objections");
  }
  checkTies(check, facts, decrypts.at(-1)?.index ?? Infinity);
}

function checkTies(check, facts, lastPart) {
  const first = facts.actsOf("certify")[0]?.index ?? Infinity;
  const acts = facts.actsOf("resolveTie");
  const isOf = ({ key, value: { resolution } }, { id, payload, time }) => isObject(resolution) && key === `${facts.election}/${payload.contest}` && resolution.transaction === id
    && resolution.how === payload.how && resolution.reason === payload.reason && resolution.time === time && canonical(resolution.options ?? null) === canonical(payload.options ?? null);
  const rows = facts.rows("results");
  // Nobody is elected by it: who certifies it certifies no result.
  if (first < Infinity || ["certified", "archived"].includes(facts.electionRow.state)) {
    for (const { key, value } of rows) check.item(`results/${key}`, value.outcome === "tie" ? "certified with a tie that nobody decided" : null);
  }
  for (const row of rows.filter(({ value }) => (value.resolution ?? null) !== null)) {
    check.item(`results/${row.key}`, acts.some((act) => isOf(row, act)) ? null : "a tie that nobody resolved so");
  }
  for (const act of acts) {
    const isInTime = act.index > lastPart && act.index < first;
    check.item(act.where, isInTime && rows.filter((row) => isOf(row, act)).length === 1 ? null : "a tie resolved at another time, or otherwise than its row says");
  }
}

export function run(check, facts) {
  if (!facts.isFrozen || facts.electionRow === undefined) return check.unavailable("not frozen");
  if (!facts.hasPauses) return check.unavailable("the pauses cannot be read");
  checkSides(check, facts);
  checkOpening(check, facts);
  checkClosing(check, facts, checkVoting(check, facts));
  checkCounting(check, facts);
}
