// SPDX-License-Identifier: Apache-2.0
// The universal resolver against npm did-resolver 6 (its parser, its registry, its cache) and key-did-resolver 4 (another
// hand's did:key).
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { request } from "node:https";
import { fromBase58, toHex } from "../../citizen-portal-backend/web/js/core/bytes.js";
import { startChain } from "./chain_server.mjs";

const pinned = createRequire(new URL("../../third-party/npm/", import.meta.url));
const { Resolver, parse } = await import(pinned.resolve("did-resolver"));
const keyResolver = await import(pinned.resolve("key-did-resolver"));
let chain;
let example;
before(async () => {
  chain = await startChain();
  process.env.MARU_SERVER = chain.url;
  process.env.MARU_CA = chain.ca;
  process.env.MARU_EXAMPLE = `${chain.folder}/example`;
  example = await import("../../docs/examples/lib.mjs");
});
after(() => chain?.stop());

function ask(identifier, accept) {
  return new Promise((resolve, reject) => {
    request(`${chain.url}/1.0/identifiers/${identifier}`, { ca: readFileSync(chain.ca, "utf8"), headers: { Accept: accept } }, (answer) => {
      let text = "";
      answer.on("data", (piece) => { text += piece; });
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, json: text ? JSON.parse(text) : null }));
    }).on("error", reject).end();
  });
}

/** Any method through our server, in the shape that did-resolver wants. */
const ours = async (did) => (await ask(encodeURIComponent(did), "application/did-resolution")).json;

test("answersDidResolver", async () => {
  const resolver = new Resolver({ maru: ours, key: ours, jwk: ours }, { cache: true });
  const key = await example.keyIn(`${chain.folder}/one.key.json`);
  const did = await example.createDid(key, "person");
  assert.equal(parse(did).method, "maru");
  const result = await resolver.resolve(did);
  assert.equal(result.didDocument.id, did);
  assert.equal(result.didResolutionMetadata.contentType, "application/did");
  assert.equal(result.didDocumentMetadata.versionId, "1");
  assert.deepEqual(result.didDocument.authentication, [example.methodId(did, key)]);
  // did-resolver parses DID URLs itself and hands the DID to the method.
  const url = await resolver.resolve(`${did}?versionId=1#${did}`);
  assert.equal(url.didDocument.id, did);
  const absent = await resolver.resolve("did:maru:mzuhvlpymk6xo3epygfy5h4oea");
  assert.equal(absent.didDocument, null);
  assert.equal(absent.didResolutionMetadata.error.type, "https://www.w3.org/ns/did#NOT_FOUND");
  await example.submit(key, "deactivate", { did });
  const fresh = new Resolver({ maru: ours });
  const gone = await fresh.resolve(did);
  assert.equal(gone.didDocument, null);
  assert.equal(gone.didDocumentMetadata.deactivated, true);
});

/** The key itself, whichever way it is written: multicodec prefix and bytes (compressed points), as hex. */
function keyOf(method) {
  if (method.publicKeyMultibase) return toHex(fromBase58(method.publicKeyMultibase.slice(1)));
  // Ed25519VerificationKey2018 names no codec.
  if (method.publicKeyBase58) return `ed01${toHex(fromBase58(method.publicKeyBase58))}`;
  const { kty, x, y } = method.publicKeyJwk;
  const bytes = (text) => Buffer.from(text, "base64url");
  if (kty === "OKP") return `ed01${bytes(x).toString("hex")}`;
  return `80240${2 + (bytes(y).at(-1) & 1)}${bytes(x).toString("hex")}`;
}

/** Two documents name the same keys for the same purposes, each in its own way of writing keys. */
function comparable(document) {
  const methods = document.verificationMethod.map((method) => method.id).sort();
  const purposes = Object.fromEntries(["authentication", "assertionMethod", "capabilityInvocation", "capabilityDelegation"]
    .map((name) => [name, (document[name] ?? []).map((one) => (typeof one === "string" ? one : one.id)).sort()]));
  return { id: document.id, methods, purposes, keys: document.verificationMethod.map(keyOf) };
}

test("agreesWithKeyDidResolver", async () => {
  const theirs = new Resolver(keyResolver.getResolver());
  for (const did of ["did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH", "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
    "did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169"]) {
    const [a, b] = [await ours(did), await theirs.resolve(did)];
    assert.ok(b.didDocument, JSON.stringify(b.didResolutionMetadata));
    assert.deepEqual(comparable(a.didDocument), comparable(b.didDocument));
  }
});

test("bothRefuseWhatIsNoKey", async () => {
  const theirs = new Resolver(keyResolver.getResolver());
  for (const did of ["did:key:z6MkNo", "did:key:zzzz", "did:key:x6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH"]) {
    const { status, json } = await ask(encodeURIComponent(did), "application/did-resolution");
    assert.equal(status, 400);
    assert.equal(json.didResolutionMetadata.error.type, "https://www.w3.org/ns/did#INVALID_DID");
    const answer = await theirs.resolve(did).catch((error) => ({ didDocument: null, error }));
    assert.ok(!answer.didDocument, did);
  }
});

test("parsesAsDidResolverDoes", async () => {
  for (const text of ["did:maru:", "did::abc", "DID:maru:abc", "did:Maru:abc", "did:maru:a b", "hello"]) {
    assert.equal(parse(text), null, text);
    const { status } = await ask(encodeURIComponent(text), "application/did-resolution");
    assert.equal(status, 400, text);
  }
});
