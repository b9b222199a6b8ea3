// SPDX-License-Identifier: Apache-2.0
// The wallet's one master seed, and a key of its own for each domain out of it: whoever sees two of the keys cannot tell
// that they belong together.
import { FormatError, utf8 } from "../core/bytes.js";
import { keyFromSeed } from "../core/crypto.js";

const DOMAIN = /^[a-z][a-z0-9/_-]{0,63}$/;

/** 32 bytes: HKDF-SHA-256 (RFC 5869) with no salt and "maru/pseudonym/v1/<domain>" as info. */
export async function pseudonymSeed(masterSeed, domain) {
  if (masterSeed.length !== 32) throw new FormatError("crypto.key_format");
  if (!DOMAIN.test(domain)) throw new FormatError("wallet.domain");
  const material = await crypto.subtle.importKey("raw", masterSeed, "HKDF", false, ["deriveBits"]);
  const info = utf8(`maru/pseudonym/v1/${domain}`);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info }, material, 256));
}

/** {did, privateKey} as the portal's other keys; the private part cannot be read out. */
export async function pseudonymKey(masterSeed, domain) {
  const seed = await pseudonymSeed(masterSeed, domain);
  try {
    return await keyFromSeed(seed);
  } finally {
    seed.fill(0);
  }
}
