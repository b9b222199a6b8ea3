// SPDX-License-Identifier: Apache-2.0
// Enrolment: the personal code becomes a signature, the voter's secret becomes a public credential, and one transaction
// of a DID that is used nowhere else ties both to a number of the roll. The code and the secret stay here.
import { FormatError, utf8 } from "../core/bytes.js";
import { canonical } from "../core/canonical.js";
import { keyFromSeed, sha256, sign } from "../core/crypto.js";
import { readSdJwt } from "../wallet/sd_jwt.js";
import { isElection, plainCode } from "./codes.js";

const ZERO = new Uint8Array([0]);

/** The key whose public half the roll lists beside the number. */
export async function invitationKey(election, code) {
  const letters = plainCode(code);
  if (!letters) throw new FormatError("election.code");
  const seed = await sha256(utf8("maru/election-invitation/v1"), ZERO, utf8(election), ZERO, utf8(letters));
  const key = await keyFromSeed(seed);
  seed.fill(0);
  return key;
}

/** base64url */
export const invitationSignature = (key, { chain, credential, did, election, number }) =>
  sign(key.privateKey, "election-enrol", canonical({ chain, credential, did, election, number }));

/** Voter credentials in a wallet for this election: [{number, code}] of SD-JWT VCs whose claims name them. */
export async function codesInWallet(wallet, election) {
  const found = [];
  for (const { value } of wallet.list("credential")) {
    try {
      const { claims } = await readSdJwt(value.text);
      const code = plainCode(claims.code ?? "");
      if (claims.election === election && isElection(claims.election) && code && Number.isSafeInteger(claims.number)) found.push({ number: claims.number, code });
    } catch {
      // Another kind of credential.
    }
  }
  return found;
}
