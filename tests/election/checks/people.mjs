// SPDX-License-Identifier: Apache-2.0
// people: who signed is who the frozen document and the rows name, with the keys and agencies of the officers' rows.
import { b64 } from "../lib/bytes.mjs";
import { ceremonyCommitment } from "../lib/ceremony.mjs";
import { isCount, isObject } from "../lib/json.mjs";

export const name = "people";

export const ceremonyMessages = ["ceremonyCommit", "ceremonyReveal", "ceremonyShares", "ceremonyAcknowledge", "ceremonyComplain", "ceremonySettle"];
const byAuthority = ["createElection", "editElection", "setContest", "removeContest", "setPrecincts", "mergePrecinct", "setTrustees", "startCeremony",
  "restartCeremony", "excludeTrustee", "freeze", "openElection", "closeElection", "pauseElection", "resumeElection", "extendElection", "voidElection", "resolveTie",
  "decideObjection", "logIncident", "certify", "archiveElection", "markRollDestroyed"];

/** Signers of leaves: officers all, but for those who vote. */
function checkSigners(check, facts) {
  for (const leaf of facts.accepted) {
    const isOfficers = leaf.tx.domain === "approvals" ? leaf.action === "approve" : leaf.tx.domain === "election" && !["cast", "challenge"].includes(leaf.action);
    if (isOfficers) check.item(leaf.where, facts.officers.fault(leaf.signer, leaf.time));
  }
}

/** The one trustee that a signer is; null when there is none, or not one alone. */
function trusteeOf(facts, signer) {
  const { officer, agency } = facts.officers.told(signer);
  const own = facts.frozen.definition.trustees.filter((trustee) => trustee.officer === officer);
  return own.length === 1 && own[0].agency === agency ? own[0].index : null;
}

const lastAttempt = (facts) => facts.actsOf(...ceremonyMessages).filter(({ payload }) => payload.attempt === facts.electionRow?.attempt);

/** The signer of the reveal of each key of the document: Map index -> DID. */
function revealers(facts) {
  const reveals = lastAttempt(facts).filter(({ action }) => action === "ceremonyReveal");
  return new Map(facts.definitionRow.frozen.trustees.keys.map(({ index, coefficients }) =>
    [index, reveals.find(({ payload }) => JSON.stringify(payload.coefficients) === JSON.stringify(coefficients))?.signer]));
}

function checkTrustees(check, facts) {
  const { definition, trustees } = facts.frozen;
  const pins = facts.options.trustees ?? [];
  const isPinned = (index, signer) => !pins.some((pin) => pin.index === index) || pins.some((pin) => pin.index === index && pin.did === signer);
  const messages = [...lastAttempt(facts), ...facts.actsOf("decrypt")].map((act) => ({ ...act, trustee: trusteeOf(facts, act.signer) }));
  for (const { where, action, trustee, signer, result } of messages) {
    let fault = null;
    if (trustee === null) fault = "not by a trustee of the definition";
    else if (action === "decrypt" && result.data.trustee !== trustee) fault = "by another trustee than it says";
    else if (!isPinned(trustee, signer)) fault = "not by the key that was given for this trustee";
    check.item(where, fault);
  }
  for (const { index, coefficients } of facts.definitionRow.frozen.trustees.keys) {
    const own = messages.filter(({ trustee }) => trustee === index);
    const commitment = b64(ceremonyCommitment(facts.election, facts.electionRow?.attempt ?? 0, index, trustees.keys.get(index)));
    const isOwn = own.some(({ action, payload }) => action === "ceremonyReveal" && JSON.stringify(payload.coefficients) === JSON.stringify(coefficients))
      && own.some(({ action, payload }) => action === "ceremonyCommit" && payload.commitment === commitment);
    check.item(`trustee ${index}`, isOwn ? null : "the key is not by this trustee");
  }
  for (const { index } of pins) check.item(`trustee ${index}`, definition.trustees.some((trustee) => trustee.index === index) ? null : "no such trustee to be pinned");
}

function checkAuthority(check, facts) {
  const { authority } = facts.frozen.definition;
  for (const { where, signer } of facts.actsOf(...byAuthority)) check.item(where, facts.officers.told(signer).agency === authority ? null : "not by the authority");
  for (const { key, value } of facts.rows("results")) {
    const act = isObject(value.resolution) ? facts.actsOf("resolveTie").find(({ id }) => id === value.resolution.transaction) : undefined;
    if (act !== undefined) check.item(`results/${key}`, value.resolution.officer === facts.officers.told(act.signer).officer ? null : "a resolution by another officer");
  }
}

function checkCertifiers(check, facts) {
  const certifies = facts.actsOf("certify");
  const rows = facts.rows("certifications");
  const isIts = ({ key, value }, act) => {
    const { officer, agency } = facts.officers.told(act.signer);
    return officer !== "" && key === `${facts.election}/${officer}` && value.officer === officer && value.did === act.signer && value.agency === agency
      && value.result === act.payload.result && value.transaction === act.id && value.time === act.time;
  };
  for (const act of certifies) check.item(act.where, rows.filter((row) => isIts(row, act)).length === 1 ? null : "no row of this certification");
  for (const row of rows) check.item(`certifications/${row.key}`, certifies.filter((act) => isIts(row, act)).length === 1 ? null : "no certification of this row");
  const pins = new Set(facts.options.certifiers ?? []);
  if (pins.size === 0) return;
  for (const { where, signer } of certifies) check.item(where, pins.has(signer) ? null : "not by a certifier that was given");
  const given = new Set(certifies.filter(({ signer }) => pins.has(signer)).map(({ signer }) => facts.officers.told(signer).officer)).size;
  if (isOver(facts)) check.item("certifiers", given >= facts.frozen.definition.certifiers ? null : "fewer of those that were given than the definition asks for");
}

const isOver = (facts) => ["certified", "archived"].includes(facts.electionRow?.state);

function checkFourEyes(check, facts) {
  const officerOf = (signer) => facts.officers.told(signer).officer;
  for (const proposed of facts.accepted.filter(({ tx, result }) => tx.domain === "election" && result.data.proposal !== undefined)) {
    const approvals = facts.accepted.filter(({ tx, payload }) => tx.domain === "approvals" && payload.transaction === proposed.id);
    const officers = [proposed, ...approvals].map(({ signer }) => officerOf(signer));
    check.item(proposed.where, new Set(officers).size === officers.length ? null : "approved by the proposer, or twice by one officer");
    const done = approvals.flatMap(({ result }, at) => (result.data.state === "executed" ? [at + 1] : []));
    check.item(proposed.where, done.length <= 1 ? null : "executed twice");
    const { needed } = proposed.result.data;
    check.item(proposed.where, isCount(needed, 1) && (done.length === 0 || done[0] >= needed) ? null : "executed with fewer approvals than it needed");
  }
}

function checkDesk(check, facts) {
  const desk = facts.row("desks", facts.election);
  const decided = facts.actsOf("decideObjection").length;
  // It is made with the election: without it nobody could say that nothing was objected to.
  if (desk === undefined) return check.item("desks", "no row of the desk");
  const { objections, open, blocking } = desk;
  check.item("desks", [objections, open, blocking].every((count) => isCount(count)) && objections - open === decided ? null : "not as many objections decided as the record shows");
  check.item("desks", blocking <= open ? null : "more objections hold the certification up than are open");
  if (isOver(facts)) check.item("desks", blocking === 0 ? null : "certified over objections that were not decided");
}

export function run(check, facts) {
  if (!facts.isFrozen) return check.unavailable("not frozen");
  checkSigners(check, facts);
  checkTrustees(check, facts);
  checkAuthority(check, facts);
  checkCertifiers(check, facts);
  checkFourEyes(check, facts);
  checkDesk(check, facts);
}

/** What the verdict tells of people. */
export function tell(facts) {
  if (!facts.isFrozen) return [];
  const trustees = [...revealers(facts)].map(([index, did = ""]) => ({ role: "trustee", index, ...facts.officers.told(did), did }));
  const certifiers = facts.actsOf("certify").map(({ signer }) => ({ role: "certifier", index: 0, ...facts.officers.told(signer), did: signer }));
  return [...trustees, ...certifiers];
}

