// SPDX-License-Identifier: Apache-2.0
// A real chain server of a test's own, in a temporary folder, on any free port.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const bin = process.env.MARU_BIN_DIR ?? new URL("../../build/dev/bin", import.meta.url).pathname;

/** {url, ca, folder, stop()} */
export async function startChain() {
  const folder = mkdtempSync(join(tmpdir(), "maru-interop-"));
  const data = join(folder, "data");
  execFileSync(join(bin, "maru-server"), ["init", "--data", data, "--chain", "maru-interop", "--profile", "demo"], { stdio: "ignore" });
  const ready = join(folder, "ready.json");
  const child = spawn(join(bin, "maru-server"), ["run", "--data", data, "--port", "0", "--ready-file", ready], { stdio: ["ignore", "ignore", "pipe"] });
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
      reject(new Error(`maru-server ended with ${code}: ${log}`));
    });
  });
  const stop = () => new Promise((resolve) => {
    child.removeAllListeners("exit");
    child.on("exit", () => {
      rmSync(folder, { recursive: true, force: true });
      resolve();
    });
    child.kill("SIGTERM");
  });
  return { url, ca: join(data, "tls", "ca.pem"), folder, stop };
}
