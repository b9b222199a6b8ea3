// SPDX-License-Identifier: Apache-2.0
// Trees of docs/formats.md: RFC 6962 roots, the multiproof of an election record, and proofs in the state tree.
import { concat, fromHex, sha256, utf8 } from "./bytes.mjs";
import { canonical } from "./json.mjs";

const leafPrefix = Uint8Array.of(0);
const innerPrefix = Uint8Array.of(1);
const empty = new Uint8Array(32);

export const leafHash = (data) => sha256(concat(leafPrefix, data));
export const innerHash = (left, right) => sha256(concat(innerPrefix, left, right));

/** The largest power of two below `size` (size > 1). */
function split(size) {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** RFC 6962 root over leaf hashes. */
export function logRoot(leaves) {
  if (leaves.length === 0) return sha256(new Uint8Array());
  if (leaves.length === 1) return leaves[0];
  const middle = split(leaves.length);
  return innerHash(logRoot(leaves.slice(0, middle)), logRoot(leaves.slice(middle)));
}

/**
 * Root of a log of `size` leaves of which `shown` (ascending [{index, hash}]) are known and every other complete
 * subtree is the next of `nodes`; null when nodes are missing or left over.
 */
export function multiproofRoot(shown, size, nodes) {
  let next = 0;
  let broken = false;
  const walk = (first, count, from, until) => {
    if (from === until) {
      broken ||= next >= nodes.length;
      return nodes[next++] ?? empty;
    }
    if (count === 1) return shown[from].hash;
    const middle = split(count);
    let border = from;
    while (border < until && shown[border].index < first + middle) border++;
    return innerHash(walk(first, middle, from, border), walk(first + middle, count - middle, border, until));
  };
  if (size === 0) return shown.length === 0 && nodes.length === 0 ? sha256(new Uint8Array()) : null;
  const root = walk(0, size, 0, shown.length);
  return broken || next !== nodes.length ? null : root;
}

const bit = (key, depth) => (key[depth >> 3] >> (7 - (depth & 7))) & 1;

/** The root that the path of a present row leads to. */
export function stateRoot(domain, table, key, value, siblings) {
  const keyHash = sha256(utf8(`${domain}/${table}/${key}`));
  const valueHash = sha256(utf8(canonical(value)));
  let node = sha256(concat(leafPrefix, keyHash, valueHash));
  for (let depth = siblings.length - 1; depth >= 0; depth--) {
    const sibling = fromHex(siblings[depth], 32);
    node = bit(keyHash, depth) === 0 ? innerHash(node, sibling) : innerHash(sibling, node);
  }
  return node;
}
