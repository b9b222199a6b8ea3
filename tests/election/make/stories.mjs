// SPDX-License-Identifier: Apache-2.0
// What happens in made-up elections beyond the plain course: freezing by the clock, pauses, extensions, four eyes, changed
// keys, objections, and ballots that are refused, each for a reason that is true.
import { ballotHash, makeBallot } from "../lib/ballot.mjs";
import { b64, sha256, utf8 } from "../lib/bytes.mjs";
import { ceremonyMessages } from "../lib/ceremony.mjs";
import { hashToScalar } from "../lib/group.mjs";
import { credentialOf, signBallot } from "../lib/schnorr.mjs";
import { keyOf } from "./keys.mjs";
import { authorize, ballotIn, ballotPayload, placeOf, start, voterSecret } from "./scenario.mjs";

const flip = (text, at) => {
  const bytes = Buffer.from(text, "base64url");
  bytes[at < 0 ? bytes.length + at : at] ^= 1;
  return b64(bytes);
};
const seed = (name) => sha256(utf8(`refused ${name}`));

/** Opened and closed by the authority, one ballot a voter, five minutes for objections. */
export function fullDefinition(definition) {
  Object.assign(definition, { opening: "authority", revote: false });
  definition.schedule.objections = 300;
}

/** Voter 1 once; the last ballot after the second extension. */
export function fullPlans(plans) {
  plans.splice(3, 1);
  plans.at(-1).at = 4230;
}

/** [seconds, signer, action, payload, code] */
function makeRefused(scenario) {
  const { frozen, casts } = scenario;
  const vote = [{ contest: "c1", option: "o1", value: 1 }, { contest: "c3", option: "l1", value: 1 }, { contest: "c3", option: "x", value: 1 }];
  const ballotOf = (name, number, action = "cast", own = seed(name)) => ballotPayload(scenario, { number, votes: vote, action, seed: own, signer: name });
  const again = (name, payload, action, number) => ({ ...ballotIn(payload),
    authorization: authorize(scenario, { ballot: ballotIn(payload), action, signer: name, secret: voterSecret(frozen.definition.id, number), keys: placeOf(scenario, number).keys }) });
  const { seed: opened, votes, ...challenged } = casts[2].payload;
  const good = ballotOf("fifth", 5);
  const opening = ballotOf("opening", 5, "challenge");
  const stranger = hashToScalar("a stranger");
  const strange = makeBallot(frozen, frozen.precincts.get("p001"), vote, credentialOf(stranger), undefined, seed("stranger"));
  const otherProof = structuredClone(ballotIn(good));
  otherProof.answers[0].proof = flip(otherProof.answers[0].proof, 8 * 32);
  const otherStyle = structuredClone(ballotIn(good));
  otherStyle.answers.pop();
  return [
    [1990, "early", "cast", again("early", casts[0].payload, "cast", 1), "election.not_open"],
    [2012, "again", "cast", again("again", casts[0].payload, "cast", 1), "election.ballot_repeated"],
    [2032, "of a challenged one", "cast", again("of a challenged one", challenged, "cast", 4), "election.ballot_challenged"],
    [2033, "of a cast one", "challenge", { ...again("of a cast one", casts[0].payload, "challenge", 1), seed: opened, votes }, "election.ballot_cast"],
    [2034, "challenged again", "challenge", { ...again("challenged again", challenged, "challenge", 4), seed: opened, votes }, "election.ballot_repeated"],
    [2035, "same seed", "cast", ballotOf("same seed", 1, "cast", sha256(utf8("seed signed 0"))), "election.nonce_reused"],
    [2036, "second", "cast", ballotOf("second", 1), "election.already_voted"],
    [2037, "fifth", "cast", { ...good, authorization: flip(good.authorization, 40) }, "election.authorization"],
    [2038, "fifth", "cast", again("fifth", otherProof, "cast", 5), "election.ballot_proof"],
    [2039, "fifth", "cast", again("fifth", otherStyle, "cast", 5), "election.ballot_style"],
    [2040, "nobody", "cast", { ...strange, authorization: b64(signBallot(frozen, "cast", keyOf("nobody").did, stranger, ballotHash(strange))) }, "election.not_enrolled"],
    [2041, "empty", "cast", { ...good, answers: [] }, "election.ballot_format"],
    [2042, "opening", "challenge", { ...opening, seed: flip(opening.seed, 0) }, "election.challenge_opening"],
    [2043, "opening", "challenge", { ...opening, votes: opening.votes.slice(1) }, "election.challenge_votes"],
    [2044, "opening", "challenge", opening, "election.challenge_limit"],
    [6200, "fifth", "cast", good, "election.paused"],
    [7001, "fifth", "cast", good, "election.closed"],
  ];
}

const refused = new WeakMap();
function addRefused(life, make) {
  const { frozen } = life.scenario;
  if (!refused.has(frozen)) refused.set(frozen, make(life.scenario));
  for (const [time, signer, action, payload, code] of refused.get(frozen)) life.act(time, signer, action, structuredClone(payload), {}, code);
}

function addPauses(life) {
  life.act(2046, "manager", "logIncident", { kind: "outage", text: "power" }, {});
  life.addOfficer("observer");
  life.act(2300, "observer", "reportObservation", { text: "all in order" }, {});
  for (const name of ["manager 2", "manager 3"]) life.addOfficer(name);
  life.propose(life.act(4000, "manager", "extendElection", { closes: start + 6000, reason: "outage" }, { state: "open", closes: start + 6000 }), ["manager 2"]);
  life.act(5990, "manager", "pauseElection", { reason: "flood" });
  life.propose(life.act(6210, "manager", "extendElection", { closes: start + 7000, reason: "flood" }, { state: "paused", closes: start + 7000 }), ["manager 2", "manager 3"]);
  life.act(6220, "manager 2", "resumeElection", { reason: "over" });
  life.act(7000, "manager", "closeElection", {}, { state: "closed" });
  Object.assign(life.row("elections"), { closes: start + 7000, ends: start + 7060, closed_at: start + 7000,
    pauses: [{ from: start + 2045, until: start + 2055 }, { from: start + 5990, until: start + 6220 }] });
}

/** Counting comes later, by a trustee with a new key; then an objection is decided. */
function addCounting(life) {
  for (const act of [...life.actsOf("decrypt")]) act.time += 2000;
  for (const act of [...life.actsOf("certify")]) act.time += 1000;
  for (const { table, value } of life.rows) if (["counts", "results"].includes(table)) value.time += 2000;
  for (const { table, value } of life.rows) if (table === "certifications") value.time += 1000;
  life.sort();
  life.replaceKey("trustee 3", "trustee 3 anew", 7100);
  life.actsOf("decrypt")[1].signer = "trustee 3 anew";
  life.act(7600, "manager 3", "decideObjection", { objection: "x-0011223344556677", decision: "rejected", reason: "nothing to it" });
  Object.assign(life.row("desks"), { objections: 2, open: 1, incidents: 1, observations: 1 });
  const last = life.actsOf("certify")[1];
  life.addOfficer("certifier 3");
  const [approval] = life.propose(last, ["certifier 3"]);
  life.row("certifications", life.officer("certifier 2").officer).time = approval.time;
  life.row("certifications", life.officer("certifier 2").officer).transaction = life.idOf(last);
}

/** Everything. */
export function fullStory(life) {
  life.act(2000, "manager", "openElection", {}, { state: "open" });
  addRefused(life, makeRefused);
  addPauses(life);
  addCounting(life);
}

/** Keys were made, and made again before freezing: under four eyes, and once more only proposed. */
export function restartedStory(life) {
  const { definition } = life.scenario;
  for (const act of life.acts) if (act.action.startsWith("ceremony")) act.time += 100;
  for (const index of [1, 2, 3]) {
    const coefficients = [0, 1].map((t) => hashToScalar("test-coefficient given up", index, t));
    const encryptionKey = seed(`encryption ${index}`);
    const messages = ceremonyMessages({ election: definition.id, attempt: 1, index, encryptionKey }, coefficients);
    life.act(10 + index, `trustee ${index}`, "ceremonyCommit", { attempt: 1, commitment: messages.commitment, encryption_key: b64(encryptionKey) }, { round: "commit" });
    life.act(20 + index, `trustee ${index}`, "ceremonyReveal", { attempt: 1, coefficients: messages.coefficients, proof: messages.proof }, { round: "reveal" });
    life.act(30 + index, `trustee ${index}`, "ceremonyAcknowledge", { attempt: 1 }, { round: "done" });
  }
  life.propose(life.act(60, "manager", "restartCeremony", { reason: "a key was lost" }, { attempt: 2, round: "commit", state: "ceremony" }), ["certifier 1"]);
  life.act(300, "manager", "restartCeremony", { reason: "to be sure" }, { proposal: "p-0011223344556677", state: "open", needed: 1, valid_until: start + 900 });
}

/** Frozen by the clock: nobody signed that. Two ballots are refused. */
export function scheduledStory(life) {
  life.drop(life.actsOf("freeze")[0]);
  addRefused(life, (scenario) => {
    const good = ballotPayload(scenario, { number: 5, votes: [{ contest: "c1", option: "o1", value: 1 }], action: "cast", seed: seed("ring"), signer: "fifth" });
    return [[2062, "fifth", "cast", { ...good, ring: "p001-1-9" }, "election.ring"], [2063, "another", "cast", good, "election.authorization"]];
  });
}
