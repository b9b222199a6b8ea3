// SPDX-License-Identifier: Apache-2.0
// Finding campaigns: initials, filters, order, pages, nothing found; the address keeps it all.
import { expect, servers, test } from "../support/playwright.mjs";

const { portal } = servers();
test.use({ baseURL: portal });

const INITIALS = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const initialsOf = (text) => [...text.normalize("NFC")].map((letter) => {
  const index = letter.codePointAt(0) - 0xac00;
  return index >= 0 && index <= 11171 ? INITIALS[Math.floor(index / 588)] : letter;
}).join("");
const allCampaigns = async (request) =>
  (await (await request.get("/api/v1/query/donation/campaigns?limit=100")).json()).rows.filter((row) => row.state !== "draft");

test("findsEveryCampaignByTheInitialsOfItsTitle", async ({ request }) => {
  for (const { id, title_ko: title } of await allCampaigns(request)) {
    const typed = initialsOf(title).replaceAll(" ", "");
    const { rows } = await (await request.get(`/api/campaigns?limit=50&q=${encodeURIComponent(typed)}`)).json();
    expect(rows.map((row) => row.id), `${title} by ${typed}`).toContain(id);
  }
});

test("findsByInitialsWhileTyping", async ({ page, request }) => {
  const [wanted] = (await allCampaigns(request)).filter((row) => row.state === "open");
  await page.goto("/");
  await page.getByLabel("모금 찾기").fill(initialsOf(wanted.title_ko));
  await expect(page.getByRole("link", { name: wanted.title_ko, exact: true })).toBeVisible();
  await expect(page.locator("#count")).toHaveText(/모금 \d+건/);
  await expect(page.locator("#count")).toHaveRole("status");
  await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(initialsOf(wanted.title_ko)).replaceAll("%20", "(%20|\\+)")}`));
});

test("keepsTheSearchInTheAddress", async ({ page, request }) => {
  const [closed] = (await allCampaigns(request)).filter((row) => row.state === "closed");
  await page.goto(`/?q=${encodeURIComponent(closed.title_ko)}&state=closed&sort=raised`);
  await expect(page.getByLabel("모금 찾기")).toHaveValue(closed.title_ko);
  await expect(page.getByLabel("상태")).toHaveValue("closed");
  await expect(page.getByLabel("순서")).toHaveValue("raised");
  await expect(page.getByRole("link", { name: closed.title_ko, exact: true }).first()).toBeVisible();
  await expect(page.locator(".cards .badge").first()).toContainText("종료");
  await page.getByLabel("지역").selectOption("11");
  await expect(page).toHaveURL(/region=11/);
  await page.reload();
  await expect(page.getByLabel("지역")).toHaveValue("11");
});

test("filtersSortsAndPages", async ({ page, request }) => {
  const rows = await allCampaigns(request);
  await page.goto("/?state=");
  await expect(page.locator(".cards .card")).toHaveCount(Math.min(12, rows.length));
  while (await page.getByRole("button", { name: "더 보기" }).isVisible()) {
    const before = await page.locator(".cards .card").count();
    await page.getByRole("button", { name: "더 보기" }).click();
    await expect.poll(() => page.locator(".cards .card").count()).toBeGreaterThan(before);
  }
  await expect(page.locator(".cards .card")).toHaveCount(rows.length);
  await page.getByLabel("분야").selectOption("children");
  await expect(page.locator(".cards .card")).toHaveCount(Math.min(12, rows.filter((row) => row.category === "children").length));
  await page.getByLabel("순서").selectOption("raised");
  const amounts = rows.filter((row) => row.category === "children").map((row) => row.raised).sort((a, b) => b - a);
  await expect(page.locator(".cards .card .progress strong").first()).toHaveText(`${amounts[0].toLocaleString("ko-KR")}원`);
});

test("helpsWhenNothingIsFound", async ({ page, request }) => {
  const [closed] = (await allCampaigns(request)).filter((row) => row.state === "closed");
  await page.goto(`/?q=${encodeURIComponent(closed.title_ko)}&state=cancelled`);
  await expect(page.getByText("조건에 맞는 모금이 없습니다", { exact: false })).toBeVisible();
  await expect(page.locator("#count")).toHaveText("찾은 모금이 없습니다.");
  await page.getByRole("button", { name: /상태·분야·지역을 가리지 않으면/ }).click();
  await expect(page.getByRole("link", { name: closed.title_ko, exact: true }).first()).toBeVisible();
  await page.getByLabel("모금 찾기").fill("없는 제목 zz");
  await page.getByRole("button", { name: "처음부터 다시 찾기" }).click();
  await expect(page.locator(".cards .card").first()).toBeVisible();
  await expect(page).toHaveURL(`${portal}/`);
});

for (const bad of ["'\"><img src=x onerror=alert(1)>", "%", "\u202e", "ㅏㅏㅏ", "a".repeat(100), "🙂".repeat(40), "\\..\\..", "{}[]()*+?."]) {
  test(`survivesTheSearch "${bad.slice(0, 20)}"`, async ({ page }) => {
    const problems = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.goto("/");
    await page.getByLabel("모금 찾기").fill(bad);
    await page.getByRole("button", { name: "찾기", exact: true }).click();
    await expect(page.locator("#count")).toHaveText(/찾은 모금이 없습니다|모금 \d+건/);
    expect(problems).toEqual([]);
  });
}

test("refusesSearchesThatAreNone", async ({ request }) => {
  for (const query of ["limit=0", "limit=1000", "offset=-1", "sort=x", "state=%00", `q=${"a".repeat(401)}`, "q=%ff", "region=%2e%2e"]) {
    const response = await request.get(`/api/campaigns?${query}`);
    expect(response.status(), query).toBeGreaterThanOrEqual(400);
    expect(response.status(), query).toBeLessThan(500);
    expect((await response.json()).code, query).toBeTruthy();
  }
});
