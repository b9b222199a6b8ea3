// SPDX-License-Identifier: Apache-2.0
// My donations: what moved, the way of each won, monthly gifts, the account, papers, and the key. All of it is read with
// the key's public number; nothing about the visitor is kept anywhere but here.
import { balance, campaignOf, config, query } from "../api.js";
import { dataIsFresh } from "../as_of.js";
import { facts, h, replace } from "../dom.js";
import { t, won } from "../i18n.js";
import { keyForm } from "../key_form.js";
import { currentKey } from "../keys.js";
import { rememberFocus } from "../focus.js";
import { onBlockLater } from "../live.js";
import { rememberOpened } from "../opened.js";
import { accountSection } from "../parts/account.js";
import { donationCard, donationFacts } from "../parts/donation_card.js";
import { reportSection } from "../parts/donor_report.js";
import { hashText } from "../parts/evidence.js";
import { keySection } from "../parts/key_tools.js";
import { campaignsIn, follows, noticeSection, readFollowed, readWays } from "../parts/notice_board.js";
import { pledgeSection } from "../parts/pledges.js";
import { spendSection } from "../parts/spend.js";
import { rounds } from "../redraws.js";
import { start } from "../shell.js";

const FIRST_CARDS = 12;

async function titlesOf(ids) {
  const rows = await Promise.all([...new Set(ids)].map((id) => campaignOf(id)));
  return new Map(rows.filter(Boolean).map((row) => [row.id, row]));
}

/** {element, update(rows)}: new donations come in front, changed ones are drawn in their place. */
function donationList(first, did, node) {
  const list = h("ul", { class: "cards one" });
  const none = h("p", {}, t("mine.none"), " ", h("a", { href: "/" }, t("action.to_campaigns")));
  let rows = first;
  const cards = new Map();
  const more = h("button", { type: "button", class: "secondary no-print" }, t("action.more"));
  const settle = () => {
    more.hidden = cards.size >= rows.length;
    none.hidden = rows.length > 0;
  };
  const cardOf = (row) => {
    const element = donationCard(row, did, node);
    cards.set(row.id, { element, text: JSON.stringify(row) });
    return element;
  };
  const add = () => {
    list.append(...rows.filter((row) => !cards.has(row.id)).slice(0, FIRST_CARDS).map(cardOf));
    settle();
  };
  const update = (next) => {
    const known = new Set(rows.map((row) => row.id));
    rows = next;
    for (const row of next) {
      const card = cards.get(row.id);
      if (!card || card.text === JSON.stringify(row)) continue;
      card.text = JSON.stringify(row);
      card.element.querySelector(".donation-facts").replaceWith(donationFacts(row));
    }
    list.prepend(...next.filter((row) => !known.has(row.id)).map(cardOf));
    settle();
  };
  more.addEventListener("click", add);
  add();
  return { element: h("div", {}, list, none, h("p", {}, more)), update };
}

const newestFirst = (rows) => [...rows].sort((a, b) => b.time - a.time || b.index - a.index);

/** {donations, refresh()}: the page is drawn once; what moves is drawn in its place, beside what is being written. */
async function show(main, key, board) {
  const [summary, held, pledges, { node }, keys] = await Promise.all([query("donor", { did: key.did }), balance(key.did),
    query("pledges", { donor: key.did, limit: 100 }), config(), keySection(key)]);
  const titles = await titlesOf(pledges.rows.map((pledge) => pledge.campaign));
  const donations = newestFirst(summary.rows);
  const shown = {};
  const page = { donations };
  const nextPromises = rounds();
  let begun = 0;
  let drawn = 0;
  const refresh = async () => {
    begun += 1;
    const mine = begun;
    const [now, balanceNow] = await Promise.all([query("donor", { did: key.did }), balance(key.did)]);
    // One that was begun later but failed takes nothing away.
    if (mine < drawn) return;
    drawn = mine;
    page.donations = newestFirst(now.rows);
    shown.amount.textContent = won(now.amount);
    shown.refunded.textContent = won(now.refunded);
    shown.held.textContent = won(balanceNow);
    list.update(page.donations);
    account.update(balanceNow);
    dataIsFresh();
  };
  /** After what the visitor did here. */
  const reload = async () => {
    const mine = nextPromises();
    const [promised] = await Promise.all([query("pledges", { donor: key.did, limit: 100 }), refresh()]);
    const names = await titlesOf(promised.rows.map((pledge) => pledge.campaign));
    if (mine.isLast()) drawPledges(promised.rows, names);
  };
  const promises = h("div", {});
  const drawPledges = (rows, names) => {
    const reopen = rememberOpened(promises);
    const restore = rememberFocus(() => promises);
    replace(promises, pledgeSection(rows, names, key, reload));
    reopen();
    restore();
  };
  drawPledges(pledges.rows, titles);
  const account = accountSection(key, held, reload);
  const list = donationList(donations, key.did, node);
  const figure = (name, label, value) => {
    shown[name] = h("strong", { "data-figure": name }, won(value));
    return h("li", {}, h("span", {}, label), shown[name]);
  };
  replace(main, h("div", { class: "wide mine-page" }, h("h1", {}, t("mine.title")),
    h("ul", { class: "figures" }, figure("amount", t("mine.given"), summary.amount),
      figure("refunded", t("flow.refunded"), summary.refunded), figure("held", t("money.held"), held)),
    facts([[t("mine.did"), hashText(key.did)]]), board.element,
    h("section", {}, h("h2", {}, t("mine.donations")), list.element),
    promises, reportSection(() => page.donations), account.element, keys, spendSection(key)));
  dataIsFresh();
  return Object.assign(page, { refresh });
}

async function open(main, key) {
  const board = noticeSection();
  const page = await show(main, key, board);
  const now = () => Math.floor(Date.now() / 1000);
  await readWays(page.donations, now());
  await readFollowed(now());
  board.redraw();
  const isMine = (block) => block.truncated || JSON.stringify([block.events, block.transactions]).includes(key.did);
  const concerns = (block) => {
    const about = campaignsIn(block);
    return isMine(block) || page.donations.some((row) => about.has(row.campaign)) || follows().some((id) => about.has(id));
  };
  onBlockLater(concerns, async (block) => {
    const about = block.truncated ? null : campaignsIn(block);
    await page.refresh();
    await readWays(page.donations.filter((row) => about === null || about.has(row.campaign)), block.time);
    await readFollowed(block.time, about);
    board.redraw();
  });
}

start("mine", "mine.title", async (main) => {
  const key = await currentKey();
  if (key) {
    await open(main, key);
    return;
  }
  const place = h("div");
  const board = noticeSection();
  await readFollowed(Math.floor(Date.now() / 1000));
  board.redraw();
  replace(main, h("div", { class: "narrow" }, h("h1", {}, t("mine.title")), h("p", {}, t("mine.no_key")), place,
    follows().length ? board.element : null));
  await keyForm(place, (made) => open(main, made));
});
