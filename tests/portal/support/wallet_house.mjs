// SPDX-License-Identifier: Apache-2.0
// A chain, a portal that asks for credentials and officers who issue them, of one test file's own: the issuers' address is
// the portal's and stands on the chain, so it must be known before the chain begins.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { createInterface } from "node:readline";
import { startPair, stop } from "./start_servers.mjs";

const bin = process.env.MARU_BIN_DIR;

const freePort = () => new Promise((resolve) => {
  const server = createServer();
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** An officer at the chain server (tests/portal/officer): `send` signs and sends an action, `ask` uses the session. */
export class Officer {
  constructor(told, name) {
    /** {did, file, ...} of everybody on this chain, by name. */
    this.keys = JSON.parse(readFileSync(join(told.data, "keys", "keys.json"), "utf8"));
    const { file, passphrase_file: passphrase } = this.keys[name];
    const at = (path) => (isAbsolute(path) ? path : join(told.data, "keys", path));
    this.child = spawn(join(bin, "maru-test-officer"), ["--server", told.server, "--ca", join(told.data, "tls", "ca.pem"), "--key", at(file),
      "--passphrase-file", at(passphrase)], { stdio: ["pipe", "pipe", "inherit"] });
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  async say(line) {
    this.child.stdin.write(`${JSON.stringify(line)}\n`);
    const { value } = await this.lines.next();
    return JSON.parse(value);
  }

  async send(domain, action, payload) {
    const result = await this.say({ domain, action, payload });
    if (result.code !== "ok") throw new Error(`${domain}/${action}: ${JSON.stringify(result)}`);
    return { ...result.data, transaction: result.id };
  }

  async ask(method, path, body) {
    const { status, body: answer } = await this.say({ method, path, ...(body === undefined ? {} : { body }) });
    if (status > 299) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  }

  end() {
    this.child.stdin.end();
  }
}

const claim = (path, kind, ko, en) => ({ path, kind, ko, en, required: true, sd: true });
const RESIDENT_CARD = { id: "resident-card", vct: "urn:maru:vct:resident-card", name_ko: "모바일 주민확인", name_en: "Mobile resident card", validity_days: 365,
  formats: ["dc+sd-jwt", "ldp_vc"], claims: [claim("name", "string", "이름", "Name"), claim("birth_date", "date", "생년월일", "Date of birth"),
    claim("over_19", "boolean", "19세 이상", "Over 19"), claim("address.region", "string", "시·도", "Province"), claim("address.city", "string", "시·군·구", "City")] };

/** What the officers of two agencies do before the first card can be issued; the portal asks under `clientId`. */
async function openRegister(officer, clientId) {
  const [from, until] = [Math.floor(Date.now() / 1000) - 60, Math.floor(Date.now() / 1000) + 86_400 * 30];
  const [authority, administrator] = [officer("authority"), officer("administrator")];
  await authority.send("credentials", "defineType", RESIDENT_CARD);
  for (const [name, agency] of [["issuer", "haneul-city"], ["issuer2", "org-01"]]) {
    const { payload, agency: own } = await officer(name).ask("GET", "/v1/issuing");
    if (own !== agency) throw new Error(`${name} is of ${own}`);
    await officer(name).send("credentials", "setIssuer", payload);
  }
  const asked = await authority.send("credentials", "accredit", { agency: "haneul-city", type: "resident-card", from, until, basis: "주민등록법 제24조" });
  if (asked.proposal) await administrator.send("approvals", "approve", { proposal: asked.proposal, transaction: asked.transaction });
  await authority.send("credentials", "registerVerifier", { agency: "donation-registry", client_id: clientId.replace("decentralized_identifier:", ""),
    name_ko: "기부 포털", name_en: "Donation portal", purpose_ko: "사는 시·도를 이름 없이 확인합니다.", purpose_en: "Checks the province without a name.",
    claims: [{ type: "resident-card", path: "address.region" }], from, until });
}

/** Another program may take a port between its being found free and its being used: then another one is tried. */
const PORT_TRIES = 5;

async function startOnFreePort(folder) {
  for (let tries = 1; ; tries += 1) {
    const data = join(folder, `data${tries}`);
    const port = await freePort();
    const url = `http://localhost:${port}`;
    execFileSync(join(bin, "maru-server"), ["init", "--data", data, "--chain", "maru-test", "--profile", "demo", "--public-url", url], { stdio: "ignore" });
    try {
      return { url, ...(await startPair(folder, data, { portalPort: port, publicUrl: url, verifier: "observer" })) };
    } catch (error) {
      if (tries === PORT_TRIES) throw error;
    }
  }
}

/** {url, officer(name), offer(claims), stop()}; everything is gone after stop(). */
export async function startHouse() {
  const folder = mkdtempSync(join(tmpdir(), "maru-wallet-"));
  const { url, children, told } = await startOnFreePort(folder);
  const officers = new Map();
  const officer = (name) => {
    if (!officers.has(name)) officers.set(name, new Officer(told, name));
    return officers.get(name);
  };
  const stopAll = async () => {
    for (const one of officers.values()) one.end();
    for (const child of children) await stop(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await openRegister(officer, told.clientId);
  } catch (error) {
    await stopAll();
    throw error;
  }
  return {
    url, told, officer, stop: stopAll,
    /** A resident card waits to be collected: {link, web, tx_code, issue}. */
    offer: async (claims) => {
      const issuer = officer("issuer");
      const kept = await issuer.ask("POST", "/v1/issuing/records", { type: "resident-card", rows: [{ claims }] });
      if (!kept.stored) throw new Error(JSON.stringify(kept));
      const { record, commitment } = kept.results[0];
      const { issue } = await issuer.send("credentials", "issue", { type: "resident-card", record, commitment });
      const { offers } = await issuer.ask("POST", "/v1/issuing/offers", { issues: [issue], tx_code: true });
      return offers[0];
    },
  };
}

export const SKY = { name: "김하늘", birth_date: "1988-03-14", over_19: true, address: { region: "41", city: "하늘시" } };
