// SPDX-License-Identifier: Apache-2.0
// Checks of Merkle proofs: the log (RFC 6962), the state tree and the sum tree of docs/formats.md.
import { be64, equal, fromHex, hashFromHex, toHex, utf8 } from "./bytes.js";
import { sha256 } from "./crypto.js";

const ZERO = new Uint8Array([0]);
const ONE = new Uint8Array([1]);
const EMPTY = new Uint8Array(32);

export const leafHash = (data) => sha256(ZERO, data);
export const innerHash = (left, right) => sha256(ONE, left, right);

/** RFC 9162 §2.1.3.2. Hashes are hex; answers true or false. */
export async function verifyInclusion(leaf, index, size, proof, root) {
  if (!(Number.isSafeInteger(index) && Number.isSafeInteger(size)) || index < 0 || index >= size) return false;
  let fn = BigInt(index);
  let sn = BigInt(size) - 1n;
  let hash = leaf;
  for (const text of proof) {
    if (sn === 0n) return false;
    const sibling = hashFromHex(text);
    if ((fn & 1n) === 1n || fn === sn) {
      hash = await innerHash(sibling, hash);
      if ((fn & 1n) === 0n) {
        while ((fn & 1n) === 0n && fn !== 0n) {
          fn >>= 1n;
          sn >>= 1n;
        }
      }
    } else {
      hash = await innerHash(hash, sibling);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && equal(hash, hashFromHex(root));
}

/** RFC 9162 §2.1.4.2: the log of `second` leaves begins with the log of `first`. */
export async function verifyConsistency(first, second, firstRoot, secondRoot, proof) {
  if (first > second || first < 0) return false;
  if (first === second) return proof.length === 0 && firstRoot === secondRoot;
  if (first === 0) return proof.length === 0;
  const path = proof.map(hashFromHex);
  const power = (BigInt(first) & (BigInt(first) - 1n)) === 0n;
  const nodes = power ? [hashFromHex(firstRoot), ...path] : path;
  if (nodes.length === 0) return false;
  let fn = BigInt(first) - 1n;
  let sn = BigInt(second) - 1n;
  while ((fn & 1n) === 1n) {
    fn >>= 1n;
    sn >>= 1n;
  }
  let fr = nodes[0];
  let sr = nodes[0];
  for (const node of nodes.slice(1)) {
    if (sn === 0n) return false;
    if ((fn & 1n) === 1n || fn === sn) {
      fr = await innerHash(node, fr);
      sr = await innerHash(node, sr);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      sr = await innerHash(sr, node);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && equal(fr, hashFromHex(firstRoot)) && equal(sr, hashFromHex(secondRoot));
}

export const stateKey = (domain, table, key) => sha256(utf8(`${domain}/${table}/${key}`));

const bitOf = (key, depth) => (key[depth >> 3] >> (7 - (depth & 7))) & 1;

async function climb(key, hash, siblings) {
  let node = hash;
  for (let depth = siblings.length - 1; depth >= 0; depth -= 1) {
    const sibling = hashFromHex(siblings[depth]);
    if (equal(node, EMPTY) && equal(sibling, EMPTY)) return null;
    node = bitOf(key, depth) ? await innerHash(sibling, node) : await innerHash(node, sibling);
  }
  return node;
}

const commonPrefix = (a, b) => {
  let depth = 0;
  while (depth < 256 && bitOf(a, depth) === bitOf(b, depth)) depth += 1;
  return depth;
};

export async function verifyPresence(root, key, valueHash, siblings) {
  if (siblings.length > 256) return false;
  const node = await climb(key, await sha256(ZERO, key, valueHash), siblings);
  return node !== null && equal(node, root);
}

/** `other` is null or {key, value_hash} in hex: the one leaf that stands in the key's place. */
export async function verifyAbsence(root, key, siblings, other) {
  if (siblings.length > 256) return false;
  let hash = EMPTY;
  if (other) {
    const otherKey = hashFromHex(other.key);
    if (equal(otherKey, key) || commonPrefix(otherKey, key) < siblings.length) return false;
    hash = await sha256(ZERO, otherKey, hashFromHex(other.value_hash));
  }
  const node = await climb(key, hash, siblings);
  return node !== null && equal(node, root);
}

export async function sumLeaf(data, amount) {
  return { hash: toHex(await sha256(ZERO, be64(amount), data)), sum: amount };
}

export async function sumInner(left, right) {
  const hash = await sha256(ONE, be64(left.sum), fromHex(left.hash), be64(right.sum), fromHex(right.hash));
  const sum = left.sum + right.sum;
  if (!Number.isSafeInteger(sum)) throw new RangeError("sum");
  return { hash: toHex(hash), sum };
}

/** A donor's leaf is counted in the published total. */
export async function verifySum(leaf, index, count, siblings, root) {
  if (index < 0 || index >= count || [leaf, root, ...siblings].some((node) => !(node.sum >= 0))) return false;
  let fn = BigInt(index);
  let sn = BigInt(count) - 1n;
  let node = leaf;
  for (const sibling of siblings) {
    if (sn === 0n) return false;
    if ((fn & 1n) === 1n || fn === sn) {
      node = await sumInner(sibling, node);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      node = await sumInner(node, sibling);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && node.hash === root.hash && node.sum === root.sum;
}

