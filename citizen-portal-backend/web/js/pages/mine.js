// SPDX-License-Identifier: Apache-2.0
// My donations: what moved, the way of each won, monthly gifts, the account, papers, and the key. All of it is read with
// the key's public number; nothing about the visitor is kept anywhere but here.
import { balance, campaignOf, config, query } from "../api.js";
import { facts, h, replace } from "../dom.js";
import { t, won } from "../i18n.js";
import { keyForm } from "../key_form.js";
import { currentKey } from "../keys.js";
import { onBlock } from "../live.js";
import { accountSection } from "../parts/account.js";
import { donationCard } from "../parts/donation_card.js";
import { reportSection } from "../parts/donor_report.js";
import { hashText } from "../parts/evidence.js";
import { keySection } from "../parts/key_tools.js";
import { campaignsIn, follows, noticeSection, readFollowed, readWays } from "../parts/notice_board.js";
import { pledgeSection } from "../parts/pledges.js";
import { spendSection } from "../parts/spend.js";
import { start } from "../shell.js";

const FIRST_CARDS = 12;

async function titlesOf(ids) {
  const rows = await Promise.all([...new Set(ids)].map((id) => campaignOf(id)));
  return new Map(rows.filter(Boolean).map((row) => [row.id, row]));
}

function donationList(rows, did, node) {
  const list = h("ul", { class: "cards one" });
  let shown = 0;
  const more = h("button", { type: "button", class: "secondary no-print" }, t("action.more"));
  const add = () => {
    list.append(...rows.slice(shown, shown + FIRST_CARDS).map((row) => donationCard(row, did, node)));
    shown = list.childElementCount;
    more.hidden = shown >= rows.length;
  };
  more.addEventListener("click", add);
  add();
  return [list, h("p", {}, more)];
}

async function show(main, key, board) {
  const [summary, held, pledges, { node }, keys] = await Promise.all([query("donor", { did: key.did }), balance(key.did),
    query("pledges", { donor: key.did, limit: 100 }), config(), keySection(key)]);
  const titles = await titlesOf(pledges.rows.map((pledge) => pledge.campaign));
  const donations = [...summary.rows].sort((a, b) => b.time - a.time || b.index - a.index);
  const reload = () => show(main, key, board);
  replace(main, h("div", { class: "wide mine-page" }, h("h1", {}, t("mine.title")),
    h("ul", { class: "figures" },
      h("li", {}, h("span", {}, t("mine.given")), h("strong", {}, won(summary.amount))),
      h("li", {}, h("span", {}, t("flow.refunded")), h("strong", {}, won(summary.refunded))),
      h("li", {}, h("span", {}, t("money.held")), h("strong", {}, won(held)))),
    facts([[t("mine.did"), hashText(key.did)]]), board.element,
    h("section", {}, h("h2", {}, t("mine.donations")),
      donations.length ? donationList(donations, key.did, node) : h("p", {}, t("mine.none"), " ", h("a", { href: "/" }, t("action.to_campaigns")))),
    pledgeSection(pledges.rows, titles, key, reload), reportSection(donations), accountSection(key, held, reload), keys, spendSection(key)));
  return donations;
}

async function open(main, key) {
  const board = noticeSection();
  let donations = await show(main, key, board);
  const now = () => Math.floor(Date.now() / 1000);
  await readWays(donations, now());
  await readFollowed(now());
  board.redraw();
  onBlock(async (block) => {
    const about = block.truncated ? null : campaignsIn(block);
    const mine = donations.filter((row) => about === null || about.has(row.campaign));
    const followed = follows().filter((id) => about === null || about.has(id));
    if (!mine.length && !followed.length) return;
    donations = (await query("donor", { did: key.did })).rows;
    await readWays(donations.filter((row) => about === null || about.has(row.campaign)), block.time);
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
