// SPDX-License-Identifier: Apache-2.0
// format: every line is canonical JSON of its kind, in order, and the end line counts right.
export const name = "format";

export function run(check, record) {
  check.items = record.lines;
  if (record.fault !== null) check.item(record.fault.where, record.fault.detail);
}
