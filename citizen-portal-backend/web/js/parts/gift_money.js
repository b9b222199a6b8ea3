// SPDX-License-Identifier: Apache-2.0
// Money into the citizen's account: a request that a bank's deposit answers, or in practice the practice desk at once.
import { balance, config, confirmTopUp, get } from "../api.js";
import { facts, h, replace } from "../dom.js";
import { t, won } from "../i18n.js";
import { errorBox } from "../shell.js";
import { pendingUnder, prepare, sendSurely, settle } from "./sending.js";

const PENDING = "maru.pending.topup";

const unsure = () => h("div", { class: "box warning", role: "status" }, h("strong", {}, t("send.unknown")), h("p", {}, t("send.checking")));

async function isPaid(did, request) {
  const { rows } = await get(`/api/v1/query/accounts/requests?did=${encodeURIComponent(did)}&limit=100`);
  return rows.find((row) => (row.id ?? row.key) === request)?.state === "paid";
}

/** Asks the practice desk; a lost answer is no failure when the request turns out to be paid. */
async function confirm(did, request) {
  try {
    await confirmTopUp(request);
  } catch (error) {
    if (!(await isPaid(did, request))) throw error;
  }
}

/** Sends one top-up request (or asks after the one that is under way). Returns the request's id. */
async function requestTopUp(key, amount, output) {
  const old = pendingUnder(PENDING);
  const pending = old?.transaction.signer === key.did ? old
    : await prepare(PENDING, key, "accounts", "requestTopUp", { amount });
  const outcome = await sendSurely(pending, () => replace(output, unsure()));
  settle(PENDING);
  if (outcome.fate === "refused") throw outcome.error;
  return outcome.result.data.request;
}

/** {request, isPaid}: paid at once where the practice desk is on, else when the bank's deposit is seen. */
export async function topUp(key, amount, output) {
  const { bank_desk: desk } = await config();
  const request = await requestTopUp(key, amount, output);
  if (desk) await confirm(key.did, request);
  return { request, isPaid: desk };
}

/** Fills `place`; calls `enough()` once the account holds `needed`. */
export async function askMoney(place, { key, needed, enough, back }) {
  const [held, { bank_desk: desk }] = await Promise.all([balance(key.did), config()]);
  if (held >= needed) {
    enough();
    return;
  }
  const missing = needed - held;
  const output = h("div", { "aria-live": "polite" });
  const again = () => askMoney(place, { key, needed, enough, back });
  const request = h("button", { type: "button" }, t("money.request", { amount: won(missing) }));
  request.addEventListener("click", async () => {
    request.disabled = true;
    replace(output, h("p", { role: "status" }, t("money.working")));
    try {
      const asked = await topUp(key, missing, output);
      if (asked.isPaid) {
        await again();
        return;
      }
      replace(output, h("div", { class: "box info", role: "status" }, t("money.waiting", { request: asked.request })),
        h("button", { type: "button", onclick: again }, t("money.again")));
    } catch (error) {
      request.disabled = false;
      replace(output, errorBox(error));
    }
  });
  replace(place, facts([[t("money.held"), won(held)], [t("money.needed"), won(needed)], [t("money.missing"), won(missing)]]),
    h("p", {}, desk ? t("money.desk") : t("money.bank")), h("p", { class: "buttons" }, request,
      back ? h("button", { type: "button", class: "secondary", onclick: back }, t("action.back")) : null), output);
}
