// SPDX-License-Identifier: Apache-2.0
// The campaign's page: where the money went as picture and table, evidence, sums checked here, sharing, live news.
import { createHash } from "node:crypto";
import { AxeBuilder, expect, servers, test } from "../support/playwright.mjs";
import { giveOnce, openCampaign } from "../support/giving.mjs";

const { portal } = servers();
test.use({ baseURL: portal });

const list = async (request, path) => (await (await request.get(path)).json()).rows;

/** A campaign that paid a plan, so that every kind of node is in its picture. */
async function busyCampaign(request) {
  const plans = await list(request, "/api/v1/query/donation/plans?state=running&limit=100");
  const campaigns = await list(request, "/api/v1/query/donation/campaigns?limit=200");
  return campaigns.filter((row) => plans.some((plan) => plan.campaign === row.id)).sort((a, b) => b.paid - a.paid)[0];
}

async function open(page, campaign) {
  await page.goto(`/campaign?id=${campaign.id}`);
  await expect(page.locator("svg.sankey")).toBeVisible();
}

test("showsEveryLinkOfTheFlowInPictureAndTable", async ({ page, request }) => {
  const campaign = await busyCampaign(request);
  const flow = await (await request.get(`/api/v1/query/donation/flow?campaign=${campaign.id}`)).json();
  await open(page, campaign);
  await expect(page.locator(".sankey .ribbon")).toHaveCount(flow.links.length);
  await expect(page.locator(".sankey .bar")).toHaveCount(flow.nodes.length);
  await expect(page.locator(".flow-row")).toHaveCount(flow.links.length);
  const shown = (await page.locator(".flow-row summary strong").allInnerTexts()).map((text) => Number(text.replaceAll(/\D/g, "")));
  expect(shown).toEqual(flow.links.map((link) => link.amount));
  await expect(page.locator("#flow .checks .ok")).toHaveCount(3);
  await expect(page.locator("#flow .checks")).toContainText("그림의 금액이 서명된 합계와 같습니다");
});

test("saysWhenTheServersPictureIsNotTheLedgers", async ({ page, context, request }) => {
  const campaign = await busyCampaign(request);
  await context.route("**/api/v1/query/donation/flow?**", async (route) => {
    const response = await route.fetch();
    const flow = await response.json();
    const node = flow.nodes.find((one) => one.id === "donors");
    node.amount += 1_000;
    flow.links.find((link) => link.from === "donors").amount += 1_000;
    await route.fulfill({ response, json: flow });
  });
  await page.goto(`/campaign?id=${campaign.id}`);
  await expect(page.locator("#flow .checks .bad").first()).toBeVisible();
  await expect(page.locator("#flow .checks .bad")).toHaveCount(2);
  await expect(page.locator("#flow")).toContainText("들어온 돈과 나간 돈이 맞지 않아 그리지 않았습니다");
});

test("opensEveryAmountDownToItsProof", async ({ page, request }) => {
  const campaign = await busyCampaign(request);
  await open(page, campaign);
  const row = (text) => page.locator(".flow-row").filter({ hasText: text });
  await row("기부자 →").locator("summary").click();
  await expect(row("기부자 →").getByRole("link", { name: "영수증" }).first()).toBeVisible();
  await row("배분 계획 → 수혜자").locator("summary").first().click();
  const distribution = row("배분 계획 → 수혜자").first();
  await distribution.getByRole("button", { name: "증명 확인" }).first().click();
  await expect(distribution.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
  await row("기부자 →").getByRole("link", { name: "영수증" }).first().click();
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
});

test("walksThePictureByKeyboard", async ({ page, request }) => {
  const campaign = await busyCampaign(request);
  await open(page, campaign);
  const parts = page.locator(".sankey .part");
  const first = page.locator(".sankey .part[tabindex='0']");
  await expect(first).toHaveCount(1);
  await first.focus();
  await expect(page.locator(".sankey-info")).toContainText("기부자");
  const total = await parts.count();
  const seen = new Set();
  for (let i = 0; i < total; i += 1) {
    seen.add(await page.evaluate(() => document.activeElement.getAttribute("aria-label")));
    await page.keyboard.press("ArrowRight");
  }
  expect(seen.size).toBe(total);
  for (const label of seen) expect(label).toMatch(/[\d,]+원/);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.locator(".flow-row[open]")).toHaveCount(1);
  await expect(page.locator(".flow-row[open] summary")).toBeFocused();
});

test("turnsThePictureOnNarrowPages", async ({ page, request }) => {
  const campaign = await busyCampaign(request);
  await page.setViewportSize({ width: 320, height: 800 });
  await open(page, campaign);
  await expect(page.locator("svg.sankey.vertical")).toBeVisible();
  const bars = await page.locator(".sankey .bar").count();
  await expect(page.locator(".sankey-key li")).toHaveCount(bars);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(page.locator("svg.sankey:not(.vertical)")).toBeVisible();
});

test("knowsTheVeryEvidence", async ({ page, request }) => {
  const milestones = await list(request, "/api/v1/query/donation/milestones?state=paid&limit=200");
  const row = milestones.find((one) => one.evidence?.length && one.evidence[0].title === "증빙 서류.pdf");
  await page.goto(`/campaign?id=${row.campaign}`);
  const item = page.locator(".milestones > li").nth(row.seq - 1);
  await item.locator(".evidence summary").click();
  /** Waits for the answer about this very file: what is not the evidence is shown with its own fingerprint. */
  const give = async (text) => {
    const hash = createHash("sha256").update(text).digest("hex");
    await item.locator("input[type=file]").setInputFiles({ name: "서류.pdf", mimeType: "application/pdf", buffer: Buffer.from(text) });
    const isRight = row.evidence.some((one) => one.hash === hash);
    if (isRight) await expect(item.locator(".evidence .box.success")).toBeVisible();
    else await expect(item.locator(".evidence .box.danger code")).toHaveText(hash);
    return isRight;
  };
  // What the demo's organisation handed in; the state at that time is part of it.
  const papers = ["pending", "rejected"].map((state) => `${row.campaign}${row.seq}${state} receipt`);
  if (!await give(papers[0])) expect(await give(papers[1])).toBe(true);
  await expect(item.getByText("원장에 적힌 바로 그 파일입니다")).toBeVisible();
  await expect(item.getByText("‘증빙 서류.pdf’의 지문과 같습니다", { exact: false })).toBeVisible();
  expect(await give(`${papers[0]} `)).toBe(false);
  await expect(item.getByText("원장에 적힌 파일이 아닙니다")).toBeVisible();
  expect(await give("")).toBe(false);
  await expect(item.getByText("원장에 적힌 파일이 아닙니다")).toBeVisible();
});

test("saysWhatSpendingIsHiddenAndWhy", async ({ page, request }) => {
  const campaign = await busyCampaign(request);
  const spending = await (await request.get(`/api/v1/query/donation/spending?campaign=${campaign.id}`)).json();
  await open(page, campaign);
  await expect(page.getByText(`${spending.k}명 이상이 함께 쓴 달과 분야만`, { exact: false }).first()).toBeVisible();
  // What the reader sees, not what the server could have sent: every group on the page is large enough.
  const shown = await page.locator("table").filter({ hasText: "사람 수" }).locator("tbody tr td:last-child").allTextContents();
  expect(shown.length).toBe(spending.rows.length);
  for (const text of shown) expect(Number(text.replaceAll(/\D/g, ""))).toBeGreaterThanOrEqual(spending.k);
  await expect(page.getByText("공개하지 않은 묶음이 있습니다", { exact: true })).toHaveCount(spending.hidden ? 1 : 0);
});

test("sharesByCopyAndQrCode", async ({ page, context, request }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const campaign = await openCampaign(request);
  await page.goto(`/campaign?id=${campaign.id}`);
  await page.getByRole("button", { name: "소개 글과 주소 복사" }).click();
  await expect(page.getByText("소개 글과 주소를 복사했습니다", { exact: false })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(campaign.title_ko);
  expect(text).toContain(`${portal}/campaign?id=${campaign.id}`);
  await page.getByRole("button", { name: "QR 코드" }).click();
  await expect(page.getByRole("img", { name: "QR 코드", exact: false })).toBeVisible();
});

test("tellsFollowersWhatMoved", async ({ page, browser, request }) => {
  const campaign = await openCampaign(request);
  await page.goto(`/campaign?id=${campaign.id}`);
  await page.getByRole("button", { name: "소식 받기" }).click();
  await expect(page.getByRole("button", { name: "알림 받는 중" })).toHaveAttribute("aria-pressed", "true");
  // The open page hears of a gift that somebody else gives.
  const other = await browser.newContext({ baseURL: portal, locale: "ko-KR" });
  await giveOnce(await other.newPage(), campaign, 1_000);
  await expect(page.getByText("방금 1,000원이 더 모였습니다.")).toBeVisible();
  await page.getByRole("button", { name: "새 내용 보기" }).click();
  await expect(page.locator(".fresh-bar .box")).toHaveCount(0);
  await other.close();
  // Since the last visit money was paid: the reading that this browser kept was smaller.
  await page.evaluate((id) => {
    const follows = JSON.parse(localStorage.getItem("maru.follows"));
    follows[id] = { ...follows[id], state: "registered" };
    localStorage.setItem("maru.follows", JSON.stringify(follows));
  }, campaign.id);
  await page.goto("/mine");
  await expect(page.locator(".notice-list .unread")).toHaveCount(1);
  await expect(page.locator(".notice-list")).toContainText(campaign.title_ko);
  await page.getByRole("button", { name: "모두 읽음으로" }).click();
  await expect(page.locator(".notice-list .unread")).toHaveCount(0);
  await page.reload();
  await expect(page.locator(".notice-list li")).toHaveCount(1);
});

test("tellsADonorThatADonationMovedAndKeepsTheFocus", async ({ page, request }) => {
  const campaign = await openCampaign(request);
  await giveOnce(page, campaign, 1_000);
  await page.goto("/mine");
  await expect(page.locator(".donation")).toHaveCount(1);
  await expect(page.locator('[data-figure="amount"]')).toHaveText("1,000원");
  await expect.poll(() => page.evaluate(() => Object.keys(JSON.parse(localStorage.getItem("maru.ways") ?? "{}")).length)).toBe(1);
  // The chain says from now on that part of this donation was paid: what the server's trace tells of its way.
  const [id] = await page.evaluate(() => Object.keys(JSON.parse(localStorage.getItem("maru.ways"))));
  await page.route(`**/query/donation/trace?donation=${id}`, async (route) => {
    const response = await route.fetch();
    const trace = await response.json();
    const hop = { kind: "payout", milestone: 1, title_ko: "첫 단계", title_en: "First step", amount: 600, time: 1_795_000_000, then: [] };
    await route.fulfill({ response, json: { ...trace, hops: [hop, { ...trace.hops[0], amount: trace.hops[0].amount - 600 }] } });
  });
  // A control in the middle of the page keeps the focus while all of this comes in.
  const focused = page.locator(".donation").first().getByRole("button").first();
  await focused.focus();
  await focused.evaluate((element) => { window.heldFocus = element; });
  // Somebody else's gift to the campaign makes a block that this page reads its ways anew for.
  const other = await page.context().browser().newContext({ baseURL: portal, locale: "ko-KR" });
  await giveOnce(await other.newPage(), campaign, 2_000);
  await expect(page.locator(".notice-list .unread")).toHaveCount(1);
  await expect(page.locator(".notice-list")).toContainText("첫 단계");
  await expect(page.locator(".notice-list")).toContainText("600원");
  expect(await page.evaluate(() => document.activeElement === window.heldFocus)).toBe(true);
  await other.close();
});

test("keepsThePictureInForcedColoursAndOnPaper", async ({ page, request }) => {
  const campaign = await busyCampaign(request);
  await page.emulateMedia({ forcedColors: "active" });
  await open(page, campaign);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => one.id)).toEqual([]);
  await page.emulateMedia({ media: "print", forcedColors: "none" });
  await expect(page.locator("svg.sankey")).toBeVisible();
  await expect(page.locator("section.share")).toBeHidden();
  await expect(page.locator(".state-check").first()).toBeHidden();
});
