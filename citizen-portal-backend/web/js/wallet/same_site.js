// SPDX-License-Identifier: Apache-2.0
// The wallet talks to its own portal only (the pages' content security policy says so as well): agencies' issuing and the
// services that ask both pass through it, so no other site learns that this wallet exists.
import { FormatError } from "../core/bytes.js";
import { language, t } from "../i18n.js";
import { isObject, parseStrict } from "./strict_json.js";

const MAX_ADDRESS = 2_048;

/** The address if it lies on this portal; throws `wallet.other_site`. */
export function ownAddress(text, origin = location.origin) {
  let url = null;
  try {
    url = typeof text === "string" && text.length <= MAX_ADDRESS ? new URL(text) : null;
  } catch {
    url = null;
  }
  if (!url || url.username || url.password || url.hash) throw new FormatError("wallet.address");
  if (url.origin !== origin) throw new FormatError("wallet.other_site", url.origin);
  return url.href;
}

export async function fetchText(url, options = {}) {
  try {
    const response = await fetch(url, { cache: "no-store", credentials: "omit", redirect: "error", referrerPolicy: "no-referrer", ...options,
      headers: { "Accept-Language": language, ...options.headers } });
    return { status: response.status, ok: response.ok, text: await response.text() };
  } catch {
    throw Object.assign(new FormatError("portal.offline"), { message: t("error.offline"), isTold: true });
  }
}

/** The chain server's own words for a code that came without any. */
async function titleOf(code) {
  try {
    const { codes } = JSON.parse((await fetchText("/api/v1/errors")).text);
    return codes?.[code]?.[language] ?? "";
  } catch {
    return "";
  }
}

/** A JSON object out of an answer; what the other side refused becomes an error with its code. */
export async function fetchObject(url, options = {}) {
  const { ok, status, text } = await fetchText(url, options);
  let body = null;
  try {
    body = parseStrict(text);
  } catch {
    body = null;
  }
  if (!ok) {
    const error = new FormatError(body?.code ?? (status === 404 ? "wallet.not_there" : `oauth.${body?.error ?? status}`));
    error.body = body;
    const told = body?.title ?? (body?.code ? await titleOf(body.code) : "");
    if (told) Object.assign(error, { message: told, isTold: true });
    throw error;
  }
  if (!isObject(body)) throw new FormatError("json.syntax");
  return body;
}

export const form = (values) => ({ method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
  body: new URLSearchParams(values).toString() });
