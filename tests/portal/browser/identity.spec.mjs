// SPDX-License-Identifier: Apache-2.0
// My digital identity: made in the browser, a second device, keys changed, guardians and a recovery that its owner stops,
// its end; each person is a browser of their own. The resolver answers for it on the portal's own address.
import { AxeBuilder, expect, servers, test } from "../support/playwright.mjs";
import { makeWallet, openWallet } from "../support/wallet.mjs";

const { portal } = servers();
test.use({ baseURL: portal, viewport: { width: 390, height: 844 } });

const KEY_SHOWN = /\b(identity|wallet|code)\.[a-z_]+(\.[a-z_]+)*\b/;

async function expectSound(page, what) {
  const text = await page.locator("body").innerText();
  expect(text, what).not.toMatch(KEY_SHOWN);
  expect(text, what).not.toMatch(/undefined|\bNaN\b|\[object/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), what).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${what} ${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
}

/** Opens the page with a new wallet. */
async function openIdentity(page) {
  await makeWallet(page);
  await page.goto("/identity");
  await openWallet(page, "내 디지털 신원");
  await expect(page.getByRole("heading", { name: "새로 만들기" })).toBeVisible();
}

const didOn = (page) => page.locator("dl.facts code").first().innerText();

async function makeIdentity(page, name = "휴대전화") {
  await openIdentity(page);
  await page.getByLabel("이 기기의 이름").first().fill(name);
  await page.getByRole("button", { name: "내 디지털 신원 만들기" }).click();
  await expect(page.getByRole("heading", { name: "내 기기", exact: true })).toBeVisible();
  return didOn(page);
}

/** Somebody else's browser. */
async function another(browser) {
  const context = await browser.newContext({ baseURL: portal, viewport: { width: 390, height: 844 }, locale: "ko-KR" });
  return context.newPage();
}

/** The code of a device that wants to join, or to come back. */
async function deviceCode(page, did, summary, button) {
  const part = page.locator("details").filter({ has: page.getByText(summary, { exact: true }) });
  await part.locator("summary").click();
  await part.getByLabel("디지털 신원 번호(DID)").fill(did);
  await part.getByRole("button", { name: button }).click();
  await expect(part.getByRole("textbox", { name: "기기 코드" })).toBeVisible();
  return { part, code: await part.getByRole("textbox", { name: "기기 코드" }).inputValue(), number: await part.locator(".check-number").innerText() };
}

const summaryOf = (page, text) => page.locator("summary").filter({ hasText: text });

test("makesAnIdentityThatTheResolverKnows", async ({ page, request }) => {
  await openIdentity(page);
  await expectSound(page, "start");
  const did = await (async () => {
    await page.getByRole("button", { name: "내 디지털 신원 만들기" }).click();
    await expect(page.getByRole("heading", { name: "내 기기", exact: true })).toBeVisible();
    return didOn(page);
  })();
  expect(did).toMatch(/^did:maru:[a-z2-7]{26}$/);
  const answer = await request.get(`/1.0/identifiers/${did}`, { headers: { Accept: "application/did-resolution" } });
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toBe("application/did-resolution");
  const { didDocument, didDocumentMetadata } = await answer.json();
  expect(didDocument.id).toBe(did);
  expect(didDocument.capabilityInvocation).toHaveLength(1);
  expect(didDocumentMetadata.versionId).toBe("1");
  await page.getByRole("button", { name: "이 브라우저에서 증명 확인" }).click();
  await expect(page.locator(".checks .ok").first()).toBeVisible();
  await expect(page.locator(".checks .bad")).toHaveCount(0);
  await expectSound(page, "identity");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectSound(page, "identity at 320");
});

test("addsADeviceAndTakesItOut", async ({ page, browser, request }) => {
  const did = await makeIdentity(page);
  const phone = await another(browser);
  await openIdentity(phone);
  const { part, code, number } = await deviceCode(phone, did, "이 기기를 내 디지털 신원에 더하기", "이 기기의 코드 만들기");
  await expectSound(phone, "joining");
  await part.getByRole("button", { name: "되었는지 확인하기" }).click();
  await expect(part.getByText("아직 더해지지 않았습니다")).toBeVisible();

  await summaryOf(page, "기기 더하기").click();
  await page.getByRole("textbox", { name: "기기 코드" }).fill("nonsense");
  await page.getByRole("button", { name: "코드 읽기" }).first().click();
  await expect(page.getByText("올바른 코드가 아닙니다")).toBeVisible();
  await page.getByRole("textbox", { name: "기기 코드" }).fill(code);
  await page.getByRole("button", { name: "코드 읽기" }).first().click();
  await expect(page.locator(".box .check-number")).toHaveText(number);
  await page.getByLabel("이 기기로 할 수 있는 일").selectOption("sign");
  await page.getByRole("button", { name: "이 기기 더하기" }).click();
  await expect(page.locator("li[data-key]")).toHaveCount(2);

  await part.getByRole("button", { name: "되었는지 확인하기" }).click();
  await expect(phone.getByText("이 기기는 서명만 할 수 있습니다", { exact: false })).toBeVisible();
  await expect(phone.getByRole("button", { name: "기기 빼기" })).toHaveCount(0);
  await expectSound(page, "two devices");

  await page.getByRole("button", { name: "기기 빼기" }).click();
  await page.getByRole("button", { name: "빼기", exact: true }).click();
  await expect(page.locator("li[data-key]")).toHaveCount(1);
  const { didDocument } = await (await request.get(`/1.0/identifiers/${did}`, { headers: { Accept: "application/did-resolution" } })).json();
  expect(didDocument.verificationMethod).toHaveLength(1);
  await phone.context().close();
});

test("leavesAQuestionOpenThatWasAskedWhileTheChainWasReadAgain", async ({ page, context }) => {
  await makeIdentity(page);
  // Another window of the same visitor changes the identity; what this page then reads takes its time.
  const window = await context.newPage();
  await window.goto("/identity");
  await openWallet(window, "내 디지털 신원");
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  let isAsked;
  const asked = new Promise((resolve) => { isAsked = resolve; });
  await page.route(/\/v1\/query\/did\/recoveries/, async (route) => {
    isAsked();
    await held;
    await route.continue();
  });
  await summaryOf(window, "복구 기관 바꾸기").click();
  await window.getByLabel("열쇠를 모두 잃었을 때 찾아갈 기관").last().selectOption({ index: 1 });
  await window.getByRole("button", { name: "저장", exact: true }).click();
  await asked;
  await page.getByRole("button", { name: "열쇠 바꾸기" }).click();
  const answer = page.waitForResponse(/\/v1\/query\/did\/recoveries/);
  letGo();
  await (await answer).finished();
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
  await expect(page.getByRole("button", { name: "새 열쇠로 바꾸기" })).toBeFocused();
  await page.getByRole("button", { name: "새 열쇠로 바꾸기" }).click();
  await expect(page.getByRole("cell", { name: "열쇠 바꿈" })).toBeVisible();
});

test("changesItsKeyAndKeepsItsNumber", async ({ page }) => {
  const did = await makeIdentity(page);
  const before = await page.locator("li[data-key]").getAttribute("data-key");
  await page.getByRole("button", { name: "열쇠 바꾸기" }).click();
  await page.getByRole("button", { name: "새 열쇠로 바꾸기" }).click();
  await expect(page.locator("li[data-key]")).not.toHaveAttribute("data-key", before);
  expect(await didOn(page)).toBe(did);
  await expect(page.getByRole("cell", { name: "열쇠 바꿈" })).toBeVisible();
});

test("comesBackWithGuardiansUnlessTheOwnerObjects", async ({ page, browser }) => {
  const did = await makeIdentity(page);
  const friends = [await another(browser), await another(browser)];
  const dids = [];
  for (const friend of friends) dids.push(await makeIdentity(friend));

  await summaryOf(page, "보증인 정하기").click();
  await page.getByLabel("보증인들의 번호").fill(did);
  await page.getByRole("button", { name: "보증인 저장" }).click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await page.getByLabel("보증인들의 번호").fill(dids.join("\n"));
  await page.getByRole("button", { name: "보증인 저장" }).click();
  await expect(page.getByText("보증인 2명 가운데 2명이 확인하면")).toBeVisible();
  await expectSound(page, "guardians");

  const codes = [];
  for (const [i, friend] of friends.entries()) {
    await page.locator("summary").filter({ hasText: "에게 줄 코드" }).nth(i).click();
    codes.push(await page.getByRole("textbox", { name: "보증인 코드" }).nth(i).inputValue());
    await summaryOf(friend, "보증인 코드 받기").click();
    await friend.getByRole("textbox", { name: "보증인 코드" }).fill(codes[i]);
    await friend.locator("form").filter({ has: friend.getByRole("textbox", { name: "보증인 코드" }) }).getByRole("button", { name: "코드 읽기" }).click();
    await expect(friend.locator("code.did")).toHaveText(did);
  }
  await expectSound(friends[0], "guarded");

  // A code for another guardian is not taken.
  await summaryOf(friends[0], "보증인 코드 받기").click();
  await friends[0].getByRole("textbox", { name: "보증인 코드" }).fill(codes[1]);
  await friends[0].locator("form").filter({ has: friends[0].getByRole("textbox", { name: "보증인 코드" }) }).getByRole("button", { name: "코드 읽기" }).click();
  await expect(friends[0].getByText("나를 보증인으로 정한 코드가 아닙니다.")).toBeVisible();

  const fresh = await another(browser);
  await openIdentity(fresh);
  const { part, code, number } = await deviceCode(fresh, did, "열쇠를 잃어 보증인의 도움으로 되찾기", "보증인에게 줄 코드 만들기");
  for (const [i, friend] of friends.entries()) {
    await summaryOf(friend, "복구 도와주기").click();
    const form = friend.locator("details").filter({ has: friend.locator("summary", { hasText: "복구 도와주기" }) });
    await form.getByRole("textbox", { name: "기기 코드" }).fill(code);
    await form.getByRole("button", { name: "코드 읽기" }).click();
    await expect(form.locator(".check-number")).toHaveText(number);
    await form.getByRole("button", { name: "확인했습니다. 복구를 돕겠습니다" }).click();
    await expect(form.getByText(i === 0 ? "다른 보증인의 확인도 필요합니다." : "필요한 보증인이 모두 확인했습니다", { exact: false })).toBeVisible();
  }
  await part.getByRole("button", { name: "되었는지 확인하기" }).click();
  await expect(part.getByText("이의 기간이 지나면 바뀝니다", { exact: false })).toBeVisible();

  // The owner, who has lost nothing, sees it and stops it.
  await expect(page.getByRole("heading", { name: "누군가 이 디지털 신원을 되찾으려고 합니다" })).toBeVisible();
  await expectSound(page, "attack");
  await page.getByRole("button", { name: "복구 막기" }).click();
  await page.getByRole("button", { name: "막기", exact: true }).click();
  await expect(page.getByRole("heading", { name: "누군가 이 디지털 신원을 되찾으려고 합니다" })).toHaveCount(0);
  for (const other of [fresh, ...friends]) await other.context().close();
});

test("endsForEver", async ({ page, request }) => {
  const did = await makeIdentity(page);
  await page.getByRole("button", { name: "디지털 신원 폐기하기" }).click();
  await page.getByRole("button", { name: "아니요" }).click();
  await expect(page.getByText("사용 중")).toBeVisible();
  await page.getByRole("button", { name: "디지털 신원 폐기하기" }).click();
  await page.getByRole("button", { name: "영구히 폐기하기" }).click();
  await expect(page.getByText("폐기됨")).toBeVisible();
  await expectSound(page, "ended");
  const answer = await request.get(`/1.0/identifiers/${did}`, { headers: { Accept: "application/did-resolution" } });
  expect(answer.status()).toBe(410);
  expect((await answer.json()).didDocumentMetadata.deactivated).toBe(true);
});

test("speaksEnglish", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: portal, viewport: { width: 320, height: 640 }, locale: "en-US" });
  const page = await context.newPage();
  await page.goto("/identity");
  await expect(page.getByRole("heading", { name: "My digital identity" })).toBeVisible();
  await expectSound(page, "English");
  await context.close();
});

test("passesTheResolverThrough", async ({ request }) => {
  const ask = (identifier, accept = "application/did-resolution") => request.get(`/1.0/identifiers/${identifier}`, { headers: { Accept: accept }, maxRedirects: 0 });
  const key = "did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH";
  expect((await (await ask(key)).json()).didDocument.id).toBe(key);
  expect((await ask("did:maru:mzuhvlpymk6xo3epygfy5h4oea")).status()).toBe(404);
  expect((await ask("did:example:123")).status()).toBe(501);
  expect((await ask(key, "text/html")).status()).toBe(406);
  expect((await ask(`${key}%23${key.slice(8)}`, "application/did-url-dereferencing")).status()).toBe(200);
  const posted = await request.post(`/1.0/identifiers/${key}`, { headers: { Accept: "application/did-resolution" }, data: { expandRelativeUrls: true } });
  expect(posted.status()).toBe(200);
  // Nothing private is reached through the portal: neither by name nor by number.
  for (const host of ["localhost%3A1", "localhost", "127.0.0.1", "0x7f000001", "169.254.169.254", "metadata.internal"]) {
    const answer = await ask(`did:web:${host}`);
    expect([400, 500], host).toContain(answer.status());
  }
});
