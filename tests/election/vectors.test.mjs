// SPDX-License-Identifier: Apache-2.0
// tests/data/election_vectors.json byte for byte: made again by this implementation, and by the C++ library.
import { after, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { startTool } from "./tool.mjs";

const file = new URL("../data/election_vectors.json", import.meta.url);
const vectors = JSON.parse(readFileSync(file, "utf8"));
const tool = startTool();
after(() => tool.stop());

const hexOf = (text) => Buffer.from(text, "base64url").toString("hex");
const b64Of = (text) => Buffer.from(text, "hex").toString("base64url");

test("JavaScript makes the vectors again", () => {
  const made = execFileSync(process.execPath, [new URL("vectors.mjs", import.meta.url).pathname], { encoding: "utf8", maxBuffer: 1 << 24 });
  assert.deepEqual(JSON.parse(made), vectors);
});

test("the protocol's page shows the vectors' values", () => {
  const texts = [];
  const walk = (value) => {
    if (typeof value === "string") texts.push(value, /^[A-Za-z0-9_-]+$/.test(value) ? hexOf(value) : "");
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
  };
  walk(vectors);
  const page = readFileSync(new URL("../../docs/election-protocol.md", import.meta.url), "utf8");
  const shown = page.slice(page.indexOf("## 14.")).split("\n").filter((line) => line.startsWith("| ")).flatMap((line) => line.split("|")[2].match(/[0-9a-f]{64,}|[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}/g) ?? []);
  assert.equal(shown.length, 27);
  for (const one of shown) assert.ok(texts.some((text) => text.includes(one)), one);
});

test("C++ hashes to the same bytes, scalars and points", async () => {
  for (const { tag, items, bytes, scalar, point } of vectors.hashes) {
    const made = await tool.ask("hash", { tag, items: items.map((item) => (item.text !== undefined ? item.text : item.hex !== undefined ? { bytes: b64Of(item.hex) } : item)) });
    assert.deepEqual({ bytes: hexOf(made.bytes), scalar: hexOf(made.scalar), point: hexOf(made.point) }, { bytes, scalar, point });
  }
});

test("C++ has the same constants", async () => {
  const point = async (tag, ...items) => hexOf((await tool.ask("hash", { tag, items })).point);
  assert.equal(await point("commitment-h"), vectors.constants.commitment_h);
  assert.equal(await point("tag-base", "e-00112233445566ff"), vectors.constants.tag_base);
  for (const [j, row] of vectors.constants.commitment_g.entries()) {
    for (const [i, own] of row.entries()) assert.equal(await point("commitment-g", { u64: j }, { u64: i }), own);
  }
});

for (const mode of ["signed", "ring"]) {
  const own = vectors[mode];
  const { document } = own;
  const election = document.definition.id;
  const keys = Buffer.concat(own.roll.filter((entry) => entry.credential !== "").map((entry) => Buffer.from(entry.credential, "base64url"))).toString("base64url");

  test(`${mode}: C++ reads the frozen document`, async () => {
    const made = await tool.ask("frozen", { document });
    assert.equal(made.fingerprint, own.fingerprint);
    assert.deepEqual(made.shares, own.ceremony.trustees.map((trustee) => trustee.public_share));
    assert.deepEqual(made.answers, document.definition.contests.map((contest) => own.answer_bytes[contest.id]));
  });

  test(`${mode}: C++ checks the ceremony and its shares`, async () => {
    const { attempt, threshold, trustees } = own.ceremony;
    for (const { index, commitment, encryption_key, coefficients, proof, shares } of trustees) {
      assert.equal(await tool.ask("ceremony.check", { election, attempt, threshold, index, commitment, encryption_key, coefficients, proof }), true);
      for (const { to, share } of shares) assert.equal(await tool.ask("share.check", { coefficients, to, share: b64Of(share) }), true);
      await assert.rejects(tool.ask("share.check", { coefficients, to: 1, share: b64Of(shares[1].share) }), { code: "voting.ceremony_share" });
    }
  });

  test(`${mode}: C++ proves the same enrolment`, async () => {
    const { number, did, nonces, credential, proof } = own.enrolment;
    const secret = own.ballots[0].number === 1 ? own.ballots[0].voter_secret : null;
    if (secret !== null) assert.equal(await tool.ask("enrol.make", { election, number, did, secret, nonces }), proof);
    assert.equal(await tool.ask("enrol.verify", { election, number, did, credential, proof }), true);
    assert.equal(await tool.ask("enrol.verify", { election, number: number + 1, did, credential, proof }), false);
  });

  for (const vector of own.ballots) {
    const { precinct, ballot, votes, seed, voter_secret: secret, purpose, signer, authorization } = vector;
    test(`${vector.name}: C++ makes the same ballot`, async () => {
      const made = await tool.ask("ballot.make", { document, precinct, ring: vector.ring ?? "", voter: ballot.voter, votes, seed, nonces: vector.ballot_nonces });
      assert.deepEqual(made.ballot, ballot);
      assert.equal(made.hash, vector.hash);
      assert.equal(made.tracker, vector.tracker);
      assert.equal(await tool.ask("ballot.verify", { document, precinct, ballot }), true);
      assert.equal(await tool.ask("ballot.open", { document, ballot, votes, seed }), true);
    });

    test(`${vector.name}: C++ authorizes with the same bytes`, async () => {
      const kind = mode === "ring" ? "ring" : "signature";
      const args = { document, ballot, purpose, signer, keys };
      assert.equal(await tool.ask(`${kind}.make`, { ...args, secret, nonces: vector.authorization_nonces }), authorization);
      assert.equal(await tool.ask(`${kind}.verify`, { ...args, authorization }), true);
      await assert.rejects(tool.ask(`${kind}.verify`, { ...args, authorization, signer: `${signer.slice(0, -1)}1` }));
    });
  }

  test(`${mode}: C++ makes the same decryption`, async () => {
    const { unit, contest, sums, parts, points } = own.decryption;
    for (const { index, nonces, values } of parts) {
      const { secret_share: share } = own.ceremony.trustees[index - 1];
      assert.equal(await tool.ask("parts.make", { document, unit, contest, index, sums, share: b64Of(share), nonces }), values);
      assert.equal(await tool.ask("parts.check", { document, unit, contest, index, sums, values }), true);
    }
    assert.deepEqual((await tool.ask("combine", { document, contest, sums, parts })).map(hexOf), points);
  });
}
