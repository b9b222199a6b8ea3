// SPDX-License-Identifier: Apache-2.0
// The donation certificate with the pinned jsPDF and the fonts as web_fonts.py unpacks them; poppler reads it again.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const root = new URL("../../../", import.meta.url).pathname;
const npm = join(root, "third-party/npm/node_modules");
const { jsPDF } = createRequire(import.meta.url)(join(npm, "jspdf/dist/jspdf.umd.min.js"));
const { lettersWithoutShape, makeCertificate } = await import(join(root, "citizen-portal-backend/web/js/parts/certificate.js"));

const folder = mkdtempSync(join(tmpdir(), "maru-certificate-"));
after(() => rmSync(folder, { recursive: true }));
const woff = (weight) => join(npm, `krds-uiux/resources/fonts/PretendardGOV-${weight}.subset.woff`);
const unpacked = (file) => spawnSync("python3", ["-B", join(root, "citizen-portal-backend/web_fonts.py"), file], { maxBuffer: 4 << 20 });
const fonts = { regular: new Uint8Array(unpacked(woff("Regular")).stdout), bold: new Uint8Array(unpacked(woff("Bold")).stdout) };

const GIFT = { name: "홍길동", reference: "ab12cd34".repeat(8), amount: 12_345, refunded: 0, time: 1_783_383_000, donor: "did:key:z6Mk",
  campaign: "점자 그림책", registrationNumber: "제2026-1호", organisation: "별빛도서관", organisationNumber: "0123456789", contact: "",
  height: 9, isMonthly: false };
// As long as the chain lets them be.
const LONGEST = { name: "가".repeat(40), campaign: "큰".repeat(120), organisation: "단".repeat(120), contact: "연".repeat(120), refunded: 345, isMonthly: true };
let made = 0;

/** The certificate as a file, and what one of poppler's programs says of it. */
function certificate(changes = {}) {
  const bytes = makeCertificate({ ...GIFT, ...changes }, { jsPDF, fonts, url: "https://maru.example/receipt#id=1",
    modules: [[true, false], [false, true]], issued: 1_795_000_000 });
  const file = join(folder, `${made += 1}.pdf`);
  writeFileSync(file, bytes);
  const ask = (program, ...options) => {
    const { status, stdout, stderr } = spawnSync(program, [...options, file, ...(program === "pdftotext" ? ["-"] : [])], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    assert.equal(stderr, "");
    return stdout;
  };
  return { bytes, ask };
}

test("makesAPdfWhoseTextCanBeRead", () => {
  const text = certificate().ask("pdftotext", "-layout").replaceAll(/\s+/g, "");
  for (const part of ["제2026-AB12CD34호", "기부확인서", "홍길동", "일금일만이천삼백사십오원정", "₩12,345", "점자그림책", "제2026-1호", "별빛도서관",
    "012-34-56789", "https://maru.example/receipt#id=1", "이문서는세법상기부금영수증이아닙니다.", "1/1쪽"]) assert.ok(text.includes(part), part);
});

test("keepsTheWordsOfALineApart", () => {
  const text = certificate().ask("pdftotext", "-layout");
  assert.match(text, /위와 같이 기부하였음이 공공 원장에 기록되어 있음을 확인합니다\./);
});

test("saysTitleLanguageAndSize", () => {
  const { bytes, ask } = certificate();
  const info = ask("pdfinfo");
  assert.match(info, /^Title: +기부 확인서 2026-AB12CD34$/m);
  assert.match(info, /^Pages: +1$/m);
  assert.match(info, /^Page size: +595\.28 x 841\.89 pts \(A4\)$/m);
  assert.match(info, /^JavaScript: +no$/m);
  assert.match(Buffer.from(bytes).toString("latin1"), /\/Lang \(ko-KR\)/);
});

test("embedsOnlyWhatItNeedsOfBothFonts", () => {
  const { bytes, ask } = certificate();
  const rows = ask("pdffonts").trim().split("\n").slice(2);
  assert.equal(rows.length, 2);
  for (const row of rows) assert.match(row, /CID TrueType +Identity-H +yes +\w+ +yes/); // embedded, with a map to Unicode
  assert.ok(bytes.length < 200_000, String(bytes.length)); // either font alone has 640 kB
});

test("drawsNoLetterOutsideTheSheet", () => {
  const boxes = certificate(LONGEST).ask("pdftotext", "-bbox");
  const words = [...boxes.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.]+)" yMax="([\d.]+)">/g)].map((match) => match.slice(1).map(Number));
  assert.ok(words.length > 60, String(words.length));
  for (const [left, top, right, bottom] of words) assert.ok(left >= 60 && top >= 40 && right <= 536 && bottom <= 835, `${left} ${top} ${right} ${bottom}`);
});

for (const [name, changes] of [["usual", {}], ["longest", LONGEST]]) {
  test(`writesNoLineOverAnother ${name}`, () => {
    const boxes = certificate(changes).ask("pdftotext", "-bbox-layout");
    const lines = [...boxes.matchAll(/<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">/g)].map((match) => match.slice(1).map(Number));
    assert.ok(lines.length > 20, String(lines.length));
    lines.forEach(([left, top, right, bottom], i) => lines.slice(i + 1).forEach((other) => {
      // Boxes hold the font's whole ascent and descent: a fifth of a line may be shared, letters are not.
      const shared = Math.min(bottom, other[3]) - Math.max(top, other[1]);
      const isApart = Math.min(right, other[2]) <= Math.max(left, other[0]) || shared < 0.25 * (bottom - top);
      assert.ok(isApart, `${[left, top, right, bottom]} and ${other}`);
    }));
  });
}

test("findsLettersThatTheFontHasNot", () => {
  assert.deepEqual(lettersWithoutShape("홍길동 Kim 뷁 (주)", jsPDF, fonts), []);
  assert.deepEqual(lettersWithoutShape("홍\u{1F600}길\u0E01동\u{1F600}", jsPDF, fonts), ["\u{1F600}", "\u0E01"]);
  assert.ok(certificate({ campaign: "웃는 \u{1F600} 날" }).ask("pdftotext", "-layout").includes("웃는 ? 날"));
});

test("asksForTheVeryFontsThatAreServed", () => {
  const form = readFileSync(join(root, "citizen-portal-backend/web/js/parts/certificate_form.js"), "utf8");
  for (const bytes of Object.values(fonts)) assert.ok(form.includes(`"sha384-${createHash("sha384").update(bytes).digest("base64")}"`));
});

test("unpacksAFontWithItsLicence", () => {
  const view = new DataView(fonts.regular.buffer);
  let sum = 0;
  for (let at = 0; at < fonts.regular.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  assert.equal(sum, 0xb1b0afba); // OpenType, table head: checksumAdjustment
  const utf16 = (text) => Buffer.from(text, "utf16le").swap16();
  assert.ok(Buffer.from(fonts.regular).includes(utf16("SIL Open Font License, Version 1.1")));
});

const font = readFileSync(woff("Regular"));
const changed = (work) => {
  const copy = Buffer.from(font);
  work(copy);
  return copy;
};
for (const [name, bytes] of [["empty", Buffer.alloc(0)], ["text", Buffer.from("x".repeat(100))], ["cut off", font.subarray(0, 200_000)],
  ["cut in the directory", font.subarray(0, 60)], ["woff2", changed((copy) => copy.write("wOF2"))],
  ["other outlines", changed((copy) => copy.write("OTTO", 4))], ["a damaged table", changed((copy) => copy.fill(0, 2_000, 4_000))],
  ["a wrong length", changed((copy) => copy.writeUInt32BE(9, 44 + 12))]]) {
  test(`refusesAFont ${name}`, () => {
    const file = join(folder, "bad.woff");
    writeFileSync(file, bytes);
    const { status, stdout, stderr } = unpacked(file);
    assert.equal(status, 1);
    assert.equal(stdout.length, 0);
    assert.match(stderr.toString(), /^web_fonts\.py: .+\n$/);
  });
}
