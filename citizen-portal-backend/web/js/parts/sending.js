// SPDX-License-Identifier: Apache-2.0
// Sending one signed transaction so that nothing is ever done twice: it is signed once and kept until its fate is known.
// The chain takes an id once, so sending the same bytes again only asks what became of them.
import { get, node, Problem } from "../api.js";
import { makeTransaction, transactionId } from "../core/transaction.js";
import { language, t } from "../i18n.js";
import { forget, keep, kept } from "./local_store.js";

const ANSWER_TIMEOUT_MS = 20_000;
const MARGIN_SECONDS = 30;

/** {transaction, id, ...about}, kept under `name` before the first byte is sent. */
export async function prepare(name, key, domain, action, payload, about = {}) {
  const { chain, now } = await node();
  const transaction = await makeTransaction(key, chain, domain, action, payload, now);
  const pending = { ...about, transaction, id: await transactionId(transaction) };
  keep(name, pending);
  return pending;
}

export const pendingUnder = (name) => kept(name, null);
export const settle = (name) => forget(name);

async function refusal(result) {
  if (result.error) return new Problem(result.error, 422);
  const codes = await get("/api/v1/errors");
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
    const response = await fetch("/api/transactions", { method: "POST", body: JSON.stringify(pending.transaction), signal: stop.signal,
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
    const status = await get(`/api/v1/transactions/${pending.id}/status`);
    if (status.status === "committed" || status.status === "refused") {
      if ((status.code ?? "ok") !== "ok") return { fate: "refused", error: await refusal(status) };
      const whole = await get(`/api/v1/transactions/${pending.id}`);
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

/** Sends and, while nothing is known, asks and sends the same again until it is. `onUnknown()` tells the visitor so. */
export async function sendSurely(pending, onUnknown) {
  let outcome = await send(pending);
  for (let wait = FIRST_WAIT_MS; outcome.fate === "unknown" || outcome.fate === "absent"; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    onUnknown();
    await pause(wait);
    outcome = await ask(pending);
    if (outcome.fate === "absent") outcome = await send(pending);
  }
  return outcome;
}
