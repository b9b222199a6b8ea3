// SPDX-License-Identifier: Apache-2.0
// Voting as a citizen walks through it, with the real portal and the real engine, in front of a scripted chain that can lose
// answers: five steps, cast once whatever happens, told how it stands, nothing of the choice left behind.
import { readFileSync } from "node:fs";
import { AxeBuilder, expect, test } from "../support/playwright.mjs";
import { CODE, credentialOf, openStaged, PASSPHRASE, stageElection, startScripted } from "../support/scripted_election.mjs";
import { makeWallet, WALLET_PASSPHRASE } from "../support/wallet.mjs";
import { ballotHash, trackerOf } from "../../../citizen-portal-backend/web/js/election/codes.js";

let stage;
test.beforeAll(async () => { stage = await startScripted(); });
test.afterAll(async () => { await stage?.stop(); });
test.beforeEach(() => {
  stage.chain.afterPost = (transaction, answer) => answer;
  stage.chain.refusal = "";
  stage.chain.clockOffset = 0;
  stage.chain.toldOffset = 0;
  stage.chain.requests.length = 0;
});

const heading = (page, name) => expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
const button = (page, name) => page.getByRole("button", { name, exact: true });
const castsOf = ({ id }, action = "cast") => stage.chain.casts(action).filter(({ leaf }) => leaf.tx.payload.election === id);
const posts = () => stage.chain.requests.filter(({ method }) => method === "POST");

async function openKey(page, election, title = "투표 열쇠를 열어 주십시오") {
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await heading(page, title);
  await page.getByLabel("투표 열쇠 파일").setInputFiles({ name: "key.maru-voting-key.json", mimeType: "application/json", buffer: Buffer.from(election.keyFile) });
  await page.getByLabel("열쇠의 암호").fill(PASSPHRASE);
  await button(page, "파일로 열기").click();
}

async function chooseAll(page, first = "기호 2번 이바다, 나무당") {
  await heading(page, "골라 주십시오 (2개 가운데 1번째)");
  await page.getByLabel(first).check();
  await button(page, "다음").click();
  await heading(page, "골라 주십시오 (2개 가운데 2번째)");
  await page.getByLabel("기호 1번 최강").check();
  await page.getByLabel("기호 3번 한별").check();
  await button(page, "다음").click();
  await heading(page, "고른 내용을 확인해 주십시오");
}

async function encrypt(page) {
  await button(page, "투표지 암호화하기").click();
  await heading(page, "투표지를 봉했습니다");
  return (await page.locator(".tracker-code .visually-hidden").textContent()).replace(/\s/g, "").replace(/,/g, "-");
}

async function upToSealed(page, election, first) {
  await openKey(page, election);
  await chooseAll(page, first);
  return encrypt(page);
}

/** Keeps each voting worker alive after its wipe, so that a test can look at what it holds. */
const watchWorkers = (page) => page.addInitScript(() => {
  globalThis.votingWorkers = [];
  const { Worker: Real } = globalThis;
  globalThis.Worker = class extends Real {
    constructor(...given) {
      super(...given);
      globalThis.votingWorkers.push(this);
      this.addEventListener("message", ({ data }) => { this.last = data; });
    }
  };
});

const everythingKept = (page) => page.evaluate(async () => {
  const out = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie, location.href, JSON.stringify(history.state)];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      const values = await new Promise((resolve) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      });
      out.push(JSON.stringify(values));
    }
    database.close();
  }
  for (const name of await caches.keys()) out.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
  return out.join("\n");
});

for (const mode of ["signed", "ring"]) {
  test(`castsInFiveStepsAndSaysRecordedAfterCheckingItself_${mode}`, async ({ page }) => {
    const election = await stageElection(stage.chain, { mode });
    await openKey(page, election);
    await expect(page.locator(".steps .on")).toHaveCount(2);
    await chooseAll(page);
    await expect(page.locator(".ballot-summary")).toContainText("기호 2번 이바다, 나무당");
    await expect(page.locator(".ballot-summary")).toContainText("기호 1번 최강");
    expect(posts()).toHaveLength(0);
    const tracker = await encrypt(page);
    await expect(page.locator(".steps .on")).toHaveCount(4);
    if (mode === "ring") await expect(page.getByText("선거인 열쇠 128개를 확인했습니다", { exact: false })).toBeVisible();
    expect(posts()).toHaveLength(0);
    await button(page, "이대로 투표하기").click();
    await heading(page, "투표를 마쳤습니다");
    await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
    await page.getByText(/확인한 \d+가지 보기/).click();
    await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
    const [cast] = castsOf(election);
    const { payload } = cast.leaf.tx;
    expect(trackerOf(await ballotHash(payload))).toBe(tracker);
    await expect(page.locator(".tracker-code code")).toHaveText(tracker.replaceAll("-", ""));
    expect(payload.voter === credentialOf(election.secret, election.id)).toBe(mode === "signed");
    expect(Object.keys(payload).sort()).toEqual(["answers", "authorization", "election", ...(mode === "ring" ? ["ring"] : []), "voter"].sort());
    const save = page.waitForEvent("download");
    await button(page, "영수증 파일 저장").click();
    const file = await save;
    expect(file.suggestedFilename()).toBe(`${tracker}.maru-receipt.json`);
    const text = readFileSync(await file.path(), "utf8");
    expect(JSON.parse(text).format).toBe("maru-receipt/v1");
    for (const word of ["이바다", "한별", '"o2"', '"votes"', '"seed"']) expect(text).not.toContain(word);
  });
}

test("countsTheLastBallotAndTellsTheVoterSo", async ({ page }) => {
  const election = await stageElection(stage.chain);
  const first = await upToSealed(page, election);
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
  await upToSealed(page, election, "기호 1번 김하늘, 푸른당");
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("먼저 보낸 투표지 대신 이 투표지를 집계합니다", { exact: false })).toBeVisible();
  expect(castsOf(election)).toHaveLength(2);
  await page.goto(`${stage.url}/ballot?election=${election.id}#t=${first}`);
  await expect(page.getByText("나중에 보낸 투표지로 교체되었습니다")).toBeVisible();
});

test("showsOnASecondDeviceWhatAChallengedBallotContained", async ({ page, browser }) => {
  const election = await stageElection(stage.chain);
  const tracker = await upToSealed(page, election);
  await button(page, "암호화가 맞는지 시험하기").click();
  await expect(page.getByText("내 열쇠와 함께 누구나 볼 수 있게 공개됩니다", { exact: false })).toBeVisible();
  expect(posts()).toHaveLength(0);
  await button(page, "공개하고 시험하기").click();
  await heading(page, "시험 투표지를 공개했습니다");
  expect(castsOf(election)).toHaveLength(0);
  expect(castsOf(election, "challenge")).toHaveLength(1);
  const second = await (await browser.newContext({ locale: "ko-KR" })).newPage();
  await second.goto(`${stage.url}/challenge?election=${election.id}#t=${tracker}`);
  await expect(second.getByText("고른 그대로 암호화했습니다")).toBeVisible();
  await expect(second.locator(".ballot-summary")).toContainText("기호 2번 이바다, 나무당");
  await expect(second.locator(".ballot-summary")).toContainText("기호 3번 한별");
  await second.context().close();
  // Choosing again comes first; the choice that is public now only behind a warning.
  await expect(page.locator(".vote-buttons button")).toHaveText(["다시 고르기"]);
  await page.getByText("같은 선택으로 투표하려면").click();
  await expect(page.getByText("이 선택은 방금 내 열쇠와 함께 공개되었습니다", { exact: false })).toBeVisible();
  await button(page, "알고 있으며, 같은 선택으로 암호화하기").click();
  await heading(page, "투표지를 봉했습니다");
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
  const [cast] = castsOf(election);
  expect(trackerOf(await ballotHash(cast.leaf.tx.payload))).not.toBe(tracker);
});

test("leadsAStepBackAndListensToNoStream", async ({ page }) => {
  const election = await stageElection(stage.chain);
  const streams = [];
  page.on("request", (request) => { if (new URL(request.url()).pathname === "/api/stream") streams.push(request.url()); });
  await upToSealed(page, election);
  // No QR code of a ballot that nobody else can find yet.
  await expect(page.locator(".tracker details")).toHaveCount(0);
  await button(page, "암호화가 맞는지 시험하기").click();
  await expect(page.getByText("이 투표지를 시험에 쓰시겠습니까?")).toBeFocused();
  await page.goBack();
  await heading(page, "고른 내용을 확인해 주십시오");
  await expect(page.locator(".ballot-summary")).toContainText("이바다");
  await button(page, "투표지 암호화하기").click();
  await heading(page, "투표지를 봉했습니다");
  expect(streams).toEqual([]);
  expect(castsOf(election)).toHaveLength(0);
});

test("tellsWhenAChallengedBallotHoldsSomethingElse", async ({ page, browser }) => {
  const election = await stageElection(stage.chain);
  const tracker = await upToSealed(page, election);
  // A device that encrypts one thing and tells another: the votes of the open ballot are not those inside.
  await page.route("**/api/v1/ballots", async (route) => {
    const body = JSON.parse(route.request().postData());
    body.payload.votes = body.payload.votes.map((vote) => (vote.contest === "c1" ? { ...vote, option: "o1" } : vote));
    await route.continue({ postData: JSON.stringify(body) });
  });
  await button(page, "암호화가 맞는지 시험하기").click();
  await button(page, "공개하고 시험하기").click();
  await expect.poll(() => castsOf(election, "challenge").length).toBe(1);
  const second = await (await browser.newContext({ locale: "ko-KR" })).newPage();
  await second.goto(`${stage.url}/challenge?election=${election.id}#t=${tracker}`);
  await expect(second.getByRole("alert").getByText("고른 것과 다르게 암호화되었습니다", { exact: true })).toBeVisible();
  await second.context().close();
});

test("castsOnceThoughTheAnswerIsLost", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await upToSealed(page, election);
  let lost = 0;
  stage.chain.afterPost = (transaction, answer) => {
    lost += 1;
    return lost === 1 ? null : answer;
  };
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
  expect(castsOf(election)).toHaveLength(1);
});

test("settlesABallotOnItsWayAfterAReloadWithoutTheKey", async ({ page }) => {
  const election = await stageElection(stage.chain);
  const tracker = await upToSealed(page, election);
  await page.route("**/api/v1/ballots", (route) => route.abort("connectionreset"));
  await page.route("**/api/v1/transactions/**", (route) => route.abort("connectionreset"));
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("투표지가 도착했는지 아직 모릅니다")).toBeVisible();
  const kept = await everythingKept(page);
  expect(kept).toContain(tracker);
  for (const word of ['"o2"', "이바다", '"seed"', '"votes"', Buffer.from(election.secret).toString("base64url")]) expect(kept).not.toContain(word);
  page.on("dialog", (dialog) => dialog.accept());
  await page.unroute("**/api/v1/ballots");
  await page.unroute("**/api/v1/transactions/**");
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  // It could replace what was cast elsewhere since: it is not sent again without the voter's word.
  await expect(page.getByText("그 투표지 대신 이 투표지를 집계합니다", { exact: false })).toBeVisible();
  expect(castsOf(election)).toHaveLength(0);
  await button(page, "이 투표지 다시 보내기").click();
  await heading(page, "전에 보낸 투표지");
  await expect(page.getByText("✓ 전에 보낸 투표지가 기록되어 있습니다")).toBeVisible();
  await expect(page.getByText("다른 사람이 보낸 것일 수도 있습니다", { exact: false })).toBeVisible();
  await expect(page.locator(".tracker-code code")).toHaveText(tracker.replaceAll("-", ""));
  expect(castsOf(election)).toHaveLength(1);
  await button(page, "이 기기에서 투표하기").click();
  await heading(page, "투표 열쇠를 열어 주십시오");
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await heading(page, "투표 열쇠를 열어 주십시오");
});

test("saysThatABallotWhichExpiredOnItsWayIsNotRecorded", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await page.clock.install();
  await upToSealed(page, election);
  await page.route("**/api/v1/ballots", (route) => route.abort("connectionreset"));
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("투표지가 도착했는지 아직 모릅니다")).toBeVisible();
  // On the chain and on the device: for a signed time alone no ballot is given up.
  stage.chain.clockOffset = 700;
  await page.clock.fastForward(700_000);
  await expect(page.getByText("투표지가 기록되지 않았습니다", { exact: true })).toBeVisible();
  await page.unroute("**/api/v1/ballots");
  await button(page, "고른 내용 보기").click();
  await expect(page.locator(".ballot-summary")).toContainText("기호 2번 이바다, 나무당");
  await encrypt(page);
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
  expect(castsOf(election)).toHaveLength(1);
});

test("keepsTheChoiceWhenTheChainRefuses", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await upToSealed(page, election);
  stage.chain.refusal = "election.paused";
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("투표지가 기록되지 않았습니다", { exact: true })).toBeVisible();
  await expect(page.getByText("오류 번호: election.paused")).toBeVisible();
  stage.chain.refusal = "";
  await button(page, "고른 내용 보기").click();
  await encrypt(page);
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
});

test("losesNoChoiceWhenTheNetworkIsGoneAtTheLastMoment", async ({ page, context }) => {
  const election = await stageElection(stage.chain);
  const tracker = await upToSealed(page, election);
  await context.setOffline(true);
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("아무것도 보내지 않았습니다", { exact: false })).toBeVisible();
  await expect(page.getByText("고른 내용은 그대로 있습니다.")).toBeVisible();
  // One way on, and it is taken by itself once there is a connection.
  await expect(button(page, "다시 투표 보내기")).toBeFocused();
  await expect(button(page, "이대로 투표하기")).toHaveCount(0);
  await expect(button(page, "암호화가 맞는지 시험하기")).toHaveCount(0);
  await context.setOffline(false);
  await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
  await expect(page.locator(".tracker-code code")).toHaveText(tracker.replaceAll("-", ""));
  expect(castsOf(election)).toHaveLength(1);
});

test("sendsOneBallotFromTwoTabs", async ({ page, context }) => {
  const election = await stageElection(stage.chain);
  const other = await context.newPage();
  const first = await upToSealed(page, election);
  await upToSealed(other, election, "기호 1번 김하늘, 푸른당");
  await page.route("**/api/v1/ballots", (route) => route.abort("connectionreset"));
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("투표지가 도착했는지 아직 모릅니다")).toBeVisible();
  await button(other, "이대로 투표하기").click();
  await button(other, "이 투표지 다시 보내기").click();
  await heading(other, "전에 보낸 투표지");
  await expect(other.getByText("✓ 기록되었습니다")).toHaveCount(0);
  await expect(other.locator(".tracker-code code")).toHaveText(first.replaceAll("-", ""));
  expect(castsOf(election)).toHaveLength(1);
  // This window's choice is still there.
  await button(other, "이 기기에서 투표하기").click();
  await expect(other.locator(".ballot-summary")).toContainText("기호 1번 김하늘, 푸른당");
});

test("castsWhateverTheClockOfTheDeviceSays", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await page.clock.setFixedTime(new Date("2031-01-01T00:00:00Z"));
  await upToSealed(page, election);
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
  expect(Math.abs(castsOf(election)[0].leaf.tx.valid_until - stage.chain.now - 120)).toBeLessThan(60);
});

test("doesNotSayRecordedWhenTheProofWasChanged", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await upToSealed(page, election);
  await page.route("**/api/v1/transactions/*/receipt", async (route) => {
    const response = await route.fetch();
    const receipt = await response.json();
    receipt.header.time += 1;
    await route.fulfill({ response, json: receipt });
  });
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("증명이 맞지 않습니다")).toBeVisible();
  await expect(page.getByText("✓ 기록되었습니다")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "새 창에서 추적 번호로 확인하기" })).toBeVisible();
  await page.unroute("**/api/v1/transactions/*/receipt");
  await button(page, "지금 다시 확인하기").click();
  await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
  expect(castsOf(election)).toHaveLength(1);
});

test("leavesNoSecretBehindAfterCasting", async ({ page }) => {
  const election = await stageElection(stage.chain, { mode: "ring" });
  await watchWorkers(page);
  await upToSealed(page, election);
  const wiped = page.evaluate(() => new Promise((resolve) => {
    const [worker] = globalThis.votingWorkers;
    worker.addEventListener("message", ({ data }) => { if (data.value?.zeroed !== undefined) resolve(data.value); });
  }));
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
  expect((await wiped).zeroed).toBe(true);
  expect((await wiped).bytes).toBeGreaterThan(0);
  const kept = await everythingKept(page);
  const secret = Buffer.from(election.secret);
  for (const word of ['"o2"', "이바다", '"seed"', '"votes"', secret.toString("base64url"), secret.toString("hex"), PASSPHRASE, "maru.vote."]) expect(kept).not.toContain(word);
  await expect(page.locator("main")).not.toContainText("이바다");
  await expect.poll(() => page.workers().length).toBe(0);
});

test("sendsBallotsWithoutCookieSessionOrAddress", async ({ page, context }) => {
  const election = await stageElection(stage.chain);
  await context.addCookies([{ name: "maru-visitor", value: "session-of-somebody", url: stage.url }, { name: "maru_language", value: "ko", url: stage.url }]);
  const sent = [];
  page.on("request", async (request) => {
    if (/\/api\/v1\/(ballots|transactions|state\/election\/trackers|query\/election\/ballot|state\/election\/rings)/.test(request.url())) sent.push({ url: request.url(), headers: await request.allHeaders() });
  });
  const lengths = [];
  page.on("request", (request) => request.url().endsWith("/api/v1/ballots") && lengths.push(request.postData().length));
  await upToSealed(page, election);
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
  await upToSealed(page, election, "기권(백지 투표)");
  await button(page, "암호화가 맞는지 시험하기").click();
  await button(page, "공개하고 시험하기").click();
  await heading(page, "시험 투표지를 공개했습니다");
  expect(sent.length).toBeGreaterThan(2);
  for (const { url, headers } of sent) {
    expect(headers.cookie, url).toBeUndefined();
    expect(headers.referer, url).toBeUndefined();
  }
  expect(new Set(lengths).size).toBe(1);
  expect(lengths).toHaveLength(2);
  for (const post of posts()) {
    expect(post.body).not.toContain("session-of-somebody");
    expect(post.body).not.toContain("  ");
    expect(Object.keys(post.headers).sort()).not.toContain("x-forwarded-for");
    expect(post.headers.cookie).toBeUndefined();
    expect(post.headers["accept-language"]).toBeUndefined();
  }
  expect(stage.log()).not.toContain("/api/v1/ballots");
});

test("relaysNothingButBallotsAndSetsNoCookie", async ({ request }) => {
  const body = { chain: "maru-test", domain: "donation", action: "donate", payload: {}, signer: "did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH", nonce: "AAAAAAAAAAAAAAAAAAAAAA",
    valid_until: 2_000_000_000, signature: "A".repeat(86) };
  const refused = await request.post(`${stage.url}/api/v1/ballots`, { data: body });
  expect(refused.status()).toBe(422);
  expect((await refused.json()).code).toBe("portal.not_a_ballot");
  expect(refused.headers()["set-cookie"]).toBeUndefined();
  const elsewhere = await request.post(`${stage.url}/api/transactions`, { data: { ...body, domain: "election", action: "cast" } });
  expect((await elsewhere.json()).code).toBe("portal.not_a_citizen_action");
});

test("refusesTheEngineThatWasChangedOnTheWay", async ({ browser }) => {
  const election = await stageElection(stage.chain);
  const page = await (await browser.newContext({ locale: "ko-KR", serviceWorkers: "block" })).newPage();
  await page.route("**/wasm/maru-voting.wasm", async (route) => {
    const response = await route.fetch();
    const bytes = Buffer.from(await response.body());
    bytes[bytes.length - 1] ^= 1;
    await route.fulfill({ response, body: bytes });
  });
  await openKey(page, election);
  await expect(page.getByText("engine.integrity", { exact: false })).toBeVisible();
  await page.context().close();
});

test("enrolsByPersonalLinkWithoutSendingTheCode", async ({ page }) => {
  const election = await stageElection(stage.chain, { state: "ready" });
  await page.goto(`${stage.url}/enrol#e=${election.id}&n=12&c=${CODE}`);
  await heading(page, "선거인 등록");
  expect(page.url()).not.toContain("ABCDE");
  await expect(page.getByLabel("개인 코드")).toHaveValue("ABCDE-FGHJK-MNPQR-STVWX-YZ012-3");
  await button(page, "다음").click();
  await heading(page, "투표 열쇠를 어디에 둘까요?");
  await page.getByLabel("열쇠의 암호").fill(PASSPHRASE);
  await page.getByLabel("암호 한 번 더").fill(PASSPHRASE);
  const save = page.waitForEvent("download");
  await button(page, "열쇠를 만들고 등록하기").click();
  const file = JSON.parse(readFileSync(await (await save).path(), "utf8"));
  expect(file.format).toBe("maru-voting-key/v1");
  await expect(page.getByText("✓ 등록했습니다")).toBeVisible();
  const row = stage.chain.row("voters", `${election.id}/00000012`);
  expect(row.state).toBe("enrolled");
  expect(row.credential).toMatch(/^[\w-]{43}$/);
  for (const { path, search, body, headers } of stage.chain.requests) expect(path + search + body + JSON.stringify(headers)).not.toContain("ABCDE");
  expect(await everythingKept(page)).not.toContain("ABCDE");
  // The key that stayed on this device opens with the passphrase.
  await openStaged(stage.chain, election);
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await page.getByLabel("열쇠의 암호").first().fill(PASSPHRASE);
  await button(page, "열쇠 열기").click();
  await heading(page, "골라 주십시오 (2개 가운데 1번째)");
});

test("keepsTheKeyInTheWalletAndVotesWithIt", async ({ page }) => {
  const election = await stageElection(stage.chain, { state: "ready" });
  await page.goto(`${stage.url}/wallet`);
  await makeWallet(page);
  await page.goto(`${stage.url}/enrol?election=${election.id}&n=12#${CODE}`);
  await button(page, "다음").click();
  await heading(page, "투표 열쇠를 어디에 둘까요?");
  await page.getByLabel("지갑 암호").fill(WALLET_PASSPHRASE);
  await button(page, "열기").click();
  await expect(page.getByText("✓ 등록했습니다")).toBeVisible();
  const { credential } = stage.chain.row("voters", `${election.id}/00000012`);
  const enrolment = stage.chain.casts("enrol").find(({ leaf }) => leaf.tx.payload.election === election.id);
  await openStaged(stage.chain, election);
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await page.getByLabel("지갑 암호").fill(WALLET_PASSPHRASE);
  await button(page, "열기").click();
  await chooseAll(page);
  await encrypt(page);
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
  const [cast] = castsOf(election);
  expect(cast.leaf.tx.payload.voter).toBe(credential);
  expect(cast.leaf.tx.signer).not.toBe(enrolment.leaf.tx.signer);
});

test("refusesAWrongCodeBeforeAnythingIsSent", async ({ page }) => {
  const election = await stageElection(stage.chain, { state: "ready" });
  await page.goto(`${stage.url}/enrol?election=${election.id}`);
  await page.getByLabel("선거인 번호").fill("12");
  await page.getByLabel("개인 코드").fill("ABCDE");
  await button(page, "다음").click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await page.getByLabel("개인 코드").fill(CODE.replace("A", "B"));
  await button(page, "다음").click();
  await expect(page.getByText("번호와 개인 코드가 서로 맞지 않습니다", { exact: false })).toBeVisible();
  expect(posts()).toHaveLength(0);
});

test("checksAReceiptMonthsLaterByFileAndTracker", async ({ page }) => {
  const election = await stageElection(stage.chain);
  const tracker = await upToSealed(page, election);
  await button(page, "이대로 투표하기").click();
  const save = page.waitForEvent("download");
  await button(page, "영수증 파일 저장").click();
  const path = await (await save).path();
  await page.goto(`${stage.url}/ballot`);
  await page.getByLabel("영수증 파일로 확인").setInputFiles({ name: "r.maru-receipt.json", mimeType: "application/json", buffer: readFileSync(path) });
  await expect(page.getByText("이 투표지가 집계됩니다")).toBeVisible();
  await expect(page.locator("main")).not.toContainText("이바다");
  const changed = JSON.parse(readFileSync(path, "utf8"));
  changed.tx.payload.answers[0].proof = `A${changed.tx.payload.answers[0].proof.slice(1)}`;
  await page.getByLabel("영수증 파일로 확인").setInputFiles({ name: "r.maru-receipt.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(changed)) });
  await expect(page.getByText("확인하지 못한 항목이 있습니다")).toBeVisible();
  await page.goto(`${stage.url}/ballot?election=${election.id}#t=${tracker}`);
  await expect(page.getByText("이 투표지가 집계됩니다")).toBeVisible();
  await page.getByText("다른 투표지 확인").click();
  await page.getByRole("textbox", { name: "추적 번호" }).fill("0000-0000-0000-0000-0000");
  await button(page, "확인").click();
  await expect(page.getByText("이 추적 번호의 투표지는 원장에 없습니다")).toBeVisible();
});

test("saysBeforehandWhatIsWrongWithAChoice", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await openKey(page, election);
  await heading(page, "골라 주십시오 (2개 가운데 1번째)");
  await button(page, "다음").click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  await button(page, "다음").click();
  await heading(page, "골라 주십시오 (2개 가운데 2번째)");
  for (const name of ["최강", "정들", "한별"]) await page.getByLabel(name).check();
  await button(page, "다음").click();
  await expect(page.getByText("2개까지 고를 수 있습니다. 1개를 빼 주십시오.")).toBeVisible();
  await page.getByLabel("기권(백지 투표)").check();
  await expect(page.getByLabel("기호 1번 최강")).not.toBeChecked();
  await button(page, "다음").click();
  await expect(page.locator(".ballot-summary")).toContainText("기권");
});

for (const [language, locale] of [["ko", "ko-KR"], ["en", "en-US"]]) {
  for (const width of [320, 390, 1440]) {
    test(`hasNoAccessibilityFaults_${language}_${width}`, async ({ browser }) => {
      // Nine states of the pages, each looked at whole.
      const election = await stageElection(stage.chain);
      const page = await (await browser.newContext({ locale, viewport: { width, height: 844 } })).newPage();
      const look = async () => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
      };
      for (const path of ["/elections", "/ballot", "/challenge", "/voting-security"]) {
        await page.goto(stage.url + path);
        await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
        await look();
      }
      await page.goto(`${stage.url}/vote?election=${election.id}`);
      const words = language === "ko" ? { file: "투표 열쇠 파일", passphrase: "열쇠의 암호", open: "파일로 열기", next: "다음", encrypt: "투표지 암호화하기", cast: "이대로 투표하기" }
        : { file: "Voting key file", passphrase: "Passphrase of the key", open: "Open the file", next: "Next", encrypt: "Encrypt my ballot", cast: "Cast this ballot" };
      await page.getByLabel(words.file).setInputFiles({ name: "key.json", mimeType: "application/json", buffer: Buffer.from(election.keyFile) });
      await page.getByLabel(words.passphrase).fill(PASSPHRASE);
      await look();
      await button(page, words.open).click();
      await page.locator(".ballot input[type=radio]").first().check();
      await look();
      await button(page, words.next).click();
      await page.locator(".ballot input[type=checkbox]").first().check();
      await button(page, words.next).click();
      await look();
      await button(page, words.encrypt).click();
      await expect(button(page, words.cast)).toBeVisible();
      await look();
      await button(page, words.cast).click();
      await expect(page.locator(".receipt-qr svg")).toBeVisible();
      await look();
      await page.context().close();
    });
  }
}
