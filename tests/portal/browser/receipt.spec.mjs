// SPDX-License-Identifier: Apache-2.0
// Receipts are checked in the visitor's browser: files, addresses, QR codes, tampered ones, without a network.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { AxeBuilder, expect, servers, test } from "../support/playwright.mjs";

const { portal } = servers();
test.use({ baseURL: portal });
const require = createRequire(`${process.env.MARU_SOURCE_DIR ?? new URL("../../..", import.meta.url).pathname}/third-party/npm/`);

async function sample(request) {
  const { rows } = await (await request.get("/api/v1/query/donation/donations?limit=1&sort=-time")).json();
  const receipt = await (await request.get(`/api/v1/transactions/${rows[0].transaction}/receipt`)).json();
  return { donation: rows[0], id: rows[0].transaction, receipt };
}

const giveFile = (page, content) => page.getByLabel("영수증 파일을 놓거나 고르기").setInputFiles({ name: "x.maru-receipt.json",
  mimeType: "application/json", buffer: Buffer.from(typeof content === "string" ? content : JSON.stringify(content)) });

test("checksAnAddressWithItsPrintedAmount", async ({ page, request }) => {
  const { id, donation } = await sample(request);
  await page.goto(`/receipt#id=${id}&amount=${donation.amount}`);
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
  await expect(page.locator(".checks")).toContainText("종이나 QR 코드의 금액이 원장의 금액과 같습니다");
  await expect(page.locator(".checks")).toContainText("지금의 원장도 이 기록을 그대로 품고 있습니다");
  await expect(page.getByRole("heading", { name: "이 기기가 확인한 것" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "서버가 말하는 것" })).toBeVisible();
  await page.goto("/help");
  await page.goto(`/receipt#id=${id}&amount=${donation.amount + 1}`);
  await expect(page.locator(".checks .bad")).toHaveText(/종이나 QR 코드의 금액/);
  await page.goto("/help");
  await page.goto(`/receipt#donation=${donation.id}&amount=${donation.amount}`);
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
});

const FORGERIES = {
  amount: [(file) => { file.tx.payload.amount += 1; }, ["보낸 사람의 서명이 맞습니다", "원장의 기록 목록에 들어 있습니다"]],
  result: [(file) => { file.result.code = "donation.amount"; }, ["원장의 기록 목록에 들어 있습니다"]],
  place: [(file) => { file.index += 1; }, ["원장의 기록 목록에 들어 있습니다"]],
  block: [(file) => { file.header.height += 1; }, ["블록의 서명이 맞습니다"]],
  node: [(file) => { file.header.proposer = file.tx.signer; }, ["이 원장의 노드가 서명한 블록입니다", "블록의 서명이 맞습니다"]],
  chain: [(file) => { file.tx.chain = "other"; }, ["보낸 사람의 서명이 맞습니다", "원장의 기록 목록에 들어 있습니다", "거래와 블록이 같은 체인의 것입니다"]],
};
for (const [name, [forge, lines]] of Object.entries(FORGERIES)) {
  test(`namesTheFailingLineOfAForged ${name}`, async ({ page, request }) => {
    const { receipt } = await sample(request);
    forge(receipt);
    await page.goto("/receipt");
    await giveFile(page, receipt);
    await expect(page.getByText("확인하지 못한 항목이 있습니다")).toBeVisible();
    expect((await page.locator(".checks .bad").allInnerTexts()).map((text) => text.replace(/^✕\s*/, "").replace(/\s*확인 안 됨$/, "").trim()).sort())
      .toEqual([...lines].sort());
  });
}

test("refusesAnotherReceiptThanTheOneAskedFor", async ({ page, context, request }) => {
  const { rows } = await (await request.get("/api/v1/query/donation/donations?limit=2&sort=-time")).json();
  const other = await (await request.get(`/api/v1/transactions/${rows[1].transaction}/receipt`)).text();
  await context.route(`**/api/v1/transactions/${rows[0].transaction}/receipt`, (route) =>
    route.fulfill({ contentType: "application/json", body: other }));
  await page.goto(`/receipt?id=${rows[0].transaction}`);
  await expect(page.locator(".checks .bad")).toHaveText(/요청한 바로 그 기록입니다/);
});

test("checksAFileWithoutANetwork", async ({ page, context, request }) => {
  const { receipt } = await sample(request);
  await page.goto("/receipt");
  await expect(page.getByRole("heading", { name: "영수증 확인" })).toBeVisible();
  await page.evaluate(() => fetch("/api/config").then((answer) => answer.json()).then((config) =>
    localStorage.setItem("maru.config", JSON.stringify({ chain: config.chain, node: config.node }))));
  await context.setOffline(true);
  await giveFile(page, receipt);
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
  await expect(page.getByText("인터넷이 없어, 이 기기가 전에 받아 둔 노드 번호로 확인했습니다.")).toBeVisible();
  await expect(page.getByText("지금의 원장과는 비교하지 못했습니다", { exact: false })).toBeVisible();
  receipt.tx.payload.amount += 1;
  await giveFile(page, receipt);
  await expect(page.getByText("확인하지 못한 항목이 있습니다")).toBeVisible();
});

test("trustsTheNodeThatTheVisitorNames", async ({ page, request }) => {
  const { receipt } = await sample(request);
  await page.goto("/receipt");
  await page.getByText("믿을 노드를 직접 정하기").click();
  const node = page.getByLabel("노드의 DID");
  await node.fill("did:key:z6MkBad");
  await node.blur();
  await expect(page.getByText("56자 번호를 넣어 주십시오", { exact: false })).toBeVisible();
  await node.fill(receipt.tx.signer);
  await node.blur();
  await giveFile(page, receipt);
  await expect(page.locator(".checks .bad")).toHaveText(/이 원장의 노드가 서명한 블록입니다/);
  await node.fill(receipt.header.proposer);
  await node.blur();
  await giveFile(page, receipt);
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
});

/** A QR code as grey values: 8 pixels a module, 4 modules of quiet. */
function qrImage(text) {
  const qrcode = require("qrcode-generator");
  const code = qrcode(0, "M");
  code.addData(text, "Byte");
  code.make();
  const scale = 8;
  const size = (code.getModuleCount() + 8) * scale;
  const isDark = (x, y) => {
    const [column, row] = [Math.floor(x / scale) - 4, Math.floor(y / scale) - 4];
    const last = code.getModuleCount() - 1;
    return column >= 0 && row >= 0 && column <= last && row <= last && code.isDark(row, column);
  };
  return { size, isDark };
}

/** An uncompressed 24-bit BMP. */
function bmpOf({ size, isDark }) {
  const stride = Math.ceil((size * 3) / 4) * 4;
  const file = Buffer.alloc(54 + stride * size, 255);
  file.fill(0, 0, 54);
  file.write("BM");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(size, 18);
  file.writeInt32LE(size, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) if (isDark(x, y)) file.fill(0, 54 + (size - 1 - y) * stride + x * 3, 54 + (size - 1 - y) * stride + x * 3 + 3);
  }
  return file;
}

test("readsAQrCodeFromAPicture", async ({ page, request }) => {
  const { id, donation } = await sample(request);
  await page.goto("/receipt");
  const picture = page.getByLabel("사진 파일에서 읽기");
  const give = (buffer) => picture.last().setInputFiles({ name: "qr.bmp", mimeType: "image/bmp", buffer });
  await give(bmpOf(qrImage(`${portal}/receipt#id=${id}&amount=${donation.amount}`)));
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
  await give(bmpOf(qrImage("https://example.org/")));
  await expect(page.getByText("마루 영수증의 QR 코드가 아닙니다", { exact: false })).toBeVisible();
  await give(bmpOf({ size: 200, isDark: () => false }));
  await expect(page.getByText("QR 코드를 찾지 못했습니다", { exact: false })).toBeVisible();
  await give(Buffer.from("no picture"));
  await expect(page.getByText("QR 코드를 찾지 못했습니다", { exact: false })).toBeVisible();
});

/** A YUV4MPEG2 clip (4:2:0) for Chromium's fake camera. */
function clipOf({ size, isDark }, frames) {
  const even = size + (size % 2);
  const luma = Buffer.alloc(even * even, 235);
  for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) if (isDark(x, y)) luma[y * even + x] = 16;
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, Buffer.alloc((even * even) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${even} H${even} F10:1 Ip A1:1 C420mpeg2\n`), ...Array.from({ length: frames }, () => frame)]);
}

test("readsAQrCodeFromTheCamera", async ({ playwright, request }, info) => {
  const { id, donation } = await sample(request);
  const clip = info.outputPath("camera.y4m");
  writeFileSync(clip, clipOf(qrImage(`${portal}/receipt#id=${id}&amount=${donation.amount}`), 20));
  const browser = await playwright.chromium.launch({ executablePath: process.env.MARU_CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${clip}`] });
  const context = await browser.newContext({ baseURL: portal, locale: "ko-KR", permissions: ["camera"] });
  const page = await context.newPage();
  await page.goto("/receipt");
  await page.getByRole("button", { name: "카메라로 찍기" }).click();
  await expect(page.getByText("이 기기에서 모두 확인했습니다")).toBeVisible();
  await expect(page.locator("video")).toBeHidden();
  await browser.close();
});

test("refusesBadInputByNumber", async ({ page }) => {
  await page.goto("/receipt");
  for (const bad of ["", "xyz", "0".repeat(63), "https://example.org/"]) {
    await page.getByLabel("접수번호나 주소로 찾기").fill(bad);
    await page.getByRole("button", { name: "확인", exact: true }).click();
    await expect(page.getByText("64자리의 영문 소문자", { exact: false })).toBeVisible();
  }
});

for (const [language, locale] of [["ko", "ko-KR"], ["en", "en-US"]]) {
  test(`aCheckedReceiptIsSound ${language}`, async ({ browser, request }) => {
    const { id } = await sample(request);
    for (const width of [320, 768, 1440]) {
      const context = await browser.newContext({ baseURL: portal, locale, viewport: { width, height: 900 } });
      const page = await context.newPage();
      await page.goto(`/receipt#id=${id}`);
      await expect(page.locator("svg.qr")).toBeVisible();
      await page.locator(".meaning summary").click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((one) => `${width} ${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      await context.close();
    }
  });
}
