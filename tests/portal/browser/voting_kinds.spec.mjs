// SPDX-License-Identifier: Apache-2.0
// Ballots of other kinds than choosing names: points and party lists, from the choice to what a challenged one contained; in
// both modes, with the real engine on a scripted chain. And the way to a vote with large letters and forced colours.
import { AxeBuilder, expect, test } from "../support/playwright.mjs";
import { PASSPHRASE, stageElection, startScripted } from "../support/scripted_election.mjs";
import { ballotHash, trackerOf } from "../../../citizen-portal-backend/web/js/election/codes.js";

let stage;
test.beforeAll(async () => { stage = await startScripted(); });
test.afterAll(async () => { await stage?.stop(); });

const rules = { rule: "plurality", share: 0, quorum: 0, quorum_of: "enrolled", tie: "lot", constituencies: [] };
const option = (id, number, name_ko, name_en, list = "") => ({ id, number, name_ko, name_en, party_ko: "", party_en: "", photo: "", list });
const SCORE = { id: "c1", kind: "score", title_ko: "먼저 할 일", title_en: "What to do first", minimum: 1, maximum: 6, blank: true, score: 5, seats: 1, ...rules,
  options: [option("o1", 1, "도서관", "Library"), option("o2", 2, "버스", "Bus"), option("o3", 3, "공원", "Park")] };
const LIST = { id: "c2", kind: "list", title_ko: "비례대표", title_en: "Proportional seats", minimum: 0, maximum: 2, blank: true, score: 1, seats: 3, ...rules,
  options: [option("l1", 1, "푸른모임", "Blue group"), option("l2", 2, "나무모임", "Tree group"), option("a1", 3, "한솔", "Han Sol", "l1"), option("a2", 4, "윤슬", "Yun Seul", "l1"),
    option("b1", 5, "도래", "Do Rae", "l2"), option("b2", 6, "마루", "Ma Ru", "l2"), option("b3", 7, "바람", "Ba Ram", "l2")] };

const heading = (page, name) => expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
const button = (page, name) => page.getByRole("button", { name, exact: true });
const chainOf = ({ id }, action) => stage.chain.casts(action).filter(({ leaf }) => leaf.tx.payload.election === id);

async function openKey(page, election) {
  await page.goto(`${stage.url}/vote?election=${election.id}`);
  await page.getByLabel("투표 열쇠 파일").setInputFiles({ name: "key.json", mimeType: "application/json", buffer: Buffer.from(election.keyFile) });
  await page.getByLabel("열쇠의 암호").fill(PASSPHRASE);
  await button(page, "파일로 열기").click();
}

async function givePoints(page) {
  await expect(page.locator(".ballot-title")).toHaveText("먼저 할 일");
  await page.getByLabel("기호 1번 도서관: 점수").selectOption("4");
  await page.getByLabel("기호 3번 공원: 점수").selectOption("2");
}

async function pickList(page) {
  await expect(page.locator(".ballot-title")).toHaveText("비례대표");
  await page.getByLabel("기호 2번 나무모임").check();
  await page.getByLabel("기호 5번 도래").check();
  await page.getByLabel("기호 7번 바람").check();
}

async function upToSealed(page, election) {
  await openKey(page, election);
  await givePoints(page);
  await button(page, "다음").click();
  await pickList(page);
  await button(page, "다음").click();
  await heading(page, "고른 내용을 확인해 주십시오");
  await button(page, "투표지 암호화하기").click();
  await heading(page, "투표지를 봉했습니다");
  return (await page.locator(".tracker-code .visually-hidden").textContent()).replace(/\s/g, "").replace(/,/g, "-");
}

for (const mode of ["signed", "ring"]) {
  test(`castsPointsAndAListAndShowsThemBeforehand_${mode}`, async ({ page }) => {
    const election = await stageElection(stage.chain, { mode, contests: [SCORE, LIST] });
    await openKey(page, election);
    await givePoints(page);
    await expect(page.locator(".ballot-count")).toHaveText("최대 6점 중 6점을 주었습니다.");
    await button(page, "다음").click();
    await pickList(page);
    await expect(page.locator(".ballot-count")).toHaveText("최대 2명 중 2명을 골랐습니다.");
    await button(page, "다음").click();
    const [points, list] = [page.locator(".ballot-summary section").nth(0), page.locator(".ballot-summary section").nth(1)];
    await expect(points.locator("li")).toHaveText(["기호 1번 도서관: 4점", "기호 3번 공원: 2점"]);
    await expect(list.locator("li")).toHaveText(["기호 2번 나무모임", "기호 5번 도래", "기호 7번 바람"]);
    await button(page, "투표지 암호화하기").click();
    await heading(page, "투표지를 봉했습니다");
    const tracker = (await page.locator(".tracker-code .visually-hidden").textContent()).replace(/\s/g, "").replace(/,/g, "-");
    await button(page, "이대로 투표하기").click();
    await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
    const [{ leaf: { tx: { payload } } }] = chainOf(election, "cast");
    expect(payload.answers.map(({ contest }) => contest)).toEqual(["c1", "c2"]);
    expect(trackerOf(await ballotHash(payload))).toBe(tracker);
    expect("ring" in payload).toBe(mode === "ring");
  });

  test(`opensPointsAndAListOnASecondDevice_${mode}`, async ({ page, browser }) => {
    const election = await stageElection(stage.chain, { mode, contests: [SCORE, LIST] });
    const tracker = await upToSealed(page, election);
    await button(page, "암호화가 맞는지 시험하기").click();
    await button(page, "공개하고 시험하기").click();
    await heading(page, "시험 투표지를 공개했습니다");
    expect(chainOf(election, "cast")).toHaveLength(0);
    const [{ leaf: { tx: { payload } } }] = chainOf(election, "challenge");
    const opened = payload.votes.filter(({ value }) => value > 0).map(({ option: id, value }) => `${id}=${value}`);
    expect(opened.sort()).toEqual(["b1=1", "b3=1", "l2=1", "o1=4", "o3=2"]);
    const second = await (await browser.newContext({ locale: "ko-KR" })).newPage();
    await second.goto(`${stage.url}/challenge?election=${election.id}#t=${tracker}`);
    await expect(second.getByText("고른 그대로 암호화했습니다")).toBeVisible();
    await expect(second.locator(".ballot-summary li")).toHaveText(["기호 1번 도서관: 4점", "기호 3번 공원: 2점", "기호 2번 나무모임", "기호 5번 도래", "기호 7번 바람"]);
    await second.context().close();
  });
}

test("seesThatAChallengedBallotHeldOtherPointsThanItSays", async ({ page, browser }) => {
  const election = await stageElection(stage.chain, { contests: [SCORE, LIST] });
  const tracker = await upToSealed(page, election);
  await page.route("**/api/v1/ballots", async (route) => {
    const body = JSON.parse(route.request().postData());
    body.payload.votes = body.payload.votes.map((vote) => (vote.option === "o1" ? { ...vote, value: 3 } : vote));
    await route.continue({ postData: JSON.stringify(body) });
  });
  await button(page, "암호화가 맞는지 시험하기").click();
  await button(page, "공개하고 시험하기").click();
  await expect.poll(() => chainOf(election, "challenge").length).toBe(1);
  const second = await (await browser.newContext({ locale: "ko-KR" })).newPage();
  await second.goto(`${stage.url}/challenge?election=${election.id}#t=${tracker}`);
  await expect(second.getByRole("alert").getByText("고른 것과 다르게 암호화되었습니다", { exact: true })).toBeVisible();
  await second.context().close();
});

test("saysHowManyPointsAreTooMany", async ({ page }) => {
  const election = await stageElection(stage.chain, { contests: [SCORE] });
  await openKey(page, election);
  await button(page, "다음").click();
  await expect(page.locator(".error-summary")).toContainText("모두 더해 1점 이상 주십시오. 지금 0점입니다.");
  await givePoints(page);
  await page.getByLabel("기호 2번 버스: 점수").selectOption("5");
  await button(page, "다음").click();
  await expect(page.locator(".error-summary")).toContainText("모두 더해 6점까지 줄 수 있습니다. 5점을 빼 주십시오.");
  await page.getByLabel("기권(백지 투표)").check();
  for (const name of ["기호 1번 도서관", "기호 2번 버스", "기호 3번 공원"]) await expect(page.getByLabel(`${name}: 점수`)).toHaveValue("0");
  await button(page, "다음").click();
  await expect(page.locator(".ballot-summary li")).toHaveText(["기권(백지 투표)"]);
});

test("takesCandidatesOfTheChosenListOnly", async ({ page }) => {
  const election = await stageElection(stage.chain, { contests: [LIST] });
  await openKey(page, election);
  await button(page, "다음").click();
  await expect(page.locator(".error-summary")).toContainText("명부 하나를 고르거나 기권을 골라 주십시오.");
  await expect(page.getByLabel("기호 5번 도래")).toHaveCount(0);
  await pickList(page);
  await page.getByLabel("기호 6번 마루").check();
  await button(page, "다음").click();
  await expect(page.locator(".error-summary")).toContainText("2명까지 고를 수 있습니다. 1명을 빼 주십시오.");
  await page.getByLabel("기호 1번 푸른모임").check();
  await expect(page.getByLabel("기호 5번 도래")).toHaveCount(0);
  await page.getByLabel("기호 3번 한솔").check();
  await button(page, "다음").click();
  await expect(page.locator(".ballot-summary li")).toHaveText(["기호 1번 푸른모임", "기호 3번 한솔"]);
  await page.getByRole("button", { name: /비례대표/ }).click();
  await expect(page.getByLabel("기호 3번 한솔")).toBeChecked();
  await page.getByLabel("기권(백지 투표)").check();
  await expect(page.getByLabel("기호 3번 한솔")).toHaveCount(0);
  await button(page, "고른 내용 보기").click();
  await expect(page.locator(".ballot-summary li")).toHaveText(["기권(백지 투표)"]);
});

for (const look of ["200_percent", "forced_colours"]) {
  test(`leadsToAVoteAt320With_${look}`, async ({ browser }) => {
    const election = await stageElection(stage.chain, { contests: [SCORE, LIST] });
    const page = await (await browser.newContext({ locale: "ko-KR", viewport: { width: 320, height: 640 }, forcedColors: look === "forced_colours" ? "active" : "none" })).newPage();
    if (look === "200_percent") {
      await page.goto(`${stage.url}/elections`);
      await page.locator("details.display summary").click();
      await page.locator('input[name="text-size"][value="200"]').check();
    }
    const fits = async () => {
      if (look === "200_percent") await expect(page.locator("html")).toHaveAttribute("data-text-size", "200");
      else expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      // Nothing that is pressed reaches beyond the window or lies in another.
      const cut = await page.locator("main :is(button, a.button, select, textarea, .ballot-option, input:not([type=file]))").evaluateAll((all) => all
        .filter((one) => one.getClientRects().length && !one.closest(".table-scroll"))
        .filter((one) => { const { left, right } = one.getBoundingClientRect(); return left < -0.5 || right > innerWidth + 0.5; }).map((one) => one.outerHTML.slice(0, 120)));
      expect(cut).toEqual([]);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
    };
    await page.goto(`${stage.url}/election?id=${election.id}`);
    await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
    await page.getByText("이의 내기", { exact: true }).click();
    await fits();
    await openKey(page, election);
    await givePoints(page);
    await fits();
    await button(page, "다음").click();
    await pickList(page);
    await fits();
    await button(page, "다음").click();
    await heading(page, "고른 내용을 확인해 주십시오");
    await fits();
    await button(page, "투표지 암호화하기").click();
    await heading(page, "투표지를 봉했습니다");
    await fits();
    if (look === "forced_colours") await expect(page.locator(".steps span.on").first()).not.toHaveCSS("background-color", "rgba(0, 0, 0, 0)");
    await button(page, "이대로 투표하기").click();
    await expect(page.locator(".receipt-qr svg")).toBeVisible();
    await fits();
    await page.context().close();
  });
}
