// SPDX-License-Identifier: Apache-2.0
// SHA-256 and Ed25519 through the browser's Web Crypto; did:key of an Ed25519 key.
import { concat, fromBase58, fromBase64Url, FormatError, toBase58, toBase64Url, utf8 } from "./bytes.js";

const subtle = () => globalThis.crypto.subtle;

export async function sha256(...parts) {
  return new Uint8Array(await subtle().digest("SHA-256", concat(...parts)));
}

/** "maru/<what>/v1" || 0x00 || SHA-256(canonical text) */
export async function signingInput(what, canonicalText) {
  return concat(utf8(`maru/${what}/v1`), new Uint8Array([0]), await sha256(utf8(canonicalText)));
}

export function didOf(publicKey) {
  return `did:key:z${toBase58(concat(new Uint8Array([0xed, 0x01]), publicKey))}`;
}

export function publicKeyOf(did) {
  if (typeof did !== "string" || !did.startsWith("did:key:z6Mk") || did.length !== 56) {
    throw new FormatError("crypto.did_format");
  }
  const bytes = fromBase58(did.slice("did:key:z".length));
  if (bytes.length !== 34 || bytes[0] !== 0xed || bytes[1] !== 0x01) throw new FormatError("crypto.did_format");
  return bytes.slice(2);
}

export async function verify(did, what, canonicalText, signatureText) {
  const key = await subtle().importKey("raw", publicKeyOf(did), "Ed25519", false, ["verify"]);
  const signature = fromBase64Url(signatureText);
  if (signature.length !== 64) throw new FormatError("crypto.signature_format");
  return subtle().verify("Ed25519", key, signature, await signingInput(what, canonicalText));
}

/** `privateKey` is a CryptoKey; never leaves Web Crypto. */
export async function sign(privateKey, what, canonicalText) {
  const bytes = await subtle().sign("Ed25519", privateKey, await signingInput(what, canonicalText));
  return toBase64Url(new Uint8Array(bytes));
}

// PKCS #8 of an Ed25519 seed (RFC 8410 §7) is this prefix and the 32 bytes.
const PKCS8_PREFIX = new Uint8Array([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]);

/** {did, privateKey} from a 32-byte seed; the key cannot be read out again. */
export async function keyFromSeed(seed) {
  if (seed.length !== 32) throw new FormatError("crypto.key_format");
  const pkcs8 = concat(PKCS8_PREFIX, seed);
  const readable = await subtle().importKey("pkcs8", pkcs8, "Ed25519", true, ["sign"]);
  const publicKey = fromBase64Url((await subtle().exportKey("jwk", readable)).x);
  const privateKey = await subtle().importKey("pkcs8", pkcs8, "Ed25519", false, ["sign"]);
  pkcs8.fill(0);
  return { did: didOf(publicKey), privateKey };
}

export function randomBytes(size) {
  return globalThis.crypto.getRandomValues(new Uint8Array(size));
}

/** Whether this browser can sign: Chromium 137, Firefox 129, Safari 17 or newer, on a secure page. */
export async function canSign() {
  try {
    await subtle().generateKey("Ed25519", false, ["sign", "verify"]);
    return true;
  } catch {
    return false;
  }
}
