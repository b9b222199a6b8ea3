// SPDX-License-Identifier: Apache-2.0
// Objections on an election's page: raised under a pseudonym, sent once, found again with their state; on a scripted chain
// that can lose answers.
import { AxeBuilder, expect, test } from "../support/playwright.mjs";
import { stageElection, startScripted } from "../support/scripted_election.mjs";
import { makeWallet, WALLET_PASSPHRASE } from "../support/wallet.mjs";

let stage;
test.beforeAll(async () => { stage = await startScripted(); });
test.afterAll(async () => { await stage?.stop(); });
test.beforeEach(() => {
  stage.chain.afterPost = (transaction, answer) => answer;
  stage.chain.refusal = "";
});

const TEXT = "제2투표소의 안내가 30분 늦게 열렸습니다.";
const button = (page, name) => page.getByRole("button", { name, exact: true });
const sentOf = ({ id }) => stage.chain.casts("objectTo").filter(({ leaf }) => leaf.tx.payload.election === id);
const numberOn = (page) => page.locator("#objections .box.success code").innerText();

async function openForm(page, election) {
  await page.goto(`${stage.url}/election?id=${election.id}`);
  await page.getByText("이의 내기", { exact: true }).click();
}

async function object(page, election, text = TEXT) {
  await openForm(page, election);
  await page.getByLabel("이의 내용").fill(text);
  await button(page, "이의 보내기").click();
  await expect(page.getByText("✓ 이의가 접수되었습니다")).toBeFocused();
  return numberOn(page);
}

test("raisesAnObjectionAndFindsItAgainWithItsDecision", async ({ page, browser }) => {
  const election = await stageElection(stage.chain);
  await openForm(page, election);
  await expect(page.getByText("다른 사람의 개인정보를 적지 마십시오")).toBeVisible();
  await button(page, "이의 보내기").click();
  await expect(page.locator("#objections .error-summary")).toBeFocused();
  expect(sentOf(election)).toHaveLength(0);
  await page.getByLabel("이의 내용").fill(TEXT);
  await button(page, "이의 보내기").click();
  await expect(page.getByText("✓ 이의가 접수되었습니다")).toBeFocused();
  const number = await numberOn(page);
  const [{ leaf: { tx, result } }] = sentOf(election);
  expect(tx.payload).toEqual({ election: election.id, about: "voting", text: TEXT });
  expect(result.data.objection).toBe(number);
  // The words stay nowhere on the device once they have arrived.
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("30분");
  await page.reload();
  await expect(page.locator(".objection")).toContainText(number);
  await expect(page.locator(".objection")).toContainText("검토 중");
  stage.chain.set("objections", `${election.id}/${number}`, { ...stage.chain.row("objections", `${election.id}/${number}`), state: "accepted", decision: "시간을 30분 늘렸습니다.", decided: stage.chain.now });
  await page.reload();
  await expect(page.locator(".objection")).toContainText("인용");
  const other = await (await browser.newContext({ locale: "ko-KR" })).newPage();
  await other.goto(`${stage.url}/election?id=${election.id}`);
  await expect(other.locator("html")).toHaveAttribute("data-ready", "yes");
  await expect(other.locator(".objection")).toHaveCount(0);
  await other.getByText("접수 번호로 찾기", { exact: true }).click();
  await other.getByLabel("접수 번호", { exact: true }).fill("x-12");
  await button(other, "찾기").click();
  await expect(other.locator("#objections .error-summary")).toBeFocused();
  await other.getByLabel("접수 번호", { exact: true }).fill("x-0000000000000000");
  await button(other, "찾기").click();
  await expect(other.getByText("이 선거에는 그 번호의 이의가 없습니다")).toBeVisible();
  await other.getByLabel("접수 번호", { exact: true }).fill(` ${number.toUpperCase()} `);
  await button(other, "찾기").click();
  await expect(other.locator(".objection")).toContainText("시간을 30분 늘렸습니다.");
  await other.context().close();
});

test("signsEachObjectionWithAPseudonymOfItsOwn", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await object(page, election);
  await object(page, election, "두 번째 이의입니다.");
  const [first, second] = sentOf(election);
  expect(first.leaf.tx.signer).not.toBe(second.leaf.tx.signer);
  await expect(page.locator(".objection")).toHaveCount(2);
});

test("signsWithTheWalletsPseudonymWhereThatIsAsked", async ({ page }) => {
  const election = await stageElection(stage.chain);
  await page.goto(`${stage.url}/wallet`);
  await makeWallet(page);
  for (const text of [TEXT, "두 번째 이의입니다."]) {
    await openForm(page, election);
    await page.getByLabel("이의 내용").fill(text);
    await page.getByLabel("내 지갑의 가명으로 서명하기", { exact: false }).check();
    await button(page, "이의 보내기").click();
    await page.getByLabel("지갑 암호").fill(WALLET_PASSPHRASE);
    await button(page, "열기").click();
    await expect(page.getByText("✓ 이의가 접수되었습니다")).toBeFocused();
  }
  const [first, second] = sentOf(election);
  expect(first.leaf.tx.signer).toBe(second.leaf.tx.signer);
});

test("sendsAnObjectionOnceThoughTheAnswerIsLost", async ({ page }) => {
  const election = await stageElection(stage.chain);
  let lost = 0;
  stage.chain.afterPost = (transaction, answer) => {
    lost += 1;
    return lost === 1 ? null : answer;
  };
  await openForm(page, election);
  await page.getByLabel("이의 내용").fill(TEXT);
  await button(page, "이의 보내기").click();
  await expect(page.getByText("✓ 이의가 접수되었습니다")).toBeVisible();
  expect(sentOf(election)).toHaveLength(1);
});

test("keepsWhatWasWrittenWhenTheChainRefuses", async ({ page }) => {
  const election = await stageElection(stage.chain);
  stage.chain.refusal = "election.objection_period";
  await openForm(page, election);
  await page.getByLabel("이의 내용").fill(TEXT);
  await button(page, "이의 보내기").click();
  await expect(page.getByText("적은 내용은 그대로 있습니다", { exact: false })).toBeVisible();
  await expect(page.getByLabel("이의 내용")).toHaveValue(TEXT);
  stage.chain.refusal = "";
  await button(page, "이의 보내기").click();
  await expect(page.getByText("✓ 이의가 접수되었습니다")).toBeFocused();
});

for (const [state, subjects] of [["ready", ["roll", "candidates"]], ["frozen", ["candidates"]], ["open", ["voting"]], ["closed", ["voting"]]]) {
  test(`asksForSubjectsThatAreOpenNow_${state}`, async ({ page }) => {
    const election = await stageElection(stage.chain, { state });
    await openForm(page, election);
    expect(await page.getByLabel("무엇에 대한 이의입니까?").locator("option").evaluateAll((all) => all.map(({ value }) => value))).toEqual(subjects);
  });
}

test("takesNoObjectionToAVoidElection", async ({ page }) => {
  const election = await stageElection(stage.chain, { state: "void" });
  await page.goto(`${stage.url}/election?id=${election.id}`);
  await expect(page.getByText("지금은 이의를 낼 수 있는 기간이 아닙니다", { exact: false })).toBeVisible();
  await expect(page.getByText("이의 내기", { exact: true })).toHaveCount(0);
});

for (const [language, locale] of [["ko", "ko-KR"], ["en", "en-US"]]) {
  test(`hasNoAccessibilityFaults_${language}`, async ({ browser }) => {
    const election = await stageElection(stage.chain);
    const page = await (await browser.newContext({ locale, viewport: { width: 390, height: 844 } })).newPage();
    const look = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
    };
    const words = language === "ko" ? { write: "이의 내기", text: "이의 내용", send: "이의 보내기", find: "접수 번호로 찾기", all: /접수된 이의 1건/ }
      : { write: "Raise an objection", text: "Your objection", send: "Send the objection", find: "Find one by its number", all: /1 objections/ };
    await page.goto(`${stage.url}/election?id=${election.id}`);
    await page.getByText(words.write, { exact: true }).click();
    await look();
    await button(page, words.send).click();
    await expect(page.locator("#objections .error-summary")).toBeFocused();
    await look();
    await page.getByLabel(words.text).fill("A text.");
    await button(page, words.send).click();
    await expect(page.locator("#objection-sent")).toBeFocused();
    await page.getByText(words.find, { exact: true }).click();
    await page.getByText(words.all).click();
    await look();
    await page.context().close();
  });
}
