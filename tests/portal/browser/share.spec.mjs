// SPDX-License-Identifier: Apache-2.0
// What a shared link shows in messengers, which run no script: Open Graph in the page as the portal sends it.
import { expect, servers, test } from "../support/playwright.mjs";

const { portal } = servers();
test.use({ baseURL: portal });

async function campaigns(request) {
  const { rows } = await (await request.get("/api/v1/query/donation/campaigns?state=open&limit=2")).json();
  return rows;
}

/** The head as a parser without scripts reads it: {title, "og:title", description, …}. */
async function headOf(page, html) {
  return page.evaluate((text) => {
    const policy = trustedTypes.createPolicy("maru", { createHTML: (one) => one });
    const parsed = new DOMParser().parseFromString(policy.createHTML(text), "text/html");
    const values = { title: parsed.title, lang: parsed.documentElement.lang };
    for (const meta of parsed.head.querySelectorAll("meta")) {
      const name = meta.getAttribute("property") ?? meta.getAttribute("name");
      if (name) values[name] = name in values ? `twice: ${name}` : meta.content;
    }
    return values;
  }, html);
}

for (const [language, title, other] of [["ko", "title_ko", "en_US"], ["en", "title_en", "ko_KR"]]) {
  for (const path of ["/campaign", "/campaign.html"]) {
    test(`showsTheCampaignWhereItsLinkIsShared ${path} ${language}`, async ({ page, request }) => {
      const [campaign, next] = await campaigns(request);
      const response = await request.get(`${path}?id=${campaign.id}`, { headers: { "Accept-Language": language } });
      expect(response.status()).toBe(200);
      expect(response.headers()["content-type"]).toBe("text/html; charset=utf-8");
      expect(response.headers()["content-language"]).toBe(language);
      expect(response.headers()["content-encoding"]).toBeUndefined();
      expect(response.headers()["content-security-policy"]).toBe((await request.get("/help")).headers()["content-security-policy"]);
      await page.goto("about:blank");
      const head = await headOf(page, await response.text());
      const siteName = head["og:site_name"];
      expect(siteName.length).toBeGreaterThan(0);
      expect(head).toMatchObject({ title: `${campaign[title]} · ${siteName}`, "og:title": campaign[title], "og:type": "website",
        "og:locale": language === "ko" ? "ko_KR" : "en_US", "og:locale:alternate": other, "twitter:card": "summary", lang: language });
      expect(head["og:description"]).toBe(head.description);
      expect(head.description).toContain(campaign[`organisation_${language}`]);
      // Without --public-url no address is known that the portal could answer for.
      expect(Object.keys(head).filter((name) => /^og:(url|image)/.test(name))).toEqual([]);

      const again = await request.get(`${path}?id=${campaign.id}`, { headers: { "Accept-Language": language, "If-None-Match": response.headers().etag } });
      expect(again.status()).toBe(304);
      const another = await request.get(`${path}?id=${next.id}`, { headers: { "Accept-Language": language, "If-None-Match": response.headers().etag } });
      expect(another.status()).toBe(200);
      expect((await request.head(`${path}?id=${campaign.id}`)).status()).toBe(200);
    });
  }
}

test("sendsThePlainPageForNoCampaign", async ({ request }) => {
  const plain = await request.get("/campaign");
  expect(plain.headers()["content-encoding"]).toBe("gzip");
  for (const id of ["", "c-0000000000000000", "%22%3E%3Cscript%3E", "c".repeat(2_000)]) {
    const response = await request.get(`/campaign?id=${id}`);
    expect(response.status(), id).toBe(200);
    expect(response.headers().etag, id).toBe(plain.headers().etag);
    expect(await response.text(), id).toBe(await plain.text());
  }
});

test("opensASharedLinkAsAnyOther", async ({ page, request }) => {
  const [campaign] = await campaigns(request);
  const problems = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.goto(`/campaign?id=${campaign.id}`, { waitUntil: "commit" });
  await expect(page.locator("main h1")).toContainText(campaign.title_ko);
  expect(problems).toEqual([]);
});

test("namesNoHostThatIsNone", async ({ request }) => {
  const [campaign] = await campaigns(request);
  const text = await (await request.get(`/campaign?id=${campaign.id}`, { headers: { Host: 'a"><script>' } })).text();
  expect(text).toContain('<meta property="og:title"');
  expect(text).not.toContain("og:url");
  expect(text).not.toContain('a"><script>');
});
