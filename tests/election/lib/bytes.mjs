// SPDX-License-Identifier: Apache-2.0
// Byte strings of docs/election-protocol.md: strict hexadecimal and base64url, numbers, SHA-256, comparison.
import { createHash } from "node:crypto";

const text = new TextEncoder();

export const utf8 = (value) => text.encode(value);
export const sha256 = (bytes) => new Uint8Array(createHash("sha256").update(bytes).digest());
export const hex = (bytes) => Buffer.from(bytes).toString("hex");
export const b64 = (bytes) => Buffer.from(bytes).toString("base64url");

export function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Eight bytes, big-endian. */
export function u64(value) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

export function u32(value) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** Bytes of lower-case hexadecimal text; null when it is anything else or not `size` bytes. */
export function fromHex(value, size) {
  if (typeof value !== "string" || !/^([0-9a-f]{2})*$/.test(value)) return null;
  const bytes = new Uint8Array(Buffer.from(value, "hex"));
  return size === undefined || bytes.length === size ? bytes : null;
}

/** Bytes of base64url without padding and with zero trailing bits; null otherwise. */
export function fromB64(value, size) {
  if (typeof value !== "string" || !/^[A-Za-z0-9_-]*$/.test(value) || value.length % 4 === 1) return null;
  const bytes = new Uint8Array(Buffer.from(value, "base64url"));
  if (b64(bytes) !== value) return null;
  return size === undefined || bytes.length === size ? bytes : null;
}

export function equal(a, b) {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** Order of the bytes of two texts in UTF-8. */
export function byteOrder(a, b) {
  return Buffer.compare(Buffer.from(a, "utf8"), Buffer.from(b, "utf8"));
}
