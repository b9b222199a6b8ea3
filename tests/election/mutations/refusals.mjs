// SPDX-License-Identifier: Apache-2.0
// Mutations of ballots that were refused: the node gives another reason than is true, or refuses who may vote.
import { start } from "../make/officers.mjs";
import { ballotPayload } from "../make/scenario.mjs";
import { deep, scenarioOf } from "./base.mjs";

const refusedOf = (own, signer, at = 0) => own.acts.filter((act) => act.result.code !== "ok" && act.signer === signer)[at];
const coded = (signer, code, at = 0) => () => deep("full", (own) => { refusedOf(own, signer, at).result.code = code; });

/** A good ballot of a voter refused by the node with a code of its own. */
const kept = (code, { mode = "signed", number = 2, time } = {}) => () => {
  const scenario = scenarioOf(mode);
  const at = scenario.casts.findIndex((cast) => cast.number === number);
  const [cast] = scenario.casts.splice(at, 1);
  return deep(mode, (own) => { own.act(time ?? cast.time - start, cast.signer, "cast", cast.payload, {}, code); }, scenario);
};

const codes = ["ballot_proof", "authorization", "closed", "not_open", "state", "paused", "ballot_format", "not_enrolled", "ballot_style", "ballot_repeated",
  "ballot_challenged", "ballot_cast", "challenge_limit", "challenge_votes", "challenge_opening", "nonce_reused", "tracker_taken", "already_voted"];

const untrue = [
  ...codes.map((code) => [`good ballot refused as ${code}`, kept(`election.${code}`)]),
  ["good ballot refused as schema.missing", kept("schema.missing")],
  ["good ballot refused as transaction.expired", kept("transaction.expired")],
  ["good ballot of a ring refused as ring", kept("election.ring", { mode: "ring" })],
  ["good ballot of a ring refused as authorization", kept("election.authorization", { mode: "ring" })],
  ["ballot after the pause refused as paused", kept("election.paused", { time: 2056 })],
  ["second ballot of a voter refused where it is allowed", () => {
    const scenario = scenarioOf("signed");
    const [cast] = scenario.casts.splice(3, 1);
    return deep("signed", (own) => { own.act(2040, cast.signer, "cast", cast.payload, {}, "election.already_voted"); }, scenario); }],
  ["first ballot of a voter refused as a second", coded("fifth", "election.already_voted")],
  ["bad authorization refused for a proof", coded("fifth", "election.ballot_proof")],
  ["bad proof refused for the style", coded("fifth", "election.ballot_style", 1)],
  ["repeated ballot refused as challenged", coded("again", "election.ballot_challenged")],
  ["challenged ballot refused as repeated", coded("of a challenged one", "election.ballot_repeated")],
  ["cast ballot's challenge refused as repeated", coded("of a cast one", "election.ballot_repeated")],
  ["ballot before a later one refused as repeated", coded("early", "election.ballot_repeated")],
  ["good opening refused as none", () => deep("full", (own) => { own.acts.find((act) => act.result.code === "election.challenge_limit").result.code = "election.challenge_opening"; })],
  ["good ballot in the extension refused as closed", () => {
    const scenario = scenarioOf("full");
    return deep("full", (own) => { own.act(6300, "in time", "cast", ballotPayload(scenario, { number: 6, votes: scenario.casts[1].votes, action: "cast", seed: new Uint8Array(32), signer: "in time" }), {}, "election.closed"); }); }],
].map(([name, make]) => ({ name, aim: "refusals", make }));

const unknown = [{ name: "good ballot refused for a reason that nobody knows", aim: "refusals", verdict: "unavailable", make: kept("election.mood") }];

export const mutations = [...untrue, ...unknown];
