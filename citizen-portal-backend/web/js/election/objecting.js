// SPDX-License-Identifier: Apache-2.0
// Objections to an election: to what one may object now, sending one under a pseudonym, and which ones came from this
// browser. The chain publishes number, subject, state and decision; the words are for officers with the right role.
import { keyFromSeed, randomBytes } from "../core/crypto.js";
import { keep, kept } from "../parts/local_store.js";
import { pendingOr, pendingUnder, sendSurely, settle, signed } from "../parts/sending.js";
import { proven } from "./reads.js";

/** Characters that the chain takes. */
export const MOST_CHARACTERS = 4_000;

const OWN = "maru.objections";
const NUMBER = /^x-[0-9a-f]{16}$/;
const pendingName = (election) => `maru.pending.objection.${election}`;

/** When objections end, 0 before the count. */
export const objectionsEnd = ({ counted_at: counted, objections }) => (counted ? counted + objections : 0);

/** Of "roll", "candidates", "voting" and "result", what the chain takes at `now`. */
export function subjectsNow(election, now) {
  const { state } = election;
  if (["ceremony", "ready"].includes(state)) return ["roll", "candidates"];
  if (["freezing", "frozen"].includes(state)) return ["candidates"];
  if (["open", "paused", "closed"].includes(state)) return ["voting"];
  return state === "counted" && now < objectionsEnd(election) ? ["voting", "result"] : [];
}

/** "x-…" as the chain spells it, or "" for what is no number of an objection. */
export function plainNumber(text) {
  const letters = text.trim().toLowerCase().replace(/[\u2010-\u2015]/g, "-");
  const whole = letters.startsWith("x-") ? letters : `x-${letters}`;
  return NUMBER.test(whole) ? whole : "";
}

/** A pseudonym that is used for this one objection: its key is forgotten with the page. */
export async function pseudonym() {
  const seed = randomBytes(32);
  const key = await keyFromSeed(seed);
  seed.fill(0);
  return key;
}

/** The wallet's pseudonym for objections to this election: not the one that enrolled, which the roll knows. */
export const walletPseudonym = (wallet, election) => wallet.keyFor(`election/${election}/objections`);

/** The objection that is still on its way, or null. */
export const onItsWay = (election) => pendingUnder(pendingName(election));

/** {fate: "done", number} | {fate: "refused", error}; what was on its way before is finished first: `isOlder`. */
export async function objectTo({ election, about, text }, signer, output, words) {
  const { pending, isOlder } = await pendingOr(pendingName(election), () => signed(signer, "election", "objectTo", { about, election, text }));
  return { isOlder, ...(await finish(pending, output, words)) };
}

export async function finish(pending, output, words) {
  const { election } = pending.transaction.payload;
  const outcome = await sendSurely(pending, output, { words });
  if (outcome.fate === "done") remember(election, outcome.result.data.objection);
  await settle(pendingName(election));
  return outcome.fate === "done" ? { fate: "done", number: outcome.result.data.objection } : outcome;
}

/** Numbers of the objections that were sent from this browser, newest first. */
export const ownNumbers = (election) => (kept(OWN, {})[election] ?? []).filter((number) => NUMBER.test(number));

/** Whoever uses this browser next sees no objection of this election's. */
export function forgetOwn(election) {
  const all = { ...kept(OWN, {}) };
  delete all[election];
  keep(OWN, all);
}

function remember(election, number) {
  const all = kept(OWN, {});
  keep(OWN, { ...all, [election]: [number, ...(all[election] ?? []).filter((one) => one !== number)] });
}

/** The row as the signed ledger has it, or null. */
export const objectionOf = async (election, number) => (await proven("objections", `${election}/${number}`)).value;
