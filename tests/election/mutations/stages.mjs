// SPDX-License-Identifier: Apache-2.0
// Good records of elections that are not over: nothing fails, and what cannot be said yet is unavailable, never a pass.
import { deep } from "./base.mjs";

/** Leaves out acts and rows that come later. */
const until = (state, { actions, tables, mode = "signed", change = () => {} }) => () => deep(mode, (own) => {
  own.acts = own.acts.filter((act) => !actions.includes(act.action));
  own.rows = own.rows.filter((row) => !tables.includes(row.table) && (row.table !== "certifications" || !actions.includes("certify")));
  Object.assign(own.row("elections"), { state });
  change(own);
});

const later = { counted: ["certify"], closed: ["certify", "decrypt"], ready: ["certify", "decrypt", "cast", "challenge", "freeze", "pauseElection", "resumeElection"] };

export const stages = [
  ["not frozen", "parameters", until("ready", { actions: later.ready, tables: ["definitions", "boxes", "sums", "counts", "results"], change: (own) => {
    own.roll.length = 0;
    Object.assign(own.row("elections"), { fingerprint: "", frozen_at: 0, opened_at: 0, closed_at: 0, pauses: [] });
  } })],
  ["open", "times", until("open", { actions: later.closed, tables: ["counts", "results"], change: (own) => { own.row("elections").closed_at = 0; } })],
  ["closed, not counted", "decryptions", until("closed", { actions: later.closed, tables: ["counts", "results"] })],
  ["counted, not certified", "approvals", until("counted", { actions: later.counted, tables: [] })],
  ["counted, with a tie to decide", "approvals", until("counted", { actions: later.counted, tables: [], mode: "tie" })],
].map(([name, aim, make]) => ({ name: `record of an election that is ${name}`, aim, verdict: "unavailable", make }));
