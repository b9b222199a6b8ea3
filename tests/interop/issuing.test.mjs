// SPDX-License-Identifier: Apache-2.0
// OpenID4VCI 1.0 of the real server, driven by npm @openid4vc/openid4vci; what it hands out is read by @sd-jwt/sd-jwt-vc
// and jose. And everything that must not work.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { createHash, randomBytes, webcrypto } from "node:crypto";
import { createRequire } from "node:module";
import { gunzipSync, inflateSync } from "node:zlib";
import { AGENCY, House, VCT } from "./issuing_house.mjs";

const pinned = createRequire(new URL("../../third-party/npm/", import.meta.url));
const load = (name) => import(pinned.resolve(name));
const jose = await load("jose");
const { Openid4vciClient } = await import(new URL("../../third-party/npm/node_modules/@openid4vc/openid4vci/dist/index.mjs", import.meta.url));
const { clientAuthenticationAnonymous } = await import(new URL("../../third-party/npm/node_modules/@openid4vc/oauth2/dist/index.mjs", import.meta.url));
const { SDJwtVcInstance } = await load("@sd-jwt/sd-jwt-vc");

const CLAIMS = { name: "김하늘", over_19: true, address: { region: "41", city: "하늘시" }, grade: 3 };
const hasher = (data, alg) => new Uint8Array(createHash(alg.replace("-", "")).update(typeof data === "string" ? data : Buffer.from(data)).digest());
let house;
before(async () => {
  house = await House.open();
  await house.prepare();
});
after(() => house?.close());

async function makeHolder(alg = "ES256") {
  const { publicKey, privateKey } = await jose.generateKeyPair(alg, { extractable: true });
  return { alg, privateKey, jwk: await jose.exportJWK(publicKey) };
}

/** A wallet of other people's parts. */
function walletOf(holder) {
  return new Openid4vciClient({ callbacks: {
    fetch: house.fetch,
    hash: hasher,
    generateRandom: (size) => randomBytes(size),
    clientAuthentication: clientAuthenticationAnonymous(),
    signJwt: async (signer, { header, payload }) => ({
      jwt: await new jose.SignJWT(payload).setProtectedHeader(header).sign(holder.privateKey), signerJwk: holder.jwk }),
    verifyJwt: async () => ({ verified: false }),
    decryptJwe: async () => ({ decrypted: false }),
    encryptJwe: async () => { throw new Error("not asked for"); },
  } });
}

async function collect(offer, { holder, format = "sd_jwt", txCode = offer.tx_code } = {}) {
  const wallet = walletOf(holder);
  const credentialOffer = await wallet.resolveCredentialOffer(offer.link);
  const issuerMetadata = await wallet.resolveIssuerMetadata(credentialOffer.credential_issuer);
  const { accessTokenResponse } = await wallet.retrievePreAuthorizedCodeAccessTokenFromOffer({ credentialOffer, issuerMetadata,
    ...(txCode ? { txCode } : {}) });
  const { c_nonce: nonce } = await wallet.requestNonce({ issuerMetadata });
  const credentialConfigurationId = `resident-card_${format}`;
  const { jwt } = await wallet.createCredentialRequestJwtProof({ issuerMetadata, credentialConfigurationId, nonce,
    signer: { method: "jwk", publicJwk: holder.jwk, alg: holder.alg } });
  const answer = await wallet.retrieveCredentials({ issuerMetadata, credentialConfigurationId, accessToken: accessTokenResponse.access_token,
    proofs: { jwt: [jwt] } });
  return { credential: answer.credentialResponse.credentials[0].credential, accessToken: accessTokenResponse.access_token, issuerMetadata };
}

async function issuerKey(kid) {
  const answer = await house.fetch(`${house.url}/.well-known/jwt-vc-issuer/oid4vci/${AGENCY}`);
  const { issuer, jwks } = await answer.json();
  assert.equal(issuer, house.issuerUrl);
  return jwks.keys.find((key) => key.kid === kid);
}

/** Reads and verifies as a verifier with @sd-jwt would. */
async function verifySdJwt(text) {
  const { kid } = jose.decodeProtectedHeader(text.split("~")[0]);
  const key = await jose.importJWK(await issuerKey(kid), "ES256");
  const instance = new SDJwtVcInstance({ hasher, hashAlg: "sha-256",
    verifier: async (data, signature) => webcrypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, Buffer.from(signature, "base64url"), Buffer.from(data)),
    statusListFetcher: async (uri) => (await house.fetch(uri, { headers: { Accept: "application/statuslist+jwt" } })).text(),
    statusValidator: async (status) => { if (status !== 0) throw new Error(`status ${status}`); },
    statusVerifier: async (data, signature) => webcrypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, Buffer.from(signature, "base64url"), Buffer.from(data)) });
  return instance.verify(text);
}

const post = async (path, body, headers = {}) => {
  const answer = await house.fetch(house.issuerUrl + path, { method: "POST", body, headers });
  return { status: answer.status, json: await answer.json() };
};
const tokenForm = (code, txCode) => new URLSearchParams({ grant_type: "urn:ietf:params:oauth:grant-type:pre-authorized_code",
  "pre-authorized_code": code, ...(txCode === undefined ? {} : { tx_code: txCode }) });
const codeOf = async (offer) => {
  const answer = await house.fetch(offer.offer_uri);
  return (await answer.json()).grants["urn:ietf:params:oauth:grant-type:pre-authorized_code"]["pre-authorized_code"];
};
const freshNonce = async () => (await post("/nonce", "")).json.c_nonce;
async function proofOf(holder, { nonce, aud = house.issuerUrl, iat = Math.floor(Date.now() / 1000), typ = "openid4vci-proof+jwt", jwk = holder.jwk, alg = holder.alg } = {}) {
  return new jose.SignJWT({ nonce: nonce ?? await freshNonce(), aud, iat }).setProtectedHeader({ alg, typ, jwk }).sign(holder.privateKey);
}
const ask = (accessToken, jwt, id = "resident-card_sd_jwt") => post("/credential",
  JSON.stringify({ credential_configuration_id: id, proofs: { jwt: [jwt] } }),
  { "Content-Type": "application/json", Authorization: `Bearer ${accessToken}` });
const tokenOf = async (offer) => (await post("/token", tokenForm(await codeOf(offer), offer.tx_code))).json.access_token;

for (const alg of ["ES256", "EdDSA"]) {
  test(`handsAnSdJwtVcToAWalletWith${alg}`, async () => {
    const holder = await makeHolder(alg);
    const offer = await house.makeOffer(CLAIMS);
    assert.match(offer.tx_code, /^\d{6}$/);
    const { credential } = await collect(offer, { holder });
    const { payload } = await verifySdJwt(credential);
    assert.equal(payload.iss, house.issuerUrl);
    assert.equal(payload.vct, VCT);
    assert.equal(payload.name, "김하늘");
    assert.deepEqual(payload.address, { region: "41", city: "하늘시" });
    assert.equal(await jose.calculateJwkThumbprint(payload.cnf.jwk), await jose.calculateJwkThumbprint(holder.jwk));
    assert.equal(payload.status.status_list.idx, offer.index);
    // Only what is not selective stands in the token itself.
    const bare = jose.decodeJwt(credential.split("~")[0]);
    assert.equal(bare.name, undefined);
    assert.equal(bare.grade, 3);
    assert.equal(jose.decodeProtectedHeader(credential.split("~")[0]).typ, "dc+sd-jwt");
  });
}

test("handsOutAVcDataModelDocumentWithTheSameOffer", async () => {
  const { json: before } = await house.call("GET", "/v1/query/credentials/figures", undefined, house.token);
  const { credential } = await collect(await house.makeOffer(CLAIMS), { holder: await makeHolder("EdDSA"), format: "ldp_vc" });
  assert.deepEqual(credential.type, ["VerifiableCredential", "ResidentCard"]);
  assert.equal(credential.issuer.startsWith("did:web:127.0.0.1%3A"), true);
  assert.equal(credential.proof.cryptosuite, "eddsa-jcs-2022");
  assert.deepEqual(credential.credentialStatus.map(({ statusPurpose }) => statusPurpose), ["revocation", "suspension"]);
  // The proof by hand, as the cryptosuite says (Data Integrity EdDSA 1.1 §3.3).
  const did = await (await house.fetch(`${house.issuerUrl}/did.json`)).json();
  const method = did.verificationMethod.find(({ id }) => id === credential.proof.verificationMethod);
  assert.ok(did.assertionMethod.includes(method.id));
  const { proofValue, ...options } = credential.proof;
  const { proof, ...document } = credential;
  const jcs = (value) => JSON.stringify(sorted(value));
  const sha = (text) => createHash("sha256").update(text).digest();
  const input = Buffer.concat([sha(jcs(options)), sha(jcs(document))]);
  const raw = fromBase58(method.publicKeyMultibase.slice(1)).subarray(2);
  const key = await webcrypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
  assert.equal(await webcrypto.subtle.verify("Ed25519", key, fromBase58(proofValue.slice(1)), input), true);
  const { json: after } = await house.call("GET", "/v1/query/credentials/figures", undefined, house.token);
  assert.equal(after.issued, before.issued + 1);
});

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

function fromBase58(text) {
  const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  let number = 0n;
  for (const letter of text) number = number * 58n + BigInt(alphabet.indexOf(letter));
  const hex = number.toString(16);
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, "hex");
  const zeros = /^1*/.exec(text)[0].length;
  return Buffer.concat([Buffer.alloc(zeros), bytes]);
}

test("worksWithoutATransactionCodeWhereTheOfficerSaysSo", async () => {
  const offer = await house.makeOffer(CLAIMS, false);
  assert.equal(offer.tx_code, "");
  const { credential } = await collect(offer, { holder: await makeHolder() });
  assert.equal((await verifySdJwt(credential)).payload.over_19, true);
});

test("theCodeIsGoodOnce", async () => {
  const offer = await house.makeOffer(CLAIMS);
  const code = await codeOf(offer);
  assert.equal((await post("/token", tokenForm(code, offer.tx_code))).status, 200);
  const again = await post("/token", tokenForm(code, offer.tx_code));
  assert.equal(again.status, 400);
  assert.deepEqual([again.json.error, again.json.code], ["invalid_grant", "issuing.code"]);
  const offerAnswer = await house.fetch(offer.offer_uri);
  assert.equal(offerAnswer.status, 410);
});

test("refusesCodesThatAreNotOurs", async () => {
  const offer = await house.makeOffer(CLAIMS);
  const code = await codeOf(offer);
  for (const wrong of ["x", `${code}x`, code.replace(/.$/, (end) => (end === "A" ? "B" : "A")), `${"0".repeat(32)}.${code.split(".")[1]}`]) {
    const { status, json } = await post("/token", tokenForm(wrong, offer.tx_code));
    assert.equal(status, 400, wrong);
    assert.equal(json.code, "issuing.code", wrong);
  }
  assert.equal((await post("/token", new URLSearchParams({ grant_type: "authorization_code", code: "x" }))).json.error, "unsupported_grant_type");
  assert.equal((await post("/token", JSON.stringify({}), { "Content-Type": "application/json" })).json.error, "invalid_request");
});

test("fiveWrongTransactionCodesCloseTheOffer", async () => {
  const offer = await house.makeOffer(CLAIMS);
  const code = await codeOf(offer);
  const wrong = offer.tx_code === "000000" ? "111111" : "000000";
  for (let left = 4; left > 0; left -= 1) {
    const { json } = await post("/token", tokenForm(code, wrong));
    assert.deepEqual([json.error, json.code, json.attempts_left], ["invalid_grant", "issuing.tx_code", left]);
  }
  assert.equal((await post("/token", tokenForm(code, wrong))).json.code, "issuing.tx_code_locked");
  assert.equal((await post("/token", tokenForm(code, offer.tx_code))).json.code, "issuing.tx_code_locked");
  // The officer makes a new offer for the same credential; the old link stays dead.
  const fresh = await house.offer(offer.issue);
  const { credential } = await collect(fresh, { holder: await makeHolder() });
  assert.ok(credential);
  assert.equal((await house.fetch(offer.offer_uri)).status, 404);
});

test("aNonceIsGoodOnce", async () => {
  const holder = await makeHolder();
  const accessToken = await tokenOf(await house.makeOffer(CLAIMS));
  const nonce = await freshNonce();
  assert.equal((await ask(accessToken, await proofOf(holder, { nonce }))).status, 200);
  const replay = await ask(accessToken, await proofOf(holder, { nonce }));
  assert.deepEqual([replay.status, replay.json.error], [400, "invalid_nonce"]);
  assert.equal((await ask(accessToken, await proofOf(holder, { nonce: "invented" }))).json.error, "invalid_nonce");
});

test("refusesProofsThatDoNotHold", async () => {
  const holder = await makeHolder();
  const other = await makeHolder();
  const accessToken = await tokenOf(await house.makeOffer(CLAIMS));
  const now = Math.floor(Date.now() / 1000);
  const wrong = {
    "another key's signature": await proofOf(holder, { jwk: other.jwk }),
    "another audience": await proofOf(holder, { aud: "https://evil.example" }),
    "another type": await proofOf(holder, { typ: "JWT" }),
    "an old proof": await proofOf(holder, { iat: now - 3_600 }),
    "a proof of tomorrow": await proofOf(holder, { iat: now + 86_400 }),
    "no signature": (await proofOf(holder)).replace(/\.[^.]*$/, "."),
    "alg none": `${Buffer.from(JSON.stringify({ alg: "none", typ: "openid4vci-proof+jwt", jwk: holder.jwk })).toString("base64url")}.${
      Buffer.from(JSON.stringify({ nonce: await freshNonce(), aud: house.issuerUrl, iat: now })).toString("base64url")}.`,
  };
  for (const [name, jwt] of Object.entries(wrong)) {
    const { status, json } = await ask(accessToken, jwt);
    assert.equal(status, 400, name);
    assert.match(json.error, /^invalid_(proof|credential_request)$/, `${name}: ${JSON.stringify(json)}`);
  }
  assert.equal((await ask(accessToken, await proofOf(holder), "resident-card_mdoc")).json.error, "unknown_credential_configuration");
  assert.equal((await ask("invented", await proofOf(holder))).status, 401);
  // After all that the wallet still gets its credential.
  assert.equal((await ask(accessToken, await proofOf(holder))).status, 200);
});

test("aLostAnswerIsGivenAgainToTheSameKeyOnly", async () => {
  const holder = await makeHolder();
  const accessToken = await tokenOf(await house.makeOffer(CLAIMS));
  assert.equal((await ask(accessToken, await proofOf(holder))).status, 200);
  assert.equal((await ask(accessToken, await proofOf(holder))).status, 200);
  const thief = await ask(accessToken, await proofOf(await makeHolder()));
  assert.deepEqual([thief.status, thief.json.error, thief.json.code], [400, "credential_request_denied", "issuing.other_holder"]);
});

test("tellsStatusThroughBothKindsOfList", async () => {
  const offer = await house.makeOffer(CLAIMS);
  const { credential } = await collect(offer, { holder: await makeHolder() });
  const { status } = jose.decodeJwt(credential.split("~")[0]);
  const bitsAt = async () => {
    const answer = await house.fetch(status.status_list.uri, { headers: { Accept: "application/statuslist+jwt" } });
    assert.equal(answer.headers.get("content-type"), "application/statuslist+jwt");
    const text = await answer.text();
    const { kid } = jose.decodeProtectedHeader(text);
    const { payload } = await jose.jwtVerify(text, await jose.importJWK(await issuerKey(kid), "ES256"), { typ: "statuslist+jwt" });
    assert.equal(payload.sub, status.status_list.uri);
    const bytes = inflateSync(Buffer.from(payload.status_list.lst, "base64url"));
    assert.equal(bytes.length * 8 / payload.status_list.bits >= 131_072, true);
    return (bytes[status.status_list.idx >> 2] >> ((status.status_list.idx & 3) * 2)) & 3;
  };
  const bitstring = async (purpose) => {
    const json = await (await house.fetch(`${status.status_list.uri}/${purpose}`)).json();
    assert.equal(json.credentialSubject.statusPurpose, purpose);
    const bytes = gunzipSync(Buffer.from(json.credentialSubject.encodedList.slice(1), "base64url"));
    return (bytes[status.status_list.idx >> 3] >> (7 - (status.status_list.idx & 7))) & 1;
  };
  assert.deepEqual([await bitsAt(), await bitstring("revocation"), await bitstring("suspension")], [0, 0, 0]);
  const step = (name) => house.must("issuer", "credentials", "setStatus", { issue: offer.issue, status: name, reason: "시험" });
  await step("suspend");
  assert.deepEqual([await bitsAt(), await bitstring("revocation"), await bitstring("suspension")], [2, 0, 1]);
  await assert.rejects(verifySdJwt(credential), /status 2/);
  await step("resume");
  assert.equal(await bitsAt(), 0);
  await verifySdJwt(credential);
  await step("revoke");
  assert.deepEqual([await bitsAt(), await bitstring("revocation"), await bitstring("suspension")], [1, 1, 0]);
  assert.equal((await house.submit("issuer", "credentials", "setStatus", { issue: offer.issue, status: "resume", reason: "시험" })).code, "credentials.revoked");
});

test("theDeskIsForIssuingOfficersOnly", async () => {
  const body = { type: "resident-card", rows: [{ claims: CLAIMS }] };
  assert.equal((await house.call("POST", "/v1/issuing/records", body)).status, 401);
  const auditor = await house.session("auditor");
  assert.deepEqual((await house.call("POST", "/v1/issuing/records", body, auditor)).json.code, "auth.role");
  const other = await house.session("issuer2");
  assert.equal((await house.call("POST", "/v1/issuing/records", body, other)).json.results[0].error.code, "credentials.not_accredited");
  const { issue } = await house.issue({ ...CLAIMS, name: "이바다" });
  assert.equal((await house.call("POST", "/v1/issuing/offers", { issues: [issue] }, other)).json.offers[0].error.code, "issuing.unknown_issue");
});

test("saysWhatIsWrongWithEachLine", async () => {
  const rows = [CLAIMS, { ...CLAIMS, name: undefined }, { ...CLAIMS, over_19: "yes" }, { ...CLAIMS, salary: 1 }, { ...CLAIMS, name: "" }]
    .map((claims) => ({ claims: JSON.parse(JSON.stringify(claims)) }));
  const { json } = await house.call("POST", "/v1/issuing/records", { type: "resident-card", rows }, house.token);
  assert.equal(json.stored, false);
  assert.deepEqual(json.results.map(({ error }) => (error ? [error.code, error.field] : null)), [null, ["issuing.claim_missing", "claims.name"],
    ["issuing.claim_kind", "claims.over_19"], ["issuing.claim_unknown", "claims.salary"], ["issuing.claim_length", "claims.name"]]);
});

test("keepsNoRowWhenTheVaultRefusesOneOfThem", async () => {
  const names = Array.from({ length: 10 }, (_, i) => `part${i}`);
  await house.must("authority", "credentials", "defineType", { id: "long-paper", vct: "urn:maru:vct:long-paper", name_ko: "긴 확인서",
    name_en: "Long paper", validity_days: 30, formats: ["dc+sd-jwt"],
    claims: names.map((path) => ({ path, kind: "string", ko: path, en: path, required: true, sd: true })) });
  const accreditation = await house.accredit("long-paper");
  const row = (text) => ({ claims: Object.fromEntries(names.map((name) => [name, text])) });
  const officer = await house.session("privacy");
  const held = async () => (await house.call("GET", "/v1/vault/status", undefined, officer)).json.records;
  const before = await held();
  assert.equal(typeof before, "number");
  // Each claim is short enough; together the last row is more than the vault takes for one record.
  const refused = await house.call("POST", "/v1/issuing/records", { type: "long-paper", rows: [row("가"), row("나"), row("x".repeat(8_000))] }, house.token);
  assert.equal(refused.json.code, "vault.too_large");
  assert.equal(await held(), before);
  const kept = await house.call("POST", "/v1/issuing/records", { type: "long-paper", rows: [row("가"), row("나")] }, house.token);
  assert.equal(kept.json.stored, true);
  assert.equal(await held(), before + 2);
  await house.must("authority", "credentials", "endAccreditation", { accreditation, reason: "시험" });
});

test("makesOffersOfManyIssuesInOneCall", async () => {
  const issues = [];
  for (const name of ["하나", "둘", "셋"]) issues.push((await house.issue({ ...CLAIMS, name })).issue);
  const { json } = await house.call("POST", "/v1/issuing/offers", { issues: [issues[0], "c-none", issues[1], issues[2]] }, house.token);
  assert.deepEqual(json.offers.map(({ issue, error }) => error?.code ?? issue), [issues[0], "issuing.unknown_issue", issues[1], issues[2]]);
  for (const offer of json.offers.filter(({ error }) => !error)) {
    const { credential } = await collect(offer, { holder: await makeHolder() });
    await verifySdJwt(credential);
  }
});

test("thePortalPassesTheServiceThroughAndNothingElse", async () => {
  const get = async (path) => fetch(house.portal + path);
  const metadata = await (await get(`/.well-known/openid-credential-issuer/oid4vci/${AGENCY}`)).json();
  assert.equal(metadata.credential_issuer, house.issuerUrl);
  assert.equal((await get(`/.well-known/oauth-authorization-server/oid4vci/${AGENCY}`)).status, 200);
  assert.equal((await (await get(`/oid4vci/${AGENCY}/did.json`)).json()).id.startsWith("did:web:"), true);
  const nonce = await fetch(`${house.portal}/oid4vci/${AGENCY}/nonce`, { method: "POST" });
  assert.equal(typeof (await nonce.json()).c_nonce, "string");
  assert.equal((await get("/v1/issuing")).status, 404);
  assert.equal((await get("/oid4vci/nobody/jwks")).status, 404);
});

test("tellsTheTrustRegistry", async () => {
  const { credential } = await collect(await house.makeOffer(CLAIMS), { holder: await makeHolder() });
  const { kid } = jose.decodeProtectedHeader(credential.split("~")[0]);
  const { iat } = jose.decodeJwt(credential.split("~")[0]);
  const trust = async (query) => (await house.call("GET", `/v1/query/credentials/trust?${new URLSearchParams(query)}`)).json;
  assert.equal((await trust({ vct: VCT, issuer: house.issuerUrl, kid, time: String(iat) })).trusted, true);
  assert.equal((await trust({ vct: VCT, issuer: house.issuerUrl, kid: "other" })).trusted, false);
  assert.equal((await trust({ vct: VCT, issuer: "https://evil.example" })).trusted, false);
});

// Last: the accreditation ends.
test("handsNothingOutOnceTheIssuerIsNotAccreditedAnyMore", async () => {
  const offer = await house.makeOffer(CLAIMS);
  const accessToken = await tokenOf(offer);
  await house.must("authority", "credentials", "endAccreditation", { accreditation: house.accreditation, reason: "시험" });
  const refused = await ask(accessToken, await proofOf(await makeHolder()));
  assert.deepEqual([refused.status, refused.json.error, refused.json.code], [400, "credential_request_denied", "credentials.not_accredited"]);
  const metadata = await (await house.fetch(`${house.url}/.well-known/openid-credential-issuer/oid4vci/${AGENCY}`)).json();
  assert.deepEqual(metadata.credential_configurations_supported, {});
});
