// SPDX-License-Identifier: Apache-2.0
// The wallet as a person uses it, and Chromium's virtual authenticator.
import { expect } from "./playwright.mjs";

export const WALLET_PASSPHRASE = "a long sentence of nobody";

const WORDS = {
  ko: { instead: "패스키 대신 암호 쓰기", passphrase: "지갑 암호", again: "암호 한 번 더", make: "암호로 잠긴 지갑 만들기", open: "열기", empty: "아직 증명서가 없습니다", title: "내 지갑" },
  en: { instead: "Use a passphrase instead of a passkey", passphrase: "Wallet passphrase", again: "The same passphrase again", make: "Make a wallet locked by a passphrase",
    open: "Open", empty: "No credentials yet", title: "My wallet" },
};

/** A security key in the browser; `hasPrf` lets it lock wallets. {clear()} takes every passkey away. */
export async function addAuthenticator(page, { hasPrf = true } = {}) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", ctap2Version: "ctap2_1",
    transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true, hasPrf } });
  return { clear: () => session.send("WebAuthn.clearCredentials", { authenticatorId }) };
}

export async function makeWallet(page, language = "ko") {
  const words = WORDS[language];
  if (!page.url().includes("/wallet")) await page.goto("/wallet");
  const first = page.getByLabel(words.passphrase);
  await expect(page.locator("html")).toHaveAttribute("data-ready", "yes");
  if (!(await first.first().isVisible())) await page.getByText(words.instead).first().click();
  await first.first().fill(WALLET_PASSPHRASE);
  await page.getByLabel(words.again).first().fill(WALLET_PASSPHRASE);
  await page.getByRole("button", { name: words.make }).click();
  await expect(page.getByText(words.empty)).toBeVisible();
}

export async function makeWalletWithPasskey(page) {
  await page.goto("/wallet");
  await page.getByRole("button", { name: "패스키로 잠긴 지갑 만들기" }).click();
  await expect(page.getByText("아직 증명서가 없습니다")).toBeVisible();
}

/** Opens a locked wallet; `title` is the heading that the view behind it has (any where null). */
export async function openWallet(page, title = undefined, language = "ko") {
  const words = WORDS[language];
  await page.getByLabel(words.passphrase).fill(WALLET_PASSPHRASE);
  await page.getByRole("button", { name: words.open, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: title ?? words.title })).toBeFocused();
}
