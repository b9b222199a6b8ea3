// SPDX-License-Identifier: Apache-2.0
// What the pages may claim: a whole block, a figure from proven rows, whose signatures count, what a certificate says.
import assert from "node:assert/strict";
import { test } from "node:test";

const web = new URL("../../../citizen-portal-backend/web/js/", import.meta.url);
globalThis.location ??= { origin: "https://maru.example", href: "https://maru.example/", search: "", hash: "" };
globalThis.document ??= { documentElement: { lang: "ko", dataset: {} } };
const { checkBlock, describes, isComplete } = await import(new URL("block_check.js", web));
const { firstMet, ownNode, setOwnNode, trusted, trustedOffline } = await import(new URL("trust.js", web));
const { merged } = await import(new URL("live.js", web));

const entry = (index, changes = {}) => ({ index, id: String(index), domain: "donation", action: "donate", signer: "did:a", code: "ok", ...changes });
const leaf = { tx: { domain: "donation", action: "donate", signer: "did:a" }, result: { code: "ok" } };

const BLOCKS = [
  ["whole", [entry(5), entry(6)], 5, 7, true], ["empty", [], 5, 5, true],
  ["one hidden at the end", [entry(5)], 5, 7, false], ["one hidden at the start", [entry(6)], 5, 7, false], ["all hidden", [], 5, 7, false],
  ["one twice", [entry(5), entry(5)], 5, 7, false], ["out of order", [entry(6), entry(5)], 5, 7, false],
  ["one too many", [entry(5), entry(6), entry(7)], 5, 7, false], ["index as text", [entry("5"), entry("6")], 5, 7, false],
];
for (const [name, transactions, before, log_size, wanted] of BLOCKS) {
  test(`knowsWhetherABlockIsComplete ${name}`, () => assert.equal(isComplete(transactions, before, { log_size }), wanted));
}

test("comparesTheListWithTheLeaf", () => {
  assert.ok(describes(entry(0), leaf));
  for (const changes of [{ code: "donation.closed" }, { action: "spend" }, { domain: "accounts" }, { signer: "did:b" }]) {
    assert.equal(describes(entry(0, changes), leaf), false, JSON.stringify(changes));
  }
  assert.ok(describes(entry(0, { code: "x" }), { redacted: "00" }));
});

test("passesNoBlockThatHidesItsTransactions", async () => {
  const header = { height: 3, log_size: 9, proposer: "did:n", previous: "00", ledger_root: "" };
  const block = { header, signatures: [], hash: "", transactions: [] };
  const ask = async () => ({ header: { height: 2, log_size: 5 } });
  const result = await checkBlock(block, [], "did:n", { height: 3, ask });
  assert.equal(result.ok, false);
  assert.equal(result.steps.find((step) => step.name === "none_missing").ok, false);
  const other = await checkBlock(block, [], "did:n", { height: 4, ask });
  assert.equal(other.steps.find((step) => step.name === "asked").ok, false);
});

function memory(initial = {}) {
  const values = new Map(Object.entries(initial));
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => values.set(key, String(value)), removeItem: (key) => values.delete(key) };
}
const A = { chain: "maru", node: "did:key:a" };
const B = { chain: "maru", node: "did:key:b" };

test("trustsTheFirstNodeAndTellsOfAnother", () => {
  const storage = memory();
  assert.equal(trustedOffline(storage), null);
  assert.deepEqual(trusted(A, storage), { chain: "maru", node: "did:key:a", named: "did:key:a", isOwn: false, isChanged: false });
  assert.deepEqual(trusted(B, storage), { chain: "maru", node: "did:key:a", named: "did:key:b", isOwn: false, isChanged: true });
  assert.deepEqual(firstMet(storage), A);
  assert.equal(trustedOffline(storage).node, "did:key:a");
  assert.equal(trusted(A, storage).isChanged, false);
});

test("usesTheVisitorsOwnNodeUntilItIsRemoved", () => {
  const storage = memory();
  trusted(A, storage);
  assert.ok(setOwnNode("did:key:b", storage));
  assert.equal(ownNode(storage), "did:key:b");
  assert.deepEqual(trusted(A, storage), { chain: "maru", node: "did:key:b", named: "did:key:a", isOwn: true, isChanged: true });
  assert.equal(trusted(B, storage).isChanged, false);
  assert.equal(trustedOffline(storage).node, "did:key:b");
  setOwnNode("", storage);
  assert.equal(trusted(B, storage).node, "did:key:a");
});

for (const [name, kept] of [["no JSON", "{"], ["a list", "[]"], ["a number", "5"], ["no node", '{"chain":"x"}'], ["a node that is no text", '{"node":5}']]) {
  test(`startsAfreshFromRubbish ${name}`, () => {
    const storage = memory({ "maru.config": kept, "maru.own-node": kept });
    assert.equal(trusted(A, storage).node, "did:key:a");
  });
}

test("worksWithoutStorage", () => {
  const broken = { getItem() { throw new Error("off"); }, setItem() { throw new Error("off"); }, removeItem() { throw new Error("off"); } };
  assert.equal(trusted(A, broken).node, "did:key:a");
  assert.equal(setOwnNode("did:key:b", broken), false);
});

test("joinsBlocksThatCameMeanwhile", () => {
  const one = { height: 1, time: 10, events: ["a"], transactions: [1], truncated: true };
  const two = { height: 2, time: 20, events: ["b"], transactions: [2], truncated: false };
  assert.equal(merged(null, one), one);
  assert.deepEqual(merged(one, two), { height: 2, time: 20, events: ["a", "b"], transactions: [1, 2], truncated: true });
});

/** State proofs as the server makes them for a tree of one row, really signed: each row has a header of its own. */
const { canonical } = await import(new URL("core/canonical.js", web));
const { keyFromSeed, sha256, sign } = await import(new URL("core/crypto.js", web));
const { toHex, utf8 } = await import(new URL("core/bytes.js", web));
const { stateKey } = await import(new URL("core/merkle.js", web));
const nodeKey = await keyFromSeed(new Uint8Array(32).fill(7));

async function proofOf(table, key, value, height, signer = nodeKey) {
  const place = await stateKey("donation", table, key);
  const root = await sha256(new Uint8Array([0]), place, await sha256(utf8(canonical(value))));
  const domain_roots = { donation: toHex(root) };
  const parts = { app_version: 1, log_root: "00".repeat(32), log_size: 0, parameters_version: 0,
    state_root: toHex(await sha256(utf8(canonical(domain_roots)))) };
  const header = { ...parts, chain: "t", height, ledger_root: toHex(await sha256(utf8(canonical(parts)))), previous: "", proposer: signer.did, time: 1 };
  const signatures = [{ signer: signer.did, signature: await sign(signer.privateKey, "header", canonical(header)) }];
  return { format: "maru-state-proof/v1", domain: "donation", table, key, value, siblings: [], domain_roots, header, signatures };
}

const { checkFigure } = await import(new URL("home_figures.js", web));

/** A chain server whose `rows` a test changes; `heard` is called whenever the list is asked for. */
function chainOf(rows, { signer = nodeKey, figure, onList = () => {} } = {}) {
  let height = 10;
  return {
    figure: figure ?? (async () => rows.reduce((sum, row) => sum + row.raised, 0)),
    list: async () => {
      onList();
      return structuredClone(rows);
    },
    prove: async (domain, table, key) => proofOf(table, key, structuredClone(rows.find((row) => row.id === key)), height++, signer),
    pauseMs: 0,
  };
}
const ROWS = () => [{ id: "c-1", raised: 5, state: "open" }, { id: "c-2", raised: 7, state: "closed" }, { id: "c-3", raised: 0, state: "open" }];

test("addsUpProvenRows", async () => {
  const result = await checkFigure("raised", nodeKey.did, () => {}, chainOf(ROWS()));
  assert.deepEqual([result.ok, result.sum, result.isMoving], [true, 12, false]);
  assert.deepEqual([result.lowest, result.highest], [10, 12]);
});

test("raisesNoFalseAlarmWhenBlocksComeInBetween", async () => {
  const rows = ROWS();
  let times = 0;
  const result = await checkFigure("raised", nodeKey.did, () => {}, chainOf(rows, { onList: () => {
    times += 1;
    if (times <= 3) rows[0].raised += 100; // after the figure was read and before the rows are
  } }));
  assert.equal(result.ok, true);
  assert.equal(result.sum, rows.reduce((sum, row) => sum + row.raised, 0));
});

test("saysThatNothingIsKnownWhenTheFigureNeverStandsStill", async () => {
  let said = 1_000;
  const result = await checkFigure("raised", nodeKey.did, () => {}, chainOf(ROWS(), { figure: async () => { said += 1; return said; } }));
  assert.deepEqual([result.ok, result.isMoving], [false, true]);
});

test("noticesAFigureThatIsNotTheSum", async () => {
  const result = await checkFigure("raised", nodeKey.did, () => {}, chainOf(ROWS(), { figure: async () => 13 }));
  assert.deepEqual([result.ok, result.isMoving], [false, false]);
  assert.deepEqual(result.steps, [{ name: "figure_rows", ok: true }, { name: "figure_sum", ok: false }]);
});

test("noticesRowsOfAnotherNode", async () => {
  const stranger = await keyFromSeed(new Uint8Array(32).fill(8));
  const result = await checkFigure("raised", nodeKey.did, () => {}, chainOf(ROWS(), { signer: stranger }));
  assert.deepEqual([result.ok, result.isMoving], [false, false]);
  assert.equal(result.steps[0].ok, false);
});

const { provenGift } = await import(new URL("parts/certificate_form.js", web));
const GIFT = { donations: { id: "d-1", campaign: "c-1" }, campaigns: { id: "c-1", organisation: "o-1" }, organisations: { id: "o-1", name_ko: "별빛" } };
const rowsFrom = (rows) => async (table, key) => ({ ...rows[table], asked: key });

test("provesEveryRowThatACertificateSpeaksOf", async () => {
  const asked = [];
  const proven = await provenGift("d-1", "did:n", async (table, key) => {
    asked.push([table, key]);
    return GIFT[table];
  });
  assert.deepEqual(asked, [["donations", "d-1"], ["campaigns", "c-1"], ["organisations", "o-1"]]);
  assert.equal(proven.organisation.name_ko, "별빛");
});
for (const [name, changes] of [["another donation", { donations: { id: "d-2", campaign: "c-1" } }],
  ["another campaign", { campaigns: { id: "c-2", organisation: "o-1" } }], ["another organisation", { organisations: { id: "o-2" } }],
  ["no ids", { campaigns: {} }]]) {
  test(`refusesACertificateOf ${name}`, () => assert.rejects(provenGift("d-1", "did:n", rowsFrom({ ...GIFT, ...changes })), { code: "portal.not_proven" }));
}
