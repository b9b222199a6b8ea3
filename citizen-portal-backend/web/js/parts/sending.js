// SPDX-License-Identifier: Apache-2.0
// Sending one signed transaction so that nothing is ever done twice: it is signed once and kept until its fate is known.
// The chain takes an id once, so sending the same bytes again only asks what became of them.
import { errorCodes, get, node, Problem, QUIETLY } from "../api.js";
import { canonical } from "../core/canonical.js";
import { makeTransaction, transactionId } from "../core/transaction.js";
import { h, replace } from "../dom.js";
import { language, t } from "../i18n.js";
import { dropRecord, keepRecord, keptRecord, recordNames } from "../keys.js";
import { forget, keep, kept } from "./local_store.js";

const ANSWER_TIMEOUT_MS = 20_000;
const MARGIN_SECONDS = 30;
const PREFIX = "maru.pending.";

/** What neither storage of the browser took: it lives as long as the page. */
const inPage = new Map();

/** Where a pending record was kept: "local", "database" or, where the browser keeps nothing, "page". */
export async function keepPending(name, pending) {
  if (keep(name, pending)) return "local";
  // An older state of the same record must not be found in its place.
  forget(name);
  try {
    await keepRecord(name, pending);
    return "database";
  } catch {
    inPage.set(name, pending);
    return "page";
  }
}

/** In this page's memory alone: for what must not be written down. */
export function keepInPage(name, pending) {
  inPage.set(name, pending);
  return "page";
}

export async function pendingUnder(name) {
  const local = kept(name, null);
  if (local !== null) return local;
  try {
    const record = await keptRecord(name);
    if (record !== null) return record;
  } catch {
    // The database cannot be opened: it kept nothing either.
  }
  return inPage.get(name) ?? null;
}

export async function settle(name) {
  forget(name);
  inPage.delete(name);
  try {
    await dropRecord(name);
  } catch {
    // It kept nothing.
  }
}

/** Names of everything that is on its way, or of what begins with `prefix`. */
export async function allPending(prefix = PREFIX) {
  const names = new Set(inPage.keys());
  try {
    for (const name of Object.keys(localStorage)) names.add(name);
  } catch {
    // Storage is off.
  }
  try {
    for (const name of await recordNames()) names.add(name);
  } catch {
    // The database cannot be opened.
  }
  return [...names].filter((name) => name.startsWith(prefix));
}

/** One tab at a time looks for a pending record and makes one: two tabs can then never sign two for the same thing. */
export function alone(name, work) {
  return navigator.locks ? navigator.locks.request(name, work) : work();
}

/** {transaction, id}: signed, not kept yet. */
export async function signed(key, domain, action, payload) {
  const { chain, now } = await node();
  const transaction = await makeTransaction(key, chain, domain, action, payload, now);
  return { transaction, id: await transactionId(transaction) };
}

/**
 * The record under `name`, or a new one that `make()` signs, kept before the first byte is sent:
 * {pending, isOlder}. `isOlder` says that it was there already, from another tab or an earlier visit.
 */
export function pendingOr(name, make) {
  return alone(name, async () => {
    const older = await pendingUnder(name);
    if (older !== null) return { pending: older, isOlder: true };
    const pending = await make();
    pending.keptIn = await keepPending(name, pending);
    return { pending, isOlder: false };
  });
}

/** Whether a pending transaction does just this, with this key. */
export const asksTheSame = ({ transaction }, did, action, payload) =>
  transaction.signer === did && transaction.action === action && canonical(transaction.payload) === canonical(payload);

async function refusal(result) {
  if (result.error) return new Problem(result.error, 422);
  const codes = await errorCodes();
  return new Problem({ title: codes.codes?.[result.code]?.[language] ?? result.code, code: result.code, field: result.data?.field }, 422);
}

const fate = async (pending, result) => (result.code === "ok"
  ? { fate: "done", result: { ...result, id: pending.id } } : { fate: "refused", error: await refusal(result) });

/**
 * Sends the very same bytes. {fate: "done", result} | {fate: "refused", error} | {fate: "unknown"}: the last one where
 * nobody can say whether it arrived.
 */
export async function send(pending) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ANSWER_TIMEOUT_MS);
  try {
    const response = await fetch("/api/transactions", { ...QUIETLY, method: "POST", body: JSON.stringify(pending.transaction), signal: stop.signal,
      headers: { "Accept-Language": language, "Content-Type": "application/json" } });
    const body = await response.json();
    if (response.status >= 500 || response.status === 429) return { fate: "unknown" };
    if (!response.ok) {
      // The chain's memory of this id may be older than this answer: only it can say that nothing was recorded.
      return body.code === "transaction.expired" ? await ask(pending) : { fate: "refused", error: new Problem(body, response.status) };
    }
    const result = body.results[0];
    if (result.error) return { fate: "refused", error: new Problem(result.error, 422) };
    return result.status === "committed" || result.status === "refused" ? await fate(pending, result) : { fate: "unknown" };
  } catch {
    return { fate: "unknown" };
  } finally {
    clearTimeout(timer);
  }
}

/** Asks the chain what became of it; "lost" when it can no longer be recorded. */
export async function ask(pending) {
  try {
    const status = await get(`/api/v1/transactions/${pending.id}/status`, QUIETLY);
    if (status.status === "committed" || status.status === "refused") {
      if ((status.code ?? "ok") !== "ok") return { fate: "refused", error: await refusal(status) };
      const whole = await get(`/api/v1/transactions/${pending.id}`, QUIETLY);
      return { fate: "done", result: { code: "ok", data: whole.result?.data ?? {}, id: pending.id, height: whole.height, index: whole.index } };
    }
    const { now } = await node();
    if (status.status === "unknown" && now > pending.transaction.valid_until + MARGIN_SECONDS) {
      return { fate: "refused", error: new Problem({ title: t("send.lost"), code: "portal.not_recorded" }, 0) };
    }
    return { fate: status.status === "unknown" ? "absent" : "unknown" };
  } catch (error) {
    if (error.code === "chain.unknown_transaction" || error.status === 404) return { fate: "absent" };
    return { fate: "unknown" };
  }
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

const pause = (ms) => new Promise((resolve) => {
  const timer = setTimeout(done, ms);
  function done() {
    clearTimeout(timer);
    removeEventListener("online", done);
    resolve();
  }
  addEventListener("online", done);
});

const holdPage = (event) => event.preventDefault();

const stayHere = ({ keptIn }) => (keptIn === "page" ? h("p", {}, h("strong", {}, t("send.stay"))) : null);

/**
 * Sends and, while nothing is known, asks and sends the same again until it is; `output` says all the while how it is, and
 * `standing`, where there is more to it than this transaction, how the whole stands.
 */
export async function sendSurely(pending, output, { words = t("donate.sending"), standing = "" } = {}) {
  const isOnlyHere = pending.keptIn === "page";
  if (isOnlyHere) addEventListener("beforeunload", holdPage);
  const whole = standing ? h("p", {}, h("strong", {}, standing)) : null;
  replace(output, isOnlyHere || standing ? h("div", { class: "box warning", role: "status" }, whole, h("p", {}, words), stayHere(pending))
    : h("p", { role: "status" }, words));
  try {
    let outcome = await send(pending);
    for (let wait = FIRST_WAIT_MS; outcome.fate === "unknown" || outcome.fate === "absent"; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      replace(output, h("div", { class: "box warning", role: "status" }, h("strong", {}, t("send.unknown")), whole,
        h("p", {}, t(isOnlyHere ? "send.checking_here" : "send.checking")), stayHere(pending),
        h("p", { class: "reference" }, h("code", {}, pending.id))));
      await pause(wait);
      outcome = await ask(pending);
      if (outcome.fate === "absent") outcome = await send(pending);
    }
    return outcome;
  } finally {
    if (isOnlyHere) removeEventListener("beforeunload", holdPage);
  }
}

/** Says that something older was finished first and that what was just asked for has not been sent. */
export const olderFirst = (what, isDone) => h("div", { class: "box warning", role: "status" },
  h("strong", {}, t(isDone ? "send.older_done" : "send.older_refused", { what })), h("p", {}, t("send.older_explain")));
