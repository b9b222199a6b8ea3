// SPDX-License-Identifier: Apache-2.0
// Who is elected: the members of a result row that follow from counts (docs/election-protocol.md section 10).

const big = BigInt;
export const share = (part, whole) =>
  ({ part, whole, basis_points: whole === 0 ? 0 : Number((big(part) * 10000n) / big(whole)) });

const byVotes = (options) => [...options].sort((a, b) => b.votes - a.votes);

/** Elects the first `seats` of `candidates`; a tie at the border elects only those above it. */
function fill(result, candidates, seats) {
  const order = byVotes(candidates);
  const chosen = order.slice(0, seats);
  if (order.length > seats && seats > 0 && order[seats].votes === order[seats - 1].votes) {
    const border = order[seats].votes;
    const sure = order.filter((option) => option.votes > border);
    const tied = candidates.filter((option) => option.votes === border);
    sure.forEach((option) => { option.elected = true; });
    tied.forEach((option) => { option.tied = true; });
    result.tie = { options: tied.map((option) => option.option), seats: seats - sure.length };
    return seats;
  }
  chosen.forEach((option) => { option.elected = true; });
  return chosen.length;
}


const isMajority = (option, whole) => 2n * big(option.votes) > big(whole);
const isShare = (option, whole, least) => option.votes > 0 && big(option.votes) * 10000n >= big(least) * big(whole);

function options(result, contest, whole) {
  const enough = {
    plurality: () => true,
    majority: (option) => isMajority(option, whole),
    share: (option) => isShare(option, whole, contest.share),
  }[contest.rule];
  const allowed = result.options.filter((option) => option.votes > 0 && enough(option));
  result.unfilled = contest.seats - fill(result, allowed, contest.seats);
  if (result.tie !== null) result.outcome = "tie";
  else if (result.unfilled > 0 && contest.rule === "majority") withoutMajority(result);
  else if (result.unfilled > 0 && allowed.length === 0) result.outcome = "not_elected";
}

/** Places are left that nobody has an absolute majority for: the best of the others run again. */
function withoutMajority(result) {
  const others = result.options.filter((option) => !option.elected);
  if (result.options.length === 1) result.outcome = "not_elected";
  else if (others.length > 0) {
    const border = byVotes(others)[Math.min(2 * result.unfilled, others.length) - 1].votes;
    result.runoff = others.filter((option) => option.votes >= border).map((option) => option.option);
    result.outcome = "runoff";
  }
}

function lists(result, contest) {
  const all = result.options.filter((option) => option.list === "");
  const part = all.filter((list) => isShare(list, result.valid, contest.share));
  const total = part.reduce((sum, list) => sum + list.votes, 0);
  if (part.length === 0) {
    result.unfilled = contest.seats;
    result.outcome = "not_elected";
    return;
  }
  const remainders = new Map();
  for (const list of part) {
    const product = big(contest.seats) * big(list.votes);
    list.seats = Number(product / big(total));
    remainders.set(list, product % big(total));
  }
  const left = contest.seats - part.reduce((sum, list) => sum + list.seats, 0);
  const order = [...part].sort((a, b) => (remainders.get(a) < remainders.get(b) ? 1 : remainders.get(a) > remainders.get(b) ? -1 : 0));
  const border = left > 0 ? remainders.get(order[left - 1]) : null;
  if (left > 0 && left < order.length && remainders.get(order[left]) === border) {
    const sure = part.filter((list) => remainders.get(list) > border);
    const tied = part.filter((list) => remainders.get(list) === border);
    sure.forEach((list) => { list.seats++; });
    tied.forEach((list) => { list.tied = true; });
    result.tie = { options: tied.map((list) => list.option), seats: left - sure.length };
  } else {
    order.slice(0, left).forEach((list) => { list.seats++; });
  }
  result.outcome = result.tie !== null ? "tie" : "decided";
  seatCandidates(result);
}

/** Lists have their seats: their candidates by votes, then in definition order. */
function seatCandidates(result) {
  result.unfilled = 0;
  for (const list of result.options.filter((option) => option.list === "" && option.seats > 0)) {
    list.elected = true;
    const candidates = byVotes(result.options.filter((option) => option.list === list.option));
    candidates.slice(0, list.seats).forEach((candidate) => { candidate.elected = true; });
    if (candidates.length > 0) result.unfilled += Math.max(0, list.seats - candidates.length);
  }
}

/**
 * Of a contest of a definition. `totals`: {eligible, roll, ballots, weight, counts: [one a slot]}. Everything of the row but resolution, time and what
 * resolving a tie changed.
 */
export function resultOf({ id: election, rehearsal }, contest, { eligible, roll, ballots, weight, counts }) {
  const blank = contest.blank ? counts[0] : 0;
  const votes = contest.blank ? counts.slice(1) : counts;
  const valid = weight - blank;
  const whole = contest.kind === "score" ? valid * contest.score : valid;
  const standings = contest.options.map((option, at) => ({ option: option.id, list: option.list, votes: votes[at],
    share: share(votes[at], whole), rank: 0, elected: false, tied: false, seats: 0 }));
  for (const option of standings) option.rank = 1 + standings.filter((other) => other.list === option.list && other.votes > option.votes).length;
  const result = { election, rehearsal, contest: contest.id, kind: contest.kind, rule: contest.rule, seats: contest.seats, eligible, roll, ballots, weight,
    blank, valid, turnout: share(weight, eligible), roll_turnout: share(weight, roll), options: standings, outcome: "decided", tie: null, runoff: [], unfilled: 0 };
  const base = contest.quorum_of === "roll" ? roll : eligible;
  if (contest.quorum > 0 && big(weight) * 10000n < big(contest.quorum) * big(base)) {
    result.outcome = "no_quorum";
    result.unfilled = contest.seats;
  } else if (contest.kind === "list") lists(result, contest);
  else options(result, contest, whole);
  if (result.tie !== null) result.tie.how = contest.tie;
  return result;
}

/** Applies the decision of a tie, {how, options: all tied ones, winners first}; false when it cannot be one. */
export function resolveTie(result, { how, options: order }) {
  if (result.tie === null || how !== result.tie.how || !Array.isArray(order)) return false;
  if ([...order].sort().join() !== [...result.tie.options].sort().join()) return false;
  if (how === "runoff") {
    result.runoff = [...result.tie.options];
    result.outcome = "runoff";
    return true;
  }
  for (const option of result.options.filter((one) => order.slice(0, result.tie.seats).includes(one.option))) {
    option.elected = true;
    if (result.kind === "list") option.seats++;
  }
  if (result.kind === "list") seatCandidates(result);
  result.outcome = "decided";
  return true;
}
