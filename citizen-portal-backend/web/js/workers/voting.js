// SPDX-License-Identifier: Apache-2.0
// The voting engine's thread: takes the module's code once, then one request after the other. A request is {id, method,
// argument}; the answer {id, value}, {id, error: {code, ...}} or, in between, {id, progress: [done, total]}.
import { EngineCore } from "../election/engine_core.js";
import { EngineError } from "../election/engine_error.js";

const METHODS = ["credentialFrom", "enrolProof", "checkTrustees", "encryptBallot", "authorize", "openChallenge", "checkChallenge",
  "checkAuthorization", "checkProofs", "forget", "wipe"];

/** What of an error goes to the page beside its code. */
const DETAILS = ["contest", "part", "trustee"];

let core = null;

async function answer({ id, method, argument }) {
  try {
    if (method === "open") {
      core = await EngineCore.open(argument.code);
      return { id, value: {} };
    }
    if (!core || !METHODS.includes(method)) throw new EngineError("closed");
    const onProgress = (done, total) => self.postMessage({ id, progress: [done, total] });
    return { id, value: core[method](method === "authorize" ? { ...argument, onProgress } : argument) };
  } catch (error) {
    const code = error instanceof EngineError ? error.code : error instanceof WebAssembly.CompileError ? "engine.unsupported" : "engine.input";
    return { id, error: { code, ...Object.fromEntries(DETAILS.filter((name) => error[name] !== undefined).map((name) => [name, error[name]])) } };
  } finally {
    // The copy of the voter's secret that came with the request.
    if (argument?.secret instanceof Uint8Array) argument.secret.fill(0);
  }
}

self.addEventListener("message", async (event) => {
  self.postMessage(await answer(event.data));
});
