// SPDX-License-Identifier: Apache-2.0
// What the chain says of elections. Everything that could tell a ballot apart is asked without cookies and without an
// address of where it was asked from; rows that something hangs on come with a proof that this browser checks.
import { config, Problem, QUIETLY } from "../api.js";
import { FormatError } from "../core/bytes.js";
import { verifyConsistency } from "../core/merkle.js";
import { checkReceipt, checkStateProof, headerHash } from "../core/receipt.js";
import { language, t } from "../i18n.js";
import { ballotHash, trackerOf } from "./codes.js";
import { readAt } from "../live.js";
import { contradiction, keepSigned } from "./evidence.js";
import { fingerprintOf, isForked, isNotOlder, newestOf, noteHeader, sameElection } from "./known.js";

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
/**
 * The contests of an election that is not frozen yet, in order, each from its proven row: the server says their names only, and
 * there have to be as many as the proven election says.
 */
export async function contestsOf({ id, contests }) {
  const names = new Set((await allRows("contests", { election: id })).map(({ contest }) => contest));
  const rows = (await Promise.all([...names].map((name) => proven("contests", `${id}/${name}`)))).map(({ value }) => value);
  if (rows.length !== contests || rows.some((row) => row === null || row.election !== id || !names.delete(row.contest))) throw new FormatError("election.unproven");
  return rows.sort((a, b) => a.position - b.position).map((row) => ({ ...row, id: row.contest }));
}
export const precinctsOf = (election) => allRows("precincts", { election });
/** Number, subject, state and decision of every objection; never its words. */
export const objectionsOf = (election) => allRows("objections", { election });
export const progressOf = (election) => quiet(query("progress", { election }));
export const resultOf = (election) => quiet(query("result", { election }));
export const tableOf = (election) => quiet(query("officialTable", { election }));

const STALE_TRIES = 3;
const STALE_PAUSE_MS = 1_000;

/**
 * The row as the trusted node's signed state has it, or null where it proves that there is none: {value, header}. A sound
 * proof of an older state than this browser has seen is no answer: it could hide a closing, a replacement or a ballot.
 * `isPrivate`: asked for a ballot; which block it was stays in the page.
 */
export async function proven(table, key, { isPrivate = false } = {}) {
  const { node } = await config();
  const seen = newestOf(node);
  for (let tries = 1; ; tries += 1) {
    const proof = await quiet(state(table, key));
    const { ok } = await checkStateProof(proof, node, { domain: "election", table, key });
    if (!ok) throw new FormatError("election.unproven");
    const hash = await headerHash(proof.header);
    if (isForked(proof.header, seen, hash)) throw contradicted("election.forked", proof);
    if (isNotOlder(proof.header, seen)) {
      keepSigned(proof);
      noteHeader(proof.header, hash, isPrivate);
      readAt(proof.header.height);
      return { value: proof.value, header: proof.header };
    }
    if (tries === STALE_TRIES) throw contradicted("election.stale", proof);
    await new Promise((resolve) => { setTimeout(resolve, STALE_PAUSE_MS); });
  }
}

/** `evidence`: both signed headers, for an observer. */
const contradicted = (code, proof) => Object.assign(new FormatError(code), { evidence: contradiction(proof) });

export async function electionOf(id) {
  const { value } = await proven("elections", id);
  if (value === null || value.id !== id) throw new FormatError("election.none");
  sameElection(value);
  return value;
}

/**
 * The frozen document {definition, roll, trustees}, proven, of this election, and the same as whenever this browser saw it;
 * null before freezing. Throws `election.fingerprint`, `election.other_document`.
 */
export async function frozenOf(id) {
  const { value } = await proven("definitions", id);
  const frozen = value?.frozen ?? null;
  if (frozen === null) return null;
  const fingerprint = await fingerprintOf(frozen);
  if (value.fingerprint !== fingerprint || frozen.definition.id !== id) throw new FormatError("election.fingerprint");
  sameElection({ id, joint: frozen.trustees.joint, fingerprint });
  return frozen;
}

/** The trustees' rows of the ceremony that made the election's key, each proven: what each committed to, showed and proved. */
export const ceremonyRows = (id, attempt, indexes) => Promise.all(indexes.map(async (index) =>
  (await proven("ceremony", `${id}/${String(attempt).padStart(3, "0")}/${String(index).padStart(2, "0")}`)).value));

/** The chain's clock in Unix seconds and its name: the device's clock may be wrong. */
export async function node() {
  const answer = await quiet("/api/v1/node");
  readAt(answer.height);
  return answer;
}

/** {found, state, ballot, transaction, height, time} of a tracker. */
export const ballotOf = (election, tracker) => quiet(query("ballot", { election, tracker }));

/** The state row of a tracker, proven at the newest block: counted, replaced or challenged. */
export const trackerRow = (election, tracker) => proven("trackers", `${election}/${tracker}`, { isPrivate: true });

/** The row of an opened ballot, or null. */
export const challengedRow = async (election, hash) => (await proven("challenged", `${election}/${hash}`, { isPrivate: true })).value;

/** The row {ring, unit, weight, size, keys} of a ring as the signed state has it, or null where there is none. */
export const ringRow = async (election, ring) => (await proven("rings", `${election}/${ring}`)).value;

/** Whether the log of a later header is the earlier one's, continued (RFC 9162 §2.1.4). */
async function continues(before, { log_size: size, log_root: root }) {
  if (size < before.log_size) return false;
  const { proof } = await quiet(`/api/v1/log/consistency?first=${before.log_size}&second=${size}`);
  return verifyConsistency(before.log_size, size, before.log_root, root, proof);
}

/**
 * A ballot's receipt, checked here: that it is the transaction with this id, in a signed block, accepted, for this election,
 * that its ballot has this tracker, and that its block came `after` {height, time, log_size, log_root} of a header that was
 * signed before the ballot was made, in a log that continues that one. {ok, steps, receipt, hash, action}.
 */
export async function checkBallotReceipt(receipt, { id, election, tracker, after } = {}) {
  const { node: trusted } = await config();
  const result = await checkReceipt(receipt, trusted, id === undefined ? {} : { id });
  const { tx } = receipt;
  const isBallot = tx.domain === "election" && ["cast", "challenge"].includes(tx.action) && (election === undefined || tx.payload.election === election);
  const hash = isBallot ? await ballotHash(tx.payload) : "";
  const found = hash ? trackerOf(hash) : "";
  result.steps.push({ name: "ballot", ok: isBallot }, { name: "ballot_accepted", ok: receipt.result?.code === "ok" });
  if (tracker !== undefined) result.steps.push({ name: "ballot_tracker", ok: found === tracker });
  if (after !== undefined) result.steps.push({ name: "receipt_newer", ok: receipt.header.height > after.height && receipt.header.time >= after.time && await continues(after, receipt.header) });
  const ok = result.steps.every((step) => step.ok);
  if (ok) {
    keepSigned(receipt);
    noteHeader(receipt.header, result.headerHash, true);
  }
  return { ok, steps: result.steps, id: result.id, receipt, hash, tracker: found, action: tx.action };
}

export const receiptOf = (id) => quiet(`/api/v1/transactions/${encodeURIComponent(id)}/receipt`);
