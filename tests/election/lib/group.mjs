// SPDX-License-Identifier: Apache-2.0
// ristretto255 on @noble/curves: strict decoding, scalars as bigint, sums of many terms, and the transcript H.
import { randomBytes } from "node:crypto";
import { concat, u32, u64, utf8 } from "./bytes.mjs";
import { load } from "./packages.mjs";

const { ristretto255, ristretto255_hasher } = await load("@noble/curves/ed25519.js");
const { pippenger } = await load("@noble/curves/abstract/curve.js");
const { sha512 } = await load("@noble/hashes/sha2.js");

export const Point = ristretto255.Point;
export const G = Point.BASE;
export const identity = Point.ZERO;
/** The group's order. */
export const order = Point.Fn.ORDER;

export const mod = (value) => ((value % order) + order) % order;
export const invert = (value) => Point.Fn.inv(mod(value));
export const isIdentity = (point) => point.equals(identity);

const littleEndian = (bytes) => BigInt(`0x${Buffer.from(bytes).reverse().toString("hex") || "0"}`);

/** The point of 32 canonical bytes, else null. */
export function decodePoint(bytes) {
  if (bytes === null || bytes.length !== 32) return null;
  try {
    return Point.fromBytes(bytes);
  } catch {
    return null;
  }
}

/** As decodePoint, and the identity is refused. */
export function decodeKey(bytes) {
  const point = decodePoint(bytes);
  return point === null || isIdentity(point) ? null : point;
}

/** The scalar of 32 little-endian bytes below the order, else null. */
export function decodeScalar(bytes) {
  if (bytes === null || bytes.length !== 32) return null;
  const value = littleEndian(bytes);
  return value < order ? value : null;
}

export const encodePoint = (point) => new Uint8Array(point.toBytes());
export function encodeScalar(value) {
  return new Uint8Array(Buffer.from(mod(value).toString(16).padStart(64, "0"), "hex").reverse());
}

/** Sum of scalars[i] * points[i], for public values. */
export function multiScalar(scalars, points) {
  const terms = scalars.map((scalar, at) => [mod(scalar), points[at]]).filter(([scalar]) => scalar !== 0n);
  if (terms.length === 0) return identity;
  if (terms.length === 1) return terms[0][1].multiply(terms[0][0]);
  return pippenger(Point, terms.map((term) => term[1]), terms.map((term) => term[0]));
}

export const multiply = (scalar, point) => (mod(scalar) === 0n ? identity : point.multiply(mod(scalar)));

/** A sum of terms that must be the identity: every equation with a weight of its own of 128 random bits. */
export class Equations {
  #scalars = [];
  #points = [];
  #base = 0n;

  /** 0 = base * G + sum of scalar * point. */
  add(base, terms) {
    const weight = littleEndian(randomBytes(16));
    this.#base = mod(this.#base + weight * base);
    for (const [scalar, point] of terms) {
      this.#scalars.push(mod(weight * scalar));
      this.#points.push(point);
    }
  }

  hold() {
    return isIdentity(multiScalar([...this.#scalars, this.#base], [...this.#points, G]));
  }
}

/** Where provers take their nonces from. */
export const secureRandom = { scalar: () => littleEndian(randomBytes(64)) % order };

/** The repeatable nonces of test vectors: the i-th is H->scalar("vector-nonce", name, i), from 0. */
export function vectorRandom(name) {
  let counter = 0;
  return { scalar: () => hashToScalar("vector-nonce", name, counter++) };
}

function bytesOf(item) {
  if (item instanceof Uint8Array) return item;
  if (typeof item === "string") return utf8(item);
  if (typeof item === "number") return u64(item);
  if (typeof item === "bigint") return encodeScalar(item);
  return encodePoint(item);
}

/** H(tag, items): text as UTF-8, numbers as 8 bytes big-endian, bigint as a scalar, points encoded. 64 bytes. */
export function hash(tag, ...items) {
  const parts = [utf8("maru/vote/v1/"), utf8(tag), new Uint8Array(1)];
  for (const item of items) {
    const bytes = bytesOf(item);
    parts.push(u32(bytes.length), bytes);
  }
  return new Uint8Array(sha512(concat(...parts)));
}

export const hashToScalar = (tag, ...items) => littleEndian(hash(tag, ...items)) % order;
export const hashToPoint = (tag, ...items) => ristretto255_hasher.deriveToCurve(hash(tag, ...items));
