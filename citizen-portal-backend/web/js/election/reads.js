// SPDX-License-Identifier: Apache-2.0
// What the chain says of elections. Everything that could tell a ballot apart is asked without cookies and without an
// address of where it was asked from; rows that something hangs on come with a proof that this browser checks.
import { config, Problem, QUIETLY } from "../api.js";
import { FormatError } from "../core/bytes.js";
import { checkReceipt, checkStateProof } from "../core/receipt.js";
import { language, t } from "../i18n.js";
import { ballotHash, trackerOf } from "./codes.js";

export { QUIETLY };

export async function quiet(path) {
  let response;
  try {
    response = await fetch(path, { ...QUIETLY, headers: { "Accept-Language": language } });
  } catch {
    throw new Problem({ title: t("error.offline"), code: "portal.offline" }, 0);
  }
  const body = await response.json().catch(() => null);
  if (!response.ok || body === null) throw new Problem(body ?? { title: t("error.unknown") }, response.status);
  return body;
}

const query = (name, values) => `/api/v1/query/election/${name}?${new URLSearchParams(values)}`;
const state = (table, key) => `/api/v1/state/election/${table}/${encodeURIComponent(key)}`;

async function allRows(name, values) {
  const rows = [];
  let after = "";
  do {
    const page = await quiet(query(name, { ...values, limit: "500", ...(after ? { after } : {}) }));
    rows.push(...page.rows);
    after = page.next;
  } while (after && rows.length < 20_000);
  return rows;
}

/** Every election that citizens may see, newest first. */
export const elections = async () => (await allRows("elections", {})).sort((a, b) => b.opens - a.opens);
/** Contests as the definition has them, in order. */
export const contestsOf = async (election) => (await allRows("contests", { election })).sort((a, b) => a.position - b.position).map((row) => ({ ...row, id: row.contest }));
export const precinctsOf = (election) => allRows("precincts", { election });
/** Number, subject, state and decision of every objection; never its words. */
export const objectionsOf = (election) => allRows("objections", { election });
export const progressOf = (election) => quiet(query("progress", { election }));
export const resultOf = (election) => quiet(query("result", { election }));
export const tableOf = (election) => quiet(query("officialTable", { election }));

/** The newest block that this visit has seen a signed header of, by node: nobody can go back behind it. */
const newest = new Map();
const STALE_TRIES = 3;
const STALE_PAUSE_MS = 1_000;

function noteHeader({ proposer, height, time }) {
  const seen = newest.get(proposer);
  if (!seen || height > seen.height) newest.set(proposer, { height, time });
}

/** Whether a header is not older than what had been seen before it was asked for. */
export const isNotOlder = (header, seen) => !seen || (header.height >= seen.height && header.time >= seen.time);

/**
 * The row as the trusted node's signed state has it, or null where it proves that there is none: {value, header}. A sound
 * proof of an older state than this visit has seen is no answer: it could hide a closing, a replacement or a ballot.
 */
export async function proven(table, key) {
  const { node } = await config();
  const seen = newest.get(node);
  for (let tries = 1; ; tries += 1) {
    const proof = await quiet(state(table, key));
    const { ok } = await checkStateProof(proof, node, { domain: "election", table, key });
    if (!ok) throw new FormatError("election.unproven");
    if (isNotOlder(proof.header, seen)) {
      noteHeader(proof.header);
      return { value: proof.value, header: proof.header };
    }
    if (tries === STALE_TRIES) throw new FormatError("election.stale");
    await new Promise((resolve) => { setTimeout(resolve, STALE_PAUSE_MS); });
  }
}

export async function electionOf(id) {
  const { value } = await proven("elections", id);
  if (value === null) throw new FormatError("election.none");
  return value;
}

/** The frozen document {definition, roll, trustees}, proven; null before freezing. */
export async function frozenOf(id) {
  const { value } = await proven("definitions", id);
  return value?.frozen ?? null;
}

/** The chain's clock in Unix seconds and its name: the device's clock may be wrong. */
export const node = () => quiet("/api/v1/node");

/** {found, state, ballot, transaction, height, time} of a tracker. */
export const ballotOf = (election, tracker) => quiet(query("ballot", { election, tracker }));

/** The state row of a tracker, proven at the newest block: counted, replaced or challenged. */
export const trackerRow = (election, tracker) => proven("trackers", `${election}/${tracker}`);

/** The row of an opened ballot, or null. */
export const challengedRow = async (election, hash) => (await proven("challenged", `${election}/${hash}`)).value;

/** The row {ring, unit, weight, size, keys} of a ring as the signed state has it, or null where there is none. */
export const ringRow = async (election, ring) => (await proven("rings", `${election}/${ring}`)).value;

/**
 * A ballot's receipt, checked here: that it is the transaction with this id, in a signed block, accepted, for this election,
 * and that its ballot has this tracker. {ok, steps, receipt, hash, action}.
 */
export async function checkBallotReceipt(receipt, { id, election, tracker } = {}) {
  const { node: trusted } = await config();
  const result = await checkReceipt(receipt, trusted, id === undefined ? {} : { id });
  const { tx } = receipt;
  const isBallot = tx.domain === "election" && ["cast", "challenge"].includes(tx.action) && (election === undefined || tx.payload.election === election);
  const hash = isBallot ? await ballotHash(tx.payload) : "";
  const found = hash ? trackerOf(hash) : "";
  result.steps.push({ name: "ballot", ok: isBallot }, { name: "ballot_accepted", ok: receipt.result?.code === "ok" });
  if (tracker !== undefined) result.steps.push({ name: "ballot_tracker", ok: found === tracker });
  const ok = result.steps.every((step) => step.ok);
  if (ok) noteHeader(receipt.header);
  return { ok, steps: result.steps, id: result.id, receipt, hash, tracker: found, action: tx.action };
}

export const receiptOf = (id) => quiet(`/api/v1/transactions/${encodeURIComponent(id)}/receipt`);
