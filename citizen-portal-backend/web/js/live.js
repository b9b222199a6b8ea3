// SPDX-License-Identifier: Apache-2.0
// New blocks as they come. One tab of the visitor holds the stream and tells the others, so that many tabs take one of
// the browser's few connections; nothing is open while no page of the portal is looked at.

const URL_PATH = "/api/stream";
const CHANNEL = "maru.live";
const LOCK = "maru.live";
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;
/** The portal sends a comment every 15 s, which scripts do not see; a quiet chain is asked after by reconnecting. */
const FULL_RETRY_MS = 60_000;
/** Between a block and what is asked for because of it. */
const LEAST_WAIT_MS = 300;
const SPREAD_MS = 3_000;

const blockListeners = new Set();
const stateListeners = new Set();
let state = { state: "connecting", asOf: null, height: null };
let seen = null;
let readFrom = null;
let started = false;
let source = null;
let timer = 0;
let retryMs = FIRST_RETRY_MS;
let giveUpLead = null;
let channel = null;

function tell(listeners, value) {
  for (const listener of [...listeners]) {
    try {
      listener(value);
    } catch (error) {
      console.error(error);
    }
  }
}

function setState(next) {
  const value = { ...state, ...next };
  if (value.state === state.state && value.asOf === state.asOf && value.height === state.height) return;
  state = value;
  tell(stateListeners, state);
}

function share(message) {
  channel?.postMessage(message);
}

/** Blocks come in order; one that was left out is told as `truncated`: ask again for what you show. */
function onBlockData(block) {
  if (seen !== null && block.height <= seen) return;
  const gap = seen !== null && block.height > seen + 1;
  seen = block.height;
  setState({ state: "live", asOf: block.time, height: block.height });
  tell(blockListeners, { transactions: [], events: [], ...block, truncated: Boolean(block.truncated) || gap });
}

/** Where the chain stands when a stream begins: blocks that were missed while it was away count as one gap. */
function onHead(head) {
  const missed = seen !== null && head.height > seen;
  if (missed) onBlockData({ ...head, truncated: true });
  seen = head.height;
  setState({ state: head.connected === false ? "offline" : "live", asOf: head.time, height: head.height });
}

function receive(message) {
  if (message.kind === "block") onBlockData(message.data);
  else if (message.kind === "head") onHead(message.data);
  else if (message.kind === "chain") setState({ state: message.data.connected ? "live" : "offline" });
  else if (message.kind === "state") setState(message.data);
  else if (message.kind === "who" && source) share({ kind: "now", data: state });
  else if (message.kind === "now" && message.data.height !== null) {
    const { height, asOf } = message.data;
    if (seen !== null && height > seen) onBlockData({ height, time: asOf, truncated: true });
    seen ??= height;
    setState(message.data);
  }
}

/**
 * What the page shows was read at block `height`: what comes between that and the page's listening is told, as a gap, also
 * where the stream began before the page listened. Of several readings the oldest counts.
 */
export function readAt(height) {
  if (!Number.isSafeInteger(height)) return;
  if (blockListeners.size === 0) readFrom = Math.min(readFrom ?? height, height);
  if (state.height === null) seen = Math.min(seen ?? height, height);
}

function receiveAndShare(message) {
  receive(message);
  share(message);
}

function closeSource() {
  source?.close();
  source = null;
  clearTimeout(timer);
}

function openLater(delayMs) {
  closeSource();
  timer = setTimeout(openSource, delayMs);
}

function openSource() {
  closeSource();
  // Each EventSource begins anew: what this tab has seen says from where to go on.
  const here = new EventSource(seen === null ? URL_PATH : `${URL_PATH}?from=${seen}`);
  source = here;
  const on = (name, work) => here.addEventListener(name, (event) => {
    if (source !== here) return;
    try {
      work(JSON.parse(event.data));
    } catch (error) {
      console.error(error);
    }
  });
  on("head", (data) => {
    retryMs = FIRST_RETRY_MS;
    receiveAndShare({ kind: "head", data });
  });
  on("block", (data) => receiveAndShare({ kind: "block", data }));
  on("chain", (data) => receiveAndShare({ kind: "chain", data }));
  on("full", () => {
    receiveAndShare({ kind: "state", data: { state: "full" } });
    openLater(FULL_RETRY_MS + Math.random() * FULL_RETRY_MS);
  });
  here.onerror = () => {
    if (source !== here) return;
    receiveAndShare({ kind: "state", data: { state: "offline" } });
    // Spread over time, so that a restarted portal is not met by everybody at once.
    openLater(retryMs * (0.5 + Math.random()));
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  };
}

async function lead(signal) {
  const hold = () => new Promise((resolve) => {
    giveUpLead = resolve;
    openSource();
  });
  if (!navigator.locks) {
    await hold();
    return;
  }
  try {
    await navigator.locks.request(LOCK, { signal }, hold);
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

let waiting = null;

function resume() {
  if (waiting || blockListeners.size + stateListeners.size === 0) return;
  waiting = new AbortController();
  share({ kind: "who" });
  lead(waiting.signal).catch((error) => console.error(error));
}

function pause() {
  waiting?.abort();
  waiting = null;
  closeSource();
  giveUpLead?.();
  giveUpLead = null;
}

function begin() {
  if (started) return;
  started = true;
  if (typeof BroadcastChannel === "function") {
    channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = (event) => receive(event.data);
  }
  document.addEventListener("visibilitychange", () => (document.hidden ? pause() : resume()));
  addEventListener("pagehide", pause);
  addEventListener("pageshow", () => document.hidden || resume());
  addEventListener("online", () => source === null && waiting && openLater(0));
  addEventListener("offline", () => setState({ state: "offline" }));
}

function subscribe(listeners, callback) {
  listeners.add(callback);
  begin();
  if (!document.hidden) resume();
  return () => {
    listeners.delete(callback);
    if (blockListeners.size + stateListeners.size === 0) pause();
  };
}

/**
 * `callback({height, hash, time, log_size, transactions, events, truncated})` for each new block; with `truncated` the
 * lists are not all there, and what depends on them is to be asked for again. Returns the function that ends it.
 */
export function onBlock(callback) {
  const end = subscribe(blockListeners, callback);
  if (readFrom !== null && state.height !== null && seen > readFrom) {
    const gap = { height: seen, time: state.asOf, transactions: [], events: [], truncated: true };
    queueMicrotask(() => { if (blockListeners.has(callback)) callback(gap); });
  }
  return end;
}

/** Two readings of one block, or of blocks that came while the first waited, as one. */
export function merged(a, b) {
  if (a === null) return b;
  return { ...b, transactions: [...a.transactions, ...b.transactions], events: [...a.events, ...b.events],
    truncated: a.truncated || b.truncated };
}

/**
 * For pages that ask the server again because of a block: `wants(block)` says whether it matters, `work(block)` is awaited
 * before the next one, and what fails is not lost on the way. It waits a random moment first, since every open page hears
 * of a block at once; blocks that come meanwhile are one. Returns the function that ends it.
 */
export function onBlockLater(wants, work, { leastMs = LEAST_WAIT_MS, spreadMs = SPREAD_MS } = {}) {
  let waiting = null;
  let isBusy = false;
  let ended = false;
  const run = async () => {
    if (isBusy) return;
    isBusy = true;
    while (waiting !== null && !ended) {
      await new Promise((resolve) => { setTimeout(resolve, leastMs + Math.random() * spreadMs); });
      const block = waiting;
      waiting = null;
      try {
        if (!ended) await work(block);
      } catch (error) {
        console.warn(error);
      }
    }
    isBusy = false;
  };
  const end = onBlock((block) => {
    if (!wants(block)) return;
    waiting = merged(waiting, block);
    run();
  });
  return () => {
    ended = true;
    end();
  };
}

/**
 * `callback({state: "live" | "connecting" | "offline" | "full", asOf, height})`, at once and at each change; "full": the
 * portal is there but has no place for one more listener. `asOf` is the time (Unix seconds) of the newest block that is
 * known, or null. Returns the function that ends it.
 */
export function onState(callback) {
  const end = subscribe(stateListeners, callback);
  callback(state);
  return end;
}
