// SPDX-License-Identifier: Apache-2.0
// From the agency's counter to the service: the real server issues, the wallet receives and answers, the portal asks and
// checks; and everything that must not go through.
import { hasher, jose, jwkOf, load, makePair, SDJwtVcInstance } from "../support/issuer.mjs";
import { AxeBuilder, expect, test } from "../support/playwright.mjs";
import { makeWallet, openWallet, WALLET_PASSPHRASE } from "../support/wallet.mjs";
import { SKY, startHouse } from "../support/wallet_house.mjs";
import { didOfP256 } from "../../../citizen-portal-backend/web/js/wallet/did.js";
import { toBase58 } from "../../../citizen-portal-backend/web/js/core/bytes.js";

test.describe.configure({ mode: "serial" });
test.use({ viewport: { width: 390, height: 844 } });

let house;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  house = await startHouse();
});
test.afterAll(() => house?.stop());

const at = (path) => house.url + path;

/** A wallet with a fresh resident card; returns the issue's id. */
async function receiveCard(page, claims = SKY) {
  const offer = await house.offer(claims);
  await page.goto(at("/wallet"));
  await makeWallet(page);
  await page.goto(offer.web);
  await page.getByLabel("지갑 암호").fill(WALLET_PASSPHRASE);
  await page.getByRole("button", { name: "열기", exact: true }).click();
  await expect(page.getByText("이 증명서를 발급할 수 있는 기관입니다")).toBeVisible();
  await page.getByLabel("받기 번호").fill(offer.tx_code);
  await page.getByRole("button", { name: "받기", exact: true }).click();
  await expect(page.getByRole("heading", { name: "증명서를 받았습니다" })).toBeVisible();
  return offer.issue;
}

async function unlock(page) {
  await page.getByLabel("지갑 암호").fill(WALLET_PASSPHRASE);
  await page.getByRole("button", { name: "열기", exact: true }).click();
}

/** From the service to the wallet's consent screen, on one device. */
async function askHometown(page) {
  await page.goto(at("/hometown"));
  await page.getByRole("button", { name: "지갑으로 확인하기" }).click();
  await page.getByRole("link", { name: "이 기기의 지갑 열기" }).click();
  await expect(page.getByText("한 서비스가 증명을 요청했습니다.")).toBeVisible();
  await unlock(page);
  await expect(page.getByRole("heading", { level: 1, name: "증명 요청" })).toBeVisible();
}

async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}

test("receivesACredentialWithTheCodeThatCameApart", async ({ page }) => {
  const offer = await house.offer(SKY);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(at("/wallet"));
  await makeWallet(page);
  await page.getByRole("link", { name: "증명서 받기" }).click();
  await page.getByLabel("받은 링크").fill(offer.link);
  await page.getByRole("button", { name: "계속" }).click();
  await expect(page.getByText("하늘시", { exact: true })).toBeVisible();
  await expect(page.getByText("모바일 주민확인")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "받기", exact: true }).click();
  await expect(page.getByText("받기 번호 6자리를 적어 주십시오.")).toBeVisible();
  const wrong = offer.tx_code === "000000" ? "000001" : "000000";
  await page.getByLabel("받기 번호").fill(wrong);
  await page.getByRole("button", { name: "받기", exact: true }).click();
  await expect(page.getByText("4번 더 해 보실 수 있습니다.")).toBeVisible();
  await page.getByLabel("받기 번호").fill(offer.tx_code);
  await page.getByRole("button", { name: "받기", exact: true }).click();
  await expect(page.getByRole("heading", { name: "증명서를 받았습니다" })).toBeVisible();
  await page.getByRole("link", { name: "증명서 보기" }).click();
  await expect(page.getByText("김하늘", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "지금 유효한지 확인" }).click();
  await expect(page.getByText("발급 기관의 목록으로 확인했습니다.")).toBeVisible();
  await expect(page.getByText("✓ 유효함")).toBeVisible();
  await expectAccessible(page);
  // The offer is used up.
  await page.goto(offer.web);
  await unlock(page);
  await expect(page.getByRole("alert")).toBeVisible();
});

test("provesTheResidenceWithoutShowingTheName", async ({ page }) => {
  await receiveCard(page);
  const posted = [];
  page.on("request", (request) => request.url().includes("/oid4vp/response/") && posted.push(request.postData()));
  await askHometown(page);
  await expect(page.getByText("기부 포털")).toBeVisible();
  await expect(page.getByText("사는 시·도를 이름 없이 확인합니다.")).toBeVisible();
  await expect(page.getByText("✓ 원장에 등록된 곳입니다")).toBeVisible();
  await expect(page.getByText(/보내지 않는 항목: .*이름/)).toBeVisible();
  await expectAccessible(page);
  // Without the one claim nothing can be sent.
  await page.getByRole("checkbox").first().uncheck();
  await expect(page.getByText("이 항목을 빼면 요청에 답할 수 없습니다.")).toBeVisible();
  await expect(page.getByRole("button", { name: "동의하고 보내기" })).toBeDisabled();
  expect(posted).toEqual([]);
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "동의하고 보내기" }).click();
  await expect(page.getByText("✓ 사는 곳: 경기도")).toBeVisible();
  await expect(page).toHaveURL(at("/hometown"));
  await expect(page.getByText("이름과 다른 정보는 받지 않았습니다.")).toBeVisible();
  await expect(page.getByRole("link", { name: "경상북도" })).toHaveAttribute("href", "/?state=open&region=47");
  await expect(page.getByRole("link", { name: "경기도" })).toHaveCount(0);
  await expectAccessible(page);
  const [text] = JSON.parse(new URLSearchParams(posted[0]).get("vp_token")).credential;
  const disclosed = text.split("~").slice(1, -1).map((one) => Buffer.from(one, "base64url").toString());
  expect(disclosed.some((one) => one.includes("region"))).toBe(true);
  for (const secret of ["김하늘", "1988-03-14", "over_19", "하늘시"]) expect(disclosed.join()).not.toContain(secret);
  await page.goto(at("/wallet#history"));
  await page.reload();
  await unlock(page);
  await expect(page.getByRole("listitem").filter({ hasText: "기부 포털" })).toContainText("시·도");
});

test("answersFromAnotherDevice", async ({ page, browser }) => {
  await receiveCard(page);
  const desk = await (await browser.newContext({ locale: "ko-KR" })).newPage();
  await desk.goto(at("/hometown"));
  await desk.getByRole("button", { name: "지갑으로 확인하기" }).click();
  await expect(desk.getByRole("img", { name: "지갑을 여는 QR 코드" })).toBeVisible();
  const link = await desk.getByRole("link", { name: "이 기기의 지갑 열기" }).getAttribute("href");
  await page.goto(link);
  await unlock(page);
  await page.getByRole("button", { name: "동의하고 보내기" }).click();
  await expect(desk.getByText("✓ 사는 곳: 경기도")).toBeVisible();
  // The phone has no question of its own: it sees the service's beginning, not the answer.
  await expect(page.getByRole("button", { name: "지갑으로 확인하기" })).toBeVisible();
  await desk.context().close();
});

test("tellsTheServiceThatThePersonRefused", async ({ page }) => {
  await receiveCard(page);
  await askHometown(page);
  await page.getByRole("button", { name: "거절", exact: true }).click();
  await expect(page.getByText("지갑에서 거절하셨습니다")).toBeVisible();
});

test("refusesASuspendedCredential", async ({ page }) => {
  const issue = await receiveCard(page);
  await house.officer("issuer").send("credentials", "setStatus", { issue, status: "suspend", reason: "휴대전화 분실" });
  await askHometown(page);
  await page.getByRole("button", { name: "동의하고 보내기" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "vc.suspended" })).toBeVisible();
  // The wallet finds out by itself when it is opened an hour later.
  await page.clock.install();
  await page.clock.setSystemTime(Date.now() + 3_700_000);
  await page.goto(at("/wallet"));
  await unlock(page);
  await expect(page.getByRole("listitem").filter({ hasText: "모바일 주민확인" })).toContainText("정지됨");
  await page.getByRole("link", { name: "모바일 주민확인" }).click();
  await expect(async () => {
    await page.getByRole("button", { name: "지금 유효한지 확인" }).click();
    await expect(page.getByText("! 정지됨")).toBeVisible({ timeout: 2_000 });
  }).toPass();
});

test("worksInEnglish", async ({ browser }) => {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 320, height: 800 } });
  const page = await context.newPage();
  const offer = await house.offer({ ...SKY, address: { region: "52", city: "하늘시" } });
  const expectWords = async () => {
    const text = await page.locator("main").innerText();
    expect(text).not.toMatch(/\b(wallet|check|hometown|claim|code|proof|region)\.[a-z_]+/);
    await expectAccessible(page);
  };
  const open = async () => {
    await page.getByLabel("Wallet passphrase").fill(WALLET_PASSPHRASE);
    await page.getByRole("button", { name: "Open", exact: true }).click();
  };
  await page.goto(at("/wallet"));
  await makeWallet(page, "en");
  await page.goto(offer.web);
  await open();
  await expect(page.getByText("This agency may issue this credential")).toBeVisible();
  await expect(page.getByText("Mobile resident card")).toBeVisible();
  await expectWords();
  await page.getByLabel("Transaction code").fill(offer.tx_code);
  await page.getByRole("button", { name: "Receive", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Credential received" })).toBeVisible();
  await page.goto(at("/hometown"));
  await page.getByRole("button", { name: "Check with the wallet" }).click();
  await page.getByRole("link", { name: "Open the wallet on this device" }).click();
  await open();
  await expect(page.getByText("Donation portal")).toBeVisible();
  await expect(page.getByText("Checks the province without a name.")).toBeVisible();
  await expectWords();
  await page.getByRole("button", { name: "Agree and send" }).click();
  await expect(page.getByText(/✓ You live in: /)).toBeVisible();
  await expectWords();
  await context.close();
});

/** A request object of a verifier of the test's own, served in the portal's place. */
async function askAs(page, { jwk, pair }, claims) {
  const did = didOfP256(jwk, toBase58);
  const clientId = `decentralized_identifier:${did}`;
  const now = Math.floor(Date.now() / 1000);
  const text = await new jose.SignJWT({ client_id: clientId, aud: "https://self-issued.me/v2", response_type: "vp_token", response_mode: "direct_post",
    response_uri: at("/oid4vp/response/test"), nonce: "nonce-0123456789abcdef", state: "s", iat: now, exp: now + 300,
    dcql_query: { credentials: [{ id: "credential", format: "dc+sd-jwt", meta: { vct_values: ["urn:maru:vct:resident-card"] }, claims: claims.map((path) => ({ path })) }] } })
    .setProtectedHeader({ alg: "ES256", typ: "oauth-authz-req+jwt", kid: `${did}#key` }).sign(pair.privateKey);
  const posted = [];
  await page.route("**/oid4vp/request/test", (route) => route.fulfill({ contentType: "application/oauth-authz-req+jwt", body: text }));
  await page.route("**/oid4vp/response/test", (route) => {
    posted.push(route.request().postData());
    return route.fulfill({ contentType: "application/json", body: "{}" });
  });
  await page.goto(at(`/wallet?${new URLSearchParams({ client_id: clientId, request_uri: at("/oid4vp/request/test") })}`));
  await unlock(page);
  return posted;
}

const stranger = async () => {
  const pair = await makePair();
  return { pair, jwk: await jwkOf(pair.publicKey) };
};

test("refusesVerifiersThatAreNotRegistered", async ({ page }) => {
  await receiveCard(page);
  const posted = await askAs(page, await stranger(), [["address", "region"]]);
  await expect(page.getByText("✕ 등록되지 않은 곳입니다")).toBeVisible();
  await expect(page.getByRole("button", { name: "동의하고 보내기" })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "거절을 알리고 닫기" }).click();
  await expect(page.getByRole("heading", { name: "거절했습니다" })).toBeVisible();
  expect(posted).toEqual(["error=access_denied&state=s"]);
});

test("refusesClaimsBeyondTheRegistration", async ({ page }) => {
  await receiveCard(page);
  const verifier = await stranger();
  const now = Math.floor(Date.now() / 1000);
  await house.officer("authority").send("credentials", "registerVerifier", { agency: "donation-registry", client_id: didOfP256(verifier.jwk, toBase58),
    name_ko: "나이 확인 창구", name_en: "Age desk", purpose_ko: "19세 이상인지 확인합니다.", purpose_en: "Checks for 19 and over.",
    claims: [{ type: "resident-card", path: "over_19" }], from: now - 60, until: now + 86_400 });
  const posted = await askAs(page, verifier, [["over_19"], ["name"]]);
  await expect(page.getByText("나이 확인 창구")).toBeVisible();
  await expect(page.getByText("✕ 등록된 것보다 많이 묻습니다")).toBeVisible();
  await expect(page.getByRole("alert").getByRole("listitem")).toHaveText(["이름"]);
  await expect(page.getByRole("button", { name: "동의하고 보내기" })).toHaveCount(0);
  expect(posted).toEqual([]);
  await expectAccessible(page);
  await page.goto(at("/wallet#history"));
  await page.reload();
  await unlock(page);
  await expect(page.getByRole("listitem").filter({ hasText: "지갑이 막음" })).toContainText("나이 확인 창구");
});

test("believesNoPortalThatChangesTheRegister", async ({ page }) => {
  await receiveCard(page);
  const verifier = await stranger();
  const did = didOfP256(verifier.jwk, toBase58);
  // A tampered portal shows the registration of the real verifier under a stranger's name.
  await page.route("**/api/v1/state/credentials/clients/**", async (route) => {
    const answer = await route.fetch();
    const proof = await answer.json();
    await route.fulfill({ response: answer, json: { ...proof, value: { client_id: did, verifier: "v-0" } } });
  });
  const posted = await askAs(page, verifier, [["address", "region"]]);
  await expect(page.getByRole("alert").filter({ hasText: "원장의 등록을 증명할 수 없어 진행하지 않았습니다." })).toBeVisible();
  expect(posted).toEqual([]);
});

test("believesNoStateOfLongAgo", async ({ page }) => {
  await receiveCard(page);
  // The browser has seen newer states than what the portal shows now; each is well signed.
  await page.evaluate(() => {
    const seen = JSON.parse(localStorage.getItem("maru.wallet.newest"));
    localStorage.setItem("maru.wallet.newest", JSON.stringify({ ...seen, time: seen.time + 3_600 }));
  });
  const posted = await askAs(page, await stranger(), [["address", "region"]]);
  await expect(page.getByRole("alert").filter({ hasText: "이미 확인한 것보다 오래된 원장" })).toBeVisible();
  expect(posted).toEqual([]);
});

test("refusesOffersOfAgenciesWithoutTheRight", async ({ page }) => {
  const offer = await house.offer(SKY);
  await page.goto(at("/wallet"));
  await makeWallet(page);
  // The charity may issue volunteer certificates, not resident cards: the metadata claims otherwise.
  await page.route("**/oid4vci/haneul-city/offers/**", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), credential_issuer: at("/oid4vci/org-01") } });
  });
  await page.route("**/.well-known/openid-credential-issuer/oid4vci/org-01", async (route) => {
    const answer = await route.fetch({ url: at("/.well-known/openid-credential-issuer/oid4vci/haneul-city") });
    const text = (await answer.text()).replaceAll("/oid4vci/haneul-city", "/oid4vci/org-01");
    await route.fulfill({ contentType: "application/json", body: text });
  });
  await page.goto(offer.web);
  await unlock(page);
  await expect(page.getByText("✕ 이 기관은 이 증명서를 발급할 수 없습니다")).toBeVisible();
  await expect(page.getByRole("button", { name: "받기", exact: true })).toHaveCount(0);
});

test("showsAClaimToAPersonWhoChecksIt", async ({ page, browser }) => {
  await receiveCard(page);
  const other = await (await browser.newContext({ locale: "ko-KR", viewport: { width: 390, height: 844 } })).newPage();
  await other.goto(at("/check"));
  const number = await other.getByRole("status", { name: "확인 번호" }).innerText();
  await page.getByRole("link", { name: "증명서 보기" }).click();
  await page.getByText("직접 만난 사람에게 보여 주기").click();
  const show = async (digits) => {
    await page.getByLabel("상대의 확인 번호").fill(digits);
    await page.getByLabel(/^19세 이상: 예/).check();
    await page.getByRole("button", { name: "고른 항목만 담아 보여 주기" }).click();
    await expect(page.getByText("이 항목만 들어 있습니다")).toBeVisible();
    await expect(page.getByRole("img", { name: "고른 항목만 담은 QR 코드" })).toBeVisible();
    await page.getByText("코드를 글로 보기").click();
    return page.getByRole("textbox", { name: "코드를 글로 보기" }).inputValue();
  };
  const give = async (text) => {
    await other.getByLabel("받은 코드").fill(text);
    await other.getByRole("button", { name: "확인", exact: true }).click();
  };
  await other.getByText("글로 받은 코드 확인").click();
  await give(await show(number === "1111 1111" ? "2222 2222" : "1111 1111"));
  await expect(other.getByText("확인 번호가 다릅니다.")).toBeVisible();
  const shown = await show(number);
  await give(shown);
  await expect(other.getByText("증명서의 주인이 방금 이 번호에 서명했습니다")).toBeVisible();
  await expect(other.locator(".checks .bad")).toHaveCount(0);
  await expect(other.getByText("19세 이상")).toBeVisible();
  expect(await other.locator("main").innerText()).not.toContain("김하늘");
  // The number is used up: the same code, photographed, shows nothing any more.
  await give(shown);
  await expect(other.getByText("확인 번호가 다릅니다.")).toBeVisible();
  // The same from the screen, as a camera sees it.
  await other.reload();
  const next = await other.getByRole("status", { name: "확인 번호" }).innerText();
  await show(next);
  await page.getByRole("button", { name: "멈춤" }).click();
  const [, count] = /(\d+)개 가운데/.exec(await page.locator(".qr-parts .help").innerText());
  for (let part = 0; part < Number(count); part += 1) {
    const picture = await page.getByRole("img", { name: "고른 항목만 담은 QR 코드" }).screenshot();
    await other.getByLabel("사진 파일에서 읽기").setInputFiles({ name: "code.png", mimeType: "image/png", buffer: picture });
    if (part + 1 < Number(count)) await expect(other.getByText(`코드 ${count}개 가운데 ${part + 1}개를 읽었습니다.`)).toBeVisible();
    const before = await page.locator(".qr-parts .help").innerText();
    await page.getByRole("button", { name: "다음 코드" }).click();
    await expect(page.locator(".qr-parts .help")).not.toHaveText(before);
  }
  await expect(other.getByText("증명서의 주인이 방금 이 번호에 서명했습니다")).toBeVisible();
  await expectAccessible(other);
  await other.context().close();
});

test("answersTheWalletOfAnotherImplementation", async ({ request, page }) => {
  // The portal as verifier against @openid4vc/openid4vp and @sd-jwt; the issuer against @openid4vc/openid4vci.
  const [{ Openid4vpClient }, { Openid4vciClient, setGlobalConfig }, { clientAuthenticationAnonymous }] =
    await Promise.all([load("@openid4vc/openid4vp"), load("@openid4vc/openid4vci"), load("@openid4vc/oauth2")]);
  setGlobalConfig({ allowInsecureUrls: true }); // without TLS on this machine only
  const pair = await makePair();
  const jwk = await jwkOf(pair.publicKey);
  const sign = (header, payload) => new jose.SignJWT(payload).setProtectedHeader(header).sign(pair.privateKey);
  const callbacks = { hash: (data, alg) => hasher(Buffer.from(data), alg), generateRandom: (size) => crypto.getRandomValues(new Uint8Array(size)),
    signJwt: async (signer, { header, payload }) => ({ jwt: await sign({ ...header, alg: signer.alg }, payload), signerJwk: jwk }),
    verifyJwt: async (signer, { compact }) => {
      const { keyOfDid } = await import("../../../citizen-portal-backend/web/js/wallet/did.js");
      const key = keyOfDid(signer.didUrl);
      await jose.compactVerify(compact, await jose.importJWK(key, signer.alg));
      return { verified: true, signerJwk: key };
    },
    encryptJwe: () => { throw new Error("not asked for"); }, decryptJwe: () => { throw new Error("not asked for"); }, clientAuthentication: clientAuthenticationAnonymous() };
  const offer = await house.offer(SKY);
  const issuing = new Openid4vciClient({ callbacks });
  const credentialOffer = await issuing.resolveCredentialOffer(offer.link);
  const issuerMetadata = await issuing.resolveIssuerMetadata(credentialOffer.credential_issuer);
  const { accessTokenResponse } = await issuing.retrievePreAuthorizedCodeAccessTokenFromOffer({ credentialOffer, issuerMetadata, txCode: offer.tx_code });
  const { c_nonce: nonce } = await issuing.requestNonce({ issuerMetadata });
  const proof = await sign({ alg: "ES256", typ: "openid4vci-proof+jwt", jwk }, { aud: credentialOffer.credential_issuer, iat: Math.floor(Date.now() / 1000), nonce });
  const { credentialResponse } = await issuing.retrieveCredentials({ issuerMetadata, accessToken: accessTokenResponse.access_token,
    credentialConfigurationId: "resident-card_sd_jwt", proofs: { jwt: [proof] } });
  const credential = credentialResponse.credentials[0].credential;

  const begun = await (await request.post(at("/api/presentations"), { data: { service: "hometown" } })).json();
  const text = await (await request.get(at(`/oid4vp/request/${begun.id}`))).text();
  const client = new Openid4vpClient({ callbacks });
  const resolved = await client.resolveOpenId4vpAuthorizationRequest({ authorizationRequestPayload: { client_id: begun.client_id, request: text } });
  const asked = resolved.authorizationRequestPayload;
  expect(resolved.dcql.query.credentials[0].claims).toEqual([{ path: ["address", "region"] }]);
  const theirs = new SDJwtVcInstance({ hasher, kbSignAlg: "ES256", kbSigner: async (data) =>
    Buffer.from(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, pair.privateKey, Buffer.from(data))).toString("base64url") });
  const shown = await theirs.present(credential, { address: { region: true } }, { kb: { payload: { iat: Math.floor(Date.now() / 1000), aud: asked.client_id, nonce: asked.nonce } } });
  const { authorizationResponsePayload } = await client.createOpenid4vpAuthorizationResponse({ authorizationRequestPayload: asked,
    authorizationResponsePayload: { vp_token: { credential: [shown] } } });
  const { response } = await client.submitOpenid4vpAuthorizationResponse({ authorizationRequestPayload: asked, authorizationResponsePayload });
  expect(response.status).toBe(200);
  const state = await (await request.get(at(`/api/presentations/${begun.id}`), { headers: { Authorization: `Bearer ${begun.secret}` } })).json();
  expect(state).toMatchObject({ state: "done", claims: { region: "41" } });
  const status = await request.get(at(`/api/presentations/${begun.id}`), { headers: { Authorization: "Bearer guess" } });
  expect(status.status()).toBe(404);
  await page.close();
});
