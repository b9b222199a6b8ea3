// SPDX-License-Identifier: Apache-2.0
// The command line of verify.mjs: what is unknown, without its value or of another shape is refused.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromHex, hex } from "./bytes.mjs";
import { hasMembers, isCount, isObject } from "./json.mjs";
import { headerFault, headerHash, isSignedHeader, keyOfDid } from "./ledger.mjs";

export const usage = "usage: verify.mjs FILE [--node DID] [--trust-first] [--id ID] [--since HEAD] [--receipt FILE]... [--heads FOLDER] "
  + "[--chain-head HEIGHT:HASH]... [--trustee INDEX=DID]... [--certifier DID]... [--json]";

class UsageError extends Error {
  isUsage = true;
}

const need = (condition, what) => {
  if (!condition) throw new UsageError(`${what}\n${usage}`);
};

const didOf = (text, what) => {
  need(keyOfDid(text) !== null, `${what}: no DID of a key`);
  return text;
};

const hashOf = (text, what) => {
  need(fromHex(text, 32) !== null, `${what}: no hash`);
  return text;
};

/** A JSON file that its maker may have formatted. */
function readJson(path, what) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path)));
  } catch (error) {
    throw new UsageError(`${what} ${path}: ${error.message}`);
  }
}

function readReceipt(path) {
  const receipt = readJson(path, "--receipt");
  need(hasMembers(receipt, ["format", "tx", "result", "index", "proof", "header", "signatures"]) && receipt.format === "maru-receipt/v1"
    && isObject(receipt.tx) && isObject(receipt.result) && isCount(receipt.index) && isSignedHeader(receipt), `--receipt ${path}: no receipt`);
  return receipt;
}

/** The heads that maru-verify follow keeps: one file each, named by its height. */
function readHeads(folder) {
  let names;
  try {
    names = readdirSync(folder).filter((name) => /^[0-9]{12,}\.json$/.test(name)).sort();
  } catch (error) {
    throw new UsageError(`--heads ${folder}: ${error.message}`);
  }
  return names.map((name) => {
    const kept = readJson(join(folder, name), "--heads");
    need(hasMembers(kept, ["header", "signatures"]) && isSignedHeader(kept) && headerFault(kept, kept.header.chain, kept.header.proposer) === null, `--heads ${name}: no head`);
    return { height: kept.header.height, hash: hex(headerHash(kept.header)), isGiven: false };
  });
}

function readPair(text, sign, what) {
  const at = text.indexOf(sign);
  const number = text.slice(0, Math.max(at, 0));
  need(/^(0|[1-9][0-9]{0,14})$/.test(number), `${what} ${text}: no number before ${sign}`);
  return [Number(number), text.slice(at + 1)];
}

/** How each option with a value goes into the options. */
const takes = {
  "--node": (options, text) => { options.node = didOf(text, "--node"); },
  "--id": (options, text) => { options.id = text; },
  "--since": (options, text) => { options.since = hashOf(text, "--since"); },
  "--receipt": (options, text) => { options.receipts.push(readReceipt(text)); },
  "--heads": (options, text) => { options.heads.push(...readHeads(text)); },
  "--chain-head": (options, text) => {
    const [height, hash] = readPair(text, ":", "--chain-head");
    options.heads.push({ height, hash: hashOf(hash, "--chain-head"), isGiven: true });
  },
  "--trustee": (options, text) => {
    const [index, did] = readPair(text, "=", "--trustee");
    options.trustees.push({ index, did: didOf(did, "--trustee") });
  },
  "--certifier": (options, text) => { options.certifiers.push(didOf(text, "--certifier")); },
};
const flags = { "--json": "json", "--trust-first": "trustFirst" };

/** {file, json, trustFirst, node, id, since, receipts, heads, trustees, certifiers}; throws what a person should read. */
export function readArguments(words) {
  const options = { json: false, trustFirst: false, receipts: [], heads: [], trustees: [], certifiers: [] };
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (Object.hasOwn(flags, word)) options[flags[word]] = true;
    else if (Object.hasOwn(takes, word)) {
      need(at + 1 < words.length && !words[at + 1].startsWith("--"), `${word}: its value is missing`);
      takes[word](options, words[++at]);
    } else {
      need(!word.startsWith("-"), `${word}: unknown option`);
      need(options.file === undefined, `${word}: one file only`);
      options.file = word;
    }
  }
  need(options.file !== undefined, "no file");
  return options;
}
