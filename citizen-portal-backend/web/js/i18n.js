// SPDX-License-Identifier: Apache-2.0
// Texts in Korean and English, and the forms of won, dates and hashes that people read.

const STORAGE_KEY = "maru.language";
let catalogue = {};

export const language = (() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem(STORAGE_KEY);
  } catch {
    chosen = null;
  }
  if (chosen === "ko" || chosen === "en") return chosen;
  return (navigator.language || "ko").toLowerCase().startsWith("en") ? "en" : "ko";
})();

export async function loadTexts() {
  const response = await fetch(`/i18n/portal.${language}.json`);
  catalogue = await response.json();
  document.documentElement.lang = language;
}

export function switchLanguage(next) {
  localStorage.setItem(STORAGE_KEY, next);
  location.reload();
}

/** Text of a key; {name} is replaced from `values`. A missing key shows itself, which the tests look for. */
export function t(key, values = {}) {
  const text = catalogue[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The member in the visitor's language: pick(row, "title") reads title_ko or title_en. */
export const pick = (row, name) => row[`${name}_${language}`] || row[`${name}_ko`] || "";

const number = new Intl.NumberFormat("ko-KR");

export const won = (amount) => (language === "ko" ? `${number.format(amount)}원` : `₩${number.format(amount)}`);
export const count = (value) => number.format(value);

const KST_SECONDS = 9 * 3600;
const twoDigits = (value) => String(value).padStart(2, "0");

/** "2026-11-22 14:03" in Korean time, whatever the device's zone. */
export function dateTime(seconds) {
  const date = new Date((seconds + KST_SECONDS) * 1000);
  return `${dateOnly(seconds)} ${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}`;
}

export function dateOnly(seconds) {
  const date = new Date((seconds + KST_SECONDS) * 1000);
  return `${date.getUTCFullYear()}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;
}

export const shortId = (text) => (text.length > 20 ? `${text.slice(0, 10)}…${text.slice(-6)}` : text);
