// SPDX-License-Identifier: Apache-2.0
// maru-voting.wasm (shared/voting/wasm) behind a call: a list of bytes, texts and numbers in, bytes out. Its imports are
// randomness and progress, nothing else.
import { utf8 } from "../core/bytes.js";
import { EngineError } from "./engine_error.js";

const OUTCOMES = { 1: "input", 2: "rule", 3: "not_in_ring" };
const INVALID = 4;
const MOST_RANDOM = 65_536;

function messageOf(items) {
  const parts = items.map((item) => {
    if (typeof item === "string") return utf8(item);
    if (item instanceof Uint8Array) return item;
    if (typeof item === "boolean" || (Number.isSafeInteger(item) && item >= 0)) {
      const bytes = new Uint8Array(8);
      new DataView(bytes.buffer).setBigUint64(0, BigInt(item), true);
      return bytes;
    }
    throw new EngineError("input");
  });
  const message = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  const view = new DataView(message.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length, true);
    message.set(part, at + 4);
    at += 4 + part.length;
  }
  return message;
}

export class VotingModule {
  /** `code`: the bytes of maru-voting.wasm. */
  static async open(code) {
    const opened = new VotingModule();
    const random = (at, size) => {
      for (let done = 0; done < size; done += MOST_RANDOM) {
        crypto.getRandomValues(new Uint8Array(opened.memory.buffer, at + done, Math.min(MOST_RANDOM, size - done)));
      }
    };
    const progress = (done, total) => opened.onProgress?.(done, total);
    const { instance } = await WebAssembly.instantiate(code, { maru: { random, progress } });
    opened.exports = instance.exports;
    opened.memory = instance.exports.memory;
    opened.exports._initialize();
    return opened;
  }

  /** {valid, output}: `valid` is false when a proof does not hold, and `output` then says which. Throws EngineError. */
  call(name, ...items) {
    if (!this.exports) throw new EngineError("closed");
    const message = messageOf(items);
    const at = this.exports.maru_input(message.length);
    new Uint8Array(this.memory.buffer, at, message.length).set(message);
    message.fill(0);
    const outcome = this.exports[`maru_${name}`]();
    if (outcome in OUTCOMES) throw new EngineError(OUTCOMES[outcome]);
    const output = new Uint8Array(this.memory.buffer, this.exports.maru_output(), this.exports.maru_output_size()).slice();
    return { valid: outcome !== INVALID, output };
  }

  /** Zeroes all memory of the module, stack included, and ends it. {zeroed, bytes} */
  wipe() {
    if (!this.exports) return { zeroed: true, bytes: 0 };
    const all = new Uint8Array(this.memory.buffer);
    all.fill(0);
    const report = { zeroed: all.every((byte) => byte === 0), bytes: all.length };
    this.exports = null;
    this.memory = null;
    this.onProgress = null;
    return report;
  }
}
