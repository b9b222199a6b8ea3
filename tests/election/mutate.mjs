#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Mutated records of good elections through both verifiers: maru-verify and verify.mjs must agree on the verdict, and
// both must name the aimed check first. mutate.mjs [TEXT…]: only mutations whose aim or name contains one of the texts.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readArguments } from "./lib/arguments.mjs";
import { canonical } from "./lib/json.mjs";
import { mutations } from "./mutations/all.mjs";
import { good as goodAnchors } from "./mutations/anchors.mjs";
import { goodText } from "./mutations/base.mjs";
import { good as goodPeople } from "./mutations/people.mjs";
import { good as goodSetup } from "./mutations/setup.mjs";
import { good as goodTies } from "./mutations/tally.mjs";
import { exitOf, verifyRecord } from "./verify.mjs";

const bin = process.env.MARU_BIN_DIR ?? new URL("../../build/dev/bin", import.meta.url).pathname;

/** The verdict of maru-verify; {crashed} when it ended by anything but a verdict. */
function verifyNative(file, words) {
  return new Promise((resolve) => {
    execFile(join(bin, "maru-verify"), ["election", file, "--json", ...words], { maxBuffer: 1 << 26 }, (error, output) => {
      try {
        resolve({ ...JSON.parse(output), exit: error === null ? 0 : error.code });
      } catch {
        resolve({ crashed: true, verdict: `ended with ${error?.code ?? error?.signal}`, checks: [] });
      }
    });
  });
}

const firstFailed = (verdict) => verdict.checks.find((check) => check.verdict === "fail") ?? verdict.checks.find((check) => check.verdict !== "pass") ?? null;
const told = (verdict) => {
  const check = firstFailed(verdict);
  return `${verdict.verdict} at ${check?.name ?? "nothing"} (${check?.first?.where ?? ""}: ${check?.first?.detail ?? ""})`;
};

/** What both say of a record beyond its checks. */
const tellings = ({ people, people_pinned, anchors, chain_head, ballots, fingerprint, rehearsal, trust, trusted_node, trust_on_first_use }) =>
  canonical([people, people_pinned, anchors, chain_head, ballots, fingerprint, rehearsal, trust, trusted_node, trust_on_first_use].map((one) => one ?? "missing"));

/** What is wrong with the two verdicts about a mutation; empty when nothing is. */
export function disagreement({ aim, verdict = "fail" }, native, second, options) {
  const faults = [];
  if (native.verdict !== verdict) faults.push(`maru-verify says ${native.verdict}`);
  if (second.verdict !== verdict) faults.push(`verify.mjs says ${second.verdict}`);
  if (firstFailed(native)?.name !== aim) faults.push(`maru-verify: ${told(native)}`);
  if (firstFailed(second)?.name !== aim) faults.push(`verify.mjs: ${told(second)}`);
  if (second.checks.some((check) => check.first?.detail.startsWith("cannot be carried out"))) faults.push(`verify.mjs stumbled: ${told(second)}`);
  if (!native.crashed && native.exit !== exitOf(second, options)) faults.push(`maru-verify ends with ${native.exit}, verify.mjs with ${exitOf(second, options)}`);
  if (verdict === "pass" && !native.crashed && tellings(native) !== tellings(second)) faults.push(`tell otherwise: ${tellings(native)} / ${tellings(second)}`);
  return faults;
}

/**
 * Runs the mutations; returns [{name, aim, faults}]. While maru-verify has one record in a process of its own, this one makes
 * and verifies: two cores are busy.
 */
export async function run(some, onResult = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), "maru-mutate-"));
  const outcomes = [];
  let before = Promise.resolve();
  try {
    for (const [at, mutation] of some.entries()) {
      const own = join(folder, String(at));
      mkdirSync(own);
      const file = join(own, "record.jsonl");
      const record = mutation.make();
      writeFileSync(file, record);
      const words = mutation.words?.(own) ?? [];
      await before;
      const native = verifyNative(file, words);
      const options = readArguments([file, ...words]);
      const second = verifyRecord(record, options);
      before = native.then((first) => {
        const outcome = { ...mutation, faults: disagreement(mutation, first, second, options) };
        outcomes.push(outcome);
        onResult(outcome);
        rmSync(own, { recursive: true });
      });
    }
    await before;
    return outcomes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const good = [...["signed", "ring"].map((mode) => ({ name: `good record, ${mode}`, aim: undefined, verdict: "pass", make: () => goodText(mode) })), ...goodSetup, ...goodTies, ...goodPeople, ...goodAnchors];

async function main() {
  const words = process.argv.slice(2);
  const chosen = mutations.filter(({ name, aim }) => words.length === 0 || words.some((word) => `${aim}: ${name}`.includes(word)));
  const outcomes = await run([...good, ...chosen], ({ name, aim, faults }) => {
    process.stdout.write(`${faults.length === 0 ? "ok  " : "BAD "}${aim ?? ""}: ${name}${faults.map((fault) => `\n       ${fault}`).join("")}\n`);
  });
  const bad = outcomes.filter(({ faults }) => faults.length > 0).length;
  process.stdout.write(`${outcomes.length} records, ${bad} disagreements\n`);
  return bad === 0 ? 0 : 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = await main();
