// SPDX-License-Identifier: Apache-2.0
// Of when is what the page shows: the time at which its data came, not that of the newest block that was heard of.

const now = () => Math.floor(Date.now() / 1000);
let loadedAt = now();

/** A page calls this whenever all that it shows has come anew. */
export function dataIsFresh(seconds = now()) {
  loadedAt = seconds;
}

export const dataIsOf = () => loadedAt;
