#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// The second verifier of election records, written from docs/election-protocol.md alone:
// verify.mjs FILE [--node DID] [--since HEAD] [--json]. Exit 0: pass, 1: fail, 2: unavailable.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Check } from "./lib/check.mjs";
import { Facts } from "./lib/facts.mjs";
import { hex } from "./lib/bytes.mjs";
import { parseRecord } from "./lib/record.mjs";
import * as approvals from "./checks/approvals.mjs";
import * as authorizations from "./checks/authorizations.mjs";
import * as ballotChain from "./checks/ballot_chain.mjs";
import * as blocks from "./checks/blocks.mjs";
import * as challenges from "./checks/challenges.mjs";
import * as counts from "./checks/counts.mjs";
import * as decryptions from "./checks/decryptions.mjs";
import * as definition from "./checks/definition.mjs";
import * as format from "./checks/format.mjs";
import * as inclusion from "./checks/inclusion.mjs";
import * as jointKey from "./checks/joint_key.mjs";
import * as nonces from "./checks/nonces.mjs";
import * as optionProofs from "./checks/option_proofs.mjs";
import * as parameters from "./checks/parameters.mjs";
import * as replacementOrder from "./checks/replacement_order.mjs";
import * as results from "./checks/results.mjs";
import * as roll from "./checks/roll.mjs";
import * as state from "./checks/state.mjs";
import * as sumProofs from "./checks/sum_proofs.mjs";
import * as sums from "./checks/sums.mjs";
import * as times from "./checks/times.mjs";
import * as trusteeKeys from "./checks/trustee_keys.mjs";
import * as voters from "./checks/voters.mjs";

export const checks = [format, blocks, inclusion, state, parameters, definition, trusteeKeys, jointKey, roll, voters, optionProofs,
  sumProofs, authorizations, nonces, times, replacementOrder, ballotChain, challenges, sums, decryptions, counts, results, approvals];

/** The verdict (docs/election-protocol.md section 13) about a record's text. */
export function verifyRecord(text, options = {}) {
  const record = parseRecord(text);
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
  const box = facts?.row("boxes", facts.election);
  return { format: "maru-election-verdict/v1", election: record.head?.election ?? "",
    fingerprint: facts?.isFrozen ? hex(facts.frozen.fingerprint) : "", chain_head: box?.chain_head ?? "", ballots: box?.ballots ?? 0,
    trust_on_first_use: options.node === undefined, verdict: has("fail") ? "fail" : has("unavailable") ? "unavailable" : "pass", checks: reports };
}

function parseArguments(words) {
  const options = { json: false };
  for (let at = 0; at < words.length; at++) {
    if (words[at] === "--json") options.json = true;
    else if (words[at] === "--node") options.node = words[++at];
    else if (words[at] === "--since") options.since = words[++at];
    else options.file = words[at];
  }
  return options;
}

function main() {
  const options = parseArguments(process.argv.slice(2));
  if (options.file === undefined) {
    process.stderr.write("usage: verify.mjs FILE [--node DID] [--since HEAD] [--json]\n");
    return 64;
  }
  const verdict = verifyRecord(readFileSync(options.file, "utf8"), options);
  if (options.json) process.stdout.write(`${JSON.stringify(verdict)}\n`);
  else {
    for (const { name, items, failed, first, verdict: word } of verdict.checks) {
      process.stdout.write(`${word.padEnd(12)}${name.padEnd(20)}${items} items, ${failed} failed${first === null ? "" : `: ${first.where}: ${first.detail}`}\n`);
    }
    process.stdout.write(`${verdict.verdict}\n`);
  }
  return { pass: 0, fail: 1, unavailable: 2 }[verdict.verdict];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main();
