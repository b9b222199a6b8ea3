// SPDX-License-Identifier: Apache-2.0
// An A4 sheet in the portal's own fonts, drawn with jsPDF: text that can be selected, lines and filled boxes.
// Coordinates are points from the upper left corner, y downwards.
const FAMILY = "PretendardGOV";
const CHUNK = 0x8000;

// jsPDF takes a font as a text with a byte in each character.
function binaryText(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

export class PdfSheet {
  #pdf;

  /** `fonts` are the bytes of two TrueType files, {regular, bold}. */
  constructor(jsPDF, fonts) {
    this.#pdf = new jsPDF({ unit: "pt", format: "a4", compress: true, putOnlyUsedFonts: true });
    for (const style of ["regular", "bold"]) {
      this.#pdf.addFileToVFS(`${style}.ttf`, binaryText(fonts[style]));
      this.#pdf.addFont(`${style}.ttf`, FAMILY, style, undefined, "Identity-H");
    }
    this.width = this.#pdf.internal.pageSize.getWidth();
  }

  #choose(style, size) {
    this.#pdf.setFont(FAMILY, style);
    this.#pdf.setFontSize(size);
  }

  /** The letters of a text that the fonts have no shape for. */
  unknown(text) {
    this.#choose("regular", 10);
    const { metadata } = this.#pdf.getFont();
    // Beyond the basic plane jsPDF writes two halves of a letter.
    return [...text].filter((letter) => letter.length > 1 || !metadata.characterToGlyph(letter.charCodeAt(0)));
  }

  #drawable(text) {
    const unknown = new Set(this.unknown(text));
    return unknown.size ? Array.from(text, (letter) => (unknown.has(letter) ? "?" : letter)).join("") : text;
  }

  measure(style, size, text) {
    const drawable = this.#drawable(text);
    this.#choose(style, size);
    return this.#pdf.getTextWidth(drawable);
  }

  /** What the font has no shape for becomes a question mark. */
  text(style, size, x, y, text, { align = "left", grey = 0 } = {}) {
    const drawable = this.#drawable(text);
    this.#choose(style, size);
    this.#pdf.setTextColor(Math.round(grey * 255));
    this.#pdf.text(drawable, x, y, { align });
  }

  line(x0, y0, x1, y1, width = 0.6, grey = 0) {
    this.#pdf.setDrawColor(Math.round(grey * 255));
    this.#pdf.setLineWidth(width);
    this.#pdf.line(x0, y0, x1, y1);
  }

  box(x, y, width, height, grey = 0) {
    this.#pdf.setFillColor(Math.round(grey * 255));
    this.#pdf.rect(x, y, width, height, "F");
  }

  /** The file's bytes. `made` is a Date. */
  bytes({ title, language, made }) {
    this.#pdf.setProperties({ title, creator: "Maru" });
    this.#pdf.setLanguage(language);
    this.#pdf.viewerPreferences({ DisplayDocTitle: true });
    this.#pdf.setCreationDate(made);
    return new Uint8Array(this.#pdf.output("arraybuffer"));
  }
}
