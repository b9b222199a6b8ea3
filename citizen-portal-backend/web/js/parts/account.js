// SPDX-License-Identifier: Apache-2.0
// My balance: top-ups, and every movement of the account.
import { get } from "../api.js";
import { badge, facts, field, h, hold, isHeld, replace, table } from "../dom.js";
import { dateTime, t, won } from "../i18n.js";
import { rounds } from "../redraws.js";
import { errorBox } from "../shell.js";
import { checkFields, summaryPlace } from "./error_summary.js";
import { parseWon } from "./gift_draft.js";
import { continueTopUps, hasDesk, hasPendingTopUp, MOST_TOP_UP, openRequests, topUp, topUpProblem, waitingList } from "./gift_money.js";
import { olderFirst } from "./sending.js";

const LEAST_TOP_UP = 100;

const purposeOf = (entry) => {
  const word = entry.purpose.split(" ")[0];
  return ["donation", "refund"].includes(word) ? t(`account.purpose.${word}`) : t(entry.amount > 0 ? "account.purpose.top_up" : "account.purpose.other");
};

/** The function that draws what was read. */
async function ledger(did) {
  const [entries, requests] = await Promise.all([
    get(`/api/v1/query/accounts/entries?account=${encodeURIComponent(`citizen:${did}`)}`),
    get(`/api/v1/query/accounts/requests?did=${encodeURIComponent(did)}&limit=100`)]);
  const rows = [...entries.rows].sort((a, b) => b.n - a.n);
  return (place) => replace(place,
    requests.rows.length ? [h("h3", {}, t("account.requests")), table(t("account.requests"), [
      { label: t("receipt.time"), cell: (row) => dateTime(row.time) },
      { label: t("receipt.amount"), number: true, cell: (row) => won(row.amount) },
      { label: t("milestone.state"), cell: (row) => badge(row.state === "paid" ? "good" : "warning", t(`account.request.${row.state}`)) },
      { label: t("account.number"), cell: (row) => h("code", {}, row.id ?? row.key) },
    ], [...requests.rows].sort((a, b) => b.time - a.time))] : null,
    h("h3", {}, t("account.entries")), rows.length ? table(t("account.entries"), [
      { label: t("receipt.time"), cell: (row) => dateTime(row.time) },
      { label: t("account.what"), cell: purposeOf },
      { label: t("receipt.amount"), number: true, cell: (row) => (row.amount > 0 ? `+${won(row.amount)}` : `−${won(-row.amount)}`) },
      { label: t("money.held"), number: true, cell: (row) => won(row.balance) },
      { label: t("movement.proof"), cell: (row) => (row.transaction ? h("a", { href: `/receipt?id=${row.transaction}` }, t("movement.receipt")) : t("movement.by_rule")) },
    ], rows) : h("p", {}, t("account.none")));
}

/** Requests that nothing answered yet: paid now where there is a desk, else listed until the bank's deposit is seen. */
async function earlier(key, place, reload) {
  const [open, desk, isUnderWay] = await Promise.all([openRequests(key.did), hasDesk(), hasPendingTopUp()]);
  if (!open.length && !isUnderWay) return;
  const output = h("div", {});
  replace(place, open.length ? waitingList(open) : null, output);
  if (!desk && !isUnderWay) return;
  const goOn = async () => {
    replace(output, h("p", { role: "status" }, t("money.continuing")));
    try {
      await continueTopUps(key, output);
      await reload();
      const left = await openRequests(key.did);
      replace(place, left.length ? waitingList(left) : null);
    } catch (error) {
      replace(output, topUpProblem(error), h("p", {}, h("button", { type: "button", class: "secondary", onclick: goOn }, t("money.go_on"))));
    }
  };
  await goOn();
}

/** {element, update(held)}: the balance and the opened list of movements follow; what is being typed stays. */
export function accountSection(key, held, reload) {
  const open = h("div", { "aria-live": "polite" });
  const amountHeld = h("span", {}, won(held));
  earlier(key, open, reload).catch((error) => replace(open, topUpProblem(error)));
  const place = h("div", {});
  const output = h("div", { "aria-live": "polite" });
  const summary = summaryPlace();
  const amount = field(t("account.amount"), h("input", { type: "text", inputmode: "numeric", autocomplete: "off" }), t("account.amount_help", { most: won(MOST_TOP_UP) }));
  const button = h("button", { type: "submit", class: "secondary" }, t("account.top_up"));
  const next = rounds();
  const readLedger = async () => {
    const mine = next();
    try {
      const draw = await ledger(key.did);
      if (mine.isLast()) draw(place);
    } catch (error) {
      if (mine.isLast()) replace(place, errorBox(error));
    }
  };
  const update = (heldNow) => {
    amountHeld.textContent = won(heldNow);
    if (place.hasChildNodes()) readLedger();
  };
  const element = h("section", {}, h("h2", {}, t("account.title")), facts([[t("money.held"), amountHeld]]), open,
    h("details", { class: "no-print" }, h("summary", {}, t("account.top_up")), summary, h("form", { novalidate: true, onsubmit: async (event) => {
      event.preventDefault();
      const value = parseWon(amount.input.value);
      if (!checkFields(summary, [[amount, value >= LEAST_TOP_UP && value <= MOST_TOP_UP ? ""
        : t("donate.amount.bad", { least: won(LEAST_TOP_UP), most: won(MOST_TOP_UP) })]])) return;
      if (isHeld(button)) return;
      hold(button, true);
      replace(output, h("p", { role: "status" }, t("money.working")));
      try {
        const done = await topUp(key, value, output);
        if (done.isOlder) replace(output, olderFirst(t("send.older_top_up", { amount: won(done.amount) }), true));
        else if (done.isPaid) {
          amount.input.value = "";
          await reload();
          replace(output, h("div", { class: "box success", role: "status" }, `✓ ${t("account.topped_up", { amount: won(done.amount) })}`));
        }
        else replace(output, h("div", { class: "box info", role: "status" }, t("money.waiting", { request: done.request })));
      } catch (error) {
        replace(output, topUpProblem(error));
      }
      hold(button, false);
    } }, amount.element, button), output),
    h("details", { ontoggle: (event) => {
      if (event.currentTarget.open && !place.hasChildNodes()) readLedger();
    } }, h("summary", {}, t("account.history")), place));
  return { element, update };
}
