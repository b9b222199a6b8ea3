// SPDX-License-Identifier: Apache-2.0
// Every page in both languages and three widths: no missing text, no sideways scroll, no axe finding; receipts.
import { readFileSync } from "node:fs";
import { AxeBuilder, expect, servers, test } from "../support/playwright.mjs";

const { portal } = servers();
test.use({ baseURL: portal });

async function samplePaths(request) {
  const { rows } = await (await request.get("/api/v1/query/donation/campaigns?limit=100")).json();
  const busy = rows.sort((a, b) => b.paid - a.paid)[0];
  const open = rows.find((row) => row.state === "open");
  const donations = await (await request.get(`/api/v1/query/donation/donations?campaign=${busy.id}&limit=1`)).json();
  return ["/", `/campaign?id=${busy.id}`, `/donate?campaign=${open.id}`, "/mine", `/receipt?id=${donations.rows[0].transaction}`,
    "/blocks", "/blocks?height=1", "/help"];
}

for (const language of ["ko", "en"]) {
  for (const width of [320, 768, 1440]) {
    test(`everyPageIsSound ${language} ${width}`, async ({ browser, request }) => {
      const context = await browser.newContext({ baseURL: portal, locale: language === "ko" ? "ko-KR" : "en-US",
        viewport: { width, height: 900 } });
      const page = await context.newPage();
      const problems = [];
      page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
      page.on("pageerror", (error) => problems.push(String(error)));
      for (const path of await samplePaths(request)) {
        await page.goto(path);
        await expect(page.locator("main h1")).toBeVisible();
        await expect(page.locator("main .loading")).toHaveCount(0);
        expect(await page.locator("html").getAttribute("lang")).toBe(language);
        const text = await page.locator("body").innerText();
        expect(text, path).not.toMatch(/\b(nav|campaign|donate|receipt|action|milestone|movement|change|proof|help|key|mine|error|flow|sums|usage|spending|region|category)\.(?!json\b)[a-z_]+(\.[a-z_]+)*\b/);
        expect(text, path).not.toMatch(/undefined|\bNaN\b|\[object/);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), path).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((one) => `${path} ${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
      }
      expect(problems).toEqual([]);
      await context.close();
    });
  }
}

test("checksGoodAndBadReceiptFiles", async ({ page }) => {
  const vectors = JSON.parse(readFileSync(new URL("../../data/ledger_vectors.json", import.meta.url), "utf8"));
  await page.goto("/receipt");
  const give = (text) => page.getByLabel("영수증 파일을 놓거나 고르기").setInputFiles({ name: "x.maru-receipt.json",
    mimeType: "application/json", buffer: Buffer.from(text) });
  // A sound receipt of another chain's node: all is well but the node.
  await give(JSON.stringify(vectors.receipt.valid));
  await expect(page.getByText("확인하지 못한 항목이 있습니다")).toBeVisible();
  await expect(page.locator(".checks .bad")).toHaveCount(1);
  for (const bad of ["{}", "not json", "[1,2", JSON.stringify({ format: "maru-receipt/v1" }), "x".repeat(2 << 20)]) {
    await give(bad);
    await expect(page.getByText("마루 영수증 파일이 아닙니다", { exact: false })).toBeVisible();
  }
  await page.getByLabel("접수번호로 찾기").fill("xyz");
  await page.getByRole("button", { name: "확인", exact: true }).click();
  await expect(page.getByText("64자리의 영문 소문자", { exact: false })).toBeVisible();
  await page.getByLabel("접수번호로 찾기").fill("0".repeat(64));
  await page.getByRole("button", { name: "확인", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "처리하지 못했습니다" })).toBeVisible();
});

test("searchesCampaignsByTitleStateAndCategory", async ({ page, request }) => {
  const { rows } = await (await request.get("/api/v1/query/donation/campaigns?limit=50&state=closed")).json();
  await page.goto("/");
  await page.getByLabel("상태").selectOption("closed");
  await expect(page.locator(".cards .badge").first()).toContainText("종료");
  await page.getByLabel("제목 찾기").fill(rows[0].title_ko);
  await page.getByRole("button", { name: "찾기" }).click();
  await expect(page.getByRole("link", { name: rows[0].title_ko }).first()).toBeVisible();
  await page.getByLabel("제목 찾기").fill("없는 제목 zz");
  await page.getByRole("button", { name: "찾기" }).click();
  await expect(page.getByText("조건에 맞는 모금이 없습니다", { exact: false })).toBeVisible();
});

test("worksByKeyboardAlone", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("main h1")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByText("본문으로 건너뛰기")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press("Tab");
    const link = await page.evaluate(() => document.activeElement.getAttribute("href") ?? "");
    if (link.startsWith("/campaign?id=")) {
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/campaign\?id=/);
      return;
    }
  }
  throw new Error("no campaign link was reached with Tab");
});

test("switchesTheLanguageAndRemembersIt", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.goto("/help");
  await expect(page.getByRole("heading", { name: "What is Maru Giving?" })).toBeVisible();
});

test("keepsAStrictContentSecurityPolicy", async ({ request, page }) => {
  const response = await request.get("/");
  const policy = response.headers()["content-security-policy"];
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain("unsafe");
  const outside = [];
  page.on("request", (one) => one.url().startsWith(portal) || one.url().startsWith("data:") || one.url().startsWith("blob:") || outside.push(one.url()));
  await page.goto("/");
  await expect(page.locator("main h1")).toBeVisible();
  expect(outside).toEqual([]);
});
