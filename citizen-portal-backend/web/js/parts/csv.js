// SPDX-License-Identifier: Apache-2.0
// CSV (RFC 4180) that spreadsheets open as it is: UTF-8 with a byte order mark; text that begins like a formula is kept text.

const FORMULA = /^[=+\-@\t\r]/;

export function csvCell(value) {
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvText = (rows) => `\ufeff${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;

const KST = 9 * 3600;

/** Unix seconds of the beginning of a Korean day "2026-11-22", or null for what is no day. */
export function startOfKoreanDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return null;
  return ms / 1000 - KST;
}

/** Rows whose time is on the days from `from` to `to`, both included; empty texts are no limit. */
export function between(rows, from, to) {
  const first = from ? startOfKoreanDay(from) : -Infinity;
  const last = to ? startOfKoreanDay(to) : Infinity;
  if (first === null || last === null || first > last) return null;
  return rows.filter((row) => row.time >= first && row.time < (last === Infinity ? last : last + 86_400));
}
