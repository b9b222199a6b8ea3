// SPDX-License-Identifier: Apache-2.0
// Codes that people read, type and scan: trackers of ballots and invitation codes, both in Crockford's base 32.
import { fromHex, toHex, utf8 } from "../core/bytes.js";
import { canonical } from "../core/canonical.js";
import { sha256 } from "../core/crypto.js";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 26;
const TRACKER_LENGTH = 20;
const TRACKER_BITS = 100;

/** Upper case, without separators, O as 0 and I and L as 1; "" for what has other letters. */
function plain(text) {
  const letters = String(text).toUpperCase().replace(/[\s\u2010-\u2015_.-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  return [...letters].every((letter) => ALPHABET.includes(letter)) ? letters : "";
}

/** The 26 letters of an invitation code, or "" for what is none. */
export function plainCode(text) {
  const letters = plain(text);
  return letters.length === CODE_LENGTH ? letters : "";
}

/** "7QK2-M4XD-…" as the chain spells it, or "" for what is no tracker. */
export function plainTracker(text) {
  const letters = plain(text);
  return letters.length === TRACKER_LENGTH ? letters.match(/.{4}/g).join("-") : "";
}

/** The tracker of a ballot hash (hex): its first 100 bits. */
export function trackerOf(hash) {
  let bits = "";
  for (const byte of fromHex(hash).slice(0, 13)) bits += byte.toString(2).padStart(8, "0");
  return bits.slice(0, TRACKER_BITS).match(/.{5}/g).map((five) => ALPHABET[parseInt(five, 2)]).join("").match(/.{4}/g).join("-");
}

const MEMBERS = ["answers", "election", "ring", "voter"];

/** The ballot inside a payload of `cast` or `challenge`: what its hash is of. */
export const ballotOf = (payload) => Object.fromEntries(MEMBERS.filter((name) => payload[name] !== undefined).map((name) => [name, payload[name]]));

/** Hex. */
export const ballotHash = async (payload) => toHex(await sha256(utf8(canonical(ballotOf(payload)))));

const ELECTION = /^[er]-[0-9a-f]{16}$/;
export const isElection = (text) => ELECTION.test(text ?? "");

/**
 * {election, number, code} of a personal link, each "" or 0 where it is missing: "#e=…&n=…&c=…", or
 * "?election=…&n=…#CODE". The code is behind the # and so never sent.
 */
export function readInvitation(address) {
  const url = new URL(address);
  const hash = url.hash.slice(1);
  const inside = new URLSearchParams(hash.includes("=") ? hash : `c=${hash}`);
  const election = inside.get("e") ?? url.searchParams.get("election") ?? "";
  const number = inside.get("n") ?? url.searchParams.get("n") ?? "";
  return { election: isElection(election) ? election : "", number: /^[1-9]\d{0,7}$/.test(number) ? Number(number) : 0, code: plainCode(inside.get("c") ?? "") };
}

/** {election, tracker} of an address, a QR code or a bare tracker; null where there is no tracker in it. */
export function readTracker(text, otherwise = "") {
  const bare = plainTracker(text);
  if (bare) return { election: otherwise, tracker: bare };
  let url;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const inside = new URLSearchParams(url.hash.slice(1));
  const tracker = plainTracker(inside.get("t") ?? "");
  const election = inside.get("e") ?? url.searchParams.get("election") ?? otherwise;
  return tracker ? { election: isElection(election) ? election : "", tracker } : null;
}

const address = (page, election, tracker) => `${location.origin}/${page}#e=${election}&t=${tracker}`;
export const ballotUrl = (election, tracker) => address("ballot", election, tracker);
export const challengeUrl = (election, tracker) => address("challenge", election, tracker);
