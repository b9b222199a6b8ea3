// SPDX-License-Identifier: Apache-2.0
// Monthly gifts: what is promised, what was paid and missed; ending one, and changing one by a new one in its place.
import { query } from "../api.js";
import { facts, field, h, hold, isHeld, replace } from "../dom.js";
import { dateTime, pick, t, won } from "../i18n.js";
import { errorBox } from "../shell.js";
import { checkFields, summaryPlace } from "./error_summary.js";
import { parseWon } from "./gift_draft.js";
import { MAX_WON, MIN_WON } from "./gift_questions.js";
import { asksTheSame, keepPending, pendingOr, pendingUnder, olderFirst, sendSurely, settle, signed } from "./sending.js";

const changeName = (pledge) => `maru.pending.change.${pledge.id}`;
const endName = (pledge) => `maru.pending.end.${pledge.id}`;

/** Refusals after which the old pledge is certain to give no more: it is no longer active. */
const ALREADY_ENDED = ["donation.pledge_state"];
/** Nothing of it was recorded nor will be: it can be signed anew. */
const NOT_RECORDED = ["portal.not_recorded", "transaction.expired"];

/** Ends a pledge; a reload in between goes on with the same signature. */
async function end(pledge, key, output) {
  const name = endName(pledge);
  const { pending } = await pendingOr(name, () => signed(key, "donation", "cancelPledge", { pledge: pledge.id }));
  const outcome = await sendSurely(pending, output);
  await settle(name);
  if (outcome.fate === "refused" && !ALREADY_ENDED.includes(outcome.error.code)) throw outcome.error;
}

/** Both actions of a change are signed and kept before the first is sent: {transaction, id, ending, step: 1 | 2}. */
const changeOf = (pledge, key, payload) => async () => {
  // Another tab may have changed or ended it since this page was drawn: a second new pledge would give twice.
  const { rows } = await query("pledges", { donor: key.did, limit: 100 });
  if (rows.find(({ id }) => id === pledge.id)?.state !== "active") {
    throw Object.assign(new Error(t("pledge.ended_meanwhile")), { code: "donation.pledge_state" });
  }
  return { ...(await signed(key, "donation", "pledgeMonthly", payload)),
    ending: await signed(key, "donation", "cancelPledge", { pledge: pledge.id }), step: 1 };
};

/** Thrown where the new pledge is recorded and the old one still runs: it must be ended, never changed once more. */
class HalfDone extends Error {
  constructor(cause) {
    super(cause.message, { cause });
    this.code = cause.code;
  }
}

/**
 * Goes on with a change from where it stands. The new pledge first: if it is refused (no money, raising is over), the old
 * one stays as it was.
 */
async function finishChange(pledge, key, change, output) {
  const name = changeName(pledge);
  if (change.step === 1) {
    const outcome = await sendSurely(change, output);
    if (outcome.fate === "refused") {
      await settle(name);
      throw outcome.error;
    }
    change.step = 2;
    change.keptIn = await keepPending(name, change);
  }
  try {
    let outcome = await sendSurely({ ...change.ending, keptIn: change.keptIn }, output, { standing: t("pledge.half") });
    if (outcome.fate === "refused" && NOT_RECORDED.includes(outcome.error.code)) {
      change.ending = await signed(key, "donation", "cancelPledge", { pledge: pledge.id });
      change.keptIn = await keepPending(name, change);
      outcome = await sendSurely({ ...change.ending, keptIn: change.keptIn }, output, { standing: t("pledge.half") });
    }
    if (outcome.fate === "refused" && !ALREADY_ENDED.includes(outcome.error.code)) throw outcome.error;
  } catch (error) {
    throw new HalfDone(error);
  }
  await settle(name);
}

function changeForm(pledge, key, reload, place, half) {
  const output = h("div", { "aria-live": "polite" });
  const summary = summaryPlace();
  const amount = field(t("donate.amount.label"), h("input", { type: "text", inputmode: "numeric", value: String(pledge.amount) }));
  const day = field(t("donate.day"), h("input", { type: "number", min: "1", max: "31", value: String(pledge.day) }), t("donate.day_help"));
  const months = field(t("donate.months"), h("input", { type: "number", min: "1", max: "120",
    value: String(Math.max(1, pledge.months - pledge.made - pledge.missed)) }));
  const isIn = (input, most) => /^\d{1,3}$/.test(input.value) && Number(input.value) >= 1 && Number(input.value) <= most;
  const button = h("button", { type: "submit" }, t("pledge.change_now"));
  return h("details", {}, h("summary", {}, t("pledge.change")), h("p", { class: "help" }, t("pledge.change_explain")), summary,
    h("form", { novalidate: true, onsubmit: async (event) => {
      event.preventDefault();
      const value = parseWon(amount.input.value);
      if (!checkFields(summary, [[amount, value >= MIN_WON && value <= MAX_WON ? "" : t("donate.amount.bad", { least: won(MIN_WON), most: won(MAX_WON) })],
        [day, isIn(day.input, 31) ? "" : t("donate.day_bad")], [months, isIn(months.input, 120) ? "" : t("donate.months_bad")]])) return;
      if (isHeld(button)) return;
      hold(button, true);
      replace(output, h("p", { role: "status" }, t("donate.sending")));
      try {
        const payload = { campaign: pledge.campaign, amount: value, day: Number(day.input.value), months: Number(months.input.value),
          tax_receipt: pledge.tax_receipt };
        const { pending, isOlder } = await pendingOr(changeName(pledge), changeOf(pledge, key, payload));
        await finishChange(pledge, key, pending, output);
        await reload();
        if (isOlder && !asksTheSame(pending, key.did, "pledgeMonthly", payload)) {
          document.querySelector(".pledges")?.prepend(olderFirst(t("send.older_change", { amount: won(pending.transaction.payload.amount) }), true));
        }
      } catch (error) {
        if (error instanceof HalfDone) {
          half(error);
          return;
        }
        hold(button, false);
        replace(output, errorBox(error));
      }
    } }, amount.element, day.element, months.element, button), output);
}

function pledgeCard(pledge, title, key, reload) {
  const place = h("div", { "aria-live": "polite" });
  const controls = h("div", {});
  const goOn = async () => {
    replace(controls);
    try {
      const change = await pendingUnder(changeName(pledge));
      if (change) await finishChange(pledge, key, change, place);
      await reload();
    } catch (error) {
      if (error instanceof HalfDone) half(error);
      else draw(error);
    }
  };
  /** The new pledge exists, the old one is not ended yet: no other change until it is. */
  const half = (error) => {
    replace(controls);
    replace(place, h("div", { class: "box warning", role: "alert" }, h("strong", {}, t("pledge.half")), h("p", {}, t("pledge.half_explain")),
      error.code ? h("p", { class: "help" }, `${t("error.code")}: ${error.code}`) : null,
      h("p", {}, h("button", { type: "button", onclick: goOn }, t("pledge.half_go_on")))));
  };
  const draw = (error = null) => {
    replace(place, error ? errorBox(error) : null);
    replace(controls, h("button", { type: "button", class: "secondary", onclick: async (event) => {
      const button = event.currentTarget;
      if (isHeld(button)) return;
      hold(button, true);
      try {
        await end(pledge, key, place);
        await reload();
      } catch (problem) {
        hold(button, false);
        replace(place, errorBox(problem));
      }
    } }, t("pledge.cancel")), changeForm(pledge, key, reload, place, half));
  };
  if (pledge.state === "active") draw();
  // A change that was cut off goes on by itself, whatever became of the old pledge meanwhile.
  pendingUnder(changeName(pledge)).then((change) => (change ? goOn() : null));
  return h("li", { class: "card pledge" },
    h("h3", {}, h("a", { href: `/campaign?id=${encodeURIComponent(pledge.campaign)}` }, title)),
    facts([[t("donate.monthly"), won(pledge.amount)], [t("donate.day"), t("pledge.day", { day: pledge.day })],
      [t("pledge.made"), t("pledge.made_of", { made: pledge.made, months: pledge.months })],
      [t("pledge.missed"), pledge.missed ? t("pledge.missed_times", { count: pledge.missed }) : t("pledge.missed_none")],
      [t("milestone.state"), t(`pledge.state.${pledge.state}`)],
      pledge.state === "active" && pledge.next ? [t("pledge.next"), dateTime(pledge.next)] : null]),
    pledge.missed ? h("p", { class: "help" }, t("pledge.missed_explain")) : null, controls, place);
}

/** `titles`: Map of campaign id to its row. */
export function pledgeSection(pledges, titles, key, reload) {
  if (!pledges.length) return null;
  return h("section", { class: "pledges" }, h("h2", {}, t("pledge.title")), h("p", { class: "help" }, t("pledge.explain")),
    h("ul", { class: "cards" }, pledges.map((pledge) =>
      pledgeCard(pledge, pick(titles.get(pledge.campaign) ?? {}, "title") || pledge.campaign, key, reload))));
}
