// SPDX-License-Identifier: Apache-2.0
// Voting as the voter understands it: what is finished and what is not, where the focus is, what an older ballot was, what
// the language costs, no time-out, the keyboard alone, paper, and a rehearsal that nobody takes for the real thing.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "../support/playwright.mjs";
import { CODE, openStaged, PASSPHRASE, stageElection, startScripted } from "../support/scripted_election.mjs";

const root = process.env.MARU_SOURCE_DIR ?? new URL("../../..", import.meta.url).pathname;
const { default: jsQR } = await import(createRequire(`${root}/third-party/npm/`).resolve("jsqr"));

let stage;
test.beforeAll(async () => { stage = await startScripted(); });
test.afterAll(async () => { await stage?.stop(); });
test.beforeEach(() => { stage.chain.refusal = ""; });

const HOUR_MS = 3_600_000;
const heading = (page, name) => expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
const button = (page, name) => page.getByRole("button", { name, exact: true });
const castsOf = ({ id }) => stage.chain.casts().filter(({ leaf }) => leaf.tx.payload.election === id);
const trackerOn = async (page) => (await page.locator(".tracker-code .visually-hidden").textContent()).replace(/\s/g, "").replace(/,/g, "-");
const isRecorded = (page) => expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
const keyFile = (election) => ({ name: "key.maru-voting-key.json", mimeType: "application/json", buffer: Buffer.from(election.keyFile) });

async function openKey(page, election) {
  await page.getByLabel("투표 열쇠 파일").setInputFiles(keyFile(election));
  await page.getByLabel("열쇠의 암호").fill(PASSPHRASE);
  await button(page, "파일로 열기").click();
}

async function toReview(page, election, council = ["최강", "한별"]) {
  await openKey(page, election);
  await page.getByLabel("기호 2번 이바다, 나무당").check();
  await button(page, "다음").click();
  for (const name of council) await page.getByLabel(name).check();
  await button(page, "다음").click();
  await heading(page, "고른 내용을 확인해 주십시오");
}

async function toSealed(page, election, council) {
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await toReview(page, election, council);
  await button(page, "투표지 암호화하기").click();
  await heading(page, "투표지를 봉했습니다. 아직 투표하지 않았습니다");
}

async function cast(page) {
  await button(page, "이대로 투표하기").click();
  await isRecorded(page);
}

async function enrol(page, election) {
  await page.goto(`${stage.url}/enrol?election=${election.id}&n=12#${CODE}`);
  await button(page, "다음").click();
  await heading(page, "투표 열쇠를 어디에 둘까요?");
  await page.getByLabel("열쇠의 암호").fill(PASSPHRASE);
  await page.getByLabel("암호 한 번 더").fill(PASSPHRASE);
  const save = page.waitForEvent("download");
  await button(page, "열쇠를 만들고 등록하기").click();
  const file = await save;
  await expect(page.getByText("✓ 등록했습니다")).toBeVisible();
  return file;
}

test("saysThatTheVoteIsNotOverUntilItIsRecorded", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await toSealed(page, election);
  await expect(page.getByText("‘이대로 투표하기’를 눌러야 투표가 끝납니다", { exact: false })).toBeVisible();
  await page.route("**/api/v1/ballots", (route) => route.abort("connectionreset"));
  await button(page, "이대로 투표하기").click();
  await heading(page, "아직 투표가 끝나지 않았습니다");
  await expect(page.getByText("‘기록되었습니다’가 나올 때까지 이 화면을 닫지 마십시오", { exact: false })).toBeVisible();
  await expect(page.locator(".box.success")).toHaveCount(0);
  await expect(page.getByText("화면을 닫아도", { exact: false })).toHaveCount(0);
  // Asking again by keyboard keeps the focus on the way to ask.
  const ask = button(page, "지금 다시 확인하기");
  await ask.focus();
  const asked = page.waitForResponse(/state\/election\/trackers/);
  await page.keyboard.press("Enter");
  await asked;
  await expect(ask).not.toHaveAttribute("aria-disabled", "true");
  await expect(ask).toBeFocused();
  await page.unroute("**/api/v1/ballots");
  await page.keyboard.press("Enter");
  await heading(page, "투표를 마쳤습니다");
  await isRecorded(page);
  expect(castsOf(election)).toHaveLength(1);
});

test("tellsAtTheReviewOfVotesThatWereNotUsed", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await toReview(page, election, ["최강"]);
  const council = page.locator(".ballot-summary section", { hasText: "시민회의 위원" });
  await expect(council.locator(".unused")).toContainText("2개까지 고를 수 있는데 1개만 고르셨습니다. 이대로 계속해도 됩니다.");
  await expect(page.locator(".unused")).toHaveCount(1);
  for (const choose of ["기호 3번 한별", "기권(백지 투표)"]) {
    await council.getByRole("button").click();
    await page.getByLabel(choose).check();
    await button(page, "고른 내용 보기").click();
    await heading(page, "고른 내용을 확인해 주십시오");
    await expect(page.locator(".unused")).toHaveCount(0);
  }
});

test("savesTheKeyFileAgainAndTriesItsPassphrase", async ({ page }) => {
  const election = await stageElection(stage.chain, { state: "ready" });
  const first = readFileSync(await (await enrol(page, election)).path(), "utf8");
  await expect(page.getByText(`다운로드 폴더에 저장했습니다(${election.id}.maru-voting-key.json)`, { exact: false })).toBeVisible();
  const again = page.waitForEvent("download");
  await button(page, "열쇠 파일 다시 저장").click();
  expect(readFileSync(await (await again).path(), "utf8")).toBe(first);
  await page.getByText("열쇠 열어 보기", { exact: true }).click();
  const passphrase = page.getByLabel("열쇠의 암호");
  await passphrase.fill("not the passphrase");
  await page.keyboard.press("Enter");
  await expect(page.getByText("암호가 맞지 않습니다.")).toBeVisible();
  await expect(passphrase).toBeFocused();
  await expect(passphrase).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("✓ 열쇠가 열립니다", { exact: false })).toHaveCount(0);
  await passphrase.fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(page.getByText("✓ 열쇠가 열립니다", { exact: false })).toBeVisible();
});

test("knowsTheEnrolledDeviceBeforeVotingBegins", async ({ page, browser }) => {
  const election = await stageElection(stage.chain, { state: "ready" });
  await enrol(page, election);
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await expect(page.getByText("✓ 이 기기에 12번의 투표 열쇠가 있습니다")).toBeVisible();
  await expect(page.getByRole("link", { name: "선거인 등록" })).toHaveCount(0);
  const other = await (await browser.newContext({ locale: "ko-KR" })).newPage();
  await other.goto(`${stage.url}/vote?election=${election.id}`);
  await expect(other.getByRole("link", { name: "선거인 등록" })).toBeVisible();
  await expect(other.getByText("투표 열쇠가 있습니다", { exact: false })).toHaveCount(0);
  await other.context().close();
});

test("asksOnceForTheFileThatWasNotChosen", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await page.getByLabel("열쇠의 암호").fill(PASSPHRASE);
  await button(page, "파일로 열기").click();
  await expect(page.getByLabel("투표 열쇠 파일")).toBeFocused();
  await expect(page.locator("[role=alert]:not(:empty)")).toHaveCount(1);
  await expect(page.getByText("voting_key.format", { exact: false })).toHaveCount(0);
});

test("keepsTheFocusAndMarksWhatIsWrong", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await page.getByLabel("투표 열쇠 파일").setInputFiles(keyFile(election));
  const passphrase = page.getByLabel("열쇠의 암호");
  await passphrase.fill("not the passphrase");
  await button(page, "파일로 열기").click();
  await expect(passphrase).toBeFocused();
  await expect(passphrase).toHaveAttribute("aria-invalid", "true");
  await passphrase.fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "골라 주십시오 (2개 가운데 1번째)" })).toBeFocused();
  await button(page, "다음").click();
  await expect(page.locator(".error-summary")).toBeFocused();
  await expect(page.locator(".error-summary strong")).toHaveText("선택을 확인해 주십시오");
  await expect(page.getByRole("radiogroup")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("기호 1번 김하늘, 푸른당").check();
  await expect(page.getByRole("radiogroup")).not.toHaveAttribute("aria-invalid", "true");
  await button(page, "다음").click();
  for (const name of ["최강", "정들", "한별"]) await page.getByLabel(name).check();
  await button(page, "다음").click();
  await expect(page.getByLabel("기호 1번 최강")).toHaveAttribute("aria-invalid", "true");
});

test("saysOfAnOlderBallotOfThisKeyWhenItWasMade", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await toSealed(page, election);
  await page.route("**/api/v1/ballots", (route) => route.abort("connectionreset"));
  await button(page, "이대로 투표하기").click();
  await heading(page, "아직 투표가 끝나지 않았습니다");
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await button(page, "이 기기에서 투표하기").click();
  await heading(page, "투표 열쇠를 열어 주십시오");
  await toReview(page, election);
  await button(page, "투표지 암호화하기").click();
  await heading(page, "투표지를 봉했습니다");
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("전에 이 열쇠로 보내던 투표지가 아직 처리되지 않았습니다. 방금 고른 것은 보내지 않았습니다.")).toBeVisible();
  const made = new Date((stage.chain.now + 9 * 3_600) * 1000).toISOString().slice(0, 10);
  await expect(page.locator(".facts")).toContainText(made);
  await page.unroute("**/api/v1/ballots");
  await button(page, "이 투표지 다시 보내기").click();
  await heading(page, "전에 보낸 투표지");
  await expect(page.getByText("에 이 열쇠로 만든 투표지입니다. 방금 고른 내용은 보내지 않았습니다.", { exact: false })).toBeVisible();
  await expect(page.getByText("다른 사람이 보낸 것일 수도", { exact: false })).toHaveCount(0);
  expect(castsOf(election)).toHaveLength(1);
});

test("asksBeforeTheLanguageTakesTheChoiceAway", async ({ page }) => {
  const election = await stageElection(stage.chain);
  const asked = [];
  page.on("dialog", (dialog) => { asked.push(dialog.type()); dialog.accept(); });
  await toSealed(page, election);
  const tracker = await trackerOn(page);
  await page.locator("#language").click();
  const question = page.getByRole("dialog", { name: "언어를 바꾸면 고른 내용이 지워집니다." });
  await expect(question).toBeVisible();
  await expect(button(page, "그대로 있기")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await page.locator("#language").click();
  await button(page, "그대로 있기").click();
  expect(await trackerOn(page)).toBe(tracker);
  await page.locator("#language").click();
  await button(page, "지우고 언어 바꾸기").click();
  await expect(page.getByRole("heading", { level: 1, name: "Open your voting key" })).toBeVisible();
  // Asked once, in words; not a second time by the browser.
  expect(asked).toEqual([]);
  expect(castsOf(election)).toHaveLength(0);
});

test("showsWhatCameOfAQrCodeFirst", async ({ page, browser }) => {
  const election = await stageElection(stage.chain);
  await toSealed(page, election);
  await button(page, "암호화가 맞는지 시험하기").click();
  await button(page, "공개하고 시험하기").click();
  await heading(page, "시험 투표지를 공개했습니다");
  const tested = await trackerOn(page);
  await toSealed(page, election);
  await cast(page);
  const counted = await trackerOn(page);
  const phone = await (await browser.newContext({ locale: "ko-KR", viewport: { width: 390, height: 844 } })).newPage();
  for (const [path, tracker, words] of [["challenge", tested, "고른 그대로 암호화했습니다"], ["ballot", counted, "✓ 이 투표지가 집계됩니다"]]) {
    await phone.goto(`${stage.url}/${path}?election=${election.id}#t=${tracker}`);
    const result = phone.getByRole("heading", { level: 2, name: words });
    await expect(result).toBeFocused();
    await expect(result).toBeInViewport();
    const form = phone.getByRole("textbox", { name: "추적 번호" });
    await expect(form).toBeHidden();
    await phone.getByText("다른 투표지 확인").click();
    await expect(form).toBeVisible();
    expect(await phone.evaluate(([first, second]) => Boolean(document.querySelector(first).compareDocumentPosition(document.querySelector(second)) & Node.DOCUMENT_POSITION_FOLLOWING), [".box > strong[role=heading]", "main form"])).toBe(true);
  }
  // Asked by hand, the answer has the focus as well.
  await phone.goto(`${stage.url}/ballot`);
  await phone.getByRole("textbox", { name: "추적 번호" }).fill(counted);
  await button(phone, "확인").click();
  await expect(phone.getByRole("heading", { level: 2, name: "✓ 이 투표지가 집계됩니다" })).toBeFocused();
  await phone.context().close();
});

test("saysOfAReceiptWithoutANetworkThatItIsSound", async ({ page, context }) => {
  const election = await stageElection(stage.chain);
  await toSealed(page, election);
  await cast(page);
  const save = page.waitForEvent("download");
  await button(page, "영수증 파일 저장").click();
  const buffer = readFileSync(await (await save).path());
  await page.goto(`${stage.url}/ballot`);
  await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
  await context.setOffline(true);
  await page.getByLabel("영수증 파일로 확인").setInputFiles({ name: "r.maru-receipt.json", mimeType: "application/json", buffer });
  await expect(page.getByRole("heading", { level: 2, name: "영수증은 맞습니다. 지금 집계되는지는 연결된 뒤 확인하십시오." })).toBeFocused();
  await expect(page.locator(".facts")).toContainText("선거 번호");
  await expect(page.getByText("이 투표지가 집계됩니다")).toHaveCount(0);
});

test("saysHowLongOneMayStillVote", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await page.goto(`${stage.url}/election?id=${election.id}`);
  await expect(page.locator(".time-left")).toHaveText(/^마감까지 [78]시간 \d+분$/);
  // Whom one may vote for stands above how many have voted.
  expect(await page.evaluate(() => Boolean(document.querySelector("#candidates").compareDocumentPosition(document.querySelector("#turnout")) & Node.DOCUMENT_POSITION_FOLLOWING))).toBe(true);
  const candidates = page.locator("#candidates");
  for (const words of ["하늘시장 선거", "김하늘", "푸른당", "시민회의 위원", "한별"]) await expect(candidates).toContainText(words);
  await page.getByText("개표 신탁관리인").first().click();
  await expect(page.getByText("한 사람으로는 아무것도 풀 수 없습니다", { exact: false })).toBeVisible();
  await page.goto(`${stage.url}/elections`);
  const card = page.locator(".election-card", { has: page.locator(`a[href="/election?id=${election.id}"]`) });
  await expect(card.locator(".time-left")).toHaveText(/^마감까지/);
  await card.getByRole("link", { name: "막지 못하는 것도 보기" }).click();
  await expect(page.getByText("투표 화면을 보내는 누리집")).toBeVisible();
});

test("takesNoChoiceAwayHoweverLongItLies", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await page.clock.install();
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await openKey(page, election);
  await page.getByLabel("기호 2번 이바다, 나무당").check();
  await page.clock.runFor(HOUR_MS);
  await expect(page.getByLabel("기호 2번 이바다, 나무당")).toBeChecked();
  await button(page, "다음").click();
  await page.getByLabel("최강").check();
  await button(page, "다음").click();
  await heading(page, "고른 내용을 확인해 주십시오");
  await page.clock.runFor(HOUR_MS);
  await expect(page.locator(".ballot-summary")).toContainText("이바다");
  await button(page, "투표지 암호화하기").click();
  await heading(page, "투표지를 봉했습니다");
  const tracker = await trackerOn(page);
  await page.clock.runFor(HOUR_MS);
  expect(await trackerOn(page)).toBe(tracker);
  await cast(page);
  expect(await trackerOn(page)).toBe(tracker);
  expect(castsOf(election)).toHaveLength(1);
});

test("marksARehearsalOnEveryPage", async ({ page }) => {
  const election = await stageElection(stage.chain, { rehearsal: true });
  const mark = page.locator(".rehearsal", { hasText: "! 연습 선거" });
  const isMarked = async () => {
    await expect(mark).toBeVisible();
    await expect(mark).toContainText("실제 선거가 아닙니다");
  };
  await page.goto(`${stage.url}/elections`);
  await expect(page.locator(".election-card", { has: page.locator(`a[href="/election?id=${election.id}"]`) }).locator(".badge.warning")).toHaveText("! 연습 선거");
  await page.goto(`${stage.url}/election?id=${election.id}`);
  await isMarked();
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await isMarked();
  await openKey(page, election);
  await heading(page, "골라 주십시오 (2개 가운데 1번째)");
  await isMarked();
  await page.getByLabel("기호 2번 이바다, 나무당").check();
  await button(page, "다음").click();
  await heading(page, "골라 주십시오 (2개 가운데 2번째)");
  await isMarked();
  await page.getByLabel("최강").check();
  await button(page, "다음").click();
  await heading(page, "고른 내용을 확인해 주십시오");
  await isMarked();
  await button(page, "투표지 암호화하기").click();
  await heading(page, "투표지를 봉했습니다");
  await isMarked();
  await button(page, "암호화가 맞는지 시험하기").click();
  await button(page, "공개하고 시험하기").click();
  await heading(page, "시험 투표지를 공개했습니다");
  await isMarked();
  const tested = await trackerOn(page);
  await button(page, "다시 고르기").click();
  await button(page, "다음").click();
  await button(page, "다음").click();
  await button(page, "투표지 암호화하기").click();
  await heading(page, "투표지를 봉했습니다");
  await cast(page);
  await isMarked();
  const counted = await trackerOn(page);
  await page.goto(`${stage.url}/ballot?election=${election.id}#t=${counted}`);
  await expect(page.getByText("이 투표지가 집계됩니다")).toBeVisible();
  await isMarked();
  await page.goto(`${stage.url}/challenge?election=${election.id}#t=${tested}`);
  await expect(page.getByText("고른 그대로 암호화했습니다")).toBeVisible();
  await isMarked();
  const planned = await stageElection(stage.chain, { rehearsal: true, state: "ready" });
  await page.goto(`${stage.url}/enrol?election=${planned.id}&n=12#${CODE}`);
  await heading(page, "선거인 등록");
  await isMarked();
  await openStaged(stage.chain, planned);
});

/** Text of the QR code as it stands on the page, read from the picture as a camera would. */
async function readQr(page, selector) {
  const size = 320;
  const dark = await page.evaluate(async ([place, side]) => {
    const picture = document.querySelector(place).cloneNode(true);
    picture.setAttribute("width", side);
    picture.setAttribute("height", side);
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0, side, side);
    const { data } = context.getImageData(0, 0, side, side);
    return Array.from({ length: side * side }, (_, i) => (data[4 * i] < 128 ? "1" : "0")).join("");
  }, [selector, size]);
  return jsQR(Uint8ClampedArray.from([...dark].flatMap((one) => (one === "1" ? [0, 0, 0, 255] : [255, 255, 255, 255]))), size, size)?.data ?? "";
}

test("printsAReceiptWhoseQrCodeLeadsToTheBallot", async ({ page, browser }) => {
  const election = await stageElection(stage.chain);
  await toSealed(page, election);
  await cast(page);
  const tracker = await trackerOn(page);
  await page.evaluate(() => { globalThis.printed = 0; globalThis.print = () => { globalThis.printed += 1; }; });
  await button(page, "인쇄").click();
  expect(await page.evaluate(() => globalThis.printed)).toBe(1);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1, name: "투표를 마쳤습니다" })).toBeVisible();
  await expect(page.locator(".tracker-code code")).toBeVisible();
  await expect(page.locator(".receipt-qr svg")).toBeVisible();
  for (const away of ["영수증 파일 저장", "번호 복사", "인쇄"]) await expect(button(page, away)).toBeHidden();
  await expect(page.locator("header.site nav")).toBeHidden();
  await expect(page.locator("main")).not.toContainText("이바다");
  const sheet = await page.pdf({ format: "A4" });
  expect(sheet.subarray(0, 5).toString()).toBe("%PDF-");
  expect(sheet.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const link = await readQr(page, ".receipt-qr svg");
  expect(link).toBe(`${stage.url}/ballot#e=${election.id}&t=${tracker}`);
  const other = await (await browser.newContext({ locale: "ko-KR" })).newPage();
  await other.goto(link);
  await expect(other.getByText("✓ 이 투표지가 집계됩니다")).toBeFocused();
  await other.context().close();
});

test("takesAWholeVoteByKeyboardAlone", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await heading(page, "투표 열쇠를 열어 주십시오");
  const { keyboard } = page;
  /** Tab by tab until it is there; nothing is pressed that has not the focus. */
  const reach = async (locator) => {
    for (let tabs = 0; tabs < 40; tabs += 1) {
      if (await locator.evaluate((one) => one === document.activeElement)) return;
      await keyboard.press("Tab");
    }
    throw new Error(`no way by Tab to ${locator}`);
  };
  const press = async (locator, key = "Enter") => {
    await expect(locator).toHaveCount(1);
    await reach(locator);
    await keyboard.press(key);
  };
  const chooser = page.waitForEvent("filechooser");
  await press(page.getByLabel("투표 열쇠 파일"));
  await (await chooser).setFiles(keyFile(election));
  await reach(page.getByLabel("열쇠의 암호"));
  await keyboard.type(PASSPHRASE);
  await keyboard.press("Enter");
  await heading(page, "골라 주십시오 (2개 가운데 1번째)");
  // The group is one stop; arrows move inside it.
  await press(page.getByLabel("기호 1번 김하늘, 푸른당"), "Space");
  await keyboard.press("ArrowDown");
  await expect(page.getByLabel("기호 2번 이바다, 나무당")).toBeChecked();
  await press(button(page, "다음"));
  await heading(page, "골라 주십시오 (2개 가운데 2번째)");
  await press(page.getByLabel("기호 1번 최강"), "Space");
  await press(page.getByLabel("기호 3번 한별"), "Space");
  await press(button(page, "다음"));
  await heading(page, "고른 내용을 확인해 주십시오");
  await press(button(page, "투표지 암호화하기"));
  await heading(page, "투표지를 봉했습니다");
  await press(button(page, "이대로 투표하기"));
  await heading(page, "투표를 마쳤습니다");
  const tracker = await trackerOn(page);
  const save = page.waitForEvent("download");
  await press(button(page, "영수증 파일 저장"));
  expect((await save).suggestedFilename()).toBe(`${tracker}.maru-receipt.json`);
  expect(castsOf(election)).toHaveLength(1);
});
