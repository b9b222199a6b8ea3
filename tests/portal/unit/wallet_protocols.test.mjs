// SPDX-License-Identifier: Apache-2.0
// The wallet's OpenID4VCI, OpenID4VP and DCQL against @openid4vc 0.4.6 as issuer and as verifier, and what must be refused.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { didOfP256 } from "../../../citizen-portal-backend/web/js/wallet/did.js";
import { toBase58 } from "../../../citizen-portal-backend/web/js/core/bytes.js";
import { chosenQueries, isEnough, planOf } from "../../../citizen-portal-backend/web/js/wallet/consent.js";
import { answerOf, placesOf, readDcql } from "../../../citizen-portal-backend/web/js/wallet/dcql.js";
import { holderKey, makeHolderKey } from "../../../citizen-portal-backend/web/js/wallet/jose.js";
import { askCredential, askToken, checkReceived, chooseConfiguration, issuerMetadata, parseOfferLink, readOffer, wellKnown } from "../../../citizen-portal-backend/web/js/wallet/offers.js";
import { checkRequest, parseRequestLink, sendPresentation, sendRefusal } from "../../../citizen-portal-backend/web/js/wallet/requests.js";
import { present, readSdJwt } from "../../../citizen-portal-backend/web/js/wallet/sd_jwt.js";
import { pseudonymKey, pseudonymSeed } from "../../../citizen-portal-backend/web/js/wallet/seed.js";
import { hasher, jose, jwkOf, load, makeIssuer, makePair, RESIDENCE, RESIDENCE_FRAME, SDJwtVcInstance, verifierOf } from "../support/issuer.mjs";

const { Openid4vpVerifier } = await load("@openid4vc/openid4vp");
const { Openid4vciIssuer } = await load("@openid4vc/openid4vci");

const ORIGIN = "https://portal.test";
const now = Math.floor(Date.now() / 1000);
const code = (wanted, field) => (error) => {
  assert.equal(error.code, wanted, String(error));
  if (field !== undefined) assert.equal(error.field, field);
  return true;
};

const verifierPair = await makePair();
const verifierJwk = await jwkOf(verifierPair.publicKey);
const verifierDid = didOfP256(verifierJwk, toBase58);
const CLIENT = `decentralized_identifier:${verifierDid}`;
const signRequestAs = (key) => async (signer, { header, payload }) =>
  ({ jwt: await new jose.SignJWT(payload).setProtectedHeader({ ...header, alg: signer.alg }).sign(key), signerJwk: verifierJwk });

const callbacks = {
  hash: (data, alg) => hasher(Buffer.from(data), alg), generateRandom: (size) => randomBytes(size), signJwt: signRequestAs(verifierPair.privateKey),
  verifyJwt: async (signer, { compact }) => {
    try {
      const jwk = signer.method === "jwk" ? signer.publicJwk : verifierJwk;
      await jose.compactVerify(compact, await jose.importJWK(jwk, signer.alg));
      return { verified: true, signerJwk: jwk };
    } catch {
      return { verified: false };
    }
  },
  encryptJwe: () => { throw new Error("not asked for"); }, decryptJwe: () => { throw new Error("not asked for"); }, clientAuthentication: () => {},
};

const QUERY = { credentials: [{ id: "residence", format: "dc+sd-jwt", meta: { vct_values: ["urn:maru:vct:residence"] }, claims: [{ path: ["address", "region"] }] }] };

/** A request object as @openid4vc makes it, with what differs. */
async function requestObject(change = {}, signer = {}) {
  const verifier = new Openid4vpVerifier({ callbacks: { ...callbacks, ...signer } });
  const { jar } = await verifier.createOpenId4vpAuthorizationRequest({ scheme: "openid4vp://",
    authorizationRequestPayload: { response_type: "vp_token", client_id: CLIENT, nonce: "nonce-0123456789abcdef", state: "s-1", response_mode: "direct_post",
      response_uri: `${ORIGIN}/oid4vp/response/x`, dcql_query: QUERY, aud: "https://self-issued.me/v2", ...change },
    jar: { requestUri: `${ORIGIN}/oid4vp/request/x`, jwtSigner: { method: "did", didUrl: `${verifierDid}#${verifierDid.slice(8)}`, alg: "ES256" }, expiresInSeconds: 300 } });
  return jar.authorizationRequestJwt;
}

const check = (text, change = {}) => checkRequest(text, { clientId: CLIENT, now, origin: ORIGIN, ...change });

test("readsARequestOfAnotherImplementation", async () => {
  const request = await check(await requestObject());
  assert.equal(request.nonce, "nonce-0123456789abcdef");
  assert.equal(request.state, "s-1");
  assert.equal(request.responseUri, `${ORIGIN}/oid4vp/response/x`);
  assert.deepEqual(request.query.queries[0].claims[0].path, ["address", "region"]);
});

for (const [name, change, wanted, field] of [
  ["anotherClient", { client_id: `decentralized_identifier:${didOfP256((await makeHolderKey()).publicJwk, toBase58)}` }, "wallet.request", "client_id"],
  ["anotherAudience", { aud: "https://elsewhere.example" }, "wallet.request", "aud"],
  ["anotherResponseType", { response_type: "code" }, "wallet.request", "response_type"],
  ["aShortNonce", { nonce: "short" }, "wallet.request", "nonce"],
  ["aResponseToAnotherSite", { response_uri: "https://thief.example/take" }, "wallet.other_site"],
  ["aRedirectUri", { redirect_uri: `${ORIGIN}/x` }, "wallet.request", "redirect_uri"],
  ["transactionData", { transaction_data: ["e30"] }, "wallet.request", "transaction_data"],
  ["noQuery", { dcql_query: { credentials: [] } }, "dcql.format"],
]) {
  test(`refusesARequestWith ${name}`, async () => {
    const payload = { response_type: "vp_token", client_id: CLIENT, nonce: "nonce-0123456789abcdef", response_mode: "direct_post", iat: now, exp: now + 300,
      response_uri: `${ORIGIN}/oid4vp/response/x`, dcql_query: QUERY, aud: "https://self-issued.me/v2", ...change };
    const text = await new jose.SignJWT(payload).setProtectedHeader({ alg: "ES256", typ: "oauth-authz-req+jwt", kid: `${verifierDid}#k` }).sign(verifierPair.privateKey);
    await assert.rejects(check(text), code(wanted, field));
  });
}

test("refusesARequestThatSomebodyElseSigned", async () => {
  const stranger = await makePair();
  await assert.rejects(check(await requestObject({}, { signJwt: signRequestAs(stranger.privateKey) })), code("jose.signature"));
  const good = await requestObject();
  await assert.rejects(check(good, { clientId: "x509_san_dns:portal.test" }), code("wallet.client_id"));
  await assert.rejects(check(good, { clientId: "redirect_uri:https://portal.test/oid4vp/response/x" }), code("wallet.client_id"));
  await assert.rejects(check(good, { clientId: `decentralized_identifier:${didOfP256((await makeHolderKey()).publicJwk, toBase58)}` }), code("wallet.request_key"));
  await assert.rejects(check(good, { now: now + 3_600 }), code("vc.expired"));
  await assert.rejects(check(good, { walletNonce: "mine" }), code("wallet.request", "wallet_nonce"));
  const untyped = await new jose.SignJWT({}).setProtectedHeader({ alg: "ES256", typ: "JWT", kid: `${verifierDid}#k` }).sign(verifierPair.privateKey);
  await assert.rejects(check(untyped), code("jose.type"));
});

test("answersSoThatTheOtherVerifierIsContent", async () => {
  const issuer = await makeIssuer();
  const holder = await makeHolderKey();
  const read = await readSdJwt(await issuer.issue(RESIDENCE, holder.publicJwk, RESIDENCE_FRAME));
  const request = await check(await requestObject());
  const shown = await present(read, [["address", "region"]], await holderKey(holder.secretJwk), { audience: request.clientId, nonce: request.nonce, now });
  const posted = [];
  globalThis.fetch = async (url, options) => {
    posted.push({ url, body: Object.fromEntries(new URLSearchParams(options.body)), options });
    return new Response(JSON.stringify({ redirect_uri: `${ORIGIN}/hometown?response_code=abc#frag` }));
  };
  assert.equal(await sendPresentation(request, { residence: [shown] }), `${ORIGIN}/hometown?response_code=abc`);
  assert.equal(posted[0].url, request.responseUri);
  assert.equal(posted[0].options.credentials, "omit");
  const verifier = new Openid4vpVerifier({ callbacks });
  const parsed = verifier.validateOpenid4vpAuthorizationResponsePayload({ authorizationRequestPayload: { response_type: "vp_token", client_id: CLIENT,
    nonce: request.nonce, state: "s-1", response_mode: "direct_post", response_uri: request.responseUri, dcql_query: QUERY }, authorizationResponsePayload: posted[0].body });
  assert.equal(parsed.type, "dcql");
  const [text] = parsed.dcql.presentations.residence;
  const kb = new SDJwtVcInstance({ verifier: issuer.instance.userConfig.verifier, hasher, kbVerifier: verifierOf(await jose.importJWK(holder.publicJwk, "ES256")) });
  const { payload, kb: binding } = await kb.verify(text, { keyBindingNonce: request.nonce });
  assert.equal(binding.payload.aud, CLIENT);
  assert.deepEqual(payload.address, { region: "41" });
  assert.equal(payload.family_name, undefined);
  await sendRefusal(request);
  assert.deepEqual(posted[1].body, { error: "access_denied", state: "s-1" });
  globalThis.fetch = async () => new Response(JSON.stringify({ redirect_uri: "https://thief.example/" }));
  await assert.rejects(sendPresentation(request, { residence: [shown] }), code("wallet.other_site"));
});

test("readsLinks", () => {
  const request = `${ORIGIN}/oid4vp/request/x`;
  const values = new URLSearchParams({ client_id: CLIENT, request_uri: request });
  for (const link of [`openid4vp://?${values}`, `openid4vp://authorize?${values}`, `${ORIGIN}/wallet?${values}`]) {
    assert.deepEqual(parseRequestLink(link, ORIGIN), { clientId: CLIENT, requestUri: request, isPost: false });
  }
  const offer = `${ORIGIN}/oid4vci/gyeonggi/offers/1`;
  for (const link of [`openid-credential-offer://?credential_offer_uri=${encodeURIComponent(offer)}`, `${ORIGIN}/wallet?credential_offer_uri=${encodeURIComponent(offer)}`]) {
    assert.deepEqual(parseOfferLink(link, ORIGIN), { uri: offer });
  }
  for (const [link, wanted] of [["hello", "wallet.request_link"], [`https://thief.example/wallet?${values}`, "wallet.other_site"],
    ["openid4vp://?client_id=x", "wallet.request_link"], [`openid4vp://?client_id=x&request_uri=${encodeURIComponent("https://thief.example/r")}`, "wallet.other_site"],
    ["openid4vp://?client_id=x&request_uri=javascript:alert(1)", "wallet.other_site"]]) {
    assert.throws(() => parseRequestLink(link, ORIGIN), code(wanted));
  }
  for (const [link, wanted] of [["openid-credential-offer://?", "wallet.offer_link"], ["openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fthief.example%2Fo", "wallet.other_site"],
    [`openid-credential-offer://?credential_offer=%7B%7D&credential_offer_uri=${encodeURIComponent(offer)}`, "wallet.offer_link"],
    ["openid-credential-offer://?credential_offer=%7B%22a%22%3A1%2C%22a%22%3A2%7D", "json.duplicate"]]) {
    assert.throws(() => parseOfferLink(link, ORIGIN), code(wanted));
  }
});

const ISSUER = `${ORIGIN}/oid4vci/gyeonggi`;
const CONFIGURATION = { format: "dc+sd-jwt", vct: "urn:maru:vct:residence", scope: "residence", cryptographic_binding_methods_supported: ["jwk"],
  credential_signing_alg_values_supported: ["ES256"], proof_types_supported: { jwt: { proof_signing_alg_values_supported: ["ES256"] } },
  credential_metadata: { display: [{ name: "거주 증명서", locale: "ko" }] } };
const METADATA = { credential_issuer: ISSUER, authorization_servers: [ISSUER], credential_endpoint: `${ISSUER}/credential`, nonce_endpoint: `${ISSUER}/nonce`,
  credential_configurations_supported: { residence_ldp_vc: { ...CONFIGURATION, format: "ldp_vc" }, residence_sd_jwt: CONFIGURATION } };
const AUTHORIZATION = { issuer: ISSUER, token_endpoint: `${ISSUER}/token`, "pre-authorized_grant_anonymous_access_supported": true };

test("receivesFromAnIssuerOfAnotherImplementation", async () => {
  const signing = await makeIssuer({ iss: ISSUER });
  const issuer = new Openid4vciIssuer({ callbacks });
  const issuerData = issuer.createCredentialIssuerMetadata(METADATA);
  const { credentialOffer, credentialOfferObject } = await issuer.createCredentialOffer({ issuerMetadata: { credentialIssuer: issuerData, authorizationServers: [AUTHORIZATION],
    originalDraftVersion: "V1", knownCredentialConfigurations: METADATA.credential_configurations_supported },
  credentialConfigurationIds: ["residence_ldp_vc", "residence_sd_jwt"], credentialOfferUri: `${ORIGIN}/oid4vci/gyeonggi/offers/1`,
  grants: { "urn:ietf:params:oauth:grant-type:pre-authorized_code": { "pre-authorized_code": "the-code", tx_code: { input_mode: "numeric", length: 6 } } } });
  assert.deepEqual(parseOfferLink(credentialOffer, ORIGIN), { uri: `${ORIGIN}/oid4vci/gyeonggi/offers/1` });
  const offer = readOffer(credentialOfferObject, ORIGIN);
  assert.deepEqual(offer.transactionCode, { isNumeric: true, length: 6, description: "" });
  const seen = {};
  globalThis.fetch = async (url, options = {}) => {
    const answer = (body) => new Response(JSON.stringify(body));
    if (url === wellKnown(ISSUER, "openid-credential-issuer")) return answer(METADATA);
    if (url === wellKnown(ISSUER, "oauth-authorization-server")) return answer(AUTHORIZATION);
    if (url === `${ISSUER}/token`) {
      seen.token = Object.fromEntries(new URLSearchParams(options.body));
      return answer({ access_token: "at", token_type: "Bearer" });
    }
    if (url === `${ISSUER}/nonce`) return answer({ c_nonce: "fresh" });
    assert.equal(url, `${ISSUER}/credential`);
    assert.equal(options.headers.Authorization, "Bearer at");
    const request = issuer.parseCredentialRequest({ credentialRequest: JSON.parse(options.body), issuerMetadata: { credentialIssuer: issuerData, authorizationServers: [AUTHORIZATION],
      originalDraftVersion: "V1", knownCredentialConfigurations: METADATA.credential_configurations_supported } });
    assert.equal(request.credentialConfigurationId, "residence_sd_jwt");
    const proof = await issuer.verifyCredentialRequestJwtProof({ jwt: request.proofs.jwt[0], issuerMetadata: { credentialIssuer: issuerData, authorizationServers: [AUTHORIZATION] },
      expectedNonce: "fresh", nonceExpiresAt: new Date(Date.now() + 60_000) });
    const { kty, crv, x, y } = proof.signer.publicJwk;
    return answer({ credentials: [{ credential: await signing.issue(RESIDENCE, { kty, crv, x, y }, RESIDENCE_FRAME) }] });
  };
  const metadata = await issuerMetadata(offer.issuer);
  const configuration = chooseConfiguration(offer, metadata);
  assert.equal(configuration.id, "residence_sd_jwt");
  const token = await askToken(metadata, offer, "123456");
  assert.deepEqual(seen.token, { grant_type: "urn:ietf:params:oauth:grant-type:pre-authorized_code", "pre-authorized_code": "the-code", tx_code: "123456" });
  const given = await askCredential(metadata, configuration, token.access_token, now);
  const bound = { issuer: ISSUER, vct: CONFIGURATION.vct, issuerKey: signing.jwk, now };
  assert.equal((await checkReceived(given, bound)).claims.given_name, "하늘");
  await assert.rejects(checkReceived(given, { ...bound, vct: "urn:other" }), code("vc.type"));
  await assert.rejects(checkReceived(given, { ...bound, issuer: `${ORIGIN}/oid4vci/other` }), code("vc.issuer"));
  await assert.rejects(checkReceived({ ...given, secretJwk: (await makeHolderKey()).secretJwk }, bound), code("vc.holder"));
  await assert.rejects(checkReceived(given, { ...bound, issuerKey: (await makeIssuer()).jwk }), code("jose.signature"));
});

test("refusesOffersAndMetadataThatDoNotFit", async () => {
  const good = { credential_issuer: ISSUER, credential_configuration_ids: ["a"], grants: { "urn:ietf:params:oauth:grant-type:pre-authorized_code": { "pre-authorized_code": "c" } } };
  assert.equal(readOffer(good, ORIGIN).transactionCode, null);
  for (const [change, wanted] of [[{ credential_issuer: "https://thief.example/x" }, "wallet.other_site"], [{ credential_configuration_ids: [] }, "wallet.offer"],
    [{ grants: { authorization_code: {} } }, "wallet.offer_grant"], [{ credential_issuer: 5 }, "wallet.address"]]) {
    assert.throws(() => readOffer({ ...good, ...change }, ORIGIN), code(wanted));
  }
  assert.throws(() => chooseConfiguration({ configurations: ["a"] }, { configurations: { a: { ...CONFIGURATION, format: "mso_mdoc" } } }), code("wallet.offer_format"));
  for (const change of [{ credential_issuer: `${ORIGIN}/oid4vci/other` }, { credential_endpoint: "https://thief.example/credential" }]) {
    globalThis.fetch = async (url) => new Response(JSON.stringify(url.includes("oauth") ? AUTHORIZATION : { ...METADATA, ...change }));
    await assert.rejects(issuerMetadata(ISSUER), (error) => ["wallet.metadata", "wallet.other_site"].includes(error.code));
  }
  globalThis.fetch = async () => new Response(JSON.stringify({ error: "invalid_grant", code: "issuing.tx_code", attempts_left: 4 }), { status: 400 });
  await assert.rejects(askToken({ tokenEndpoint: `${ISSUER}/token` }, readOffer(good, ORIGIN), "1"), (error) => error.code === "issuing.tx_code" && error.body.attempts_left === 4);
  globalThis.fetch = async () => { throw new TypeError("no network"); };
  await assert.rejects(issuerMetadata(ISSUER), code("portal.offline"));
});

const held = (claims, type = "urn:maru:vct:residence") => ({ id: "1", format: "dc+sd-jwt", type, claims });

test("matchesQueriesAsTheStandardSays", () => {
  const read = (query) => readDcql({ credentials: [{ id: "q", format: "dc+sd-jwt", ...query }] }).queries[0];
  const claims = { name: "a", address: { region: "41" }, list: [{ x: 1 }, { x: 2 }, {}], age: true };
  assert.deepEqual(placesOf(claims, ["list", null, "x"]).map(({ path }) => path), [["list", 0, "x"], ["list", 1, "x"]]);
  assert.deepEqual(placesOf(claims, ["list", 1]).map(({ path }) => path), [["list", 1]]);
  assert.deepEqual(placesOf(claims, ["constructor"]), []);
  assert.ok(answerOf(read({ claims: [{ path: ["address", "region"], values: ["11", "41"] }] }), held(claims)));
  assert.equal(answerOf(read({ claims: [{ path: ["address", "region"], values: ["11"] }] }), held(claims)), null);
  assert.equal(answerOf(read({ claims: [{ path: ["address", "street"] }] }), held(claims)), null);
  assert.equal(answerOf(read({ meta: { vct_values: ["urn:other"] } }), held(claims)), null);
  assert.equal(answerOf(read({ format: "mso_mdoc" }), held(claims)), null);
  const sets = read({ claims: [{ id: "a", path: ["nothing"] }, { id: "b", path: ["name"] }, { id: "c", path: ["age"] }], claim_sets: [["a", "b"], ["b", "c"], ["c"]] });
  const answer = answerOf(sets, held(claims));
  assert.deepEqual(answer.sets.map((set) => set.map(({ claim }) => claim.id)), [["b", "c"], ["c"]]);
  assert.ok(isEnough(answer.sets, [["age"]]));
  assert.ok(!isEnough(answer.sets, [["name"]]));
  for (const bad of [{}, { credentials: [{ id: "a b", format: "x" }] }, { credentials: [{ id: "a", format: "x", claims: [{ path: [] }] }] },
    { credentials: [{ id: "a", format: "x" }, { id: "a", format: "x" }] }, { credentials: [{ id: "a", format: "x", claims: [{ path: [-1] }] }] },
    { credentials: [{ id: "a", format: "x", claims: [{ path: ["x"] }], claim_sets: [["zz"]] }] }, { credentials: [{ id: "a", format: "x" }], credential_sets: [{ options: [["b"]] }] },
    { credentials: Array.from({ length: 21 }, (_, i) => ({ id: `q${i}`, format: "x" })) }]) {
    assert.throws(() => readDcql(bad), code("dcql.format"));
  }
});

const VERIFIER = { claims: [{ type: "residence", path: "address.region" }, { type: "residence", path: "age" }] };
const IDS = { "urn:maru:vct:residence": "residence" };

test("refusesWhatGoesBeyondTheRegistration", () => {
  const ask = (claims, more = {}) => ({ query: readDcql({ credentials: [{ id: "q", format: "dc+sd-jwt", meta: { vct_values: ["urn:maru:vct:residence"] }, ...(claims ? { claims } : {}) }], ...more }) });
  const wallet = [held({ name: "a", age: true, address: { region: "41", street: "x" } })];
  assert.equal(planOf(ask([{ path: ["age"] }]), null, wallet, IDS).kind, "unregistered");
  assert.equal(planOf(ask([{ path: ["age"] }]), VERIFIER, wallet, IDS).kind, "ready");
  const beyond = planOf(ask([{ path: ["age"] }, { path: ["name"] }]), VERIFIER, wallet, IDS);
  assert.equal(beyond.kind, "beyond");
  assert.deepEqual(beyond.asks[0].refused, [["name"]]);
  // A branch is more than the one leaf that is registered.
  assert.equal(planOf(ask([{ path: ["address"] }]), VERIFIER, wallet, IDS).kind, "beyond");
  assert.equal(planOf(ask([{ path: ["address", null] }]), VERIFIER, wallet, IDS).kind, "beyond");
  assert.equal(planOf(ask([{ path: ["age"] }]), VERIFIER, wallet, {}).kind, "beyond");
  assert.equal(planOf(ask(null), { claims: [] }, wallet, IDS).kind, "beyond");
  assert.equal(planOf({ query: readDcql({ credentials: [{ id: "q", format: "dc+sd-jwt", claims: [{ path: ["age"] }] }] }) }, VERIFIER, wallet, IDS).kind, "beyond");
  assert.equal(planOf(ask([{ path: ["age"] }]), VERIFIER, [], IDS).kind, "missing");
});

test("answersOnlyTheSetsThatAreNeeded", () => {
  const query = readDcql({ credentials: [{ id: "a", format: "dc+sd-jwt", meta: { vct_values: ["urn:other"] }, claims: [{ path: ["age"] }] },
    { id: "b", format: "dc+sd-jwt", meta: { vct_values: ["urn:maru:vct:residence"] }, claims: [{ path: ["age"] }] }],
  credential_sets: [{ options: [["a"], ["b"]] }, { required: false, options: [["a"]] }] });
  const verifier = { claims: [...VERIFIER.claims, { type: "other", path: "age" }] };
  const plan = planOf({ query }, verifier, [held({ age: true })], { ...IDS, "urn:other": "other" });
  assert.equal(plan.kind, "ready");
  assert.deepEqual(chosenQueries({ query }, plan.asks).map((ask) => ask.query.id), ["b"]);
});

test("makesKeysPerDomainOutOfOneSeed", async () => {
  const seed = new Uint8Array(32).fill(7);
  const hex = (bytes) => Buffer.from(bytes).toString("hex");
  const { hkdfSync } = await import("node:crypto");
  assert.equal(hex(await pseudonymSeed(seed, "identity")), Buffer.from(hkdfSync("sha256", seed, Buffer.alloc(0), "maru/pseudonym/v1/identity", 32)).toString("hex"));
  const [one, two] = [await pseudonymKey(seed, "identity"), await pseudonymKey(seed, "welfare")];
  assert.notEqual(one.did, two.did);
  assert.equal((await pseudonymKey(seed, "identity")).did, one.did);
  await assert.rejects(crypto.subtle.exportKey("pkcs8", one.privateKey));
  await assert.rejects(pseudonymSeed(seed, "../x"), code("wallet.domain"));
  await assert.rejects(pseudonymSeed(new Uint8Array(16), "identity"), code("crypto.key_format"));
});

test("neverGoesBackToAnOlderState", async () => {
  const { isNewEnough } = await import("../../../citizen-portal-backend/web/js/wallet/newest_state.js");
  const kept = new Map();
  const storage = { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => kept.set(name, value) };
  assert.ok(isNewEnough("did:key:a", 10_000, storage));
  assert.ok(isNewEnough("did:key:a", 9_900, storage));
  assert.ok(!isNewEnough("did:key:a", 9_000, storage));
  assert.ok(isNewEnough("did:key:a", 20_000, storage));
  assert.ok(!isNewEnough("did:key:a", 10_000, storage));
  assert.ok(isNewEnough("did:key:b", 5, storage)); // another node's ledger has a time of its own
  kept.set("maru.wallet.newest", "{");
  assert.ok(isNewEnough("did:key:a", 1, storage));
});

test("putsQrPartsTogetherInAnyOrder", async () => {
  const { partCollector, splitForQr } = await import("../../../citizen-portal-backend/web/js/wallet/qr_parts.js");
  const text = randomBytes(1_200).toString("base64url");
  const parts = await splitForQr(text);
  assert.ok(parts.length > 3 && parts.every((part) => part.length < 213));
  const collector = partCollector();
  const seen = [];
  for (const part of [...parts].reverse().concat(parts[0])) seen.push(await collector.add(part));
  assert.equal(seen[parts.length - 1].text, text);
  assert.deepEqual(seen[0], { have: 1, of: parts.length, text: "" });
  const other = await splitForQr(`${text.slice(1)}x`);
  assert.deepEqual(await collector.add(other[0]), { have: 1, of: other.length, text: "" });
  const mixed = partCollector();
  for (const part of parts.slice(1)) await mixed.add(part);
  assert.equal((await mixed.add(parts[0].replace(/.$/, "~"))).text, "");
  assert.equal((await partCollector().add((await splitForQr("short~"))[0])).text, "short~");
  for (const bad of ["hello", "maru1:aaaaaaaa:0/3:x", "maru1:aaaaaaaa:4/3:x", "maru1:aaaaaaaa:1/99:x", "maru1:aaaaaaaa:1/2:"]) assert.equal(await collector.add(bad), null);
});
