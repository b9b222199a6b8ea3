// SPDX-License-Identifier: Apache-2.0
// Receiving a credential: OpenID for Verifiable Credential Issuance 1.0, pre-authorized code with transaction code,
// nonce endpoint, proof of the holder's key.
import { FormatError } from "../core/bytes.js";
import { holderKey, makeHolderKey, sameKey, signJws } from "./jose.js";
import { fetchObject, form, ownAddress } from "./same_site.js";
import { verifyCredential } from "./sd_jwt.js";
import { isObject, parseStrict } from "./strict_json.js";

export const PRE_AUTHORIZED = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

/** An offer's link as it stands in a QR code or a message: {uri} or {offer}. Throws `wallet.offer_link`. */
export function parseOfferLink(text, origin = location.origin) {
  const trimmed = String(text).trim();
  let values = null;
  if (/^openid-credential-offer:\/\/[^?]*\?/.test(trimmed)) values = new URLSearchParams(trimmed.slice(trimmed.indexOf("?") + 1));
  else if (/^https?:\/\//.test(trimmed)) {
    ownAddress(trimmed, origin);
    values = new URL(trimmed).searchParams;
  }
  const uri = values?.get("credential_offer_uri") ?? "";
  const inline = values?.get("credential_offer") ?? "";
  if (Boolean(uri) === Boolean(inline)) throw new FormatError("wallet.offer_link");
  return uri ? { uri: ownAddress(uri, origin) } : { offer: parseStrict(inline, "wallet.offer") };
}

/** {issuer, configurations, code, transactionCode: null | {isNumeric, length, description}} of an offer's object. */
export function readOffer(offer, origin = location.origin) {
  const ids = offer?.credential_configuration_ids;
  const grant = offer?.grants?.[PRE_AUTHORIZED];
  if (!isObject(offer) || !Array.isArray(ids) || !ids.length || ids.length > 20 || !ids.every((id) => typeof id === "string")) throw new FormatError("wallet.offer");
  if (!isObject(grant) || typeof grant["pre-authorized_code"] !== "string" || !grant["pre-authorized_code"]) throw new FormatError("wallet.offer_grant");
  const asked = grant.tx_code;
  const transactionCode = isObject(asked) ? { isNumeric: asked.input_mode !== "text",
    length: Number.isSafeInteger(asked.length) && asked.length > 0 && asked.length <= 64 ? asked.length : 0,
    description: typeof asked.description === "string" ? asked.description.slice(0, 300) : "" } : null;
  return { issuer: ownAddress(offer.credential_issuer, origin), configurations: ids, code: grant["pre-authorized_code"], transactionCode };
}

/** RFC 8615 as OpenID4VCI §12.2.2 wants it: the well-known part stands between host and path. */
export function wellKnown(issuer, name) {
  const url = new URL(issuer);
  return `${url.origin}/.well-known/${name}${url.pathname === "/" ? "" : url.pathname}`;
}

/** {issuer, credentialEndpoint, nonceEndpoint, tokenEndpoint, configurations} */
export async function issuerMetadata(issuer) {
  const origin = new URL(issuer).origin;
  const metadata = await fetchObject(wellKnown(issuer, "openid-credential-issuer"));
  if (metadata.credential_issuer !== issuer) throw new FormatError("wallet.metadata");
  const server = metadata.authorization_servers?.[0] ?? issuer;
  const authorization = await fetchObject(wellKnown(ownAddress(server, origin), "oauth-authorization-server"));
  if (authorization.issuer !== server) throw new FormatError("wallet.metadata");
  return { issuer, credentialEndpoint: ownAddress(metadata.credential_endpoint, origin),
    nonceEndpoint: metadata.nonce_endpoint === undefined ? null : ownAddress(metadata.nonce_endpoint, origin),
    tokenEndpoint: ownAddress(authorization.token_endpoint, origin),
    configurations: isObject(metadata.credential_configurations_supported) ? metadata.credential_configurations_supported : {} };
}

/** The first offered configuration that this wallet keeps: SD-JWT VC with ES256 proofs. {id, vct, display, claims}. */
export function chooseConfiguration(offer, metadata) {
  for (const id of offer.configurations) {
    const one = metadata.configurations[id];
    const proofs = one?.proof_types_supported?.jwt?.proof_signing_alg_values_supported;
    if (!["dc+sd-jwt", "vc+sd-jwt"].includes(one?.format) || typeof one.vct !== "string") continue;
    if (!Array.isArray(proofs) || !proofs.includes("ES256")) continue;
    const about = one.credential_metadata ?? one;
    return { id, vct: one.vct, display: Array.isArray(about.display) ? about.display : [], claims: Array.isArray(about.claims) ? about.claims : [] };
  }
  throw new FormatError("wallet.offer_format");
}

export const askToken = (metadata, offer, transactionCode) => fetchObject(metadata.tokenEndpoint, form({
  grant_type: PRE_AUTHORIZED, "pre-authorized_code": offer.code, ...(transactionCode ? { tx_code: transactionCode } : {}) }));

/** Asks for the credential with a fresh key: {text, secretJwk}. */
export async function askCredential(metadata, configuration, token, now) {
  const { publicJwk, secretJwk } = await makeHolderKey();
  const nonce = metadata.nonceEndpoint ? (await fetchObject(metadata.nonceEndpoint, { method: "POST" })).c_nonce : undefined;
  const proof = await signJws({ typ: "openid4vci-proof+jwt", jwk: publicJwk },
    { aud: metadata.issuer, iat: now, ...(nonce === undefined ? {} : { nonce }) }, await holderKey(secretJwk));
  const body = await fetchObject(metadata.credentialEndpoint, { method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify({ credential_configuration_id: configuration.id, proofs: { jwt: [proof] } }) });
  const text = body.credentials?.[0]?.credential;
  if (typeof text !== "string") throw new FormatError("wallet.no_credential");
  return { text, secretJwk };
}

/** What was received must be what was offered, by this issuer, for this key. Returns readSdJwt's reading. */
export async function checkReceived({ text, secretJwk }, { issuer, vct, issuerKey, now }) {
  const read = await verifyCredential(text, issuerKey, now);
  if (read.payload.iss !== issuer) throw new FormatError("vc.issuer");
  if (read.payload.vct !== vct) throw new FormatError("vc.type");
  if (!sameKey(read.holder, secretJwk)) throw new FormatError("vc.holder");
  if (read.binding) throw new FormatError("sd_jwt.format");
  return read;
}
