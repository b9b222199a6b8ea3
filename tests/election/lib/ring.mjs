// SPDX-License-Identifier: Apache-2.0
// Linkable ring proofs (Triptych, eprint 2020/018) in base 4 over a ring padded with its last key.
import { concat } from "./bytes.mjs";
import { decodeKey, decodePoint, decodeScalar, encodePoint, encodeScalar, Equations, G, hashToPoint, hashToScalar, invert,
  mod, multiply, multiScalar, secureRandom } from "./group.mjs";
import { ringDigest } from "./roll.mjs";

const base = 4;
const commitmentH = hashToPoint("commitment-h");
const commitmentG = Array.from({ length: 6 }, (_, j) => Array.from({ length: base }, (_, i) => hashToPoint("commitment-g", j, i)));

export const tagBase = (election) => hashToPoint("tag-base", election);
/** J of a voter's secret. */
export const tagOf = (secret, election) => encodePoint(multiply(invert(secret), tagBase(election)));

/** m: the least (at least 1) with 4^m >= size. */
export function levels(size) {
  let m = 1;
  while (base ** m < size) m++;
  return m;
}

export const ringProofBytes = (m) => 32 * (7 + 5 * m);

const digit = (k, j) => Math.floor(k / base ** j) % base;

const decoded = new WeakMap();
/** The points of a ring, padded; null when a key is bad or there twice. */
export function ringPoints(keys) {
  if (!decoded.has(keys)) {
    const points = keys.map(decodeKey);
    const isGood = keys.length > 0 && keys.length <= base ** 6 && !points.includes(null) && new Set(keys.map((key) => key.join())).size === keys.length;
    while (isGood && points.length < base ** levels(keys.length)) points.push(points.at(-1));
    decoded.set(keys, isGood ? points : null);
  }
  return decoded.get(keys);
}

const commit = (values, blinding) => {
  const flat = values.flat();
  return multiScalar([...flat, blinding], [...commitmentG.slice(0, values.length).flat(), commitmentH]);
};

/** `statement`: {purpose, signer, fingerprint, election, ring, keys, tag, hash}, bytes but for the three texts. */
const challengeOf = ({ purpose, signer, fingerprint, election, ring, keys, tag, hash }, points) =>
  hashToScalar("ring", purpose, signer, fingerprint, election, ring, ringDigest(keys), keys.length, tag, hash, ...points);

/** Coefficients 0..m-1 of the product over j of (delta x + a) for every key of the padded ring. */
function coefficients(count, m, index, a) {
  return Array.from({ length: count }, (_, k) => {
    let polynomial = [1n];
    for (let j = 0; j < m; j++) {
      const constant = a[j][digit(k, j)];
      const next = new Array(polynomial.length + 1).fill(0n);
      polynomial.forEach((value, power) => {
        next[power] = mod(next[power] + value * constant);
        if (digit(k, j) === digit(index, j)) next[power + 1] = mod(next[power + 1] + value);
      });
      polynomial = next;
    }
    return polynomial;
  });
}

export function proveRing(statement, secret, random = secureRandom) {
  const { keys } = statement;
  const points = ringPoints(keys);
  const m = levels(keys.length);
  const own = encodePoint(multiply(secret, G)).join();
  const index = keys.findIndex((key) => key.join() === own);
  if (index < 0) throw new Error("not in the ring");
  const tag = decodeKey(statement.tag);
  const sigma = Array.from({ length: m }, (_, j) => Array.from({ length: base }, (_, i) => (digit(index, j) === i ? 1n : 0n)));
  const a = sigma.map(() => {
    const rest = [random.scalar(), random.scalar(), random.scalar()];
    return [mod(-rest[0] - rest[1] - rest[2]), ...rest];
  });
  const [rA, rB, rC, rD] = [0, 0, 0, 0].map(() => random.scalar());
  const rho = a.map(() => random.scalar());
  const A = commit(a, rA);
  const B = commit(sigma, rB);
  const C = commit(a.map((row, j) => row.map((value, i) => mod(value * (1n - 2n * sigma[j][i])))), rC);
  const D = commit(a.map((row) => row.map((value) => mod(-value * value))), rD);
  const p = coefficients(points.length, m, index, a);
  const X = rho.map((blinding, j) => multiScalar([...p.map((row) => row[j] ?? 0n), blinding], [...points, G]));
  const Y = rho.map((blinding) => multiply(blinding, tag));
  const commitments = [A, B, C, D, ...X, ...Y];
  const x = challengeOf(statement, commitments);
  const f = a.flatMap((row, j) => row.slice(1).map((value, i) => mod(sigma[j][i + 1] * x + value)));
  const zA = mod(rB * x + rA);
  const zC = mod(rC * x + rD);
  let power = 1n;
  let z = 0n;
  for (let j = 0; j < m; j++) {
    z = mod(z - rho[j] * power);
    power = mod(power * x);
  }
  z = mod(z + secret * power);
  return concat(...commitments.map(encodePoint), ...[...f, zA, zC, z].map(encodeScalar));
}

/** null when the proof is good, else what is bad. */
export function ringFault(statement, proof) {
  const points = ringPoints(statement.keys);
  if (points === null) return "ring";
  const m = levels(statement.keys.length);
  if (proof === null || proof.length !== ringProofBytes(m)) return "length";
  const piece = (at) => proof.subarray(32 * at, 32 * at + 32);
  const commitments = Array.from({ length: 4 + 2 * m }, (_, at) => decodePoint(piece(at)));
  const scalars = Array.from({ length: 3 * m + 3 }, (_, at) => decodeScalar(piece(4 + 2 * m + at)));
  const tag = decodeKey(statement.tag);
  if (tag === null || commitments.includes(null) || scalars.includes(null)) return "encoding";
  const [A, B, C, D, ...rest] = commitments;
  const [zA, zC, z] = scalars.slice(3 * m);
  const x = challengeOf(statement, commitments);
  const f = Array.from({ length: m }, (_, j) => {
    const row = scalars.slice(3 * j, 3 * j + 3);
    return [mod(x - row[0] - row[1] - row[2]), ...row];
  });
  if (f.flat().includes(0n)) return "zero response";
  const equations = new Equations();
  const generators = commitmentG.slice(0, m).flat();
  equations.add(0n, [...f.flat().map((value, at) => [value, generators[at]]), [zA, commitmentH], [-1n, A], [-x, B]]);
  equations.add(0n, [...f.flat().map((value, at) => [mod(value * (x - value)), generators[at]]), [zC, commitmentH], [-x, C], [-1n, D]]);
  const powers = [1n];
  for (let j = 0; j < m; j++) powers.push(mod(powers[j] * x));
  const products = points.map((_, k) => f.reduce((product, row, j) => mod(product * row[digit(k, j)]), 1n));
  // Equal keys at the padded end are one term.
  const last = statement.keys.length - 1;
  const folded = products.slice(0, last + 1);
  folded[last] = mod(products.slice(last).reduce((sum, value) => sum + value, 0n));
  equations.add(-z, [...folded.map((value, k) => [value, points[k]]), ...rest.slice(0, m).map((X, j) => [-powers[j], X])]);
  equations.add(0n, [[powers[m], tagBase(statement.election)], [-z, tag], ...rest.slice(m).map((Y, j) => [-powers[j], Y])]);
  return equations.hold() ? null : "equation";
}
