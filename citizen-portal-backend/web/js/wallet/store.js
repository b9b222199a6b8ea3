// SPDX-License-Identifier: Apache-2.0
// The wallet on this device: credentials, their keys, history and the master seed, all sealed (AES-256-GCM) in IndexedDB.
// What is seen from outside is how many records there are, not what they are. The key is in memory only while the wallet
// is open; the master seed never leaves an open wallet but inside a backup file.
import { fromBase64Url, FormatError, toBase64Url, utf8 } from "../core/bytes.js";
import { canonical } from "../core/canonical.js";
import { randomBytes } from "../core/crypto.js";
import { lockWithPasskey, lockWithPassphrase, openWithPasskey, openWithPassphrase } from "./locks.js";
import { pseudonymKey } from "./seed.js";

const DATABASE = "maru-wallet";
const BACKUP = "maru-wallet-backup/v1";
const MAX_BACKUP = 8 << 20;
const FORMAT = "maru-wallet/v1";

function openDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("head");
      request.result.createObjectStore("records");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run(mode, work) {
  const database = await openDatabase();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(["head", "records"], mode);
      const request = work(transaction.objectStore("head"), transaction.objectStore("records"));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

const readHead = async () => (await run("readonly", (head) => head.get("wallet"))) ?? null;

/** null where there is no wallet on this device, else its locks: [{kind}]. */
export async function walletLocks() {
  return (await readHead())?.locks ?? null;
}

const importKey = (secret) => crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt", "decrypt"]);
const about = (place) => utf8(`${FORMAT}/${place}`);

async function seal(key, place, value) {
  const nonce = randomBytes(12);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: about(place) }, key, utf8(JSON.stringify(value)));
  return { nonce, sealed: new Uint8Array(sealed) };
}

async function unseal(key, place, { nonce, sealed }) {
  try {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce, additionalData: about(place) }, key, sealed);
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new FormatError("wallet.damaged");
  }
}

/** An open wallet; made by create, open and restore below. */
class Wallet {
  #key;
  #seed;
  #records = new Map();
  #idle = new Set();

  constructor(key, head, seed) {
    this.#key = key;
    this.#seed = seed;
    this.locks = head.locks.map(({ kind }) => ({ kind }));
    this.isOpen = true;
  }

  static async load(secret, head) {
    const key = await importKey(secret);
    const { seed } = await unseal(key, "seed", head.seed);
    const wallet = new Wallet(key, head, fromBase64Url(seed));
    const [places, sealed] = await Promise.all([run("readonly", (_, records) => records.getAllKeys()), run("readonly", (_, records) => records.getAll())]);
    await Promise.all(places.map(async (place, i) => {
      const { kind, id, value } = await unseal(key, place, sealed[i]);
      wallet.#records.set(`${kind}/${id}`, { place, kind, id, value });
    }));
    return wallet;
  }

  #mustBeOpen() {
    if (!this.isOpen) throw new FormatError("wallet.closed");
  }

  list(kind) {
    return [...this.#records.values()].filter((one) => one.kind === kind).map(({ id, value }) => ({ id, value }));
  }

  get(kind, id) {
    return this.#records.get(`${kind}/${id}`)?.value;
  }

  /** Sealed and on the disk when this returns. */
  async put(kind, id, value) {
    this.#mustBeOpen();
    const place = this.#records.get(`${kind}/${id}`)?.place ?? toBase64Url(randomBytes(16));
    const sealed = await seal(this.#key, place, { kind, id, value });
    await run("readwrite", (_, records) => records.put(sealed, place));
    this.#records.set(`${kind}/${id}`, { place, kind, id, value });
  }

  async remove(kind, id) {
    this.#mustBeOpen();
    const found = this.#records.get(`${kind}/${id}`);
    if (!found) return;
    await run("readwrite", (_, records) => records.delete(found.place));
    this.#records.delete(`${kind}/${id}`);
  }

  /** {did, privateKey}: the citizen's key in one domain. */
  async keyFor(domain) {
    this.#mustBeOpen();
    return pseudonymKey(this.#seed, domain);
  }

  /** The text of a file that brings everything back on another device, sealed with its own passphrase. */
  async backup(passphrase) {
    this.#mustBeOpen();
    const secret = randomBytes(32);
    const lock = await lockWithPassphrase(secret, passphrase);
    const nonce = randomBytes(12);
    const file = { format: BACKUP, lock, nonce: toBase64Url(nonce) };
    const inside = { seed: toBase64Url(this.#seed), records: [...this.#records.values()].map(({ kind, id, value }) => ({ kind, id, value })) };
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: utf8(canonical(file)) },
      await importKey(secret), utf8(JSON.stringify(inside)));
    secret.fill(0);
    return JSON.stringify({ ...file, sealed: toBase64Url(new Uint8Array(sealed)) }, null, 1);
  }

  /** `work` is called when the wallet closes. */
  onClose(work) {
    this.#idle.add(work);
  }

  close() {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#seed.fill(0);
    this.#key = null;
    this.#records.clear();
    for (const work of this.#idle) work();
  }
}

async function makeLock(secret, way) {
  return way.kind === "passkey" ? lockWithPasskey(secret, way.name) : lockWithPassphrase(secret, way.passphrase);
}

/** Whoever opens: {kind: "passkey"} or {kind: "passphrase", passphrase}. */
async function secretOf(head, way) {
  const lock = head.locks.find(({ kind }) => kind === way.kind);
  if (!lock) throw new FormatError("wallet.no_such_lock");
  return way.kind === "passkey" ? openWithPasskey(lock) : openWithPassphrase(lock, way.passphrase);
}

async function make(way, seed, records) {
  const secret = randomBytes(32);
  try {
    const lock = await makeLock(secret, way);
    const key = await importKey(secret);
    const head = { format: FORMAT, locks: [lock], seed: await seal(key, "seed", { seed: toBase64Url(seed) }) };
    const sealed = await Promise.all(records.map(async (one) => {
      const place = toBase64Url(randomBytes(16));
      return { place, value: await seal(key, place, one) };
    }));
    // Another tab may have made one meanwhile: looking and writing are one transaction, and none is ever replaced.
    let isTaken = false;
    await run("readwrite", (heads, store) => {
      const look = heads.get("wallet");
      look.onsuccess = () => {
        isTaken = look.result !== undefined;
        if (isTaken) return;
        heads.put(head, "wallet");
        for (const { place, value } of sealed) store.put(value, place);
      };
      return look;
    });
    if (isTaken) throw new FormatError("wallet.exists");
    return await Wallet.load(secret, head);
  } finally {
    secret.fill(0);
  }
}

/** A new wallet. `way`: {kind: "passkey", name} or {kind: "passphrase", passphrase}. */
export async function createWallet(way) {
  const seed = randomBytes(32);
  try {
    return await make(way, seed, []);
  } finally {
    seed.fill(0);
  }
}

export async function openWallet(way) {
  const head = await readHead();
  if (head?.format !== FORMAT) throw new FormatError("wallet.none");
  const secret = await secretOf(head, way);
  try {
    return await Wallet.load(secret, head);
  } finally {
    secret.fill(0);
  }
}

/** A second way in: `way` opens, `added` is made. */
export async function addLock(way, added) {
  const head = await readHead();
  if (head.locks.some(({ kind }) => kind === added.kind)) throw new FormatError("wallet.lock_exists");
  const secret = await secretOf(head, way);
  try {
    const lock = await makeLock(secret, added);
    await run("readwrite", (heads) => heads.put({ ...head, locks: [...head.locks, lock] }, "wallet"));
    return [...head.locks, lock].map(({ kind }) => ({ kind }));
  } finally {
    secret.fill(0);
  }
}

/** Reads a backup file: {seed, records}; throws `wallet.backup_format`, `wallet.passphrase`. */
async function readBackup(text, passphrase) {
  let file;
  try {
    file = text.length > MAX_BACKUP ? null : JSON.parse(text);
  } catch {
    file = null;
  }
  if (file?.format !== BACKUP || typeof file.sealed !== "string") throw new FormatError("wallet.backup_format");
  const { sealed, ...open } = file;
  const secret = await openWithPassphrase(file.lock, passphrase);
  try {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64Url(file.nonce), additionalData: utf8(canonical(open)) },
      await importKey(secret), fromBase64Url(sealed));
    const inside = JSON.parse(new TextDecoder().decode(bytes));
    return { seed: fromBase64Url(inside.seed), records: inside.records };
  } catch (error) {
    throw error.code === "wallet.passphrase" ? error : new FormatError("wallet.backup_format");
  } finally {
    secret.fill(0);
  }
}

/** Brings a wallet back from its file, with a new lock of this device. */
export async function restoreWallet(text, passphrase, way) {
  const { seed, records } = await readBackup(text, passphrase);
  try {
    return await make(way, seed, records);
  } finally {
    seed.fill(0);
  }
}

/** Everything is gone from this device: credentials, their keys, history, the seed. */
export async function deleteWallet() {
  await run("readwrite", (head, records) => {
    records.clear();
    return head.clear();
  });
}
