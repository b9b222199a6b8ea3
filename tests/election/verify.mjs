#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// The second verifier of election records, written from docs/election-protocol.md alone; options are those of its
// section 13. Exit 0: pass, 1: fail, 2: unavailable, or a pass of a chain that nothing from elsewhere names.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Check } from "./lib/check.mjs";
import { Facts } from "./lib/facts.mjs";
import { readArguments } from "./lib/arguments.mjs";
import { concat, hex, sha256 } from "./lib/bytes.mjs";
import { parseRecord } from "./lib/record.mjs";
import * as approvals from "./checks/approvals.mjs";
import * as authorizations from "./checks/authorizations.mjs";
import * as ballotChain from "./checks/ballot_chain.mjs";
import * as blocks from "./checks/blocks.mjs";
import * as challenges from "./checks/challenges.mjs";
import * as counts from "./checks/counts.mjs";
import * as course from "./checks/course.mjs";
import * as decryptions from "./checks/decryptions.mjs";
import * as definition from "./checks/definition.mjs";
import * as format from "./checks/format.mjs";
import * as inclusion from "./checks/inclusion.mjs";
import * as jointKey from "./checks/joint_key.mjs";
import * as nonces from "./checks/nonces.mjs";
import * as optionProofs from "./checks/option_proofs.mjs";
import * as parameters from "./checks/parameters.mjs";
import * as people from "./checks/people.mjs";
import * as refusals from "./checks/refusals.mjs";
import * as replacementOrder from "./checks/replacement_order.mjs";
import * as results from "./checks/results.mjs";
import * as roll from "./checks/roll.mjs";
import * as state from "./checks/state.mjs";
import * as sumProofs from "./checks/sum_proofs.mjs";
import * as sums from "./checks/sums.mjs";
import * as times from "./checks/times.mjs";
import * as trusteeKeys from "./checks/trustee_keys.mjs";
import * as voters from "./checks/voters.mjs";

export const checks = [format, blocks, inclusion, state, parameters, definition, trusteeKeys, jointKey, people, roll, voters, optionProofs,
  sumProofs, authorizations, nonces, times, course, refusals, replacementOrder, ballotChain, challenges, sums, decryptions, counts, results, approvals];

/** The head of the ballot chain as the accepted casts give it. */
const chainHead = (facts) => hex(facts.casts.reduce((head, { hash }) => sha256(concat(head, hash ?? new Uint8Array(32))), sha256(facts.frozen.fingerprint)));

/** What the verdict tells of a record beyond its checks. */
function tell(facts, options) {
  const told = { rehearsal: false, fingerprint: "", chain_head: "", ballots: 0, people: [] };
  if (facts?.isFrozen) {
    Object.assign(told, { rehearsal: facts.frozen.definition.rehearsal, fingerprint: hex(facts.frozen.fingerprint), chain_head: chainHead(facts),
      ballots: facts.casts.length, people: people.tell(facts) });
  }
  const anchors = facts?.anchors ?? 0;
  const pinned = { trustees: new Set((options.trustees ?? []).map(({ index }) => index)).size, certifiers: new Set(options.certifiers ?? []).size };
  return { ...told, people_pinned: pinned, anchors, trusted_node: options.node !== undefined,
    trust: options.node !== undefined ? "node" : anchors > 0 ? "anchor" : "first use", trust_on_first_use: options.node === undefined };
}

/**
 * The verdict (docs/election-protocol.md section 13) about a record's bytes or text. `options`: {node, id, since, receipts: [parsed],
 * heads: [{height, hash, isGiven}], trustees: [{index, did}], certifiers: [did]}, none needed.
 */
export function verifyRecord(file, options = {}) {
  const record = parseRecord(file, options.id);
  const facts = record.fault === null ? new Facts(record, options) : null;
  const reports = checks.map(({ name, run }) => {
    const check = new Check(name);
    if (facts === null && name !== "format") check.unavailable("the file cannot be read");
    else {
      try {
        run(check, name === "format" ? record : facts);
      } catch (error) {
        check.item("check", `cannot be carried out: ${error.message}`);
      }
    }
    return check.report;
  });
  const has = (verdict) => reports.some((report) => report.verdict === verdict);
  return { format: "maru-election-verdict/v1", election: record.head?.election ?? "", ...tell(facts, options),
    verdict: has("fail") ? "fail" : has("unavailable") ? "unavailable" : "pass", checks: reports };
}

/** The exit status: a pass is none when nothing ties the record to the chain that others see. */
export function exitOf({ verdict, trust }, { trustFirst = false } = {}) {
  if (verdict === "pass") return trust === "first use" && !trustFirst ? 2 : 0;
  return verdict === "fail" ? 1 : 2;
}

function reportText({ checks: reports, verdict, people: some, people_pinned: pinned, anchors, trust }) {
  const lines = reports.map(({ name, items, failed, first, verdict: word }) =>
    `${word.padEnd(12)}${name.padEnd(20)}${items} items, ${failed} failed${first === null ? "" : `: ${first.where}: ${first.detail}`}`);
  for (const { role, index, officer, agency, did } of some) lines.push(`${role}${index > 0 ? ` ${index}` : ""}: ${officer} of ${agency}, key ${did}`);
  if (some.length > 0 && pinned.trustees === 0) lines.push("No trustee was given by --trustee: a key that was changed is theirs by the node's word alone.");
  if (some.length > 0 && pinned.certifiers === 0) lines.push("No certifier was given by --certifier: who they are is the node's word.");
  if (trust === "first use") lines.push("The node is the record's own: give --node, --receipt, --heads or --chain-head, or say --trust-first.");
  else lines.push(trust === "node" ? "The node is the one that was given." : `Heads and receipts that agree: ${anchors}.`);
  return [...lines, verdict, ""].join("\n");
}

function main() {
  let options;
  let file;
  try {
    options = readArguments(process.argv.slice(2));
    file = readFileSync(options.file);
  } catch (error) {
    process.stderr.write(`verify.mjs: ${error.message}\n`);
    return error.isUsage === true ? 64 : 2;
  }
  const verdict = verifyRecord(file, options);
  process.stdout.write(options.json ? `${JSON.stringify(verdict)}\n` : reportText(verdict));
  return exitOf(verdict, options);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main();
