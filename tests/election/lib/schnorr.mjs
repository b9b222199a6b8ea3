// SPDX-License-Identifier: Apache-2.0
// A voter's secret, the signature of a ballot in signed mode, and the proof of enrolment: R‖s.
import { concat } from "./bytes.mjs";
import { decodeKey, decodePoint, decodeScalar, encodePoint, encodeScalar, G, hashToScalar, multiply, multiScalar, secureRandom } from "./group.mjs";

/** The secret r of a voter in one election. */
export const credentialSecret = (voterSecret, election) => hashToScalar("credential", voterSecret, election);
export const credentialOf = (secret) => encodePoint(multiply(secret, G));

const ballotChallenge = (frozen, purpose, signer, voter, hash, commitment) =>
  hashToScalar("signature", purpose, signer, frozen.fingerprint, frozen.definition.id, voter, hash, commitment);
const enrolChallenge = (election, number, credential, did, commitment) =>
  hashToScalar("enrol", election, number, credential, did, commitment);

function prove(challengeOf, secret, random) {
  const w = random.scalar();
  const commitment = encodePoint(multiply(w, G));
  return concat(commitment, encodeScalar(w + challengeOf(commitment) * secret));
}

function verify(challengeOf, key, proof) {
  if (proof === null || proof.length !== 64) return false;
  const point = decodeKey(key);
  const commitment = decodePoint(proof.subarray(0, 32));
  const response = decodeScalar(proof.subarray(32));
  if (point === null || commitment === null || response === null) return false;
  return multiScalar([response, -challengeOf(proof.subarray(0, 32))], [G, point]).equals(commitment);
}

export const signBallot = (frozen, purpose, signer, secret, hash, random = secureRandom) =>
  prove((commitment) => ballotChallenge(frozen, purpose, signer, credentialOf(secret), hash, commitment), secret, random);
export const verifySignature = (frozen, purpose, signer, voter, hash, proof) =>
  verify((commitment) => ballotChallenge(frozen, purpose, signer, voter, hash, commitment), voter, proof);

export const proveEnrolment = (election, number, did, secret, random = secureRandom) =>
  prove((commitment) => enrolChallenge(election, number, credentialOf(secret), did, commitment), secret, random);
export const verifyEnrolment = (election, number, did, credential, proof) =>
  verify((commitment) => enrolChallenge(election, number, credential, did, commitment), credential, proof);
