// SPDX-License-Identifier: Apache-2.0
// The command line of verify.mjs: what it does not understand it refuses, and a pass that nothing ties to the chain that
// others see is none.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readArguments } from "./lib/arguments.mjs";
import { keyOf } from "./make/keys.mjs";
import { goodText } from "./mutations/base.mjs";
import { exitOf } from "./verify.mjs";

const { did } = keyOf("node");
const hash = "0".repeat(64);
const program = fileURLToPath(new URL("verify.mjs", import.meta.url));

const refused = {
  "no file": [],
  "two files": ["a.jsonl", "b.jsonl"],
  "an unknown option": ["a.jsonl", "--bogus"],
  "a short option": ["a.jsonl", "-n", did],
  "a node without a value": ["a.jsonl", "--node"],
  "a node whose value is an option": ["a.jsonl", "--node", "--json"],
  "a node that is no DID": ["a.jsonl", "--node", "garbage"],
  "a head that is no hash": ["a.jsonl", "--since", "00"],
  "a head without a value": ["a.jsonl", "--since"],
  "a chain head without a height": ["a.jsonl", "--chain-head", hash],
  "a chain head without a hash": ["a.jsonl", "--chain-head", "7:"],
  "a chain head of a height below zero": ["a.jsonl", "--chain-head", `-1:${hash}`],
  "a trustee without an index": ["a.jsonl", "--trustee", did],
  "a trustee that is no DID": ["a.jsonl", "--trustee", "1=did:key:z6Mk"],
  "a certifier that is no DID": ["a.jsonl", "--certifier", "1"],
  "a receipt that is not there": ["a.jsonl", "--receipt", "/nonexistent.json"],
  "a receipt that is none": ["a.jsonl", "--receipt", program],
  "a folder that is not there": ["a.jsonl", "--heads", "/nonexistent"],
};
for (const [name, words] of Object.entries(refused)) {
  test(`refuses ${name}`, () => assert.throws(() => readArguments(words), { isUsage: true }));
}

test("reads every option, in any order", () => {
  const options = readArguments(["--json", "--node", did, "--id", "e-1", "a.jsonl", "--since", hash, "--chain-head", `7:${hash}`, "--trustee", `1=${did}`, "--trustee", `1=${did}`,
    "--certifier", did, "--trust-first"]);
  assert.deepEqual(options, { json: true, trustFirst: true, receipts: [], heads: [{ height: 7, hash, isGiven: true }], trustees: [{ index: 1, did }, { index: 1, did }],
    certifiers: [did], node: did, id: "e-1", file: "a.jsonl", since: hash });
});

test("a pass with nothing from elsewhere ends as unavailable, a failure never does", () => {
  assert.equal(exitOf({ verdict: "pass", trust: "first use" }), 2);
  assert.equal(exitOf({ verdict: "pass", trust: "first use" }, { trustFirst: true }), 0);
  assert.equal(exitOf({ verdict: "pass", trust: "anchor" }), 0);
  assert.equal(exitOf({ verdict: "pass", trust: "node" }), 0);
  assert.equal(exitOf({ verdict: "fail", trust: "first use" }, { trustFirst: true }), 1);
  assert.equal(exitOf({ verdict: "unavailable", trust: "node" }), 2);
});

test("ends with the verdict's status", () => {
  const folder = mkdtempSync(join(tmpdir(), "maru-arguments-"));
  try {
    const file = join(folder, "record.jsonl");
    writeFileSync(file, goodText("signed"));
    const statusOf = (...words) => spawnSync(process.execPath, [program, ...words], { encoding: "utf8" });
    const alone = statusOf(file);
    assert.equal(alone.status, 2);
    assert.match(alone.stdout, /The node is the record's own/);
    assert.equal(statusOf(file, "--node", did).status, 0);
    const other = statusOf(file, "--node", keyOf("another").did, "--json");
    assert.deepEqual([other.status, JSON.parse(other.stdout).verdict], [1, "fail"]);
    assert.equal(statusOf(file, "--bogus").status, 64);
    const missing = statusOf(join(folder, "missing.jsonl"));
    assert.deepEqual([missing.status, missing.stdout], [2, ""]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
