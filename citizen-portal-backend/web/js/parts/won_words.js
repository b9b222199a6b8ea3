// SPDX-License-Identifier: Apache-2.0
// Amounts in Korean words as official papers write them (일금 … 원정), and particles that fit the word before them.

const DIGITS = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
const PLACES = ["", "십", "백", "천"];
const GROUPS = ["", "만", "억", "조", "경"];

function fourDigits(value) {
  let text = "";
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit) text += DIGITS[digit] + PLACES[place];
  }
  return text;
}

/** 12345 → "일만이천삼백사십오"; every 일 is written, so that nothing can be put in front of a place. */
export function koreanNumber(value) {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError("amount");
  if (value === 0) return "영";
  const groups = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000);
  return groups.map((group, i) => (group ? fourDigits(group) + GROUPS[i] : "")).reverse().join("");
}

export const officialAmount = (won) => `일금 ${koreanNumber(won)}원정`;

const DIGIT_ENDS_IN_CONSONANT = [true, true, false, true, false, false, true, true, true, false]; // 영 일 이 삼 사 …
const LATIN_CONSONANT_ENDS = /[lmnr]$/i;

/** josa("사과", "을/를") → "사과를"; knows Hangul, digits and Latin letters; "으로/로" treats ㄹ as open. */
export function josa(word, pair) {
  const [closed, open] = pair.split("/");
  const last = word.trim().replace(/[)\]」』"'”’.]+$/u, "").at(-1) ?? "";
  const code = last.charCodeAt(0) - 0xac00;
  let isClosed = false;
  let isRieul = false;
  if (code >= 0 && code < 11172) {
    isClosed = code % 28 !== 0;
    isRieul = code % 28 === 8;
  } else if (/[0-9]/.test(last)) {
    isClosed = DIGIT_ENDS_IN_CONSONANT[Number(last)];
    isRieul = "178".includes(last);
  } else {
    isClosed = LATIN_CONSONANT_ENDS.test(last);
    isRieul = /l$/i.test(last);
  }
  if (closed === "으로" && isRieul) isClosed = false;
  return word + (isClosed ? closed : open);
}

/** "0123456789" → "012-34-56789" */
export const businessNumber = (digits) => (/^\d{10}$/.test(digits)
  ? `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}` : digits);
