#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Mutated records of good elections through both verifiers: maru-verify and verify.mjs must agree on the verdict, and
// both must name the aimed check first. mutate.mjs [TEXT…]: only mutations whose aim or name contains one of the texts.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { goodText } from "./mutations/base.mjs";
import { mutations } from "./mutations/all.mjs";
import { good as goodTies } from "./mutations/tally.mjs";
import { verifyRecord } from "./verify.mjs";

const bin = process.env.MARU_BIN_DIR ?? new URL("../../build/dev/bin", import.meta.url).pathname;

/** The verdict of maru-verify; {crashed} when it ended by anything but a verdict. */
function verifyNative(file) {
  return new Promise((resolve) => {
    execFile(join(bin, "maru-verify"), ["election", file, "--json"], { maxBuffer: 1 << 26 }, (error, output) => {
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

/** What is wrong with the two verdicts about a mutation; empty when nothing is. */
export function disagreement({ aim, verdict = "fail" }, native, second) {
  const faults = [];
  if (native.verdict !== verdict) faults.push(`maru-verify says ${native.verdict}`);
  if (second.verdict !== verdict) faults.push(`verify.mjs says ${second.verdict}`);
  if (firstFailed(native)?.name !== aim) faults.push(`maru-verify: ${told(native)}`);
  if (firstFailed(second)?.name !== aim) faults.push(`verify.mjs: ${told(second)}`);
  if (second.checks.some((check) => check.first?.detail.startsWith("cannot be carried out"))) faults.push(`verify.mjs stumbled: ${told(second)}`);
  return faults;
}

/** Runs the mutations; returns [{name, aim, faults}]. */
export async function run(some, onResult = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), "maru-mutate-"));
  const file = join(folder, "record.jsonl");
  try {
    const outcomes = [];
    for (const mutation of some) {
      const text = mutation.make();
      writeFileSync(file, text);
      const [native, second] = [await verifyNative(file), verifyRecord(text)];
      const outcome = { ...mutation, faults: disagreement(mutation, native, second) };
      outcomes.push(outcome);
      onResult(outcome);
    }
    return outcomes;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const good = [...["signed", "ring"].map((mode) => ({ name: `good record, ${mode}`, aim: undefined, verdict: "pass", make: () => goodText(mode) })), ...goodTies];

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
