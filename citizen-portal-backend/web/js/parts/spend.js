// SPDX-License-Identifier: Apache-2.0
// For people who receive help: paying at a merchant from their share of a plan. Who they are, where they buy and what
// they have left is not public; the ledger itself refuses what is not theirs.
import { allRows, query } from "../api.js";
import { field, h, hold, isHeld, replace } from "../dom.js";
import { pick, t, won } from "../i18n.js";
import { errorBox } from "../shell.js";
import { checkFields, summaryPlace } from "./error_summary.js";
import { parseWon } from "./gift_draft.js";
import { asksTheSame, olderFirst, pendingOr, pendingUnder, sendSurely, settle, signed } from "./sending.js";

const PENDING = "maru.pending.spend";
const NATIONWIDE = "00";

export const merchantsFor = (plan, merchants) => merchants.filter((one) => plan.categories.includes(one.category)
  && (plan.region === NATIONWIDE || one.region === plan.region));

async function fill(place, key) {
  replace(place, h("p", { role: "status" }, t("state.loading")));
  const [plans, merchants, { rows: campaigns }] = await Promise.all([allRows("plans", { state: "running" }),
    allRows("merchants", {}), query("campaigns", { limit: 500 })]);
  const titles = new Map(campaigns.map((one) => [one.id, one]));
  const output = h("div", { "aria-live": "polite" });
  const summary = summaryPlace();
  const plan = field(t("spend.plan"), h("select", {}, h("option", { value: "" }, t("spend.choose")), plans.map((one) =>
    h("option", { value: one.id }, `${pick(titles.get(one.campaign) ?? {}, "title")} (${one.id})`))));
  const merchant = field(t("spend.merchant"), h("select", {}, h("option", { value: "" }, t("spend.choose"))), t("spend.merchant_help"));
  const amount = field(t("spend.amount"), h("input", { type: "text", inputmode: "numeric", autocomplete: "off" }));
  plan.input.addEventListener("change", () => {
    const chosen = plans.find((one) => one.id === plan.input.value);
    replace(merchant.input, h("option", { value: "" }, t("spend.choose")), chosen ? merchantsFor(chosen, merchants).map((one) =>
      h("option", { value: one.id }, `${pick(one, "name")} · ${t(`merchant.${one.category}`)}`)) : []);
  });
  const button = h("button", { type: "submit" }, t("spend.pay"));
  /** Sends what is kept under PENDING. True when that is what was asked for now; an earlier payment is sent, named, and false. */
  const finish = async (pending, isAsked) => {
    const outcome = await sendSurely(pending, output);
    await settle(PENDING);
    if (outcome.fate === "refused" && isAsked) throw outcome.error;
    const paid = pending.transaction.payload;
    const shop = merchants.find((one) => one.id === paid.merchant);
    replace(output, outcome.fate === "done" ? h("div", { class: "box success", role: "status" },
      h("strong", {}, `✓ ${t("spend.done", { amount: won(paid.amount) })}`), h("p", {}, pick(shop ?? {}, "name")),
      h("p", { class: "reference" }, h("code", {}, pending.id))) : null,
    isAsked ? null : olderFirst(t("send.older_spend", { amount: won(paid.amount) }), outcome.fate === "done"));
    return isAsked;
  };
  replace(place, summary, h("form", { novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    const value = parseWon(amount.input.value);
    if (!checkFields(summary, [[plan, plan.input.value ? "" : t("spend.no_plan")], [merchant, merchant.input.value ? "" : t("spend.no_merchant")],
      [amount, value > 0 ? "" : t("spend.bad_amount")]])) return;
    if (isHeld(button)) return;
    hold(button, true);
    replace(output, h("p", { role: "status" }, t("donate.sending")));
    try {
      const payload = { plan: plan.input.value, merchant: merchant.input.value, amount: value };
      const { pending } = await pendingOr(PENDING, () => signed(key, "donation", "spend", payload));
      if (await finish(pending, asksTheSame(pending, key.did, "spend", payload))) amount.input.value = "";
    } catch (error) {
      replace(output, errorBox(error));
    }
    hold(button, false);
  } }, plan.element, merchant.element, amount.element, button), output);
  const older = await pendingUnder(PENDING);
  if (!older || isHeld(button)) return;
  hold(button, true);
  await finish(older, false);
  hold(button, false);
}

export function spendSection(key) {
  const place = h("div", {});
  return h("section", { class: "no-print" }, h("h2", {}, t("spend.title")), h("details", { ontoggle: (event) => {
    if (event.currentTarget.open && !place.hasChildNodes()) fill(place, key).catch((error) => replace(place, errorBox(error)));
  } }, h("summary", {}, t("spend.open")), h("p", { class: "help" }, t("spend.explain")), place));
}
