// SPDX-License-Identifier: Apache-2.0
// The wallet's SD-JWT and JOSE against @sd-jwt/sd-jwt-vc and jose, in both directions, and what must be refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { didOfP256, keyOfDid } from "../../../citizen-portal-backend/web/js/wallet/did.js";
import { didOf } from "../../../citizen-portal-backend/web/js/core/crypto.js";
import { fromBase64Url, toBase58 } from "../../../citizen-portal-backend/web/js/core/bytes.js";
import { algOf, holderKey, makeHolderKey, signJws, thumbprint, verifyJws } from "../../../citizen-portal-backend/web/js/wallet/jose.js";
import { claimList, present, readSdJwt, verifyCredential, verifyPresentation, withChosen } from "../../../citizen-portal-backend/web/js/wallet/sd_jwt.js";
import { statusIn, statusPlace } from "../../../citizen-portal-backend/web/js/wallet/status_list.js";
import { parseStrict } from "../../../citizen-portal-backend/web/js/wallet/strict_json.js";
import { hasher, jose, makeIssuer, makePair, RESIDENCE, RESIDENCE_FRAME, SDJwtVcInstance, verifierOf } from "../support/issuer.mjs";

const now = Math.floor(Date.now() / 1000);
const code = (wanted) => (error) => error.code === wanted || assert.fail(`${error.code ?? error} instead of ${wanted}`);
const encode = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

const issuer = await makeIssuer();
const holder = await makeHolderKey();
const credential = await issuer.issue(RESIDENCE, holder.publicJwk, RESIDENCE_FRAME);

/** A token of our own issuer with whatever payload: for what no library would write. */
const forge = async (payload, disclosures = [], header = {}) => {
  const jwt = await new jose.SignJWT(payload).setProtectedHeader({ alg: "ES256", typ: "dc+sd-jwt", ...header }).sign(issuer.privateKey);
  return `${[jwt, ...disclosures].join("~")}~`;
};
const digest = (text) => Buffer.from(hasher(text, "sha-256")).toString("base64url");
const base = { iss: issuer.iss, vct: issuer.vct, iat: now, cnf: { jwk: holder.publicJwk } };

test("readsACredentialOfAnotherImplementation", async () => {
  const read = await verifyCredential(credential, issuer.jwk, now);
  assert.equal(read.claims.family_name, "김");
  assert.deepEqual(read.claims.address, RESIDENCE.address);
  assert.deepEqual(read.claims.nationalities, ["KR", "FR"]);
  assert.equal(read.claims._sd, undefined);
  assert.equal(claimList(read).length, 9);
  assert.ok(claimList(read).every(({ hidden }) => hidden));
});

test("showsOneClaimWithoutTheOthers", async () => {
  const read = await verifyCredential(credential, issuer.jwk, now);
  const shown = await present(read, [["address", "region"]], await holderKey(holder.secretJwk), { audience: "verifier", nonce: "n-0123456789abcdef", now });
  assert.ok(!shown.includes(encode("김")));
  const kbKey = await jose.importJWK(holder.publicJwk, "ES256");
  const theirs = new SDJwtVcInstance({ verifier: issuer.instance.userConfig.verifier, hasher, kbVerifier: verifierOf(kbKey) });
  const { payload, kb } = await theirs.verify(shown, { keyBindingNonce: "n-0123456789abcdef" });
  assert.deepEqual(payload.address, { region: "41" });
  for (const name of ["family_name", "given_name", "birthdate", "age_over_19", "nationalities"]) assert.equal(payload[name], undefined);
  assert.equal(kb.payload.aud, "verifier");
  const again = await readSdJwt(shown);
  assert.deepEqual(again.claims.address, { region: "41" });
  assert.equal(again.placed.length, 2);
});

test("showsArrayElementsAndWholeBranches", async () => {
  const read = await readSdJwt(credential);
  assert.deepEqual((await readSdJwt(withChosen(read, [["nationalities", 1]]))).claims.nationalities, ["FR"]);
  assert.deepEqual((await readSdJwt(withChosen(read, [["address"]]))).claims.address, RESIDENCE.address);
  assert.equal((await readSdJwt(withChosen(read, []))).placed.length, 0);
});

test("readsWhatAnotherWalletShows", async () => {
  const pair = await makePair();
  const key = await jose.exportJWK(pair.publicKey);
  const theirs = await issuer.issue(RESIDENCE, { kty: key.kty, crv: key.crv, x: key.x, y: key.y }, RESIDENCE_FRAME);
  const wallet = new SDJwtVcInstance({ hasher, kbSignAlg: "ES256", kbSigner: async (data) =>
    Buffer.from(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, pair.privateKey, Buffer.from(data))).toString("base64url") });
  const shown = await wallet.present(theirs, { age_over_19: true }, { kb: { payload: { iat: now, aud: "portal", nonce: "nonce-of-the-portal" } } });
  const read = await verifyPresentation(shown, issuer.jwk, { audience: "portal", nonce: "nonce-of-the-portal", now });
  assert.equal(read.claims.age_over_19, true);
  assert.equal(read.claims.family_name, undefined);
});

test("worksWithEdDsaIssuers", async () => {
  const other = await makeIssuer({ alg: "EdDSA" });
  const text = await other.issue(RESIDENCE, holder.publicJwk, RESIDENCE_FRAME);
  assert.equal((await verifyCredential(text, other.jwk, now)).claims.given_name, "하늘");
  await assert.rejects(verifyCredential(text, issuer.jwk, now), code("jose.algorithm"));
});

for (const [name, change, wanted] of [
  ["anotherAudience", { audience: "somebody else" }, "vc.binding_audience"],
  ["anotherNonce", { nonce: "of another question" }, "vc.binding_nonce"],
  ["aBindingOfLongAgo", { now: now + 3_000 }, "vc.binding_time"],
  ["aClockLongAgo", { now: now - 3_000 }, "vc.not_yet_valid"],
]) {
  test(`refusesAPresentationWith ${name}`, async () => {
    const read = await readSdJwt(credential);
    const bound = { audience: "verifier", nonce: "n-0123456789abcdef", now };
    const shown = await present(read, [["age_over_19"]], await holderKey(holder.secretJwk), bound);
    assert.equal((await verifyPresentation(shown, issuer.jwk, bound)).claims.age_over_19, true);
    await assert.rejects(verifyPresentation(shown, issuer.jwk, { ...bound, ...change }), code(wanted));
  });
}

test("refusesABindingThatWasMadeForOtherClaims", async () => {
  const read = await readSdJwt(credential);
  const bound = { audience: "verifier", nonce: "n-0123456789abcdef", now };
  const shown = await present(read, [["age_over_19"]], await holderKey(holder.secretJwk), bound);
  const more = withChosen(read, [["age_over_19"], ["family_name"]]) + shown.split("~").at(-1);
  await assert.rejects(verifyPresentation(more, issuer.jwk, bound), code("vc.binding_hash"));
  const stranger = await present(read, [["age_over_19"]], await holderKey((await makeHolderKey()).secretJwk), bound);
  await assert.rejects(verifyPresentation(stranger, issuer.jwk, bound), code("jose.signature"));
  await assert.rejects(verifyPresentation(withChosen(read, [["age_over_19"]]), issuer.jwk, bound), code("vc.binding"));
});

const one = encode(["salt", "name", "값"]);
const inner = encode(["salt2", "city", "수원시"]);
const outer = encode(["salt3", "address", { _sd: [digest(inner)] }]);
const element = encode(["salt4", "KR"]);

for (const [name, payload, disclosures, wanted] of [
  ["aDisclosureThatIsNowhere", { ...base, _sd: [] }, [one], "sd_jwt.orphan"],
  ["anInnerDisclosureWithoutTheOuter", { ...base, _sd: [digest(outer)] }, [inner], "sd_jwt.orphan"],
  ["theSameDisclosureTwice", { ...base, _sd: [digest(one)] }, [one, one], "sd_jwt.repeated"],
  ["aDigestThatOccursTwice", { ...base, _sd: [digest(one), digest(one)] }, [one], "sd_jwt.repeated"],
  ["aDigestInTwoPlaces", { ...base, _sd: [digest(one)], other: { _sd: [digest(one)] } }, [one], "sd_jwt.repeated"],
  ["aNameThatIsThereAlready", { ...base, name: "open", _sd: [digest(one)] }, [one], "sd_jwt.name_taken"],
  ["anElementInTheMembersPlace", { ...base, _sd: [digest(element)] }, [element], "sd_jwt.disclosure"],
  ["aMemberInTheElementsPlace", { ...base, list: [{ "...": digest(one) }] }, [one], "sd_jwt.disclosure"],
  ["aDisclosureCalledSd", { ...base, _sd: [digest(encode(["s", "_sd", []]))] }, [encode(["s", "_sd", []])], "sd_jwt.disclosure"],
  ["aDisclosureCalledDots", { ...base, _sd: [digest(encode(["s", "...", 1]))] }, [encode(["s", "...", 1])], "sd_jwt.disclosure"],
  ["aDisclosureThatIsNoArray", { ...base, _sd: [digest(encode({ a: 1 }))] }, [encode({ a: 1 })], "sd_jwt.disclosure"],
  ["aDisclosureOfFourParts", { ...base, _sd: [] }, [encode(["s", "a", 1, 2])], "sd_jwt.disclosure"],
  ["aDisclosureWithAMemberTwice", { ...base, _sd: [] }, [encode('["s","a",{"b":1,"b":2}]')], "json.duplicate"],
  ["hiddenRegisteredClaims", { iss: issuer.iss, vct: issuer.vct, cnf: base.cnf, _sd: [digest(encode(["s", "exp", 1]))] }, [encode(["s", "exp", 1])], "sd_jwt.fixed_claim"],
  ["anotherHash", { ...base, _sd_alg: "sha-512", _sd: [] }, [], "sd_jwt.hash"],
  ["dotsOutsideAnArray", { ...base, box: { "...": "x" } }, [], "sd_jwt.digest"],
  ["noHolder", { iss: issuer.iss, vct: issuer.vct }, [], "vc.holder"],
  ["noType", { iss: issuer.iss, cnf: base.cnf }, [], "vc.type"],
  ["noIssuer", { vct: issuer.vct, cnf: base.cnf }, [], "vc.issuer"],
  ["anEndThatHasPassed", { ...base, exp: now - 100 }, [], "vc.expired"],
  ["aBeginningToCome", { ...base, nbf: now + 100 }, [], "vc.not_yet_valid"],
  ["aTimeThatIsNoInteger", { ...base, exp: "tomorrow" }, [], "vc.time"],
]) {
  test(`refusesACredentialWith ${name}`, async () => {
    await assert.rejects(forge(payload, disclosures).then((text) => verifyCredential(text, issuer.jwk, now)), code(wanted));
  });
}

test("readsNestedDisclosures", async () => {
  const read = await verifyCredential(await forge({ ...base, _sd: [digest(outer)] }, [outer, inner]), issuer.jwk, now);
  assert.deepEqual(read.claims.address, { city: "수원시" });
  assert.equal((await readSdJwt(withChosen(read, [["address", "city"]]))).placed.length, 2);
});

test("takesTheAlgorithmFromTheKeyAndNeverFromTheToken", async () => {
  const payload = encode(base);
  const unsigned = `${encode({ alg: "none", typ: "dc+sd-jwt" })}.${payload}.`;
  await assert.rejects(verifyJws(unsigned, issuer.jwk, ["dc+sd-jwt"]), code("jose.algorithm"));
  const secret = new TextEncoder().encode(JSON.stringify(issuer.jwk).padEnd(64, " "));
  const confused = await new jose.SignJWT(base).setProtectedHeader({ alg: "HS256", typ: "dc+sd-jwt" }).sign(secret);
  await assert.rejects(verifyJws(confused, issuer.jwk, ["dc+sd-jwt"]), code("jose.algorithm"));
  await assert.rejects(verifyJws(credential.split("~")[0], issuer.jwk, ["kb+jwt"]), code("jose.type"));
  const critical = await new jose.SignJWT(base).setProtectedHeader({ alg: "ES256", typ: "dc+sd-jwt", crit: ["b64"], b64: true }).sign(issuer.privateKey);
  await assert.rejects(verifyJws(critical, issuer.jwk, ["dc+sd-jwt"]), code("jose.critical"));
  const [head, body, signature] = credential.split("~")[0].split(".");
  const last = signature.at(-2) === "A" ? "B" : "A";
  await assert.rejects(verifyJws(`${head}.${body}.${signature.slice(0, -2)}${last}${signature.at(-1)}`, issuer.jwk, ["dc+sd-jwt"]), code("jose.signature"));
  assert.throws(() => algOf({ kty: "RSA", n: "AQAB", e: "AQAB" }), code("jose.key"));
});

test("signsWhatJoseVerifies", async () => {
  const key = await holderKey(holder.secretJwk);
  const text = await signJws({ typ: "openid4vci-proof+jwt", jwk: holder.publicJwk }, { aud: "x", iat: now }, key);
  const { payload } = await jose.jwtVerify(text, await jose.importJWK(holder.publicJwk, "ES256"), { audience: "x", typ: "openid4vci-proof+jwt" });
  assert.equal(payload.iat, now);
  assert.equal(await thumbprint(holder.publicJwk), await jose.calculateJwkThumbprint(holder.publicJwk));
  await assert.rejects(crypto.subtle.exportKey("jwk", key));
});

test("refusesMembersThatAreNamedTwice", () => {
  assert.throws(() => parseStrict('{"a":1,"a":2}'), code("json.duplicate"));
  assert.throws(() => parseStrict('{"x":[{"b":{"c":"}","c":0}}]}'), code("json.duplicate"));
  assert.throws(() => parseStrict('{"a":1,"\\u0061":2}'), code("json.duplicate"));
  assert.throws(() => parseStrict('{"__proto__":1}'), code("json.syntax"));
  assert.throws(() => parseStrict(`${"[".repeat(33)}${"]".repeat(33)}`), code("json.too_deep"));
  assert.deepEqual(parseStrict('{"a":"x:y,{\\"","b":{"a":[1,{"a":2}]}}'), { a: 'x:y,{"', b: { a: [1, { a: 2 }] } });
});

test("findsKeysInDids", async () => {
  for (let i = 0; i < 8; i += 1) {
    const { publicJwk } = await makeHolderKey();
    assert.deepEqual(keyOfDid(`${didOfP256(publicJwk, toBase58)}#x`), publicJwk);
  }
  assert.deepEqual(keyOfDid(`did:jwk:${encode(holder.publicJwk)}#0`), JSON.parse(JSON.stringify({ crv: "P-256", kty: "EC", x: holder.publicJwk.x, y: holder.publicJwk.y })));
  const ed = await jose.exportJWK((await makePair("EdDSA")).publicKey);
  assert.equal(keyOfDid(didOf(fromBase64Url(ed.x))).x, ed.x);
  for (const [did, wanted] of [["did:key:zDn0OIl", "did.key"], ["did:key:z6MkShort", "did.key"], ["did:web:example.com", "did.method"], ["did:jwk:e30", "jose.key"]]) {
    assert.throws(() => keyOfDid(did), code(wanted));
  }
});

test("readsStatusLists", async () => {
  const uri = "https://portal.test/status-lists/1";
  assert.deepEqual(statusPlace({ status: { status_list: { uri, idx: 5 } } }), { uri, index: 5 });
  assert.throws(() => statusPlace({ status: { status_list: { uri, idx: -1 } } }), code("vc.status_format"));
  for (const bits of [1, 2, 4, 8]) {
    const list = await issuer.statusList(uri, bits, { 5: 1, 1023: 1 });
    assert.equal(await statusIn(list, { uri, index: 5 }, issuer.jwk, now), "revoked");
    assert.equal(await statusIn(list, { uri, index: 6 }, issuer.jwk, now), "valid");
    assert.equal(await statusIn(list, { uri, index: 1023 }, issuer.jwk, now), "revoked");
    await assert.rejects(statusIn(list, { uri, index: 1024 }, issuer.jwk, now), code("vc.status_index"));
  }
  const list = await issuer.statusList(uri, 2, { 7: 2, 8: 3 });
  assert.equal(await statusIn(list, { uri, index: 7 }, issuer.jwk, now), "suspended");
  assert.equal(await statusIn(list, { uri, index: 8 }, issuer.jwk, now), "unknown");
  await assert.rejects(statusIn(list, { uri: `${uri}2`, index: 7 }, issuer.jwk, now), code("vc.status_other_list"));
  await assert.rejects(statusIn(list, { uri, index: 7 }, issuer.jwk, now + 10_000), code("vc.expired"));
});

test("refusesAStatusListThatUnpacksToTooMuch", async () => {
  const uri = "https://portal.test/status-lists/1";
  const lst = deflateSync(Buffer.alloc(64 << 20)).toString("base64url");
  const bomb = await issuer.statusList(uri, 1, {}, 8, { status_list: { bits: 1, lst } });
  await assert.rejects(statusIn(bomb, { uri, index: 0 }, issuer.jwk, now), code("vc.status_too_large"));
  const broken = await issuer.statusList(uri, 1, {}, 8, { status_list: { bits: 1, lst: "AAAA" } });
  await assert.rejects(statusIn(broken, { uri, index: 0 }, issuer.jwk, now), code("vc.status_format"));
});
