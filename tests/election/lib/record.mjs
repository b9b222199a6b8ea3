// SPDX-License-Identifier: Apache-2.0
// The lines of a record file (docs/election-protocol.md section 12), and whether each has the shape of its kind.
import { fromHex } from "./bytes.mjs";
import { hasMembers, isCount, isObject, parseCanonical } from "./json.mjs";
import { isSignedHeader, isStateProof } from "./ledger.mjs";
import { isEntry, mostWeightInAll } from "./roll.mjs";

export const format = "maru-election-record";
export const protocol = "maru/vote/v1";

const isHash = (value) => fromHex(value, 32) !== null;
const isLeaf = (value) => hasMembers(value, ["index", "leaf"]) && isCount(value.index);

const isRising = (values, last) => values.every((value, at) => value > (at === 0 ? last : values[at - 1]));

/** Of one line. */
const limits = { bytes: 64 << 20, depth: 32, items: 200_000, text: 1 << 20 };

/** Kinds of lines in the order of the file. */
const kinds = [
  { name: "head", is: (line) => Object.hasOwn(line, "format"), take: (record, line) => {
    const good = hasMembers(line, ["format", "version", "protocol", "chain", "node", "election"]) && line.format === format
      && line.version === 1 && line.protocol === protocol && [line.chain, line.node, line.election].every((text) => typeof text === "string");
    if (good) record.head = line;
    return good;
  } },
  { name: "roll", is: (line) => Object.hasOwn(line, "roll") && !Object.hasOwn(line, "state"), take: (record, line) => {
    const good = hasMembers(line, ["roll"]) && Array.isArray(line.roll) && line.roll.length >= 1 && line.roll.every(isEntry)
      && isRising(line.roll.map((entry) => entry.number), record.roll.at(-1)?.number ?? 0);
    if (good) {
      record.roll.push(...line.roll);
      record.weight += line.roll.reduce((sum, { weight }) => sum + weight, 0);
    }
    return good && record.weight <= mostWeightInAll;
  } },
  { name: "before", is: (line) => Object.hasOwn(line, "before"), take: (record, line) => {
    const good = hasMembers(line, ["before"]) && hasMembers(line.before, ["header", "signatures"]) && isSignedHeader(line.before) && record.before === null;
    if (good) record.before = line.before;
    return good;
  } },
  { name: "block", is: (line) => Object.hasOwn(line, "leaves"), take: (record, line) => {
    const good = hasMembers(line, ["header", "signatures", "leaves"]) && isSignedHeader(line) && Array.isArray(line.leaves) && line.leaves.every(isLeaf)
      && isRising(line.leaves.map((leaf) => leaf.index), record.lastLeaf);
    if (good) {
      record.blocks.push(line);
      record.lastLeaf = line.leaves.at(-1)?.index ?? record.lastLeaf;
    }
    return good;
  } },
  { name: "log", is: (line) => Object.hasOwn(line, "log"), take: (record, line) => {
    const good = hasMembers(line, ["log"]) && hasMembers(line.log, ["size", "nodes"]) && isCount(line.log.size) && Array.isArray(line.log.nodes)
      && line.log.nodes.every(isHash) && record.log === null;
    if (good) record.log = line.log;
    return good;
  } },
  { name: "state", is: (line) => Object.hasOwn(line, "state"), take: (record, line) => {
    const good = hasMembers(line, ["state"]) && isObject(line.state) && isStateProof(line.state);
    if (good) record.states.push(line.state);
    return good;
  } },
  { name: "end", is: (line) => Object.hasOwn(line, "end"), take: (record, line) => {
    const good = hasMembers(line, ["end"]) && hasMembers(line.end, ["blocks", "leaves", "roll", "states"]) && record.end === null;
    if (good) record.end = line.end;
    return good;
  } },
];

/** The text of a file's bytes; null when they are no UTF-8. */
function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Of the file's bytes or text: {head, roll, before, blocks, log, states, end, fault: null or {where, detail}}. `id`: the election that is meant. */
export function parseRecord(file, id) {
  const record = { head: null, roll: [], weight: 0, before: null, blocks: [], log: null, states: [], end: null, lines: 0, lastLeaf: -1, fault: null };
  const fail = (where, detail) => {
    record.fault = { where, detail };
    return record;
  };
  const text = typeof file === "string" ? file : textOf(file);
  if (text === null) return fail("file", "no UTF-8");
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  let kind = 0;
  for (const [at, line] of lines.entries()) {
    const where = `line ${at + 1}`;
    const value = parseCanonical(line, limits);
    if (!isObject(value)) return fail(where, "not canonical");
    const found = kinds.findIndex((one) => one.is(value));
    if (found < kind || (found !== 0 && at === 0)) return fail(where, "not in order");
    if (found === 0 && at > 0) return fail(where, "not in order");
    kind = found;
    if (!kinds[found].take(record, value)) return fail(where, `no ${kinds[found].name} line`);
    record.lines++;
  }
  const { head, before, blocks, log, end } = record;
  if (head === null || before === null || blocks.length === 0 || log === null || end === null) return fail("file", "incomplete");
  const leaves = blocks.reduce((count, block) => count + block.leaves.length, 0);
  if (end.blocks !== blocks.length || end.leaves !== leaves || end.roll !== record.roll.length || end.states !== record.states.length) {
    return fail("end", "counts differ");
  }
  if (id !== undefined && id !== head.election) return fail("head", `not ${id}`);
  return record;
}
