// SPDX-License-Identifier: Apache-2.0
// The voting engine of the browser on tests/data/election_vectors.json, which the C++ library and the JavaScript
// implementation make again byte for byte: what they made, the module takes, and nothing that differs by a bit.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { EngineCore } from "../../../citizen-portal-backend/web/js/election/engine_core.js";

const file = process.env.MARU_VOTING_WASM ?? join(dirname(process.env.MARU_BIN_DIR ?? "build/dev/bin"), "voting", "maru-voting.wasm");
const skip = !process.env.MARU_VOTING_WASM && !existsSync(file) ? "this build has no WebAssembly compiler" : false;
const vectors = JSON.parse(readFileSync(new URL("../../data/election_vectors.json", import.meta.url), "utf8"));
const bytes = (text) => Buffer.from(text, "base64url");
const bent = (text) => {
  const changed = bytes(text);
  changed[changed.length - 1] ^= 1;
  return changed.toString("base64url");
};

/** The keys of a ballot's ring: those of its unit and weight who have enrolled, by number; none in signed mode. */
function keysOf({ roll }, { precinct, ballot }) {
  if (ballot.ring === undefined) return undefined;
  const weight = Number(ballot.ring.split("-").at(-2));
  const keys = roll.filter((entry) => entry.credential !== "" && entry.precinct === precinct && entry.weight === weight);
  return Buffer.concat(keys.map(({ credential }) => bytes(credential))).toString("base64url");
}

for (const mode of ["signed", "ring"]) {
  const { document: frozen, ...known } = vectors[mode];

  test(`reads what the others wrote: ${mode}`, { skip }, async () => {
    const core = await EngineCore.open(readFileSync(file));
    assert.ok(known.ballots.length > 0);
    for (const one of known.ballots) {
      const { ballot, seed, votes, purpose, signer, authorization } = one;
      const { credential, tag } = core.credentialFrom({ secret: bytes(one.voter_secret), election: ballot.election });
      assert.equal(mode === "ring" ? tag : credential, ballot.voter, one.name);
      assert.deepEqual(core.checkProofs({ frozen, ballot }), { valid: true, fault: "" }, one.name);
      const opened = core.checkChallenge({ frozen, ballot, seed, votes });
      assert.deepEqual([opened.same, opened.hash, opened.tracker], [true, one.hash, one.tracker], one.name);
      const keys = keysOf(known, one);
      assert.equal(core.checkAuthorization({ frozen, ballot, purpose, signer, authorization, keys }).valid, true, one.name);
    }
  });

  test(`takes nothing that differs by a bit: ${mode}`, { skip }, async () => {
    const core = await EngineCore.open(readFileSync(file));
    const [one] = known.ballots;
    const { ballot, seed, votes, purpose, signer, authorization } = one;
    const keys = keysOf(known, one);
    assert.equal(core.checkAuthorization({ frozen, ballot, purpose, signer, keys, authorization: bent(authorization) }).valid, false);
    assert.equal(core.checkAuthorization({ frozen, ballot, signer, keys, authorization, purpose: purpose === "cast" ? "challenge" : "cast" }).valid, false);
    assert.equal(core.checkChallenge({ frozen, ballot, seed: bent(seed), votes }).same, false);
    const changed = { ...ballot, answers: ballot.answers.map((answer, i) => (i === 0 ? { ...answer, proof: bent(answer.proof) } : answer)) };
    assert.equal(core.checkProofs({ frozen, ballot: changed }).valid, false);
  });
}
