// SPDX-License-Identifier: Apache-2.0
// A citizen gives in the browser, sees the gift, and checks the receipt here and with maru-verify.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { AxeBuilder, expect, servers, test } from "../support/playwright.mjs";
import { answer, donationsOf, giveOnce, makeKey, next, openCampaign, PASSPHRASE, topUp } from "../support/giving.mjs";

const { portal, bin } = servers();
test.use({ baseURL: portal });

test("givesInTheBrowserAndChecksTheReceiptOffline", async ({ page, request }, info) => {
  const campaign = await openCampaign(request);
  await answer(page, campaign, 12_345, { name: "홍길동", honour: "김할머니" });
  await page.getByLabel("예비 파일의 암호").fill("짧음");
  await page.getByRole("button", { name: "키 만들고 예비 파일 저장" }).click();
  await expect(page.getByText("암호를 8자 이상 입력해 주십시오.")).toBeVisible();
  const backup = await makeKey(page);
  expect(JSON.parse(readFileSync(backup, "utf8")).format).toBe("maru-citizen-key/v1");
  await topUp(page, "12,345원");
  await expect(page.getByText("김할머니")).toBeVisible();
  await page.getByRole("button", { name: "12,345원 기부하기" }).click();
  await expect(page.getByText("12,345원을 기부해 주셔서 고맙습니다")).toBeVisible();
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
  await expect(page.locator("svg.qr")).toBeVisible();
  const reference = await page.locator(".reference code").innerText();

  const receiptDownload = page.waitForEvent("download");
  await page.getByRole("button", { name: "영수증 저장" }).click();
  const file = info.outputPath("mine.maru-receipt.json");
  await (await receiptDownload).saveAs(file);
  const { header, tx } = JSON.parse(readFileSync(file, "utf8"));
  const output = execFileSync(`${bin}/maru-verify`, ["receipt", file, "--node", header.proposer, "--json"], { encoding: "utf8" });
  expect(JSON.parse(output)).toBeTruthy();
  const text = readFileSync(file, "utf8");
  for (const secret of ["홍길동", "김할머니"]) expect(text).not.toContain(secret);
  writeFileSync(file, text.replace("12345", "12346"));
  expect(() => execFileSync(`${bin}/maru-verify`, ["receipt", file, "--node", header.proposer], { stdio: "pipe" })).toThrow();

  // The file with the names proves them; with another name it does not.
  const giftDownload = page.waitForEvent("download");
  await page.getByRole("button", { name: "이름까지 담아 저장" }).click();
  const gift = JSON.parse(readFileSync(await (await giftDownload).path(), "utf8"));
  expect(gift.openings.honour.name).toBe("김할머니");
  expect(gift.receipt.tx.payload.honour_commitment).toMatch(/^[0-9a-f]{64}$/);

  // A reload shows the same confirmation and gives nothing again.
  await page.reload();
  await expect(page.locator(".reference code")).toHaveText(reference);
  expect(await donationsOf(request, tx.signer)).toHaveLength(1);

  await page.goto("/receipt");
  const drop = page.getByLabel("영수증 파일을 놓거나 고르기");
  const give = (content) => drop.setInputFiles({ name: "x.maru-gift.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) });
  await give(gift);
  await expect(page.locator(".checks .ok").filter({ hasText: "기리는 분의 이름이 원장의 봉인값과 맞습니다" })).toBeVisible();
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
  gift.openings.honour.name = "다른 사람";
  await give(gift);
  await expect(page.locator(".checks .bad")).toHaveText(/기리는 분의 이름/);

  await page.goto("/mine");
  await expect(page.getByText("12,345원").first()).toBeVisible();
  await expect(page.getByText("홍길동")).toBeVisible();
  await page.getByRole("button", { name: "돈이 간 길" }).first().click();
  await expect(page.getByText("보관 중 12,345원")).toBeVisible();
  await expect(page.getByText("모두 더하면 내 기부 12,345원과 같습니다", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "합계에 들었는지 확인" }).first().click();
  await expect(page.getByText("내 기부가 공개된 합계에 들어 있음을 이 기기에서 확인했습니다.")).toBeVisible();

  await page.goto(`/campaign?id=${campaign.id}`);
  await page.getByRole("button", { name: "이 브라우저에서 확인" }).click();
  await expect(page.getByText("이 기기에서 모두 확인했습니다").last()).toBeVisible();

  // Another browser: nothing there until the backup file is brought.
  const other = await page.context().browser().newContext({ baseURL: portal, locale: "ko-KR" });
  const second = await other.newPage();
  await second.goto("/mine");
  await second.getByText("예비 파일이 있습니다").click();
  await second.getByLabel("예비 파일", { exact: true }).setInputFiles(backup);
  await second.getByLabel("그 파일의 암호").fill("wrong passphrase");
  await second.getByRole("button", { name: "키 되살리기" }).click();
  await expect(second.getByText("암호가 맞지 않거나 파일이 바뀌었습니다.")).toBeVisible();
  await second.getByLabel("그 파일의 암호").fill(PASSPHRASE);
  await second.getByRole("button", { name: "키 되살리기" }).click();
  await expect(second.getByText("12,345원").first()).toBeVisible();
  await other.close();
});

test("makesChangesAndEndsAMonthlyPledge", async ({ page, request }) => {
  const campaign = await openCampaign(request);
  await answer(page, campaign, 5_000, { monthly: { day: 31, months: 6 } });
  await expect(page.locator(".step-count")).toHaveText("6단계 중 4단계");
  await makeKey(page);
  await topUp(page, "5,000원");
  await expect(page.getByText("매달 31일, 6달 동안")).toBeVisible();
  await page.getByRole("button", { name: "5,000원 기부하기" }).click();
  await expect(page.getByText("5,000원을 기부해 주셔서 고맙습니다")).toBeVisible();
  await page.goto("/mine");
  await expect(page.getByRole("heading", { name: "매달 기부" })).toBeVisible();
  await expect(page.getByText("6번 중 1번")).toBeVisible();

  // Changing without money is refused and leaves the old pledge as it was.
  const pledges = page.locator(".pledge");
  await pledges.getByText("금액·날·기간 바꾸기").click();
  await pledges.getByLabel("기부 금액(원)").fill("3000");
  await pledges.getByRole("button", { name: "새 약정으로 바꾸기" }).click();
  await expect(pledges.getByRole("alert").filter({ hasText: "처리하지 못했습니다" })).toBeVisible();
  await expect(pledges).toHaveCount(1);

  await page.getByText("잔액 충전").first().click();
  await page.getByLabel("충전할 금액(원)").fill("1만");
  await pledges.evaluate((pledge) => { pledge.dataset.mark = "before the money came"; });
  await page.getByRole("button", { name: "잔액 충전" }).click();
  // Said once everything is drawn anew.
  await expect(page.getByText("10,000원이 들어왔습니다.", { exact: false })).toBeVisible();
  await expect(page.locator("[data-mark]")).toHaveCount(0);
  await expect(page.locator(".figures li").last()).toContainText("10,000원");
  // What was begun before the money came is still open, as it was typed.
  await expect(pledges.getByLabel("기부 금액(원)")).toBeVisible();
  await expect(pledges.getByLabel("기부 금액(원)")).toHaveValue("3000");
  await pledges.getByLabel("매달 내는 날").fill("15");
  await pledges.getByRole("button", { name: "새 약정으로 바꾸기" }).click();
  await expect(pledges).toHaveCount(2);
  await expect(pledges.filter({ hasText: "해지" }).filter({ hasText: "31일" })).toHaveCount(1);
  const fresh = pledges.filter({ hasText: "15일" });
  await fresh.getByRole("button", { name: "약정 해지" }).click();
  await expect(page.getByRole("button", { name: "약정 해지" })).toHaveCount(0);
  await expect(page.locator(".figures li").last()).toContainText("7,000원");
});

const BAD_AMOUNTS = ["", "0", "99", "-5000", "1.5", "10 USD", "1e9", "9999999999999"];
for (const amount of BAD_AMOUNTS) {
  test(`refusesTheAmount "${amount}"`, async ({ page, request }) => {
    const campaign = await openCampaign(request);
    await page.goto(`/donate?campaign=${campaign.id}`);
    await page.getByLabel("기부 금액(원)").fill(amount);
    await next(page);
    await expect(page.locator(".field .error")).toContainText("까지의 금액을 숫자로 입력해 주십시오");
    await expect(page.locator(".error-summary")).toContainText("1곳을 고쳐 주십시오");
    await expect(page.getByRole("heading", { name: "얼마를 기부하시겠습니까?" })).toBeVisible();
    await page.locator(".error-summary a").click();
    await expect(page.getByLabel("기부 금액(원)")).toBeFocused();
  });
}

test("refusesBadDaysAndEmptyChoices", async ({ page, request }) => {
  const campaign = await openCampaign(request);
  await page.goto(`/donate?campaign=${campaign.id}`);
  await page.getByLabel("기부 금액(원)").fill("1만");
  await expect(page.locator(".amount-echo")).toHaveText("10,000원");
  await next(page);
  await page.getByLabel("매달", { exact: true }).check();
  for (const [day, months, count] of [["0", "3", 1], ["32", "121", 2], ["", "", 2]]) {
    await page.getByLabel("매달 내는 날").fill(day);
    await page.getByLabel("몇 달 동안").fill(months);
    await next(page);
    await expect(page.locator(".error-summary")).toContainText(`${count}곳을 고쳐 주십시오`);
  }
  await page.getByLabel("한 번", { exact: true }).check();
  await next(page);
  await next(page);
  await expect(page.locator(".error-summary")).toContainText("하나를 골라 주십시오");
  await page.getByLabel("이름으로(이름은 이 기기에만 저장)").check();
  await next(page);
  await expect(page.locator(".error-summary")).toContainText("이름을 입력하거나 가명을 골라 주십시오");
});

test("keepsAnswersOverReloadBackAndLanguage", async ({ page, request }) => {
  const campaign = await openCampaign(request);
  await page.goto(`/donate?campaign=${campaign.id}`);
  await page.getByLabel("기부 금액(원)").fill("7000");
  await next(page);
  await expect(page.getByRole("heading", { name: "한 번만 하시겠습니까, 매달 하시겠습니까?" })).toBeFocused();
  await expect(page.locator(".step-count")).toContainText("중 2단계");
  await page.reload();
  await expect(page.locator(".step-count")).toContainText("중 2단계");
  await page.goBack();
  await expect(page.getByLabel("기부 금액(원)")).toHaveValue("7000");
  await page.goForward();
  await page.locator("#language").click();
  await expect(page.getByRole("heading", { name: "Once, or every month?" })).toBeVisible();
  // A step whose questions before it are open cannot be reached by its address.
  await page.goto(`/donate?campaign=${campaign.id}#check`);
  await page.reload();
  await expect(page.locator(".step-count")).toBeVisible();
  await expect(page).not.toHaveURL(/#check/);
});

test("givesOnceOnADoubleClick", async ({ page, request }) => {
  const campaign = await openCampaign(request);
  await answer(page, campaign, 3_000);
  await makeKey(page);
  await topUp(page, "3,000원");
  let posts = 0;
  page.on("request", (one) => { if (one.method() === "POST" && one.url().endsWith("/api/transactions")) posts += 1; });
  await page.getByRole("button", { name: "3,000원 기부하기" }).dblclick();
  await expect(page.getByText("3,000원을 기부해 주셔서 고맙습니다")).toBeVisible();
  expect(posts).toBe(1);
});

test("saysThatTheOutcomeIsUnknownAndFindsItOut", async ({ page, context, request }) => {
  const campaign = await openCampaign(request);
  await answer(page, campaign, 4_000);
  await makeKey(page);
  await topUp(page, "4,000원");
  // The gift arrives, its answer is lost.
  let lost = 0;
  await context.route("**/api/transactions", async (route) => {
    lost += 1;
    await route.fetch();
    await route.abort("connectionreset");
  }, { times: 1 });
  await page.getByRole("button", { name: "4,000원 기부하기" }).click();
  await expect(page.getByText("보냈지만 결과를 아직 모릅니다")).toBeVisible();
  await expect(page.getByText("4,000원을 기부해 주셔서 고맙습니다")).toBeVisible();
  expect(lost).toBe(1);
  const { tx } = await (await request.get(`/api/v1/transactions/${await page.locator(".reference code").innerText()}`)).json();
  expect(await donationsOf(request, tx.signer)).toHaveLength(1);
});

test("goesOnAfterAReloadInTheMiddle", async ({ page, context, request }) => {
  const campaign = await openCampaign(request);
  await answer(page, campaign, 6_000);
  await makeKey(page);
  await topUp(page, "6,000원");
  // Nothing gets through: neither the gift nor the question what became of it.
  const block = (route) => route.abort("internetdisconnected");
  await context.route("**/api/transactions", block);
  await page.getByRole("button", { name: "6,000원 기부하기" }).click();
  await expect(page.getByText("보냈지만 결과를 아직 모릅니다")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "보내던 기부를 확인하고 있습니다" })).toBeVisible();
  await context.unroute("**/api/transactions", block);
  await expect(page.getByText("6,000원을 기부해 주셔서 고맙습니다")).toBeVisible();
  const { tx } = await (await request.get(`/api/v1/transactions/${await page.locator(".reference code").innerText()}`)).json();
  expect(await donationsOf(request, tx.signer)).toHaveLength(1);
});

test("makesACertificateWithoutSendingTheName", async ({ page, request }, info) => {
  const campaign = await openCampaign(request);
  await giveOnce(page, campaign, 23_000);
  const sent = [];
  page.on("request", (one) => sent.push(`${one.url()} ${one.postData() ?? ""}`));
  const problems = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.getByText("기부 확인서(PDF) 만들기").click();
  await page.getByRole("button", { name: "확인서 만들기" }).click();
  await expect(page.getByText("확인서에 적을 이름을 입력해 주십시오.")).toBeVisible();
  // The library and the fonts come with the first certificate, not before; the browser keeps them then.
  expect(await page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => /jspdf|Pretendard/.test(name)).length)).toBe(0);
  await page.getByLabel("확인서에 적을 이름").fill("남궁\u{1F600}가온");
  await page.getByRole("button", { name: "확인서 만들기" }).click();
  await expect(page.getByText("확인서의 글꼴에 없는 글자입니다: \u{1F600}.", { exact: false })).toBeVisible();
  await expect(page.getByLabel("확인서에 적을 이름")).toBeFocused();
  expect(sent.filter((one) => /vendor\/jspdf\.js/.test(one))).toHaveLength(1);
  await page.getByLabel("확인서에 적을 이름").fill("남궁가온");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "확인서 만들기" }).click();
  const file = info.outputPath("certificate.pdf");
  await (await download).saveAs(file);
  await expect(page.getByText("확인서를 만들었습니다")).toBeVisible();
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  for (const part of ["기 부 확 인 서", "남궁가온", "일금 이만삼천원정", "₩23,000", campaign.title_ko, campaign.organisation_ko,
    "이 문서는 세법상 기부금 영수증이 아닙니다."]) {
    expect(text.replaceAll(/\s+/g, "")).toContain(part.replaceAll(/\s+/g, ""));
  }
  expect(sent.join("\n")).not.toContain("남궁가온");
  expect(sent.join("\n")).not.toContain(encodeURIComponent("남궁가온"));
  expect(problems).toEqual([]);
});

test("walksTheGivingPagesByKeyboard", async ({ page, request }) => {
  const campaign = await openCampaign(request);
  await page.goto(`/donate?campaign=${campaign.id}`);
  await expect(page.locator("h1")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.type("2000");
  await page.keyboard.press("Enter");
  await expect(page.locator(".step-count")).toContainText("중 2단계");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel("매달", { exact: true })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "기부금 영수증이 필요하십니까?" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "기부 키를 만들어 주십시오" })).toBeFocused();
});

for (const [language, locale] of [["ko", "ko-KR"], ["en", "en-US"]]) {
  for (const width of [320, 768, 1440]) {
    test(`everyGivingPageIsSound ${language} ${width}`, async ({ browser, request }) => {
      const context = await browser.newContext({ baseURL: portal, locale, viewport: { width, height: 900 } });
      const page = await context.newPage();
      const campaign = await openCampaign(request);
      const sound = async () => {
        await expect(page.locator("main h1")).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), page.url()).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((one) => `${page.url()} ${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
        expect(await page.locator("main").innerText()).not.toMatch(/undefined|\bNaN\b|\[object|\b(donate|next|key|certificate|receipt|send|money)\.[a-z_]+\b(?!json)/);
      };
      await page.goto(`/donate?campaign=${campaign.id}`);
      await sound();
      const forward = async (work) => {
        await work();
        await page.locator("form button[type=submit]").first().click();
        await sound();
      };
      await forward(() => page.locator("form input").first().fill("1000"));
      await forward(() => page.locator("input[value=once]").check());
      await forward(() => page.locator("input[value=no]").check());
      await forward(async () => {
        await page.locator("input[value=yes]").check();
        await page.locator(".nested input").fill("Kim");
      });
      await forward(() => page.locator("input[value=no]").check());
      await page.locator("input[type=password]").first().fill(PASSPHRASE);
      await page.locator("form button[type=submit]").first().click();
      await expect(page).toHaveURL(/#money/);
      await sound();
      await page.locator("main .buttons button").first().click();
      await expect(page).toHaveURL(/#check/);
      await sound();
      await page.locator("main .buttons button").first().click();
      await expect(page).toHaveURL(/#done/);
      await expect(page.locator("svg.qr")).toBeVisible();
      await page.locator(".certificate summary").click();
      await sound();
      await page.goto("/mine");
      await expect(page.locator(".card.donation")).toBeVisible();
      for (const details of await page.locator("main details > summary").all()) if (await details.isVisible()) await details.click();
      await page.locator(".donation .buttons button").first().click();
      await expect(page.locator(".way")).toBeVisible();
      await page.locator(".report button[type=submit]").click();
      await sound();
      await context.close();
    });
  }
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
  await expect(page.getByRole("alert").filter({ hasText: "서버와 연결할 수 없습니다" }).first()).toBeVisible();
});

test("spendsOnlyWhatIsOnesOwn", async ({ page, request }) => {
  await giveOnce(page, await openCampaign(request), 1_000);
  await page.goto("/mine");
  await page.getByText("지원을 받는 분이라면").click();
  await page.getByRole("button", { name: "서명하고 쓰기" }).click();
  await expect(page.locator(".error-summary")).toContainText("3곳을 고쳐 주십시오");
  const plan = page.getByLabel("배분 계획", { exact: true });
  await plan.selectOption({ index: 1 });
  await page.getByLabel("가맹점").selectOption({ index: 1 });
  await page.getByLabel("쓸 금액(원)").fill("1000");
  await page.getByRole("button", { name: "서명하고 쓰기" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "donation.not_beneficiary" })).toBeVisible();
});

test("reportsAPeriodAndSavesIt", async ({ page, request }) => {
  const campaign = await openCampaign(request);
  const { id } = await giveOnce(page, campaign, 1_500);
  await page.goto("/mine");
  await page.getByLabel("시작일").fill("2026-12-01");
  await page.getByLabel("종료일").fill("2026-01-01");
  await page.getByRole("button", { name: "내역 보기" }).click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await page.getByLabel("시작일").fill("2000-01-01");
  await page.getByLabel("종료일").fill("2099-12-31");
  await page.getByRole("button", { name: "내역 보기" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "엑셀용 파일(CSV) 저장" }).click();
  const text = readFileSync(await (await download).path(), "utf8");
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text).toContain(id);
  expect(text).toContain(",1500,");
});

test("movesTheKeyByQrCodeAndTriesTheBackup", async ({ page, browser, request }) => {
  const { backup } = await giveOnce(page, await openCampaign(request), 1_200);
  await page.goto("/mine");
  await page.getByText("예비 파일이 열리는지 시험하기").click();
  await page.getByLabel("예비 파일", { exact: true }).setInputFiles(backup);
  await page.getByLabel("그 파일의 암호").fill("wrong passphrase");
  await page.getByRole("button", { name: "시험하기" }).click();
  await expect(page.getByText("암호가 맞지 않거나 파일이 바뀌었습니다.")).toBeVisible();
  await page.getByLabel("그 파일의 암호").fill(PASSPHRASE);
  await page.getByRole("button", { name: "시험하기" }).click();
  await expect(page.getByText("열립니다. 이 기기의 키와 같은 키입니다.")).toBeVisible();
  await page.getByRole("button", { name: "QR 코드로 옮기기" }).click();
  const picture = await page.locator("svg.qr").screenshot();
  const other = await browser.newContext({ baseURL: portal, locale: "ko-KR" });
  const second = await other.newPage();
  await second.goto("/mine");
  await second.getByText("예비 파일이 있습니다").click();
  await second.getByLabel("사진 파일에서 읽기").last().setInputFiles({ name: "qr.png", mimeType: "image/png", buffer: picture });
  await expect(second.getByText("QR 코드를 읽었습니다", { exact: false })).toBeVisible();
  await second.getByLabel("그 파일의 암호").fill(PASSPHRASE);
  await second.getByRole("button", { name: "키 되살리기" }).click();
  await expect(second.getByText("1,200원").first()).toBeVisible();
  await other.close();
});
