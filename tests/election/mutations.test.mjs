// SPDX-License-Identifier: Apache-2.0
// Good records pass, and more than 500 mutated ones fail at the check that they aim at, in both verifiers.
import { test } from "node:test";
import assert from "node:assert/strict";
import { mutations } from "./mutations/all.mjs";
import { good, run } from "./mutate.mjs";
import { checks } from "./verify.mjs";

test("there is a mutation for every check but those that another check stands before", () => {
  const aims = new Set(mutations.map(({ aim }) => aim));
  // A joint key that is not the sum is no frozen document, so `definition` says it first.
  assert.deepEqual(checks.map(({ name }) => name).filter((name) => !aims.has(name)), ["joint_key"]);
  assert.ok(mutations.length >= 500, `${mutations.length}`);
});

const groups = new Map([["good", good]]);
for (const mutation of mutations) groups.set(mutation.aim, [...(groups.get(mutation.aim) ?? []), mutation]);
for (const [aim, some] of groups) {
  test(`${aim}: ${some.length} records`, async () => {
    const outcomes = await run(some);
    assert.deepEqual(outcomes.filter(({ faults }) => faults.length > 0).map(({ name, faults }) => ({ name, faults })), []);
  });
}
