// SPDX-License-Identifier: Apache-2.0
// Walks through the portal as a donor and as a voter do and keeps pictures of the way: see pictures-portal.
// usage: node pictures_portal.mjs PORTAL_URL FOLDER KEYS all|giving|elections
import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const { chromium } = createRequire(new URL("../third-party/npm/", import.meta.url))("@playwright/test");
const [portal, folder, keys, only] = process.argv.slice(2);
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
/** A phone's page as far as a picture in a document can show it. */
const LONGEST = 1_500;
const AMOUNT = 30_000;

const rowsOf = async (path) => (await (await fetch(portal + path)).json()).rows;
const browser = await chromium.launch({ executablePath: process.env.MARU_CHROMIUM, args: ["--no-sandbox"] });

async function pageOf(viewport) {
  const context = await browser.newContext({ baseURL: portal, locale: "ko-KR", timezoneId: "Asia/Seoul", viewport,
    reducedMotion: "reduce", acceptDownloads: true });
  return context.newPage();
}

async function go(page, path) {
  await page.goto(path);
  await page.locator("html[data-ready=yes]").waitFor();
}

/** From the top of the page, or from `from` down; never longer than `most`. */
async function keep(page, name, { most = LONGEST, from = null } = {}) {
  await page.evaluate(() => document.activeElement?.blur());
  const top = from ? Math.max(0, (await page.locator(from).first().boundingBox()).y + (await page.evaluate(() => scrollY)) - 16) : 0;
  const { width } = page.viewportSize();
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true,
    clip: { x: 0, y: top, width, height: Math.min(whole - top, most) } });
}

const next = (page) => page.getByRole("button", { name: "다음", exact: true }).click();
const won = `${AMOUNT.toLocaleString("ko-KR")}원`;

/** A gift from its campaign to its certificate, and the campaign on a desk. */
async function donor() {
  const campaigns = await rowsOf("/api/v1/query/donation/campaigns?limit=200");
  const plans = await rowsOf("/api/v1/query/donation/plans?state=running&limit=100");
  const busy = campaigns.filter((row) => plans.some((plan) => plan.campaign === row.id)).sort((a, b) => b.paid - a.paid)[0];
  const open = campaigns.filter((row) => row.state === "open" && row.target - row.raised > AMOUNT).sort((a, b) => b.raised - a.raised)[0];
  if (!busy || !open) throw new Error("this chain has no open campaign with room, or none with a running plan");
  const phone = await pageOf(PHONE);
  await go(phone, "/");
  await phone.locator(".card").first().waitFor();
  await keep(phone, "portal-home");
  await go(phone, `/donate?campaign=${open.id}`);
  await phone.getByLabel("기부 금액(원)").fill(String(AMOUNT));
  await keep(phone, "portal-donate", { most: PHONE.height });
  await next(phone);
  await next(phone);
  await phone.getByLabel("가명으로(이름을 남기지 않음)").check();
  await next(phone);
  await phone.getByLabel("아니요", { exact: true }).check();
  await next(phone);
  await phone.getByLabel("아니요", { exact: true }).check();
  await next(phone);
  await phone.getByLabel("예비 파일의 암호").fill("correct horse battery");
  const backup = phone.waitForEvent("download");
  await phone.getByRole("button", { name: "키 만들고 예비 파일 저장" }).click();
  await backup;
  await phone.getByRole("button", { name: `${won} 충전 요청` }).click();
  await phone.getByRole("button", { name: `${won} 기부하기` }).click();
  await phone.locator("svg.qr").waitFor();
  const reference = await phone.locator(".reference code").first().innerText();
  await keep(phone, "portal-donated");
  await phone.getByText("기부 확인서(PDF) 만들기").click();
  await phone.getByLabel("확인서에 적을 이름").fill("김마루");
  const certificate = phone.waitForEvent("download");
  await phone.getByRole("button", { name: "확인서 만들기" }).click();
  await (await certificate).saveAs(join(folder, "certificate.pdf"));
  await go(phone, "/mine");
  await phone.locator(".card.donation").first().waitFor();
  await keep(phone, "portal-mine");
  await go(phone, `/receipt?id=${reference}`);
  await phone.locator("svg.qr").waitFor();
  await keep(phone, "portal-receipt", { from: ".receipt-result" });
  await go(phone, "/blocks");
  await keep(phone, "portal-explorer");

  const desk = await pageOf(DESK);
  await go(desk, `/campaign?id=${busy.id}`);
  await desk.locator("svg.sankey").waitFor();
  await desk.locator("#flow .checks .ok").first().waitFor();
  await keep(desk, "portal-campaign", { most: 1_260 });
}

/** The vote of a person whose key the demo hands out, and the finished election. */
async function voter() {
  const files = readdirSync(keys).filter((name) => name.endsWith(".maru-voting-key.json")).sort();
  const all = await rowsOf("/api/v1/query/election/elections?limit=100");
  const finished = all.filter(({ state }) => state === "certified").sort((a, b) => b.certified_at - a.certified_at)[0];
  const key = files.map((name) => join(keys, name)).find((file) => all.some(({ id, state }) => state === "open" && id === JSON.parse(readFileSync(file, "utf8")).election));
  if (!finished || !key) throw new Error("this chain has no finished election, or hands out no key for a running one");
  const page = await pageOf(PHONE);
  await go(page, `/vote?election=${JSON.parse(readFileSync(key, "utf8")).election}`);
  await page.getByLabel("투표 열쇠 파일").setInputFiles(key);
  await page.getByLabel("열쇠의 암호").fill(readFileSync(join(keys, "voter.passphrase"), "utf8").trim());
  await page.getByRole("button", { name: "파일로 열기" }).click();
  await page.locator(".ballot").waitFor();
  for (let contest = 0; await page.locator(".ballot").count(); contest += 1) {
    await page.locator(".ballot input, .ballot select").first().check();
    if (contest === 0) await keep(page, "portal-vote-choose");
    const title = await page.locator(".ballot-title").innerText();
    await next(page);
    await page.locator(".ballot-title", { hasText: title }).waitFor({ state: "detached" });
  }
  await page.getByRole("button", { name: "투표지 암호화하기" }).click();
  await page.getByRole("button", { name: "이대로 투표하기" }).waitFor();
  await keep(page, "portal-vote");
  await page.getByRole("button", { name: "이대로 투표하기" }).click();
  await page.locator(".receipt-qr svg").waitFor();
  const tracker = (await page.locator(".tracker-code code span").allInnerTexts()).join("-");
  await keep(page, "portal-voted");
  await go(page, `/ballot#e=${JSON.parse(readFileSync(key, "utf8")).election}&t=${tracker}`);
  await page.getByText("이 투표지가 집계됩니다").waitFor();
  await keep(page, "portal-ballot-check", { from: "main .box.success" });
  await go(page, "/elections");
  await page.locator(".election-card").first().waitFor();
  await keep(page, "portal-elections");
  await go(page, `/election?id=${finished.id}`);
  await page.locator("#results").waitFor();
  await keep(page, "portal-election-result", { from: "#results" });
}

if (only !== "elections") await donor();
if (only !== "giving") await voter();
await browser.close();
