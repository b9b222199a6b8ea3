// SPDX-License-Identifier: Apache-2.0
// When the wallet opens: credentials whose state was looked up long ago are looked up again, so that a suspended one is
// seen before somebody else sees it. Whole lists are fetched; which entry matters stays here.
import { readSdJwt } from "./sd_jwt.js";
import { statusNow } from "./status_now.js";
import { nowSeconds } from "./words.js";

const OLD_SECONDS = 3_600;

/** True when something changed. What cannot be reached stays as it was. */
export async function refreshStates(wallet) {
  let isChanged = false;
  for (const { id, value } of wallet.list("credential")) {
    const now = nowSeconds();
    if (value.status === "revoked" || value.checked > now - OLD_SECONDS || (value.until && value.until <= now)) continue;
    try {
      const status = await statusNow(await readSdJwt(value.text), now);
      if (!wallet.isOpen) return isChanged;
      isChanged ||= status !== value.status;
      if (wallet.get("credential", id)) await wallet.put("credential", id, { ...wallet.get("credential", id), status, checked: now });
    } catch (error) {
      console.warn(error);
    }
  }
  return isChanged;
}
