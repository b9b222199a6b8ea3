// SPDX-License-Identifier: Apache-2.0
// "Your donation moved": what is new in the ways of one's donations and in the campaigns one follows, since this browser
// last looked. Nothing of it is known to any server.

const MOST_KEPT = 100;

/** {"payout/2": 5000, "spending/식비/2026-10": 1200}: the amounts of a donation's way by step. */
export function amountsOfWay(trace) {
  const amounts = {};
  const add = (key, step) => {
    amounts[key] ??= { amount: 0, kind: step.kind, label_ko: step.label_ko ?? step.title_ko, label_en: step.label_en ?? step.title_en };
    amounts[key].amount += step.amount;
  };
  for (const hop of trace.hops) {
    if (hop.kind === "waiting") continue;
    add(`${hop.kind}/${hop.milestone}`, hop);
    for (const part of hop.then ?? []) {
      if (part.kind !== "unspent") add(`${part.kind}/${hop.milestone}/${part.label_ko}/${part.date}`, part);
    }
  }
  return amounts;
}

/** What grew between two readings of one donation's way. */
export function movesBetween(before, after) {
  return Object.entries(after)
    .filter(([key, step]) => step.amount > (before[key]?.amount ?? 0))
    .map(([key, step]) => ({ key, kind: step.kind, label_ko: step.label_ko, label_en: step.label_en,
      amount: step.amount - (before[key]?.amount ?? 0) }));
}

const FOLLOWED = ["state", "paid", "refunded", "raised", "balance"];
export const readingOf = (campaign) => Object.fromEntries(FOLLOWED.map((name) => [name, campaign[name]]));

/** What happened to a followed campaign: [{kind: "state" | "paid" | "refunded", ...}]. Gifts alone are no notice. */
export function campaignNews(before, after) {
  const news = [];
  if (before.state !== after.state) news.push({ kind: "state", state: after.state });
  for (const name of ["paid", "refunded"]) {
    if (after[name] > before[name]) news.push({ kind: name, amount: after[name] - before[name] });
  }
  return news;
}

/** The list with `fresh` in front, newest first, none twice, at most 100. */
export function withNotices(list, fresh) {
  const known = new Set(list.map((notice) => notice.id));
  return [...fresh.filter((notice) => !known.has(notice.id)), ...list].slice(0, MOST_KEPT);
}
