// SPDX-License-Identifier: Apache-2.0
// Starts the real chain server with a small demo scenario and the real portal, on any free ports, once for each worker,
// so that no test meets another's blocks; stops them at the end. The scenario is made once, kept beside the build for the
// runs of the next hour by the same server program, and copied.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
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
    // It says so once only.
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
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
    "--ready-file", portalReady], portalReady).catch(async (error) => {
    await stop(server.child);
    rmSync(serverReady, { force: true });
    throw error;
  });
  return { children: [portal.child, server.child], told: { portal: portal.url, server: server.url, data, bin, clientId: keys[verifier]?.did } };
}

/** Its times count from its making: an older one would have other elections open. */
const STAGE_MS = 3_600_000;
const STAGE = "portal-stage-";

/** A data folder with the demo scenario, to be copied. Made by this very program not long ago, or now. */
function stage(folder) {
  const made = join(folder, "made");
  const keep = process.env.MARU_BUILD_DIR;
  const program = statSync(join(bin, "maru-server"));
  const name = `${STAGE}${Math.trunc(program.mtimeMs)}-${program.size}`;
  if (keep) {
    mkdirSync(keep, { recursive: true });
    for (const other of readdirSync(keep).filter((one) => one.startsWith(STAGE))) {
      if (other !== name || Date.now() - statSync(join(keep, other)).mtimeMs > STAGE_MS) rmSync(join(keep, other), { recursive: true, force: true });
    }
    if (existsSync(join(keep, name))) return join(keep, name);
  }
  execFileSync(join(bin, "maru-server"), ["init", "--data", made, "--chain", "maru-test", "--profile", "demo"], { stdio: "ignore" });
  execFileSync(join(bin, "maru-server"), ["demo", "--data", made, "--scale", "10"], { stdio: "ignore" });
  if (!keep) return made;
  try {
    const copy = mkdtempSync(join(keep, "portal-copy-"));
    cpSync(made, copy, { recursive: true });
    renameSync(copy, join(keep, name));
  } catch {
    // Another run was faster.
  }
  return made;
}

export default async function globalSetup(config) {
  if (!bin) throw new Error("MARU_BIN_DIR is not set: run through ctest");
  const folder = mkdtempSync(join(tmpdir(), "maru-portal-"));
  const made = stage(folder);
  const pairs = [];
  const end = async () => {
    for (const child of pairs.filter(Boolean).flatMap(({ children }) => children)) await stop(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const starting = Array.from({ length: config.workers }, async (_, worker) => {
      const own = join(folder, String(worker));
      cpSync(made, join(own, "data"), { recursive: true });
      pairs[worker] = await startPair(own, join(own, "data"));
    });
    for (const { reason } of await Promise.allSettled(starting)) if (reason) throw reason;
  } catch (error) {
    await end();
    throw error;
  }
  const state = join(folder, "state.json");
  writeFileSync(state, JSON.stringify(pairs.map(({ told }) => told)));
  process.env.MARU_PORTAL_TEST_STATE = state;
  return end;
}
