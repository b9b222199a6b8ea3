// SPDX-License-Identifier: Apache-2.0
// A signed state stays well signed for ever. Who shows this browser an old one (from before a right was taken away) is
// found out by what the browser has seen before: the ledger never goes back.

const SEEN = "maru.wallet.newest";
/** Answers of one moment may overtake each other. */
const SLACK_SECONDS = 120;

function read(storage) {
  try {
    return JSON.parse(storage.getItem(SEEN) ?? "null");
  } catch {
    return null;
  }
}

/** Whether a state of this node and time is as new as what was seen; keeps the newest. */
export function isNewEnough(node, time, storage = globalThis.localStorage) {
  const seen = read(storage);
  const newest = seen?.node === node && Number.isSafeInteger(seen.time) ? seen.time : 0;
  if (time < newest - SLACK_SECONDS) return false;
  if (time > newest) {
    try {
      storage.setItem(SEEN, JSON.stringify({ node, time }));
    } catch {
      // Storage is off: nothing to compare with next time.
    }
  }
  return true;
}
