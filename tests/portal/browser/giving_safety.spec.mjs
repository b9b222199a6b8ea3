// SPDX-License-Identifier: Apache-2.0
// What goes wrong between pressing and knowing: lost answers, closed tabs, two tabs, browsers that keep nothing. Whatever
// happens, a gift is given once and the visitor is told how things stand.
import { readFileSync } from "node:fs";
import { expect, servers, test } from "../support/playwright.mjs";
import { answer, donationsOf, giveOnce, makeKey, next, openCampaign, PASSPHRASE, topUp } from "../support/giving.mjs";

const { portal } = servers();
test.use({ baseURL: portal });

const isSending = (request) => request.method() === "POST" && request.url().endsWith("/api/transactions");
const actionOf = (request) => request.postDataJSON()?.action;
const rowsOf = async (request, path) => (await (await request.get(path)).json()).rows;
const pledgesOf = (request, did) => rowsOf(request, `/api/v1/query/donation/pledges?donor=${encodeURIComponent(did)}&limit=100`);
const requestsOf = (request, did) => rowsOf(request, `/api/v1/query/accounts/requests?did=${encodeURIComponent(did)}&limit=100`);
const signerOf = async (request, page) =>
  (await (await request.get(`/api/v1/transactions/${await page.locator(".reference code").first().innerText()}`)).json()).tx.signer;
const keyHere = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const opened = indexedDB.open("maru-citizen", 1);
  opened.onerror = () => reject(opened.error);
  opened.onsuccess = () => {
    const read = opened.result.transaction("keys").objectStore("keys").get("citizen");
    read.onsuccess = () => {
      opened.result.close();
      resolve(read.result?.did ?? null);
    };
  };
}));
const thanks = (amount) => `${amount}을 기부해 주셔서 고맙습니다`;

async function startPledge(page, request, amount) {
  await answer(page, await openCampaign(request), amount, { monthly: { day: 31, months: 6 } });
  const text = `${amount.toLocaleString("ko-KR")}원`;
  await makeKey(page);
  await topUp(page, text);
  await page.getByRole("button", { name: `${text} 기부하기` }).click();
  await expect(page.getByText(thanks(text))).toBeVisible();
  const did = await signerOf(request, page);
  await page.goto("/mine");
  await page.getByText("잔액 충전").first().click();
  await page.getByLabel("충전할 금액(원)").fill("1만");
  await page.getByRole("button", { name: "잔액 충전" }).click();
  await expect(page.locator(".figures li").last()).toContainText("10,000원");
  return did;
}

async function askChange(page, amount) {
  const old = page.locator(".pledge").filter({ hasText: "31일" });
  await old.getByText("금액·날·기간 바꾸기").click();
  await old.getByLabel("기부 금액(원)").fill(String(amount));
  await old.getByLabel("매달 내는 날").fill("15");
  await old.getByRole("button", { name: "새 약정으로 바꾸기" }).click();
}

test("changesAPledgeOnceThoughTheNetworkFailsInTheMiddle", async ({ page, context, request }) => {
  const did = await startPledge(page, request, 5_000);
  let isDown = false;
  await context.route("**/api/**", async (route) => {
    if (isDown) {
      await route.abort("internetdisconnected");
      return;
    }
    if (!isSending(route.request()) || actionOf(route.request()) !== "pledgeMonthly") {
      await route.continue();
      return;
    }
    const response = await route.fetch();
    isDown = true;
    await route.fulfill({ response });
  });
  await askChange(page, 3_000);
  await expect(page.getByText("새 약정은 만들어졌고 이전 약정은 아직 해지되지 않았습니다")).toBeVisible();
  await expect(page.getByText("아무것도 보내지 않았습니다", { exact: false })).toHaveCount(0);
  isDown = false;
  await page.goto("/mine");
  await expect(page.locator(".pledge").filter({ hasText: "31일" }).filter({ hasText: "해지" }).getByRole("button")).toHaveCount(0);
  await expect.poll(async () => (await pledgesOf(request, did)).map(({ day, state }) => `${day} ${state}`).sort())
    .toEqual(["15 active", "31 cancelled"]);
  expect((await donationsOf(request, did)).map(({ amount }) => amount).sort()).toEqual([3_000, 5_000]);
});

test("makesNoSecondPledgeFromATabThatIsOutOfDate", async ({ page, context, request }) => {
  const did = await startPledge(page, request, 5_000);
  const stale = await context.newPage();
  await stale.goto("/mine");
  await expect(stale.locator(".pledge")).toHaveCount(1);
  await askChange(page, 3_000);
  await expect(page.locator(".pledge")).toHaveCount(2);
  await askChange(stale, 2_000);
  await expect(stale.getByText("이 약정은 다른 창에서 이미 바뀌었거나 해지되었습니다", { exact: false })).toBeVisible();
  expect((await donationsOf(request, did)).map(({ amount }) => amount).sort()).toEqual([3_000, 5_000]);
});

test("neverCallsARecordedGiftFailedForWantOfRoom", async ({ page, request }) => {
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (name, value) {
      if (["maru.names", "maru.honours"].includes(name)) throw new DOMException("full", "QuotaExceededError");
      setItem.call(this, name, value);
    };
  });
  await answer(page, await openCampaign(request), 2_000, { name: "홍길동", honour: "김할머니" });
  await makeKey(page);
  await topUp(page, "2,000원");
  await page.getByRole("button", { name: "2,000원 기부하기" }).click();
  await expect(page.getByText(thanks("2,000원"))).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "이름을 이 브라우저에 저장하지 못했습니다" })).toBeVisible();
  await expect(page.getByRole("button", { name: "2,000원 기부하기" })).toHaveCount(0);
  // The names are still there to be saved, over a reload too.
  await page.reload();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "이름까지 담아 저장" }).click();
  const gift = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  expect([gift.openings.name.name, gift.openings.honour.name]).toEqual(["홍길동", "김할머니"]);
  expect(await donationsOf(request, gift.receipt.tx.signer)).toHaveLength(1);
});

test("showsTheReferenceWhereTheReceiptCannotBeRead", async ({ page, context, request }) => {
  await answer(page, await openCampaign(request), 2_100);
  await makeKey(page);
  await topUp(page, "2,100원");
  const away = (route) => route.abort("internetdisconnected");
  await context.route("**/api/v1/transactions/*/receipt", away);
  await page.getByRole("button", { name: "2,100원 기부하기" }).click();
  await expect(page.locator(".reference code")).toHaveText(/^[0-9a-f]{64}$/);
  await expect(page.getByRole("alert").filter({ hasText: "영수증을 아직 읽지 못해" })).toBeVisible();
  await expect(page.locator(".box.success")).toHaveCount(0);
  await page.reload();
  await expect(page.locator(".reference code")).toBeVisible();
  await context.unroute("**/api/v1/transactions/*/receipt", away);
  await page.getByRole("button", { name: "다시 시도" }).click();
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
  await expect(page.locator(".box.success").filter({ hasText: thanks("2,100원") })).toBeVisible();
});

test("isGreenOnlyForAReceiptThatHolds", async ({ page, context, request }) => {
  await answer(page, await openCampaign(request), 2_300);
  await makeKey(page);
  await topUp(page, "2,300원");
  await context.route("**/api/v1/transactions/*/receipt", async (route) => {
    const response = await route.fetch();
    const file = await response.json();
    file.tx.payload.amount += 1;
    await route.fulfill({ response, json: file });
  });
  await page.getByRole("button", { name: "2,300원 기부하기" }).click();
  await expect(page.locator(".checks .bad").first()).toBeVisible();
  await expect(page.locator(".reference code")).toBeVisible();
  await expect(page.locator(".box.success")).toHaveCount(0);
});

const turnStorageOff = () => {
  Storage.prototype.setItem = () => {
    throw new DOMException("off", "QuotaExceededError");
  };
};

test("goesOnAfterAReloadWithoutOrdinaryStorage", async ({ page, context, request }) => {
  await page.addInitScript(turnStorageOff);
  await answer(page, await openCampaign(request), 2_200);
  await makeKey(page);
  await topUp(page, "2,200원");
  const block = (route) => route.abort("internetdisconnected");
  await context.route("**/api/transactions", block);
  await page.getByRole("button", { name: "2,200원 기부하기" }).click();
  await expect(page.getByText("보냈지만 결과를 아직 모릅니다")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "보내던 기부를 확인하고 있습니다" })).toBeVisible();
  await context.unroute("**/api/transactions", block);
  await expect(page.getByText(thanks("2,200원"))).toBeVisible();
  expect(await donationsOf(request, await signerOf(request, page))).toHaveLength(1);
});

test("saysNotToCloseWhereTheBrowserKeepsNothing", async ({ page, context, request }) => {
  await page.addInitScript(turnStorageOff);
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (value, key) {
      if (String(key).startsWith("record:")) throw new DOMException("full", "QuotaExceededError");
      return put.call(this, value, key);
    };
  });
  await answer(page, await openCampaign(request), 2_400);
  await makeKey(page);
  await topUp(page, "2,400원");
  const block = (route) => route.abort("internetdisconnected");
  await context.route("**/api/transactions", block);
  await page.getByRole("button", { name: "2,400원 기부하기" }).click();
  await expect(page.getByText("보냈지만 결과를 아직 모릅니다")).toBeVisible();
  await expect(page.getByText("이 화면을 닫지 마십시오.", { exact: false })).toBeVisible();
  await expect(page.getByText("이 화면을 닫아도 다시 열면", { exact: false })).toHaveCount(0);
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await context.unroute("**/api/transactions", block);
  await expect(page.getByText(thanks("2,400원"))).toBeVisible();
});

test("topsUpOnceThoughTheAnswerIsLost", async ({ page, context, request }) => {
  await answer(page, await openCampaign(request), 2_500);
  await makeKey(page);
  let isDown = false;
  await context.route("**/api/**", async (route) => {
    const isDesk = route.request().url().includes("/api/bank-desk/");
    if (isDesk && !isDown) await route.fetch();
    isDown ||= isDesk;
    if (isDown) await route.abort("connectionreset");
    else await route.continue();
  });
  const ask = page.getByRole("button", { name: "2,500원 충전 요청" });
  await ask.click();
  await expect(page.getByRole("alert").filter({ hasText: /모릅니다|처리하지 못했습니다/ })).toBeVisible();
  await context.unrouteAll({ behavior: "wait" });
  await ask.click();
  await expect(page.getByRole("heading", { name: "내용을 확인해 주십시오" })).toBeVisible();
  await expect(page.getByText("아무것도 보내지 않았습니다", { exact: false })).toHaveCount(0);
  const did = await keyHere(page);
  expect((await requestsOf(request, did)).map(({ amount, state }) => [amount, state])).toEqual([[2_500, "paid"]]);
});

for (const place of ["gift", "account"]) {
  test(`goesOnWithAnOpenTopUp ${place}`, async ({ page, context, request }) => {
    const campaign = await openCampaign(request);
    await answer(page, campaign, 2_600);
    await makeKey(page);
    await context.route("**/api/bank-desk/**", (route) => route.abort("internetdisconnected"));
    await page.getByRole("button", { name: "2,600원 충전 요청" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "충전을 요청했지만 결과를 아직 모릅니다" })).toBeVisible();
    await context.unrouteAll({ behavior: "wait" });
    // Another browser's request is known from the ledger alone.
    await page.evaluate(() => localStorage.removeItem("maru.pending.topup"));
    if (place === "gift") {
      await page.reload();
      await expect(page.getByRole("heading", { name: "내용을 확인해 주십시오" })).toBeVisible();
    } else {
      await page.goto("/mine");
      await expect(page.locator(".figures li").last()).toContainText("2,600원");
    }
    expect((await requestsOf(request, await keyHere(page))).map(({ amount, state }) => [amount, state])).toEqual([[2_600, "paid"]]);
  });
}

test("neverReplacesAKeyThatAnotherTabMade", async ({ page, context }) => {
  const second = await context.newPage();
  await page.goto("/mine");
  await second.goto("/mine");
  await makeKey(page);
  await expect(page.getByText("내 번호(DID)")).toBeVisible();
  const did = await keyHere(page);
  await second.getByLabel("예비 파일의 암호").fill(PASSPHRASE);
  await second.getByRole("button", { name: "키 만들고 예비 파일 저장" }).click();
  await expect(second.getByRole("alert").filter({ hasText: "이 기기에 이미 기부 키가 있습니다" })).toBeVisible();
  expect(await keyHere(second)).toBe(did);
  await second.getByRole("button", { name: "있는 키로 계속하기" }).click();
  await expect(second.getByText("내 번호(DID)")).toBeVisible();
});

test("finishesTheOtherTabsGiftAndThanksForNoOther", async ({ page, context, request }) => {
  const campaign = await openCampaign(request);
  await answer(page, campaign, 3_000);
  await makeKey(page);
  await topUp(page, "3,000원");
  const second = await context.newPage();
  await answer(second, campaign, 50_000);
  await topUp(second, "47,000원");
  await page.route("**/api/transactions", (route) => route.abort("internetdisconnected"));
  await page.getByRole("button", { name: "3,000원 기부하기" }).click();
  await expect(page.getByText("보냈지만 결과를 아직 모릅니다")).toBeVisible();
  await second.getByRole("button", { name: "50,000원 기부하기" }).click();
  await expect(second.getByText("앞서 보내던 3,000원 기부를 먼저 마쳤습니다")).toBeVisible();
  await expect(second.getByText(thanks("3,000원"))).toHaveCount(0);
  await page.close();
  const did = await keyHere(second);
  expect((await donationsOf(request, did)).map(({ amount }) => amount)).toEqual([3_000]);
  // The gift has used some of the money: what is missing now is asked for, then the visitor presses again.
  await topUp(second, "3,000원");
  await second.getByRole("button", { name: "50,000원 기부하기" }).click();
  await expect(second.getByText(thanks("50,000원"))).toBeVisible();
  expect((await donationsOf(request, did)).map(({ amount }) => amount).sort((a, b) => a - b)).toEqual([3_000, 50_000]);
});

test("removesTheNamesWithTheKey", async ({ page, request }) => {
  await giveOnce(page, await openCampaign(request), 2_700, { name: "홍길동", honour: "김할머니" });
  await page.goto("/mine");
  await page.getByText("이 기기에서 키 지우기").click();
  await expect(page.getByLabel("이름과 알림도 지우기", { exact: false })).toBeChecked();
  await page.getByRole("button", { name: "지우기", exact: true }).click();
  await expect(page.getByText("내 기부를 보려면 기부 키가 필요합니다.")).toBeVisible();
  const left = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  for (const secret of ["홍길동", "김할머니", "maru.names", "maru.ways"]) expect(left).not.toContain(secret);
  expect(await keyHere(page)).toBe(null);
});

test("keepsTheNamesWhereThatIsWanted", async ({ page, request }) => {
  await giveOnce(page, await openCampaign(request), 2_800, { name: "홍길동" });
  await page.goto("/mine");
  await page.getByText("이 기기에서 키 지우기").click();
  await page.getByLabel("이름과 알림도 지우기", { exact: false }).uncheck();
  await page.getByRole("button", { name: "지우기", exact: true }).click();
  await expect(page.getByText("내 기부를 보려면 기부 키가 필요합니다.")).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("maru.names"))).toContain("홍길동");
});

test("removesNoKeyWhileAGiftIsOnItsWay", async ({ page, context, request }) => {
  await answer(page, await openCampaign(request), 2_900);
  await makeKey(page);
  await topUp(page, "2,900원");
  await page.route("**/api/transactions", (route) => route.abort("internetdisconnected"));
  await page.getByRole("button", { name: "2,900원 기부하기" }).click();
  await expect(page.getByText("보냈지만 결과를 아직 모릅니다")).toBeVisible();
  const second = await context.newPage();
  await second.goto("/mine");
  await second.getByText("이 기기에서 키 지우기").click();
  await second.getByRole("button", { name: "지우기", exact: true }).click();
  await expect(second.getByText("보내던 일이 끝나지 않아 지우지 않았습니다")).toBeVisible();
  expect(await keyHere(second)).toMatch(/^did:/);
  await page.close();
  await second.getByRole("link", { name: "보내던 기부 확인하기" }).click();
  await expect(second.getByText(thanks("2,900원"))).toBeVisible();
});

test("asksForNoKeyOnceThereIsOne", async ({ page, request }) => {
  const campaign = await openCampaign(request);
  const others = await rowsOf(request, "/api/v1/query/donation/campaigns?state=open&limit=100");
  const other = others.find(({ id }) => id !== campaign.id);
  await page.goto(`/donate?campaign=${other.id}`);
  await page.getByLabel("기부 금액(원)").fill("1000");
  await next(page);
  await expect(page.locator(".step-count")).toHaveText("8단계 중 2단계");
  await giveOnce(page, campaign, 1_100);
  await answer(page, other, 1_000);
  await expect(page.getByRole("heading", { name: "잔액이 부족합니다" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "기부 키를 만들어 주십시오" })).toHaveCount(0);
  await expect(page.locator(".step-count")).toHaveText("7단계 중 6단계");
});
