// SPDX-License-Identifier: Apache-2.0
// Mutations of sums, parts, counts, results and certification, signed again.
import { b64, concat, hex, sha256, utf8 } from "../lib/bytes.mjs";
import { decryptPart, publicShare } from "../lib/ceremony.mjs";
import { slotsOf } from "../lib/definition.mjs";
import { deep, flip } from "./base.mjs";

const life = (edit, mode = "signed") => () => deep(mode, edit);
const aimed = (aim, list) => list.map(([name, make, verdict]) => ({ name, aim, make, verdict }));
const place = (own, table, key) => own.rows.find((row) => row.table === table && row.key.endsWith(key));

const sums = aimed("sums", [
  ["sum with a bit changed", life((own) => { const row = own.row("sums", "p001/c1"); row.sums = flip(row.sums, 33); })],
  ["sums of two precincts swapped", life((own) => { const [first, second] = [own.row("sums", "p001/c1"), own.row("sums", "p002/c1")]; [first.sums, second.sums] = [second.sums, first.sums]; })],
  ["sums of two options swapped", life((own) => { const row = own.row("sums", "p001/c1"); const bytes = Buffer.from(row.sums, "base64url");
    row.sums = b64(concat(bytes.subarray(0, 64), bytes.subarray(128, 192), bytes.subarray(64, 128), bytes.subarray(192))); })],
  ["sum of nothing", life((own) => { const row = own.row("sums", "p001/c1"); row.sums = b64(new Uint8Array(Buffer.from(row.sums, "base64url").length)); })],
  ["sum one option short", life((own) => { const row = own.row("sums", "p001/c1"); row.sums = b64(Buffer.from(row.sums, "base64url").subarray(64)); })],
  ["more ballots", life((own) => { own.row("sums", "p001/c1").ballots++; })],
  ["more weight", life((own) => { own.row("sums", "p001/c1").weight++; })],
  ["sum missing", life((own) => { own.rows.splice(own.rows.indexOf(place(own, "sums", "p002/c3")), 1); })],
  ["sum of an unknown unit", life((own) => { const row = place(own, "sums", "p002/c1"); own.rows.push({ ...row, key: row.key.replace("p002", "p009") }); })],
  ["sum of a merged precinct", life((own) => { const row = place(own, "sums", "p002/c1"); own.rows.push({ ...row, key: row.key.replace("p002", "p003") }); })],
  ["sum of a contest that the unit lacks", life((own) => { const row = place(own, "sums", "p001/c2"); own.rows.push({ ...row, key: row.key.replace("p001", "p002") }); })],
]);

const part = (own, trustee = 0, at = 0) => own.actsOf("decrypt")[trustee].payload.parts[at];
/** A part with a made-up secret, and a proof that is right for it. */
function wrongShare(own) {
  const { frozen } = own.scenario;
  const sum = own.tally.sums.get("p001/c1");
  part(own).values = b64(concat(...slotsOf(sum.contest).map((slot, at) => decryptPart({ fingerprint: frozen.fingerprint, election: frozen.definition.id, unit: "p001",
    contest: "c1", slot: slot.id, index: 1, share: publicShare(frozen.trustees, 1), alpha: sum.sums[at][0], beta: sum.sums[at][1] }, 12345n))));
}
const decryptions = aimed("decryptions", [
  ["D changed", life((own) => { part(own).values = flip(part(own).values, 0); })],
  ["proof changed", life((own) => { part(own).values = flip(part(own).values, 100); })],
  ["last proof changed", life((own) => { const { values } = part(own); part(own).values = flip(values, Buffer.from(values, "base64url").length - 32); })],
  ["made with another share", life(wrongShare)],
  ["parts of two units swapped", life((own) => { const [first, second] = [part(own, 0, 0), part(own, 0, 3)]; [first.values, second.values] = [second.values, first.values]; })],
  ["parts of two trustees swapped", life((own) => { const [first, second] = [part(own, 0), part(own, 1)]; [first.values, second.values] = [second.values, first.values]; })],
  ["part signed and told to be another trustee's", life((own) => { const [act] = own.actsOf("decrypt"); act.result.data.trustee = 2; act.signer = "trustee 2"; })],
  ["part given twice", life((own) => { const { payload } = own.actsOf("decrypt")[0]; payload.parts.push(payload.parts[0]); })],
  ["part one byte short", life((own) => { part(own).values = b64(Buffer.from(part(own).values, "base64url").subarray(1)); })],
  ["part of an unknown unit", life((own) => { part(own).unit = "p009"; })],
  ["part without values", life((own) => { delete part(own).values; })],
]);

const counts = aimed("counts", [
  ["one vote more", life((own) => { own.row("counts", "p001/c1").counts[1]++; })],
  ["two counts swapped", life((own) => { const { counts } = own.row("counts", "p002/c1"); counts.reverse(); })],
  ["votes below zero", life((own) => { own.row("counts", "p001/c1").counts[0] = -1; })],
  ["one count less", life((own) => { own.row("counts", "p001/c1").counts.pop(); })],
  ["k-1 parts", life((own) => { own.acts.splice(own.acts.indexOf(own.actsOf("decrypt")[1]), 1); own.row("counts", "p001/c1").trustees = [1]; })],
  ["trustees who gave no part", life((own) => { own.row("counts", "p001/c1").trustees = [1, 2]; })],
  ["one trustee twice", life((own) => { own.row("counts", "p001/c1").trustees = [1, 1]; })],
  ["other ballots than the sum", life((own) => { own.row("counts", "p001/c1").ballots++; })],
  ["other weight than the sum", life((own) => { own.row("counts", "p001/c1").weight++; })],
  ["count of a unit that there is not", life((own) => { const row = place(own, "counts", "p002/c1"); own.rows.push({ ...row, key: row.key.replace("p002", "p009") }); })],
  ["counts swapped between precincts", life((own) => { const [first, second] = [own.row("counts", "p001/c1"), own.row("counts", "p002/c1")]; [first.counts, second.counts] = [second.counts, first.counts]; })],
  ["count missing", life((own) => { own.rows.splice(own.rows.indexOf(place(own, "counts", "p002/c3")), 1); }), "unavailable"],
]);

/** Results changed and certified as they are: only recomputing finds it. */
const result = (edit, contest = "c1", mode = "signed") => life((own) => edit(own.row("results", `/${contest}`), own), mode);
/** The tie of a contest decided; `change` changes what was decided, in the act and in the row. */
const decided = (how, options, change = () => {}, { mode = how === "runoff" ? "runoff" : "tie", contest = "c1", after = () => {} } = {}) => life((own) => {
  const row = own.row("results", `/${contest}`);
  const act = own.resolve(contest, { how, options });
  if (how === "runoff") Object.assign(row, { outcome: "runoff", runoff: ["o1", "o2"] });
  else {
    row.outcome = "decided";
    row.options.find((option) => option.option === options[0]).elected = true;
  }
  change(row);
  if (row.resolution !== null) Object.assign(act.payload, { how: row.resolution.how, options: row.resolution.options });
  after(own, act);
}, mode);
/** A contest with a quorum, whose outcome is this one. */
const quorum = (mode, outcome, change = () => {}) => result((row) => {
  if (row.outcome !== outcome) throw new Error(`outcome ${row.outcome}`);
  change(row);
}, "c1", mode);
const elected = (row, option, isElected) => { row.options.find((one) => one.option === option).elected = isElected; };
export const good = [
  { name: "good record, a quorum of the roll that was missed", make: quorum("quorum", "no_quorum") },
  { name: "good record, a quorum of the enrolled that was reached", make: quorum("reached", "decided") },
  { name: "good record with a tie decided by lot", make: decided("lot", ["o2", "o1"]) },
  { name: "good record with a tie that goes into a run-off", make: decided("runoff", ["o1", "o2"]) },
].map((one) => ({ ...one, aim: undefined, verdict: "pass" }));

const ties = aimed("results", [
  ["tie told as decided", result((row) => { row.outcome = "decided"; row.options[0].elected = true; }, "c1", "tie")],
  ["tie decided in another way", decided("lot", ["o2", "o1"], (row) => { row.resolution.how = "older"; })],
  ["tie decided for somebody else than drawn", decided("lot", ["o2", "o1"], (row) => { row.resolution.options.reverse(); })],
  ["tie decided without naming all", decided("lot", ["o2", "o1"], (row) => { row.resolution.options.pop(); })],
  ["tie decided with one named twice", decided("lot", ["o2", "o1"], (row) => { row.resolution.options[1] = "o2"; })],
  ["tie decided for somebody who was not tied", decided("lot", ["o2", "o1"], (row) => { row.resolution.options = ["o3", "o1"]; })],
  ["tie hidden after it was decided", decided("lot", ["o2", "o1"], (row) => { row.tie = null; })],
  ["two elected after the tie", decided("lot", ["o2", "o1"], (row) => { row.options[0].elected = true; })],
  ["run-off of one", decided("runoff", ["o1", "o2"], (row) => { row.runoff = ["o1"]; })],
  ["run-off told as decided", decided("runoff", ["o1", "o2"], (row) => { row.outcome = "decided"; })],
]);
const results = aimed("results", [
  ["another winner", result((row) => { row.options.forEach((option) => { option.elected = !option.elected; }); })],
  ["more votes", result((row) => { row.options[0].votes++; })],
  ["share rounded up", result((row) => { row.options[1].share.basis_points++; })],
  ["another rank", result((row) => { row.options[1].rank = 2; })],
  ["tied", result((row) => { row.options[0].tied = true; })],
  ["another outcome", result((row) => { row.outcome = "runoff"; })],
  ["tie that there was not", result((row) => { row.tie = { options: ["o1", "o2"], seats: 1, how: "lot" }; })],
  ["run-off that there is not", result((row) => { row.runoff = ["o1", "o2"]; })],
  ["unfilled", result((row) => { row.unfilled = 1; })],
  ["fewer eligible", result((row) => { row.eligible--; })],
  ["fewer on the roll", result((row) => { row.roll--; })],
  ["another turnout of the roll", result((row) => { row.roll_turnout.basis_points++; })],
  ["turnout of the enrolled told as that of the roll", result((row) => { row.roll = row.eligible; row.roll_turnout = row.turnout; })],
  ["roll left out", result((row) => { delete row.roll; })],
  ["quorum of the roll told as reached", quorum("quorum", "no_quorum", (row) => { Object.assign(row, { outcome: "decided", unfilled: 0 }); elected(row, "o2", true); })],
  ["quorum of the enrolled told as missed", quorum("reached", "decided", (row) => { Object.assign(row, { outcome: "no_quorum", unfilled: 1 }); elected(row, "o2", false); })],
  ["another turnout", result((row) => { row.turnout.basis_points--; })],
  ["blank votes hidden", result((row) => { row.valid += row.blank; row.blank = 0; })],
  ["another number of seats", result((row) => { row.seats++; })],
  ["another rule", result((row) => { row.rule = "majority"; })],
  ["a member more", result((row) => { row.note = ""; })],
  ["a member less", result((row) => { delete row.unfilled; })],
  ["resolution without a tie", result((row, own) => { own.resolve("c1", { how: "lot", options: ["o1"] }); })],
  ["seats of a list changed", result((row) => { row.options[0].seats++; }, "c3")],
  ["candidate of a list seated", result((row) => { row.options[1].elected = !row.options[1].elected; }, "c3")],
  ["result missing", life((own) => { own.rows.splice(own.rows.indexOf(place(own, "results", "/c3")), 1); })],
  ["result of a contest that there is not", life((own) => { const row = place(own, "results", "/c1"); own.rows.push({ ...row, key: row.key.replace("/c1", "/c9") }); })],
]);

const approvals = aimed("approvals", [
  ["one certifier too few", life((own) => { own.dropCertify(own.actsOf("certify")[1]); })],
  ["certified another result", life((own) => { own.certification("certifier 2").result = own.actsOf("certify")[1].payload.result = "0".repeat(64); })],
  ["result changed after certifying", life((own) => { const [act] = own.actsOf("certify"); const before = hex(sha256(utf8("before"))); act.payload.result = before; own.certification("certifier 1").result = before; })],
  ["certification that is only proposed", life((own) => { const [, act] = own.actsOf("certify"); own.dropRow("certifications", own.officer("certifier 2").officer);
    act.result.data = { proposal: "p-0011223344556677", state: "open", needed: 1, valid_until: act.time + 600 }; })],
]);

export const mutations = [...sums, ...decryptions, ...counts, ...results, ...ties, ...approvals];
