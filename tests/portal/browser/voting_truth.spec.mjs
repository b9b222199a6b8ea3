// SPDX-License-Identifier: Apache-2.0
// What a server could say to a voter that is not so: refusals, rings, clocks, old states, wrong keys. The page believes what
// is proven; until then it makes no second ballot.
import { readFileSync } from "node:fs";
import { expect, test } from "../support/playwright.mjs";
import { PASSPHRASE, CODE, stageElection, startScripted } from "../support/scripted_election.mjs";

let stage;
test.beforeAll(async () => { stage = await startScripted(); });
test.afterAll(async () => { await stage?.stop(); });
test.beforeEach(() => {
  stage.chain.afterPost = (transaction, answer) => answer;
  stage.chain.refusal = "";
  stage.chain.clockOffset = 0;
  stage.chain.toldOffset = 0;
  stage.chain.stoppedAt = null;
});

const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name) => expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
const castsOf = ({ id }, action = "cast") => stage.chain.casts(action).filter(({ leaf }) => leaf.tx.payload.election === id);
const isRecorded = (page) => expect(page.getByText("✓ 기록되었습니다")).toBeVisible();

async function toReview(page, election) {
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await page.getByLabel("투표 열쇠 파일").setInputFiles({ name: "key.maru-voting-key.json", mimeType: "application/json", buffer: Buffer.from(election.keyFile) });
  await page.getByLabel("열쇠의 암호").fill(PASSPHRASE);
  await button(page, "파일로 열기").click();
  await page.getByLabel("기호 2번 이바다, 나무당").check();
  await button(page, "다음").click();
  await page.getByLabel("기호 1번 최강").check();
  await button(page, "다음").click();
  await heading(page, "고른 내용을 확인해 주십시오");
}

async function toSealed(page, election) {
  await toReview(page, election);
  await button(page, "투표지 암호화하기").click();
  await heading(page, "투표지를 봉했습니다");
}

/** Texts of all that the browser keeps. */
const storedValues = (page) => page.evaluate(async () => {
  const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve) => { const request = indexedDB.open(name); request.onsuccess = () => resolve(request.result); });
    for (const store of database.objectStoreNames) {
      const all = await new Promise((resolve) => { const request = database.transaction(store).objectStore(store).getAll(); request.onsuccess = () => resolve(request.result); });
      found.push(...all.map((value) => JSON.stringify(value)));
    }
    database.close();
  }
  return found;
});

const refusing = (page, held = []) => page.route("**/api/v1/ballots", async (route) => {
  held.push(route.request().postData());
  await route.fulfill({ status: 422, contentType: "application/problem+json", json: { title: "투표가 잠시 멈췄습니다.", status: 422, code: "election.paused" } });
});

test("believesARefusalOnlyWithItsReceipt", async ({ page, request }) => {
  const election = await stageElection(stage.chain);
  await toSealed(page, election);
  const held = [];
  await refusing(page, held);
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("서버는 거절했다고 답했지만 아직 증명되지 않았습니다")).toBeVisible();
  await expect(page.getByText("election.paused", { exact: false })).toBeVisible();
  await expect(button(page, "고른 내용 보기")).toHaveCount(0);
  // The ballot that was held back arrives after all: it is this one that counts, and no other was made.
  await request.post(`${stage.url}/api/v1/ballots`, { data: JSON.parse(held[0]) });
  await isRecorded(page);
  expect(castsOf(election)).toHaveLength(1);
});

/** A ballot that the server takes and holds back: its bytes. */
async function castHeldBack(page, election, isStopped = false) {
  await page.clock.install();
  await toSealed(page, election);
  // From here on time goes by only where the test lets it, however long the machine takes.
  if (isStopped) {
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 60_000));
    stage.chain.stoppedAt = await page.evaluate(() => Math.floor(Date.now() / 1_000));
  }
  const held = [];
  await refusing(page, held);
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("서버는 거절했다고 답했지만 아직 증명되지 않았습니다")).toBeVisible();
  return held;
}

/** Time goes by on the device and on the chain. */
async function bothWait(page, seconds) {
  stage.chain.clockOffset += seconds;
  await page.clock.fastForward(seconds * 1_000);
}

test("letsVoteAgainOnceABallotThatWasHeldBackIsTooLate", async ({ page, request }) => {
  const election = await stageElection(stage.chain);
  const held = await castHeldBack(page, election);
  await bothWait(page, 125);
  await expect(page.getByText("투표지가 기록되지 않았습니다", { exact: true })).toBeVisible();
  await request.post(`${stage.url}/api/v1/ballots`, { data: JSON.parse(held[0]) });
  expect(castsOf(election)).toHaveLength(0);
  await page.unroute("**/api/v1/ballots");
  await button(page, "고른 내용 보기").click();
  await button(page, "투표지 암호화하기").click();
  await button(page, "이대로 투표하기").click();
  await isRecorded(page);
  expect(castsOf(election)).toHaveLength(1);
});

test("givesUpNoBallotForASignedTimeThatHasNotCome", async ({ page, request }) => {
  const election = await stageElection(stage.chain);
  const held = await castHeldBack(page, election, true);
  stage.chain.clockOffset = 200;
  await button(page, "지금 다시 확인하기").click();
  await expect(page.getByText("서명된 원장의 시각이 앞서 있습니다")).toBeVisible();
  await expect(page.getByText("투표지가 기록되지 않았습니다", { exact: true })).toHaveCount(0);
  await expect(button(page, "고른 내용 보기")).toHaveCount(0);
  // Nor for one within what a clock may be wrong by, before the ballot's life is over here.
  stage.chain.clockOffset = 125;
  await page.clock.fastForward(100_000);
  await page.clock.resume();
  await button(page, "지금 다시 확인하기").click();
  await expect(page.getByText("서명된 원장의 시각이 앞서 있습니다")).toHaveCount(0);
  await expect(button(page, "고른 내용 보기")).toHaveCount(0);
  // It was valid all the time, and it is this ballot that counts.
  stage.chain.clockOffset = 0;
  await page.unroute("**/api/v1/ballots");
  await request.post(`${stage.url}/api/v1/ballots`, { data: JSON.parse(held[0]) });
  expect(castsOf(election)).toHaveLength(1);
});

test("saysRecordedOfNoBlockThatIsOlderThanWhatItHadSeen", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await toSealed(page, election);
  // The page reads a signed state of a time to come before it makes the ballot, and is given a receipt of an earlier time.
  stage.chain.clockOffset = 100;
  await page.route("**/api/v1/ballots", async (route) => {
    stage.chain.clockOffset = 0;
    await route.continue();
  });
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("투표지를 만들기 전에 본 원장보다 뒤에 기록되었습니다")).toBeVisible();
  await expect(page.getByText("증명이 맞지 않습니다")).toBeVisible();
  await expect(page.getByText("✓ 기록되었습니다")).toHaveCount(0);
  // Both signed headers are there for an observer.
  const save = page.waitForEvent("download");
  await button(page, "서명된 블록 증거 저장").click();
  const { format, headers } = JSON.parse(readFileSync(await (await save).path(), "utf8"));
  expect(format).toBe("maru-signed-headers/v1");
  expect(headers.map(({ signatures }) => signatures.length)).toEqual([1, 1]);
  expect(headers[1].header.time).toBeLessThan(headers[0].header.time);
  expect(headers[1].header.height).toBeGreaterThan(headers[0].header.height);
});

for (const [name, change] of [
  ["isNotListed", () => null],
  ["isListedAsATest", (row) => ({ ...row, state: "challenged" })],
  ["isListedWithAnotherTransaction", (row) => ({ ...row, transaction: "00".repeat(32) })],
  ["isListedWithAnotherBallot", (row) => ({ ...row, ballot: "00".repeat(32) })],
]) {
  test(`saysRecordedOfNoBallotThat_${name}`, async ({ page }) => {
    const election = await stageElection(stage.chain);
    await toSealed(page, election);
    // In the log, with a sound receipt, but not among the ballots that are counted.
    stage.chain.afterPost = (transaction, answer) => {
      const { tracker } = answer.results[0].data;
      const key = `${election.id}/${tracker}`;
      stage.chain.set("trackers", key, change(stage.chain.row("trackers", key)));
      return answer;
    };
    await button(page, "이대로 투표하기").click();
    await expect(page.getByText("증명이 맞지 않습니다")).toBeVisible();
    await expect(page.getByText("이 투표지가 집계 대상으로 올라가 있습니다")).toBeVisible();
    await expect(page.getByText("✓ 기록되었습니다")).toHaveCount(0);
  });
}

test("tellsThatANewerBallotHasReplacedTheOneOnItsWay", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await toSealed(page, election);
  stage.chain.afterPost = (transaction, answer) => {
    const key = `${election.id}/${answer.results[0].data.tracker}`;
    stage.chain.set("trackers", key, { ...stage.chain.row("trackers", key), state: "replaced" });
    return answer;
  };
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("나중에 보낸 투표지로 교체되었습니다")).toBeVisible();
  await expect(page.getByText("✓ 기록되었습니다")).toHaveCount(0);
});

test("tellsTheServersWordAsItsWordUntilTheReceiptIsThere", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await toSealed(page, election);
  await page.route("**/api/v1/transactions/*/receipt", (route) => route.abort("connectionreset"));
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("서버는 기록했다고 답했지만 아직 증명되지 않았습니다")).toBeVisible();
  await expect(page.getByText(stage.chain.tableRows("trackers").at(-1).tracker)).toBeVisible();
  await expect(page.getByText("✓ 기록되었습니다")).toHaveCount(0);
  await page.unroute("**/api/v1/transactions/*/receipt");
  await button(page, "지금 다시 확인하기").click();
  await isRecorded(page);
});

test("takesNoTimeThatNeitherLedgerNorDeviceConfirms", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await toSealed(page, election);
  stage.chain.toldOffset = 3_000;
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("election.clock", { exact: false })).toBeVisible();
  expect(castsOf(election)).toHaveLength(0);
  stage.chain.toldOffset = 0;
  await button(page, "다시 투표 보내기").click();
  await isRecorded(page);
});

test("provesMembershipInNoSmallRing", async ({ page }) => {
  const election = await stageElection(stage.chain, { mode: "ring", ringKeys: 127 });
  await toReview(page, election);
  await button(page, "투표지 암호화하기").click();
  await expect(page.getByText("election.rings", { exact: false })).toBeVisible();
});

test("takesKeysOfARingFromItsProvenRowOnly", async ({ page }) => {
  const election = await stageElection(stage.chain, { mode: "ring" });
  await toReview(page, election);
  await page.route("**/api/v1/state/election/rings/**", async (route) => {
    const response = await route.fetch();
    const proof = await response.json();
    if (proof.value) proof.value.keys = `A${proof.value.keys.slice(1)}`;
    await route.fulfill({ response, json: proof });
  });
  await button(page, "투표지 암호화하기").click();
  await expect(page.getByText("election.unproven", { exact: false })).toBeVisible();
  await expect(page.getByText("투표지를 봉했습니다")).toHaveCount(0);
});

test("takesNoStateThatIsOlderThanWhatItHasSeen", async ({ page, request }) => {
  const election = await stageElection(stage.chain, { mode: "ring" });
  const old = await (await request.get(`${stage.url}/api/v1/state/election/rings/${election.id}%2Fp001-1-1`)).json();
  await stage.chain.append({ tx: { chain: "maru-test", domain: "chain", action: "later" }, result: { code: "ok" } });
  await toReview(page, election);
  await page.route("**/api/v1/state/election/rings/**", (route) => route.fulfill({ json: old }));
  await button(page, "투표지 암호화하기").click();
  await expect(page.getByText("election.stale", { exact: false })).toBeVisible();
});

test("writesATestBallotThatTellsTheChoiceNowhere", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await toSealed(page, election);
  await page.route("**/api/v1/ballots", (route) => route.abort("connectionreset"));
  await button(page, "암호화가 맞는지 시험하기").click();
  await button(page, "공개하고 시험하기").click();
  await expect(page.getByText("이 화면에만 있으니", { exact: false })).toBeVisible();
  const kept = (await storedValues(page)).join();
  for (const word of ['"seed"', '"votes"', "maru.vote."]) expect(kept).not.toContain(word);
});

test("asksBeforeReplacingAnotherWindowsBallot", async ({ page, context }) => {
  const election = await stageElection(stage.chain);
  const other = await context.newPage();
  await toSealed(other, election);
  await toSealed(page, election);
  await button(page, "이대로 투표하기").click();
  await isRecorded(page);
  await button(other, "이대로 투표하기").click();
  await expect(other.getByText("다른 창에서 보낸 투표지를 이 투표지로 바꿀까요?")).toBeFocused();
  expect(castsOf(election)).toHaveLength(1);
  await button(other, "이 투표지로 바꾸기").click();
  await isRecorded(other);
  expect(castsOf(election)).toHaveLength(2);
});

test("letsAnotherPersonVoteWhileABallotOfThisDeviceIsUnsettled", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await toSealed(page, election);
  await page.route("**/api/v1/ballots", (route) => route.abort("connectionreset"));
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("투표지가 도착했는지 아직 모릅니다")).toBeVisible();
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await button(page, "이 기기에서 투표하기").click();
  await heading(page, "투표 열쇠를 열어 주십시오");
  // The same voter comes back to the ballot that is on its way.
  await toSealedHere(page, election);
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("방금 고른 것은 보내지 않았습니다", { exact: false })).toBeVisible();
  expect(castsOf(election)).toHaveLength(0);
});

async function toSealedHere(page, election) {
  await page.getByLabel("투표 열쇠 파일").setInputFiles({ name: "key.maru-voting-key.json", mimeType: "application/json", buffer: Buffer.from(election.keyFile) });
  await page.getByLabel("열쇠의 암호").fill(PASSPHRASE);
  await button(page, "파일로 열기").click();
  await page.getByLabel("기호 1번 김하늘, 푸른당").check();
  await button(page, "다음").click();
  await page.getByLabel("기호 1번 최강").check();
  await button(page, "다음").click();
  await button(page, "투표지 암호화하기").click();
  await heading(page, "투표지를 봉했습니다");
}

async function toEnrolment(page, election) {
  // From the same address but for its # the browser would not load the page anew.
  await page.goto(`${stage.url}/voting-security`);
  await page.goto(`${stage.url}/enrol?election=${election.id}&n=12#${CODE}`);
  await button(page, "다음").click();
  await heading(page, "투표 열쇠를 어디에 둘까요?");
}

async function makeKey(page, passphrase) {
  await page.getByLabel("열쇠의 암호").fill(passphrase);
  await page.getByLabel("암호 한 번 더").fill(passphrase);
  await button(page, "열쇠를 만들고 등록하기").click();
}

const sealedKeys = async (page) => (await storedValues(page)).filter((value) => value.includes("maru-voting-key/v1"));

test("keepsTheEnrolledKeyWhenASecondWindowEnrolsToo", async ({ page, context }) => {
  const election = await stageElection(stage.chain, { state: "ready" });
  const other = await context.newPage();
  await toEnrolment(page, election);
  await toEnrolment(other, election);
  await makeKey(page, PASSPHRASE);
  await expect(page.getByText("✓ 등록했습니다")).toBeVisible();
  const before = await sealedKeys(page);
  expect(before).toHaveLength(1);
  await makeKey(other, "another long passphrase");
  await expect(other.getByText("enrol.already", { exact: false })).toBeVisible();
  expect(await sealedKeys(page)).toEqual(before);
});

test("overwritesNoKeyWhosePassphraseWasMistyped", async ({ page }) => {
  const election = await stageElection(stage.chain, { state: "ready" });
  await toEnrolment(page, election);
  stage.chain.refusal = "election.paused";
  await makeKey(page, PASSPHRASE);
  await expect(page.getByText("election.paused", { exact: false })).toBeVisible();
  stage.chain.refusal = "";
  const before = await sealedKeys(page);
  await toEnrolment(page, election);
  await makeKey(page, "another long passphrase");
  await expect(page.getByText("enrol.kept_passphrase", { exact: false })).toBeVisible();
  expect(await sealedKeys(page)).toEqual(before);
  await makeKey(page, PASSPHRASE);
  await expect(page.getByText("✓ 등록했습니다")).toBeVisible();
});

test("encryptsForNoKeyThatIsNotTheSumOfTheTrustees", async ({ page }) => {
  const election = await stageElection(stage.chain, { isSummed: false });
  await toReview(page, election);
  await button(page, "투표지 암호화하기").click();
  await expect(page.getByText("개표 신탁관리인들이 함께 만든 열쇠와 맞지 않아", { exact: false })).toBeVisible();
  await expect(page.getByText("engine.trustees", { exact: false })).toBeVisible();
  await expect(page.getByRole("heading", { name: "투표지를 봉했습니다" })).toHaveCount(0);
  expect(castsOf(election)).toHaveLength(0);
});

for (const [name, change] of [
  ["whoKnowsNotWhatIsBehindItsKey", (row) => ({ ...row, proof: `A${row.proof.slice(1, -1)}A` })],
  ["whoCommittedToAnotherKey", (row) => ({ ...row, commitment: `${row.commitment.slice(0, 40)}${row.commitment[40] === "A" ? "B" : "A"}${row.commitment.slice(41)}` })],
  ["whoIsAnotherOfficer", (row) => ({ ...row, officer: "o-9" })],
  ["whoShowedAnotherKey", (row) => ({ ...row, coefficients: [...row.coefficients].reverse() })],
]) {
  test(`encryptsForNoTrustee_${name}`, async ({ page }) => {
    const election = await stageElection(stage.chain);
    const key = `${election.id}/001/02`;
    const sound = stage.chain.row("ceremony", key);
    stage.chain.set("ceremony", key, change(sound));
    await toReview(page, election);
    await button(page, "투표지 암호화하기").click();
    await expect(page.getByText("engine.trustees", { exact: false })).toBeVisible();
    await expect(page.getByRole("heading", { name: "투표지를 봉했습니다" })).toHaveCount(0);
    // The choice is still there, and with the row as it was the way goes on.
    stage.chain.set("ceremony", key, sound);
    await button(page, "다시 시도").click();
    await heading(page, "투표지를 봉했습니다");
    await expect(page.getByText("개표 신탁관리인 3명의 열쇠를 더하면", { exact: false })).toBeVisible();
  });
}

test("votesInNoOtherDocumentThanTheOneThatThisBrowserSaw", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await page.goto(`${stage.url}/election?id=${election.id}`);
  await expect(page.getByRole("heading", { level: 1, name: "하늘시 선거" })).toBeVisible();
  // The very same election once more, with keys that the server made: everything in it holds, but it is another one.
  await stageElection(stage.chain, { id: election.id });
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await expect(page.getByText("전에 확인한 것과 다릅니다", { exact: false })).toBeVisible();
  await expect(page.getByText("election.other_document", { exact: false })).toBeVisible();
  await expect(page.getByLabel("투표 열쇠 파일")).toHaveCount(0);
});

test("votesForNoOtherKeyThanTheOneAtEnrolment", async ({ page, browser }) => {
  const election = await stageElection(stage.chain, { state: "ready" });
  await toEnrolment(page, election);
  await makeKey(page, PASSPHRASE);
  await expect(page.getByText("✓ 등록했습니다")).toBeVisible();
  const [keyFile] = (await sealedKeys(page)).map((value) => JSON.parse(value));
  // Another device, which has seen nothing before, opens the same key in an election with other trustees' keys.
  await stageElection(stage.chain, { id: election.id });
  const other = await browser.newContext({ locale: "ko-KR" });
  const device = await other.newPage();
  await toReview(device, { ...election, keyFile });
  await button(device, "투표지 암호화하기").click();
  await expect(device.getByText("election.other_document", { exact: false })).toBeVisible();
  await expect(device.getByRole("heading", { name: "투표지를 봉했습니다" })).toHaveCount(0);
  await other.close();
});

test("goesBackBehindNoBlockOfAnEarlierVisit", async ({ page, request }) => {
  const election = await stageElection(stage.chain);
  const old = await (await request.get(`${stage.url}/api/v1/state/election/elections/${election.id}`)).json();
  await stage.chain.append({ tx: { chain: "maru-test", domain: "chain", action: "later" }, result: { code: "ok" } });
  await page.goto(`${stage.url}/election?id=${election.id}`);
  await expect(page.getByRole("heading", { level: 1, name: "하늘시 선거" })).toBeVisible();
  await page.route("**/api/v1/state/election/elections/**", (route) => route.fulfill({ json: old }));
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await expect(page.getByText("election.stale", { exact: false })).toBeVisible();
});
