// SPDX-License-Identifier: Apache-2.0
// Token Status List: is a credential valid, suspended or withdrawn? The whole list is fetched, so nobody learns which
// entry was looked at; what it unpacks to is bounded before it is unpacked.
import { fromBase64Url, FormatError } from "../core/bytes.js";
import { checkTimes, verifyJws } from "./jose.js";
import { isObject } from "./strict_json.js";

const MAX_BYTES = 1 << 20;

async function inflate(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > MAX_BYTES) throw new FormatError("vc.status_too_large");
      parts.push(value);
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error instanceof FormatError ? error : new FormatError("vc.status_format");
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const one of parts) {
    out.set(one, at);
    at += one.length;
  }
  return out;
}

/** Where a credential's status is: {uri, index}, or null when it has none. */
export function statusPlace(payload) {
  if (payload.status === undefined) return null;
  const list = payload.status?.status_list;
  if (!isObject(list) || typeof list.uri !== "string" || !Number.isSafeInteger(list.idx) || list.idx < 0) {
    throw new FormatError("vc.status_format");
  }
  return { uri: list.uri, index: list.idx };
}

const NAMES = ["valid", "revoked", "suspended"];

/** "valid", "revoked", "suspended" or "unknown", out of a list's signed text. */
export async function statusIn(token, { uri, index }, issuerKey, now) {
  const { payload } = await verifyJws(token, issuerKey, ["statuslist+jwt"]);
  if (payload.sub !== uri) throw new FormatError("vc.status_other_list");
  checkTimes(payload, now);
  const { bits, lst } = payload.status_list ?? {};
  if (![1, 2, 4, 8].includes(bits) || typeof lst !== "string") throw new FormatError("vc.status_format");
  const list = await inflate(fromBase64Url(lst));
  const perByte = 8 / bits;
  if (index >= list.length * perByte) throw new FormatError("vc.status_index");
  const value = (list[Math.floor(index / perByte)] >> ((index % perByte) * bits)) & ((1 << bits) - 1);
  return NAMES[value] ?? "unknown";
}
