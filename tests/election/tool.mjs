// SPDX-License-Identifier: Apache-2.0
// maru-test-voting as an object: ask(command, arguments) gives its answer, refuses with its code.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

const bin = process.env.MARU_BIN_DIR ?? new URL("../../build/dev/bin", import.meta.url).pathname;

export function startTool() {
  const child = spawn(join(bin, "maru-test-voting"), { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = [];
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.resolve(JSON.parse(line)));
  child.on("exit", (code) => {
    for (const one of waiting.splice(0)) one.reject(new Error(`maru-test-voting ended with ${code}`));
  });
  return {
    async ask(command, args = {}) {
      const answer = await new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify({ command, ...args })}\n`);
      });
      if (answer.error) throw Object.assign(new Error(`${command}: ${answer.error} ${answer.field ?? ""} ${answer.detail ?? ""}`), { code: answer.error });
      return answer.result;
    },
    stop: () => child.stdin.end(),
  };
}
