// SPDX-License-Identifier: Apache-2.0
// Byte strings and their text forms: hex, base64url without padding, base58btc.

const encoder = new TextEncoder();

export const utf8 = (text) => encoder.encode(text);

export function concat(...parts) {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const out = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export function fromHex(text) {
  if (typeof text !== "string" || !/^([0-9a-f]{2})*$/.test(text)) throw new FormatError("format.hex");
  const out = new Uint8Array(text.length / 2);
  for (let i = 0; i < out.length; i += 1) out[i] = parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return out;
}

export function hashFromHex(text) {
  if (typeof text !== "string" || text.length !== 64) throw new FormatError("format.hash");
  return fromHex(text);
}

export function toBase64Url(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function fromBase64Url(text) {
  if (typeof text !== "string" || !/^[A-Za-z0-9_-]*$/.test(text)) throw new FormatError("format.base64url");
  let binary;
  try {
    binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    throw new FormatError("format.base64url");
  }
  const out = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  // One text per value: trailing bits must be zero.
  if (toBase64Url(out) !== text) throw new FormatError("format.base64url");
  return out;
}

/** Unsigned 64-bit big-endian of a non-negative safe integer. */
export function be64(value) {
  if (!Number.isSafeInteger(value) || value < 0) throw new FormatError("format.integer");
  const out = new Uint8Array(8);
  new DataView(out.buffer).setBigUint64(0, BigInt(value));
  return out;
}

export function equal(a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

export function toBase58(bytes) {
  let number = BigInt(`0x${toHex(bytes) || "0"}`);
  let out = "";
  while (number > 0n) {
    out = ALPHABET[Number(number % 58n)] + out;
    number /= 58n;
  }
  for (const byte of bytes) {
    if (byte !== 0) break;
    out = `1${out}`;
  }
  return out;
}

export function fromBase58(text) {
  let number = 0n;
  for (const char of text) {
    const digit = ALPHABET.indexOf(char);
    if (digit < 0) throw new FormatError("format.base58");
    number = number * 58n + BigInt(digit);
  }
  let hex = number === 0n ? "" : number.toString(16);
  if (hex.length % 2) hex = `0${hex}`;
  const zeros = /^1*/.exec(text)[0].length;
  return concat(new Uint8Array(zeros), fromHex(hex));
}

/** Input that is not what it says it is; `code` is a stable error code, `field` the path. */
export class FormatError extends Error {
  constructor(code, field = "") {
    super(field ? `${code} (${field})` : code);
    this.code = code;
    this.field = field;
  }
}
