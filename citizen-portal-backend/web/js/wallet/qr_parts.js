// SPDX-License-Identifier: Apache-2.0
// A shown credential is longer than what one QR code holds readably: it is shown in parts, one after the other, which the
// reading side puts together in any order. "maru1:<mark>:<part>/<parts>:<text>"; the mark is the same for all parts.
import { toBase64Url, utf8 } from "../core/bytes.js";
import { sha256 } from "../core/crypto.js";

const PART_LENGTH = 190;
const MAX_PARTS = 60;
const PART = /^maru1:([A-Za-z0-9_-]{8}):(\d{1,2})\/(\d{1,2}):([\x21-\x7e]+)$/;

const markOf = async (text) => toBase64Url(await sha256(utf8(text))).slice(0, 8);

export async function splitForQr(text) {
  const count = Math.ceil(text.length / PART_LENGTH);
  const length = Math.ceil(text.length / count);
  const mark = await markOf(text);
  return Array.from({ length: count }, (_, i) => `maru1:${mark}:${i + 1}/${count}:${text.slice(i * length, (i + 1) * length)}`);
}

/** Collects parts: `add(text)` gives {have, of, text}, with the whole text once all are there; null for what is no part. */
export function partCollector() {
  let mark = "";
  let parts = [];
  return { add: async (text) => {
    const found = PART.exec(text);
    const [part, of] = found ? [Number(found[2]), Number(found[3])] : [0, 0];
    if (!found || part < 1 || part > of || of > MAX_PARTS) return null;
    if (found[1] !== mark || parts.length !== of) {
      mark = found[1];
      parts = Array.from({ length: of }, () => "");
    }
    parts[part - 1] = found[4];
    const have = parts.filter(Boolean).length;
    const whole = have === of ? parts.join("") : "";
    // Parts of two codes with one mark do not fit together.
    if (whole && (await markOf(whole)) !== mark) {
      parts = parts.map(() => "");
      return { have: 0, of, text: "" };
    }
    return { have, of, text: whole };
  } };
}
