// SPDX-License-Identifier: Apache-2.0
// The citizen's key: made here, kept here. Web Crypto holds it so that no script can read it out again; only the
// backup file, sealed with the citizen's own passphrase, leaves the device.
import { fromBase64Url, FormatError, toBase64Url, utf8 } from "./core/bytes.js";
import { canonical } from "./core/canonical.js";
import { keyFromSeed, randomBytes } from "./core/crypto.js";

const DATABASE = "maru-citizen";
const STORE = "keys";
const PBKDF2_ROUNDS = 600_000; // OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run(mode, work) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** {did, privateKey} or null. */
export async function currentKey() {
  return (await run("readonly", (store) => store.get("citizen"))) ?? null;
}

/**
 * The sealed file's text stays beside the key, so that it can be saved again; it opens with the passphrase only. Another
 * tab may have kept a key meanwhile: looking and writing are one transaction, and a key that is here is never replaced.
 */
async function keep(key, backup) {
  let isOther = false;
  await run("readwrite", (store) => {
    const look = store.get("citizen");
    look.onsuccess = () => {
      isOther = look.result !== undefined && look.result.did !== key.did;
      if (isOther) return;
      store.put(backup, "backup");
      store.put(key, "citizen");
    };
    return look;
  });
  if (isOther) throw new FormatError("key_file.other_key");
  return key;
}

/** The sealed backup file's text, or null where the key was made before it was kept. */
export async function savedBackup() {
  return (await run("readonly", (store) => store.get("backup"))) ?? null;
}

export async function forgetKey() {
  await run("readwrite", (store) => {
    store.delete("backup");
    return store.delete("citizen");
  });
}

/** Records beside the key, for what must outlive the page where the browser's ordinary storage is off or full. */
const RECORD = "record:";
export const keepRecord = (name, value) => run("readwrite", (store) => store.put(value, RECORD + name));
export const keptRecord = async (name) => (await run("readonly", (store) => store.get(RECORD + name))) ?? null;
export const dropRecord = (name) => run("readwrite", (store) => store.delete(RECORD + name));
export const recordNames = async () => (await run("readonly", (store) => store.getAllKeys()))
  .filter((name) => String(name).startsWith(RECORD)).map((name) => name.slice(RECORD.length));

async function wrappingKey(passphrase, salt) {
  const material = await crypto.subtle.importKey("raw", utf8(passphrase), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: PBKDF2_ROUNDS }, material,
    { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

const associatedData = (file) => utf8(canonical({ format: file.format, did: file.did, kdf: file.kdf, nonce: file.nonce }));

/** Makes and keeps a new key; returns {key, backup}: backup is the sealed file's text. */
export async function createKey(passphrase) {
  const seed = randomBytes(32);
  try {
    const key = await keyFromSeed(seed);
    const salt = randomBytes(16);
    const nonce = randomBytes(12);
    const file = {
      format: "maru-citizen-key/v1",
      did: key.did,
      kdf: { name: "pbkdf2-sha256", rounds: PBKDF2_ROUNDS, salt: toBase64Url(salt) },
      nonce: toBase64Url(nonce),
    };
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: associatedData(file) },
      await wrappingKey(passphrase, salt), seed);
    file.sealed = toBase64Url(new Uint8Array(sealed));
    const backup = JSON.stringify(file, null, 2);
    await keep(key, backup);
    return { key, backup };
  } finally {
    seed.fill(0);
  }
}

/** Opens a backup file. Throws FormatError "key_file.format" or "key_file.passphrase". */
export async function openBackup(text, passphrase) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new FormatError("key_file.format");
  }
  if (file?.format !== "maru-citizen-key/v1" || file.kdf?.rounds !== PBKDF2_ROUNDS) {
    throw new FormatError("key_file.format");
  }
  let seed;
  try {
    seed = new Uint8Array(await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: fromBase64Url(file.nonce), additionalData: associatedData(file) },
      await wrappingKey(passphrase, fromBase64Url(file.kdf.salt)), fromBase64Url(file.sealed)));
  } catch {
    throw new FormatError("key_file.passphrase");
  }
  const key = await keyFromSeed(seed);
  seed.fill(0);
  if (key.did !== file.did) throw new FormatError("key_file.format");
  return key;
}

/** Opens a backup file and keeps its key on this device. */
export async function restoreKey(text, passphrase) {
  return keep(await openBackup(text, passphrase), text);
}

const NAMES = "maru.names";
const HONOURS = "maru.honours";

function namesUnder(store) {
  try {
    return JSON.parse(localStorage.getItem(store) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

function rememberUnder(store, donation, opening) {
  try {
    localStorage.setItem(store, JSON.stringify({ ...namesUnder(store), [donation]: opening }));
    return true;
  } catch {
    return false;
  }
}

const rememberedUnder = (store, donation) => namesUnder(store)[donation] ?? null;

/** The salted name behind a commitment stays on this device: {donation id: {name, salt}}. Whether it could be kept. */
export const rememberName = (donation, opening) => rememberUnder(NAMES, donation, opening);
export const rememberedName = (donation) => rememberedUnder(NAMES, donation);

/** The same for whom a donation honours. */
export const rememberHonour = (donation, opening) => rememberUnder(HONOURS, donation, opening);
export const rememberedHonour = (donation) => rememberedUnder(HONOURS, donation);

const TRACES = [NAMES, HONOURS, "maru.notices", "maru.ways", "maru.follows", "maru.tell"];
const DRAFT = "maru.gift.";

/** Everything but the key that tells who gave here: names, notices, followed campaigns, half-made gifts. */
export function forgetTraces() {
  for (const [storage, isTrace] of [["localStorage", (name) => TRACES.includes(name)], ["sessionStorage", (name) => name.startsWith(DRAFT)]]) {
    try {
      const found = globalThis[storage];
      for (const name of Object.keys(found).filter(isTrace)) found.removeItem(name);
    } catch {
      // Storage is off: nothing was kept.
    }
  }
}
