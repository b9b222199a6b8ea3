// SPDX-License-Identifier: Apache-2.0
// Sending a ballot so that it is never cast twice and never lost without the voter being told. Its transaction is made once,
// by a key that is thrown away, and kept until its fate is proven: by a receipt of its being recorded or refused, or by a
// signed state after its time in which it is absent, once its time is over on this device as well. What a server answers is
// told as its words and settles nothing: a ballot that it held back and posted later would replace a newer one.
import { Problem } from "../api.js";
import { FormatError } from "../core/bytes.js";
import { makeTransaction, transactionId } from "../core/transaction.js";
import { keyFromSeed, randomBytes } from "../core/crypto.js";
import { h, hold, replace } from "../dom.js";
import { rememberFocus } from "../focus.js";
import { language, t } from "../i18n.js";
import { allPending, alone, keepInPage, keepPending, pendingUnder, settle } from "../parts/sending.js";
import { proofList } from "../proof_list.js";
import { paddedLength } from "./choice.js";
import { ballotUrl } from "./codes.js";
import { contradiction, evidenceButton } from "./evidence.js";
import { checkBallotReceipt, node, proven, QUIETLY, quiet, receiptOf, trackerRow } from "./reads.js";

const ANSWER_TIMEOUT_MS = 20_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
/** So long can a ballot be taken; so long, at most, it is not known what becomes of one that was held back. */
const BALLOT_SECONDS = 120;
const CLOCK_TOLERANCE_SECONDS = 600;
/** A signed time may be ahead of what has passed here by so much: whole seconds, and a device's clock that runs slow. */
const AHEAD_SECONDS = 30;

/** When a ballot was made, by the clock that its time was taken from. */
export const madeTime = ({ transaction }) => transaction.valid_until - BALLOT_SECONDS;

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

/** When a ballot's life begins: not before the newest signed block, whose time may not be far ahead of the server's own words. */
export function startTime(now, headerTime, deviceTime) {
  const time = soundTime(now, headerTime, deviceTime);
  if (headerTime - time > CLOCK_TOLERANCE_SECONDS) throw new FormatError("election.clock");
  return Math.max(time, headerTime);
}

/** {transaction, id, election, tracker, action, length} ready to be kept and sent. */
export async function makeSending({ key, action, payload, tracker, contests }) {
  const [{ chain, now }, { header }] = await Promise.all([node(), proven("elections", payload.election, { isPrivate: true })]);
  const madeAt = deviceSeconds();
  const time = startTime(now, header.time, madeAt);
  const transaction = await makeTransaction(key, chain, "election", action, payload, time, BALLOT_SECONDS);
  const id = await transactionId(transaction);
  seenSince.set(id, { at: performance.now(), isMadeHere: true });
  return { transaction, id, election: payload.election, tracker, action, length: paddedLength(contests, payload.answers),
    made_at: madeAt, after: { height: header.height, time: header.time, log_size: header.log_size, log_root: header.log_root } };
}

const deviceSeconds = () => Math.floor(Date.now() / 1000);

/** Since when this page has a ballot, by the clock that nobody can set: transaction id -> {at (ms), isMadeHere}. */
const seenSince = new Map();

/** Seconds since a ballot was made: `waited` surely, `passed` at most (a device that slept stops the one, not the other). */
function secondsSince({ id, made_at: madeAt }) {
  if (!seenSince.has(id)) seenSince.set(id, { at: performance.now(), isMadeHere: false });
  const { at, isMadeHere } = seenSince.get(id);
  const here = (performance.now() - at) / 1000;
  const passed = Math.max(here, madeAt === undefined ? 0 : deviceSeconds() - madeAt);
  return { waited: isMadeHere ? here : passed, passed };
}

/**
 * What a signed state without the ballot, of `headerTime`, says of it: "late" when it can be taken no more, "ahead" when the
 * node has signed a time to come, else "". The node alone signs the time of its blocks: one that signs a time to come would
 * have a ballot given up that it can still record, after a newer one. So the ballot's life has to be over here as well, longer
 * by what its time was ahead of the device's, and the signed time may not run before what has passed here since.
 */
export function absenceSays({ made_at: madeAt, transaction: { valid_until: end } }, headerTime, { waited, passed }) {
  if (headerTime > end - BALLOT_SECONDS + passed + AHEAD_SECONDS) return "ahead";
  return headerTime > end && waited >= Math.max(BALLOT_SECONDS, end - (madeAt ?? end - BALLOT_SECONDS)) ? "late" : "";
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

/** A ballot that was recorded is listed as what it was sent as; a cast one that a newer ballot has replaced, as that. */
const LISTED_AS = { cast: ["counted", "replaced"], challenge: ["challenged"] };
const STEP_OF = { counted: "ballot_counted", replaced: "ballot_state", challenged: "ballot_challenged" };

/**
 * What is proven of it: {fate: "done", result} with its checked receipt and the tracker's state that the signed ledger lists
 * (`result.state`), {fate: "refused", error} with the receipt of a refusal or its absence after its time, else {fate:
 * "unknown", isAbsent, wrong, evidence, isAhead}: `wrong` is a receipt that does not hold, `evidence` what contradicts it.
 */
export async function provenFate(pending) {
  let result = null;
  try {
    result = await checkBallotReceipt(await receiptOf(pending.id), { id: pending.id, election: pending.election, tracker: pending.tracker, after: pending.after });
  } catch {
    // None can be had: absence has to be proven, too.
  }
  if (result !== null && !result.ok && isRefusal(result)) return { fate: "refused", error: await refusalOf(result.receipt.result) };
  const isOlder = result?.steps.some(({ name, ok }) => name === "receipt_newer" && !ok);
  const unknown = { fate: "unknown", isAbsent: false, wrong: result?.ok ? null : result, evidence: isOlder ? contradiction(result.receipt) : null, isAhead: false };
  let row;
  try {
    row = await trackerRow(pending.election, pending.tracker);
  } catch (error) {
    return { ...unknown, evidence: unknown.evidence ?? error.evidence ?? null };
  }
  const { value, header } = row;
  if (result?.ok) {
    const isListed = value !== null && value.transaction === pending.id && value.ballot === result.hash && LISTED_AS[pending.action].includes(value.state);
    result.steps.push({ name: STEP_OF[isListed ? value.state : LISTED_AS[pending.action][0]], ok: isListed });
    result.ok = isListed;
    return isListed ? { fate: "done", result: { ...result, state: value.state } } : { ...unknown, wrong: result, evidence: contradiction(result.receipt) };
  }
  const isAbsent = value === null || value.transaction !== pending.id;
  const says = isAbsent ? absenceSays(pending, header.time, secondsSince(pending)) : "";
  if (says === "late") return { fate: "refused", error: new Problem({ title: t("vote.lost"), code: "portal.not_recorded" }, 0) };
  return { ...unknown, isAbsent, isAhead: says === "ahead" };
}

function pause(ms, output, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    const button = h("button", { type: "button", class: "secondary", onclick: () => done() }, t("vote.ask_now"));
    function done() {
      clearTimeout(timer);
      removeEventListener("online", done);
      hold(button, true);
      resolve();
    }
    addEventListener("online", done);
    signal?.addEventListener("abort", done);
    output.append(h("p", { class: "buttons" }, button));
  });
}

const holdPage = (event) => event.preventDefault();

/** How it stands while nothing is proven: what the server said, as its words; the tracker; how it is checked elsewhere. */
function standing(pending, { words, error }, { wrong, evidence, isAhead }) {
  const isOnlyHere = pending.keptIn === "page";
  const title = wrong ? "vote.not_proven" : words ? `vote.said_${words}` : "vote.unknown";
  return [h("div", { class: wrong ? "box danger" : "box warning", role: wrong ? "alert" : "status" }, h("strong", {}, t(title)),
    h("p", {}, t(wrong ? "vote.not_proven_explain" : words ? "vote.said_explain" : isOnlyHere ? "vote.unknown_stay" : "vote.unknown_explain")),
    error ? h("p", {}, t("vote.server_words"), " ", h("q", {}, error.message), error.code ? ` (${error.code})` : "") : null,
    h("p", {}, t("vote.tracker"), " ", h("code", { class: "tracker-line" }, pending.tracker)),
    h("p", {}, h("a", { href: ballotUrl(pending.election, pending.tracker), target: "_blank", rel: "noopener" }, t("vote.check_tracker_link")))),
  isAhead ? h("div", { class: "box danger", role: "alert" }, h("strong", {}, t("vote.ahead")), h("p", {}, t("vote.ahead_explain"))) : null,
  wrong ? proofList(wrong) : null, evidenceButton(evidence)];
}

/**
 * Sends and asks until its fate is proven, {fate: "done", result} or {fate: "refused", error}; `output` says all the while
 * how it stands. An `isOld` ballot, of an earlier visit or another window, is only asked about unless the voter wants it sent
 * again: it could replace what was cast on another device since. `aside` is drawn below for what else can be done; `signal`
 * ends the asking, {fate: "left"}. `unsettled()` is called once, when nothing is proven at first, and answers the new `output`.
 */
export async function sendSurely(pending, output, { isOld = false, aside = null, signal = null, unsettled = null } = {}) {
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
      if (unsettled && wait === FIRST_WAIT_MS) output = unsettled();
      const restore = rememberFocus(() => output);
      replace(output, standing(pending, said, outcome));
      const rest = pause(wait, output, signal);
      if (!maySend && outcome.isAbsent) {
        output.append(h("p", { class: "help" }, t("vote.send_again_explain")), h("p", {}, h("button", { type: "button", onclick: (event) => {
          maySend = true;
          hold(event.target, true);
        } }, t("vote.send_again"))));
      }
      if (aside) output.append(aside);
      restore();
      await rest;
      if (signal?.aborted) return { fate: "left" };
      if (maySend && outcome.isAbsent) said = await sendBallot(pending);
    }
  } finally {
    if (isOnlyHere) removeEventListener("beforeunload", holdPage);
  }
}
