// SPDX-License-Identifier: Apache-2.0
// Whose signatures count: the node that the visitor has entered, else the one that this browser met first. The portal
// cannot change either: when it names another one, checks go on with the node that is trusted, and the visitor is told.

const FIRST_KEY = "maru.config";
const OWN_KEY = "maru.own-node";

function read(storage, key) {
  try {
    return JSON.parse(storage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function write(storage, key, value) {
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    // Storage is off: what the portal names is all there is.
    return false;
  }
}

const storageOf = (storage) => {
  if (storage) return storage;
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
};

/** The DID that the visitor has entered, or "". */
export function ownNode(storage = undefined) {
  const own = read(storageOf(storage), OWN_KEY);
  return typeof own === "string" ? own : "";
}

/** Keeps the visitor's own choice; "" forgets it. False where nothing can be kept. */
export function setOwnNode(did, storage = undefined) {
  return write(storageOf(storage), OWN_KEY, did || null);
}

/** {chain, node} that this browser met first, or null. */
export function firstMet(storage = undefined) {
  const kept = read(storageOf(storage), FIRST_KEY);
  return typeof kept?.node === "string" && kept.node ? { chain: String(kept.chain ?? ""), node: kept.node } : null;
}

/**
 * {chain, node, named, isOwn, isChanged} from what the portal says now: `node` is whose signatures count, `named` whom
 * the portal names. The first node that is met is kept from then on.
 */
export function trusted({ chain, node }, storage = undefined) {
  const place = storageOf(storage);
  const own = ownNode(place);
  let first = firstMet(place);
  if (first === null) {
    first = { chain, node };
    write(place, FIRST_KEY, first);
  }
  const chosen = own || first.node;
  return { chain, node: chosen, named: node, isOwn: own !== "", isChanged: chosen !== node };
}

/** The same without a network; null where nothing was ever met. */
export function trustedOffline(storage = undefined) {
  const place = storageOf(storage);
  const first = firstMet(place);
  const own = ownNode(place);
  if (!first && !own) return null;
  return { chain: first?.chain ?? "", node: own || first.node, named: "", isOwn: own !== "", isChanged: false };
}
