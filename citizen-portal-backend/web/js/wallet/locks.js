// SPDX-License-Identifier: Apache-2.0
// What opens the wallet: a passkey (WebAuthn's PRF extension gives a secret that only the authenticator can make) or a
// passphrase (PBKDF2). Each lock wraps the same 32 bytes, so a second way in can be added or taken away at any time.
import { fromBase64Url, FormatError, toBase64Url, utf8 } from "../core/bytes.js";
import { canonical } from "../core/canonical.js";
import { randomBytes } from "../core/crypto.js";

export const PBKDF2_ROUNDS = 600_000; // OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256
export const MIN_PASSPHRASE = 10;

async function passphraseKey(passphrase, salt) {
  // The same letters typed on another device may come in another composition (Hangul above all).
  const material = await crypto.subtle.importKey("raw", utf8(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: PBKDF2_ROUNDS }, material,
    { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

async function passkeyKey(secret, salt) {
  const material = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt, info: utf8("maru/wallet-lock/v1") }, material,
    { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

const about = (lock) => utf8(canonical({ ...lock, sealed: null }));

async function wrap(lock, key, secret) {
  const nonce = randomBytes(12);
  const open = { ...lock, nonce: toBase64Url(nonce) };
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: about(open) }, key, secret);
  return { ...open, sealed: toBase64Url(new Uint8Array(sealed)) };
}

async function unwrap(lock, key, code) {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64Url(lock.nonce), additionalData: about(lock) },
      key, fromBase64Url(lock.sealed)));
  } catch {
    throw new FormatError(code);
  }
}

/** A lock's text around `secret`. */
export async function lockWithPassphrase(secret, passphrase) {
  if (passphrase.length < MIN_PASSPHRASE) throw new FormatError("wallet.passphrase_short");
  const salt = randomBytes(16);
  const lock = { kind: "passphrase", kdf: { name: "pbkdf2-sha256", rounds: PBKDF2_ROUNDS, salt: toBase64Url(salt) } };
  return wrap(lock, await passphraseKey(passphrase, salt), secret);
}

export async function openWithPassphrase(lock, passphrase) {
  if (lock?.kind !== "passphrase" || lock.kdf?.name !== "pbkdf2-sha256" || lock.kdf.rounds !== PBKDF2_ROUNDS) {
    throw new FormatError("wallet.format");
  }
  return unwrap(lock, await passphraseKey(passphrase, fromBase64Url(lock.kdf.salt)), "wallet.passphrase");
}

/** Whether this browser may have passkeys with PRF at all; whether the authenticator can is known once one is made. */
export const hasPasskeys = () => typeof globalThis.PublicKeyCredential === "function" && Boolean(navigator.credentials?.create);

const refused = (error) => new FormatError(error?.name === "NotAllowedError" ? "wallet.passkey_refused" : "wallet.passkey_failed");

async function secretOf(credentialId, salt) {
  let found;
  try {
    found = await navigator.credentials.get({ publicKey: { challenge: randomBytes(32), userVerification: "required", timeout: 120_000,
      allowCredentials: [{ type: "public-key", id: credentialId }], extensions: { prf: { eval: { first: salt } } } } });
  } catch (error) {
    throw refused(error);
  }
  const secret = found?.getClientExtensionResults().prf?.results?.first;
  if (!secret) throw new FormatError("wallet.passkey_no_prf");
  return new Uint8Array(secret);
}

/** Makes a passkey on the device for this wallet alone, and locks `secret` with what it gives. */
export async function lockWithPasskey(secret, name) {
  const salt = randomBytes(32);
  let made;
  try {
    made = await navigator.credentials.create({ publicKey: {
      rp: { name }, user: { id: randomBytes(16), name, displayName: name }, challenge: randomBytes(32), timeout: 120_000,
      pubKeyCredParams: [{ type: "public-key", alg: -7 }, { type: "public-key", alg: -257 }], attestation: "none",
      authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
      extensions: { prf: { eval: { first: salt } } } } });
  } catch (error) {
    throw refused(error);
  }
  const prf = made.getClientExtensionResults().prf;
  if (!prf?.enabled) throw new FormatError("wallet.passkey_no_prf");
  const credential = new Uint8Array(made.rawId);
  const given = prf.results?.first ? new Uint8Array(prf.results.first) : await secretOf(credential, salt);
  const lock = { kind: "passkey", credential: toBase64Url(credential), salt: toBase64Url(salt) };
  try {
    return await wrap(lock, await passkeyKey(given, salt), secret);
  } finally {
    given.fill(0);
  }
}

export async function openWithPasskey(lock) {
  if (lock?.kind !== "passkey") throw new FormatError("wallet.format");
  const salt = fromBase64Url(lock.salt);
  const given = await secretOf(fromBase64Url(lock.credential), salt);
  try {
    return await unwrap(lock, await passkeyKey(given, salt), "wallet.passkey_other");
  } finally {
    given.fill(0);
  }
}
