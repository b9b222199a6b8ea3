// SPDX-License-Identifier: Apache-2.0
// Signing in with wallet, passkey and certificate against the real programs; sessions that their owner ends; what an office
// keeps about a person, who looked at it, and a request with its deadline.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder, expect, test } from "../support/playwright.mjs";
import { SKY, startHouse } from "../support/wallet_house.mjs";
import { addAuthenticator, makeWallet, WALLET_PASSPHRASE } from "../support/wallet.mjs";

test.describe.configure({ mode: "serial" });
let house;
let papers;
test.beforeAll(async () => {
  house = await startHouse();
  papers = makePapers(house.told.data);
});
test.afterAll(async () => {
  await house?.stop();
  if (papers) rmSync(papers.folder, { recursive: true });
});

/** A CA that the server trusts, a person's certificate under it, and one of nobody's. */
function makePapers(data) {
  const folder = mkdtempSync(join(tmpdir(), "maru-papers-"));
  const openssl = (...given) => execFileSync("openssl", given, { cwd: folder, stdio: "ignore" });
  writeFileSync(join(folder, "ca.cnf"), "[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ncrlnumber=number\ndefault_md=sha256\ndefault_crl_days=30\n[v3]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n[leaf]\nbasicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nauthorityKeyIdentifier=keyid\n[req]\ndistinguished_name=n\n[n]\n");
  writeFileSync(join(folder, "index.txt"), "");
  writeFileSync(join(folder, "number"), "01\n");
  const key = (name) => openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", `${name}.key`);
  for (const name of ["ca", "person", "stranger"]) key(name);
  openssl("req", "-x509", "-new", "-key", "ca.key", "-subj", "/CN=Test CA/C=KR", "-days", "365", "-config", "ca.cnf", "-extensions", "v3", "-out", "ca.pem");
  openssl("req", "-new", "-key", "person.key", "-subj", "/CN=Person/C=KR", "-config", "ca.cnf", "-out", "person.csr");
  openssl("x509", "-req", "-in", "person.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "90", "-extfile", "ca.cnf", "-extensions", "leaf", "-out", "person.pem");
  openssl("req", "-x509", "-new", "-key", "stranger.key", "-subj", "/CN=Stranger/C=KR", "-days", "90", "-config", "ca.cnf", "-extensions", "leaf", "-out", "stranger.pem");
  openssl("ca", "-gencrl", "-config", "ca.cnf", "-keyfile", "ca.key", "-cert", "ca.pem", "-out", "ca.crl");
  openssl("pkcs8", "-topk8", "-in", "person.key", "-passout", "pass:sesame street", "-v2", "aes-256-cbc", "-out", "person.p8");
  for (const [name, file] of [["anchors", "ca.pem"], ["crls", "ca.crl"]]) {
    mkdirSync(join(data, "trust", name), { recursive: true });
    writeFileSync(join(data, "trust", name, file), readFileSync(join(folder, file)));
  }
  return { folder, file: (name) => join(folder, name) };
}

async function expectSound(page, what) {
  const text = await page.locator("body").innerText();
  expect(text, what).not.toMatch(/\b(signin|records|wallet|code)\.[a-z_]+(\.[a-z_]+)*\b/);
  expect(text, what).not.toMatch(/undefined|\bNaN\b|\[object/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), what).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${what} ${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
}

const visitor = async (browser, options = {}) => {
  const context = await browser.newContext({ baseURL: house.url, locale: "ko-KR", viewport: { width: 390, height: 844 }, ...options });
  return context.newPage();
};
const unlock = async (page) => {
  await page.getByLabel("지갑 암호").fill(WALLET_PASSPHRASE);
  await page.getByRole("button", { name: "열기", exact: true }).click();
};

async function makeIdentity(page) {
  await makeWallet(page);
  await page.goto("/identity");
  await unlock(page);
  await page.getByLabel("이 기기의 이름").first().fill("휴대전화");
  await page.getByRole("button", { name: "내 디지털 신원 만들기" }).click();
  await expect(page.getByRole("heading", { name: "내 기기", exact: true })).toBeVisible();
  return page.locator("dl.facts code").first().innerText();
}

async function signInWithWallet(page) {
  await page.goto("/signin");
  await page.getByRole("button", { name: "지갑을 열어 로그인" }).click();
  await unlock(page);
  await expect(page.getByText("로그인되어 있습니다.")).toBeVisible();
}

for (const [language, locale] of [["ko", "ko-KR"], ["en", "en-US"]]) {
  test(`showsTheWaysToSignIn in ${language}`, async ({ browser }) => {
    const page = await visitor(browser, { locale });
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of ["/signin", "/records"]) {
        await page.goto(path);
        await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
        await expectSound(page, `${path} ${language} ${width}`);
      }
    }
    await page.context().close();
  });
}

test("signsInAsTheWalletsIdentityAndWithAPasskeyAfterwards", async ({ browser }) => {
  const page = await visitor(browser);
  const authenticator = await addAuthenticator(page);
  const did = await makeIdentity(page);
  await signInWithWallet(page);
  await expect(page.locator(`code[title="${did}"]`)).toBeVisible();
  await expectSound(page, "signed in");
  await page.getByRole("button", { name: "패스키 등록" }).click();
  await unlock(page);
  await expect(page.getByText("패스키를 등록했습니다")).toBeVisible();

  await page.getByRole("button", { name: "로그아웃" }).first().click();
  await page.getByRole("button", { name: "패스키로 로그인" }).click();
  await expect(page.getByText("로그인되어 있습니다.")).toBeVisible();
  await expect(page.locator(`code[title="${did}"]`)).toBeVisible();
  await expect(page.locator("dl.facts")).toContainText("패스키");

  // An office issues to this identity: whoever has signed in with the passkey collects it without a code.
  const issuer = house.officer("issuer");
  const kept = await issuer.ask("POST", "/v1/issuing/records", { type: "resident-card", rows: [{ claims: SKY, subject: did }] });
  const { record, commitment } = kept.results[0];
  await issuer.send("credentials", "issue", { type: "resident-card", record, commitment });
  await page.reload();
  await page.getByRole("button", { name: "지갑에 받기" }).click();
  await expect(page).toHaveURL(/\/wallet/);
  await unlock(page);
  await expect(page.getByText("모바일 주민확인").first()).toBeVisible();
  await page.goto("/signin");

  await page.getByRole("button", { name: "로그아웃" }).first().click();
  await authenticator.clear();
  await page.getByRole("button", { name: "패스키로 로그인" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "wallet.passkey" })).toBeVisible();
  await page.context().close();
});

test("signsInWithTheKeyThatTookTheOldOnesPlace", async ({ browser }) => {
  const page = await visitor(browser);
  const did = await makeIdentity(page);
  await page.getByRole("button", { name: "열쇠 바꾸기" }).click();
  await page.getByRole("button", { name: "새 열쇠로 바꾸기" }).click();
  await expect(page.getByRole("cell", { name: "열쇠 바꿈" })).toBeVisible();
  await signInWithWallet(page);
  await expect(page.locator(`code[title="${did}"]`)).toBeVisible();
  await page.goto("/records");
  await expect(page.getByText("아직 아무도 열람하지 않았습니다.")).toBeVisible();
  await page.context().close();
});

test("listsSessionsAndEndsAnotherDevices", async ({ browser }) => {
  const page = await visitor(browser);
  await makeIdentity(page);
  await signInWithWallet(page);
  const storage = await page.context().storageState({ indexedDB: true });
  await expect(page.getByRole("row")).toHaveCount(2);
  const cookies = await page.context().cookies();
  expect(cookies.filter((one) => one.name === "maru-visitor")).toMatchObject([{ httpOnly: true, sameSite: "Strict" }]);
  expect(storage.cookies.length).toBeGreaterThan(0);

  // The same wallet signs in from a second browser window that has no cookie of the first.
  await page.context().clearCookies({ name: "maru-visitor" });
  await signInWithWallet(page);
  await expect(page.getByRole("row")).toHaveCount(3);
  await page.getByRole("button", { name: "로그인 끝내기" }).click();
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.context().clearCookies({ name: "maru-visitor" });
  await page.context().addCookies(cookies);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
  await expect(page.getByRole("heading", { name: "디지털 지갑으로" }).or(page.getByRole("alert"))).toBeVisible();
  await page.context().close();
});

test("signsInWithACertificateAndRefusesOthers", async ({ browser }) => {
  const page = await visitor(browser);
  await page.goto("/signin");
  await page.getByText("인증서 파일 고르기").click();
  const button = page.getByRole("button", { name: "인증서로 로그인" });
  await button.click();
  await expect(page.getByText("인증서 파일을 고르십시오.")).toBeVisible();

  const choose = async (certificate, key, password) => {
    await page.getByLabel("인증서 파일", { exact: true }).setInputFiles(papers.file(certificate));
    await page.getByLabel("개인키 파일", { exact: true }).setInputFiles(papers.file(key));
    await page.getByLabel("개인키 비밀번호").fill(password);
    await button.click();
  };
  await choose("person.pem", "person.p8", "wrong");
  await expect(page.getByText("개인키 비밀번호가 맞지 않습니다.")).toBeVisible();
  await choose("stranger.pem", "stranger.key", "");
  await expect(page.getByText("x509.untrusted")).toBeVisible();
  await choose("person.pem", "stranger.key", "");
  await expect(page.getByText("개인키가 이 인증서의 것이 아닙니다.")).toBeVisible();
  await choose("person.pem", "person.p8", "sesame street");
  await expect(page.getByText("로그인되어 있습니다.")).toBeVisible();
  await expect(page.locator("dl.facts")).toContainText("인증서");
  await page.context().close();
});

test("showsWhatIsKeptWhoLookedAndTakesARequest", async ({ browser }) => {
  const page = await visitor(browser);
  await makeWallet(page);
  await page.goto("/records");
  await page.getByRole("button", { name: "지갑을 열어 로그인" }).click();
  await unlock(page);
  await expect(page.getByText("아직 아무도 열람하지 않았습니다.")).toBeVisible();
  const did = await page.locator("code.break").innerText();
  expect(did).toMatch(/^did:key:z6Mk/);

  const handler = house.officer("handler");
  const kept = await handler.ask("POST", "/v1/vault/records", { class: "donation.contact", subject: did, data: { name: "김하늘", phone: "010-1234-5678" } });
  await handler.send("privacy", "reveal", { record: kept.id, fields: ["phone"], purpose: "case", reason: "서류 보완 안내" });

  await page.reload();
  await expect(page.getByRole("region", { name: "누가 내 정보를 보았나" })).toContainText("서류 보완 안내");
  const card = page.getByRole("article");
  await expect(card).toContainText("010-****-5678");
  await expect(card).not.toContainText("김하늘");
  await card.getByRole("button", { name: "가린 내용 보기" }).click();
  await expect(card).toContainText("김하늘");
  await expectSound(page, "records");

  await card.getByRole("button", { name: "고치거나 지워 달라고 요구" }).click();
  const send = page.getByRole("button", { name: "요구 보내기" }).first();
  await send.click();
  await expect(page.getByText("무엇을 어떻게 고쳐야 하는지 적어 주십시오.").first()).toBeVisible();
  await page.getByLabel("설명").first().fill("전화번호가 바뀌었습니다.");
  await send.click();
  await unlock(page);
  await expect(page.getByRole("region", { name: "내 요구" })).toContainText("처리 중");
  await expect(page.getByRole("region", { name: "내 요구" })).toContainText("일 남음");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectSound(page, "records at 320");
  await page.context().close();
});
