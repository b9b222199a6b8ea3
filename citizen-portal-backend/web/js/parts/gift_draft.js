// SPDX-License-Identifier: Apache-2.0
// The answers of one gift while it is made: kept for this tab, so that a reload or a change of language loses nothing.

const EMPTY = { amount: 0, kind: "once", day: 25, months: 12, named: null, name: "", honour: null, honourName: "",
  taxReceipt: null, asksKey: false, asksMoney: false, done: "", gift: null };

const nameOf = (campaign) => `maru.gift.${campaign}`;

export function loadDraft(campaign) {
  try {
    return { ...EMPTY, ...JSON.parse(sessionStorage.getItem(nameOf(campaign)) ?? "{}") };
  } catch {
    return { ...EMPTY };
  }
}

export function saveDraft(campaign, draft) {
  try {
    sessionStorage.setItem(nameOf(campaign), JSON.stringify(draft));
  } catch {
    // Storage is off: the answers live as long as the page.
  }
}

export function clearDraft(campaign) {
  try {
    sessionStorage.removeItem(nameOf(campaign));
  } catch {
    // Nothing was kept.
  }
}

/** The questions of this gift, in order. A monthly gift has no names: the chain's pledge holds none. */
export function stepsOf(draft) {
  return ["amount", "often", ...(draft.kind === "once" ? ["appear", "honour"] : []), "tax",
    ...(draft.asksKey ? ["key"] : []), ...(draft.asksMoney ? ["money"] : []), "check"];
}

/** The first question without an answer; a step after it cannot be opened. */
export function firstOpen(draft) {
  if (!draft.amount) return "amount";
  if (draft.kind === "once" && draft.named === null) return "appear";
  if (draft.kind === "once" && draft.honour === null) return "honour";
  if (draft.taxReceipt === null) return "tax";
  return "check";
}

export function mayOpen(draft, step) {
  const steps = stepsOf(draft);
  const at = steps.indexOf(step);
  if (at < 0) return false;
  const open = firstOpen(draft);
  return open === "check" || at <= Math.max(steps.indexOf(open), 1) || step === "amount";
}

/** Whether a signed gift {transaction, openings} says what the draft says; the salted commitments differ each time. */
export function isGiftOf({ transaction: { action, payload, signer }, openings }, draft, did) {
  if (signer !== did || payload.amount !== draft.amount || payload.tax_receipt !== draft.taxReceipt) return false;
  if (draft.kind === "monthly") return action === "pledgeMonthly" && payload.day === draft.day && payload.months === draft.months;
  return action === "donate" && (openings.name?.name ?? "") === (draft.named ? draft.name.normalize("NFC") : "")
    && (openings.honour?.name ?? "") === (draft.honour ? draft.honourName.normalize("NFC") : "");
}

const MAX_DIGITS = 12;

/** Won from what people type: "10,000", "1만", "₩ 5 000원"; 0 for what is no whole amount. */
export function parseWon(text) {
  const plain = text.normalize("NFKC").replaceAll(/[,\s원₩]/g, "");
  const groups = /^(?:(\d{1,4})억)?(?:(\d{1,4})만)?(\d{1,4})?$/.exec(plain);
  if (/[억만]/.test(plain) && groups) return Number(groups[1] ?? 0) * 1e8 + Number(groups[2] ?? 0) * 1e4 + Number(groups[3] ?? 0);
  return new RegExp(`^\\d{1,${MAX_DIGITS}}$`).test(plain) ? Number(plain) : 0;
}
