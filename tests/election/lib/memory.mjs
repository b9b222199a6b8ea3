// SPDX-License-Identifier: Apache-2.0
// What is slow to compute and depends on its inputs alone is computed once a process: mutated records share most of it.
const known = new Map();

/** What `make` gives for these inputs, texts and numbers that name all that it depends on. */
export function once(inputs, make) {
  const name = JSON.stringify(inputs);
  if (!known.has(name)) known.set(name, make());
  return known.get(name);
}
