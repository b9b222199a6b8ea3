// SPDX-License-Identifier: Apache-2.0
// A small PDF 1.7 writer (ISO 32000-1): pages with text, lines and filled boxes; embedded TrueType subsets with a
// ToUnicode map, so that the text can be selected, searched and read aloud; tagged with title and language.
import { pipe } from "./woff_font.js";

const encoder = new TextEncoder();
const number = (value) => String(Math.round(value * 1000) / 1000);
const hex4 = (value) => value.toString(16).padStart(4, "0");

function hexOfText(text) {
  let out = "feff";
  for (let i = 0; i < text.length; i += 1) out += hex4(text.charCodeAt(i));
  return `<${out}>`;
}

function unicodeMap(font) {
  const lines = font.usedTexts().map(([glyph, text]) =>
    `<${hex4(glyph)}> <${Array.from({ length: text.length }, (_, i) => hex4(text.charCodeAt(i))).join("")}>`);
  const blocks = [];
  for (let i = 0; i < lines.length; i += 100) {
    const part = lines.slice(i, i + 100);
    blocks.push(`${part.length} beginbfchar\n${part.join("\n")}\nendbfchar`);
  }
  return "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    + "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n"
    + "/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
    + `${blocks.join("\n")}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend`;
}

/** Coordinates are points from the page's upper left corner, y downwards. */
export class PdfPage {
  constructor(document) {
    this.document = document;
    this.commands = [];
  }

  text(font, size, x, y, text, { align = "left", grey = 0 } = {}) {
    const width = align === "left" ? 0 : font.face.measure(text, size);
    const left = align === "right" ? x - width : align === "center" ? x - width / 2 : x;
    const glyphs = font.face.encode(text).map(hex4).join("");
    this.commands.push(`${number(grey)} g BT /${font.name} ${number(size)} Tf ${number(left)} `
      + `${number(this.document.height - y)} Td <${glyphs}> Tj ET`);
  }

  line(x0, y0, x1, y1, width = 0.6, grey = 0) {
    const top = this.document.height;
    this.commands.push(`${number(grey)} G ${number(width)} w ${number(x0)} ${number(top - y0)} m ${number(x1)} ${number(top - y1)} l S`);
  }

  box(x, y, width, height, grey = 0) {
    this.commands.push(`${number(grey)} g ${number(x)} ${number(this.document.height - y - height)} ${number(width)} ${number(height)} re f`);
  }

  frame(x, y, width, height, thickness = 0.8) {
    this.commands.push(`0 G ${number(thickness)} w ${number(x)} ${number(this.document.height - y - height)} ${number(width)} ${number(height)} re S`);
  }
}

export class PdfDocument {
  width = 595.28; // A4
  height = 841.89;
  #fonts = [];
  #pages = [];

  addFont(face) {
    const font = { name: `F${this.#fonts.length + 1}`, face };
    this.#fonts.push(font);
    return font;
  }

  addPage() {
    const page = new PdfPage(this);
    this.#pages.push(page);
    return page;
  }

  /** The file's bytes. `made` is a Date for the document's information. */
  async bytes({ title, language, made }) {
    const objects = [null]; // numbered from 1
    const reserve = () => objects.push(null) - 1;
    const stream = async (data, extra = "") => {
      const packed = await pipe(data, new CompressionStream("deflate"));
      return [`<< /Length ${packed.length} /Filter /FlateDecode${extra} >>\nstream\n`, packed, "\nendstream"];
    };
    const catalog = reserve();
    const pages = reserve();
    const fonts = [];
    for (const { name, face } of this.#fonts) {
      const [type0, cid, descriptor, file, map] = Array.from({ length: 5 }, reserve);
      const subset = face.subset();
      const base = `MARUA${"ABCDEFGHIJ"[this.#fonts.findIndex((font) => font.face === face)]}+PretendardGOV`;
      objects[file] = await stream(subset, ` /Length1 ${subset.length}`);
      objects[descriptor] = [`<< /Type /FontDescriptor /FontName /${base} /Flags 4 /FontBBox [${face.box.join(" ")}] /ItalicAngle 0 `
        + `/Ascent ${face.ascent} /Descent ${face.descent} /CapHeight ${Math.round(face.ascent * 0.75)} /StemV 80 /FontFile2 ${file} 0 R >>`];
      const widths = face.usedTexts().map(([glyph]) => `${glyph} [${face.width(glyph)}]`).join(" ");
      objects[cid] = [`<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${base} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) `
        + `/Supplement 0 >> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /DW 1000 /W [${widths}] >>`];
      objects[map] = await stream(encoder.encode(unicodeMap(face)));
      objects[type0] = [`<< /Type /Font /Subtype /Type0 /BaseFont /${base} /Encoding /Identity-H /DescendantFonts [${cid} 0 R] `
        + `/ToUnicode ${map} 0 R >>`];
      fonts.push(`/${name} ${type0} 0 R`);
    }
    const kids = [];
    for (const page of this.#pages) {
      const [leaf, content] = [reserve(), reserve()];
      objects[content] = await stream(encoder.encode(page.commands.join("\n")));
      objects[leaf] = [`<< /Type /Page /Parent ${pages} 0 R /MediaBox [0 0 ${this.width} ${this.height}] /Contents ${content} 0 R `
        + `/Resources << /Font << ${fonts.join(" ")} >> >> >>`];
      kids.push(`${leaf} 0 R`);
    }
    const info = reserve();
    const stamp = made.toISOString().replace(/[-:T]/g, "").slice(0, 14);
    objects[info] = [`<< /Title ${hexOfText(title)} /Creator (Maru) /Producer (Maru) /CreationDate (D:${stamp}Z) >>`];
    objects[pages] = [`<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${kids.length} >>`];
    objects[catalog] = [`<< /Type /Catalog /Pages ${pages} 0 R /Lang (${language}) /ViewerPreferences << /DisplayDocTitle true >> >>`];
    return fileOf(objects, catalog, info);
  }
}

function fileOf(objects, catalog, info) {
  const chunks = [];
  let size = 0;
  const put = (part) => {
    const bytes = typeof part === "string" ? encoder.encode(part) : part;
    chunks.push(bytes);
    size += bytes.length;
  };
  put("%PDF-1.7\n");
  put(new Uint8Array([0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]));
  const offsets = objects.map((parts, i) => {
    if (i === 0) return 0;
    const at = size;
    put(`${i} 0 obj\n`);
    parts.forEach(put);
    put("\nendobj\n");
    return at;
  });
  const start = size;
  put(`xref\n0 ${objects.length}\n0000000000 65535 f \n`);
  for (const offset of offsets.slice(1)) put(`${String(offset).padStart(10, "0")} 00000 n \n`);
  put(`trailer\n<< /Size ${objects.length} /Root ${catalog} 0 R /Info ${info} 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  const file = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    file.set(chunk, at);
    at += chunk.length;
  }
  return file;
}
