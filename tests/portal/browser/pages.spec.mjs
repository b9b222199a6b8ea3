// SPDX-License-Identifier: Apache-2.0
// Every page in both languages, three widths, high contrast and large text: no missing text, no sideways scroll, no axe
// finding; receipts; the keyboard alone.
import { readFileSync } from "node:fs";
import { AxeBuilder, expect, servers, test } from "../support/playwright.mjs";

const { portal } = servers();
test.use({ baseURL: portal });

/** A sweep opens every page and lets axe read it: minutes where every processor is busy. */
const SWEEP_MS = 240_000;

async function samplePaths(request) {
  const { rows } = await (await request.get("/api/v1/query/donation/campaigns?limit=100")).json();
  const busy = rows.sort((a, b) => b.paid - a.paid)[0];
  const open = rows.find((row) => row.state === "open");
  const donations = await (await request.get(`/api/v1/query/donation/donations?campaign=${busy.id}&limit=1`)).json();
  return ["/", "/?q=zzzz", `/campaign?id=${busy.id}`, `/donate?campaign=${open.id}`, "/mine",
    `/receipt?id=${donations.rows[0].transaction}`, "/blocks", "/blocks?height=1", `/blocks?height=${donations.rows[0].height}`,
    `/blocks?transaction=${donations.rows[0].transaction}`, "/help", "/offline", "/wallet", "/check", "/hometown", "/identity", ...(await electionPaths(request))];
}

/** The demo has a finished, a running and a planned election. */
async function electionPaths(request) {
  const { rows } = await (await request.get("/api/v1/query/election/elections?limit=100")).json();
  const of = (...states) => rows.find(({ state }) => states.includes(state)).id;
  return ["/elections", `/election?id=${of("certified")}`, `/election?id=${of("open")}`, `/election?id=${of("ceremony", "ready")}`, `/vote?election=${of("open")}`,
    `/enrol?election=${of("ceremony", "ready")}&n=1`, "/ballot", "/challenge", "/voting-security"];
}

const KEY_SHOWN = /\b(nav|site|app|display|live|offline|home|summary|filter|order|search|campaign|donate|receipt|action|milestone|movement|change|proof|help|term|key|mine|error|flow|sums|usage|spending|region|category|figure|blocks|sentence|decision|wallet|check|hometown|claim|identity|elections?|enrol|vote|voter_key|ballot|challenge|security)\.(?!jsonl?\b)[a-z_]+(\.[a-z_]+)*\b/;

/** What must hold of any page, whatever is on it. */
async function expectSound(page, path, language) {
  // The page for no network leaves for the one that was asked for once the portal answers: here it waits for the answer.
  if (path === "/offline") await page.route("**/healthz", () => {});
  await page.goto(path);
  await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
  await expect(page.locator("main h1")).toBeVisible();
  await expect(page.locator("main .loading")).toHaveCount(0);
  expect(await page.locator("html").getAttribute("lang")).toBe(language);
  expect(await page.title(), path).toMatch(/·/);
  const text = await page.locator("body").innerText();
  expect(text, path).not.toMatch(KEY_SHOWN);
  expect(text, path).not.toMatch(/undefined|\bNaN\b|\[object/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), path).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${path} ${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
}

for (const language of ["ko", "en"]) {
  for (const width of [320, 768, 1440]) {
    test(`everyPageIsSound ${language} ${width}`, async ({ browser, request }) => {
      test.setTimeout(SWEEP_MS);
      const context = await browser.newContext({ baseURL: portal, locale: language === "ko" ? "ko-KR" : "en-US",
        viewport: { width, height: 900 } });
      const page = await context.newPage();
      const problems = [];
      page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
      page.on("pageerror", (error) => problems.push(String(error)));
      for (const path of await samplePaths(request)) await expectSound(page, path, language);
      expect(problems).toEqual([]);
      await context.close();
    });
  }
}

for (const [name, width, options, setting] of [
  ["highContrastOnAPhone", 320, {}, { "maru.contrast": "high" }],
  ["highContrastOnADesk", 1440, {}, { "maru.contrast": "high" }],
  ["contrastThatTheDeviceAsksFor", 768, { contrast: "more" }, {}],
  ["forcedColours", 768, { forcedColors: "active" }, {}],
  ["textOf200PercentOnAPhone", 320, {}, { "maru.text-size": "200" }],
  ["textOf200PercentOnADesk", 1440, {}, { "maru.text-size": "200" }],
]) {
  test(`everyPageIsSoundWith ${name}`, async ({ browser, request }) => {
    test.setTimeout(SWEEP_MS);
    const context = await browser.newContext({ baseURL: portal, locale: "ko-KR", viewport: { width, height: 900 }, ...options });
    await context.addInitScript((values) => {
      for (const [key, value] of Object.entries(values)) localStorage.setItem(key, value);
    }, setting);
    const page = await context.newPage();
    for (const path of await samplePaths(request)) {
      await expectSound(page, path, "ko");
      if (setting["maru.contrast"] || options.contrast) await expect(page.locator("html")).toHaveAttribute("data-contrast", "high");
      if (setting["maru.text-size"]) {
        expect(await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))).toBeGreaterThanOrEqual(34);
      }
    }
    await context.close();
  });
}

test("switchesSizeAndContrastByKeyboardAndRemembersThem", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
  await page.locator("details.display summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("html")).toHaveAttribute("data-text-size", "125");
  await page.getByLabel("선명한 화면(고대비)").focus();
  await page.keyboard.press("Space");
  await expect(page.locator("html")).toHaveAttribute("data-contrast", "high");
  await page.keyboard.press("Escape");
  await expect(page.locator("details.display summary")).toBeFocused();
  await page.goto("/help");
  await expect(page.locator("html")).toHaveAttribute("data-text-size", "125");
  await expect(page.locator("html")).toHaveAttribute("data-contrast", "high");
});

test("switchesTheLanguageAndKeepsPageAndInput", async ({ page }) => {
  await page.goto("/?q=%EB%82%98%EB%AC%B4&state=closed");
  await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
  await page.goto("/blocks");
  await page.getByLabel("블록이나 거래 찾기").fill("12,3");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveURL(/\/blocks$/);
  await expect(page.getByLabel("Find a block or transaction")).toHaveValue("12,3");
  await page.getByRole("button", { name: "한국어" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
});

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
  await page.getByLabel("접수번호나 주소로 찾기").fill("xyz");
  await page.getByRole("button", { name: "확인", exact: true }).click();
  await expect(page.getByText("64자리의 영문 소문자", { exact: false })).toBeVisible();
  await page.getByLabel("접수번호나 주소로 찾기").fill("0".repeat(64));
  await page.getByRole("button", { name: "확인", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "처리하지 못했습니다" })).toBeVisible();
});

test("worksByKeyboardAlone", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("main h1")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByText("본문으로 건너뛰기")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  for (let i = 0; i < 60; i += 1) {
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
