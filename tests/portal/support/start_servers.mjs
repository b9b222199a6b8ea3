// SPDX-License-Identifier: Apache-2.0
// Starts the real chain server with a small demo scenario and the real portal, on any free ports, once for each worker,
// so that no test meets another's blocks; stops them at the end. The scenario is made once and copied.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";

const bin = process.env.MARU_BIN_DIR;
/** Other pages than those that were built with the portal. */
const extra = process.env.MARU_WEB_DIR ? ["--web", process.env.MARU_WEB_DIR] : [];

function startProgram(name, args, readyFile) {
  const child = spawn(join(bin, name), args, { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  child.stderr.on("data", (data) => { log = (log + data).slice(-20_000); });
  return new Promise((resolve, reject) => {
    const watch = setInterval(() => {
      if (existsSync(readyFile)) {
        clearInterval(watch);
        resolve({ child, ...JSON.parse(readFileSync(readyFile, "utf8")) });
      }
    }, 50);
    child.on("exit", (code) => {
      clearInterval(watch);
      reject(new Error(`${name} ended with ${code}: ${log}`));
    });
  });
}

export function stop(child) {
  return new Promise((resolve) => {
    child.removeAllListeners("exit");
    child.on("exit", resolve);
    child.kill("SIGTERM");
  });
}

/** A chain server and a portal over a data folder. `portalPort` 0: any; `verifier`: whose key the portal asks for credentials with. */
export async function startPair(folder, data, { portalPort = 0, publicUrl = "", verifier = "" } = {}) {
  const serverReady = join(folder, "server.json");
  const server = await startProgram("maru-server", ["run", "--data", data, "--port", "0", "--ready-file", serverReady], serverReady);
  const keys = JSON.parse(readFileSync(join(data, "keys", "keys.json"), "utf8"));
  const at = (file) => (isAbsolute(file) ? file : existsSync(join(data, file)) ? join(data, file) : join(data, "keys", file));
  const portalReady = join(folder, "portal.json");
  const asks = verifier ? ["--public-url", publicUrl, "--verifier-key", at(keys[verifier].file), "--verifier-passphrase-file", at(keys[verifier].passphrase_file)] : [];
  const portal = await startProgram("maru-portal", ["--server", server.url, "--ca", join(data, "tls", "ca.pem"), "--port", String(portalPort), ...asks, ...extra,
    "--settlement-key", at(keys.settlement.file), "--settlement-passphrase-file", at(keys.settlement.passphrase_file),
    "--ready-file", portalReady], portalReady);
  return { children: [portal.child, server.child], told: { portal: portal.url, server: server.url, data, bin, clientId: keys[verifier]?.did } };
}

export default async function globalSetup(config) {
  if (!bin) throw new Error("MARU_BIN_DIR is not set: run through ctest");
  const folder = mkdtempSync(join(tmpdir(), "maru-portal-"));
  const made = join(folder, "made");
  execFileSync(join(bin, "maru-server"), ["init", "--data", made, "--chain", "maru-test", "--profile", "demo"], { stdio: "ignore" });
  execFileSync(join(bin, "maru-server"), ["demo", "--data", made, "--scale", "10"], { stdio: "ignore" });
  const pairs = [];
  const end = async () => {
    for (const child of pairs.flatMap(({ children }) => children)) await stop(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (let worker = 0; worker < config.workers; worker += 1) {
      const own = join(folder, String(worker));
      cpSync(made, join(own, "data"), { recursive: true });
      pairs.push(await startPair(own, join(own, "data")));
    }
  } catch (error) {
    await end();
    throw error;
  }
  const state = join(folder, "state.json");
  writeFileSync(state, JSON.stringify(pairs.map(({ told }) => told)));
  process.env.MARU_PORTAL_TEST_STATE = state;
  return end;
}
