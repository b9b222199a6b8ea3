// SPDX-License-Identifier: Apache-2.0
// Money into the citizen's account: a request that a bank's deposit answers, or in practice the practice desk at once.
// A request is kept until it is known to be paid, and requests that the chain still holds open go on before a new one.
import { balance, config, confirmTopUp, get, Problem } from "../api.js";
import { facts, h, hold, isHeld, replace } from "../dom.js";
import { t, won } from "../i18n.js";
import { errorBox } from "../shell.js";
import { alone, keepPending, olderFirst, pendingOr, pendingUnder, sendSurely, settle, signed } from "./sending.js";

const PENDING = "maru.pending.topup";
const OFFLINE = "portal.offline";
/** The practice desk pays at most this at once (api/bank_desk.cpp). */
export const MOST_TOP_UP = 5_000_000;

/** Whether there is a practice desk. What was remembered of the server for checks without a network does not say it. */
export async function hasDesk() {
  const { bank_desk: desk, offline } = await config();
  if (offline) throw new Problem({ title: t("error.offline"), code: OFFLINE }, 0);
  return desk;
}

const requestsOf = (did, state) =>
  get(`/api/v1/query/accounts/requests?did=${encodeURIComponent(did)}&state=${state}&limit=100`).then(({ rows }) => rows);

/** The citizen's requests that no deposit has answered yet, oldest first: [{id, amount, time}]. */
export const openRequests = async (did) => (await requestsOf(did, "open")).sort((a, b) => a.time - b.time);

export const sumOf = (requests) => requests.reduce((sum, { amount }) => sum + amount, 0);

/** Whether nobody knows yet if the desk paid: the request is on the ledger, its answer is not here. */
class Unanswered extends Error {
  constructor(request, cause) {
    super(cause.message, { cause });
    this.request = request;
  }
}

/** Asks the practice desk; a lost answer is no failure when the request turns out to be paid. */
async function confirm(did, request) {
  try {
    await confirmTopUp(request);
  } catch (error) {
    let isPaid;
    try {
      isPaid = !(await requestsOf(did, "open")).some(({ id }) => id === request);
    } catch (unread) {
      throw new Unanswered(request, unread);
    }
    if (isPaid) return;
    throw error.code === OFFLINE ? new Unanswered(request, error) : error;
  }
}

/** What is under way goes on to its end: its request is recorded, then paid where there is a desk. */
async function finish(pending, did, desk, output) {
  if (!pending.request) {
    const outcome = await sendSurely(pending, output, { words: t("money.working") });
    if (outcome.fate === "refused") {
      await settle(PENDING);
      throw outcome.error;
    }
    pending.request = outcome.result.data.request;
    pending.keptIn = await keepPending(PENDING, pending);
  }
  if (desk) {
    try {
      await confirm(did, pending.request);
    } catch (error) {
      // A refusal is an answer: the request stays open on the ledger and is listed from there.
      if (!(error instanceof Unanswered)) await settle(PENDING);
      throw error;
    }
  }
  await settle(PENDING);
  return { request: pending.request, amount: pending.transaction.payload.amount, isPaid: desk };
}

/**
 * {request, amount, isPaid, isOlder}: paid at once where the practice desk is on, else when the bank's deposit is seen.
 * `isOlder`: another amount was under way already; it was finished and nothing new was asked for.
 */
export async function topUp(key, amount, output) {
  const desk = await hasDesk();
  const { pending, isOlder } = await pendingOr(PENDING, () => signed(key, "accounts", "requestTopUp", { amount }));
  const { signer, payload } = pending.transaction;
  const done = await finish(pending, signer, desk, output);
  return { ...done, isOlder: isOlder && (signer !== key.did || payload.amount !== amount) };
}

/** Goes on with a request whose answer never came here and with those the ledger holds open; throws what went wrong. */
export async function continueTopUps(key, output) {
  const pending = await pendingUnder(PENDING);
  try {
    const desk = await hasDesk();
    if (pending) await finish(pending, pending.transaction.signer, desk, output);
    if (!desk) return;
    await alone(`${PENDING}.open`, async () => {
      let refusal = null;
      for (const { id } of await openRequests(key.did)) {
        try {
          await confirm(key.did, id);
        } catch (error) {
          if (error instanceof Unanswered) throw error;
          refusal = error;
        }
      }
      if (refusal) throw refusal;
    });
  } catch (error) {
    // "Nothing was sent" would not be true of what went out on an earlier visit.
    throw error.code === OFFLINE ? new Unanswered(pending?.request ?? "", error) : error;
  }
}

export function topUpProblem(error) {
  if (!(error instanceof Unanswered)) return errorBox(error);
  return h("div", { class: "box warning", role: "alert" }, h("strong", {}, t("money.unanswered")),
    h("p", {}, t("money.unanswered_explain")), error.request ? h("p", { class: "help" }, `${t("account.number")}: ${error.request}`) : null);
}

export const waitingList = (requests) => h("div", { class: "box info", role: "status" }, h("strong", {}, t("money.open_requests")),
  h("ul", {}, requests.map(({ id, amount }) => h("li", {}, t("money.open_line", { request: id, amount: won(amount) })))));

export const hasPendingTopUp = async () => (await pendingUnder(PENDING)) !== null;

/**
 * Fills `place`; calls `enough()` once the account holds `needed`. `problem` is what kept an earlier request from going
 * on: then going on is the visitor's choice.
 */
export async function askMoney(place, { key, needed, enough, back }, problem = null) {
  const context = { key, needed, enough, back };
  const [held, desk, open, isUnderWay] = await Promise.all([balance(key.did), hasDesk(), openRequests(key.did), hasPendingTopUp()]);
  // Whoever has gone to another question meanwhile is not called back.
  if (!place.isConnected) return;
  if (held >= needed) {
    await enough();
    return;
  }
  const output = h("div", { "aria-live": "polite" });
  const again = () => askMoney(place, context).catch((error) => replace(output, errorBox(error)));
  const isContinued = isUnderWay || (desk && open.length > 0);
  const goOn = async () => {
    replace(output, h("p", { role: "status" }, t("money.continuing")));
    try {
      await continueTopUps(key, output);
      await askMoney(place, context);
    } catch (error) {
      await askMoney(place, context, error).catch(() => replace(output, topUpProblem(error)));
    }
  };
  // Without a desk an open request is money that a deposit will bring; with one it is paid before anything new is asked for.
  const missing = Math.max(0, needed - held - (desk ? 0 : sumOf(open)));
  const asks = desk ? Math.min(missing, MOST_TOP_UP) : missing;
  const request = h("button", { type: "button" }, t("money.request", { amount: won(asks) }));
  request.addEventListener("click", async () => {
    if (isHeld(request)) return;
    hold(request, true);
    replace(output, h("p", { role: "status" }, t("money.working")));
    try {
      const [now, requests] = await Promise.all([balance(key.did), openRequests(key.did)]);
      // A deposit or another tab may have come first: then the page shows what is missing now, and nothing is asked for.
      if (now !== held || sumOf(requests) !== sumOf(open)) {
        await askMoney(place, context);
        return;
      }
      const asked = await topUp(key, asks, output);
      await askMoney(place, context);
      if (asked.isOlder) place.prepend(olderFirst(t("send.older_top_up", { amount: won(asked.amount) }), true));
    } catch (error) {
      hold(request, false);
      replace(output, topUpProblem(error));
    }
  });
  const backButton = back ? h("button", { type: "button", class: "secondary", onclick: back }, t("action.back")) : null;
  const check = h("button", { type: "button", onclick: again }, t("money.again"));
  const onward = h("button", { type: "button", onclick: () => {
    if (isHeld(onward)) return;
    hold(onward, true);
    goOn();
  } }, t("money.go_on"));
  replace(place, facts([[t("money.held"), won(held)], [t("money.needed"), won(needed)], [t("money.missing"), won(needed - held)]]),
    h("p", {}, desk ? t("money.desk") : t("money.bank")), open.length ? waitingList(open) : null,
    h("p", { class: "buttons" }, isContinued ? problem && onward : null,
      // What the desk refused stays open on the ledger and must not be in the way of another request.
      missing > 0 && (!isContinued || (problem && !(problem instanceof Unanswered))) ? request : null, !desk && open.length ? check : null, backButton), output);
  if (problem) replace(output, topUpProblem(problem));
  else if (isContinued) goOn();
}
