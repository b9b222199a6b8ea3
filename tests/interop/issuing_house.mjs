// SPDX-License-Identifier: Apache-2.0
// A real chain server and portal of a test's own with an accredited issuer, and officers whose keys come from the seed.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonical } from "../../citizen-portal-backend/web/js/core/canonical.js";
import { keyFromSeed, sign } from "../../citizen-portal-backend/web/js/core/crypto.js";
import { makeTransaction } from "../../citizen-portal-backend/web/js/core/transaction.js";

const bin = process.env.MARU_BIN_DIR ?? new URL("../../build/dev/bin", import.meta.url).pathname;
const SEED = 7;
export const AGENCY = "haneul-city";
export const VCT = "urn:maru:vct:resident-card";

async function start(name, args, ready) {
  const child = spawn(join(bin, name), args, { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  child.stderr.on("data", (piece) => { log = (log + piece).slice(-10_000); });
  const { url } = await new Promise((resolve, reject) => {
    const watch = setInterval(() => {
      if (!existsSync(ready)) return;
      clearInterval(watch);
      resolve(JSON.parse(readFileSync(ready, "utf8")));
    }, 50);
    child.on("exit", (code) => {
      clearInterval(watch);
      reject(new Error(`${name} ended with ${code}: ${log}`));
    });
  });
  return { child, url };
}

const end = (child) => new Promise((resolve) => {
  child.removeAllListeners("exit");
  child.on("exit", resolve);
  child.kill("SIGTERM");
});

/** The officer's key that `init --insecure-seed` derives (server/keys.cpp). */
const officerKey = (name) => keyFromSeed(createHash("sha256").update(`maru/demo-key/v1/${SEED}/${name}`).digest());

const claim = (path, kind, required = true, sd = true) => ({ path, kind, ko: path, en: path, required, sd });

export class House {
  static async open() {
    const house = new House();
    house.folder = mkdtempSync(join(tmpdir(), "maru-issuing-"));
    const data = join(house.folder, "data");
    execFileSync(join(bin, "maru-server"), ["init", "--data", data, "--chain", "maru-interop", "--profile", "demo",
      "--insecure-seed", String(SEED)], { stdio: "ignore" });
    house.ca = readFileSync(join(data, "tls", "ca.pem"), "utf8");
    const server = await start("maru-server", ["run", "--data", data, "--port", "0", "--ready-file", join(house.folder, "s.json")],
      join(house.folder, "s.json"));
    house.url = server.url;
    const portal = await start("maru-portal", ["--server", server.url, "--ca", join(data, "tls", "ca.pem"), "--port", "0",
      "--ready-file", join(house.folder, "p.json")], join(house.folder, "p.json"));
    house.portal = portal.url;
    house.children = [portal.child, server.child];
    house.issuerUrl = `${server.url}/oid4vci/${AGENCY}`;
    return house;
  }

  async close() {
    for (const child of this.children ?? []) await end(child);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** As fetch(), with the chain server's own authority. */
  fetch = (input, init = {}) => new Promise((resolve, reject) => {
    const url = new URL(String(input));
    if (url.protocol === "http:") {
      fetch(input, init).then(resolve, reject);
      return;
    }
    const headers = Object.fromEntries(new Headers(init.headers ?? {}));
    const body = init.body === undefined ? undefined : String(init.body);
    if (init.body instanceof URLSearchParams) headers["content-type"] ??= "application/x-www-form-urlencoded;charset=UTF-8";
    const sent = request(url, { method: init.method ?? "GET", ca: this.ca, headers: { ...headers, ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }) } }, (answer) => {
      const pieces = [];
      answer.on("data", (piece) => pieces.push(piece));
      answer.on("end", () => {
        const made = new Response(answer.statusCode === 204 ? null : Buffer.concat(pieces), { status: answer.statusCode, headers: answer.headers });
        Object.defineProperty(made, "url", { value: String(url) });
        resolve(made);
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });

  async call(method, path, body, token) {
    const answer = await this.fetch(this.url + path, { method, headers: { Accept: "application/json",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : canonical(body) }) });
    const text = await answer.text();
    return { status: answer.status, json: text ? JSON.parse(text) : null };
  }

  /** The transaction's result: {code, data}. */
  async submit(who, domain, action, payload) {
    const { json: node } = await this.call("GET", "/v1/node");
    const key = await officerKey(who);
    const transaction = await makeTransaction(key, node.chain, domain, action, payload, node.now);
    const { json } = await this.call("POST", "/v1/transactions", transaction);
    const outcome = json.results?.[0] ?? json;
    return { id: outcome.id, code: outcome.error?.code ?? outcome.code, data: outcome.data };
  }

  async must(who, domain, action, payload) {
    const result = await this.submit(who, domain, action, payload);
    if (result.code !== "ok") throw new Error(`${domain}/${action}: ${result.code}`);
    return result;
  }

  async session(who) {
    const key = await officerKey(who);
    const { json: node } = await this.call("GET", "/v1/node");
    const { json: asked } = await this.call("POST", "/v1/sessions/challenge", { did: key.did });
    const signature = await sign(key.privateKey, "session", canonical({ chain: node.chain, challenge: asked.challenge, did: key.did }));
    const { json } = await this.call("POST", "/v1/sessions", { did: key.did, challenge: asked.challenge, signature });
    return json.token;
  }

  /** Type, issuing keys and an approved accreditation. */
  async prepare() {
    await this.must("authority", "credentials", "defineType", { id: "resident-card", vct: VCT, name_ko: "모바일 주민확인",
      name_en: "Mobile resident card", validity_days: 365, formats: ["dc+sd-jwt", "ldp_vc"], claims: [claim("name", "string"),
        claim("over_19", "boolean"), claim("address.region", "string"), claim("address.city", "string", false), claim("grade", "integer", false, false)] });
    this.token = await this.session("issuer");
    const { json: state } = await this.call("GET", "/v1/issuing", undefined, this.token);
    await this.must("issuer", "credentials", "setIssuer", state.payload);
    this.accreditation = await this.accredit("resident-card");
  }

  /** Its key, once it is approved. */
  async accredit(type) {
    const { json: node } = await this.call("GET", "/v1/node");
    const proposed = await this.must("authority", "credentials", "accredit", { agency: AGENCY, type, from: node.now,
      until: node.now + 86_400, basis: "주민등록법 제24조" });
    if (proposed.data.proposal)
      await this.must("administrator", "approvals", "approve", { proposal: proposed.data.proposal, transaction: proposed.id });
    const { json: rows } = await this.call("GET", `/v1/query/credentials/accreditations?agency=${AGENCY}&type=${type}`);
    return rows.rows[0].key;
  }

  /** {issue, list, index} of a new credential on the chain. */
  async issue(claims) {
    const { json: kept } = await this.call("POST", "/v1/issuing/records", { type: "resident-card", rows: [{ claims }] }, this.token);
    const { record, commitment } = kept.results[0];
    return (await this.must("issuer", "credentials", "issue", { type: "resident-card", record, commitment })).data;
  }

  /** {link, offer_uri, tx_code, issue} */
  async offer(issue, withCode = true) {
    const { json } = await this.call("POST", "/v1/issuing/offers", { issues: [issue], tx_code: withCode }, this.token);
    return json.offers[0];
  }

  async makeOffer(claims, withCode = true) {
    const made = await this.issue(claims);
    return { ...made, ...(await this.offer(made.issue, withCode)) };
  }
}
