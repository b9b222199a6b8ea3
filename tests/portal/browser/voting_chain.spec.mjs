// SPDX-License-Identifier: Apache-2.0
// Voting against the real chain server: its proofs are checked there. The demo's running election is in ring mode; enrolment
// is tried with the planned one.
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, servers, test } from "../support/playwright.mjs";
import { handedOut } from "../support/election_house.mjs";
import { ballotHash, trackerOf } from "../../../citizen-portal-backend/web/js/election/codes.js";

const told = servers();
const { passphrase, voters, links } = handedOut(told);
test.use({ baseURL: told.portal });
test.describe.configure({ mode: "serial" });

const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name) => expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
const boxOf = async (request, election) => (await (await request.get(`/api/v1/state/election/boxes/${election}`)).json()).value;

async function upToSealed(page, voter, choice = 0) {
  await page.goto(`/vote?election=${voter.election}`);
  await page.getByLabel("투표 열쇠 파일").setInputFiles({ name: "voter.maru-voting-key.json", mimeType: "application/json", buffer: Buffer.from(voter.text) });
  await page.getByLabel("열쇠의 암호").fill(passphrase);
  await button(page, "파일로 열기").click();
  const review = page.getByRole("heading", { level: 1, name: "고른 내용을 확인해 주십시오" });
  const ballot = page.locator(".ballot");
  await expect(ballot).toBeVisible();
  while (!(await review.isVisible())) {
    const title = await page.locator(".ballot-title").innerText();
    await ballot.locator("input").nth(choice).check();
    await button(page, "다음").click();
    await expect(page.locator(".ballot-title", { hasText: title })).toHaveCount(0);
  }
  await button(page, "투표지 암호화하기").click();
  await heading(page, "투표지를 봉했습니다");
  return (await page.locator(".tracker-code .visually-hidden").textContent()).replace(/\s/g, "").replace(/,/g, "-");
}

async function cast(page) {
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
  await page.getByText(/확인한 \d+가지 보기/).click();
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
}

test("takesABallotAndCountsItsSuccessorInItsPlace", async ({ page, request }) => {
  const [voter] = voters;
  const before = await boxOf(request, voter.election);
  const first = await upToSealed(page, voter);
  await cast(page);
  const between = await boxOf(request, voter.election);
  expect([between.ballots - before.ballots, between.replaced - before.replaced]).toEqual([1, 0]);
  const second = await upToSealed(page, voter, 1);
  await cast(page);
  await expect(page.getByText("먼저 보낸 투표지 대신 이 투표지를 집계합니다", { exact: false })).toBeVisible();
  const after = await boxOf(request, voter.election);
  expect([after.ballots - before.ballots, after.replaced - before.replaced]).toEqual([2, 1]);
  for (const [tracker, words] of [[first, "나중에 보낸 투표지로 교체되었습니다"], [second, "이 투표지가 집계됩니다"]]) {
    await page.goto("/voting-security");
    await page.goto(`/ballot#e=${voter.election}&t=${tracker}`);
    await expect(page.getByText(words)).toBeVisible();
  }
});

test("opensAChallengedBallotOnASecondDeviceAndNeverCountsIt", async ({ page, request, browser }) => {
  const voter = voters.at(-1);
  const before = await boxOf(request, voter.election);
  const tracker = await upToSealed(page, voter);
  await button(page, "암호화가 맞는지 시험하기").click();
  await button(page, "공개하고 시험하기").click();
  await heading(page, "시험 투표지를 공개했습니다");
  const after = await boxOf(request, voter.election);
  expect([after.ballots - before.ballots, after.challenges - before.challenges]).toEqual([0, 1]);
  const context = await browser.newContext({ locale: "ko-KR", baseURL: told.portal });
  const second = await context.newPage();
  await second.goto(`/challenge#e=${voter.election}&t=${tracker}`);
  await expect(second.getByText("고른 그대로 암호화했습니다")).toBeVisible();
  await context.close();
});

test("refusesABallotThatSomebodySendsAgainUnderAnotherKey", async ({ page, request }) => {
  const voter = voters.at(-1);
  let sent = null;
  page.on("request", (one) => { if (one.url().endsWith("/api/v1/ballots")) sent = one.postDataJSON(); });
  await upToSealed(page, voter);
  await cast(page);
  const tracker = trackerOf(await ballotHash(sent.payload));
  await expect(page.locator(".tracker-code code")).toHaveText(tracker.replaceAll("-", ""));
  const { keyFromSeed, randomBytes } = await import("../../../citizen-portal-backend/web/js/core/crypto.js");
  const { makeTransaction } = await import("../../../citizen-portal-backend/web/js/core/transaction.js");
  const { chain, now } = await (await request.get("/api/v1/node")).json();
  const again = await makeTransaction(await keyFromSeed(randomBytes(32)), chain, "election", "cast", sent.payload, now);
  const { results } = await (await request.post("/api/v1/ballots", { data: again })).json();
  expect(results[0].code ?? results[0].error?.code).not.toBe("ok");
  const same = await (await request.post("/api/v1/ballots", { data: sent })).json();
  expect(same.results[0]).toMatchObject({ code: "ok", status: "committed" });
});

test("enrolsWithThePersonalLinkAndARepeatedLinkIsRefused", async ({ page }) => {
  const [{ election, number, code }] = links;
  await page.goto(`/enrol#e=${election}&n=${number}&c=${code}`);
  await button(page, "다음").click();
  await heading(page, "투표 열쇠를 어디에 둘까요?");
  await page.getByLabel("열쇠의 암호").fill(passphrase);
  await page.getByLabel("암호 한 번 더").fill(passphrase);
  await button(page, "열쇠를 만들고 등록하기").click();
  await expect(page.getByText("✓ 등록했습니다")).toBeVisible();
  await page.goto("/elections");
  await page.goto(`/enrol#e=${election}&n=${number}&c=${code}`);
  await button(page, "다음").click();
  await expect(page.getByText("이 번호는 이미 등록했습니다", { exact: false })).toBeVisible();
});

test("takesAnObjectionWhoseWordsNobodyElseReads", async ({ page, request }) => {
  const [{ election }] = voters;
  const words = `The polling notice came late. ${Date.now()}`;
  await page.goto(`/election?id=${election}`);
  await page.getByText("이의 내기", { exact: true }).click();
  await page.getByLabel("이의 내용").fill(words);
  await button(page, "이의 보내기").click();
  await expect(page.getByText("✓ 이의가 접수되었습니다")).toBeFocused();
  const number = await page.locator("#objections .box.success code").innerText();
  await page.reload();
  await expect(page.locator(".objection")).toContainText(number);
  await expect(page.locator(".objection")).toContainText("서명된 원장에서 이 기기가 확인했습니다");
  const answer = await request.get(`/api/v1/state/election/objections/${encodeURIComponent(`${election}/${number}`)}`);
  const { value } = await answer.json();
  expect(value).toMatchObject({ id: number, about: "voting", state: "open" });
  for (const path of [`/api/v1/transactions/${value.transaction}`, `/api/v1/query/election/objections?election=${election}`, `/api/v1/query/election/objection_texts?election=${election}`,
    `/api/v1/state/election/objection_texts/${encodeURIComponent(`${election}/${number}`)}`, `/api/v1/transactions/${value.transaction}/receipt`]) {
    expect(await (await request.get(path)).text(), path).not.toContain(words);
  }
});

test("showsAResultWhosePrecinctsAddUpAndWhoseRowIsProven", async ({ page, request }) => {
  const { rows } = await (await request.get("/api/v1/query/election/elections?limit=100")).json();
  const finished = rows.find(({ state }) => state === "certified");
  await page.goto(`/election?id=${finished.id}`);
  await expect(page.getByRole("heading", { name: "개표 결과" })).toBeVisible();
  await page.getByText("투표구별 결과").first().click();
  await expect(page.getByText("이 기기가 투표구를 모두 더해 위의 결과와 같음을 확인했습니다", { exact: false }).first()).toBeVisible();
  await page.locator("#results").getByRole("button", { name: "이 결과가 서명된 원장에 있는지 이 기기에서 확인" }).first().click();
  await expect(page.locator("#results").getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
  const save = page.waitForEvent("download");
  await page.getByRole("button", { name: "기록 파일 저장" }).click();
  expect((await save).suggestedFilename()).toBe(`${finished.id}.maru-election.jsonl`);
});

test("drawsTurnoutByHourInAllAndByPrecinct", async ({ page, request }) => {
  const [{ election }] = voters;
  await page.goto(`/election?id=${election}`);
  const turnout = page.locator("#turnout");
  const [byHour, inAll] = [turnout.getByRole("img").nth(0), turnout.getByRole("img").nth(1)];
  await expect(byHour).toHaveAttribute("aria-label", /^시간마다 새로 투표한 사람 수의 막대그래프. 모두 \d+명$/);
  const { voted, units } = await (await request.get(`/api/v1/query/election/progress?election=${election}`)).json();
  await turnout.getByText("숫자를 표로 보기").click();
  const rows = turnout.getByRole("region", { name: "시간별 투표자 수(처음 투표한 사람)" }).locator("tbody tr");
  const hours = await rows.count();
  expect(hours).toBeGreaterThan(1);
  await expect(byHour.locator("rect")).toHaveCount(hours);
  await expect(rows.last().locator("td").last()).toHaveText(voted.toLocaleString("ko-KR"));
  // The line ends at its highest point; the highest bar is that of the fullest hour.
  const heights = await inAll.locator(".line").evaluate((line) => line.getAttribute("points").split(" ").map((point) => Number(point.split(",")[1])));
  expect(heights).toHaveLength(hours + 1);
  expect(heights.at(-1)).toBe(Math.min(...heights));
  const counts = (await rows.evaluateAll((all) => all.map((row) => Number(row.cells[1].textContent.replaceAll(",", "")))));
  const bars = await byHour.locator("rect").evaluateAll((all) => all.map((bar) => Number(bar.getAttribute("height"))));
  expect(bars.indexOf(Math.max(...bars))).toBe(counts.indexOf(Math.max(...counts)));
  await expect(turnout.getByRole("region", { name: "투표구별 투표율" }).locator("svg.share-bar")).toHaveCount(units.length);
  // Letters of the axis grow with those of the page, and stay inside.
  const size = () => byHour.locator("text").first().evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize) * (text.ownerSVGElement.getBoundingClientRect().width / text.ownerSVGElement.viewBox.baseVal.width));
  const before = await size();
  await page.locator("details.display summary").click();
  await page.locator('input[name="text-size"][value="200"]').check();
  await expect.poll(size).toBeGreaterThan(before * 1.9);
  const labels = byHour.locator("svg > text");
  const boxes = await labels.evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right]));
  for (let i = 1; i < boxes.length; i += 1) expect(boxes[i][0]).toBeGreaterThan(boxes[i - 1][1]);
  for (const words of ["기호", "무소속"]) await expect(page.locator("#candidates")).toContainText(words);
});

test("givesOutARecordThatTheVerifierPasses", async ({ request }) => {
  const { rows } = await (await request.get("/api/v1/query/election/elections?state=certified")).json();
  let text = "";
  for (let cursor = null; cursor !== ""; ) {
    const page = await request.get(`/api/v1/elections/${rows[0].id}/record${cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`}`);
    text += await page.text();
    cursor = page.headers()["maru-next-cursor"] ?? "";
  }
  const file = join(mkdtempSync(join(tmpdir(), "maru-record-")), "record.jsonl");
  writeFileSync(file, text);
  const byOurs = spawnSync(join(process.env.MARU_BIN_DIR, "maru-verify"), ["election", file, "--trust-first", "--json"], { encoding: "utf8" });
  expect(byOurs.status, byOurs.stdout).toBe(0);
  const ours = JSON.parse(byOurs.stdout);
  expect(ours.ballots).toBeGreaterThan(100);
  // A ballot that is taken out is missed.
  let isOut = false;
  const without = text.split("\n").map((line) => {
    if (isOut || !line.includes('"action":"cast"')) return line;
    const block = JSON.parse(line);
    const at = block.leaves.findIndex(({ leaf }) => leaf.tx.action === "cast" && leaf.result.code === "ok");
    isOut = at >= 0;
    if (isOut) block.leaves.splice(at, 1);
    return JSON.stringify(block);
  }).join("\n");
  expect(isOut).toBe(true);
  writeFileSync(file, without);
  expect(spawnSync(join(process.env.MARU_BIN_DIR, "maru-verify"), ["election", file, "--json"]).status).toBe(1);
});
