// SPDX-License-Identifier: Apache-2.0
// The donation certificate (기부 확인서): an A4 PDF made in the visitor's browser. The name on it is typed by the donor
// and goes nowhere. It is no receipt in the sense of tax law and says so.
import { businessNumber, officialAmount } from "./won_words.js";
import { PdfDocument } from "./pdf_writer.js";
import { Font } from "./woff_font.js";

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
const LINE = 17;

function rows(page, regular, bold, top, pairs) {
  const measure = (text) => regular.face.measure(text, 11);
  let y = top;
  for (const [label, value] of pairs) {
    const lines = wrapped(measure, value, RIGHT - LEFT - LABEL_WIDTH - 24);
    const height = Math.max(1, lines.length) * LINE + 9;
    page.box(LEFT, y, LABEL_WIDTH, height, 0.95);
    page.text(bold, 11, LEFT + LABEL_WIDTH / 2, y + height / 2 + 4, label, { align: "center" });
    lines.forEach((line, i) => page.text(regular, 11, LEFT + LABEL_WIDTH + 12, y + 4.5 + LINE * i + 12.5, line));
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

/**
 * gift: {name, reference, amount, refunded, time, campaign, registrationNumber, organisation, organisationNumber, contact,
 * donor, height, isMonthly}. `modules` is the QR code of `url`. Fonts are WOFF 1 bytes. Returns the PDF's bytes.
 */
export async function makeCertificate(gift, { url, modules, regularFont, boldFont, issued }) {
  const document = new PdfDocument();
  const regular = document.addFont(await Font.open(regularFont));
  const bold = document.addFont(await Font.open(boldFont));
  const page = document.addPage();
  const middle = document.width / 2;

  page.text(regular, 10, LEFT, 62, `제 ${certificateNumber(gift.reference, gift.time)} 호`);
  page.text(bold, 27, middle, 108, "기 부 확 인 서", { align: "center" });
  page.line(middle - 100, 122, middle + 100, 122, 1.4);

  page.text(bold, 12, LEFT, 158, "1. 기부자");
  let y = rows(page, regular, bold, 167, [["성명(단체명)", gift.name], ["기부자 번호", gift.donor]]);
  page.text(bold, 12, LEFT, y + 25, "2. 기부금을 모집한 단체");
  y = rows(page, regular, bold, y + 34, [["단체명", gift.organisation],
    ["사업자등록번호", businessNumber(gift.organisationNumber)], ["대표 연락처", gift.contact || "-"]]);
  page.text(bold, 12, LEFT, y + 25, "3. 기부 내용");
  const won = gift.amount.toLocaleString("ko-KR");
  y = rows(page, regular, bold, y + 34, [
    ["기부 금액", `${officialAmount(gift.amount)} (₩${won})`],
    ...(gift.refunded ? [["환급된 금액", `${officialAmount(gift.refunded)} (₩${gift.refunded.toLocaleString("ko-KR")})`]] : []),
    ["모금 이름", gift.campaign],
    ...(gift.registrationNumber ? [["모집등록번호", gift.registrationNumber]] : []),
    ["기부일", koreanDate(gift.time)], ["기부 방법", gift.isMonthly ? "매달 기부(약정)" : "한 번 기부"],
    ["접수번호", gift.reference],
  ]);

  page.text(regular, 12, middle, y + 36, "위와 같이 기부하였음이 공공 원장에 기록되어 있음을 확인합니다.", { align: "center" });
  page.text(regular, 12, middle, y + 62, koreanDate(issued), { align: "center" });

  const foot = 692;
  drawQr(page, modules, LEFT, foot, 84);
  const text = LEFT + 100;
  page.text(bold, 10, text, foot + 12, "진위 확인");
  page.text(regular, 9, text, foot + 27, "QR 코드나 아래 주소로 열면 누구나 자기 기기에서 이 기부의 증명을 직접 검증할 수 있습니다.");
  wrapped((line) => regular.face.measure(line, 8), url, RIGHT - text).forEach((line, i) =>
    page.text(regular, 8, text, foot + 42 + 11 * i, line, { grey: 0.25 }));
  page.text(regular, 9, text, foot + 76, `기록된 블록: ${gift.height.toLocaleString("ko-KR")}번`);

  page.line(LEFT, 790, RIGHT, 790, 0.5, 0.45);
  page.text(bold, 9.5, LEFT, 806, "이 문서는 세법상 기부금 영수증이 아닙니다.");
  page.text(regular, 8.5, LEFT, 820, "성명은 기부자가 이 문서를 만들 때 적은 것이며 원장에 기록되지 않습니다.", { grey: 0.25 });
  page.text(regular, 8.5, RIGHT, 820, "1 / 1쪽", { align: "right", grey: 0.25 });
  return document.bytes({ title: `기부 확인서 ${certificateNumber(gift.reference, gift.time)}`, language: "ko-KR",
    made: new Date(issued * 1000) });
}
