// SPDX-License-Identifier: Apache-2.0
// The giving pages as a person walks through them.
import { expect } from "./playwright.mjs";

export const PASSPHRASE = "correct horse battery";

export async function openCampaign(request) {
  const { rows } = await (await request.get("/api/v1/query/donation/campaigns?state=open&limit=100")).json();
  return rows.find((row) => row.overflow === "accept") ?? rows.sort((a, b) => (b.target - b.raised) - (a.target - a.raised))[0];
}

export const next = (page) => page.getByRole("button", { name: "다음", exact: true }).click();

/** Answers every question up to the key, or up to the check where there is a key and money. */
export async function answer(page, campaign, amount, { monthly = null, name = "", honour = "" } = {}) {
  await page.goto(`/donate?campaign=${campaign.id}`);
  await page.getByLabel("기부 금액(원)").fill(String(amount));
  await next(page);
  if (monthly) {
    await page.getByLabel("매달", { exact: true }).check();
    await page.getByLabel("매달 내는 날").fill(String(monthly.day));
    await page.getByLabel("몇 달 동안").fill(String(monthly.months));
  }
  await next(page);
  if (!monthly) {
    await page.getByLabel(name ? "이름으로(이름은 이 기기에만 저장)" : "가명으로(이름을 남기지 않음)").check();
    if (name) await page.getByLabel("이름", { exact: true }).fill(name);
    await next(page);
    await page.getByLabel(honour ? "예, 그 이름을 적겠습니다" : "아니요", { exact: true }).check();
    if (honour) await page.getByLabel("기리는 분의 이름").fill(honour);
    await next(page);
  }
  await page.getByLabel("아니요", { exact: true }).check();
  await next(page);
}

/** Makes a key; returns the path of the backup file. */
export async function makeKey(page) {
  await page.getByLabel("예비 파일의 암호").fill(PASSPHRASE);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "키 만들고 예비 파일 저장" }).click();
  return (await download).path();
}

export async function topUp(page, text) {
  await page.getByRole("button", { name: `${text} 충전 요청` }).click();
  await expect(page.getByRole("heading", { name: "내용을 확인해 주십시오" })).toBeVisible();
}

/** A whole first gift; returns {id, backup}. */
export async function giveOnce(page, campaign, amount, options = {}) {
  const text = `${amount.toLocaleString("ko-KR")}원`;
  await answer(page, campaign, amount, options);
  const backup = await makeKey(page);
  await topUp(page, text);
  await page.getByRole("button", { name: `${text} 기부하기` }).click();
  await expect(page.getByText(`${text}을 기부해 주셔서 고맙습니다`)).toBeVisible();
  return { id: await page.locator(".reference code").first().innerText(), backup };
}

export async function donationsOf(request, did) {
  const { rows } = await (await request.get(`/api/v1/query/donation/donations?donor=${encodeURIComponent(did)}&limit=100`)).json();
  return rows;
}
