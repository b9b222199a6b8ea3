// SPDX-License-Identifier: Apache-2.0
// What mutations begin with: a good made-up election, and its layers to step in at. Every function gives fresh copies.
import { b64 } from "../lib/bytes.mjs";
import { canonical } from "../lib/json.mjs";
import { buildRecord, recordText } from "../make/chain.mjs";
import { countActs, Life, lifeOf, modelOf } from "../make/life.mjs";
import { authorize, ballotIn, makeScenario, placeOf, voterSecret } from "../make/scenario.mjs";
import { fullDefinition, fullPlans, fullStory, restartedStory, scheduledStory } from "../make/stories.mjs";

const scenarios = new Map();

/** In c1 o1 and o2 get equal votes: of voter 3, and of voters 1 and 2. */
const tied = (plans) => {
  plans[1].votes[0].option = "o2";
  plans[4].votes[0].option = "o1";
};

/** As much weight as can be counted: 9 times it, the contests' maxima and one for each, is at most 2^36. */
function addHeavy(roll) {
  let left = Math.floor(2 ** 36 / 9) - roll.reduce((sum, { weight }) => sum + weight, 0);
  for (let number = roll.length + 1; left > 0; number++) {
    const weight = Math.min(left, 1_000_000);
    roll.push({ number, credential: "", precinct: "p001", weight });
    left -= weight;
  }
}

/** In a ring election the weights of o2 and o3 would be equal. */
const untied = (plans) => { plans[4].votes[0].option = "o3"; };

const kinds = {
  signed: () => makeScenario("signed"),
  ring: () => makeScenario("ring", { story: scheduledStory, plans: untied }),
  full: () => makeScenario("signed", { definition: fullDefinition, plans: fullPlans, story: fullStory }),
  single: () => makeScenario("signed", { definition: (definition) => { definition.revote = false; } }),
  tie: () => makeScenario("signed", { plans: tied }),
  runoff: () => makeScenario("signed", { plans: tied, definition: (definition) => { definition.contests[0].tie = "runoff"; } }),
  quorum: () => makeScenario("signed", { definition: (definition) => { Object.assign(definition.contests[0], { quorum: 5000, quorum_of: "roll" }); } }),
  reached: () => makeScenario("signed", { definition: (definition) => { definition.contests[0].quorum = 5000; } }),
  heavy: () => makeScenario("signed", { roll: addHeavy }),
  restarted: () => makeScenario("signed", { attempt: 2, story: restartedStory }),
};

/** signed and ring (frozen by the clock); full: signed, with everything that can happen; single: signed, one ballot a voter (its record breaks that); tie, runoff: signed, a tie that is to be decided
 * (their records are certified over it, which is wrong); quorum, reached: signed, 7 of 13 enrolled voted, who are 15 on the roll, and half is asked for: of the roll, of the enrolled; heavy: signed, a roll as heavy as can be; restarted:
 * signed, with keys of a second ceremony. */
export function scenarioOf(mode) {
  if (!scenarios.has(mode)) scenarios.set(mode, kinds[mode]());
  const scenario = scenarios.get(mode);
  return { ...scenario, casts: scenario.casts.map((cast) => ({ ...cast, payload: structuredClone(cast.payload) })) };
}

export const goodText = (mode) => textOf(recordOf(mode));

/** The built record of a good election, as objects; textOf() writes it without signing anything again. */
export const recordOf = (mode) => structuredClone(built(mode));

const records = new Map();
function built(mode) {
  if (!records.has(mode)) records.set(mode, buildRecord(modelOf(lifeOf(scenarioOf(mode)))));
  return records.get(mode);
}

export const textOf = (record) => recordText(record);

/** The same from raw lines. */
export const linesOf = (mode) => goodText(mode).trimEnd().split("\n");
export const joined = (lines) => lines.map((line) => `${line}\n`).join("");
export function withLine(mode, find, edit) {
  const lines = linesOf(mode);
  const at = lines.findIndex(find);
  lines[at] = edit(lines[at]);
  return joined(lines);
}

/** Changes acts, rows or roll and signs everything again: only the check that looks at them can find it. */
export function deep(mode, edit, scenario = scenarioOf(mode)) {
  const own = new Life(lifeOf(scenario));
  edit(own);
  // The server that changes what it shows counts along, but where its counting is what was changed.
  if (!own.keepsCount) countActs(own);
  return textOf(buildRecord(modelOf(own)));
}

/** Changes the casts of a scenario before everything that follows from them is made. */
export function withCasts(mode, edit, after = () => {}) {
  const scenario = scenarioOf(mode);
  edit(scenario);
  return deep(mode, after, scenario);
}

/** Replaces the ballot of one cast and has its voter authorize the new one. */
export function recast(scenario, at, edit) {
  const cast = scenario.casts[at];
  const ballot = ballotIn(cast.payload);
  const own = edit(ballot, placeOf(scenario, cast.number)) ?? ballot;
  const { keys } = placeOf(scenario, cast.number);
  const secret = voterSecret(scenario.definition.id, cast.number);
  cast.payload = { ...own, authorization: authorize(scenario, { ballot: own, action: cast.action, signer: cast.signer, secret, keys }),
    ...(cast.action === "challenge" ? { seed: cast.payload.seed, votes: cast.payload.votes } : {}) };
}

export const flip = (text, at = 0) => {
  const bytes = Buffer.from(text, "base64url");
  bytes[at] ^= 1;
  return b64(bytes);
};

export { canonical };
