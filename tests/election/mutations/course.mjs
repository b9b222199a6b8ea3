// SPDX-License-Identifier: Apache-2.0
// Mutations of an election's course: each act is signed by who may, and the rows say what the liar wants.
import { start } from "../make/officers.mjs";
import { makeScenario } from "../make/scenario.mjs";
import { deep } from "./base.mjs";

const life = (edit, mode = "full") => () => deep(mode, edit);
const aimed = (list) => list.map(([name, make]) => ({ name, aim: "course", make }));
const election = (own) => own.row("elections");
const first = (own, action) => own.actsOf(action)[0];
const moved = (own, acts, time) => {
  acts.forEach((act, at) => { act.time = start + time + at; });
  own.sort();
};
/** Certifications at other times, and their rows with them. */
const certified = (own, time) => {
  moved(own, own.actsOf("certify"), time);
  for (const [at, name] of ["certifier 1", "certifier 2"].entries()) own.certification(name).time = start + time + at;
};

/** Something at a time when voting is over, so that there is a block in which the clock closes. */
const over = (own, time) => own.act(time, "stranger", "logIncident", {}, {}, "auth.not_officer");

const freezing = aimed([
  ["contest set after freezing", life((own) => { own.act(1300, "manager", "setContest", { contest: "c1", seats: 3 }); })],
  ["contest set after freezing, freezing left out", life((own) => { own.drop(first(own, "freeze")); own.act(2500, "manager", "setContest", { contest: "c1", seats: 3 }); })],
  ["trustees set after freezing", life((own) => { own.act(1300, "manager", "setTrustees", { trustees: [] }); })],
  ["frozen after the last ballot", life((own) => { moved(own, own.actsOf("freeze"), 6300); })],
  ["frozen twice", life((own) => { own.act(1201, "manager", "freeze", {}); })],
  ["frozen by the clock, nothing says when", life((own) => { election(own).frozen_at = 0; }, "ring")],
  ["frozen by the clock after the first ballot", life((own) => { election(own).frozen_at = start + 2011; }, "ring")],
  ["frozen by the clock before the ceremony was over", life((own) => { election(own).frozen_at = start + 22; }, "ring")],
]);

const opening = aimed([
  ["opened, nobody did", () => deep("full", (own) => { own.drop(first(own, "openElection")); })],
  ["opened at another time than somebody did", life((own) => { first(own, "openElection").time = start + 2005; own.sort(); })],
  ["opened twice", life((own) => { own.act(2001, "manager", "openElection", {}); })],
  ["opened by hand where the clock opens", life((own) => { own.act(2000, "manager", "openElection", {}); }, "signed")],
  ["opened before the time for it", life((own) => { election(own).opened_at = start + 1999; }, "signed")],
  ["opened by the authority, as the clock does", () => deep("signed", () => {}, withDefinition((definition) => { definition.opening = "authority"; }))],
]);

/** The plain election with another definition. */
function withDefinition(edit) {
  return makeScenario("signed", { definition: edit });
}

const pauses = aimed([
  ["ballots accepted in a pause, pauses emptied", life((own) => { election(own).pauses = []; const [, , cast] = own.actsOf("cast"); cast.time = start + 2051; own.sort();
    own.acts = own.acts.filter((act) => act.result.code === "ok"); })],
  ["pause hidden in the row", life((own) => { election(own).pauses.shift(); })],
  ["pause that nobody began", life((own) => { election(own).pauses.push({ from: start + 6900, until: start + 6950 }); })],
  ["pause longer than it was", life((own) => { election(own).pauses[1].until = start + 6229; })],
  ["paused twice", life((own) => { own.act(2047, "manager", "pauseElection", { reason: "" }); })],
  ["resumed while it was not paused", life((own) => { own.act(3000, "manager", "resumeElection", { reason: "" }); })],
  ["paused past the end", life((own) => { over(own, 7100); own.act(7200, "manager", "pauseElection", { reason: "" }); own.act(7201, "manager", "resumeElection", { reason: "" });
    election(own).pauses.push({ from: start + 7200, until: start + 7201 }); })],
]);

const end = (own, closes, closed) => Object.assign(election(own), { closes: start + closes, closed_at: start + closed });
const ending = aimed([
  ["extended after the decryption, by ten years", life((own) => { own.act(6900, "manager", "extendElection", { closes: start + 315360000, reason: "" }); end(own, 315360000, 315360060); }, "signed")],
  ["extended after the end", life((own) => { over(own, 5065); own.act(5070, "manager", "extendElection", { closes: start + 5400, reason: "" }); end(own, 5400, 5460); }, "signed")],
  ["extended to an earlier end", life((own) => { own.act(2075, "manager", "extendElection", { closes: start + 2080, reason: "" }); end(own, 2080, 2140); }, "signed")],
  ["extended to the same end", life((own) => { own.act(2075, "manager", "extendElection", { closes: start + 5000, reason: "" }); }, "signed")],
  ["extension approved after the end", life((own) => { over(own, 5065); own.propose(own.act(5055, "manager", "extendElection", { closes: start + 5400, reason: "" }), ["certifier 1"], 20); end(own, 5400, 5460); }, "signed")],
  ["closed before the end", life((own) => { election(own).closed_at = start + 4999; }, "signed")],
  ["closed at the end, before the grace was over", life((own) => { election(own).closed_at = start + 5059; }, "signed")],
  ["closed by the authority before the end", life((own) => { first(own, "closeElection").time = election(own).closed_at = start + 6900; own.sort();
    own.acts = own.acts.filter((act) => act.time <= start + 7500 || act.result.code === "ok"); })],
  ["closed at another time than somebody did", life((own) => { election(own).closed_at = start + 7050; })],
  ["closed twice", life((own) => { own.act(7001, "manager", "closeElection", {}); })],
  ["void, and certified", life((own) => { own.act(7700, "manager", "voidElection", { reason: "fraud" }); })],
]);

const counting = aimed([
  ["decrypted and certified before voting was over", life((own) => { moved(own, own.actsOf("decrypt"), 2080); for (const { table, value } of own.rows) if (table === "counts") value.time = start + 2081; certified(own, 2090); }, "signed")],
  ["decrypted in the second before closing", life((own) => { moved(own, own.actsOf("decrypt").slice(0, 1), 5059); }, "signed")],
  ["one unit decrypted before the last ballots of another", life((own) => { for (const act of own.actsOf("decrypt")) {
    const early = structuredClone(act);
    early.time = start + 2062;
    early.payload.parts = act.payload.parts.filter(({ unit }) => unit === "p002");
    act.payload.parts = act.payload.parts.filter(({ unit }) => unit !== "p002");
    own.acts.push(early);
  }
  for (const { table, key, value } of own.rows) if (table === "counts" && key.includes("/p002/")) value.time = start + 2062;
  own.sort(); }, "signed")],
  ["counted before the last part came", life((own) => { own.row("counts", "/p001/c1").time--; })],
  ["counted later than the last part came", life((own) => { own.row("counts", "/p001/c1").time++; })],
  ["certified before any part was given", life((own) => { certified(own, 1300); }, "ring")],
  ["certified before the last part was given", life((own) => { own.actsOf("decrypt").at(-1).time = start + 7100; for (const { table, value } of own.rows) if (table === "counts") value.time = start + 7100; own.sort(); }, "signed")],
  ["certified while there was time for objections", () => deep("signed", () => {}, withDefinition((definition) => { definition.schedule.objections = 604800; }))],
  ["certified one second too early", life((own) => { own.actsOf("certify")[0].time = own.certification("certifier 1").time = start + 7802; own.sort(); })],
]);

const tie = (edit) => () => deep("tie", (own) => {
  const row = own.row("results", "/c1");
  const act = own.resolve("c1", { how: "lot", options: ["o2", "o1"] });
  row.outcome = "decided";
  row.options.find((option) => option.option === "o2").elected = true;
  edit(own, act, row);
});
const ties = aimed([
  ["tie decided, nobody did", tie((own, act) => { own.drop(act); })],
  ["tie decided, nobody did, and no transaction told", tie((own, act, row) => { own.drop(act); row.resolution.transaction = ""; })],
  ["tie decided otherwise than was drawn", tie((own, act) => { act.payload.options = ["o1", "o2"]; })],
  ["tie decided in another way than was said", tie((own, act) => { act.payload.how = "older"; })],
  ["tie decided of another contest", tie((own, act) => { act.payload.contest = "c3"; })],
  ["tie decided for another reason", tie((own, act, row) => { row.resolution.reason = "none"; })],
  ["tie decided at another time", tie((own, act, row) => { row.resolution.time++; })],
  ["tie decided by another transaction", tie((own, act, row) => { row.resolution.transaction = "0".repeat(64); })],
  ["tie decided before the counting", tie((own, act, row) => { act.time = row.resolution.time = start + 5400; own.sort(); })],
  ["tie decided after the first certification", tie((own, act, row) => { own.drop(act); own.acts.splice(own.acts.indexOf(own.actsOf("certify")[1]), 0, act); act.time = row.resolution.time = start + 7001; })],
  ["tie decided twice", tie((own, act) => { own.act(6400, "manager", "resolveTie", { ...act.payload, options: ["o1", "o2"] }); })],
  ["tie decided, the row does not say so", () => deep("tie", (own) => { own.act(6500, "manager", "resolveTie", { contest: "c1", how: "lot", options: ["o1", "o2"], reason: "" }); })],
]);

const open = aimed([
  ["certified with a tie that nobody decided", () => deep("tie", () => {})],
  ["certified with a tie that nobody decided, and archived", life((own) => { election(own).state = "archived"; }, "tie")],
  ["one certification over a tie that nobody decided", life((own) => { own.dropCertify(own.actsOf("certify")[1]); election(own).state = "counted"; }, "tie")],
  ["tie that nobody decided, told as certified", life((own) => { own.actsOf("certify").forEach((act) => own.dropCertify(act)); election(own).state = "certified"; }, "tie")],
]);

export const mutations = [...open, ...freezing, ...opening, ...pauses, ...ending, ...counting, ...ties];
