// SPDX-License-Identifier: Apache-2.0
// Sending a ballot so that it is never cast twice and never lost without the voter being told. Its transaction is made once,
// by a key that is thrown away, and kept until its fate is proven: by a receipt of its being recorded or refused, or by a
// signed state after its time in which it is absent. What a server answers is told as its words and settles nothing: a
// ballot that it held back and posted later would replace a newer one.
import { Problem } from "../api.js";
import { FormatError } from "../core/bytes.js";
import { makeTransaction, transactionId } from "../core/transaction.js";
import { keyFromSeed, randomBytes } from "../core/crypto.js";
import { h, replace } from "../dom.js";
import { language, t } from "../i18n.js";
import { allPending, alone, keepInPage, keepPending, pendingUnder, settle } from "../parts/sending.js";
import { proofList } from "../proof_list.js";
import { paddedLength } from "./choice.js";
import { ballotUrl } from "./codes.js";
import { checkBallotReceipt, node, proven, QUIETLY, quiet, receiptOf, trackerRow } from "./reads.js";

const ANSWER_TIMEOUT_MS = 20_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
/** So long can a ballot be taken; so long, at most, it is not known what becomes of one that was held back. */
const BALLOT_SECONDS = 120;
const CLOCK_TOLERANCE_SECONDS = 600;

const prefixOf = (election) => `maru.vote.${election}.`;
/** By the ballot's own voter, who is in it anyway: one device may serve a household. */
const nameOf = ({ election, transaction }) => prefixOf(election) + transaction.payload.voter;

/** A key for one transaction: its public half goes into the ballot's authorization, so nobody can send the ballot anew. */
export async function throwAwayKey() {
  const seed = randomBytes(32);
  const key = await keyFromSeed(seed);
  seed.fill(0);
  return key;
}

/** The server's `now` where a signed header or else the device's clock is near it. Throws `election.clock`. */
export function soundTime(now, headerTime, deviceTime) {
  if ([headerTime, deviceTime].some((time) => Math.abs(time - now) <= CLOCK_TOLERANCE_SECONDS)) return now;
  throw new FormatError("election.clock");
}

/** {transaction, id, election, tracker, action, length} ready to be kept and sent. */
export async function makeSending({ key, action, payload, tracker, contests }) {
  const [{ chain, now }, { header }] = await Promise.all([node(), proven("elections", payload.election)]);
  const time = soundTime(now, header.time, Math.floor(Date.now() / 1000));
  const transaction = await makeTransaction(key, chain, "election", action, payload, time, BALLOT_SECONDS);
  return { transaction, id: await transactionId(transaction), election: payload.election, tracker, action, length: paddedLength(contests, payload.answers) };
}

/** What is on its way in this browser for an election: somebody's ballot, or null. */
export async function pendingVote(election) {
  const [name] = await allPending(prefixOf(election));
  return name === undefined ? null : pendingUnder(name);
}

export const forgetVote = (pending) => settle(nameOf(pending));

/**
 * Keeps what `make()` gives, unless something of this voter is on its way already, from another tab or before a reload:
 * {pending, isOlder}. A challenge tells the choice: it stays in the page's memory.
 */
export function keepOrOlder(election, voter, action, make) {
  const name = prefixOf(election) + voter;
  return alone(name, async () => {
    const older = await pendingUnder(name);
    if (older !== null) return { pending: older, isOlder: true };
    const pending = await make();
    pending.keptIn = action === "challenge" ? keepInPage(name, pending) : await keepPending(name, pending);
    return { pending, isOlder: false };
  });
}

async function refusalOf({ error, code, data }) {
  if (error) return new Problem(error, 422);
  const codes = await quiet("/api/v1/errors").catch(() => ({}));
  return new Problem({ title: codes.codes?.[code]?.[language] ?? code, code, field: data?.field }, 422);
}

/** Sends the very same bytes. What the server says to it: {words: "", "recorded" or "refused", error}. */
async function sendBallot(pending) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ANSWER_TIMEOUT_MS);
  try {
    const text = JSON.stringify(pending.transaction);
    const response = await fetch("/api/v1/ballots", { ...QUIETLY, method: "POST", body: text.padEnd(pending.length, " "), signal: stop.signal,
      headers: { "Content-Type": "application/json", "Accept-Language": language } });
    const body = await response.json();
    if (response.status >= 500 || response.status === 429) return { words: "" };
    if (!response.ok) return { words: "refused", error: new Problem(body, response.status) };
    const result = body.results[0];
    if (result.error || result.status === "refused" || (result.status === "committed" && result.code !== "ok")) return { words: "refused", error: await refusalOf(result) };
    return { words: result.status === "committed" ? "recorded" : "" };
  } catch {
    return { words: "" };
  } finally {
    clearTimeout(timer);
  }
}

const isRefusal = ({ steps, receipt }) => receipt.result?.code !== "ok" && steps.every(({ name, ok }) => ok || name === "ballot_accepted");

/**
 * What is proven of it: {fate: "done", result} with its checked receipt, {fate: "refused", error} with the receipt of a
 * refusal or its absence after its time, else {fate: "unknown", isAbsent, wrong}: `wrong` is a receipt that does not hold.
 */
export async function provenFate(pending) {
  let wrong = null;
  try {
    const result = await checkBallotReceipt(await receiptOf(pending.id), { id: pending.id, election: pending.election, tracker: pending.tracker });
    if (result.ok) return { fate: "done", result };
    if (isRefusal(result)) return { fate: "refused", error: await refusalOf(result.receipt.result) };
    wrong = result;
  } catch {
    // None can be had: absence has to be proven, too.
  }
  try {
    const { value, header } = await trackerRow(pending.election, pending.tracker);
    const isAbsent = value === null || value.transaction !== pending.id;
    if (isAbsent && header.time > pending.transaction.valid_until) {
      return { fate: "refused", error: new Problem({ title: t("vote.lost"), code: "portal.not_recorded" }, 0) };
    }
    return { fate: "unknown", isAbsent, wrong };
  } catch {
    return { fate: "unknown", isAbsent: false, wrong };
  }
}

function pause(ms, output, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    const button = h("button", { type: "button", class: "secondary", onclick: () => done() }, t("vote.ask_now"));
    function done() {
      clearTimeout(timer);
      removeEventListener("online", done);
      button.disabled = true;
      resolve();
    }
    addEventListener("online", done);
    signal?.addEventListener("abort", done);
    output.append(h("p", { class: "buttons" }, button));
  });
}

const holdPage = (event) => event.preventDefault();

/** How it stands while nothing is proven: what the server said, as its words; the tracker; how it is checked elsewhere. */
function standing(pending, { words, error }, { wrong }) {
  const isOnlyHere = pending.keptIn === "page";
  const title = wrong ? "vote.not_proven" : words ? `vote.said_${words}` : "vote.unknown";
  return [h("div", { class: wrong ? "box danger" : "box warning", role: wrong ? "alert" : "status" }, h("strong", {}, t(title)),
    h("p", {}, t(wrong ? "vote.not_proven_explain" : words ? "vote.said_explain" : isOnlyHere ? "vote.unknown_stay" : "vote.unknown_explain")),
    error ? h("p", {}, t("vote.server_words"), " ", h("q", {}, error.message), error.code ? ` (${error.code})` : "") : null,
    h("p", {}, t("vote.tracker"), " ", h("code", {}, pending.tracker)),
    h("p", {}, h("a", { href: ballotUrl(pending.election, pending.tracker), target: "_blank", rel: "noopener" }, t("vote.check_tracker_link")))),
  wrong ? proofList(wrong) : null];
}

/**
 * Sends and asks until its fate is proven, {fate: "done", result} or {fate: "refused", error}; `output` says all the while
 * how it stands. An `isOld` ballot, of an earlier visit or another window, is only asked about unless the voter wants it sent
 * again: it could replace what was cast on another device since. `aside` is drawn below for what else can be done; `signal`
 * ends the asking, {fate: "left"}.
 */
export async function sendSurely(pending, output, { isOld = false, aside = null, signal = null } = {}) {
  const isOnlyHere = pending.keptIn === "page";
  let maySend = !isOld;
  if (isOnlyHere) addEventListener("beforeunload", holdPage);
  replace(output, h("p", { role: "status" }, t(isOld ? "vote.asking" : pending.action === "cast" ? "vote.sending" : "vote.sending_test")),
    isOnlyHere ? h("p", {}, h("strong", {}, t(pending.action === "challenge" ? "vote.stay_test" : "send.stay"))) : null);
  try {
    let said = maySend ? await sendBallot(pending) : { words: "" };
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const outcome = await provenFate(pending);
      if (signal?.aborted) return { fate: "left" };
      if (outcome.fate !== "unknown") return outcome;
      replace(output, standing(pending, said, outcome));
      const rest = pause(wait, output, signal);
      if (!maySend && outcome.isAbsent) {
        output.append(h("p", { class: "help" }, t("vote.send_again_explain")), h("p", {}, h("button", { type: "button", onclick: (event) => {
          maySend = true;
          event.target.disabled = true;
        } }, t("vote.send_again"))));
      }
      if (aside) output.append(aside);
      await rest;
      if (signal?.aborted) return { fate: "left" };
      if (maySend && outcome.isAbsent) said = await sendBallot(pending);
    }
  } finally {
    if (isOnlyHere) removeEventListener("beforeunload", holdPage);
  }
}
