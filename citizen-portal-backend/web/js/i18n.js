// SPDX-License-Identifier: Apache-2.0
// Texts in Korean and English, and the forms of won, dates and hashes that people read. The server sends the page in the
// language that the visitor chose here (a cookie) or that the browser asks for.

let catalogue = {};

export const language = globalThis.document?.documentElement.lang === "en" ? "en" : "ko";

/** The texts are named in the page with their integrity, so they are fetched before this module runs. */
export async function loadTexts() {
  const link = document.querySelector("link[data-texts]");
  const response = await fetch(link.href, { integrity: link.dataset.texts });
  catalogue = await response.json();
}

const YEAR_SECONDS = 365 * 24 * 3600;

/** Asks for this very page in the other language. */
export function switchLanguage(next) {
  document.cookie = `maru_language=${next}; path=/; max-age=${YEAR_SECONDS}; SameSite=Lax`;
  // The service worker answers without a server and sees no cookies.
  navigator.serviceWorker?.controller?.postMessage({ kind: "language", language: next });
  location.reload();
}

/** Text of a key; {name} is replaced from `values`. A missing key shows itself, which the tests look for. */
export function t(key, values = {}) {
  const text = catalogue[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export const hasText = (key) => Object.hasOwn(catalogue, key);

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
