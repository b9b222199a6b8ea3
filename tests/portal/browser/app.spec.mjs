// SPDX-License-Identifier: Apache-2.0
// What the portal is made of: integrity, policy, bytes, and the installed app without a network.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { AxeBuilder, expect, servers, test } from "../support/playwright.mjs";

const { portal } = servers();
test.use({ baseURL: portal });

const PAGES = ["/", "/campaign", "/donate", "/mine", "/receipt", "/blocks", "/help", "/offline"];
const vectors = JSON.parse(readFileSync(new URL("../../data/ledger_vectors.json", import.meta.url), "utf8"));

async function fresh(browser, options = {}) {
  const context = await browser.newContext({ baseURL: portal, locale: "ko-KR", ...options });
  return { context, page: await context.newPage() };
}

const ready = (page) => expect(page.locator("html")).toHaveAttribute("data-ready", "yes");

async function workerIsReady(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
  });
}

test("namesTheIntegrityOfEveryScriptAndStyleSheet", async ({ request }) => {
  for (const path of PAGES) {
    const text = await (await request.get(path)).text();
    const tags = [...text.matchAll(/<(?:script|link rel="(?:stylesheet|modulepreload)")[^>]*>/g)].map(([tag]) => tag);
    expect(tags.filter((tag) => tag.startsWith("<script")).length, path).toBe(2);
    expect(tags.filter((tag) => tag.includes("stylesheet")).length, path).toBe(1);
    expect(tags.some((tag) => tag.includes("modulepreload") && tag.includes("/js/shared.js")), path).toBe(true);
    for (const tag of tags) expect(tag, path).toMatch(/integrity="sha384-[A-Za-z0-9+/]{64}"/);
    expect(text, path).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/i);
    expect(text.length, path).toBeLessThan(14_000);
  }
});

for (const [what, pattern] of [["an entry script", /\/js\/pages\/help\.js$/], ["the modules behind it", /\/js\/shared\.js$/],
  ["the texts", /portal\.ko\.json$/]]) {
  test(`runsNothingWhenSomebodyChanged ${what}`, async ({ browser }) => {
    const { context, page } = await fresh(browser, { serviceWorkers: "block" });
    const touched = [];
    await page.route(pattern, async (route) => {
      const response = await route.fetch();
      touched.push(route.request().url());
      await route.fulfill({ response, body: `${await response.text()}\n` });
    });
    await page.goto("/help");
    await page.waitForLoadState("networkidle");
    expect(touched.length).toBeGreaterThan(0);
    await expect(page.locator("html")).not.toHaveAttribute("data-ready", "yes");
    await expect(page.locator(".glossary")).toHaveCount(0);
    await context.close();
    const untouched = await fresh(browser, { serviceWorkers: "block" });
    await untouched.page.goto("/help");
    await ready(untouched.page);
    await untouched.context.close();
  });
}

test("runsNothingThatComesLaterWhenSomebodyChangedIt", async ({ browser, request }) => {
  const { rows } = await (await request.get("/api/v1/query/donation/campaigns?state=open&limit=1")).json();
  for (const pattern of [/\/js\/lazy\/qr\.js$/, /\/js\/vendor\/qrcode\.js$/]) {
    const { context, page } = await fresh(browser, { serviceWorkers: "block" });
    const touched = [];
    await page.route(pattern, async (route) => {
      const response = await route.fetch();
      touched.push(route.request().url());
      await route.fulfill({ response, body: `${await response.text()}\n` });
    });
    await page.goto(`/campaign?id=${rows[0].id}`);
    await ready(page);
    await page.getByRole("button", { name: "QR 코드" }).click();
    await expect.poll(() => touched.length).toBeGreaterThan(0);
    // The address in letters stands where the picture would be.
    await expect(page.locator("section.share .qr-place code")).toBeVisible();
    await expect(page.locator("svg.qr")).toHaveCount(0);
    await context.close();
  }
});

test("paintsNothingFromAChangedStyleSheet", async ({ browser }) => {
  const { context, page } = await fresh(browser, { serviceWorkers: "block" });
  await page.route(/portal(-parts)?\.css$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\nbody { background: rgb(1, 2, 3) }` });
  });
  await page.goto("/help");
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe("rgb(1, 2, 3)");
  await context.close();
});

test("asksNobodyElseForAnything", async ({ browser }) => {
  const { context, page } = await fresh(browser);
  const outside = [];
  context.on("request", (one) => one.url().startsWith(`${portal}/`) || /^(data|blob):/.test(one.url()) || outside.push(one.url()));
  const violations = [];
  page.on("console", (message) => /Content Security Policy|TrustedScript/.test(message.text()) && violations.push(message.text()));
  for (const path of PAGES) {
    await page.goto(path);
    await ready(page);
    await page.waitForLoadState("networkidle").catch(() => {});
  }
  expect(outside).toEqual([]);
  expect(violations).toEqual([]);
  await context.close();
});

test("keepsAStrictPolicyOnEveryAnswer", async ({ request }) => {
  for (const path of [...PAGES, "/sw.js", "/manifest.ko.webmanifest", "/api/config", "/nothing-here", "/icon.svg"]) {
    const headers = (await request.get(path)).headers();
    const policy = headers["content-security-policy"];
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain("script-src 'self';");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("require-trusted-types-for 'script'");
    expect(policy, path).not.toMatch(/unsafe|http|\*/);
    expect(headers["cross-origin-opener-policy"], path).toBe("same-origin");
    expect(headers["cross-origin-resource-policy"], path).toBe("same-origin");
    expect(headers["permissions-policy"], path).toContain("camera=(self)");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("no-referrer");
  }
});

test("refusesScriptsThatSneakIn", async ({ page }) => {
  await page.goto("/help");
  await ready(page);
  const outcome = await page.evaluate(() => {
    const tried = {};
    try {
      document.body.innerHTML = "<p>x</p>";
      tried.html = "set";
    } catch (error) {
      tried.html = error.name;
    }
    const script = document.createElement("script");
    try {
      script.textContent = "window.sneaked = true";
      document.head.append(script);
    } catch (error) {
      tried.script = error.name;
    }
    return { ...tried, sneaked: window.sneaked === true };
  });
  expect(outcome.html).toBe("TypeError");
  expect(outcome.sneaked).toBe(false);
});

test("cachesForeverOnlyWhatCarriesItsHash", async ({ request }) => {
  const page = await request.get("/help");
  expect(page.headers()["cache-control"]).toBe("no-cache");
  expect(page.headers().vary).toBe("Accept-Encoding, Accept-Language, Cookie");
  expect(page.headers()["content-encoding"]).toBe("gzip");
  const again = await request.get("/help", { headers: { "If-None-Match": page.headers().etag } });
  expect(again.status()).toBe(304);
  const [, script] = /src="(\/v\/[0-9a-f]{16}\/js\/pages\/help\.js)"/.exec(await page.text());
  const module = await request.get(script);
  expect(module.headers()["cache-control"]).toContain("immutable");
  expect((await request.get("/sw.js")).headers()["cache-control"]).toBe("no-cache");
  expect((await request.get("/api/config")).headers()["cache-control"]).toBe("no-store");
});

for (const [language, title] of [["ko-KR", "찾으시는 페이지가 없습니다"], ["en-US", "There is no such page"]]) {
  test(`saysThatThereIsNoSuchPage ${language}`, async ({ browser }) => {
    const { context, page } = await fresh(browser, { locale: language });
    for (const path of ["/no-such-page", "/donations/5", "/not_found"]) {
      const response = await page.goto(path);
      expect(response.status(), path).toBe(404);
      await ready(page);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      await expect(page.locator("main a[href='/']")).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((one) => one.id), path).toEqual([]);
    }
    const api = await context.request.get("/no-such-page", { headers: { Accept: "application/json" } });
    expect(api.status()).toBe(404);
    expect((await api.json()).code).toBe("http.not_found");
    await context.close();
  });
}

test("printsDarkOnWhiteWhateverTheContrastOfTheScreen", async ({ page }) => {
  await page.goto("/help");
  await ready(page);
  await page.evaluate(() => { document.documentElement.dataset.contrast = "high"; });
  const colours = () => page.evaluate(() => {
    const light = (text) => text.match(/[\d.]+/g).slice(0, 3).map(Number).reduce((sum, one) => sum + one, 0) / 765;
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    return { ground: light(ground), texts: [...document.querySelectorAll("main h1, main h2, main p, main a, main dd")]
      .map((one) => light(getComputedStyle(one).color)) };
  });
  const screen = await colours();
  expect(screen.ground).toBeLessThan(0.3);
  expect(Math.min(...screen.texts)).toBeGreaterThan(0.4);
  await page.emulateMedia({ media: "print" });
  const paper = await colours();
  expect(paper.ground).toBe(1);
  expect(Math.max(...paper.texts)).toBeLessThan(0.5);
});

test("saysOfWhenThePageIsNotOfWhenTheNewestBlockIs", async ({ browser }) => {
  const { context, page } = await fresh(browser, { serviceWorkers: "block" });
  const loaded = Date.parse("2026-11-22T00:00:00Z");
  await page.clock.install({ time: loaded });
  let streams = 0;
  // The stream hears of a block of an hour later, then is lost.
  await page.route("**/api/stream**", (route) => {
    streams += 1;
    const head = { connected: true, hash: "a".repeat(64), height: 99_999, time: loaded / 1000 + 3_600 };
    return route.fulfill({ contentType: "text/event-stream", body: `event: head\ndata: ${JSON.stringify(head)}\n\n` });
  });
  await page.goto("/help");
  await ready(page);
  await expect.poll(() => streams).toBeGreaterThan(0);
  await page.route("**/api/stream**", (route) => route.abort());
  for (let i = 0; i < 12 && await page.locator("#notice-away").count() === 0; i += 1) await page.clock.runFor(1_000);
  await expect(page.locator("#notice-away")).toContainText("2026-11-22 09:00 기준");
  await context.close();
});

test("refusesPathsThatTryToLeave", async ({ request }) => {
  for (const path of ["/v/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/v/%00", "/v/..%2f..%2fmain.cpp", "/js/shell.js",
    "/index.ko.html.gz", "/version", "/web_build.py", "/.git/config", `/${"a".repeat(3000)}`]) {
    const response = await request.get(path);
    expect(response.status(), path).toBeGreaterThanOrEqual(400);
    expect(response.status(), path).toBeLessThan(500);
  }
});

test("needsLessThan150KilobytesForTheFirstPage", async ({ browser }) => {
  for (const viewport of [{ width: 390, height: 844 }, { width: 1440, height: 900 }]) {
    const { context, page } = await fresh(browser, { viewport });
    const client = await context.newCDPSession(page);
    await client.send("Network.enable");
    let bytes = 0;
    client.on("Network.loadingFinished", (event) => { bytes += event.encodedDataLength; });
    const worker = [];
    context.on("request", (one) => one.serviceWorker() && worker.push(one));
    await page.goto("/");
    await ready(page);
    await workerIsReady(page);
    let fetched = 0;
    for (const one of worker) {
      const response = await one.response();
      if (!response?.fromServiceWorker()) fetched += (await one.sizes().catch(() => ({ responseBodySize: 0 }))).responseBodySize;
    }
    expect(bytes).toBeGreaterThan(10_000);
    // With what the service worker fetches for later in the background.
    expect(bytes + fetched, `${bytes} for the page, ${fetched} for later`).toBeLessThan(150_000);
    await context.close();
  }
});

test("canBeInstalled", async ({ request, page }) => {
  for (const language of ["ko", "en"]) {
    const manifest = await (await request.get(`/manifest.${language}.webmanifest`)).json();
    expect(manifest.lang).toBe(language);
    expect(manifest.name).toBe(language === "ko" ? "마루 기부" : "Maru Giving");
    expect(manifest.display).toBe("standalone");
    for (const icon of manifest.icons) {
      const response = await request.get(icon.src);
      expect(response.status()).toBe(200);
      if (icon.type !== "image/png") continue;
      const body = await response.body();
      const size = Number(icon.sizes.split("x")[0]);
      expect([body.readUInt32BE(16), body.readUInt32BE(20)]).toEqual([size, size]);
    }
    for (const purpose of ["any", "maskable"]) for (const size of ["192x192", "512x512"]) {
      expect(manifest.icons.some((icon) => icon.purpose === purpose && icon.sizes === size)).toBe(true);
    }
    for (const shortcut of manifest.shortcuts) expect((await request.get(shortcut.url)).status()).toBe(200);
  }
  await page.goto("/");
  await expect(page.locator('link[rel="manifest"]')).toHaveAttribute("href", "/manifest.ko.webmanifest");
});

test("opensWithoutANetworkAndChecksAReceipt", async ({ browser }) => {
  const { context, page } = await fresh(browser);
  await page.goto("/receipt");
  await ready(page);
  await workerIsReady(page);
  await expect.poll(() => page.evaluate(() => localStorage.getItem("maru.config"))).toContain("did:key:");
  await context.setOffline(true);
  await page.goto("/help");
  await ready(page);
  await expect(page.getByRole("heading", { name: "낱말 풀이" })).toBeVisible();
  await page.goto("/receipt");
  await ready(page);
  await page.locator('input[type="file"]').first().setInputFiles({ name: "x.maru-receipt.json", mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(vectors.receipt.valid)) });
  // A sound receipt of another chain's node: everything was calculated here, and the node is what fails.
  await expect(page.locator(".checks .bad")).toHaveCount(1);
  await expect(page.locator(".checks .ok").first()).toBeVisible();
  // What needs the server says so; nothing old looks new.
  for (const path of ["/blocks", "/nothing-that-exists"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "인터넷에 연결되어 있지 않습니다" })).toBeVisible();
  }
  // The page asks again by itself once there is a network: only then may the visitor be sent elsewhere.
  await context.setOffline(false);
  await expect(page.getByRole("heading", { level: 1, name: "찾으시는 페이지가 없습니다" })).toBeVisible();
  await page.goto("/blocks");
  await expect(page.locator(".chain li").first()).toBeVisible();
  await context.close();
});

test("saysOfWhenKeptFiguresAre", async ({ browser }) => {
  const { context, page } = await fresh(browser);
  await page.goto("/");
  await ready(page);
  await workerIsReady(page);
  const raised = await page.locator(".figures strong").first().innerText();
  await context.setOffline(true);
  await page.goto("/");
  await ready(page);
  await expect(page.locator(".box.warning").filter({ hasText: /\d{4}-\d\d-\d\d \d\d:\d\d 기준입니다/ })).toBeVisible();
  await expect(page.locator(".figures strong").first()).toHaveText(raised);
  await expect(page.locator(".figures button")).toHaveCount(0);
  await context.close();
});

test("keepsNoAnswerOfTheServer", async ({ browser }) => {
  const { context, page } = await fresh(browser);
  await page.goto("/");
  await ready(page);
  await workerIsReady(page);
  await page.goto("/blocks");
  await ready(page);
  const kept = await page.evaluate(async () => {
    const urls = [];
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) urls.push(new URL(request.url).pathname);
    return urls;
  });
  expect(kept.length).toBeGreaterThan(20);
  expect(kept.filter((path) => path.startsWith("/api/"))).toEqual([]);
  await context.close();
});

/** The portal behind a small proxy, which can hand out a newer service worker: Playwright cannot change that file. */
function portalWithNewerWorker(newer) {
  const proxy = createServer(async (incoming, outgoing) => {
    if (incoming.url === "/api/stream") {
      outgoing.writeHead(503).end();
      return;
    }
    const response = await fetch(portal + incoming.url, { headers: { "Accept-Language": "ko" } });
    let body = Buffer.from(await response.arrayBuffer());
    if (incoming.url === "/sw.js" && newer.isThere) {
      body = Buffer.from(body.toString().replace(/const VERSION = "[0-9a-f]{16}"/, 'const VERSION = "ffffffffffffffff"'));
    }
    const headers = Object.fromEntries(response.headers);
    for (const name of ["content-encoding", "content-length", "connection", "etag"]) delete headers[name];
    outgoing.writeHead(response.status, headers).end(body);
  });
  return new Promise((resolve) => { proxy.listen(0, "127.0.0.1", () => resolve(proxy)); });
}

test("removesOldFilesAndOffersTheNewVersion", async ({ browser }) => {
  const newer = { isThere: false };
  const proxy = await portalWithNewerWorker(newer);
  const { context, page } = await fresh(browser, { baseURL: `http://127.0.0.1:${proxy.address().port}` });
  await page.goto("/help");
  await ready(page);
  await workerIsReady(page);
  // An older build's cache, as it would be left; then a newer worker at the same address.
  await page.evaluate(async () => { await (await caches.open("maru-0000000000000000")).put("/x", new Response("old")); });
  newer.isThere = true;
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  const reload = page.getByRole("button", { name: "새로 고침" });
  await expect(reload).toBeVisible();
  await reload.click();
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => name !== "maru-settings"))
    .catch(() => [])).toEqual(["maru-ffffffffffffffff"]);
  await context.close();
  proxy.closeAllConnections();
  proxy.close();
});
