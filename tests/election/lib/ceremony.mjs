// SPDX-License-Identifier: Apache-2.0
// Key ceremony and threshold decryption (docs/election-protocol.md sections 7 and 9).
import { b64, concat, fromB64, hex } from "./bytes.mjs";
import { decodeKey, decodePoint, decodeScalar, encodePoint, encodeScalar, Equations, G, hash, hashToScalar, identity, invert, isIdentity,
  mod, multiply, multiScalar, secureRandom } from "./group.mjs";

/** The value of a trustee's polynomial. */
export const shareFor = (coefficients, index) =>
  coefficients.reduceRight((sum, coefficient) => mod(sum * BigInt(index) + coefficient), 0n);

/** The commitments' polynomial at an index: what share * G must be. */
export const committedShare = (points, index) =>
  points.reduceRight((sum, point) => multiply(BigInt(index), sum).add(point), identity);

export const isShareGood = (points, index, share) => multiply(share, G).equals(committedShare(points, index));

export const ceremonyCommitment = (election, attempt, index, points) => hash("ceremony-commit", election, attempt, index, ...points);

const ceremonyChallenge = ({ election, attempt, index, encryptionKey }, points, commitments) =>
  hashToScalar("ceremony", election, attempt, index, points.length, encryptionKey, ...points, ...commitments);

/** The first two messages of a trustee with these secret coefficients. */
export function ceremonyMessages(place, coefficients, random = secureRandom) {
  const points = coefficients.map((coefficient) => multiply(coefficient, G));
  const nonces = coefficients.map(() => random.scalar());
  const commitments = nonces.map((nonce) => multiply(nonce, G));
  const c = ceremonyChallenge(place, points, commitments);
  const responses = nonces.map((nonce, at) => encodeScalar(nonce + c * coefficients[at]));
  return { commitment: b64(ceremonyCommitment(place.election, place.attempt, place.index, points)),
    coefficients: points.map((point) => b64(encodePoint(point))), proof: b64(concat(...commitments.map(encodePoint), ...responses)) };
}

/** null when a reveal is good; `place`: {election, attempt, index, encryptionKey: bytes}. */
export function revealFault(place, threshold, commitment, coefficients, proofText) {
  const proof = fromB64(proofText, 64 * threshold);
  if (!Array.isArray(coefficients) || coefficients.length !== threshold || proof === null) return "shape";
  const points = coefficients.map((text) => decodeKey(fromB64(text, 32)));
  if (points.includes(null)) return "coefficients";
  if (hex(ceremonyCommitment(place.election, place.attempt, place.index, points)) !== hex(fromB64(commitment, 64) ?? [])) return "commitment";
  const piece = (at) => proof.subarray(32 * at, 32 * at + 32);
  const commitments = points.map((_, at) => decodePoint(piece(at)));
  const responses = points.map((_, at) => decodeScalar(piece(threshold + at)));
  if (commitments.includes(null) || responses.includes(null)) return "proof";
  const c = ceremonyChallenge(place, points, commitments);
  const equations = new Equations();
  points.forEach((point, at) => equations.add(responses[at], [[-1n, commitments[at]], [-c, point]]));
  return equations.hold() ? null : "proof";
}

/** S_j of readTrustees()' keys; null when it is the identity. */
export function publicShare(trustees, index) {
  let sum = identity;
  for (const points of trustees.keys.values()) sum = sum.add(committedShare(points, index));
  return isIdentity(sum) ? null : sum;
}

const partChallenge = ({ fingerprint, election, unit, contest, slot, index, share, alpha, beta }, D, a, b) =>
  hashToScalar("decryption", fingerprint, election, unit, contest, slot, index, share, alpha, beta, D, a, b);

/** D‖a‖b‖z of one sum. `statement`: {fingerprint, election, unit, contest, slot, index, share: S_j, alpha, beta}. */
export function decryptPart(statement, secret, random = secureRandom) {
  const w = random.scalar();
  const points = [multiply(secret, statement.alpha), multiply(w, G), multiply(w, statement.alpha)];
  const c = partChallenge(statement, ...points);
  return concat(...points.map(encodePoint), encodeScalar(w + c * secret));
}

/** D when the part is good, else null. */
export function verifyPart(statement, bytes) {
  const [D, a, b] = [0, 1, 2].map((at) => decodePoint(bytes.subarray(32 * at, 32 * at + 32)));
  const z = decodeScalar(bytes.subarray(96));
  if ([D, a, b, z].includes(null) || (isIdentity(statement.alpha) && !isIdentity(D))) return null;
  const c = partChallenge(statement, D, a, b);
  const equations = new Equations();
  equations.add(z, [[-1n, a], [-c, statement.share]]);
  equations.add(0n, [[z, statement.alpha], [-1n, b], [-c, D]]);
  return equations.hold() ? D : null;
}

/** Lagrange's factors at 0. */
export function lagrange(indexes) {
  return indexes.map((own) => indexes.filter((other) => other !== own)
    .reduce((product, other) => mod(product * BigInt(other) * invert(BigInt(other - own))), 1n));
}

/** v G = beta - sum of factors * D. */
export function combineParts(beta, indexes, parts) {
  return beta.subtract(multiScalar(lagrange(indexes), parts));
}
