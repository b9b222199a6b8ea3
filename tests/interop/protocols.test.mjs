// SPDX-License-Identifier: Apache-2.0
// OpenID4VCI and OpenID4VP messages of shared/identity against @openid4vc/*, both ways; nothing goes over a network.
import { after, test } from "node:test";
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { algorithms, makeKey, verifyWith } from "./keys.mjs";
import { load, now, startTool } from "./tool.mjs";

const vci = await load("@openid4vc/openid4vci");
const vp = await load("@openid4vc/openid4vp");
const tool = startTool();
after(() => tool.stop());

const issuer = "https://portal.example/oid4vci/seoul";
const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The callbacks of the library; `pages` are what its fetch finds. */
function callbacks(signers = [], pages = {}) {
  return {
    hash: (data, alg) => new Uint8Array(createHash(alg.replace("-", "")).update(data).digest()),
    generateRandom: (size) => new Uint8Array(randomBytes(size)),
    clientAuthentication: () => {},
    decryptJwe: () => { throw new Error("nothing is encrypted"); },
    encryptJwe: () => { throw new Error("nothing is encrypted"); },
    signJwt: (_signer, { header, payload }) => {
      const text = `${encode(header)}.${encode(payload)}`;
      return { jwt: `${text}.${signers[0].sign(text)}`, signerJwk: signers[0].key };
    },
    verifyJwt: (signer, { header, compact }) => {
      const key = signer.publicJwk ?? signers[0].key;
      const at = compact.lastIndexOf(".");
      return { verified: verifyWith(key, header.alg, compact.slice(0, at), compact.slice(at + 1)), signerJwk: key };
    },
    fetch: async (url, options) => {
      const page = pages[String(url)];
      if (page === undefined) return new Response("", { status: 404 });
      const found = typeof page === "function" ? await page(options) : page;
      const isText = typeof found === "string";
      return new Response(isText ? found : JSON.stringify(found), { headers: { "content-type": isText ? "application/oauth-authz-req+jwt" : "application/json" } });
    },
  };
}

async function metadataPages() {
  const made = await tool.ask("metadata.make", { issuer });
  return {
    "https://portal.example/.well-known/openid-credential-issuer/oid4vci/seoul": made.issuer,
    "https://portal.example/.well-known/oauth-authorization-server/oid4vci/seoul": made.server,
  };
}

test("the library's wallet reads our offers and metadata, and its token request is read by us", async () => {
  const link = await tool.ask("offer.make", { issuer, code: "code-123" });
  let form = "";
  const pages = { ...await metadataPages(), [`${issuer}/token`]: async ({ body }) => {
    form = String(body);
    return { access_token: "token", token_type: "Bearer", expires_in: 60 };
  } };
  const client = new vci.Openid4vciClient({ callbacks: callbacks([], pages) });
  const offer = await client.resolveCredentialOffer(link);
  assert.equal(offer.credential_issuer, issuer);
  const metadata = await client.resolveIssuerMetadata(issuer);
  assert.equal(metadata.credentialIssuer.credential_endpoint, `${issuer}/credential`);
  assert.deepEqual(Object.keys(metadata.knownCredentialConfigurations ?? metadata.credentialIssuer.credential_configurations_supported).sort(), ["degree", "residence"]);
  const { accessTokenResponse } = await client.retrievePreAuthorizedCodeAccessTokenFromOffer({ credentialOffer: offer, issuerMetadata: metadata, txCode: "123456" });
  assert.equal(accessTokenResponse.access_token, "token");
  assert.deepEqual(await tool.ask("token.read", { form }), { code: "code-123", tx_code: "123456" });
});

test("we read the library's offers and metadata", async () => {
  const made = await tool.ask("metadata.make", { issuer });
  const { credentialOffer } = await new vci.Openid4vciIssuer({ callbacks: callbacks() }).createCredentialOffer({
    issuerMetadata: { credentialIssuer: made.issuer, authorizationServers: [], originalDraftVersion: "V1" },
    credentialConfigurationIds: ["residence"],
    grants: { "urn:ietf:params:oauth:grant-type:pre-authorized_code": { "pre-authorized_code": "abc", tx_code: { length: 6, input_mode: "numeric" } } },
  });
  const read = await tool.ask("offer.read", { link: credentialOffer });
  assert.deepEqual(read.credential_configuration_ids, ["residence"]);
  assert.equal(read.grants["urn:ietf:params:oauth:grant-type:pre-authorized_code"].tx_code.length, 6);
  assert.deepEqual(await tool.ask("metadata.read", { metadata: made.issuer, issuer }), made.issuer);
});

for (const alg of algorithms) {
  test(`${alg}: proofs of keys go both ways`, async () => {
    const holder = makeKey(alg);
    const client = new vci.Openid4vciClient({ callbacks: callbacks([holder], await metadataPages()) });
    const issuerMetadata = await client.resolveIssuerMetadata(issuer);
    const { jwt } = await client.createCredentialRequestJwtProof({ issuerMetadata, credentialConfigurationId: "residence", nonce: "fresh",
      signer: { method: "jwk", alg, publicJwk: holder.key } });
    const request = { credential_configuration_id: "residence", proofs: { jwt: [jwt] } };
    const read = await tool.ask("proof.read", { request, issuer, nonce: "fresh", now: now() });
    assert.deepEqual(read, { configuration: "residence", keys: [{ ...holder.key }] });
    await assert.rejects(tool.ask("proof.read", { request, issuer, nonce: "other", now: now() }), { code: "vc.proof_nonce" });
    await assert.rejects(tool.ask("proof.read", { request, issuer: "https://evil.example", nonce: "fresh", now: now() }), { code: "vc.proof_audience" });

    const ours = await tool.ask("proof.make", { key: holder.secret, issuer, nonce: "fresh", configuration: "residence", now: now() });
    const server = new vci.Openid4vciIssuer({ callbacks: callbacks([holder]) });
    const parsed = server.parseCredentialRequest({ issuerMetadata, credentialRequest: ours });
    const verified = await server.verifyCredentialRequestJwtProof({ issuerMetadata, jwt: parsed.proofs.jwt[0], expectedNonce: "fresh" });
    assert.deepEqual({ ...verified.signer.publicJwk }, { ...holder.key });
    await assert.rejects(server.verifyCredentialRequestJwtProof({ issuerMetadata, jwt: parsed.proofs.jwt[0], expectedNonce: "other" }));
  });

  test(`${alg}: presentation requests and responses go both ways`, async () => {
    const verifier = makeKey(alg);
    const credentialIssuer = makeKey("ES256");
    const holder = makeKey("ES256");
    const { did_key: did } = await tool.ask("key.describe", { key: verifier.key });
    const kid = `${did}#${did.slice(8)}`;
    const clientId = `decentralized_identifier:${did}`;
    const dcql = { credentials: [{ id: "residence", format: "dc+sd-jwt", meta: { vct_values: ["urn:residence"] }, claims: [{ path: ["region"] }] }] };
    const terms = { client_id: clientId, response_uri: "https://portal.example/response/1", nonce: "nonce-0123456789", state: "state-1", dcql, now: now() };
    const ours = await tool.ask("request.make", { ...terms, key: verifier.secret, kid, request_uri: "https://portal.example/request/1" });

    // The library's wallet reads our link and our request object.
    const wallet = callbacks([verifier], { "https://portal.example/request/1": ours.jwt });
    const parsed = vp.parseOpenid4vpAuthorizationRequest({ authorizationRequest: ours.link });
    assert.equal(parsed.type, "jar");
    const resolved = await vp.resolveOpenid4vpAuthorizationRequest({ authorizationRequestPayload: parsed.params, callbacks: wallet });
    assert.equal(resolved.client.identifier ?? resolved.client.id, did);
    assert.deepEqual(resolved.dcql.query.credentials[0].claims, dcql.credentials[0].claims);
    assert.equal(resolved.authorizationRequestPayload.nonce, terms.nonce);

    // It answers with a credential of ours, and we take the answer.
    const issued = await tool.ask("sdjwt.issue", { key: credentialIssuer.secret, holder: holder.key, issuer: "https://agency.example", vct: "urn:residence",
      claims: { region: "11", name: "홍길동" }, hidden: [["region"], ["name"]], now: now() });
    const shown = await tool.ask("sdjwt.present", { key: holder.secret, text: issued, shown: [["region"]], aud: clientId, nonce: terms.nonce, now: now() });
    let form = "";
    const answered = await vp.createOpenid4vpAuthorizationResponse({ authorizationRequestPayload: resolved.authorizationRequestPayload,
      authorizationResponsePayload: { vp_token: { residence: [shown] } }, callbacks: wallet });
    await vp.submitOpenid4vpAuthorizationResponse({ authorizationRequestPayload: resolved.authorizationRequestPayload,
      authorizationResponsePayload: answered.authorizationResponsePayload,
      callbacks: callbacks([verifier], { [terms.response_uri]: async ({ body }) => { form = String(body); return {}; } }) });
    const taken = await tool.ask("response.read", { ...terms, form, issuer_key: credentialIssuer.key });
    assert.equal(taken[0].claims.region, "11");
    assert.equal(taken[0].claims.name, undefined);
    await assert.rejects(tool.ask("response.read", { ...terms, state: "state-2", form, issuer_key: credentialIssuer.key }), { code: "vc.response_state" });

    // Ours is read by the library.
    const sent = await tool.ask("response.make", { state: "state-1", presentations: { residence: [shown] } });
    const response = Object.fromEntries(new URLSearchParams(sent));
    const payload = vp.parseOpenid4VpAuthorizationResponsePayload(response);
    const validated = vp.validateOpenid4vpAuthorizationResponsePayload({ authorizationRequestPayload: resolved.authorizationRequestPayload, authorizationResponsePayload: payload });
    assert.equal(validated.type, "dcql");
    assert.deepEqual(validated.dcql.presentations, { residence: [shown] });

    // And the library's verifier by us.
    const theirs = await vp.createOpenid4vpAuthorizationRequest({
      authorizationRequestPayload: { response_type: "vp_token", response_mode: "direct_post", client_id: clientId, response_uri: terms.response_uri,
        nonce: terms.nonce, state: "state-1", dcql_query: dcql, aud: "https://self-issued.me/v2", client_metadata: { vp_formats_supported: {} } },
      jar: { requestUri: "https://portal.example/request/2", jwtSigner: { method: "did", didUrl: kid, alg }, expiresInSeconds: 60 },
      callbacks: callbacks([verifier]) });
    const read = await tool.ask("request.read", { link: theirs.authorizationRequest, jwt: theirs.jar.authorizationRequestJwt, key: verifier.key, now: now() });
    assert.deepEqual(read, { response_uri: terms.response_uri, nonce: terms.nonce, state: "state-1", dcql });
    await assert.rejects(tool.ask("request.read", { link: theirs.authorizationRequest, jwt: theirs.jar.authorizationRequestJwt, key: makeKey(alg).key, now: now() }), { code: "jose.signature" });
  });
}
