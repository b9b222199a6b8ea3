// SPDX-License-Identifier: Apache-2.0
// blocks: headers linked from the one before the election to the last, good and signed by the node.
import { equal, fromHex } from "../lib/bytes.mjs";
import { headerFault, headerHash } from "../lib/ledger.mjs";

export const name = "blocks";

function linkFault(before, header) {
  if (header.height !== before.height + 1) return "height";
  if (!equal(fromHex(header.previous, 32), headerHash(before))) return "previous";
  if (header.time < before.time) return "time";
  return header.log_size < before.log_size ? "log size" : null;
}

export function run(check, facts) {
  const { before, blocks, head } = facts.record;
  const all = [before, ...blocks];
  all.forEach((signed, at) => {
    const where = `block ${signed.header.height}`;
    const good = check.item(where, headerFault(signed, head.chain, facts.node));
    if (good && at > 0 && check.failed === 0) check.item(where, linkFault(all[at - 1].header, signed.header));
  });
}
