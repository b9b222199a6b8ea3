// SPDX-License-Identifier: Apache-2.0
// Answering a service: OpenID for Verifiable Presentations 1.0 with DCQL, a signed request object by reference and
// direct_post. Who asks is the key that signed; a request nobody signed is not answered.
import { FormatError } from "../core/bytes.js";
import { readDcql } from "./dcql.js";
import { keyOfDid } from "./did.js";
import { checkTimes, decodeJws, verifyJws } from "./jose.js";
import { fetchObject, fetchText, form, ownAddress } from "./same_site.js";

const DID_PREFIX = "decentralized_identifier:";
const MAX_TEXT = 512;

/** {clientId, requestUri} of a link: openid4vp://…, haip-vp://…, or this portal's own page. Throws `wallet.request_link`. */
export function parseRequestLink(text, origin = location.origin) {
  const trimmed = String(text).trim();
  let values = null;
  if (/^(openid4vp|haip-vp):\/\/[^?]*\?/.test(trimmed)) values = new URLSearchParams(trimmed.slice(trimmed.indexOf("?") + 1));
  else if (/^https?:\/\//.test(trimmed)) {
    ownAddress(trimmed, origin);
    values = new URL(trimmed).searchParams;
  }
  const clientId = values?.get("client_id") ?? "";
  const requestUri = values?.get("request_uri") ?? "";
  if (!clientId || !requestUri || clientId.length > MAX_TEXT) throw new FormatError("wallet.request_link");
  return { clientId, requestUri: ownAddress(requestUri, origin), isPost: values.get("request_uri_method") === "post" };
}

function verifierKey(clientId, header) {
  if (!clientId.startsWith(DID_PREFIX)) throw new FormatError("wallet.client_id");
  const did = clientId.slice(DID_PREFIX.length);
  if (typeof header.kid !== "string" || header.kid.split("#", 1)[0] !== did) throw new FormatError("wallet.request_key");
  return keyOfDid(did);
}

/**
 * Checks a request object's text: {clientId, nonce, state, responseUri, query}. `query` as readDcql gives
 * it. Throws what is wrong with it.
 */
export async function checkRequest(text, { clientId, now, origin = location.origin, walletNonce = null }) {
  const { header } = decodeJws(text);
  const { payload } = await verifyJws(text, verifierKey(clientId, header), ["oauth-authz-req+jwt"]);
  const fail = (field) => { throw new FormatError("wallet.request", field); };
  if (payload.client_id !== clientId) fail("client_id");
  if (payload.aud !== "https://self-issued.me/v2") fail("aud");
  if (payload.response_type !== "vp_token") fail("response_type");
  if (payload.response_mode !== "direct_post") fail("response_mode");
  if (typeof payload.nonce !== "string" || payload.nonce.length < 16 || payload.nonce.length > MAX_TEXT) fail("nonce");
  if (payload.state !== undefined && (typeof payload.state !== "string" || payload.state.length > MAX_TEXT)) fail("state");
  if (payload.redirect_uri !== undefined) fail("redirect_uri");
  if (payload.scope !== undefined || payload.presentation_definition !== undefined) fail("scope");
  // What we do not understand may not be passed over: the service would believe that we agreed to it.
  if (payload.transaction_data !== undefined) fail("transaction_data");
  if (walletNonce !== null && payload.wallet_nonce !== walletNonce) fail("wallet_nonce");
  checkTimes(payload, now);
  return { clientId, nonce: payload.nonce, state: payload.state ?? null, responseUri: ownAddress(payload.response_uri, origin),
    query: readDcql(payload.dcql_query) };
}

export async function fetchRequest({ clientId, requestUri, isPost }, now) {
  const { ok, status, text } = await fetchText(requestUri, isPost
    ? { ...form({}), headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/oauth-authz-req+jwt" } }
    : { headers: { Accept: "application/oauth-authz-req+jwt" } });
  if (!ok) throw new FormatError(status === 404 || status === 410 ? "wallet.request_gone" : "wallet.request");
  return checkRequest(text.trim(), { clientId, now });
}

/** `tokens`: {query id: [text]}. Returns where the service wants the person next, or null. */
export async function sendPresentation(request, tokens) {
  const body = await fetchObject(request.responseUri, form({ vp_token: JSON.stringify(tokens), ...(request.state === null ? {} : { state: request.state }) }));
  return body.redirect_uri === undefined ? null : ownAddress(String(body.redirect_uri).split("#", 1)[0], new URL(request.responseUri).origin);
}

export async function sendRefusal(request) {
  const body = await fetchObject(request.responseUri, form({ error: "access_denied", ...(request.state === null ? {} : { state: request.state }) }));
  return body.redirect_uri === undefined ? null : ownAddress(String(body.redirect_uri).split("#", 1)[0], new URL(request.responseUri).origin);
}
