// SPDX-License-Identifier: Apache-2.0
// A citizen gives in the browser, sees the gift, and checks the receipt here and with maru-verify.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { expect, servers, test } from "../support/playwright.mjs";

const { portal, bin } = servers();
test.use({ baseURL: portal });

async function openCampaign(request) {
  const rows = (await (await request.get("/api/v1/query/donation/campaigns?state=open&overflow=accept&limit=50")).json()).rows
    ?? (await (await request.get("/api/v1/query/donation/campaigns?state=open&limit=50")).json()).rows;
  return rows.find((row) => row.overflow === "accept") ?? rows.sort((a, b) => (b.target - b.raised) - (a.target - a.raised))[0];
}

async function giveTo(page, campaign, amount, { named = false, monthly = false } = {}) {
  await page.goto(`/donate?campaign=${campaign.id}`);
  await page.getByLabel("기부 금액(원)").fill(String(amount));
  if (monthly) await page.getByLabel("매달", { exact: true }).check();
  await page.getByRole("button", { name: "다음" }).click();
  if (named) {
    await page.getByLabel("이름으로(이름은 이 기기에만 저장)").check();
    await page.getByLabel("이름", { exact: true }).fill("홍길동");
  }
  await page.getByRole("button", { name: "다음" }).click();
}

test("givesInTheBrowserAndChecksTheReceiptOffline", async ({ page, request }, info) => {
  const campaign = await openCampaign(request);
  await giveTo(page, campaign, 12_345, { named: true });
  await page.getByLabel("예비 파일의 암호").fill("짧음");
  await page.getByRole("button", { name: "키 만들고 예비 파일 저장" }).click();
  await expect(page.getByText("암호를 8자 이상 입력해 주십시오.")).toBeVisible();
  await page.getByLabel("예비 파일의 암호").fill("correct horse battery");
  const backupDownload = page.waitForEvent("download");
  await page.getByRole("button", { name: "키 만들고 예비 파일 저장" }).click();
  const backup = await (await backupDownload).path();
  expect(JSON.parse(readFileSync(backup, "utf8")).format).toBe("maru-citizen-key/v1");
  await page.getByRole("button", { name: "12,345원 충전 요청" }).click();
  await page.getByRole("button", { name: "12,345원 기부하기" }).click();
  await expect(page.getByText("12,345원을 기부해 주셔서 고맙습니다")).toBeVisible();
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();

  const receiptDownload = page.waitForEvent("download");
  await page.getByRole("button", { name: "영수증 저장" }).click();
  const file = info.outputPath("mine.maru-receipt.json");
  await (await receiptDownload).saveAs(file);
  const { header } = JSON.parse(readFileSync(file, "utf8"));
  const output = execFileSync(`${bin}/maru-verify`, ["receipt", file, "--node", header.proposer, "--json"], { encoding: "utf8" });
  expect(JSON.parse(output)).toBeTruthy();
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("12345", "12346"));
  expect(() => execFileSync(`${bin}/maru-verify`, ["receipt", file, "--node", header.proposer], { stdio: "pipe" })).toThrow();

  await page.goto("/mine");
  await expect(page.getByText("12,345원").first()).toBeVisible();
  await expect(page.getByText("홍길동")).toBeVisible();
  await page.getByRole("button", { name: "돈이 간 길" }).first().click();
  await expect(page.getByText("보관 중 12,345원")).toBeVisible();
  await page.getByRole("button", { name: "합계에 들었는지 확인" }).first().click();
  await expect(page.getByText("내 기부가 공개된 합계에 들어 있음을 이 기기에서 확인했습니다.")).toBeVisible();

  await page.goto(`/campaign?id=${campaign.id}`);
  await page.getByRole("button", { name: "이 브라우저에서 확인" }).click();
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible({ timeout: 30_000 });

  // Another browser: nothing there until the backup file is brought.
  const other = await page.context().browser().newContext({ baseURL: portal, locale: "ko-KR" });
  const second = await other.newPage();
  await second.goto("/mine");
  await second.getByText("예비 파일이 있습니다").click();
  await second.getByLabel("예비 파일", { exact: true }).setInputFiles(backup);
  await second.getByLabel("그 파일의 암호").fill("wrong passphrase");
  await second.getByRole("button", { name: "키 되살리기" }).click();
  await expect(second.getByText("암호가 맞지 않거나 파일이 바뀌었습니다.")).toBeVisible();
  await second.getByLabel("그 파일의 암호").fill("correct horse battery");
  await second.getByRole("button", { name: "키 되살리기" }).click();
  await expect(second.getByText("12,345원").first()).toBeVisible();
  await other.close();
});

test("makesAndEndsAMonthlyPledge", async ({ page, request }) => {
  const campaign = await openCampaign(request);
  await giveTo(page, campaign, 5_000, { monthly: true });
  await page.getByLabel("예비 파일의 암호").fill("correct horse battery");
  await page.getByRole("button", { name: "키 만들고 예비 파일 저장" }).click();
  await page.getByRole("button", { name: "5,000원 충전 요청" }).click();
  await page.getByRole("button", { name: "5,000원 기부하기" }).click();
  await expect(page.getByText("5,000원을 기부해 주셔서 고맙습니다")).toBeVisible();
  await page.goto("/mine");
  await expect(page.getByRole("heading", { name: "매달 기부" })).toBeVisible();
  await page.getByRole("button", { name: "약정 해지" }).click();
  await expect(page.getByText("해지", { exact: true })).toBeVisible();
});

const BAD_AMOUNTS = ["", "0", "99", "-5000", "1.5", "10 USD", "1e9", "9999999999999"];
for (const amount of BAD_AMOUNTS) {
  test(`refusesTheAmount "${amount}"`, async ({ page, request }) => {
    const campaign = await openCampaign(request);
    await page.goto(`/donate?campaign=${campaign.id}`);
    await page.getByLabel("기부 금액(원)").fill(amount);
    await page.getByRole("button", { name: "다음" }).click();
    await expect(page.getByText(/까지의 금액을 숫자로 입력해 주십시오/)).toBeVisible();
    await expect(page.getByRole("heading", { name: "얼마를 기부하시겠습니까?" })).toBeVisible();
  });
}

test("offersNoGivingWhereRaisingIsOver", async ({ page, request }) => {
  const { rows } = await (await request.get("/api/v1/query/donation/campaigns?state=closed&limit=1")).json();
  await page.goto(`/donate?campaign=${rows[0].id}`);
  await expect(page.getByText("지금은 기부를 받지 않는 모금입니다.")).toBeVisible();
  await page.goto("/donate?campaign=c-ffffffffffffffff");
  await expect(page.getByText("그 모금을 찾을 수 없습니다")).toBeVisible();
});

test("passesOnlyCitizensRequestsOn", async ({ request }) => {
  for (const path of ["/api/v1/sessions", "/api/v1/export", "/api/v1/query/identity/officers", "/api/v1/../v1/export", "/api/v1/metrics"]) {
    expect((await request.get(path)).status(), path).toBeGreaterThanOrEqual(400);
  }
  const body = await (await request.post("/api/transactions", { data: { chain: "x" } })).json();
  expect(body.code).toBeTruthy();
  expect((await request.post("/api/transactions", { data: "x".repeat(400_000) })).status()).toBe(413);
  const unknown = await request.post("/api/bank-desk/q-0000000000000000", { data: {} });
  expect((await unknown.json()).code).toBe("portal.unknown_request");
});

test("saysWhenTheServerIsAway", async ({ page, context }) => {
  await page.goto("/help");
  await context.route("**/api/**", (route) => route.abort());
  await page.goto("/");
  await expect(page.getByText(/서버와 연결할 수 없습니다/)).toBeVisible();
});

