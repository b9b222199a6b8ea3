// SPDX-License-Identifier: Apache-2.0
// SD-JWT (RFC 9901) and SD-JWT VC: reading, checking, and showing chosen claims with key binding. One reading of the
// text is used for everything, so what is checked is what is shown and what is sent.
import { FormatError, fromBase64Url, toBase64Url, utf8 } from "../core/bytes.js";
import { sha256 } from "../core/crypto.js";
import { checkTimes, decodeJws, publicJwk, signJws, verifyJws } from "./jose.js";
import { isObject, parseStrict } from "./strict_json.js";

const MAX_DISCLOSURES = 256;
const TYPES = ["dc+sd-jwt", "vc+sd-jwt"];
/** SD-JWT VC: these are never selectively disclosable. */
const FIXED = ["iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "status"];
const RESERVED = ["_sd", "...", "__proto__"];

const decoder = new TextDecoder("utf-8", { fatal: true });

async function readDisclosure(text) {
  let json;
  try {
    json = decoder.decode(fromBase64Url(text));
  } catch {
    throw new FormatError("sd_jwt.disclosure");
  }
  const parts = parseStrict(json, "sd_jwt.disclosure");
  if (!Array.isArray(parts) || (parts.length !== 2 && parts.length !== 3) || typeof parts[0] !== "string") {
    throw new FormatError("sd_jwt.disclosure");
  }
  const isMember = parts.length === 3;
  if (isMember && (typeof parts[1] !== "string" || RESERVED.includes(parts[1]))) throw new FormatError("sd_jwt.disclosure");
  return { text, digest: toBase64Url(await sha256(utf8(text))), isMember, name: isMember ? parts[1] : null, value: parts.at(-1) };
}

/** Puts disclosures in their places: §7.1 of the RFC. `place` hears of each: (disclosure, path). */
class Reader {
  constructor(disclosures) {
    this.byDigest = new Map(disclosures.map((one) => [one.digest, one]));
    if (this.byDigest.size !== disclosures.length) throw new FormatError("sd_jwt.repeated");
    this.digests = new Set();
    this.placed = [];
  }

  take(digest, isMember) {
    if (typeof digest !== "string") throw new FormatError("sd_jwt.digest");
    if (this.digests.has(digest)) throw new FormatError("sd_jwt.repeated");
    this.digests.add(digest);
    const found = this.byDigest.get(digest);
    if (found && found.isMember !== isMember) throw new FormatError("sd_jwt.disclosure");
    return found;
  }

  object(value, path) {
    const out = {};
    const hidden = value._sd ?? [];
    if (!Array.isArray(hidden)) throw new FormatError("sd_jwt.digest");
    for (const [name, inner] of Object.entries(value)) {
      if (name === "_sd" || (path.length === 0 && name === "_sd_alg")) continue;
      if (name === "...") throw new FormatError("sd_jwt.digest");
      out[name] = this.value(inner, [...path, name]);
    }
    for (const digest of hidden) {
      const found = this.take(digest, true);
      if (!found) continue;
      if (Object.hasOwn(out, found.name) || Object.hasOwn(value, found.name)) throw new FormatError("sd_jwt.name_taken", found.name);
      if (path.length === 0 && FIXED.includes(found.name)) throw new FormatError("sd_jwt.fixed_claim", found.name);
      const inner = [...path, found.name];
      this.placed.push({ disclosure: found, path: inner });
      out[found.name] = this.value(found.value, inner);
    }
    return out;
  }

  array(items, path) {
    const out = [];
    for (const item of items) {
      const isHidden = isObject(item) && Object.hasOwn(item, "...");
      if (!isHidden) {
        out.push(this.value(item, [...path, out.length]));
        continue;
      }
      if (Object.keys(item).length !== 1) throw new FormatError("sd_jwt.digest");
      const found = this.take(item["..."], false);
      if (!found) continue;
      const inner = [...path, out.length];
      this.placed.push({ disclosure: found, path: inner });
      out.push(this.value(found.value, inner));
    }
    return out;
  }

  value(value, path) {
    if (Array.isArray(value)) return this.array(value, path);
    return isObject(value) ? this.object(value, path) : value;
  }
}

/**
 * {jwt, header, payload, claims, placed: [{disclosure, path}], binding}: `claims` with every disclosure in its place,
 * `binding` the key binding's text or "". Says nothing of the signature.
 */
export async function readSdJwt(text) {
  if (typeof text !== "string" || !text.includes("~")) throw new FormatError("sd_jwt.format");
  const parts = text.split("~");
  const [jwt, ...middle] = parts.slice(0, -1);
  const binding = parts.at(-1);
  if (middle.length > MAX_DISCLOSURES) throw new FormatError("sd_jwt.format");
  const { header, payload } = decodeJws(jwt);
  if (payload._sd_alg !== undefined && payload._sd_alg !== "sha-256") throw new FormatError("sd_jwt.hash");
  const reader = new Reader(await Promise.all(middle.map(readDisclosure)));
  const claims = reader.object(payload, []);
  // An orphan's digest is nowhere, or inside a disclosure that is not here.
  if (reader.placed.length !== middle.length) throw new FormatError("sd_jwt.orphan");
  return { jwt, header, payload, claims, placed: reader.placed, binding };
}

/** Reads and checks a credential: {…readSdJwt, holder: its key as JWK}. `issuerKey` is a public JWK. */
export async function verifyCredential(text, issuerKey, now, skew = 60) {
  const read = await readSdJwt(text);
  await verifyJws(read.jwt, issuerKey, TYPES);
  if (typeof read.payload.vct !== "string" || !read.payload.vct) throw new FormatError("vc.type");
  if (typeof read.payload.iss !== "string" || !read.payload.iss) throw new FormatError("vc.issuer");
  checkTimes(read.payload, now, skew);
  if (!isObject(read.payload.cnf?.jwk)) throw new FormatError("vc.holder");
  return { ...read, holder: publicJwk(read.payload.cnf.jwk) };
}

const begins = (path, start) => start.length <= path.length && start.every((step, i) => step === path[i]);

/** The credential with those disclosures only that `paths` need: whole branches, and what leads to them. */
export function withChosen(read, paths) {
  const needed = read.placed.filter(({ path }) => paths.some((chosen) => begins(path, chosen) || begins(chosen, path)));
  return `${[read.jwt, ...needed.map(({ disclosure }) => disclosure.text)].join("~")}~`;
}

/** The text that is sent: chosen claims, bound to who asked (`audience`) and to their question (`nonce`). */
export async function present(read, paths, key, { audience, nonce, now }) {
  const shown = withChosen(read, paths);
  const payload = { iat: now, aud: audience, nonce, sd_hash: toBase64Url(await sha256(utf8(shown))) };
  return shown + await signJws({ typ: "kb+jwt" }, payload, key);
}

/** Checks a shown credential as a verifier does; used by the tests and by the page that shows what was sent. */
export async function verifyPresentation(text, issuerKey, { audience, nonce, now, skew = 60, maxAge = 600 }) {
  const read = await verifyCredential(text, issuerKey, now, skew);
  if (!read.binding) throw new FormatError("vc.binding");
  const { payload } = await verifyJws(read.binding, read.holder, ["kb+jwt"]);
  const shown = text.slice(0, text.lastIndexOf("~") + 1);
  if (payload.sd_hash !== toBase64Url(await sha256(utf8(shown)))) throw new FormatError("vc.binding_hash");
  if (payload.aud !== audience) throw new FormatError("vc.binding_audience");
  if (payload.nonce !== nonce) throw new FormatError("vc.binding_nonce");
  if (!Number.isSafeInteger(payload.iat) || payload.iat > now + skew || payload.iat < now - maxAge) throw new FormatError("vc.binding_time");
  return read;
}

/** Claims that a person can choose, as leaves of what the credential holds: [{path, value, hidden}]. */
export function claimList(read) {
  const technical = new Set(["iss", "iat", "nbf", "exp", "cnf", "vct", "vct#integrity", "status", "sub", "jti"]);
  const out = [];
  const walk = (value, path) => {
    const isBranch = value !== null && typeof value === "object" && Object.keys(value).length > 0;
    if (!isBranch) {
      out.push({ path, value, hidden: read.placed.some((one) => begins(path, one.path)) });
      return;
    }
    for (const [name, inner] of Object.entries(value)) walk(inner, [...path, Array.isArray(value) ? Number(name) : name]);
  };
  for (const [name, value] of Object.entries(read.claims)) if (!technical.has(name)) walk(value, [name]);
  return out;
}
