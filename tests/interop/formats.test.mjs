// SPDX-License-Identifier: Apache-2.0
// Tokens, SD-JWT VC, status lists, DIDs and passkeys of shared/identity against jose, @sd-jwt/*, did-resolver,
// key-did-resolver and @simplewebauthn/server, both ways.
import { after, test } from "node:test";
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { algorithms, makeKey, verifyWith } from "./keys.mjs";
import { load, now, startTool } from "./tool.mjs";

const jose = await load("jose");
const { SDJwtVcInstance } = await load("@sd-jwt/sd-jwt-vc");
const { StatusList, createHeaderAndPayload } = await load("@sd-jwt/jwt-status-list");
const tool = startTool();
after(() => tool.stop());

const hasher = (data, alg) => new Uint8Array(createHash(alg.replace("-", "")).update(Buffer.from(data)).digest());
const claims = { name: "홍길동", over19: true, address: { region: "11", street: "세종대로 1" }, cards: ["a", "b"] };

function sdJwt(issuer, holder, extra = {}) {
  return new SDJwtVcInstance({
    hasher, hashAlg: "sha-256", saltGenerator: (length) => randomBytes(length).toString("base64url"),
    signer: issuer.sign, signAlg: issuer.alg, verifier: issuer.verify,
    kbSigner: holder.sign, kbSignAlg: holder.alg,
    kbVerifier: (data, signature, payload) => verifyWith(payload.cnf.jwk, holder.alg, data, signature),
    statusListFetcher: async () => { throw new Error("no status was asked for"); },
    ...extra,
  });
}

for (const alg of algorithms) {
  test(`${alg}: jose verifies our tokens and we verify those of jose`, async () => {
    const pair = makeKey(alg);
    const ours = await tool.ask("jwt.sign", { key: pair.secret, header: { typ: "test+jwt" }, claims: { sub: "가", iat: now() } });
    const read = await jose.jwtVerify(ours, await jose.importJWK(pair.key, alg), { typ: "test+jwt", algorithms: [alg] });
    assert.equal(read.payload.sub, "가");
    const theirs = await new jose.SignJWT({ sub: "b" }).setProtectedHeader({ alg, typ: "test+jwt" }).setIssuedAt()
      .setExpirationTime("5m").sign(await jose.importJWK(pair.secret, alg));
    assert.equal((await tool.ask("jwt.verify", { key: pair.key, text: theirs, type: "test+jwt", now: now() })).sub, "b");
    await assert.rejects(tool.ask("jwt.verify", { key: makeKey(alg).key, text: theirs, type: "test+jwt", now: now() }), { code: "jose.signature" });
    await assert.rejects(tool.ask("jwt.verify", { key: pair.key, text: theirs, type: "test+jwt", now: now() + 1000 }), { code: "jose.expired" });
  });

  test(`${alg}: thumbprints are those of jose`, async () => {
    const pair = makeKey(alg);
    const described = await tool.ask("key.describe", { key: pair.key });
    assert.equal(described.thumbprint, await jose.calculateJwkThumbprint(pair.key));
    assert.deepEqual(described.jwk, { ...pair.key });
  });

  test(`${alg}: @sd-jwt verifies what we issue and what our holder shows`, async () => {
    const issuer = makeKey(alg);
    const holder = makeKey("ES256");
    const issued = await tool.ask("sdjwt.issue", { key: issuer.secret, holder: holder.key, issuer: "https://agency.example",
      vct: "urn:residence", claims, hidden: [["name"], ["over19"], ["address"], ["address", "street"], ["cards", null]], now: now(), decoys: 2 });
    const library = sdJwt(issuer, holder);
    const whole = await library.verify(issued);
    assert.deepEqual({ ...whole.payload.address }, claims.address);
    assert.deepEqual(whole.payload.cards, claims.cards);

    const shown = await tool.ask("sdjwt.present", { key: holder.secret, text: issued, shown: [["address", "region"], ["cards", 1]],
      aud: "https://portal.example", nonce: "nonce-0123456789", now: now() });
    const verified = await library.verify(shown, { keyBindingNonce: "nonce-0123456789" });
    assert.deepEqual(verified.payload.address, { region: "11" });
    assert.deepEqual(verified.payload.cards, ["b"]);
    assert.equal(verified.payload.name, undefined);
    assert.equal(verified.kb.payload.aud, "https://portal.example");
    await assert.rejects(library.verify(shown, { keyBindingNonce: "another-nonce" }));
  });

  test(`${alg}: we verify what @sd-jwt issues and what its holder shows`, async () => {
    const issuer = makeKey(alg);
    const holder = makeKey("EdDSA");
    const library = sdJwt(issuer, holder);
    const issued = await library.issue(
      { iss: "https://agency.example", iat: now(), vct: "urn:residence", cnf: { jwk: holder.key }, ...claims },
      { _sd: ["name", "over19", "address"], address: { _sd: ["street"] }, cards: { _sd: [0, 1] }, _sd_decoy: 2 });
    const shown = await library.present(issued, { address: true, cards: { 0: true } },
      { kb: { payload: { iat: now(), aud: "https://portal.example", nonce: "nonce-0123456789" } } });
    const check = { key: issuer.key, text: shown, aud: "https://portal.example", nonce: "nonce-0123456789", now: now() };
    const verified = await tool.ask("sdjwt.verify", check);
    assert.equal(verified.bound, true);
    assert.deepEqual(verified.claims.address, { region: "11" });
    assert.deepEqual(verified.claims.cards, ["a"]);
    assert.equal(verified.claims.name, undefined);
    await assert.rejects(tool.ask("sdjwt.verify", { ...check, nonce: "nonce-9876543210" }), { code: "vc.key_binding_nonce" });
    await assert.rejects(tool.ask("sdjwt.verify", { ...check, aud: "https://evil.example" }), { code: "vc.key_binding_audience" });
    const more = await library.present(issued, { name: true });
    await assert.rejects(tool.ask("sdjwt.verify", { ...check, text: more + shown.split("~").at(-1) }), { code: "vc.key_binding_hash" });
  });

  test(`${alg}: passkeys verify in @simplewebauthn/server as with us`, async () => {
    const { verifyAuthenticationResponse, verifyRegistrationResponse } = await load("@simplewebauthn/server");
    const pair = makeKey(alg);
    const id = randomBytes(32).toString("base64url");
    const challenge = randomBytes(32).toString("base64url");
    const expected = { expectedChallenge: challenge, expectedOrigin: "https://portal.example", expectedRPID: "portal.example" };
    const ask = { challenge, origin: "https://portal.example", rp: "portal.example" };
    const made = JSON.stringify({ type: "webauthn.create", challenge, origin: "https://portal.example", crossOrigin: false });
    const { object } = await tool.ask("webauthn.attest", { key: pair.secret, id, client: made, rp: "portal.example" });
    const response = { id, rawId: id, type: "public-key", clientExtensionResults: {},
      response: { clientDataJSON: Buffer.from(made).toString("base64url"), attestationObject: object } };
    const theirs = await verifyRegistrationResponse({ response, ...expected });
    assert.equal(theirs.verified, true);
    const ours = await tool.ask("webauthn.registration", { response, ...ask });
    assert.equal(ours.id, theirs.registrationInfo.credential.id);
    assert.equal(ours.cose, Buffer.from(theirs.registrationInfo.credential.publicKey).toString("base64url"));
    assert.deepEqual(ours.key, pair.key);

    const used = JSON.stringify({ type: "webauthn.get", challenge, origin: "https://portal.example", crossOrigin: false });
    const { data, signature } = await tool.ask("webauthn.attest", { key: pair.secret, id, client: used, rp: "portal.example", registration: false, count: 2 });
    const assertion = { id, rawId: id, type: "public-key", clientExtensionResults: {},
      response: { clientDataJSON: Buffer.from(used).toString("base64url"), authenticatorData: data, signature } };
    const signedIn = await verifyAuthenticationResponse({ response: assertion, ...expected, credential: theirs.registrationInfo.credential });
    assert.equal(signedIn.verified, true);
    assert.equal(signedIn.authenticationInfo.newCounter, 2);
    assert.equal((await tool.ask("webauthn.assertion", { response: assertion, ...ask, key: ours.key, count: 1 })).count, 2);
    await assert.rejects(tool.ask("webauthn.assertion", { response: assertion, ...ask, key: ours.key, count: 2 }), { code: "vc.webauthn_count" });
    await assert.rejects(tool.ask("webauthn.assertion", { response: assertion, ...ask, key: makeKey(alg).key }), { code: "vc.webauthn_signature" });
  });
}

for (const bits of [1, 2, 4, 8]) {
  test(`status lists of ${bits} bits go both ways`, async () => {
    const pair = makeKey("ES256");
    const most = 2 ** bits - 1;
    const uri = "https://agency.example/status-lists/1";
    const entries = [0, 1, 7, 8, 500, 131071].map((idx, n) => ({ idx, value: Math.min(most, n + 1) }));
    const ours = await tool.ask("status.sign", { key: pair.secret, bits, entries, uri, now: now() });
    const { payload, protectedHeader } = await jose.jwtVerify(ours, await jose.importJWK(pair.key, "ES256"));
    assert.equal(protectedHeader.typ, "statuslist+jwt");
    const list = StatusList.decompressStatusList(payload.status_list.lst, bits);
    for (const { idx, value } of entries) assert.equal(list.getStatus(idx), value);
    assert.equal(list.getStatus(100), 0);

    const made = new StatusList(Array.from({ length: 1000 }, (_, i) => i % (most + 1)), bits);
    const { header, payload: body } = createHeaderAndPayload(made, { sub: uri, iat: now(), exp: now() + 60 }, { alg: "ES256", typ: "statuslist+jwt" });
    const theirs = await new jose.SignJWT(body).setProtectedHeader(header).sign(await jose.importJWK(pair.secret, "ES256"));
    const indexes = [0, 1, 2, 3, 254, 255, 256, 999];
    const read = await tool.ask("status.read", { key: pair.key, text: theirs, uri, indexes, now: now() });
    assert.deepEqual(read.values, indexes.map((i) => i % (most + 1)));
    await assert.rejects(tool.ask("status.read", { key: pair.key, text: theirs, uri, indexes: [read.size], now: now() }), { code: "vc.status_index" });
  });
}

test("@sd-jwt refuses a credential that our status list revokes", async () => {
  const issuer = makeKey("ES256");
  const uri = "https://agency.example/status-lists/1";
  const list = await tool.ask("status.sign", { key: issuer.secret, bits: 2, uri, now: now(), entries: [{ idx: 7, value: 1 }] });
  const library = sdJwt(issuer, issuer, { statusListFetcher: async () => list });
  const issue = (idx) => tool.ask("sdjwt.issue", { key: issuer.secret, issuer: "https://agency.example", vct: "urn:x", claims, hidden: [], status: { uri, idx }, now: now() });
  assert.equal((await library.verify(await issue(8))).payload.vct, "urn:x");
  await assert.rejects(async () => library.verify(await issue(7)), /status/i);
});

test("bitstrings are gzip with the first bit in front", async () => {
  const packed = await tool.ask("bitstring.pack", { indexes: [0, 9, 131071] });
  const bytes = gunzipSync(Buffer.from(packed.slice(1), "base64url"));
  assert.equal(bytes.length, 16384);
  assert.deepEqual([bytes[0], bytes[1], bytes[16383]], [0x80, 0x40, 0x01]);
  const theirs = `u${gzipSync(bytes).toString("base64url")}`;
  assert.deepEqual(await tool.ask("bitstring.read", { encoded: theirs, indexes: [0, 1, 9, 131071] }), [true, false, true, true]);
  await assert.rejects(tool.ask("bitstring.read", { encoded: `u${gzipSync(Buffer.alloc(50_000_000)).toString("base64url")}`, indexes: [] }), { code: "vc.inflate_bound" });
});

test("did:key expands as in key-did-resolver", async () => {
  const { Resolver } = await load("did-resolver");
  const keyMethod = (await load("key-did-resolver")).getResolver();
  const resolver = new Resolver(keyMethod);
  for (const alg of algorithms) {
    const pair = makeKey(alg);
    const { did_key: did, did_jwk: didJwk } = await tool.ask("key.describe", { key: pair.key });
    const ours = await tool.ask("did.resolve", { did });
    const { didDocument: theirs, didResolutionMetadata: { error } } = await resolver.resolve(did);
    assert.equal(error, undefined);
    assert.equal(theirs.id, ours.id);
    // Methods are named alike, and the document of the other hand has our key.
    assert.equal(theirs.verificationMethod[0].id, ours.verificationMethod[0].id);
    const document = { ...theirs };
    delete document.keyAgreement;
    assert.deepEqual(await tool.ask("did.key", { document }), pair.key);
    assert.deepEqual(await tool.ask("did.key", { document: await tool.ask("did.resolve", { did: didJwk }) }), pair.key);
  }
});

test("data integrity proofs are Ed25519 over the hashes of both canonical texts", async () => {
  const pair = makeKey("EdDSA");
  const { did_key: did } = await tool.ask("key.describe", { key: pair.key });
  const document = { "@context": ["https://www.w3.org/ns/credentials/v2"], type: ["VerifiableCredential"], issuer: did, credentialSubject: { id: did, 이름: "홍길동", b: [1, true, null], a: "\u20ac" } };
  const signed = await tool.ask("document.sign", { key: pair.secret, document, method: `${did}#${did.slice(8)}`, now: now() });
  const { proofValue, ...configuration } = signed.proof;
  const canonical = (value) => Array.isArray(value) ? `[${value.map(canonical).join(",")}]`
    : value && typeof value === "object" ? `{${Object.keys(value).sort().map((k) => `${JSON.stringify(k)}:${canonical(value[k])}`).join(",")}}` : JSON.stringify(value);
  const hash = (value) => createHash("sha256").update(canonical(value)).digest();
  const data = Buffer.concat([hash(configuration), hash(document)]);
  const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  const fromBase58 = (text) => Buffer.from([...text].reduce((n, c) => n * 58n + BigInt(alphabet.indexOf(c)), 0n).toString(16).padStart(128, "0"), "hex");
  const signature = fromBase58(proofValue.slice(1));
  assert.equal(verifyWith(pair.key, "EdDSA", data, signature.toString("base64url")), true);
  assert.equal(await tool.ask("document.verify", { document: signed, now: now() }), `${did}#${did.slice(8)}`);
  await assert.rejects(tool.ask("document.verify", { document: { ...signed, issuer: "did:example:other" }, now: now() }), { code: "vc.proof_signature" });
});
