// SPDX-License-Identifier: Apache-2.0
// Mutations of the file itself.
import { deep, goodText, joined, linesOf, recordOf, textOf, withLine } from "./base.mjs";

const mode = "signed";
const is = (member) => (line) => Object.hasOwn(JSON.parse(line), member);
const edited = (member, edit) => () => withLine(mode, is(member), (line) => {
  const value = JSON.parse(line);
  return JSON.stringify(edit(value) ?? value);
});
const record = (edit) => () => {
  const own = recordOf(mode);
  edit(own);
  return textOf(own);
};
const lines = (edit) => () => joined(edit(linesOf(mode)));
const counts = (name) => record((own) => {
  own.end = { blocks: own.blocks.length, leaves: own.blocks.flatMap((block) => block.leaves).length, roll: own.roll.length, states: own.states.length };
  own.end[name]++;
});

/** A reason of a pause that is the byte ff where the log has U+FFFD. */
function notUtf8() {
  const bytes = Buffer.from(deep(mode, (own) => { own.actsOf("pauseElection")[0].payload.reason = "\uFFFD"; }));
  const at = bytes.indexOf(Buffer.from([0xef, 0xbf, 0xbd]));
  return Buffer.concat([bytes.subarray(0, at), Buffer.of(0xff), bytes.subarray(at + 3)]);
}

/** A refused cast whose payload holds lists in lists; a payload stands six levels deep. */
const nested = (levels, count = 1) => () => deep(mode, (own) => {
  let value = Array.from({ length: count }, () => 1);
  for (let level = 1; level < levels; level++) value = [value];
  own.acts.find((act) => act.result.code !== "ok").payload = { election: own.election, deep: value };
});

export const mutations = [
  ["no end line", lines((all) => all.slice(0, -1))],
  ["no head line", lines((all) => all.slice(1))],
  ["empty file", () => ""],
  ["no text at all", () => "\u0000\u0001\u0002\n"],
  ["deep nesting", lines((all) => [...all.slice(0, 1), "[".repeat(5000) + "]".repeat(5000), ...all.slice(1)])],
  ["a space", () => withLine(mode, is("log"), (line) => line.replace(":", ": "))],
  ["members out of order", () => withLine(mode, is("before"), (line) => line.replace(/^\{"before":\{"header":(.*),"signatures":(.*)\}\}$/, '{"before":{"signatures":$2,"header":$1}}'))],
  ["a member twice", () => withLine(mode, is("log"), (line) => line.replace('"size":', '"size":1,"size":'))],
  ["a fraction", () => withLine(mode, is("end"), (line) => line.replace(/"blocks":(\d+)/, '"blocks":$1.0'))],
  ["a number out of range", () => withLine(mode, is("end"), (line) => line.replace(/"blocks":(\d+)/, '"blocks":9007199254740993'))],
  ["a lone surrogate", () => withLine(mode, is("roll"), (line) => line.replace('"precinct":"p001"', '"precinct":"\\ud800"'))],
  ["bytes that are no UTF-8", notUtf8],
  ["a mark of the byte order", () => `\uFEFF${goodText(mode)}`],
  ["34 levels", nested(28)],
  ["weight above a million", record((own) => { own.roll[7].weight = 1_000_001; })],
  ["more members than a line may have", nested(1, 200_001)],
  ["an unknown line", lines((all) => [...all.slice(0, -1), '{"more":1}', all.at(-1)])],
  ["lines after the end", lines((all) => [...all, all.at(-1)])],
  ["two heads", lines((all) => [all[0], ...all])],
  ["roll after the blocks", lines((all) => [...all.filter((line) => !is("roll")(line)).slice(0, -1), ...all.filter(is("roll")), all.at(-1)])],
  ["log before the blocks", lines((all) => [all[0], ...all.filter(is("roll")), ...all.filter(is("log")), ...all.slice(1).filter((line) => !is("roll")(line) && !is("log")(line))])],
  ["no log", lines((all) => all.filter((line) => !is("log")(line)))],
  ["no block before", lines((all) => all.filter((line) => !is("before")(line)))],
  ["another format", edited("format", (head) => { head.format = "maru-export"; })],
  ["another version", edited("format", (head) => { head.version = 2; })],
  ["another protocol", edited("format", (head) => { head.protocol = "maru/vote/v0"; })],
  ["a head with more", edited("format", (head) => ({ ...head, zone: 1 }))],
  ...["blocks", "leaves", "roll", "states"].map((name) => [`wrong count of ${name}`, counts(name)]),
  ["roll entry with more", record((own) => { own.roll[0].z = 1; })],
  ["roll entry twice", record((own) => { own.roll.splice(1, 0, own.roll[0]); })],
  ["roll out of order", record((own) => { own.roll.reverse(); })],
  ["weight of nothing", record((own) => { own.roll[0].weight = 0; })],
  ["credential of 31 bytes", record((own) => { own.roll[0].credential = own.roll[0].credential.slice(0, 42); })],
  ["credential with spare bits", record((own) => { own.roll[0].credential = `${own.roll[0].credential.slice(0, 42)}_`; })],
  ["leaf index as text", record((own) => { own.blocks[0].leaves[0].index = "3"; })],
  ["leaf index below zero", record((own) => { own.blocks[0].leaves[0].index = -1; })],
  ["leaves out of order", record((own) => { own.blocks.find((block) => block.leaves.length > 0 && block !== own.blocks[0]).leaves[0].index = 1; })],
  ["header without time", record((own) => { delete own.blocks[3].header.time; })],
  ["hash in capitals", record((own) => { own.blocks[3].header.state_root = own.blocks[3].header.state_root.toUpperCase(); })],
  ["short signature", record((own) => { own.blocks[3].signatures[0].signature = own.blocks[3].signatures[0].signature.slice(2); })],
  ["signer that is no DID", record((own) => { own.blocks[3].signatures[0].signer = "did:key:z6MkX"; })],
  ["node of a multiproof that is no hash", record((own) => { own.log.nodes[0] = "00"; })],
  ["state path that is no hash", record((own) => { own.states[0].siblings[0] = "zz"; })],
  ["state proof with more", record((own) => { own.states[0].more = 1; })],
].map(([name, make]) => ({ name, aim: "format", make }));
