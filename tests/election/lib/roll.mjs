// SPDX-License-Identifier: Apache-2.0
// The roll's commitment and the rings that are cut out of it (docs/election-protocol.md sections 4 and 5).
import { byteOrder, concat, fromB64, hex, sha256, utf8 } from "./bytes.mjs";
import { unitOf } from "./definition.mjs";
import { canonical, hasMembers, isCount } from "./json.mjs";
import { leafHash, logRoot } from "./merkle.mjs";

export const leastRing = 128;
export const mostRing = 4096;

/** Of one entry, and of all together, so that no product with a score or with 10,000 leaves 64 bits. */
const mostWeight = 1_000_000;
export const mostWeightInAll = 2 ** 36;

/** Whether a roll of this weight can be counted: all logarithms of an election together are at most this large. */
export function isCountable(definition, weight) {
  const most = definition.contests.reduce((sum, { maximum }) => sum + maximum + 1, 0);
  return BigInt(weight) * BigInt(most) <= BigInt(mostWeightInAll);
}

export function isEntry(entry) {
  return hasMembers(entry, ["credential", "number", "precinct", "weight"]) && isCount(entry.number, 1) && isCount(entry.weight, 1, mostWeight)
    && typeof entry.precinct === "string" && (entry.credential === "" || fromB64(entry.credential, 32) !== null);
}

/** {commitment, enrolled, entries} of a definition's roll; entries in order of their numbers. */
export function rollCommitment(definition, entries) {
  const byPrecinct = new Map(definition.precincts.map((precinct) => [precinct.id, []]));
  for (const entry of entries) byPrecinct.get(entry.precinct).push(entry);
  const isEnrolled = (entry) => entry.credential !== "";
  const leaves = [...byPrecinct.keys()].sort(byteOrder).map((precinct) => {
    const own = byPrecinct.get(precinct);
    const root = hex(logRoot(own.map((entry) => leafHash(utf8(canonical(entry))))));
    return leafHash(utf8(canonical({ enrolled: own.filter(isEnrolled).length, entries: own.length, precinct, root })));
  });
  return { commitment: hex(logRoot(leaves)), enrolled: entries.filter(isEnrolled).length, entries: entries.length };
}

/** Map ring id -> {unit, weight, keys: [bytes]} of the enrolled entries. */
export function cutRings(definition, entries) {
  const precincts = new Map(definition.precincts.map((precinct) => [precinct.id, precinct]));
  const groups = new Map();
  for (const entry of entries.filter((one) => one.credential !== "")) {
    const unit = unitOf(precincts.get(entry.precinct));
    const name = `${unit}-${entry.weight}`;
    if (!groups.has(name)) groups.set(name, { unit, weight: entry.weight, keys: [] });
    groups.get(name).keys.push(fromB64(entry.credential, 32));
  }
  const rings = new Map();
  for (const [name, { unit, weight, keys }] of groups) {
    const count = Math.ceil(keys.length / definition.ring_size);
    let first = 0;
    for (let ring = 0; ring < count; ring++) {
      const size = Math.floor(keys.length / count) + (ring < keys.length % count ? 1 : 0);
      rings.set(`${name}-${ring + 1}`, { unit, weight, keys: keys.slice(first, first + size) });
      first += size;
    }
  }
  return rings;
}

export const ringDigest = (keys) => sha256(concat(...keys));
