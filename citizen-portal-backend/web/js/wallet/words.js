// SPDX-License-Identifier: Apache-2.0
// Credentials in people's words: names of types and claims as the chain has them, values as they are read.
import { badge } from "../dom.js";
import { dateOnly, hasText, pick, t } from "../i18n.js";

const pathText = (path) => path.filter((step) => typeof step === "string").join(".");

/** The claim's name in the visitor's language; its path where the chain names none. */
export function claimName(path, names) {
  const text = pathText(path);
  const found = (names ?? []).find((one) => one.path === text);
  if (found) return pick({ name_ko: found.ko, name_en: found.en }, "name");
  return hasText(`claim.${text}`) ? t(`claim.${text}`) : text;
}

/** Claims in the order in which the type names them; hidden ones come in any order, so that it tells nothing. */
export function inOrder(claims, names) {
  const order = new Map((names ?? []).map(({ path }, i) => [path, i]));
  const place = ({ path }) => order.get(pathText(path)) ?? order.get(String(path[0])) ?? order.size;
  return claims.map((claim, i) => ({ claim, i })).sort((a, b) => place(a.claim) - place(b.claim) || a.i - b.i).map(({ claim }) => claim);
}

export function claimValue(path, value) {
  if (typeof value === "boolean") return t(value ? "wallet.yes" : "wallet.no");
  const last = path.at(-1);
  if (last === "region" && hasText(`region.${value}`)) return t(`region.${value}`);
  if (typeof value === "string" || typeof value === "number") return String(value);
  return value === null ? "–" : JSON.stringify(value);
}

export const credentialTitle = (credential) => pick(credential.typeName, "name") || credential.type;
export const issuerTitle = (credential) => pick(credential.agencyName, "name") || credential.agency;

/** "valid until 2027-01-01", in words and with a sign. */
export function validity(credential, now) {
  if (credential.status === "revoked") return badge("danger", t("wallet.state.revoked"));
  if (credential.status === "suspended") return badge("warning", t("wallet.state.suspended"));
  if (credential.until && credential.until <= now) return badge("danger", t("wallet.state.expired"));
  if (credential.from && credential.from > now) return badge("warning", t("wallet.state.not_yet"));
  return credential.status === "valid" ? badge("good", t("wallet.state.valid")) : badge("info", t("wallet.state.not_checked"));
}

export const untilText = (credential) => (credential.until ? t("wallet.until", { date: dateOnly(credential.until) }) : t("wallet.no_end"));

export const nowSeconds = () => Math.floor(Date.now() / 1000);
