// SPDX-License-Identifier: Apache-2.0
// Signing in to the portal: by the wallet's key, a passkey or a certificate. The chain server checks each; what the browser
// keeps is a cookie that scripts cannot read, and a token in memory that our own pages send with whatever changes something.
import { get, Problem } from "./api.js";
import { fromBase64Url, toBase64Url, utf8 } from "./core/bytes.js";
import { canonical } from "./core/canonical.js";
import { randomBytes, sign, signingInput } from "./core/crypto.js";
import { FormatError } from "./core/bytes.js";
import { language, t } from "./i18n.js";

let csrf = "";

/** {signed_in, did, method, started, expires} */
export async function session() {
  const now = await get("/api/session", { credentials: "same-origin" });
  csrf = now.csrf ?? "";
  return now;
}

/** Like get(), for requests that change something or that are the person's own. A lost session is a Problem with status 401. */
export async function send(path, { method = "POST", body = undefined } = {}) {
  if (!csrf && method !== "GET") await session();
  let response;
  try {
    response = await fetch(path, { method, body: body === undefined ? undefined : JSON.stringify(body), headers: {
      "Accept-Language": language, ...(csrf ? { "Maru-Csrf": csrf } : {}), ...(body === undefined ? {} : { "Content-Type": "application/json" }) } });
  } catch {
    throw new Problem({ title: t("error.offline"), code: "portal.offline" }, 0);
  }
  if (response.status === 204) return null;
  const answer = await response.json().catch(() => ({ title: t("error.unknown") }));
  if (!response.ok) throw new Problem(answer, response.status);
  return answer;
}

export const own = (path) => send(path, { method: "GET" });

const challengeFor = (did) => send("/api/session/challenge", { body: did ? { did } : {} });

async function open(proof) {
  const opened = await send("/api/session", { body: { ...proof, label: deviceLabel() } });
  csrf = opened.csrf;
  return opened;
}

/** "Chrome · Android": what people recognise a device by, and no more. */
export function deviceLabel(agent = navigator.userAgent) {
  const browser = [["Edg/", "Edge"], ["SamsungBrowser/", "Samsung Internet"], ["Whale/", "Whale"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"], ["Safari/", "Safari"]]
    .find(([mark]) => agent.includes(mark))?.[1] ?? "";
  const system = [["Android", "Android"], ["iPhone", "iPhone"], ["iPad", "iPad"], ["Windows", "Windows"], ["Mac OS", "macOS"], ["Linux", "Linux"]]
    .find(([mark]) => agent.includes(mark))?.[1] ?? "";
  return [browser, system].filter(Boolean).join(" · ");
}

/** `key`: {did, privateKey}; `subject`: the did:maru that lists the key, or nothing for the key's own DID. */
export async function signInWithKey(key, chain, subject = "") {
  const did = subject || key.did;
  const { challenge } = await challengeFor(did);
  const signature = await sign(key.privateKey, "session", canonical({ chain, challenge, did }));
  return open({ did, challenge, signature, ...(subject ? { key: key.did } : {}) });
}

const refusedPasskey = (error) => new FormatError(error?.name === "NotAllowedError" ? "wallet.passkey_refused" : "wallet.passkey_failed");

export async function signInWithPasskey() {
  const { challenge } = await challengeFor("");
  let found;
  try {
    found = await navigator.credentials.get({ publicKey: { challenge: fromBase64Url(challenge), userVerification: "required", timeout: 120_000 } });
  } catch (error) {
    throw refusedPasskey(error);
  }
  const { authenticatorData, clientDataJSON, signature, userHandle } = found.response;
  const text = (buffer) => toBase64Url(new Uint8Array(buffer));
  return open({ challenge, passkey: { id: found.id, rawId: text(found.rawId), type: found.type, response: {
    clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature),
    ...(userHandle ? { userHandle: text(userHandle) } : {}) } } });
}

const P256_SPKI_BYTES = 91;
const P256_POINT_BYTES = 65;

/** Makes a passkey for signing in as `did`; {id, x, y} of its P-256 key, for the identity's document. */
export async function makeSignInPasskey(did, name) {
  let made;
  try {
    made = await navigator.credentials.create({ publicKey: { rp: { name }, user: { id: utf8(did), name: t("signin.passkey_name"), displayName: t("signin.passkey_name") },
      challenge: randomBytes(32), timeout: 120_000, pubKeyCredParams: [{ type: "public-key", alg: -7 }], attestation: "none",
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" } } });
  } catch (error) {
    throw refusedPasskey(error);
  }
  const spki = new Uint8Array(made.response.getPublicKey() ?? []);
  if (spki.length !== P256_SPKI_BYTES) throw new FormatError("wallet.passkey_failed");
  const point = spki.slice(P256_SPKI_BYTES - P256_POINT_BYTES);
  return { id: made.id, x: point.slice(1, 33), y: point.slice(33) };
}

/** `certificate`: {chain: [DER], algorithm, privateKey, did} of certificate_key.js. */
export async function signInWithCertificate(certificate, chain) {
  const { challenge } = await challengeFor("");
  const input = await signingInput("session", canonical({ chain, challenge, did: certificate.did }));
  const signature = await crypto.subtle.sign(certificate.algorithm, certificate.privateKey, input);
  return open({ challenge, certificate: { chain: certificate.chain.map(toBase64Url), signature: toBase64Url(new Uint8Array(signature)) } });
}

export async function signOut() {
  await send("/api/session", { method: "DELETE" });
  csrf = "";
}

/** [{id, method, label, started, last_use, expires, current}] */
export const sessions = async () => (await own("/api/sessions")).rows;
export const endSession = (id) => send(`/api/sessions/${encodeURIComponent(id)}`, { method: "DELETE" });
