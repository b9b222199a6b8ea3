// SPDX-License-Identifier: Apache-2.0
// Looks up whether a credential is still good: its agency's signed list, under the agency's key from the chain.
import { FormatError } from "../core/bytes.js";
import { issuerKey } from "./registry.js";
import { fetchText, ownAddress } from "./same_site.js";
import { decodeJws } from "./jose.js";
import { statusIn, statusPlace } from "./status_list.js";

/** "valid", "revoked", "suspended" or "unknown"; "valid" where the agency keeps no list for it. */
export async function statusNow(read, now) {
  const place = statusPlace(read.payload);
  if (place === null) return "valid";
  const { ok, text } = await fetchText(ownAddress(place.uri), { headers: { Accept: "application/statuslist+jwt" } });
  if (!ok) throw new FormatError("wallet.status_away");
  const { header } = decodeJws(text.trim());
  const { jwk } = await issuerKey(read.payload.iss, String(header.kid ?? read.header.kid ?? ""));
  return statusIn(text.trim(), place, jwk, now);
}
