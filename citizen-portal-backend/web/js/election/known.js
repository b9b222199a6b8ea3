// SPDX-License-Identifier: Apache-2.0
// What this browser has seen of the ledger and of elections, kept over visits and told to nobody: a server that shows a
// voter another election document, other trustees' keys or an older ledger than before is found out here. A node that signs
// two ledgers from a device's first visit on is not: against that there are the receipt, checked elsewhere, and the
// fingerprint, compared with other people's.
import { FormatError, toHex, utf8 } from "../core/bytes.js";
import { canonical } from "../core/canonical.js";
import { sha256 } from "../core/crypto.js";
import { keep, kept } from "../parts/local_store.js";

const NEWEST = "maru.newest";
const nameOf = (election) => `maru.election.${election}`;

/** Hex of SHA-256 of a frozen document: what every proof of the election is bound to. */
export const fingerprintOf = async (frozen) => toHex(await sha256(utf8(canonical(frozen))));

let inPage = {};

/** A signed time further ahead of this device's clock than this is not kept: it would lock the device out until then. */
const AHEAD_SECONDS = 600;
const isAhead = ({ time }) => time > Math.floor(Date.now() / 1000) + AHEAD_SECONDS;

/** {height, time, log_size, log_root, hash} of the newest signed header that was seen of a node, or undefined: nobody can go back behind it. */
export function newestOf(node) {
  const here = inPage[node];
  const stored = kept(NEWEST, {})[node];
  return Number.isSafeInteger(stored?.height) && Number.isSafeInteger(stored.time) && !isAhead(stored) && !(here?.height >= stored.height) ? stored : here;
}

/**
 * `isPrivate`: read for a ballot that is made or on its way. Its block would tell whoever has this device later which ballot
 * it was, so it is remembered by this page alone.
 */
export function noteHeader({ proposer, height, time, log_size, log_root }, hash, isPrivate = false) {
  const seen = newestOf(proposer);
  if (seen && height <= seen.height) return;
  const header = { height, time, log_size, log_root, hash };
  inPage = { ...inPage, [proposer]: header };
  if (!isPrivate && !isAhead(header)) keep(NEWEST, { ...kept(NEWEST, {}), [proposer]: header });
}

/** Whether a header is not older than what had been seen before it was asked for. */
export const isNotOlder = (header, seen) => !seen || (header.height >= seen.height && header.time >= seen.time);

/** Whether logs of one length, or blocks of one height, were signed with two contents: no honest node does. `hash`: the header's. */
export const isForked = (header, seen, hash = "") => (Boolean(seen?.log_root) && header.log_size === seen.log_size && header.log_root !== seen.log_root)
  || (Boolean(seen?.hash) && Boolean(hash) && header.height === seen.height && hash !== seen.hash);

/**
 * What an election's proven row says once and for all: its trustees' joint key when the ceremony is done, its fingerprint when
 * it is frozen. Throws `election.other_document` where this browser has seen another one; else it is remembered.
 */
export function sameElection({ id, joint = "", fingerprint = "" }) {
  const seen = kept(nameOf(id), {});
  const now = { joint: joint || seen.joint || "", fingerprint: fingerprint || seen.fingerprint || "" };
  if ((seen.joint && seen.joint !== now.joint) || (seen.fingerprint && seen.fingerprint !== now.fingerprint)) throw new FormatError("election.other_document");
  if (now.joint !== (seen.joint ?? "") || now.fingerprint !== (seen.fingerprint ?? "")) keep(nameOf(id), now);
}
