// SPDX-License-Identifier: Apache-2.0
// Mutations of who signed: every signature is good, and a node that lies says so in its rows too, as far as it can.
import { keyOf } from "../make/keys.mjs";
import { officerOf, start } from "../make/officers.mjs";
import { deep } from "./base.mjs";

const full = (edit) => () => deep("full", edit);
const aimed = (list) => list.map(([name, make, words]) => ({ name, aim: "people", make, ...(words === undefined ? {} : { words }) }));
const did = (name) => keyOf(name).did;
const first = (own, action) => own.actsOf(action)[0];
const asOfficer = (own, act, name) => {
  own.addOfficer(name);
  act.signer = name;
};
const ceremony = ["ceremonyCommit", "ceremonyReveal", "ceremonyAcknowledge"];

const trustees = aimed([
  ["message of the ceremony by a key that nobody knows", full((own) => { first(own, "ceremonyAcknowledge").signer = "an invented key"; })],
  ["commitment and reveal by an officer who is no trustee", full((own) => { for (const action of ceremony) asOfficer(own, first(own, action), "an invented key"); })],
  ["all trustees are one officer", full((own) => { for (const act of own.acts) if (act.signer.startsWith("trustee")) act.signer = "trustee 1"; })],
  ["two trustees have each other's keys", full((own) => {
    for (const action of ceremony) for (const act of own.actsOf(action)) act.signer = { "trustee 1": "trustee 2", "trustee 2": "trustee 1", "trustee 3": "trustee 3" }[act.signer]; })],
  ["reveal by another trustee than the commitment", full((own) => { const [one, two] = own.actsOf("ceremonyCommit"); [one.signer, two.signer] = [two.signer, one.signer]; })],
  ["decrypted by another trustee's key", full((own) => { first(own, "decrypt").signer = "trustee 2"; })],
  ["decrypted by an officer who is no trustee", full((own) => { asOfficer(own, first(own, "decrypt"), "an invented key"); })],
  ["part told to be another trustee's", full((own) => { first(own, "decrypt").result.data.trustee = 2; })],
  ["part of a trustee that there is not", full((own) => { first(own, "decrypt").result.data.trustee = 9; })],
  ["trustee of another agency than the definition says", full((own) => { own.officer("trustee 2").agency = "a-8"; })],
]);

const rows = aimed([
  ["row of the creator left out", full((own) => { own.dropOfficer("manager"); })],
  ["row of an approver left out", full((own) => { own.dropOfficer("manager 2"); })],
  ["row of a trustee left out", full((own) => { own.dropOfficer("trustee 2"); })],
  ["row of the first key left out", full((own) => { own.dropOfficer("trustee 3"); })],
  ["row of the key that came after left out", full((own) => { own.replaceKey("observer", "observer anew", 2400); own.dropOfficer("observer anew"); })],
  ["row that says another officer", full((own) => { own.officer("manager 2").officer = officerOf("manager 3"); })],
  ["officer id that is not the key's", full((own) => {
    const row = own.certification("certifier 1");
    own.rows.find(({ value }) => value === row).key = `${own.election}/o-0011223344556677`;
    row.officer = own.officer("certifier 1").officer = "o-0011223344556677"; })],
  ["row that says another key", full((own) => { own.officer("manager").did = did("manager 2"); })],
  ["officer since later than the leaf", full((own) => { own.officer("observer").since = start + 2301; })],
  ["officer since a text", full((own) => { own.officer("observer").since = "0"; })],
  ["signed with a key that had been replaced", full((own) => { own.actsOf("decrypt")[1].signer = "trustee 3"; })],
  ["signed with a key before it was the officer's", full((own) => { own.officer("trustee 3 anew").since = start + 7600; })],
  ["replaces a key that was not replaced by it", full((own) => { own.officer("trustee 3").replaced_by = did("manager"); })],
  ["replaces a key that was not replaced", full((own) => { delete own.officer("trustee 3").replaced_by; })],
  ["keys that replace each other", full((own) => { own.officer("trustee 3").replaces = did("trustee 3 anew"); own.officer("trustee 3 anew").replaced_by = did("trustee 3"); own.officer("trustee 3 anew").since = start - 999; })],
  ["earlier key of another agency", full((own) => { own.replaceKey("observer", "observer anew", 2200); own.officer("observer").agency = "a-7"; first(own, "reportObservation").signer = "observer anew"; })],
  ["earlier key of another officer", full((own) => { own.replaceKey("observer", "observer anew", 2200); own.officer("observer").officer = officerOf("manager"); first(own, "reportObservation").signer = "observer anew"; })],
]);

const another = (own, name) => { own.officer(name).agency = "a-5"; };
const authority = aimed([
  ["contest set by another agency", full((own) => { own.addOfficer("observer"); first(own, "setContest").signer = "observer"; })],
  ["ceremony begun again by another agency", () => deep("restarted", (own) => { asOfficer(own, first(own, "restartCeremony"), "observer"); })],
  ["incident noted by another agency", full((own) => { first(own, "logIncident").signer = "observer"; })],
  ["extension proposed by another agency", full((own) => { first(own, "extendElection").signer = "observer"; })],
  ["everything by another agency than the definition says", full((own) => { for (const name of ["manager", "manager 2", "manager 3"]) another(own, name); })],
  ["certified by an officer of another agency", full((own) => { another(own, "certifier 1"); own.certification("certifier 1").agency = "a-5"; })],
  ["tie resolved by an officer of another agency", () => deep("tie", (own) => {
    const row = own.row("results", "/c1");
    const act = own.resolve("c1", { how: "lot", options: ["o2", "o1"] });
    row.outcome = "decided";
    row.options[1].elected = true;
    asOfficer(own, act, "observer");
    row.resolution.officer = officerOf("observer"); })],
  ["tie told to be resolved by another officer", () => deep("tie", (own) => {
    const row = own.row("results", "/c1");
    own.resolve("c1", { how: "lot", options: ["o2", "o1"] });
    row.outcome = "decided";
    row.options[1].elected = true;
    row.resolution.officer = officerOf("certifier 1"); })],
]);

const certifiers = aimed([
  ["certification of another transaction", full((own) => { own.certification("certifier 1").transaction = "0".repeat(64); })],
  ["certification of another result", full((own) => { own.certification("certifier 1").result = "0".repeat(64); })],
  ["certification at another time", full((own) => { own.certification("certifier 1").time++; })],
  ["certification at the time of the proposal", full((own) => { own.certification("certifier 2").time -= 5; })],
  ["certification with another key", full((own) => { own.certification("certifier 1").did = did("certifier 2"); })],
  ["certification of another agency", full((own) => { own.certification("certifier 1").agency = "a-5"; })],
  ["certification left out", full((own) => { own.dropRow("certifications", own.officer("certifier 1").officer); })],
  ["certification that nobody signed", full((own) => { own.rows.push({ table: "certifications", key: `${own.election}/${officerOf("manager")}`,
    value: { ...own.certification("certifier 1"), officer: officerOf("manager"), did: did("manager") } }); })],
  ["one officer certifies with the old key and the new one", full((own) => {
    const [, last] = own.actsOf("certify");
    own.dropRow("certifications", own.officer("certifier 2").officer);
    own.replaceKey("certifier 1", "certifier 1 anew", 8000);
    last.signer = "certifier 1 anew"; })],
  ["certified twice by one key", full((own) => { own.dropRow("certifications", own.officer("certifier 2").officer); own.actsOf("certify")[1].signer = "certifier 1"; })],
]);

const approvals = (own) => own.actsOf("approve");
const eyes = aimed([
  ["approved by the proposer", full((own) => { approvals(own)[0].signer = "manager"; })],
  ["approved by the proposer with a new key", full((own) => { own.replaceKey("manager", "manager anew", 4001);
    for (const act of own.acts) if (act.signer === "manager" && act.time > start + 4001) act.signer = "manager anew";
    approvals(own)[0].signer = "manager anew"; })],
  ["approved twice by one officer", full((own) => { approvals(own)[2].signer = "manager 2"; })],
  ["approved by somebody who is no officer", full((own) => { approvals(own)[0].signer = "an invented key"; })],
  ["executed with fewer approvals than needed", full((own) => { own.actsOf("extendElection")[1].result.data.needed = 3; })],
  ["executed with none needed", full((own) => { own.actsOf("extendElection")[0].result.data.needed = 0; })],
  ["executed twice", full((own) => { const [approval] = approvals(own); const again = structuredClone(approval);
    again.signer = "manager 3"; again.time++; own.acts.splice(own.acts.indexOf(approval) + 1, 0, again); })],
]);

const desk = (edit) => full((own) => { edit(own.row("desks"), own); });
const desks = aimed([
  ["certified over an objection that holds it up", desk((row) => { row.blocking = 1; })],
  ["decision about an objection left out", desk((row, own) => { own.drop(first(own, "decideObjection")); })],
  ["more objections decided than the record shows", desk((row) => { row.open = 0; })],
  ["fewer objections than are open", desk((row) => { row.open = 3; })],
  ["objections as text", desk((row) => { row.objections = "2"; })],
  ["desk where nothing was said left out", () => deep("signed", (own) => { own.dropRow("desks"); })],
  ["more objections hold it up than are open", () => deep("signed", (own) => {
    own.actsOf("certify").forEach((act) => own.dropCertify(act));
    own.row("elections").state = "counted";
    Object.assign(own.row("desks"), { objections: 1, open: 1, blocking: 2 }); })],
  ["desk left out", desk((row, own) => { own.dropRow("desks"); })],
]);

const pinned = (...words) => [words.flat(), () => deep("full", () => {})];
const pins = [
  ["another trustee than was given", pinned("--trustee", `1=${did("trustee 2")}`)],
  ["trustee with a new key that was not given", pinned("--trustee", `3=${did("trustee 3")}`)],
  ["trustee without the first key that was given", pinned("--trustee", `3=${did("trustee 3 anew")}`)],
  ["trustee that there is not was given", pinned("--trustee", `4=${did("trustee 1")}`)],
  ["certifier that was not given", pinned("--certifier", did("certifier 1"))],
  ["other certifiers were given", pinned(["--certifier", did("manager")], ["--certifier", did("certifier 3")])],
].map(([name, [words, make]]) => ({ name, aim: "people", make, words: () => words }));

export const good = [
  { name: "good record, everything that can happen", make: () => deep("full", () => {}) },
  { name: "good record, people as given", make: () => deep("full", () => {}), words: () => [["--trustee", `1=${did("trustee 1")}`], ["--trustee", `3=${did("trustee 3")}`],
    ["--trustee", `3=${did("trustee 3 anew")}`], ["--certifier", did("certifier 1")], ["--certifier", did("certifier 2")], ["--trust-first"]].flat() },
  { name: "good record, an observer's key replaced after the last use", make: full((own) => { own.replaceKey("observer", "observer anew", 2400); }) },
].map((one) => ({ ...one, aim: undefined, verdict: "pass" }));

export const mutations = [...trustees, ...rows, ...authority, ...certifiers, ...eyes, ...desks, ...pins];
