// SPDX-License-Identifier: Apache-2.0
// The voting engine as a page uses it: maru-voting.wasm in a worker, so that the page stays alive while a ballot is made,
// and so that nothing secret is left in the page. Both files are fetched with the integrity that the page was served with.
import { workerOf } from "../trusted.js";
import { EngineError } from "./engine_error.js";

export { EngineError };

function partOf(name) {
  const link = document.querySelector("template[data-voting]")?.content.querySelector(`link[data-part="${name}"]`);
  if (!link?.integrity) throw new EngineError("unsupported");
  return { href: link.getAttribute("href"), integrity: link.integrity };
}

async function fetched({ href, integrity }) {
  let response;
  try {
    response = await fetch(href, { integrity, credentials: "omit" });
  } catch {
    // A wrong hash and no network look alike to a page: say which of the two it can be.
    throw new EngineError(navigator.onLine === false ? "offline" : "integrity");
  }
  if (!response.ok) throw new EngineError("integrity");
  return response;
}

class Engine {
  #worker;
  #waiting = new Map();
  #next = 1;
  #report = null;

  constructor(worker) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data }) => this.#take(data));
    worker.addEventListener("error", () => this.#end(new EngineError("unsupported")));
  }

  open(code) {
    return this.#ask("open", { code }, [code]);
  }

  /** {credential, tag} of the voter's 32-byte secret in an election. */
  credentialFrom(argument) {
    return this.#ask("credentialFrom", argument);
  }

  /** {credential, proof}: {secret, election, number, did} */
  enrolProof(argument) {
    return this.#ask("enrolProof", argument);
  }

  /** {trustees: how many} of {frozen, attempt, ceremony}; `engine.trustees` where the key is not what they made together. */
  checkTrustees(argument) {
    return this.#ask("checkTrustees", argument);
  }

  /** {ballot, hash, tracker, bytes} of {frozen, precinct, votes, voter, ring}. */
  encryptBallot(argument) {
    return this.#ask("encryptBallot", argument);
  }

  /** {authorization} of {hash, purpose, signer, secret, keys, onProgress}. */
  authorize({ onProgress, ...argument }) {
    return this.#ask("authorize", argument, [], onProgress);
  }

  /** {seed, votes} of {hash}; the ballot can no longer be cast. */
  openChallenge(argument) {
    return this.#ask("openChallenge", argument);
  }

  /** {same, hash, tracker, contests: [{contest, same}]} of {frozen, ballot, seed, votes}: the second device's part. */
  checkChallenge(argument) {
    return this.#ask("checkChallenge", argument);
  }

  /** {valid} of {frozen, ballot, purpose, signer, authorization, keys}. */
  checkAuthorization(argument) {
    return this.#ask("checkAuthorization", argument);
  }

  /** {valid, fault} of {frozen, ballot}. */
  checkProofs(argument) {
    return this.#ask("checkProofs", argument);
  }

  forget(argument) {
    return this.#ask("forget", argument);
  }

  /** Zeroes the worker's memory and ends the worker. What is asked for afterwards is refused. */
  async wipe() {
    if (!this.#worker) return;
    try {
      this.#report = await this.#ask("wipe", {});
    } finally {
      this.#end(new EngineError("closed"));
    }
  }

  /** After wipe(): {zeroed, bytes} as the worker saw its memory at the end. */
  report() {
    return this.#report;
  }

  #ask(method, argument, transfer = [], onProgress = null) {
    if (!this.#worker) return Promise.reject(new EngineError("closed"));
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress });
      this.#worker.postMessage({ id, method, argument }, transfer);
    });
  }

  #take({ id, value, error, progress }) {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    if (progress) {
      waiting.onProgress?.(...progress);
      return;
    }
    this.#waiting.delete(id);
    if (!error) {
      waiting.resolve(value);
      return;
    }
    const { code, ...detail } = error;
    waiting.reject(new EngineError(code.replace(/^engine\./, ""), detail));
  }

  #end(error) {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** A started engine. Rejects with EngineError. */
export async function openEngine() {
  if (typeof WebAssembly !== "object" || typeof Worker !== "function") throw new EngineError("unsupported");
  const script = partOf("worker");
  // A worker has no integrity attribute: it is started from the bytes that were checked, and asked for only once.
  const [code, source] = await Promise.all([partOf("wasm"), script].map(async (part) => (await fetched(part)).arrayBuffer()));
  const engine = new Engine(workerOf(source, { type: "module", name: "voting" }));
  await engine.open(code);
  return engine;
}
