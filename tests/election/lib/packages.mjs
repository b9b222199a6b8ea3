// SPDX-License-Identifier: Apache-2.0
// Packages of third-party/npm by name; this folder has no other dependency.
const root = new URL("../../../third-party/npm/node_modules/", import.meta.url);

/** For example load("@noble/curves/ed25519.js"). */
export const load = (path) => import(new URL(path, root).href);
