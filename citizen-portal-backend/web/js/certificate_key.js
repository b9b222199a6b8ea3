// SPDX-License-Identifier: Apache-2.0
// A certificate and its private key from files: PEM or DER, the key as PKCS #8, plain or sealed with a password (PBES2 with
// PBKDF2 and AES-CBC, RFC 8018). Keys: P-256 and Ed25519. The key becomes a CryptoKey that cannot be read out.
import { concat, FormatError, toBase58 } from "./core/bytes.js";
import { utf8 } from "./core/bytes.js";

const MAX_FILE = 64 * 1024;
const MAX_CHAIN = 5;
const MAX_ROUNDS = 10_000_000;

function blocks(bytes, label) {
  const text = new TextDecoder().decode(bytes);
  const found = [...text.matchAll(new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`, "g"))];
  return found.map(([, body]) => Uint8Array.from(atob(body.replace(/\s+/g, "")), (char) => char.charCodeAt(0)));
}

/** One DER element at `at`: {tag, start, end} with the content's bounds. */
function element(bytes, at) {
  const tag = bytes[at];
  let length = bytes[at + 1];
  let start = at + 2;
  if (length > 0x82) throw new FormatError("certificate.format");
  if (length >= 0x80) {
    const count = length - 0x80;
    length = 0;
    for (let i = 0; i < count; i += 1) length = length * 256 + bytes[start + i];
    start += count;
  }
  if (tag === undefined || !Number.isInteger(length) || start + length > bytes.length) throw new FormatError("certificate.format");
  return { tag, start, end: start + length, next: start + length };
}

function children(bytes, parent) {
  const found = [];
  for (let at = parent.start; at < parent.end;) {
    const one = element(bytes, at);
    found.push({ ...one, whole: bytes.slice(at, one.end) });
    at = one.next;
  }
  return found;
}

const content = (bytes, { start, end }) => bytes.slice(start, end);
const oid = (bytes, one) => [...content(bytes, one)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const number = (bytes, one) => content(bytes, one).reduce((sum, byte) => sum * 256 + byte, 0);

const OIDS = { pbes2: "2a864886f70d01050d", pbkdf2: "2a864886f70d01050c", hmacSha256: "2a864886f70d0209", hmacSha1: "2a864886f70d0207",
  aes128: "608648016503040102", aes256: "60864801650304012a", ec: "2a8648ce3d0201", p256: "2a8648ce3d030107", ed25519: "2b6570" };

/** EncryptedPrivateKeyInfo to the PKCS #8 inside. */
async function unseal(bytes, password) {
  const [algorithm, sealed] = children(bytes, element(bytes, 0));
  const [scheme, parameters] = children(bytes, algorithm);
  if (oid(bytes, scheme) !== OIDS.pbes2) throw new FormatError("certificate.key_sealing");
  const [derivation, cipher] = children(bytes, parameters);
  const [kdf, kdfParameters] = children(bytes, derivation);
  const [cipherName, iv] = children(bytes, cipher);
  if (oid(bytes, kdf) !== OIDS.pbkdf2) throw new FormatError("certificate.key_sealing");
  const [salt, rounds, ...rest] = children(bytes, kdfParameters);
  const prf = rest.find((one) => one.tag === 0x30);
  const hashName = prf ? oid(bytes, children(bytes, prf)[0]) : OIDS.hmacSha1;
  const hash = { [OIDS.hmacSha256]: "SHA-256", [OIDS.hmacSha1]: "SHA-1" }[hashName];
  const length = { [OIDS.aes128]: 128, [OIDS.aes256]: 256 }[oid(bytes, cipherName)];
  const iterations = number(bytes, rounds);
  if (!hash || !length || iterations < 1 || iterations > MAX_ROUNDS) throw new FormatError("certificate.key_sealing");
  const material = await crypto.subtle.importKey("raw", utf8(password), "PBKDF2", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey({ name: "PBKDF2", hash, salt: content(bytes, salt), iterations }, material,
    { name: "AES-CBC", length }, false, ["decrypt"]);
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-CBC", iv: content(bytes, iv) }, key, content(bytes, sealed)));
  } catch {
    throw new FormatError("certificate.password");
  }
}

/** The subjectPublicKeyInfo of a certificate: {kind, key}: 65 or 32 bytes. */
function subjectKey(der) {
  const [signed] = children(der, element(der, 0));
  const parts = children(der, signed).filter((one) => one.tag !== 0xa0);
  const [algorithm, bits] = children(der, parts[5]);
  const [name, curve] = children(der, algorithm);
  const key = content(der, bits).slice(1);
  if (oid(der, name) === OIDS.ed25519 && key.length === 32) return { kind: "Ed25519", key };
  if (oid(der, name) === OIDS.ec && curve && oid(der, curve) === OIDS.p256 && key.length === 65) return { kind: "P-256", key };
  throw new FormatError("certificate.key_kind");
}

function didKey({ kind, key }) {
  const bytes = kind === "Ed25519" ? concat(new Uint8Array([0xed, 0x01]), key)
    : concat(new Uint8Array([0x80, 0x24, key[64] % 2 === 0 ? 2 : 3]), key.slice(1, 33));
  return `did:key:z${toBase58(bytes)}`;
}

async function readFile(file) {
  if (file.size > MAX_FILE) throw new FormatError("certificate.format");
  return new Uint8Array(await file.arrayBuffer());
}

/** {chain, algorithm, privateKey, did}. Refused certificate.*: format, key_kind, key_sealing, password, other_key. */
export async function openCertificate(certificateFile, keyFile, password) {
  try {
    const given = await readFile(certificateFile);
    const chain = given[0] === 0x30 ? [given] : blocks(given, "CERTIFICATE");
    if (chain.length === 0 || chain.length > MAX_CHAIN) throw new FormatError("certificate.format");
    const subject = subjectKey(chain[0]);
    const keyBytes = await readFile(keyFile);
    const sealed = keyBytes[0] === 0x30 ? [keyBytes] : blocks(keyBytes, "ENCRYPTED PRIVATE KEY");
    const plain = keyBytes[0] === 0x30 ? [] : blocks(keyBytes, "PRIVATE KEY");
    if (!sealed.length && !plain.length) throw new FormatError("certificate.key_format");
    // PKCS #8 begins with its version, EncryptedPrivateKeyInfo with an algorithm.
    const isPlain = plain.length > 0 || children(sealed[0], element(sealed[0], 0))[0].tag === 0x02;
    const pkcs8 = plain[0] ?? (isPlain ? sealed[0] : await unseal(sealed[0], password));
    const name = subject.kind === "Ed25519" ? "Ed25519" : { name: "ECDSA", namedCurve: "P-256" };
    const algorithm = subject.kind === "Ed25519" ? "Ed25519" : { name: "ECDSA", hash: "SHA-256" };
    let privateKey;
    try {
      privateKey = await crypto.subtle.importKey("pkcs8", pkcs8, name, false, ["sign"]);
    } catch {
      throw new FormatError(isPlain ? "certificate.key_format" : "certificate.password");
    } finally {
      pkcs8.fill(0);
    }
    await checkFits(privateKey, algorithm, name, subject);
    return { chain, algorithm, privateKey, did: didKey(subject) };
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError("certificate.format");
  }
}

/** The key file belongs to this certificate: said here, before a server says only that a signature is wrong. */
async function checkFits(privateKey, algorithm, name, subject) {
  const publicKey = await crypto.subtle.importKey("raw", subject.key, name, false, ["verify"]);
  const probe = utf8("maru certificate probe");
  const signature = await crypto.subtle.sign(algorithm, privateKey, probe);
  if (!(await crypto.subtle.verify(algorithm, publicKey, signature, probe))) throw new FormatError("certificate.other_key");
}
