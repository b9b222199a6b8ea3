// SPDX-License-Identifier: Apache-2.0
// Mutations of blocks, leaves and state proofs, without signing again and with.
import { b64, hex, sha256, utf8 } from "../lib/bytes.mjs";
import { buildRecord } from "../make/chain.mjs";
import { keyOf, signHeader } from "../make/keys.mjs";
import { lifeOf, modelOf } from "../make/life.mjs";
import { deep, flip, recordOf, scenarioOf, textOf } from "./base.mjs";

const mode = "signed";
const other = hex(sha256(utf8("other")));
const record = (edit) => () => {
  const own = recordOf(mode);
  edit(own);
  return textOf(own);
};
const model = (edit) => () => {
  const own = modelOf(lifeOf(scenarioOf(mode)));
  edit(own);
  return textOf(buildRecord(own));
};
const blockOf = (own, action) => own.blocks.find((block) => block.leaves.some(({ leaf }) => leaf.tx.action === action));
const leafOf = (own, action) => blockOf(own, action).leaves.find(({ leaf }) => leaf.tx.action === action);
const act = (edit) => () => deep(mode, edit);
const aimed = (aim, list) => list.map(([name, make, own]) => ({ name, aim: own ?? aim, make }));

const headerFields = { time: 1, log_size: 1, log_root: other, state_root: other, previous: other, ledger_root: other, parameters_version: 1, app_version: 1, height: 1 };

const blocks = aimed("blocks", [
  ...Object.entries(headerFields).map(([field, change]) => [`header's ${field} changed`,
    record((own) => { own.blocks[7].header[field] = typeof change === "number" ? own.blocks[7].header[field] + change : change; })]),
  ["header of another chain", record((own) => { own.blocks[7].header.chain = "another"; })],
  ["block left out", record((own) => { own.blocks.splice(6, 1); })],
  ["block signed by another key", record((own) => { Object.assign(own.blocks[7], signHeader(own.blocks[7].header, "another")); })],
  ["block by another node", record((own) => { own.blocks[7] = { ...own.blocks[7], ...signHeader({ ...own.blocks[7].header, proposer: keyOf("another").did }, "another") }; })],
  ["block without a signature", record((own) => { own.blocks[7].signatures = []; })],
  ["signature of another block", record((own) => { own.blocks[7].signatures = own.blocks[6].signatures; })],
  ["bad signature", record((own) => { own.blocks[7].signatures[0].signature = flip(own.blocks[7].signatures[0].signature, 5); })],
  ["another block before", record((own) => { own.before = signHeader({ ...own.before.header, time: own.before.header.time - 1 }, "node"); })],
  ["block in the place of another, signed", record((own) => { Object.assign(own.blocks[7], signHeader({ ...own.blocks[7].header, time: own.blocks[7].header.time + 1 }, "node")); })],
  ["time that goes back", model((own) => { own.blocks[5].time = own.blocks[3].time; })],
]);

const removed = ["cast", "challenge", "decrypt", "certify", "ceremonyReveal"].map((action) => [`${action} left out`,
  record((own) => { const block = blockOf(own, action); block.leaves = block.leaves.filter(({ leaf }) => leaf.tx.action !== action); })]);

const inclusion = aimed("inclusion", [
  ...removed,
  ["node of the multiproof changed", record((own) => { own.log.nodes[0] = other; })],
  ["node of the multiproof missing", record((own) => { own.log.nodes.pop(); })],
  ["node of the multiproof too many", record((own) => { own.log.nodes.push(other); })],
  ["nodes of the multiproof swapped", record((own) => { own.log.nodes.reverse(); })],
  ["another log size", record((own) => { own.log.size++; })],
  ["payload changed", record((own) => { leafOf(own, "cast").leaf.tx.payload.voter = flip(leafOf(own, "cast").leaf.tx.payload.voter); })],
  ["signature of a transaction changed", record((own) => { const { tx } = leafOf(own, "cast").leaf; tx.signature = flip(tx.signature, 9); })],
  ["result of a refused cast changed", record((own) => { own.blocks.flatMap((block) => block.leaves).find(({ leaf }) => leaf.result.code !== "ok").leaf.result.code = "ok"; })],
  ["result's data changed", record((own) => { leafOf(own, "cast").leaf.result.data.replaced = true; })],
  ["index moved", record((own) => { own.blocks.flatMap((block) => block.leaves).at(-1).index++; })],
  ["leaf in another block", record((own) => { const block = blockOf(own, "certify"); own.blocks[own.blocks.indexOf(block) + 1].leaves.unshift(...block.leaves.splice(0)); })],
  ["leaf without a result", record((own) => { delete leafOf(own, "cast").leaf.result; })],
  ["transaction without a nonce", record((own) => { delete leafOf(own, "cast").leaf.tx.nonce; })],
  ["transaction with more", record((own) => { leafOf(own, "cast").leaf.tx.more = 1; })],
  ["transaction twice, consistently", model((own) => { own.blocks.at(-1).leaves.push(own.blocks.find((block) => block.leaves.some(({ tx }) => tx.action === "setContest")).leaves[0]); })],
  ["forged signature, consistently", model((own) => { const { tx } = own.blocks.flatMap((block) => block.leaves).find((leaf) => leaf.tx.action === "cast"); tx.signature = b64(new Uint8Array(64)); })],
  ["expired transaction, consistently", model((own) => { own.blocks.at(-1).leaves.push(...own.blocks[1].leaves.splice(0)); })],
  ["act of another election, consistently", act((own) => { own.actsOf("setContest")[0].payload.election = "e-ffffffffffffffff"; })],
  ["act of another domain, consistently", act((own) => { own.actsOf("setContest")[0].domain = "donation"; })],
]);

const state = aimed("state", [
  ...["elections", "definitions", "boxes", "sums", "counts", "results", "certifications", "officers"].map((table) => [`row of ${table} changed`,
    record((own) => { own.states.find((one) => one.table === table).value.election = "x"; })]),
  ["path changed", record((own) => { own.states[2].siblings[0] = other; })],
  ["path cut", record((own) => { own.states[2].siblings.pop(); })],
  ["path longer", record((own) => { own.states[2].siblings.push(other); })],
  ["roots changed", record((own) => { own.states[2].domain_roots.accounts = other; })],
  ["root of another domain", record((own) => { own.states[2].domain = "accounts"; })],
  ["row twice", record((own) => { own.states.push(own.states[2]); })],
  ["row of another table of identity", record((own) => { own.states.find((one) => one.table === "officers").table = "roles"; })],
  ["officer's row told to be the election's", record((own) => { own.states.find((one) => one.table === "officers").domain = "election"; })],
  ["certification of another election", record((own) => { const one = own.states.find(({ table }) => table === "certifications"); one.key = one.key.replace("e-0", "e-f"); })],
  ["row of another table", record((own) => { own.states[2].table = "turnout"; })],
  ["row of another election", record((own) => { own.states[2].key = "e-ffffffffffffffff"; })],
  ["row at an older header", record((own) => { const { header, signatures } = own.blocks.at(-2); Object.assign(own.states[2], { header, signatures }); })],
  ["proof of absence", record((own) => { own.states[2].value = null; })],
  ["row of the election missing", record((own) => { own.states = own.states.filter((one) => one.table !== "elections"); })],
  ["header with a bad signature", record((own) => { own.states[2].signatures = structuredClone(own.states[2].signatures); own.states[2].signatures[0].signature = flip(own.states[2].signatures[0].signature); })],
]);

export const mutations = [...blocks, ...inclusion, ...state];
