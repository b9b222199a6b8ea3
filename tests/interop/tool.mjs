// SPDX-License-Identifier: Apache-2.0
// maru-interop-tool as an object: ask(command, arguments) gives its answer, refuses with its code.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

const bin = process.env.MARU_BIN_DIR ?? new URL("../../build/dev/bin", import.meta.url).pathname;
const pinned = createRequire(new URL("../../third-party/npm/", import.meta.url));

/** An npm package of third-party/npm. */
export function load(name) {
  return import(resolvePinned(name));
}

function resolvePinned(name) {
  try {
    return pinned.resolve(name);
  } catch {
    // Packages that export ES modules only cannot be resolved by require().
    const base = new URL(`../../third-party/npm/node_modules/${name}/`, import.meta.url);
    const description = pinned(new URL("package.json", base).pathname);
    const entry = description.exports?.["."] ?? description.exports ?? description.main;
    const path = typeof entry === "string" ? entry : entry.import?.default ?? entry.import ?? entry.default;
    return new URL(path, base).href;
  }
}

export function startTool() {
  const child = spawn(join(bin, "maru-interop-tool"), { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = [];
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.resolve(JSON.parse(line)));
  child.on("exit", (code) => {
    for (const one of waiting.splice(0)) one.reject(new Error(`maru-interop-tool ended with ${code}`));
  });
  const send = (command, args) => new Promise((resolve, reject) => {
    waiting.push({ resolve, reject });
    child.stdin.write(`${JSON.stringify({ command, ...args })}\n`);
  });
  return {
    async ask(command, args = {}) {
      const answer = await send(command, args);
      if (answer.error) throw Object.assign(new Error(`${command}: ${answer.error} ${answer.field ?? ""} ${answer.detail ?? ""}`), { code: answer.error });
      return answer.result;
    },
    stop: () => child.stdin.end(),
  };
}

export const now = () => Math.floor(Date.now() / 1000);
