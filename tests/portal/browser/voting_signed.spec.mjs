// SPDX-License-Identifier: Apache-2.0
// An election in signed mode from the personal link to the result, in the browser, through the real portal, on the real
// chain: what one step leaves, the next one meets.
import { readFileSync } from "node:fs";
import { expect, servers, test } from "../support/playwright.mjs";
import { SignedHouse } from "../support/signed_house.mjs";
import { ballotHash, trackerOf } from "../../../citizen-portal-backend/web/js/election/codes.js";

const PASSPHRASE = "a key for voting only";
const CODES = ["ABCDE-FGHJK-MNPQR-STVWX-YZ0123", "BCDEF-GHJKM-NPQRS-TVWXY-Z01234", "CDEFG-HJKMN-PQRST-VWXYZ-012345"];

const told = servers();
test.use({ baseURL: told.portal });
test.describe.configure({ mode: "serial" });
test.setTimeout(300_000);

let house;
/** The text of the key file that enrolment left on the device. */
let keyFile;
let first;
let second;
let receipt;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  house = new SignedHouse(told);
  await house.make(CODES);
});
test.afterAll(() => house?.end());

const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name) => expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
const rowOf = async (request, table, key) => (await (await request.get(`/api/v1/state/election/${table}/${encodeURIComponent(key)}`)).json()).value;

/** Opens the key, chooses, encrypts, casts; the tracker. */
async function vote(page, candidate, answer) {
  await page.goto(`/vote?election=${house.id}`);
  await page.getByLabel("투표 열쇠 파일").setInputFiles({ name: "key.maru-voting-key.json", mimeType: "application/json", buffer: Buffer.from(keyFile) });
  await page.getByLabel("열쇠의 암호").fill(PASSPHRASE);
  await button(page, "파일로 열기").click();
  await page.getByLabel(candidate).check();
  await button(page, "다음").click();
  await page.getByLabel(answer, { exact: true }).check();
  await button(page, "다음").click();
  await heading(page, "고른 내용을 확인해 주십시오");
  await button(page, "투표지 암호화하기").click();
  await heading(page, "투표지를 봉했습니다");
  await expect(page.getByText("개표 신탁관리인 3명의 열쇠를 더하면", { exact: false })).toBeVisible();
  const tracker = (await page.locator(".tracker-code .visually-hidden").textContent()).replace(/\s/g, "").replace(/,/g, "-");
  await button(page, "이대로 투표하기").click();
  await expect(page.getByText("✓ 기록되었습니다")).toBeVisible();
  await page.getByText(/확인한 \d+가지 보기/).click();
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
  await expect(page.locator(".tracker-code code")).toHaveText(tracker.replaceAll("-", ""));
  return tracker;
}

test("enrolsByThePersonalLink", async ({ page, request }) => {
  await page.goto(`/enrol?election=${house.id}&n=1#${CODES[0]}`);
  await button(page, "다음").click();
  await heading(page, "투표 열쇠를 어디에 둘까요?");
  await page.getByLabel("열쇠의 암호").fill(PASSPHRASE);
  await page.getByLabel("암호 한 번 더").fill(PASSPHRASE);
  await button(page, "열쇠를 만들고 등록하기").click();
  await expect(page.getByText("✓ 등록했습니다")).toBeVisible();
  expect((await rowOf(request, "voters", `${house.id}/00000001`)).state).toBe("enrolled");
  keyFile = await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((resolve) => { const opening = indexedDB.open(name); opening.onsuccess = () => resolve(opening.result); });
      for (const store of database.objectStoreNames) {
        const values = await new Promise((resolve) => { const asked = database.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => resolve(asked.result); });
        const file = values.find((value) => typeof value === "string" && value.includes("maru-voting-key/v1"));
        if (file) return file;
      }
    }
    return "";
  });
  expect(keyFile).not.toBe("");
});

test("castsWithTheEnrolledKeyAndTheChainKnowsWhoVotedButNotWhat", async ({ page, request }) => {
  await house.open();
  let sent = null;
  page.on("request", (one) => { if (one.url().endsWith("/api/v1/ballots")) sent = one.postDataJSON(); });
  first = await vote(page, "기호 1번 김하늘", "찬성");
  const { credential } = await rowOf(request, "voters", `${house.id}/00000001`);
  expect(sent.payload.voter).toBe(credential);
  expect("ring" in sent.payload).toBe(false);
  expect(trackerOf(await ballotHash(sent.payload))).toBe(first);
  expect(await rowOf(request, "trackers", `${house.id}/${first}`)).toMatchObject({ state: "counted" });
  const save = page.waitForEvent("download");
  await button(page, "영수증 파일 저장").click();
  receipt = readFileSync(await (await save).path());
  for (const word of ["김하늘", '"o1"', '"votes"']) expect(receipt.toString()).not.toContain(word);
});

test("countsTheSecondBallotInPlaceOfTheFirst", async ({ page, request }) => {
  second = await vote(page, "기호 2번 이바다", "반대");
  await expect(page.getByText("먼저 보낸 투표지 대신 이 투표지를 집계합니다", { exact: false })).toBeVisible();
  expect(await rowOf(request, "boxes", house.id)).toMatchObject({ ballots: 2, replaced: 1 });
  expect((await rowOf(request, "trackers", `${house.id}/${first}`)).state).toBe("replaced");
});

test("takesNoBallotAfterTheClose", async ({ page }) => {
  await house.close();
  await page.goto(`/vote?election=${house.id}`);
  await expect(page.getByText("투표 기간이 끝났습니다")).toBeVisible();
  await expect(page.getByLabel("투표 열쇠 파일")).toHaveCount(0);
});

test("showsTheResultOfTheLastBallot", async ({ page }) => {
  await house.count();
  await page.goto(`/election?id=${house.id}`);
  await expect(page.getByRole("heading", { name: "개표 결과" })).toBeVisible();
  const votes = (name) => page.locator(".result-row").filter({ hasText: name }).locator(".result-figures");
  for (const [name, count] of [["이바다", "1표"], ["김하늘", "0표"], ["반대", "1표"], ["찬성", "0표"]]) await expect(votes(name)).toContainText(count);
  await expect(page.getByRole("heading", { name: "후보자와 안건" })).toBeVisible();
  await expect(page.locator("#results").getByText("안건이 부결되었습니다")).toBeVisible();
  await expect(page.locator("#results").getByText("당선인이 정해졌습니다")).toBeVisible();
  await page.locator("#results").getByRole("button", { name: "이 결과가 서명된 원장에 있는지 이 기기에서 확인" }).first().click();
  await expect(page.locator("#results").getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
});

test("checksTheReceiptAfterTheResult", async ({ page }) => {
  await page.goto("/ballot");
  await page.getByLabel("영수증 파일로 확인").setInputFiles({ name: `${first}.maru-receipt.json`, mimeType: "application/json", buffer: receipt });
  await expect(page.getByText("나중에 보낸 투표지로 교체되었습니다")).toBeVisible();
  await page.goto("/voting-security");
  await page.goto(`/ballot#e=${house.id}&t=${second}`);
  await expect(page.getByText("이 투표지가 집계됩니다")).toBeVisible();
});
