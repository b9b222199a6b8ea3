// SPDX-License-Identifier: Apache-2.0
// The voting pages' parts that need no browser: codes, rules of contests, lengths, figures, invitation keys, key files.
import assert from "node:assert/strict";
import { createHash, createPrivateKey, createPublicKey, sign as nodeSign, verify as nodeVerify } from "node:crypto";
import { test } from "node:test";

const web = new URL("../../../citizen-portal-backend/web/js/", import.meta.url);
const load = (path) => import(new URL(path, web));
const { ballotHash, ballotOf, isElection, plainCode, plainTracker, readInvitation, readTracker, trackerOf } = await load("election/codes.js");
const { chosen, given, paddedLength, unitOf, votesIn, wrong } = await load("election/choice.js");
const { consistent, hoursOf, percent, ranked, shareOf } = await load("election/figures.js");
const { codesInWallet, invitationKey, invitationSignature } = await load("election/enrolling.js");
const { openKey, sealKey } = await load("election/voter_key.js");
const { canonical } = await load("core/canonical.js");
const { publicKeyOf } = await load("core/crypto.js");
const { makeIssuer, jwkOf, makePair, RESIDENCE, RESIDENCE_FRAME } = await import("../support/issuer.mjs");
const { mayEnrol, phaseOf } = await load("election/times.js");

const { findRing, readRings } = await load("election/voting.js");
const { absenceSays, soundTime, startTime } = await load("election/casting.js");
const { provenTurnout } = await load("election/turnout.js");
const { isForked, isNotOlder, newestOf, noteHeader } = await load("election/known.js");

const CODE = "ABCDEFGHJKMNPQRSTVWXYZ0123";
const ELECTION = "e-0123456789abcdef";

test("readsTrackersAsPeopleWriteThem", () => {
  for (const text of ["7QK2-M4XD-ZP0H-91WV-AB3C", " 7qk2 m4xd zp0h 91wv ab3c ", "7QK2M4XDZPOH9LWVAB3C", "7QK2–M4XD–ZPoH–9iWV–AB3C"]) assert.equal(plainTracker(text), "7QK2-M4XD-ZP0H-91WV-AB3C");
  for (const text of ["", "7QK2-M4XD", "7QK2-M4XD-ZP0H-91WV-AB3U", "7QK2-M4XD-ZP0H-91WV-AB3C-0", "<script>"]) assert.equal(plainTracker(text), "");
});

test("takesTheFirstHundredBitsOfTheHash", () => {
  assert.equal(trackerOf("00".repeat(32)), "0000-0000-0000-0000-0000");
  assert.equal(trackerOf("ff".repeat(32)), "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");
  assert.equal(trackerOf(`08${"00".repeat(31)}`), "1000-0000-0000-0000-0000");
  assert.equal(trackerOf(`${"00".repeat(12)}0f${"ff".repeat(19)}`), "0000-0000-0000-0000-0000");
  assert.equal(trackerOf(`${"00".repeat(12)}10${"00".repeat(19)}`), "0000-0000-0000-0000-0001");
});

test("hashesTheBallotAndNothingBesideIt", async () => {
  const ballot = { answers: [{ contest: "c1", proof: "AA" }], election: ELECTION, voter: "AA" };
  const payload = { ...ballot, authorization: "x", seed: "y", votes: [] };
  assert.deepEqual(ballotOf(payload), ballot);
  assert.equal(await ballotHash(payload), createHash("sha256").update(canonical(ballot)).digest("hex"));
  assert.notEqual(await ballotHash({ ...payload, ring: "p-1-1" }), await ballotHash(payload));
});

test("readsPersonalLinksOfBothShapes", () => {
  const expected = { election: ELECTION, number: 12, code: CODE };
  assert.deepEqual(readInvitation(`https://x/enrol#e=${ELECTION}&n=12&c=ABCDE-FGHJK-MNPQR-STVWX-YZ0123`), expected);
  assert.deepEqual(readInvitation(`https://x/enrol?election=${ELECTION}&n=12#abcde-fghjk-mnpqr-stvwx-yz0123`), expected);
  assert.deepEqual(readInvitation("https://x/enrol?election=e-1&n=-1#nonsense"), { election: "", number: 0, code: "" });
  assert.equal(plainCode("ABCDE"), "");
  assert.ok(isElection("r-0123456789abcdef") && !isElection("e-0123") && !isElection(null));
});

test("readsTrackersFromAddresses", () => {
  assert.deepEqual(readTracker(`https://x/ballot#e=${ELECTION}&t=7QK2-M4XD-ZP0H-91WV-AB3C`), { election: ELECTION, tracker: "7QK2-M4XD-ZP0H-91WV-AB3C" });
  assert.deepEqual(readTracker("7QK2M4XDZP0H91WVAB3C", ELECTION), { election: ELECTION, tracker: "7QK2-M4XD-ZP0H-91WV-AB3C" });
  for (const text of ["", "https://x/ballot", "javascript:alert(1)", "7QK2"]) assert.equal(readTracker(text, ELECTION), null);
});

const options = (...ids) => ids.map((id) => ({ id, number: 1, list: "" }));
const base = { id: "c", kind: "choose", minimum: 1, maximum: 1, blank: true, score: 1, constituencies: [] };
const one = { ...base, options: options("a", "b") };
const several = { ...base, minimum: 1, maximum: 2, options: options("a", "b", "c") };
const approval = { ...base, minimum: 0, maximum: 3, blank: false, options: options("a", "b", "c") };
const score = { ...base, kind: "score", score: 5, minimum: 3, maximum: 6, options: options("a", "b") };
const list = { ...base, kind: "list", minimum: 1, maximum: 2, options: [...options("l", "m"), { id: "l1", list: "l" }, { id: "l2", list: "l" }, { id: "l3", list: "l" }, { id: "m1", list: "m" }] };

for (const [name, contest, votes, code] of [
  ["oneChosen", one, { a: 1 }, null], ["blankAlone", one, { blank: 1 }, null], ["noneChosen", one, {}, "one_or_blank"], ["twoChosen", one, { a: 1, b: 1 }, "count_many"],
  ["blankAndOne", one, { blank: 1, a: 1 }, "blank_and_more"], ["noneWithoutBlank", { ...one, blank: false }, {}, "one"], ["blankNotAllowed", approval, { blank: 1 }, "no_blank"],
  ["twoOfTwo", several, { a: 1, c: 1 }, null], ["threeOfTwo", several, { a: 1, b: 1, c: 1 }, "count_many"], ["tooFew", { ...several, minimum: 2 }, { a: 1 }, "count_few"],
  ["approvalOfNone", approval, {}, null], ["approvalOfAll", approval, { a: 1, b: 1, c: 1 }, null], ["twoForOne", several, { a: 2 }, "value"], ["negative", several, { a: -1 }, "value"], ["halfAVote", several, { a: 0.5 }, "value"],
  ["points", score, { a: 5, b: 1 }, null], ["fewPoints", score, { a: 2 }, "points_few"], ["manyPoints", score, { a: 5, b: 5 }, "points_many"], ["pointsOverTheTop", score, { a: 6 }, "value"],
  ["listWithCandidates", list, { l: 1, l1: 1, l3: 1 }, null], ["listAlone", list, { l: 1 }, "count_few"], ["otherListsCandidate", list, { l: 1, m1: 1 }, "other_list"], ["twoLists", list, { l: 1, m: 1, l1: 1 }, "list_or_blank"],
  ["noList", list, { l1: 1 }, "list_or_blank"], ["blankList", list, { blank: 1 }, null], ["manyInside", list, { l: 1, l1: 1, l2: 1, l3: 1 }, "count_many"],
]) test(`judgesAChoice_${name}`, () => assert.equal(wrong(contest, votes)?.code ?? null, code));

test("showsWhatIsChosenInTheBallotsOrder", () => {
  assert.deepEqual(chosen(several, { c: 1, a: 1 }).map(({ option }) => option.id), ["a", "c"]);
  assert.equal(chosen(one, { blank: 1 })[0].option, null);
  assert.equal(given(score, { a: 2, b: 3 }), 5);
  assert.deepEqual(votesIn(one, [{ contest: "c", option: "a", value: 1 }, { contest: "d", option: "a", value: 1 }]), { a: 1 });
  assert.equal(unitOf({ precincts: [{ id: "p1", counted_in: "p2" }, { id: "p2", counted_in: "" }] }, "p1"), "p2");
  assert.equal(unitOf({ precincts: [] }, "p1"), "");
});

test("givesCastAndChallengeOneLength", () => {
  const answers = [{ contest: "c1", proof: "A".repeat(1_500) }];
  const length = paddedLength([several], answers);
  assert.equal(length % 4_096, 0);
  const challenge = { ...{ chain: "maru-test", domain: "election", action: "challenge", signer: "d".repeat(56), nonce: "n".repeat(22), valid_until: 1, signature: "s".repeat(86) },
    payload: { answers, authorization: "a".repeat(1_579), election: ELECTION, ring: "p".repeat(40), seed: "s".repeat(43), voter: "v".repeat(43),
      votes: several.options.map(({ id }) => ({ contest: "c".repeat(24), option: id.padEnd(24, "x"), value: 1 })) } };
  assert.ok(JSON.stringify(challenge).length <= length);
});

test("writesSharesAsTheChainRoundsThem", () => {
  assert.equal(percent(shareOf(1, 3)), "33.33%");
  assert.equal(percent(shareOf(2, 3)), "66.66%");
  assert.equal(percent(shareOf(0, 0)), "0.00%");
  assert.equal(percent(shareOf(5, 5)), "100.00%");
  assert.equal(percent({ basis_points: 7 }), "0.07%");
});

test("fillsHoursWithoutVoters", () => {
  const rows = hoursOf([{ hour: 3_600, count: 2 }, { hour: 10_800, count: 1 }], 3_600, 14_500);
  assert.deepEqual(rows.map(({ hour, voters, all }) => [hour, voters, all]), [[3_600, 2, 2], [7_200, 0, 2], [10_800, 1, 3], [14_400, 0, 3]]);
  assert.deepEqual(hoursOf([], 100, 100), []);
});

test("noticesPrecinctsThatDoNotAddUp", () => {
  const contest = { weight: 5, valid: 4, blank: 1, options: [{ option: "a", list: "", votes: 3 }, { option: "b", list: "", votes: 1 }] };
  const rows = [{ counts: [1, 1], weight: 3 }, { counts: [2, 0], weight: 2 }];
  assert.ok(consistent(contest, { rows }));
  assert.ok(!consistent(contest, { rows: [{ counts: [2, 1], weight: 3 }, rows[1]] }));
  assert.ok(!consistent({ ...contest, blank: 2 }, { rows }));
  assert.deepEqual(ranked({ options: [{ option: "a", list: "", votes: 1 }, { option: "b", list: "", votes: 2 }, { option: "c", list: "b", votes: 9 }] }).map(({ option }) => option), ["b", "a"]);
});

test("signsWithTheInvitationAsTheProtocolSays", async () => {
  const key = await invitationKey(ELECTION, "abcde-fghjk-mnpqr-stvwx-yz0123");
  const seed = createHash("sha256").update(`maru/election-invitation/v1\0${ELECTION}\0${CODE}`).digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]), format: "der", type: "pkcs8" });
  const raw = createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(-32);
  assert.deepEqual(Buffer.from(publicKeyOf(key.did)), raw);
  const statement = { chain: "maru-test", credential: "AA", did: "did:key:x", election: ELECTION, number: 12 };
  const message = Buffer.concat([Buffer.from("maru/election-enrol/v1\0"), createHash("sha256").update(canonical(statement)).digest()]);
  const signature = Buffer.from(await invitationSignature(key, statement), "base64url");
  assert.ok(nodeVerify(null, message, createPublicKey(privateKey), signature));
  assert.deepEqual(signature, nodeSign(null, message, privateKey));
  await assert.rejects(invitationKey(ELECTION, "ABCDE"), { code: "election.code" });
});

test("opensAKeyFileOnlyWithItsPassphraseAndElection", async () => {
  const record = { election: ELECTION, secret: Buffer.alloc(32, 7).toString("base64url"), number: 12, precinct: "p001", weight: 1, mode: "ring" };
  const text = await sealKey(record, "a long passphrase");
  assert.ok(!text.includes(record.secret));
  assert.deepEqual(await openKey(text, "a long passphrase", ELECTION), record);
  await assert.rejects(openKey(text, "another passphrase", ELECTION), { code: "wallet.passphrase" });
  await assert.rejects(openKey(text, "a long passphrase", "e-fedcba9876543210"), { code: "voting_key.other" });
  const moved = JSON.stringify({ ...JSON.parse(text), election: "e-fedcba9876543210" });
  await assert.rejects(openKey(moved, "a long passphrase", "e-fedcba9876543210"), { code: "voting_key.format" });
  for (const bad of ["", "{}", "[]", text.slice(5), "x".repeat(70_000)]) await assert.rejects(openKey(bad, "a long passphrase", ELECTION), { code: "voting_key.format" });
});

test("knowsWhatACitizenMayDoNow", () => {
  const election = { state: "ready", enrol_from: 10, enrol_until: 20 };
  assert.deepEqual([9, 10, 19, 20].map((now) => mayEnrol(election, now)), [false, true, true, false]);
  assert.ok(!mayEnrol({ ...election, state: "frozen" }, 15));
  assert.deepEqual(["ceremony", "freezing", "open", "paused", "closed", "void"].map((state) => phaseOf({ state })), ["planned", "planned", "voting", "voting", "finished", "finished"]);
});

test("readsNumberAndCodeFromAVoterCredentialOfThisElectionOnly", async () => {
  const issuer = await makeIssuer({ vct: "urn:maru:vct:voter" });
  const holder = await jwkOf((await makePair()).publicKey);
  const credential = async (claims, frame = { _sd: ["code"] }) => ({ id: "x", value: { text: await issuer.issue(claims, holder, frame) } });
  const own = await credential({ election: ELECTION, number: 12, code: "abcde-fghjk-mnpqr-stvwx-yz0123" });
  const others = await Promise.all([credential({ election: "e-fedcba9876543210", number: 1, code: CODE }), credential({ election: ELECTION, number: "1", code: CODE }),
    credential({ election: ELECTION, number: 3, code: "ABCDE" }), credential(RESIDENCE, RESIDENCE_FRAME)]);
  const wallet = { list: () => [...others, { id: "broken", value: { text: "~" } }, own] };
  assert.deepEqual(await codesInWallet(wallet, ELECTION), [{ number: 12, code: CODE }]);
  assert.deepEqual(await codesInWallet({ list: () => others }, ELECTION), []);
});

const ringKey = (n) => createHash("sha256").update(`key ${n}`).digest();
/** Rings of these sizes as proven rows; `change(rows)` breaks them. */
function ringRows(sizes, change = () => {}) {
  let next = 0;
  const rows = sizes.map((size, at) => ({ ring: `p001-1-${at + 1}`, unit: "p001", weight: 1, size, keys: Buffer.concat(Array.from({ length: size }, () => ringKey(next++))).toString("base64url") }));
  change(rows);
  return async (election, ring) => rows.find((row, at) => ring === `p001-1-${at + 1}`) ?? null;
}
const ringDefinition = { ring_size: 256, precincts: [{ id: "p001", counted_in: "" }] };
const inRings = (row) => readRings(ELECTION, ringDefinition, "p001", 1, row);

test("findsTheOwnRingAmongAllProvenOnes", async () => {
  const row = ringRows([172, 171, 171]);
  assert.deepEqual((await inRings(row)).map(({ ring, size }) => [ring, size]), [["p001-1-1", 172], ["p001-1-2", 171], ["p001-1-3", 171]]);
  const asked = [];
  const spied = (election, ring) => { asked.push(ring); return row(election, ring); };
  const own = ringKey(3).toString("base64url");
  assert.equal((await findRing(ELECTION, ringDefinition, { precinct: "p001", weight: 1 }, own, spied)).ring, "p001-1-1");
  assert.deepEqual(asked, ["p001-1-1", "p001-1-2", "p001-1-3", "p001-1-4"]);
  await assert.rejects(findRing(ELECTION, ringDefinition, { precinct: "p001", weight: 1 }, ringKey(999).toString("base64url"), row), { code: "election.not_in_ring" });
  await assert.rejects(findRing(ELECTION, ringDefinition, { precinct: "p001", weight: 1 }, own, ringRows([])), { code: "election.not_in_ring" });
});

for (const [name, row] of [
  ["tooSmall", ringRows([127])], ["oneOfTheVoterAlone", ringRows([1])], ["oneTooMany", ringRows([128, 128])], ["tooFew", ringRows([257])],
  ["uneven", ringRows([130, 128])], ["longerLast", ringRows([128, 129])], ["anotherUnit", ringRows([128], ([one]) => { one.unit = "p002"; })],
  ["anotherWeight", ringRows([128], ([one]) => { one.weight = 2; })], ["anotherName", ringRows([128], ([one]) => { one.ring = "p001-1-2"; })],
  ["anotherSize", ringRows([128], ([one]) => { one.size = 129; })], ["aKeyTwice", ringRows([128], ([one]) => { one.keys = Buffer.concat([Buffer.from(one.keys, "base64url").subarray(32), ringKey(5)]).toString("base64url"); })],
  ["oneKeyInTwoRings", ringRows([129, 128], (rows) => { rows[1].keys = rows[1].keys && Buffer.concat([ringKey(0), Buffer.from(rows[1].keys, "base64url").subarray(32)]).toString("base64url"); })],
  ["halfAKey", ringRows([128], ([one]) => { one.keys = Buffer.from(one.keys, "base64url").subarray(16).toString("base64url"); })],
]) test(`refusesRings_${name}`, () => assert.rejects(inRings(row), { code: "election.rings" }));

test("takesTheServersTimeOnlyNearASignedOneOrTheDevices", () => {
  assert.equal(soundTime(10_000, 9_500, 99_999), 10_000);
  assert.equal(soundTime(10_000, 1, 10_600), 10_000);
  assert.throws(() => soundTime(10_000, 9_399, 10_601), { code: "election.clock" });
});

test("beginsABallotsLifeNotBeforeTheNewestSignedBlock", () => {
  assert.equal(startTime(10_000, 9_500, 10_000), 10_000);
  assert.equal(startTime(10_000, 10_200, 10_000), 10_200);
  assert.throws(() => startTime(10_000, 10_601, 10_000), { code: "election.clock" });
});

test("givesABallotUpOnceItsLifeIsOverHereToo", () => {
  const ballot = (madeAt) => ({ made_at: madeAt, transaction: { valid_until: 1_120 } });
  const says = (headerTime, waited, { madeAt = 1_000, passed = waited } = {}) => absenceSays(ballot(madeAt), headerTime, { waited, passed });
  // Header's time, seconds that went by here.
  assert.equal(says(1_121, 120), "late");
  assert.equal(says(1_121, 119), "");
  assert.equal(says(1_120, 500), "");
  assert.equal(says(1_200, 2), "ahead");
  assert.equal(says(1_151, 120), "ahead");
  assert.equal(says(1_150, 120), "late");
  // A device that slept: the wall clock says that time has passed, its own clock has to wait for the rest.
  assert.equal(says(5_000, 10, { passed: 4_000 }), "");
  assert.equal(says(5_000, 120, { passed: 4_000 }), "late");
  // The ballot's time was 300 s ahead of the device's: nobody here knows which one was right.
  assert.equal(says(1_300, 300, { madeAt: 700 }), "");
  assert.equal(says(1_421, 420, { madeAt: 700 }), "late");
});

const turnoutOf = (rows, progress, options = {}) => provenTurnout({ id: ELECTION, entries: 40, enrolled: 30 }, { precincts: [{ id: "p1", counted_in: "" }, { id: "p2", counted_in: "" }, { id: "p3", counted_in: "p2" }] },
  async () => progress, { read: async (table, key) => ({ value: rows[`${table}/${key}`] ?? null, header: { time: 9_000 } }), ...options });
const hourRow = (unit, hour, voters) => [`turnout/${ELECTION}/${unit}/${String(hour).padStart(12, "0")}`, { election: ELECTION, unit, hour, voters }];
const turnoutRows = () => Object.fromEntries([[`boxes/${ELECTION}`, { election: ELECTION, ballots: 7, voters: 6, replaced: 1, challenges: 2 }],
  [`units/${ELECTION}/p1`, { election: ELECTION, unit: "p1", entries: 15, enrolled: 10, roll: 16 }], [`units/${ELECTION}/p2`, { election: ELECTION, unit: "p2", entries: 25, enrolled: 20, roll: 25 }],
  hourRow("p1", 3_600, 1), hourRow("p1", 7_200, 2), hourRow("p2", 7_200, 3)]);
const told = (hours) => ({ now: 9_000, voted: 99, hours: [], units: [], turnout: hours.map(([unit, hour]) => ({ unit, hour, count: 99 })) });
const HOURS = [["p1", 3_600], ["p1", 7_200], ["p2", 7_200]];

test("drawsTurnoutFromProvenRowsThatAddUp", async () => {
  const figures = await turnoutOf(turnoutRows(), told(HOURS));
  assert.equal(figures.proof, "all");
  assert.deepEqual([figures.voted, figures.ballots, figures.replaced, figures.challenges, figures.enrolled, figures.share.basis_points], [6, 7, 1, 2, 30, 2_000]);
  assert.deepEqual([figures.entries, figures.roll_share.part, figures.roll_share.whole, figures.roll_share.basis_points], [40, 6, 40, 1_500]);
  assert.deepEqual(figures.units.map(({ entries, roll_share: share }) => [entries, share.basis_points]), [[15, 2_000], [25, 1_200]]);
  assert.deepEqual(figures.hours, [{ hour: 3_600, count: 1 }, { hour: 7_200, count: 5 }]);
  assert.deepEqual(figures.units.map(({ unit, enrolled, voted }) => [unit, enrolled, voted]), [["p1", 10, 3], ["p2", 20, 3]]);
  assert.equal((await turnoutOf(turnoutRows(), told(HOURS), { results: [{ ballots: 6, roll: 41 }] })).proof, "all");
});

for (const [name, hours, change, options] of [
  ["hourThatWasLeftOut", HOURS.slice(1), () => {}], ["hourThatIsNotThere", [...HOURS, ["p2", 3_600]], () => {}],
  ["otherRowInItsPlace", HOURS, (rows) => { rows[hourRow("p1", 3_600, 0)[0]].unit = "p2"; }],
  ["rollThatDoesNotAddUp", HOURS, (rows) => { rows[`units/${ELECTION}/p1`].enrolled = 11; }],
  ["wholeRollThatDoesNotAddUp", HOURS, (rows) => { rows[`units/${ELECTION}/p1`].entries = 14; }],
  ["rollWithoutItsWeight", HOURS, (rows) => { delete rows[`units/${ELECTION}/p1`].roll; }],
  ["resultOfOtherBallots", HOURS, () => {}, { results: [{ ballots: 5, roll: 41 }] }],
  ["resultOfAnotherRoll", HOURS, () => {}, { results: [{ ballots: 6, roll: 40 }] }],
]) {
  test(`showsNoTurnoutWith_${name}`, async () => {
    const rows = turnoutRows();
    change(rows);
    const figures = await turnoutOf(rows, told(hours), options);
    assert.deepEqual([figures.proof, figures.voted, figures.hours, figures.units], ["differs", 6, [], []]);
  });
}

test("provesTheTotalsAloneOfManyRowsAndNothingWithoutABox", async () => {
  const many = Array.from({ length: 500 }, (_, i) => ["p1", i * 3_600]);
  assert.deepEqual([(await turnoutOf(turnoutRows(), told(many))).proof, (await turnoutOf(turnoutRows(), told(many))).voted], ["totals", 6]);
  const rows = turnoutRows();
  delete rows[`boxes/${ELECTION}`];
  await assert.rejects(turnoutOf(rows, told(HOURS)), { code: "election.unproven" });
  const odd = turnoutRows();
  odd[`boxes/${ELECTION}`].voters = 7;
  await assert.rejects(turnoutOf(odd, told(HOURS)), { code: "election.unproven" });
});

test("keepsNoHeaderOfATimeToComeAndNoneOfAnOwnBallot", () => {
  const values = new Map();
  globalThis.localStorage = { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => values.set(key, value), removeItem: (key) => values.delete(key) };
  const now = Math.floor(Date.now() / 1000);
  const keptHeight = (node) => JSON.parse(values.get("maru.newest") ?? "{}")[node]?.height;
  const header = (proposer, height, time) => ({ proposer, height, time, log_size: height, log_root: "aa" });
  noteHeader(header("n1", 5, now), "h5");
  assert.equal(keptHeight("n1"), 5);
  // The block of a ballot is known to the page, and to nobody who opens this browser later.
  noteHeader(header("n1", 6, now), "h6", true);
  assert.deepEqual([newestOf("n1").height, keptHeight("n1")], [6, 5]);
  // One false header locks nobody out until its time has come.
  noteHeader(header("n2", 7, now + 3_600), "h7");
  assert.deepEqual([newestOf("n2").height, keptHeight("n2")], [7, undefined]);
  values.set("maru.newest", JSON.stringify({ n3: { height: 9, time: now + 3_600 } }));
  assert.equal(newestOf("n3"), undefined);
  delete globalThis.localStorage;
});

test("goesBackBehindNoStateItHasSeen", () => {
  const seen = { height: 5, time: 100 };
  assert.deepEqual([[5, 100], [6, 101], [4, 100], [5, 99]].map(([height, time]) => isNotOlder({ height, time }, seen)), [true, true, false, false]);
  assert.ok(isNotOlder({ height: 1, time: 1 }, undefined));
  // One log of one length has one content.
  const log = { log_size: 9, log_root: "aa" };
  assert.deepEqual([log, { log_size: 9, log_root: "bb" }, { log_size: 10, log_root: "bb" }].map((header) => isForked(header, log)), [false, true, false]);
  assert.equal(isForked(log, undefined), false);
  // One height has one block, whatever its log: another state under the same log is another block.
  const block = { ...log, height: 7, hash: "h1" };
  assert.deepEqual([["h1", 7], ["h2", 7], ["h2", 8]].map(([hash, height]) => isForked({ ...log, height }, block, hash)), [false, true, false]);
});

test("namesWhatAContestIsAbout", async () => {
  const { answerOf, subjectOf } = await load("election/choice.js");
  const one = (id, name, party = "") => ({ id, name_ko: name, party_ko: party });
  const cases = [
    ["agenda", "choose", [one("yes", "찬성"), one("no", "반대")]],
    ["agenda", "choose", [one("o1", "찬성"), one("o2", "반대")]],
    ["people", "choose", [one("o1", "찬성"), one("o2", "이바다")]],
    ["people", "choose", [one("yes", "찬성")]],
    ["people", "choose", [one("o1", "김하늘", "푸른당"), one("o2", "박산")]],
    ["items", "score", [one("o1", "도서관"), one("o2", "버스")]],
    ["people", "score", [one("o1", "김하늘", "푸른당"), one("o2", "박산")]],
    ["people", "list", [one("l1", "푸른모임"), one("k1", "한솔")]],
  ];
  for (const [subject, kind, options] of cases) assert.equal(subjectOf({ kind, options }), subject, JSON.stringify(options));
  // A row of the result has its option's id under another name.
  assert.deepEqual([{ option: "no", name_ko: "" }, { option: "o1", name_ko: "찬성" }, { option: "o1", name_ko: "이바다" }].map(answerOf), ["no", "yes", ""]);
});
