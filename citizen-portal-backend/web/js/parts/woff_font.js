// SPDX-License-Identifier: Apache-2.0
// A WOFF 1 file (W3C WOFF File Format 1.0) with TrueType outlines: unpacked, measured, and cut down to the glyphs that
// a document uses. Glyph numbers stay as they are, so that a page can be written before the font is cut.
import { FormatError } from "../core/bytes.js";

const KEPT_TABLES = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];
const TRUETYPE = 0x00010000;

export async function pipe(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

async function unpack(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 44 || view.getUint32(0) !== 0x774f4646 || view.getUint32(4) !== TRUETYPE) throw new FormatError("font.format");
  const tables = new Map();
  for (let i = 0; i < view.getUint16(12); i += 1) {
    const entry = 44 + 20 * i;
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const [offset, packed, length] = [4, 8, 12].map((at) => view.getUint32(entry + at));
    const data = bytes.subarray(offset, offset + packed);
    tables.set(tag, packed < length ? await pipe(data, new DecompressionStream("deflate")) : data);
    if (tables.get(tag).length !== length) throw new FormatError("font.format", tag);
  }
  for (const tag of ["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"]) {
    if (!tables.has(tag)) throw new FormatError("font.format", tag);
  }
  return tables;
}

const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Character map, format 4 or 12 (OpenType, table cmap). */
function readCharacters(bytes) {
  const view = viewOf(bytes);
  let best = null;
  for (let i = 0; i < view.getUint16(2); i += 1) {
    const offset = view.getUint32(4 + 8 * i + 4);
    const format = view.getUint16(offset);
    if (format === 12 || (format === 4 && best?.format !== 12)) best = { format, offset };
  }
  if (!best) throw new FormatError("font.format", "cmap");
  const map = new Map();
  const at = best.offset;
  if (best.format === 12) {
    for (let i = 0; i < view.getUint32(at + 12); i += 1) {
      const [first, last, glyph] = [0, 4, 8].map((o) => view.getUint32(at + 16 + 12 * i + o));
      for (let code = first; code <= last; code += 1) map.set(code, glyph + code - first);
    }
    return map;
  }
  const segments = view.getUint16(at + 6) / 2;
  for (let i = 0; i < segments; i += 1) {
    const last = view.getUint16(at + 14 + 2 * i);
    const first = view.getUint16(at + 16 + 2 * (segments + i));
    const delta = view.getUint16(at + 16 + 2 * (2 * segments + i));
    const rangeAt = at + 16 + 2 * (3 * segments + i);
    const range = view.getUint16(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      let glyph = range === 0 ? code + delta : view.getUint16(rangeAt + range + 2 * (code - first));
      if (range !== 0 && glyph !== 0) glyph += delta;
      if (glyph & 0xffff) map.set(code, glyph & 0xffff);
    }
  }
  return map;
}

export class Font {
  #tables;
  #characters;
  #used = new Set([0]);
  #texts = new Map();

  static async open(woffBytes) {
    const font = new Font();
    font.#tables = await unpack(woffBytes);
    font.#characters = readCharacters(font.#tables.get("cmap"));
    const head = viewOf(font.#tables.get("head"));
    const hhea = viewOf(font.#tables.get("hhea"));
    font.unitsPerEm = head.getUint16(18);
    font.box = [36, 38, 40, 42].map((at) => font.#scaled(head.getInt16(at)));
    font.ascent = font.#scaled(hhea.getInt16(4));
    font.descent = font.#scaled(hhea.getInt16(6));
    font.hasLongLoca = head.getInt16(50) === 1;
    font.metrics = hhea.getUint16(34);
    font.glyphs = viewOf(font.#tables.get("maxp")).getUint16(4);
    return font;
  }

  #scaled(units) {
    return Math.round((units * 1000) / this.unitsPerEm);
  }

  has(text) {
    return [...text].every((char) => this.#characters.has(char.codePointAt(0)));
  }

  /** Glyph numbers of a text; what the font has not becomes a question mark. Remembers them for the subset. */
  encode(text) {
    return Array.from(text, (char) => {
      const isKnown = this.#characters.has(char.codePointAt(0));
      const glyph = this.#characters.get(isKnown ? char.codePointAt(0) : 0x3f) ?? 0;
      this.#used.add(glyph);
      if (!this.#texts.has(glyph)) this.#texts.set(glyph, isKnown ? char : "?");
      return glyph;
    });
  }

  /** In thousandths of the font size. */
  width(glyph) {
    const hmtx = viewOf(this.#tables.get("hmtx"));
    return this.#scaled(hmtx.getUint16(4 * Math.min(glyph, this.metrics - 1)));
  }

  measure(text, size) {
    return Array.from(text, (char) => this.#characters.get(char.codePointAt(0)) ?? this.#characters.get(0x3f) ?? 0)
      .reduce((total, glyph) => total + this.width(glyph), 0) * size / 1000;
  }

  /** [[glyph, text]] of everything that was encoded, in order of glyph numbers. */
  usedTexts() {
    return [...this.#texts].sort((a, b) => a[0] - b[0]);
  }

  #range(glyph) {
    const loca = viewOf(this.#tables.get("loca"));
    return this.hasLongLoca ? [loca.getUint32(4 * glyph), loca.getUint32(4 * glyph + 4)]
      : [2 * loca.getUint16(2 * glyph), 2 * loca.getUint16(2 * glyph + 2)];
  }

  /** Composite glyphs need their parts (OpenType, table glyf). */
  #withParts() {
    const all = new Set();
    const open = [...this.#used];
    const glyf = this.#tables.get("glyf");
    while (open.length) {
      const glyph = open.pop();
      if (all.has(glyph) || glyph >= this.glyphs) continue;
      all.add(glyph);
      const [from, until] = this.#range(glyph);
      if (until <= from) continue;
      const view = viewOf(glyf.subarray(from, until));
      if (view.getInt16(0) >= 0) continue;
      for (let at = 10, flags = 0x20; flags & 0x20;) {
        flags = view.getUint16(at);
        open.push(view.getUint16(at + 2));
        at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
      }
    }
    return all;
  }

  /** The TrueType file with the used glyphs only. */
  subset() {
    const kept = this.#withParts();
    const glyf = this.#tables.get("glyf");
    const parts = [];
    const loca = new DataView(new ArrayBuffer(4 * (this.glyphs + 1)));
    let at = 0;
    for (let glyph = 0; glyph < this.glyphs; glyph += 1) {
      loca.setUint32(4 * glyph, at);
      if (!kept.has(glyph)) continue;
      const data = glyf.subarray(...this.#range(glyph));
      parts.push(data);
      const padding = (4 - (data.length % 4)) % 4;
      parts.push(new Uint8Array(padding));
      at += data.length + padding;
    }
    loca.setUint32(4 * this.glyphs, at);
    const head = this.#tables.get("head").slice();
    viewOf(head).setInt16(50, 1);
    viewOf(head).setUint32(8, 0);
    const tables = new Map([...this.#tables].filter(([tag]) => KEPT_TABLES.includes(tag)));
    tables.set("head", head).set("loca", new Uint8Array(loca.buffer)).set("glyf", joined(parts));
    return assemble(tables);
  }
}

function joined(parts) {
  const out = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function checksum(bytes) {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 1) sum = (sum + (bytes[i] << (24 - 8 * (i % 4)))) >>> 0;
  return sum;
}

function assemble(tables) {
  const tags = [...tables.keys()].sort();
  const power = Math.floor(Math.log2(tags.length));
  const directory = new DataView(new ArrayBuffer(12 + 16 * tags.length));
  directory.setUint32(0, TRUETYPE);
  [tags.length, 16 * 2 ** power, power, 16 * (tags.length - 2 ** power)].forEach((value, i) => directory.setUint16(4 + 2 * i, value));
  const parts = [new Uint8Array(directory.buffer)];
  let offset = directory.byteLength;
  tags.forEach((tag, i) => {
    const data = tables.get(tag);
    const entry = 12 + 16 * i;
    for (let k = 0; k < 4; k += 1) directory.setUint8(entry + k, tag.charCodeAt(k));
    [checksum(data), offset, data.length].forEach((value, k) => directory.setUint32(entry + 4 + 4 * k, value));
    const padding = (4 - (data.length % 4)) % 4;
    parts.push(data, new Uint8Array(padding));
    offset += data.length + padding;
  });
  const file = joined(parts);
  const headAt = directory.getUint32(12 + 16 * tags.indexOf("head") + 8);
  new DataView(file.buffer).setUint32(headAt + 8, (0xb1b0afba - checksum(file)) >>> 0);
  return file;
}
