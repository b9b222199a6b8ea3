// SPDX-License-Identifier: Apache-2.0
// What somebody has opened, typed or asked for stays, whatever is read and drawn meanwhile; of two things that were asked for
// one after the other, the later one is shown. Each answer is held back until the test has done what comes in between.
import { expect, servers, test } from "../support/playwright.mjs";
import { answer, giveOnce, openCampaign } from "../support/giving.mjs";
import { openStaged, PASSPHRASE, stageElection, startScripted } from "../support/scripted_election.mjs";

const { portal } = servers();
let stage;
test.beforeAll(async () => { stage = await startScripted(); });
test.afterAll(async () => { await stage?.stop(); });

const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name) => expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
const NEWER = "보시는 동안 새로 기록된 내용이 있습니다.";

/** Something that a test waits for or lets go. */
function gate() {
  let open;
  const opened = new Promise((resolve) => { open = resolve; });
  return { open, opened };
}

/** Holds what is asked for at `url` from now on: {asked, letGo()}; `asked` resolves with the first request. */
async function hold(page, url) {
  const [asked, free] = [gate(), gate()];
  await page.route(url, async (route) => {
    asked.open(route.request());
    await free.opened;
    await route.continue();
  });
  return { asked: asked.opened, letGo: async () => {
    const answered = page.waitForResponse(url);
    free.open();
    await (await answered).finished();
  } };
}

/** Whatever the page does with an answer, it has done when this is over. */
const settled = (page) => page.evaluate(() => new Promise((resolve) => { setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(resolve))); }));

/**
 * A stream that says nothing until the test lets it: `tell()`. Then it begins, with a block about the election after it, or with
 * its head alone. Waits of random length are the shortest there are.
 */
async function streamOf(page, election, { hasBlock = true } = {}) {
  await page.addInitScript(() => { Math.random = () => 0; });
  const told = gate();
  let sent = false;
  await page.route("**/api/stream**", async (route) => {
    await told.opened;
    const head = { height: 1_000_000, time: stage.chain.now, connected: true };
    const block = { height: head.height + 1, hash: "00".repeat(32), time: head.time, log_size: 1, transactions: [], truncated: false,
      events: [{ type: "election.changed", data: { election: election.id } }] };
    const text = (event, data) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    const body = !hasBlock || !sent ? text("head", head) + (hasBlock ? text("block", block) : "") : text("head", block);
    sent = true;
    await route.fulfill({ contentType: "text/event-stream", body });
  });
  return { tell: told.open };
}

const change = ({ id }, changes) => stage.chain.set("elections", id, { ...stage.chain.row("elections", id), ...changes });
const opened = async (page, election) => {
  await page.goto(`${stage.url}/election?id=${election.id}`);
  await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
};

test("keepsAFoldOpenThatWasOpenedWhileTheElectionWasReadAgain", async ({ page }) => {
  const election = await stageElection(stage.chain);
  const stream = await streamOf(page, election);
  await opened(page, election);
  await expect(page.locator("#turnout .turnout-proof")).toContainText("✓");
  const held = await hold(page, /\/v1\/query\/election\/progress/);
  change(election, { state: "paused", reason: "A word from the authority" });
  stream.tell();
  await held.asked;
  await page.locator("#candidates").evaluate((section) => { section.dataset.mark = "same"; });
  await page.getByText("숫자를 표로 보기").click();
  await held.letGo();
  await expect(page.getByText(NEWER)).toBeVisible();
  await expect(page.locator("#turnout details[open]")).toHaveCount(1);
  await expect(page.locator("#candidates")).toHaveAttribute("data-mark", "same");
  await expect(page.getByText("A word from the authority")).toHaveCount(0);
  // Once it is closed again, what is newer comes by itself.
  await page.getByText("숫자를 표로 보기").click();
  await expect(page.getByText("A word from the authority")).toBeVisible();
  await expect(page.getByText(NEWER)).toHaveCount(0);
});

test("showsWhatIsNewerWhenPressedForAndOpensTheFoldAgain", async ({ page }) => {
  const election = await stageElection(stage.chain);
  const stream = await streamOf(page, election);
  await opened(page, election);
  await expect(page.locator("#turnout .turnout-proof")).toContainText("✓");
  await page.getByText("숫자를 표로 보기").click();
  change(election, { state: "paused", reason: "A word from the authority" });
  stream.tell();
  await expect(page.getByText(NEWER)).toBeVisible();
  await expect(page.getByText("A word from the authority")).toHaveCount(0);
  await button(page, "새 내용 보기").click();
  await expect(page.getByText("A word from the authority")).toBeVisible();
  await expect(page.locator("#turnout details[open]")).toHaveCount(1);
});

test("tellsOfABlockThatCameBeforeTheStreamBegan", async ({ page }) => {
  const election = await stageElection(stage.chain);
  const stream = await streamOf(page, election, { hasBlock: false });
  await opened(page, election);
  await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
  change(election, { state: "paused", reason: "A word from the authority" });
  // The stream's first words are of a later block than what was read; no event names the election.
  stream.tell();
  await expect(page.getByText("A word from the authority")).toBeVisible();
});

for (const [state, about, note, canSend] of [["frozen", "candidates", "", true], ["frozen", "roll", "고르신 대상에는 이제 이의를 낼 수 없습니다", true], ["void", "roll", "이의를 낼 수 있는 기간이 끝나 보낼 수 없습니다", false]]) {
  test(`keepsAHalfWrittenObjectionWhenTheElectionIs_${state}_${about}`, async ({ page }) => {
    const election = await stageElection(stage.chain, { state: "ready" });
    const stream = await streamOf(page, election);
    await opened(page, election);
    await page.getByText("이의 내기", { exact: true }).click();
    await page.getByLabel("무엇에 대한 이의입니까?").selectOption(about);
    await page.getByLabel("이의 내용").fill("A long sentence, half");
    await page.getByLabel("이의 내용").focus();
    if (state === "frozen") await openStaged(stage.chain, election);
    change(election, { state });
    stream.tell();
    await expect(page.locator(".election-page .badge", { hasText: state === "void" ? "무효" : "곧 시작" })).toBeVisible();
    await expect(page.getByLabel("이의 내용")).toHaveValue("A long sentence, half");
    await expect(page.getByLabel("이의 내용")).toBeFocused();
    await expect(page.getByLabel("이의 내용")).toBeVisible();
    if (note) await expect(page.locator("#objections").getByText(note, { exact: false }).first()).toBeVisible();
    else await expect(page.getByLabel("무엇에 대한 이의입니까?")).toHaveValue(about);
    if (canSend) await expect(button(page, "이의 보내기")).toBeEnabled();
    else await expect(button(page, "이의 보내기")).toBeDisabled();
  });
}

test("sendsOneObjectionForTwoQuickPresses", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await opened(page, election);
  await page.getByText("이의 내기", { exact: true }).click();
  await page.getByLabel("이의 내용").fill("Once.");
  await button(page, "이의 보내기").dblclick();
  await expect(page.getByText("✓ 이의가 접수되었습니다")).toBeFocused();
  await settled(page);
  expect(stage.chain.casts("objectTo").filter(({ leaf }) => leaf.tx.payload.election === election.id)).toHaveLength(1);
  await expect(page.locator("#objections .box.warning[role=status]")).toHaveCount(0);
});

test("showsNoObjectionAgainThatWasForgottenWhileItWasRead", async ({ page }) => {
  const election = await stageElection(stage.chain);
  const stream = await streamOf(page, election);
  await opened(page, election);
  await page.getByText("이의 내기", { exact: true }).click();
  await page.getByLabel("이의 내용").fill("Mine.");
  await button(page, "이의 보내기").click();
  await expect(page.locator(".objection")).toHaveCount(1);
  const held = await hold(page, /\/v1\/state\/election\/objections\//);
  stream.tell();
  await held.asked;
  await button(page, "이 목록 지우기").click();
  await held.letGo();
  await settled(page);
  await expect(page.getByText("이 기기에서 목록을 지웠습니다", { exact: false })).toBeFocused();
  await expect(page.locator(".objection")).toHaveCount(0);
});

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

test("sealsNoOtherChoiceThanTheOneThatIsShown", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await toReview(page, election);
  const held = await hold(page, /\/v1\/state\/election\/ceremony\//);
  await button(page, "투표지 암호화하기").click();
  await held.asked;
  // Changing the choice while it is encrypted would seal what is no longer on the screen.
  for (const name of ["하늘시장 선거 고치기", "이전"]) {
    const other = page.getByRole("button", { name });
    await expect(other).toBeDisabled();
    await other.dispatchEvent("click");
  }
  await expect(page.getByRole("heading", { level: 1, name: "고른 내용을 확인해 주십시오" })).toBeVisible();
  await held.letGo();
  await heading(page, "투표지를 봉했습니다");
  // Afterwards every way is open again.
  await button(page, "고른 내용으로 돌아가기").click();
  await page.getByRole("button", { name: "하늘시장 선거 고치기" }).click();
  await expect(page.getByLabel("기호 2번 이바다, 나무당")).toBeChecked();
});

test("showsTheAnswerToTheLastTrackerThatWasAskedFor", async ({ page }) => {
  const election = await stageElection(stage.chain);
  const [slow, quick] = ["0000-0000-0000-0000-0000", "1111-1111-1111-1111-1111"];
  await page.goto(`${stage.url}/ballot?election=${election.id}`);
  const tracker = page.getByLabel("추적 번호");
  const held = await hold(page, new RegExp(`tracker=${slow}`));
  const first = new RegExp(`trackers.*${slow}`);
  let isFirstAsked = false;
  page.on("request", (request) => { isFirstAsked ||= first.test(decodeURIComponent(request.url())); });
  await tracker.fill(slow);
  await button(page, "확인").click();
  await held.asked;
  await tracker.fill(quick);
  await button(page, "확인").click();
  await expect(page.getByText("이 추적 번호의 투표지는 원장에 없습니다")).toBeVisible();
  const shown = page.locator(".receipt-result > div");
  await shown.evaluate((element) => { element.dataset.mark = "last"; });
  await held.letGo();
  await expect.poll(() => isFirstAsked).toBe(true);
  await settled(page);
  await expect(shown).toHaveAttribute("data-mark", "last");
  await expect(page.getByText("이 추적 번호의 투표지는 원장에 없습니다")).toBeVisible();
});

test.describe("on the real chain", () => {
  test.use({ baseURL: portal });

  test("keepsWhatIsTypedOnMyPageWhenAPledgeEnds", async ({ page, request }) => {
    const campaign = await openCampaign(request);
    await giveOnce(page, campaign, 1_000);
    await answer(page, campaign, 1_000, { monthly: { day: 5, months: 3 } });
    await button(page, "1,000원 충전 요청").click();
    await button(page, "1,000원 기부하기").click();
    await expect(page.getByText("고맙습니다", { exact: false }).first()).toBeVisible();
    await page.goto("/mine");
    const gift = page.locator(".donation").first();
    await gift.getByText("기부 확인서(PDF) 만들기").click();
    await gift.getByLabel("확인서에 적을 이름").fill("김하늘");
    await button(page, "약정 해지").click();
    await expect(page.locator(".pledge")).toContainText("해지");
    await expect(button(page, "약정 해지")).toHaveCount(0);
    await expect(gift.getByLabel("확인서에 적을 이름")).toHaveValue("김하늘");
    await expect(gift.getByLabel("확인서에 적을 이름")).toBeVisible();
  });

  test("keepsTheListWhenMoreOfItCannotBeHad", async ({ page }) => {
    await page.goto("/?state=");
    await expect(page.locator(".cards .card")).toHaveCount(12);
    await page.route(/\/api\/campaigns\?.*offset=12/, (route) => route.abort());
    await button(page, "더 보기").click();
    await expect(page.locator(".cards [role=alert]")).toBeVisible();
    await expect(page.locator(".cards .card")).toHaveCount(12);
    await page.unroute(/\/api\/campaigns\?.*offset=12/);
    await button(page, "더 보기").click();
    await expect.poll(() => page.locator(".cards .card").count()).toBeGreaterThan(12);
    await expect(page.locator(".cards [role=alert]")).toHaveCount(0);
  });

  test("showsWhatWasTypedLastThoughAnEarlierSearchFoundNothingLater", async ({ page }) => {
    await page.goto("/?state=");
    await expect(page.locator(".cards .card")).toHaveCount(12);
    // Nothing is found under these letters; then it is asked what there would be without the filters.
    await page.getByLabel("분야").selectOption("children");
    const held = await hold(page, /\/api\/campaigns\?q=zzzzz.*category=&/);
    await page.getByLabel("모금 찾기").fill("zzzzz");
    await held.asked;
    await page.getByLabel("모금 찾기").fill("");
    await page.getByLabel("분야").selectOption("");
    await expect(page.locator("#count")).toHaveText(/모금 \d\d+건/);
    await held.letGo();
    await settled(page);
    await expect(page.locator(".cards .card")).toHaveCount(12);
  });

  test("keepsTheButtonForNewBlocksUnderTheFinger", async ({ page }) => {
    const makeBlock = () => page.evaluate(async () => {
      const module = document.querySelector('script[type="module"]').src;
      const { keyFromSeed, randomBytes } = await import(new URL("../core/crypto.js", module));
      const { submit } = await import(new URL("../api.js", module));
      await submit(await keyFromSeed(randomBytes(32)), "accounts", "requestTopUp", { amount: 1000 });
    });
    await page.goto("/blocks");
    await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
    await makeBlock();
    const more = page.getByRole("button", { name: /새 블록 \d+개 보기/ });
    await more.focus();
    const before = await more.innerText();
    await more.evaluate((element) => { element.dataset.mark = "same"; });
    await makeBlock();
    await expect(more).not.toHaveText(before);
    await expect(more).toBeFocused();
    await expect(more).toHaveAttribute("data-mark", "same");
  });
});
