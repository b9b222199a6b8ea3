// SPDX-License-Identifier: Apache-2.0
// The other side of lib/merkle.mjs: multiproofs of a log, and a state tree with its paths.
import { concat, hex, sha256, utf8 } from "../lib/bytes.mjs";
import { canonical } from "../lib/json.mjs";
import { innerHash, logRoot } from "../lib/merkle.mjs";

/** Hashes of the subtrees that hold no shown leaf, left to right. */
export function multiproof(leaves, shown) {
  const nodes = [];
  const walk = (first, until) => {
    if (![...shown].some((index) => index >= first && index < until)) nodes.push(hex(logRoot(leaves.slice(first, until))));
    else if (until - first > 1) {
      let power = 1;
      while (power * 2 < until - first) power *= 2;
      walk(first, first + power);
      walk(first + power, until);
    }
  };
  walk(0, leaves.length);
  return nodes;
}

/** The audit path of RFC 6962 section 2.1.1, from the leaf up, in hexadecimal. */
export function inclusionPath(leaves, index) {
  if (leaves.length <= 1) return [];
  let power = 1;
  while (power * 2 < leaves.length) power *= 2;
  const [left, right] = [leaves.slice(0, power), leaves.slice(power)];
  return index < power ? [...inclusionPath(left, index), hex(logRoot(right))] : [...inclusionPath(right, index - power), hex(logRoot(left))];
}

const bit = (key, depth) => (key[depth >> 3] >> (7 - (depth & 7))) & 1;
const empty = new Uint8Array(32);

/** rows: [{domain, table, key, value}] of one domain. {root, siblingsOf(row)}. */
export function stateTree(rows) {
  const leaves = rows.map((row) => {
    const keyHash = sha256(utf8(`${row.domain}/${row.table}/${row.key}`));
    return { row, keyHash, hash: sha256(concat(Uint8Array.of(0), keyHash, sha256(utf8(canonical(row.value))))) };
  });
  const hashOf = (some, depth) => {
    if (some.length === 0) return empty;
    if (some.length === 1) return some[0].hash;
    const halves = [0, 1].map((side) => some.filter((leaf) => bit(leaf.keyHash, depth) === side));
    return innerHash(hashOf(halves[0], depth + 1), hashOf(halves[1], depth + 1));
  };
  const siblingsOf = (row) => {
    const own = leaves.find((leaf) => leaf.row === row);
    const siblings = [];
    let some = leaves;
    for (let depth = 0; some.length > 1; depth++) {
      const side = bit(own.keyHash, depth);
      siblings.push(hex(hashOf(some.filter((leaf) => bit(leaf.keyHash, depth) !== side), depth + 1)));
      some = some.filter((leaf) => bit(leaf.keyHash, depth) === side);
    }
    return siblings;
  };
  return { root: hex(hashOf(leaves, 0)), siblingsOf };
}
