// SPDX-License-Identifier: Apache-2.0
// What a visitor gives to be checked: a number, an address, the text of a QR code, or a file's text.
import { FormatError } from "../core/bytes.js";
import { isGiftFile } from "./commitments.js";

const MAX_TEXT = 1 << 20;
const ID = /^[0-9a-f]{64}$/;
const DONATION = /^d-[0-9a-f]{16}$/;

function fromParameters(text) {
  const values = new URLSearchParams(text);
  const id = (values.get("id") ?? "").toLowerCase();
  const donation = values.get("donation") ?? "";
  const amount = values.get("amount");
  const known = { ...(amount !== null && /^\d{1,15}$/.test(amount) ? { amount: Number(amount) } : {}) };
  if (ID.test(id)) return { id, ...known };
  if (DONATION.test(donation)) return { donation, ...known };
  return null;
}

/** {id, amount?} | {donation, amount?} from a number, an address of this or another portal, or "#id=…"; else null. */
export function parseReference(text) {
  const plain = text.trim();
  if (ID.test(plain.toLowerCase())) return { id: plain.toLowerCase() };
  if (DONATION.test(plain)) return { donation: plain };
  const hash = plain.indexOf("#");
  const query = plain.indexOf("?");
  return (hash >= 0 && fromParameters(plain.slice(hash + 1)))
    || (query >= 0 && fromParameters(plain.slice(query + 1, hash > query ? hash : undefined))) || null;
}

/** {kind: "receipt" | "gift" | "state", file}; throws FormatError "receipt.format". */
export function parseFile(text) {
  let file = null;
  try {
    if (text.length <= MAX_TEXT) file = JSON.parse(text);
  } catch {
    file = null;
  }
  if (file?.format === "maru-receipt/v1") return { kind: "receipt", file };
  if (isGiftFile(file) && file.receipt?.format === "maru-receipt/v1") return { kind: "gift", file };
  if (file?.format === "maru-state-proof/v1") return { kind: "state", file };
  throw new FormatError("receipt.format");
}

/** Where a receipt's QR code leads: the page fetches it, checks it, and compares the amount with what was printed. */
export const receiptUrl = (id, amount) => `${location.origin}/receipt#id=${id}&amount=${amount}`;
