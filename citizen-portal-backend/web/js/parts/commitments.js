// SPDX-License-Identifier: Apache-2.0
// Names that stay with the donor: the ledger holds SHA-256 of the canonical JSON {"name", "salt"}, salt 32 random bytes in
// base64url. Whoever is shown name and salt can check them; nobody can guess the name from the hash.
import { toBase64Url, toHex, utf8 } from "../core/bytes.js";
import { canonical } from "../core/canonical.js";
import { randomBytes, sha256 } from "../core/crypto.js";

export async function commitmentOf({ name, salt }) {
  return toHex(await sha256(utf8(canonical({ name, salt }))));
}

/** {opening: {name, salt}, commitment} */
export async function commitTo(name) {
  const opening = { name: name.normalize("NFC"), salt: toBase64Url(randomBytes(32)) };
  return { opening, commitment: await commitmentOf(opening) };
}

const GIFT_FORMAT = "maru-gift/v1";

/** A receipt together with the names behind its commitments; only the donor has this file. */
export function giftFile(receipt, openings) {
  return JSON.stringify({ format: GIFT_FORMAT, receipt, openings });
}

export const isGiftFile = (file) => file?.format === GIFT_FORMAT && typeof file.openings === "object" && file.openings !== null;

/** [{name: "opening_name" | "opening_honour", ok}] for a gift file. */
export async function openingSteps(file) {
  const steps = [];
  for (const [which, member] of [["name", "name_commitment"], ["honour", "honour_commitment"]]) {
    const opening = file.openings[which];
    if (!opening) continue;
    const isText = typeof opening.name === "string" && typeof opening.salt === "string";
    steps.push({ name: `opening_${which}`, ok: isText && (await commitmentOf(opening)) === file.receipt?.tx?.payload?.[member] });
  }
  return steps;
}
