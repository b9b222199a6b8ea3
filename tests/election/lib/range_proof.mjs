// SPDX-License-Identifier: Apache-2.0
// The disjunction "this ciphertext holds one of low..low+n-1" with published commitments:
// (a‖b) x n, c x (n-1), z x n; the last challenge is what the others leave of the statement's.
import { concat } from "./bytes.mjs";
import { decodePoint, decodeScalar, encodePoint, encodeScalar, Equations, G, hashToScalar, mod, multiply } from "./group.mjs";

export const rangeBytes = (values) => 32 * (4 * values - 1);

/** `statement`: tag and items up to the ciphertext. `vote` may be out of range: then the proof does not verify. */
export function proveRange(statement, key, alpha, beta, low, values, vote, nonce, random) {
  const branches = [];
  for (let at = 0; at < values; at++) {
    const w = random.scalar();
    const c = random.scalar();
    const difference = BigInt(vote - low - at);
    branches.push({ a: multiply(w, G), b: multiply(w, key).subtract(multiply(c * difference, G)), c: difference === 0n ? null : c, w });
  }
  const total = hashToScalar(...statement, alpha, beta, ...branches.flatMap((branch) => [branch.a, branch.b]));
  const rest = branches.reduce((sum, branch) => sum + (branch.c ?? 0n), 0n);
  const challenges = branches.map((branch) => branch.c ?? mod(total - rest));
  const responses = branches.map((branch, at) => mod(branch.w + challenges[at] * nonce));
  return concat(...branches.flatMap((branch) => [encodePoint(branch.a), encodePoint(branch.b)]),
    ...challenges.slice(0, -1).map(encodeScalar), ...responses.map(encodeScalar));
}

/** [{a, b, c, z}] of the bytes of one proof, or null when an encoding is bad. */
export function parseRange(statement, alpha, beta, values, bytes) {
  const piece = (at) => bytes.subarray(32 * at, 32 * at + 32);
  const branches = [];
  for (let at = 0; at < values; at++) branches.push({ a: decodePoint(piece(2 * at)), b: decodePoint(piece(2 * at + 1)) });
  if (branches.some((branch) => branch.a === null || branch.b === null)) return null;
  let rest = hashToScalar(...statement, alpha, beta, ...branches.flatMap((branch) => [branch.a, branch.b]));
  for (let at = 0; at < values; at++) {
    const branch = branches[at];
    branch.z = decodeScalar(piece(3 * values - 1 + at));
    branch.c = at + 1 < values ? decodeScalar(piece(2 * values + at)) : rest;
    if (branch.z === null || branch.c === null) return null;
    rest = mod(rest - branch.c);
  }
  return branches;
}

/** z G = a + c alpha and z K = b + c (beta - value G), for every value. */
export function addRange(equations, key, alpha, beta, low, branches) {
  branches.forEach(({ a, b, c, z }, at) => {
    equations.add(z, [[-1n, a], [-c, alpha]]);
    equations.add(c * BigInt(low + at), [[z, key], [-1n, b], [-c, beta]]);
  });
}

export function rangeHolds(key, alpha, beta, low, branches) {
  const equations = new Equations();
  addRange(equations, key, alpha, beta, low, branches);
  return equations.hold();
}
