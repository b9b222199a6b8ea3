// SPDX-License-Identifier: Apache-2.0
// The notices of this browser: made from readings of the ledger when a page is opened and while it stays open, shown with
// an unread mark, and told by the device where the visitor asked for it.
import { campaignOf, query } from "../api.js";
import { h, replace } from "../dom.js";
import { rememberFocus } from "../focus.js";
import { dateTime, pick, t, won } from "../i18n.js";
import { keep, kept } from "./local_store.js";
import { amountsOfWay, campaignNews, movesBetween, readingOf, withNotices } from "./notices.js";

const NOTICES = "maru.notices";
const WAYS = "maru.ways";
const FOLLOWS = "maru.follows";
const TELL = "maru.tell";
const MOST_WAYS = 60;

export const isFollowed = (id) => id in kept(FOLLOWS, {});

export function follow(campaign) {
  return keep(FOLLOWS, { ...kept(FOLLOWS, {}), [campaign.id]: readingOf(campaign) });
}

export function unfollow(id) {
  const follows = kept(FOLLOWS, {});
  delete follows[id];
  keep(FOLLOWS, follows);
}

export const follows = () => Object.keys(kept(FOLLOWS, {}));
export const notices = () => kept(NOTICES, []);
export const unread = () => notices().filter((notice) => !notice.read).length;

export function markAllRead() {
  keep(NOTICES, notices().map((notice) => ({ ...notice, read: true })));
}

export function textOf(notice) {
  const title = pick(notice, "title");
  if (notice.kind === "state") return t("notice.state", { title, state: t(`campaign.state.${notice.state}`) });
  if (notice.about === "campaign") return t(`notice.campaign_${notice.kind}`, { title, amount: won(notice.amount) });
  return t("notice.moved", { title, what: t(`hop.${notice.kind}`), label: pick(notice, "label"), amount: won(notice.amount) });
}

function add(fresh) {
  if (!fresh.length) return;
  const known = new Set(notices().map((notice) => notice.id));
  keep(NOTICES, withNotices(notices(), fresh));
  if (kept(TELL, false) && typeof Notification === "function" && Notification.permission === "granted") {
    for (const notice of fresh.filter((one) => !known.has(one.id)).slice(0, 3)) tellDevice(notice);
  }
}

/** Phones show notifications through the service worker only. */
async function tellDevice(notice) {
  const options = { body: textOf(notice), tag: notice.id, icon: "/icon-192.png" };
  try {
    const worker = await navigator.serviceWorker?.getRegistration();
    if (worker) await worker.showNotification(t("site.name"), options);
    else new Notification(t("site.name"), options);
  } catch (error) {
    console.error(error);
  }
}

/** Reads the ways of `donations` (rows with their campaign's title) again; the first reading of each is no news. */
export async function readWays(donations, time) {
  const ways = kept(WAYS, {});
  const fresh = [];
  for (const donation of donations.slice(0, MOST_WAYS)) {
    const after = amountsOfWay(await query("trace", { donation: donation.id }));
    if (ways[donation.id]) {
      for (const move of movesBetween(ways[donation.id], after)) {
        fresh.push({ ...move, id: `${donation.id}/${move.key}/${after[move.key].amount}`, about: "donation", donation: donation.id,
          campaign: donation.campaign, title_ko: donation.title_ko, title_en: donation.title_en, time, read: false });
      }
    }
    ways[donation.id] = after;
  }
  keep(WAYS, ways);
  add(fresh);
  return fresh;
}

/** Reads the followed campaigns again; `only` limits it to some. */
export async function readFollowed(time, only = null) {
  const readings = kept(FOLLOWS, {});
  const fresh = [];
  for (const id of Object.keys(readings).filter((one) => only === null || only.has(one))) {
    const campaign = await campaignOf(id);
    if (!campaign) continue;
    for (const news of campaignNews(readings[id], campaign)) {
      fresh.push({ ...news, id: `${id}/${news.kind}/${news.state ?? campaign[news.kind]}`, about: "campaign", campaign: id,
        title_ko: campaign.title_ko, title_en: campaign.title_en, time, read: false });
    }
    readings[id] = readingOf(campaign);
  }
  keep(FOLLOWS, { ...kept(FOLLOWS, {}), ...readings });
  add(fresh);
  return fresh;
}

/** Campaigns that a block's events are about. */
export const campaignsIn = (block) => new Set(block.events.map((event) => event.data?.campaign).filter(Boolean));

function tellSwitch(redraw) {
  if (typeof Notification !== "function") return h("p", { class: "help" }, t("notice.no_device"));
  if (Notification.permission === "denied") return h("p", { class: "help" }, t("notice.denied"));
  const isOn = kept(TELL, false) && Notification.permission === "granted";
  return h("p", {}, h("button", { type: "button", class: "secondary", "aria-pressed": String(isOn), onclick: async () => {
    if (isOn) keep(TELL, false);
    else keep(TELL, (await Notification.requestPermission()) === "granted");
    redraw();
  } }, isOn ? t("notice.tell_off") : t("notice.tell_on")), " ", h("span", { class: "help" }, t("notice.tell_explain")));
}

/** A section that draws itself; {element, redraw}. */
export function noticeSection() {
  const element = h("section", { class: "notices-board no-print", "aria-labelledby": "notices-title" });
  const redraw = () => {
    const restore = rememberFocus(() => element);
    draw();
    restore();
  };
  const draw = () => {
    const list = notices();
    const fresh = unread();
    replace(element, h("h2", { id: "notices-title" }, t("notice.title"), fresh ? h("span", { class: "badge info" }, t("notice.unread", { count: fresh })) : null),
      h("p", { class: "help" }, t("notice.explain")),
      list.length ? h("ul", { class: "notice-list" }, list.slice(0, 20).map((notice) => h("li", { class: notice.read ? null : "unread" },
        h("a", { href: `/campaign?id=${encodeURIComponent(notice.campaign)}` }, notice.read ? null : h("strong", {}, `${t("notice.new")} `), textOf(notice)),
        h("span", { class: "help" }, ` ${dateTime(notice.time)}`)))) : h("p", {}, t("notice.none")),
      fresh ? h("p", {}, h("button", { type: "button", class: "secondary", onclick: () => {
        markAllRead();
        redraw();
      } }, t("notice.read_all"))) : null, tellSwitch(redraw));
  };
  redraw();
  return { element, redraw };
}
