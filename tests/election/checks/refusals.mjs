// SPDX-License-Identifier: Apache-2.0
// refusals: the reason for which a cast or challenge was refused is true at its place in the log. Else a node could keep
// out whom it likes, and the voter's receipt would be all that there is against it.
import { hasStyle, trackerOf } from "../lib/ballot.mjs";
import { fromB64, hex } from "../lib/bytes.mjs";
import { authorizationFault } from "./authorizations.mjs";

export const name = "refusals";

/** Seconds that a transaction may be valid for (docs/formats.md section 3). */
const validity = 3600;

/** What was accepted before a place in the log. */
class Before {
  hashes = new Map();
  trackers = new Map();
  points = new Set();
  voters = new Set();

  add({ ballot, hash, action }) {
    if (ballot === null) return;
    this.hashes.set(hex(hash), action);
    this.trackers.set(trackerOf(hash), hex(hash));
    this.points.add(firstPoint(ballot));
    if (action === "cast") this.voters.add(ballot.voter);
  }
}

const firstPoint = (ballot) => hex((fromB64(ballot.answers[0]?.proof) ?? new Uint8Array()).subarray(0, 32));

function timesOf(facts, leaf) {
  const { schedule } = facts.frozen.definition;
  const { opened_at: opened, closed_at: closed, pauses } = facts.electionRow;
  const before = (action) => facts.actsOf(action).filter((act) => act.index < leaf.index);
  const end = (before("extendElection").at(-1)?.payload.closes ?? schedule.closes) + schedule.grace;
  const isOver = leaf.time >= end || (closed > 0 && leaf.time >= closed) || before("voidElection").length > 0;
  // What the clock opens it opens at the end of a block; in the second of a pause both may be.
  const isPaused = pauses.some(({ from, until }) => leaf.time >= from && (until === 0 || leaf.time <= until));
  return { isOver, isPaused, isClosed: opened === 0 || leaf.time <= opened || isPaused || isOver };
}

const isSchemaFault = ({ action, payload, ballot }) => ballot === null || fromB64(payload.authorization) === null
  || (action === "challenge" && (fromB64(payload.seed, 32) === null || !Array.isArray(payload.votes)));

function opensOtherwise(facts, one) {
  const { ballot, payload, action } = one;
  if (ballot === null || action !== "challenge") return false;
  const seed = fromB64(payload.seed, 32);
  if (seed === null || !ballot.answers.every((answer) => facts.frozen.contests.has(answer.contest))) return true;
  return facts.openingFault(one) !== null;
}

function lacksProof(facts, one) {
  const { option, rule } = facts.proofsOf(one);
  return option !== null || rule !== null;
}

/** Whether the code is true; null: nobody can say. `one`: {…leaf, ballot, hash, precinct, ring}. */
function isTrue(facts, one, before) {
  const { ballot, precinct, action } = one;
  const code = one.result.code.replace(/^election\./, "");
  const known = ballot === null ? undefined : before.hashes.get(hex(one.hash));
  const times = timesOf(facts, one);
  switch (one.result.code.startsWith("election.") ? code : "") {
    case "not_open":
    case "state": return times.isClosed;
    case "closed": return times.isOver;
    case "paused": return times.isPaused;
    case "ballot_format": return ballot === null;
    case "not_enrolled":
    case "ring": return ballot !== null && precinct === null;
    case "ballot_style": return precinct !== null && !hasStyle(facts.frozen, ballot, precinct);
    case "ballot_repeated": return known === action;
    case "ballot_challenged": return known === "challenge";
    case "ballot_cast": return known === "cast";
    case "nonce_reused": return ballot !== null && before.points.has(firstPoint(ballot));
    case "tracker_taken": return ballot !== null && ![undefined, hex(one.hash)].includes(before.trackers.get(trackerOf(one.hash)));
    case "already_voted": return ballot !== null && !facts.frozen.definition.revote && before.voters.has(ballot.voter);
    case "ballot_proof": return ballot !== null && lacksProof(facts, one);
    case "authorization": return precinct !== null && authorizationFault(facts, one) !== null;
    case "challenge_votes":
    case "challenge_opening": return opensOtherwise(facts, one);
    case "challenge_limit": return action === "challenge";
    default: break;
  }
  if (one.result.code.startsWith("schema.")) return isSchemaFault(one);
  if (one.result.code === "transaction.expired") return one.tx.valid_until < one.time;
  if (one.result.code === "transaction.too_far") return one.tx.valid_until > one.time + validity;
  return null;
}

export function run(check, facts) {
  if (!facts.isFrozen || facts.electionRow === undefined) return check.unavailable("not frozen");
  if (!facts.isRollGood || !facts.hasPauses) return check.unavailable("the roll or the pauses do not hold");
  const refused = facts.leaves.filter(({ tx, result }) => result.code !== "ok" && tx.domain === "election" && ["cast", "challenge"].includes(tx.action));
  const accepted = [...facts.casts, ...facts.challenges];
  const all = [...refused, ...accepted].sort((a, b) => a.index - b.index);
  const before = new Before();
  for (const one of all) {
    if (one.result.code === "ok") {
      before.add(one);
      continue;
    }
    const answer = isTrue(facts, facts.ballotAt(one), before);
    if (answer === null) check.unavailable(`leaf ${one.index}: nobody can say whether ${one.result.code} is so`);
    else check.item(`leaf ${one.index}`, answer ? null : `refused as ${one.result.code}, which is not so`);
  }
}
