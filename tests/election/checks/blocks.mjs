// SPDX-License-Identifier: Apache-2.0
// blocks: headers linked from the one before the election to the last, good and signed by the node.
import { equal, fromHex, hex } from "../lib/bytes.mjs";
import { headerFault, headerHash } from "../lib/ledger.mjs";

export const name = "blocks";

function linkFault(before, header) {
  if (header.height !== before.height + 1) return "height";
  if (!equal(fromHex(header.previous, 32), headerHash(before))) return "previous";
  if (header.time < before.time) return "time";
  return header.log_size < before.log_size ? "log size" : null;
}

/** Heads that somebody has kept: {height, hash, isGiven: by hand, so that the record must have it}. */
function checkHeads(check, facts, all) {
  const hashes = new Map(all.map(({ header }) => [header.height, hex(headerHash(header))]));
  for (const { height, hash, isGiven } of facts.options.heads ?? []) {
    if (!hashes.has(height) && !isGiven) continue;
    const fault = hashes.has(height) ? "another block than the head that was kept" : "no block of the height of the head that was noted";
    if (check.item(`block ${height}`, hashes.get(height) === hash ? null : fault)) facts.anchors++;
  }
}

export function run(check, facts) {
  const { before, blocks, head } = facts.record;
  const all = [before, ...blocks];
  all.forEach((signed, at) => {
    const where = `block ${signed.header.height}`;
    const good = check.item(where, headerFault(signed, head.chain, facts.node));
    if (good && at > 0 && check.failed === 0) check.item(where, linkFault(all[at - 1].header, signed.header));
  });
  checkHeads(check, facts, all);
}
