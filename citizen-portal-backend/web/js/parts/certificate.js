// SPDX-License-Identifier: Apache-2.0
// The donation certificate (기부 확인서): an A4 PDF made in the visitor's browser. The name on it is typed by the donor
// and goes nowhere. It is no receipt in the sense of tax law and says so.
import { businessNumber, officialAmount } from "./won_words.js";
import { PdfSheet } from "./pdf_sheet.js";

/**
 * "2026-1A2B3C4D": the year of the gift in Korea and the first 8 digits of its reference, which is its transaction or,
 * for a payment that a pledge made by itself, the donation's own id.
 */
export function certificateNumber(reference, seconds) {
  const digits = /^(?:d-)?([0-9a-f]{8})[0-9a-f]*$/.exec(reference)?.[1];
  if (!digits || ![64, 18].includes(reference.length)) throw new RangeError("reference");
  const year = new Date((seconds + 9 * 3600) * 1000).getUTCFullYear();
  return `${year}-${digits.toUpperCase()}`;
}

function koreanDate(seconds) {
  const date = new Date((seconds + 9 * 3600) * 1000);
  return `${date.getUTCFullYear()}년 ${date.getUTCMonth() + 1}월 ${date.getUTCDate()}일`;
}

/** Lines no wider than `width`; breaks at spaces, else anywhere (ids have none). */
export function wrapped(measure, text, width) {
  const lines = [];
  let line = "";
  for (const word of text.split(/(?<=\s)/)) {
    if (measure((line + word).trimEnd()) <= width) {
      line += word;
      continue;
    }
    if (line) lines.push(line.trimEnd());
    line = "";
    for (const char of word) {
      if (measure(line + char) > width) {
        lines.push(line);
        line = "";
      }
      line += char;
    }
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines;
}

const LEFT = 64;
const RIGHT = 531.28;
const LABEL_WIDTH = 104;
const FOOT = 692;
// Long names get less air rather than a second page. The chain's limits of 120 letters fit.
const SPACINGS = [{ line: 17, padding: 9, section: 34, end: 78 }, { line: 14, padding: 6, section: 30, end: 66 }];

const linesOf = (page, value) =>
  wrapped((text) => page.measure("regular", 11, text), value, RIGHT - LEFT - LABEL_WIDTH - 24);

const heightOf = (page, pairs, { line, padding }) =>
  pairs.reduce((total, [, value]) => total + Math.max(1, linesOf(page, value).length) * line + padding, 0);

function rows(page, top, pairs, spacing) {
  let y = top;
  for (const [label, value] of pairs) {
    const lines = linesOf(page, value);
    const height = heightOf(page, [[label, value]], spacing);
    page.box(LEFT, y, LABEL_WIDTH, height, 0.95);
    page.text("bold", 11, LEFT + LABEL_WIDTH / 2, y + height / 2 + 4, label, { align: "center" });
    lines.forEach((line, i) => page.text("regular", 11, LEFT + LABEL_WIDTH + 12, y + (spacing.padding + spacing.line) / 2 + 4 + spacing.line * i, line));
    page.line(LEFT, y, RIGHT, y, 0.5, 0.45);
    y += height;
  }
  page.line(LEFT, top, RIGHT, top, 1.2);
  page.line(LEFT, y, RIGHT, y, 1.2);
  page.line(LEFT + LABEL_WIDTH, top, LEFT + LABEL_WIDTH, y, 0.5, 0.45);
  return y;
}

function drawQr(page, modules, x, y, size) {
  const module = size / modules.length;
  modules.forEach((row, j) => {
    for (let i = 0; i < row.length;) {
      let end = i;
      while (end < row.length && row[end] === row[i]) end += 1;
      if (row[i]) page.box(x + i * module, y + j * module, (end - i) * module + 0.02, module + 0.02);
      i = end;
    }
  });
}

/** The letters of a name that the certificate's font has not; fonts as in makeCertificate. */
export function lettersWithoutShape(name, jsPDF, fonts) {
  return [...new Set(new PdfSheet(jsPDF, fonts).unknown(name))];
}

/**
 * gift: {name, reference, amount, refunded, time, campaign, registrationNumber, organisation, organisationNumber, contact,
 * donor, height, isMonthly}. `modules` is the QR code of `url`. `fonts` are TrueType bytes, {regular, bold}. Returns the
 * PDF's bytes.
 */
export function makeCertificate(gift, { jsPDF, fonts, url, modules, issued }) {
  const page = new PdfSheet(jsPDF, fonts);
  const middle = page.width / 2;

  page.text("regular", 10, LEFT, 62, `제 ${certificateNumber(gift.reference, gift.time)} 호`);
  page.text("bold", 27, middle, 108, "기 부 확 인 서", { align: "center" });
  page.line(middle - 100, 122, middle + 100, 122, 1.4);

  const won = (amount) => `${officialAmount(amount)} (₩${amount.toLocaleString("ko-KR")})`;
  const sections = [
    ["1. 기부자", [["성명(단체명)", gift.name], ["기부자 번호", gift.donor]]],
    ["2. 기부금을 모집한 단체", [["단체명", gift.organisation], ["사업자등록번호", businessNumber(gift.organisationNumber)],
      ["대표 연락처", gift.contact || "-"]]],
    ["3. 기부 내용", [
      ["기부 금액", won(gift.amount)],
      ...(gift.refunded ? [["환급된 금액", won(gift.refunded)]] : []),
      ["모금 이름", gift.campaign],
      ...(gift.registrationNumber ? [["모집등록번호", gift.registrationNumber]] : []),
      ["기부일", koreanDate(gift.time)], ["기부 방법", gift.isMonthly ? "매달 기부(약정)" : "한 번 기부"],
      ["접수번호", gift.reference],
    ]],
  ];
  const top = 133;
  const endOf = (spacing) => sections.reduce((y, [, pairs]) => y + spacing.section + heightOf(page, pairs, spacing), top) + spacing.end;
  const spacing = SPACINGS.find((one) => endOf(one) <= FOOT) ?? SPACINGS.at(-1);
  let y = top;
  for (const [title, pairs] of sections) {
    page.text("bold", 12, LEFT, y + spacing.section - 9, title);
    y = rows(page, y + spacing.section, pairs, spacing);
  }

  page.text("regular", 12, middle, y + spacing.end - 42, "위와 같이 기부하였음이 공공 원장에 기록되어 있음을 확인합니다.", { align: "center" });
  page.text("regular", 12, middle, y + spacing.end - 18, koreanDate(issued), { align: "center" });

  drawQr(page, modules, LEFT, FOOT, 84);
  const text = LEFT + 100;
  page.text("bold", 10, text, FOOT + 12, "진위 확인");
  page.text("regular", 9, text, FOOT + 27, "QR 코드나 아래 주소로 열면 누구나 자기 기기에서 이 기부의 증명을 직접 검증할 수 있습니다.");
  wrapped((line) => page.measure("regular", 8, line), url, RIGHT - text).forEach((line, i) =>
    page.text("regular", 8, text, FOOT + 42 + 11 * i, line, { grey: 0.25 }));
  page.text("regular", 9, text, FOOT + 76, `기록된 블록: ${gift.height.toLocaleString("ko-KR")}번`);

  page.line(LEFT, 790, RIGHT, 790, 0.5, 0.45);
  page.text("bold", 9.5, LEFT, 806, "이 문서는 세법상 기부금 영수증이 아닙니다.");
  page.text("regular", 8.5, LEFT, 820, "성명은 기부자가 이 문서를 만들 때 적은 것이며 원장에 기록되지 않습니다.", { grey: 0.25 });
  page.text("regular", 8.5, RIGHT, 820, "1 / 1쪽", { align: "right", grey: 0.25 });
  return page.bytes({ title: `기부 확인서 ${certificateNumber(gift.reference, gift.time)}`, language: "ko-KR",
    made: new Date(issued * 1000) });
}
