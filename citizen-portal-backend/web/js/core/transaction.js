// SPDX-License-Identifier: Apache-2.0
// Transactions: build, sign, identify.
import { toBase64Url, toHex, utf8 } from "./bytes.js";
import { canonical } from "./canonical.js";
import { randomBytes, sha256, sign } from "./crypto.js";

export function bodyOf(transaction) {
  const body = { ...transaction };
  delete body.signature;
  return body;
}

export async function transactionId(transaction) {
  return toHex(await sha256(utf8(canonical(bodyOf(transaction)))));
}

/** `now` is the chain's clock in Unix seconds, so a wrong clock on the device does no harm; `lives` for how many it can be taken. */
export async function makeTransaction(key, chain, domain, action, payload, now, lives = 600) {
  const body = {
    chain,
    domain,
    action,
    payload,
    signer: key.did,
    nonce: toBase64Url(randomBytes(16)),
    valid_until: now + lives,
  };
  return { ...body, signature: await sign(key.privateKey, "transaction", canonical(body)) };
}
