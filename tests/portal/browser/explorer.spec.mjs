// SPDX-License-Identifier: Apache-2.0
// The explorer and the home figures: in plain words, proven in this browser, live without anything moving about.
import { expect, servers, test } from "../support/playwright.mjs";

const { portal } = servers();
test.use({ baseURL: portal });

const newestDonation = async (request) =>
  (await (await request.get("/api/v1/transactions?domain=donation&action=donate&code=ok&limit=1")).json()).rows[0];

/** A real block: a citizen's key made here asks for a top-up. */
async function makeBlock(page) {
  await page.evaluate(async () => {
    const module = document.querySelector('script[type="module"]').src;
    const { keyFromSeed, randomBytes } = await import(new URL("../core/crypto.js", module));
    const { submit } = await import(new URL("../api.js", module));
    await submit(await keyFromSeed(randomBytes(32)), "accounts", "requestTopUp", { amount: 1000 });
  });
}

test("goesFromBlocksToABlockToATransactionAndProvesIt", async ({ page, request }) => {
  const donation = await newestDonation(request);
  await page.goto("/blocks");
  await expect(page.locator(".chain li")).toHaveCount(20);
  await page.getByLabel("블록이나 거래 찾기").fill(String(donation.height));
  await page.getByRole("button", { name: "찾기", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`블록 ${donation.height.toLocaleString("ko-KR")}`);
  await page.getByRole("button", { name: "이 브라우저에서 확인" }).click();
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
  await expect(page.getByText("거래가 모두 기록 목록의 제자리에 있습니다")).toBeVisible();
  await page.locator(`.acts a[href="/blocks?transaction=${donation.id}"]`).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/‘.+’에 [\d,]+원 기부/);
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
});

test("noticesABlockThatWasTamperedWith", async ({ page, request }) => {
  const donation = await newestDonation(request);
  for (const [what, change] of [
    ["a leaf", (path, body) => { if (path.endsWith("/leaves")) body.leaves.find((leaf) => leaf.tx).tx.payload.amount = 1; }],
    ["the header", (path, body) => { if (path.endsWith(`/${donation.height}`)) body.header.time += 1; }],
    ["a code", (path, body) => { if (path.endsWith(`/${donation.height}`)) body.transactions.at(-1).code = "donation.closed"; }],
    ["a transaction that is not listed", (path, body) => {
      if (path.endsWith(`/${donation.height}`)) body.transactions.pop();
      if (path.endsWith("/leaves")) body.leaves.pop();
    }],
    ["no transaction at all", (path, body) => {
      if (path.endsWith(`/${donation.height}`)) body.transactions = [];
      if (path.endsWith("/leaves")) body.leaves = [];
    }],
    ["another block", (path, body) => { if (path.endsWith(`/${donation.height}`)) body.header.height += 1; }],
    ["the block before", (path, body) => { if (path.endsWith(`/${donation.height - 1}`)) body.header.time += 1; }],
  ]) {
    await page.unrouteAll();
    await page.route("**/api/v1/blocks/**", async (route) => {
      const response = await route.fetch();
      const body = await response.json();
      change(new URL(route.request().url()).pathname, body);
      await route.fulfill({ response, json: body });
    });
    await page.goto(`/blocks?height=${donation.height}`);
    await page.getByRole("button", { name: "이 브라우저에서 확인" }).click();
    await expect(page.getByText("확인하지 못한 항목이 있습니다"), what).toBeVisible();
    await expect(page.getByText("이 기기에서 모두 확인했습니다"), what).toHaveCount(0);
  }
});

test("showsTheRecordedResultNotTheListedOne", async ({ page, request }) => {
  const donation = await newestDonation(request);
  await page.route(`**/api/v1/blocks/${donation.height}`, async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    for (const one of body.transactions) Object.assign(one, { code: "donation.forged", action: "forged", signer: "did:key:z6Mkforged" });
    await route.fulfill({ response, json: body });
  });
  await page.goto(`/blocks?height=${donation.height}`);
  await expect(page.locator(".acts li").first()).toBeVisible();
  await expect(page.locator(".acts")).not.toContainText("forged");
});

test("believesNoNodeThatThePortalNamesLater", async ({ browser, request }) => {
  const donation = await newestDonation(request);
  const { node } = await (await request.get("/api/config")).json();
  const other = "did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH";
  const context = await browser.newContext({ baseURL: portal, locale: "ko-KR", serviceWorkers: "block" });
  const page = await context.newPage();
  const check = async () => {
    await page.goto(`/blocks?height=${donation.height}`);
    await page.getByRole("button", { name: "이 브라우저에서 확인" }).click();
    return page.locator(".checks").first();
  };
  await expect(await check()).toContainText("이 원장의 노드가 서명한 블록입니다");
  await expect(page.locator(".checks .bad")).toHaveCount(0);
  await expect(page.locator("#notice-node")).toHaveCount(0);
  // The portal now names another node, and hands out headers in its name.
  await page.route("**/api/config", async (route) => route.fulfill({ json: { chain: "maru-test", node: other, bank_desk: false } }));
  await page.route("**/api/v1/blocks/**", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll(node, other) });
  });
  await expect((await check()).locator(".bad").filter({ hasText: "이 원장의 노드가 서명한 블록입니다" })).toHaveCount(1);
  await expect(page.locator("#notice-node")).toContainText(other);
  await expect(page.locator("#notice-node")).toContainText(node);
  await page.unroute("**/api/v1/blocks/**");
  await page.unroute("**/api/config");
  // Whoever has read another number in the gazette enters it once: it holds on every page.
  await page.goto("/receipt#trust");
  await page.getByLabel("노드의 DID").fill("did:key:z6MkNotOne");
  await page.getByLabel("노드의 DID").blur();
  await expect(page.getByText("56자 번호를 넣어 주십시오", { exact: false })).toBeVisible();
  await page.getByLabel("노드의 DID").fill(other);
  await page.getByLabel("노드의 DID").blur();
  await expect(page.locator("#notice-node")).toContainText("직접 정하신 노드와 다릅니다");
  await expect((await check()).locator(".bad").filter({ hasText: "이 원장의 노드가 서명한 블록입니다" })).toHaveCount(1);
  await page.goto("/receipt#trust");
  await expect(page.getByLabel("노드의 DID")).toHaveValue(other);
  await page.getByLabel("노드의 DID").fill("");
  await page.getByLabel("노드의 DID").blur();
  await expect(page.locator("#notice-node")).toHaveCount(0);
  await expect((await check()).locator(".bad")).toHaveCount(0);
  await context.close();
});

test("findsByNumberAndByTheBeginningOfAnId", async ({ page, request }) => {
  const donation = await newestDonation(request);
  await page.goto("/blocks");
  const input = page.getByLabel("블록이나 거래 찾기");
  const go = page.getByRole("button", { name: "찾기", exact: true });
  await input.fill("99999999");
  await go.click();
  await expect(page.getByText("아직 없는 블록입니다", { exact: false })).toBeVisible();
  for (const bad of ["xyz", "-1", "1.5", "<b>", "가나다라", "ab"]) {
    await input.fill(bad);
    await go.click();
    await expect(page.getByText("블록 번호는 숫자로", { exact: false })).toBeVisible();
  }
  await input.fill("ffffffffffffffff");
  await go.click();
  await expect(page.getByText("그 번호로 시작하는 거래가 없습니다.")).toBeVisible();
  await input.fill(donation.id.slice(0, 16));
  if (/^\d+$/.test(donation.id.slice(0, 12))) return;
  await go.click();
  await expect(page).toHaveURL(new RegExp(`transaction=${donation.id}`));
});

test("showsNewBlocksWhenAskedAndMovesNothing", async ({ page }) => {
  await page.goto("/blocks");
  await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
  const first = await page.locator(".chain a").first().innerText();
  const place = await page.locator(".chain").boundingBox();
  await makeBlock(page);
  const button = page.getByRole("button", { name: /새 블록 \d+개 보기/ });
  await expect(button).toBeVisible();
  expect(await page.locator(".chain a").first().innerText()).toBe(first);
  expect((await page.locator(".chain").boundingBox()).y).toBe(place.y);
  await button.click();
  await expect(page.locator(".chain a").first()).not.toHaveText(first);
  await expect(page.locator(".chain a").first()).toBeFocused();
});

test("homeFollowsTheChainInEveryTabWithOneStream", async ({ context }) => {
  let streams = 0;
  context.on("request", (one) => { streams += one.url().endsWith("/api/stream") ? 1 : 0; });
  const first = await context.newPage();
  await first.goto("/");
  const line = (page) => page.locator(".newest");
  await expect(line(first)).toHaveText(/가장 새로운 블록 [\d,]+/);
  const second = await context.newPage();
  await second.goto("/");
  await expect(line(second)).toHaveText(/가장 새로운 블록 [\d,]+/);
  const before = await line(first).innerText();
  const shifts = await first.evaluate(() => new Promise((resolve) => {
    window.shifted = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifted += entry.value; })
      .observe({ type: "layout-shift", buffered: false });
    resolve(0);
  }));
  expect(shifts).toBe(0);
  await makeBlock(second);
  await expect(line(first)).not.toHaveText(before);
  await expect.poll(async () => (await line(second).innerText()) === (await line(first).innerText())).toBe(true);
  expect(await first.evaluate(() => window.shifted)).toBe(0);
  expect(streams).toBe(1);
});

test("opensEveryFigureDownToItsProof", async ({ page }) => {
  await page.goto("/");
  for (const name of ["모금액", "집행액", "보관 중", "진행 중인 모금"]) {
    await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await page.locator("#provenance").getByRole("button", { name: "이 브라우저에서 확인" }).click();
    await expect(page.locator("#provenance").getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
    await expect(page.locator('#provenance a[href^="/campaign?id="]').first()).toBeVisible();
  }
  await page.getByRole("button", { name: /^기부자/ }).click();
  await page.getByRole("button", { name: "모든 기부를 받아 세어 보기" }).click();
  await expect(page.locator("#provenance").getByText("서버가 보낸 목록을 센 것이며 증명이 아닙니다", { exact: false })).toBeVisible();
  await expect(page.locator("#provenance").getByText("서버가 알려 준 수와 같습니다.")).toBeVisible();
  await expect(page.locator('#provenance a[href^="/receipt?id="]').first()).toBeVisible();
});

test("claimsNoCheckForDonorsThatTheServerInvents", async ({ page }) => {
  const rows = Array.from({ length: 7 }, (_, i) => ({ id: `d-${i}`, donor: `did:key:z${i}`, amount: 5_000, time: 1_790_000_000 + i, transaction: "" }));
  await page.route("**/query/donation/summary", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), donors: 7, donations: 7 } });
  });
  await page.route("**/query/donation/donations?**", (route) => route.fulfill({ json: { rows, next: "", total: null } }));
  await page.goto("/");
  await page.getByRole("button", { name: /^기부자/ }).click();
  await page.getByRole("button", { name: "모든 기부를 받아 세어 보기" }).click();
  await expect(page.locator("#provenance")).toContainText("서로 다른 가명 번호 7개를 세었습니다");
  await expect(page.locator("#provenance")).toContainText("증명이 아닙니다");
  await expect(page.locator("#provenance .box.success")).toHaveCount(0);
  await expect(page.locator("#provenance")).not.toContainText("확인했습니다");
});

test("stopsCountingWhenAsked", async ({ page }) => {
  let pages = 0;
  await page.route("**/query/donation/donations?**", async (route) => {
    pages += 1;
    const rows = Array.from({ length: 500 }, (_, i) => ({ id: `d-${pages}-${i}`, donor: `did:key:z${pages}${i}`, amount: 1, time: i, transaction: "" }));
    await route.fulfill({ json: { rows, next: String(pages), total: null } }).catch(() => {});
  });
  await page.goto("/");
  await page.getByRole("button", { name: /^기부자/ }).click();
  await page.getByRole("button", { name: "모든 기부를 받아 세어 보기" }).click();
  await expect(page.locator("#provenance progress")).toBeVisible();
  await page.getByRole("button", { name: "그만 세기" }).click();
  await expect(page.locator("#provenance")).toContainText("세고 멈췄습니다");
  await expect(page.getByRole("button", { name: "모든 기부를 받아 세어 보기" })).toBeFocused();
  expect(pages).toBeLessThan(200);
});

test("noticesAFigureThatIsNotTrue", async ({ page }) => {
  await page.route("**/query/donation/summary", async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    await route.fulfill({ response, json: { ...body, raised: body.raised + 1000 } });
  });
  await page.goto("/");
  await page.getByRole("button", { name: /^모금액/ }).click();
  await page.locator("#provenance").getByRole("button", { name: "이 브라우저에서 확인" }).click();
  await expect(page.locator("#provenance").getByText("확인하지 못한 항목이 있습니다")).toBeVisible();
});

test("saysThatLiveUpdatesAreOffWhenThereIsNoPlace", async ({ page }) => {
  await page.route("**/api/stream**", (route) => route.fulfill({ contentType: "text/event-stream", body: "event: full\ndata: {}\n\n" }));
  await page.goto("/");
  await expect(page.locator("#notice-full")).toContainText("새 기록이 저절로 나타나지 않습니다");
  await expect(page.locator("#notice-away")).toHaveCount(0);
});

test("keepsTheFocusOnTheNewestBlocksLink", async ({ page }) => {
  await page.goto("/");
  const link = page.locator(".newest a");
  await expect(link).toHaveText(/가장 새로운 블록 [\d,]+/);
  const before = await link.innerText();
  await link.focus();
  await makeBlock(page);
  await expect(link).not.toHaveText(before);
  await expect(link).toBeFocused();
});

test("saysSoWhenTheStreamIsLost", async ({ page }) => {
  await page.route("**/api/stream", (route) => route.abort());
  await page.goto("/");
  await expect(page.getByText("지금은 서버와 연결되지 않", { exact: false })).toBeVisible();
});

test("explainsEveryWordOfTheGlossary", async ({ page }) => {
  await page.goto("/help#term-hash");
  await expect(page.locator("#term-hash")).toBeInViewport();
  const links = await page.locator(".contents a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  for (const link of links) await expect(page.locator(link)).toHaveCount(1);
  await page.goto("/blocks");
  await page.getByText("요약값이 무엇입니까?").click();
  await expect(page.getByText("내용을 계산해 얻은 짧은 지문입니다", { exact: false })).toBeVisible();
});
