// SPDX-License-Identifier: Apache-2.0
// The wallet on this device: made, locked, opened by passphrase and by passkey (a virtual authenticator with PRF), backed
// up, brought back, shown claim by claim, deleted. Credentials are of the tests' own issuer (support/issuer.mjs).
import { readFileSync } from "node:fs";
import { hasher, jose, makeIssuer, RESIDENCE, RESIDENCE_FRAME, SDJwtVcInstance, verifierOf } from "../support/issuer.mjs";
import { AxeBuilder, expect, servers, test } from "../support/playwright.mjs";
import { addAuthenticator, makeWallet, makeWalletWithPasskey, openWallet, WALLET_PASSPHRASE } from "../support/wallet.mjs";

// A passkey belongs to a name, not to an address of numbers.
const portal = servers().portal.replace("127.0.0.1", "localhost");
test.use({ baseURL: portal, viewport: { width: 390, height: 844 } });

const KEY_SHOWN = /\b(wallet|check|hometown|claim|code|proof|nav)\.[a-z_]+(\.[a-z_]+)*\b/;

async function expectSound(page, what) {
  const text = await page.locator("body").innerText();
  expect(text, what).not.toMatch(KEY_SHOWN);
  expect(text, what).not.toMatch(/undefined|\bNaN\b|\[object/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), what).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${what} ${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
}

/** Puts a credential into the page's wallet as the receiving view does, with the very modules that the page uses. */
async function putCredential(page, { id = "0123456789abcdef", more = {} } = {}) {
  const issuer = await makeIssuer({ iss: `${portal}/oid4vci/gyeonggi` });
  const pair = await jose.generateKeyPair("ES256", { extractable: true });
  const secretJwk = await jose.exportJWK(pair.privateKey);
  const { kty, crv, x, y } = secretJwk;
  const text = await issuer.issue(RESIDENCE, { kty, crv, x, y }, RESIDENCE_FRAME);
  const value = { text, secretJwk: { kty, crv, x, y, d: secretJwk.d }, format: "dc+sd-jwt", type: issuer.vct, typeId: "residence",
    typeName: { name_ko: "거주 증명서", name_en: "Residence credential" }, claimNames: [{ path: "family_name", ko: "성", en: "Family name" }],
    issuer: issuer.iss, agency: "gyeonggi", agencyName: { name_ko: "경기도", name_en: "Gyeonggi Province" }, from: 0,
    until: Math.floor(Date.now() / 1000) + 86_400, status: "valid", checked: 1, received: 1, ...more };
  await page.evaluate(async ([base, passphrase, record, name]) => {
    const { openWallet: open } = await import(`${base}js/wallet/store.js`);
    const wallet = await open({ kind: "passphrase", passphrase });
    await wallet.put("credential", name, record);
  }, [`/v/${await page.locator('meta[name="maru-build"]').getAttribute("content")}/`, WALLET_PASSPHRASE, value, id]);
  return { issuer, holder: { kty, crv, x, y }, text };
}

/** What is in the wallet's database, as whoever has the device's disk sees it. */
const stored = (page) => page.evaluate(async () => {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("maru-wallet");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const all = (store) => new Promise((resolve) => {
    const request = database.transaction(store).objectStore(store).getAll();
    request.onsuccess = () => resolve(request.result);
  });
  const rows = [await all("head"), await all("records")];
  database.close();
  const text = (value) => (ArrayBuffer.isView(value) ? String.fromCharCode(...value)
    : value && typeof value === "object" ? Object.entries(value).map(([name, inner]) => `${name}=${text(inner)}`).join(";") : String(value));
  return { heads: rows[0].length, records: rows[1].length, text: text(rows) };
});

test("makesLocksAndOpensAWalletWithAPassphrase", async ({ page }) => {
  await page.goto("/wallet");
  await page.getByText("패스키 대신 암호 쓰기").first().click();
  await page.getByLabel("지갑 암호").first().fill("short");
  await page.getByLabel("암호 한 번 더").first().fill("short");
  await page.getByRole("button", { name: "암호로 잠긴 지갑 만들기" }).click();
  await expect(page.getByText("암호를 10자 이상으로 적어 주십시오.")).toBeVisible();
  await page.getByLabel("지갑 암호").first().fill(WALLET_PASSPHRASE);
  await page.getByLabel("암호 한 번 더").first().fill("something else");
  await page.getByRole("button", { name: "암호로 잠긴 지갑 만들기" }).click();
  await expect(page.getByText("두 암호가 다릅니다.")).toBeVisible();
  await makeWallet(page);
  await expect(page.getByText("이 지갑은 암호로 잠급니다.")).toBeVisible();
  await expect(page.getByText("아직 증명서가 없습니다")).toBeVisible();
  await page.getByRole("button", { name: "지금 잠그기" }).click();
  await expect(page.getByRole("heading", { name: "지갑이 잠겨 있습니다" })).toBeVisible();
  await page.getByLabel("지갑 암호").fill("a wrong passphrase");
  await page.getByRole("button", { name: "열기", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "암호가 맞지 않습니다." })).toBeVisible();
  await openWallet(page);
  await page.reload();
  await expect(page.getByRole("heading", { name: "지갑이 잠겨 있습니다" })).toBeVisible();
});

test("closesItselfAfterFiveIdleMinutes", async ({ page }) => {
  await page.clock.install();
  await page.goto("/wallet");
  await makeWallet(page);
  await page.getByRole("link", { name: "기록", exact: true }).click();
  await page.clock.fastForward("04:00");
  await page.mouse.click(5, 5);
  await page.clock.fastForward("04:00");
  await expect(page.getByText("아직 기록이 없습니다.")).toBeVisible();
  await page.clock.fastForward("05:01");
  await expect(page.getByRole("heading", { name: "지갑이 잠겨 있습니다" })).toBeVisible();
  await expect(page.getByText("아직 기록이 없습니다.")).toHaveCount(0);
});

test("opensWithAPasskeyAndWithNothingElse", async ({ page }) => {
  const authenticator = await addAuthenticator(page);
  await makeWalletWithPasskey(page);
  await expect(page.getByText("이 지갑은 패스키로 잠급니다.")).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "패스키로 열기" }).click();
  await expect(page.getByText("이 지갑은 패스키로 잠급니다.")).toBeVisible();
  // The passkey is gone: nothing opens the wallet, and nothing of it is in the clear.
  await page.reload();
  await authenticator.clear();
  await page.getByRole("button", { name: "패스키로 열기" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "패스키를 쓰지 않으셨거나 시간이 지났습니다." })).toBeVisible();
});

test("saysWhenAPasskeyCannotLockAWallet", async ({ page }) => {
  await addAuthenticator(page, { hasPrf: false });
  await page.goto("/wallet");
  await page.getByRole("button", { name: "패스키로 잠긴 지갑 만들기" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "PRF 없음" })).toBeVisible();
  expect((await stored(page)).heads).toBe(0);
});

test("addsASecondWayToOpen", async ({ page }) => {
  await addAuthenticator(page);
  await makeWallet(page);
  await page.getByRole("link", { name: "예비 파일과 설정" }).click();
  await page.getByText("패스키로도 열기").click();
  await page.locator("details", { hasText: "패스키로도 열기" }).getByLabel("지갑 암호").fill(WALLET_PASSPHRASE);
  await page.getByRole("button", { name: "패스키 추가" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "패스키" })).toBeVisible();
  await page.goto("/wallet");
  await page.getByRole("button", { name: "패스키로 열기" }).click();
  await expect(page.getByText("아직 증명서가 없습니다")).toBeVisible();
});

test("keepsEverythingSealed", async ({ page }) => {
  await makeWallet(page);
  const { text, holder } = await putCredential(page);
  const { heads, records, text: seen } = await stored(page);
  expect([heads, records]).toEqual([1, 1]);
  for (const secret of ["거주", "gyeonggi", "credential", "0123456789abcdef", holder.x, text.slice(0, 40), WALLET_PASSPHRASE]) expect(seen).not.toContain(secret);
});

test("showsOneClaimWithoutTheOthers", async ({ page }) => {
  await makeWallet(page);
  const { issuer, holder } = await putCredential(page);
  await page.reload();
  await openWallet(page);
  await expect(page.getByRole("listitem").filter({ hasText: "거주 증명서" })).toContainText("경기도");
  await page.getByRole("link", { name: "거주 증명서" }).click();
  await expect(page.getByText("하늘", { exact: true })).toBeVisible();
  await page.getByText("직접 만난 사람에게 보여 주기").click();
  await page.getByLabel("상대의 확인 번호").fill("12");
  await page.getByRole("button", { name: "고른 항목만 담아 보여 주기" }).click();
  await expect(page.getByText("여덟 자리 숫자를 적어 주십시오.")).toBeVisible();
  await page.getByLabel("상대의 확인 번호").fill("1234 5678");
  await page.getByRole("button", { name: "고른 항목만 담아 보여 주기" }).click();
  await expect(page.getByText("보여 줄 항목을 하나 이상 고르십시오.")).toBeVisible();
  await page.getByLabel("만 19세 이상: 예").check();
  await page.getByRole("button", { name: "고른 항목만 담아 보여 주기" }).click();
  await expect(page.getByRole("img", { name: "고른 항목만 담은 QR 코드" })).toBeVisible();
  await page.getByText("코드를 글로 보기").click();
  const shown = await page.getByRole("textbox", { name: "코드를 글로 보기" }).inputValue();
  const theirs = new SDJwtVcInstance({ verifier: issuer.instance.userConfig.verifier, hasher, kbVerifier: verifierOf(await jose.importJWK(holder, "ES256")) });
  const { payload, kb } = await theirs.verify(shown, { keyBindingNonce: "maru-check:12345678" });
  expect(payload.age_over_19).toBe(true);
  for (const name of ["family_name", "given_name", "birthdate", "address", "nationalities"]) expect(payload[name]).toBeUndefined();
  expect(kb.payload.aud).toBe(`${portal}/check`);
  await page.getByRole("link", { name: "지갑으로" }).first().click();
  await page.getByRole("link", { name: "기록", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "보여 준 항목: 만 19세 이상" })).toBeVisible();
});

test("bringsEverythingBackFromTheBackupFile", async ({ page, browser }) => {
  await makeWallet(page);
  await putCredential(page);
  await page.reload();
  await openWallet(page);
  await page.getByRole("link", { name: "예비 파일과 설정" }).click();
  await page.getByLabel("예비 파일의 암호").fill("another long passphrase");
  await page.getByLabel("암호 한 번 더").first().fill("another long passphrase");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "예비 파일 저장" }).click();
  const file = await (await download).path();
  const text = readFileSync(file, "utf8");
  for (const secret of ["거주", "gyeonggi", "eyJ"]) expect(text).not.toContain(secret);

  const other = await (await browser.newContext({ baseURL: portal, locale: "ko-KR" })).newPage();
  await other.goto("/wallet");
  await other.getByText("예비 파일이 있으신가요?").click();
  const restore = other.locator("details", { hasText: "예비 파일이 있으신가요?" });
  await restore.getByText("패스키 대신 암호 쓰기").click();
  const give = async (buffer, passphrase) => {
    await restore.getByLabel("예비 파일", { exact: true }).setInputFiles({ name: "w.json", mimeType: "application/json", buffer });
    await restore.getByLabel("예비 파일의 암호").fill(passphrase);
    await restore.getByLabel("지갑 암호").fill(WALLET_PASSPHRASE);
    await restore.getByLabel("암호 한 번 더").fill(WALLET_PASSPHRASE);
    await restore.getByRole("button", { name: "되살리고 암호로 잠그기" }).click();
  };
  await give(Buffer.from(text), "not the passphrase");
  await expect(other.getByRole("alert").filter({ hasText: "암호가 맞지 않습니다." })).toBeVisible();
  const changed = JSON.parse(text);
  changed.sealed = (changed.sealed[0] === "A" ? "B" : "A") + changed.sealed.slice(1);
  await give(Buffer.from(JSON.stringify(changed)), "another long passphrase");
  await expect(other.getByRole("alert").filter({ hasText: "지갑의 예비 파일이 아니거나 손상되었습니다." })).toBeVisible();
  await give(Buffer.from("{}"), "another long passphrase");
  await expect(other.getByRole("alert").filter({ hasText: "지갑의 예비 파일이 아니거나 손상되었습니다." })).toBeVisible();
  await give(Buffer.from(text), "another long passphrase");
  await expect(other.getByRole("link", { name: "거주 증명서" })).toBeVisible();
  await other.context().close();
});

test("deletesOneCredentialAndTheWholeWallet", async ({ page }) => {
  await makeWallet(page);
  await putCredential(page);
  await page.reload();
  await openWallet(page);
  await page.getByRole("link", { name: "거주 증명서" }).click();
  await page.getByText("이 증명서 지우기").click();
  await page.getByRole("button", { name: "지우기", exact: true }).click();
  await expect(page.getByText("아직 증명서가 없습니다")).toBeVisible();
  expect((await stored(page)).records).toBe(0);
  await page.getByRole("link", { name: "예비 파일과 설정" }).click();
  await page.getByRole("button", { name: "지갑 지우기" }).click();
  await expect(page.getByText("먼저 위의 칸에 표시해 주십시오.")).toBeVisible();
  await page.getByLabel("예비 파일이 있거나 없어도 괜찮습니다").check();
  await page.getByRole("button", { name: "지갑 지우기" }).click();
  await expect(page.getByRole("heading", { name: "지갑 만들기" })).toBeVisible();
  expect(await stored(page)).toMatchObject({ heads: 0, records: 0 });
});

test("neverReplacesAWalletThatAnotherTabMade", async ({ page, context }) => {
  const second = await context.newPage();
  await Promise.all([page.goto("/wallet"), second.goto("/wallet")]);
  await expect(second.getByRole("heading", { name: "지갑 만들기" })).toBeVisible();
  await makeWallet(page);
  await second.getByText("패스키 대신 암호 쓰기").first().click();
  await second.getByLabel("지갑 암호").first().fill("the other tab's words");
  await second.getByLabel("암호 한 번 더").first().fill("the other tab's words");
  await second.getByRole("button", { name: "암호로 잠긴 지갑 만들기" }).click();
  await expect(second.getByRole("alert").filter({ hasText: "다른 창에서 이미 지갑을 만들었습니다." })).toBeVisible();
  await page.reload();
  await openWallet(page);
});

test("refusesLinksOfOtherSites", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => request.url().startsWith(portal) || asked.push(request.url()));
  await makeWallet(page);
  for (const [link, words] of [["hello", "증명서를 받는 링크가 아닙니다."],
    ["openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fthief.example%2Foffer", "다른 누리집의 주소라 열지 않았습니다."]]) {
    await page.goto("/wallet#receive");
    await page.reload();
    await openWallet(page, "증명서 받기");
    await page.getByLabel("받은 링크").fill(link);
    await page.getByRole("button", { name: "계속" }).click();
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
  }
  await page.goto("/wallet#answer");
  await page.reload();
  await openWallet(page, "증명 요청에 답하기");
  await page.getByLabel("요청 링크").fill("openid4vp://?client_id=x&request_uri=https%3A%2F%2Fthief.example%2Fr");
  await page.getByRole("button", { name: "계속" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "다른 누리집의 주소라 열지 않았습니다." })).toBeVisible();
  expect(asked).toEqual([]);
});

for (const [language, width] of [["ko", 320], ["en", 320], ["en", 1280]]) {
  test(`everyViewIsSound ${language} ${width}`, async ({ browser }) => {
    const context = await browser.newContext({ baseURL: portal, locale: language === "ko" ? "ko-KR" : "en-US", viewport: { width, height: 800 } });
    const page = await context.newPage();
    const problems = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(String(error)));
    for (const path of ["/wallet", "/check", "/hometown"]) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
      for (const summary of await page.locator("main details:not([open]) > summary").all()) if (await summary.isVisible()) await summary.click();
      await expectSound(page, path);
    }
    await page.goto("/wallet");
    await makeWallet(page, language);
    await expectSound(page, "empty");
    await putCredential(page);
    await page.reload();
    await openWallet(page, null, language);
    await expectSound(page, "home");
    for (const view of ["card/0123456789abcdef", "receive", "answer", "history", "settings", "card/none"]) {
      await page.evaluate((hash) => { location.hash = hash; }, view);
      await expect(page.locator("main h1")).toBeFocused();
      for (const summary of await page.locator("main details:not([open]) > summary").all()) if (await summary.isVisible()) await summary.click();
      await expectSound(page, view);
    }
    expect(problems).toEqual([]);
    await context.close();
  });
}
