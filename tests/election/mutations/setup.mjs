// SPDX-License-Identifier: Apache-2.0
// Mutations of definition, keys and roll, all signed again.
import { b64, hex } from "../lib/bytes.mjs";
import { fingerprintOf } from "../lib/definition.mjs";
import { encodePoint, G, multiply, order } from "../lib/group.mjs";
import { rollCommitment } from "../lib/roll.mjs";
import { start } from "../make/officers.mjs";
import { deep, flip } from "./base.mjs";

const identityText = b64(new Uint8Array(32));
const bad = b64(new Uint8Array(32).fill(255));

/** A changed frozen document with its own fingerprint in every row. */
const document = (edit, mode = "signed") => () => deep(mode, (own) => {
  const row = own.row("definitions");
  edit(row.frozen, own);
  const fingerprint = hex(fingerprintOf(row.frozen));
  row.fingerprint = fingerprint;
  own.row("elections").fingerprint = fingerprint;
});
const definition = (edit) => document((frozen) => edit(frozen.definition));
const life = (edit) => () => deep("signed", edit);
const roll = (edit, mode = "signed") => document((frozen, own) => {
  edit(own.roll);
  Object.assign(frozen.roll, rollCommitment(frozen.definition, own.roll));
}, mode);
const aimed = (aim, list) => list.map(([name, make]) => ({ name, aim, make }));

const parameters = aimed("parameters", [
  ["minimum above the maximum", definition((own) => { own.contests[0].minimum = 2; })],
  ["more to choose than options", definition((own) => { own.contests[0].maximum = 4; })],
  ["score in a choose contest", definition((own) => { own.contests[0].score = 2; })],
  ["score above 20", definition((own) => { own.contests[1].score = 21; })],
  ["no option", definition((own) => { own.contests[0].options = []; })],
  ["option called blank", definition((own) => { own.contests[0].options[0].id = "blank"; })],
  ["option id twice", definition((own) => { own.contests[0].options[1].id = "o1"; })],
  ["contest id twice", definition((own) => { own.contests[2].id = "c1"; })],
  ["id with a capital", definition((own) => { own.contests[0].id = "C1"; })],
  ["candidate of no list", definition((own) => { own.contests[2].options[1].list = "l9"; })],
  ["list outside a list contest", definition((own) => { own.contests[0].options[1].list = "o1"; })],
  ["list with too few candidates", definition((own) => { own.contests[2].minimum = 1; own.contests[2].options.splice(1, 2); })],
  ["merged into another constituency", definition((own) => { own.precincts[2].counted_in = "p001"; })],
  ["merged into a merged one", definition((own) => { own.precincts[1].counted_in = "p003"; })],
  ["precinct without a contest", definition((own) => { own.contests.forEach((one) => { one.constituencies = ["north"]; }); })],
  ["closes before it opens", definition((own) => { own.schedule.closes = own.schedule.opens; })],
  ["rings of 100", definition((own) => { own.ring_size = 100; })],
  ["threshold above the trustees", definition((own) => { own.threshold = 4; })],
  ["trustee left out", definition((own) => { own.trustees.splice(1, 1); })],
  ["unknown mode", definition((own) => { own.mode = "open"; })],
  ["another version", definition((own) => { own.version = 2; })],
  ["1001 seats", definition((own) => { own.contests[0].seats = 1001; })],
  ["share of nothing with rule share", definition((own) => { Object.assign(own.contests[0], { rule: "share", share: 0 }); })],
  ["text of 1002 bytes", definition((own) => { own.title_ko = "가".repeat(334); })],
  ["option number twice", definition((own) => { own.contests[0].options[1].number = 1; })],
  ["option number above a million", definition((own) => { own.contests[0].options[1].number = 1_000_001; })],
  ["grace of more than a day", definition((own) => { own.schedule.grace = 86_401; })],
  ["closes after the year 9999", definition((own) => { own.schedule.closes = 253_402_300_800; })],
  ["101 certifiers", definition((own) => { own.certifiers = 101; })],
  ["quorum of nobody knows what", definition((own) => { own.contests[0].quorum_of = "voters"; })],
  ["what the quorum is of left out", definition((own) => { delete own.contests[0].quorum_of; })],
  ["constituency of no precinct", definition((own) => { own.contests[1].constituencies.push("west"); })],
  ["one officer two trustees", definition((own) => { own.trustees[1].officer = own.trustees[0].officer; })],
  ["trustee without an officer", definition((own) => { own.trustees[1].officer = ""; })],
  ["a member more", definition((own) => { own.note = ""; })],
  ["a member less", definition((own) => { delete own.opening; })],
]);

const definitions = aimed("definition", [
  ["title changed, fingerprint kept", life((own) => { own.row("definitions").frozen.definition.title_ko = "다른 선거"; })],
  ["another fingerprint in the election's row", life((own) => { own.row("elections").fingerprint = "0".repeat(64); })],
  ["another fingerprint in the document's row", life((own) => { own.row("definitions").fingerprint = "0".repeat(64); })],
  ["document of another election", document((frozen) => { frozen.definition.id = "e-ffffffffffffffff"; })],
  ["document with more", document((frozen) => { frozen.more = 1; })],
  ["document without a roll", document((frozen) => { delete frozen.roll; })],
  ["more enrolled than on the roll", document((frozen) => { frozen.roll.enrolled = frozen.roll.entries + 1; })],
  ["joint key of one trustee alone", document((frozen) => { [frozen.trustees.joint] = frozen.trustees.keys[0].coefficients; })],
  ["joint key that is the identity", document((frozen) => { frozen.trustees.joint = identityText; })],
  ["coefficient that is the identity", document((frozen) => { frozen.trustees.keys[0].coefficients[1] = identityText; })],
  ["coefficient that is no point", document((frozen) => { frozen.trustees.keys[0].coefficients[1] = bad; })],
  ["coefficient too many", document((frozen) => { frozen.trustees.keys[0].coefficients.push(b64(encodePoint(G))); })],
  ["keys out of order", document((frozen) => { frozen.trustees.keys.reverse(); })],
  ["fewer keys than the threshold", document((frozen) => { frozen.trustees.keys.splice(1); [frozen.trustees.joint] = frozen.trustees.keys[0].coefficients; })],
  ["threshold of the keys differs", document((frozen) => { frozen.trustees.threshold = 1; })],
]);

/** `act`: the approval by which the ceremony was begun again. */
const restarted = (edit) => () => deep("restarted", (own) => edit(own, own.actsOf("approve")[0]));
const trusteeKeys = aimed("trustee_keys", [
  ["commitment of something else", life((own) => { const { payload } = own.actsOf("ceremonyCommit")[1]; payload.commitment = flip(payload.commitment); })],
  ["commitment refused", life((own) => { own.actsOf("ceremonyCommit")[1].result = { code: "election.state", data: {} }; })],
  ["reveal refused", life((own) => { own.actsOf("ceremonyReveal")[1].result = { code: "election.state", data: {} }; })],
  ["reveal of another coefficient", life((own) => { own.actsOf("ceremonyReveal")[1].payload.coefficients[1] = b64(encodePoint(multiply(7n, G))); })],
  ["bad proof", life((own) => { const { payload } = own.actsOf("ceremonyReveal")[1]; payload.proof = flip(payload.proof, 70); })],
  ["proof with a scalar of the order", life((own) => { const { payload } = own.actsOf("ceremonyReveal")[1]; const bytes = Buffer.from(payload.proof, "base64url");
    let scalar = BigInt(`0x${Buffer.from(bytes.subarray(64, 96)).reverse().toString("hex")}`) + order;
    for (let at = 64; at < 96; at++, scalar >>= 8n) bytes[at] = Number(scalar & 255n);
    payload.proof = b64(bytes); })],
  ["proof of another trustee", life((own) => { const [first, second] = own.actsOf("ceremonyReveal"); second.payload.proof = first.payload.proof; })],
  ["another encryption key", life((own) => { const { payload } = own.actsOf("ceremonyCommit")[1]; payload.encryption_key = flip(payload.encryption_key, 3); })],
  ["reveal of another attempt", life((own) => { own.actsOf("ceremonyReveal")[1].payload.attempt = 0; })],
  ["message of a later attempt than the row's", life((own) => { own.act(40, "trustee 1", "ceremonyReveal", { attempt: 2, coefficients: [], proof: "" }); })],
  ["attempt in the row that there was not", life((own) => { own.row("elections").attempt = 7; })],
  ["ceremony begun again after the keys", restarted((own, act) => { act.time = start + 400; own.sort(); })],
  ["ceremony begun again after freezing", restarted((own, act) => { act.time = start + 1300; own.sort(); })],
  ["one commitment from before the ceremony was begun again", restarted((own) => { own.actsOf("ceremonyCommit").find(({ payload }) => payload.attempt === 2).time = start + 50; own.sort(); })],
  ["keys of the attempt that was given up", restarted((own) => { own.row("elections").attempt = 1; })],
  ["revealed before all had committed", life((own) => { const late = own.actsOf("ceremonyCommit")[2]; own.acts.splice(own.acts.indexOf(late), 1);
    own.acts.splice(own.acts.indexOf(own.actsOf("ceremonyReveal")[1]), 0, { ...late, time: own.actsOf("ceremonyReveal")[1].time }); })],
]);

const rolls = aimed("roll", [
  ["entry left out", life((own) => { own.roll.splice(2, 1); })],
  ["entry added", life((own) => { own.roll.push({ number: 99, credential: "", precinct: "p001", weight: 1 }); })],
  ["roll left out", life((own) => { own.roll.length = 0; })],
  ["another weight", life((own) => { own.roll[2].weight++; })],
  ["another precinct", life((own) => { own.roll[2].precinct = "p001"; })],
  ["another credential", life((own) => { own.roll[2].credential = b64(encodePoint(multiply(9n, G))); })],
  ["credential taken away", life((own) => { own.roll[2].credential = ""; })],
  ["unknown precinct", life((own) => { own.roll[2].precinct = "p009"; })],
  ["credential twice, committed to", roll((own) => { own[2].credential = own[3].credential; })],
  ["credential that is the identity, committed to", roll((own) => { own[2].credential = identityText; })],
  ["credential that is no point, committed to", roll((own) => { own[2].credential = bad; })],
  ["weight above what can be counted, committed to", roll((own) => { own.at(-1).weight++; }, "heavy")],
  ["wrong count of enrolled", document((frozen) => { frozen.roll.enrolled--; })],
  ["ring of 100 keys, committed to", document((frozen, own) => { own.roll.splice(100); Object.assign(frozen.roll, rollCommitment(frozen.definition, own.roll)); }, "ring")],
]);

export const good = [{ name: "good record, a roll as heavy as can be counted", aim: undefined, verdict: "pass", make: () => deep("heavy", () => {}) },
  { name: "good record, keys of a second ceremony", aim: undefined, verdict: "pass", make: () => deep("restarted", () => {}) }];

export const mutations = [...parameters, ...definitions, ...trusteeKeys, ...rolls];
