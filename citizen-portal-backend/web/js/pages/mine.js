// SPDX-License-Identifier: Apache-2.0
// My donations, the way of each won, monthly pledges, and the key.
import { balance, query, receipt, submit } from "../api.js";
import { download, facts, h, replace } from "../dom.js";
import { dateTime, language, pick, shortId, t, won } from "../i18n.js";
import { keyForm } from "../key_form.js";
import { currentKey, forgetKey, rememberedName } from "../keys.js";
import { errorBox, start } from "../shell.js";
import { checkOwnDonation } from "../sums.js";

const label = (row) => (language === "ko" ? row.label_ko : row.label_en);

function hops(trace) {
  return h("ol", { class: "timeline" }, trace.hops.map((hop) => h("li", {},
    h("strong", {}, `${t(`hop.${hop.kind}`)} ${won(hop.amount)}`),
    hop.kind === "payout" ? ` · ${pick(hop, "title")}` : "", hop.time ? h("span", { class: "help" }, ` ${dateTime(hop.time)}`) : null,
    hop.then?.length ? h("ul", {}, hop.then.map((part) => h("li", {}, `${t(`hop.${part.kind}`)} · ${label(part)} `,
      h("strong", {}, won(part.amount)), part.date ? ` · ${part.date}` : ""))) : null)));
}

function donationItem(row, did) {
  const place = h("div", { "aria-live": "polite" });
  const act = (work) => async (event) => {
    const button = event.currentTarget;
    button.disabled = true;
    try {
      await work();
    } catch (error) {
      replace(place, errorBox(error));
    }
    button.disabled = false;
  };
  const name = rememberedName(row.id);
  return h("li", { class: "card" },
    h("h3", {}, h("a", { href: `/campaign?id=${encodeURIComponent(row.campaign)}` }, pick(row, "title") || row.campaign)),
    facts([[t("receipt.amount"), won(row.amount)], [t("receipt.time"), dateTime(row.time)],
      row.refunded ? [t("flow.refunded"), won(row.refunded)] : null, name && [t("donate.name"), name.name]]),
    h("p", { class: "buttons" },
      h("button", { type: "button", class: "secondary", onclick: act(async () =>
        replace(place, h("h4", {}, t("mine.way")), hops(await query("trace", { donation: row.id })))) }, t("mine.trace")),
      h("button", { type: "button", class: "secondary", onclick: act(async () => {
        const ok = await checkOwnDonation(row, did);
        replace(place, h("div", { class: `box ${ok ? "success" : "danger"}`, role: "status" },
          ok ? `✓ ${t("mine.counted")}` : `✕ ${t("mine.not_counted")}`));
      }) }, t("mine.check")),
      row.transaction ? h("button", { type: "button", class: "secondary", onclick: act(async () =>
        download(`${row.transaction.slice(0, 16)}.maru-receipt.json`, JSON.stringify(await receipt(row.transaction)))) },
      t("receipt.save")) : null), place);
}

function pledgeItem(pledge, key, reload) {
  const place = h("div", { "aria-live": "polite" });
  return h("li", { class: "card" }, facts([[t("donate.monthly"), won(pledge.amount)], [t("donate.day"), String(pledge.day)],
    [t("pledge.made"), `${pledge.made} / ${pledge.months}`], [t("pledge.missed"), String(pledge.missed)],
    [t("milestone.state"), t(`pledge.state.${pledge.state}`)],
    pledge.state === "active" && pledge.next ? [t("pledge.next"), dateTime(pledge.next)] : null]),
  pledge.state === "active" ? h("button", { type: "button", class: "secondary", onclick: async (event) => {
    event.currentTarget.disabled = true;
    try {
      await submit(key, "donation", "cancelPledge", { pledge: pledge.id });
      await reload();
    } catch (error) {
      replace(place, errorBox(error));
    }
  } }, t("pledge.cancel")) : null, place);
}

async function show(main, key) {
  const [summary, held, pledges] = await Promise.all([query("donor", { did: key.did }), balance(key.did),
    query("pledges", { donor: key.did, limit: 100 })]);
  replace(main, h("div", { class: "wide" }, h("h1", {}, t("mine.title")),
    facts([[t("mine.did"), h("code", { title: key.did }, shortId(key.did))], [t("mine.given"), won(summary.amount)],
      [t("money.held"), won(held)]]),
    h("h2", {}, t("mine.donations")),
    summary.rows.length ? h("ul", { class: "cards" }, summary.rows.map((row) => donationItem(row, key.did)))
      : h("p", {}, t("mine.none"), " ", h("a", { href: "/" }, t("action.to_campaigns"))),
    pledges.rows.length ? [h("h2", {}, t("pledge.title")), h("ul", { class: "cards" }, pledges.rows.map((pledge) =>
      pledgeItem(pledge, key, () => show(main, key))))] : null,
    h("h2", {}, t("key.title")), h("p", {}, t("key.here")),
    h("details", {}, h("summary", {}, t("key.forget")), h("p", {}, t("key.forget_explain")),
      h("button", { type: "button", class: "danger", onclick: async () => {
        await forgetKey();
        location.reload();
      } }, t("key.forget_now")))));
}

start("mine", "mine.title", async (main) => {
  const key = await currentKey();
  if (key) {
    await show(main, key);
    return;
  }
  const place = h("div");
  replace(main, h("div", { class: "narrow" }, h("h1", {}, t("mine.title")), h("p", {}, t("mine.no_key")), place));
  await keyForm(place, (made) => show(main, made));
});
