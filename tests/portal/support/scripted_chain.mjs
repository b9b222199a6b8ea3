// SPDX-License-Identifier: Apache-2.0
// A chain server of a test's own behind the real portal: it signs headers, proves rows and transactions, takes ballots, and
// remembers each request that reached it, so that a test can lose answers and look at what was sent with a ballot. It does
// not check proofs of ballots; the real server's tests do.
import { createServer } from "node:http";
import { canonical } from "../../../citizen-portal-backend/web/js/core/canonical.js";
import { keyFromSeed, randomBytes, sha256, sign } from "../../../citizen-portal-backend/web/js/core/crypto.js";
import { innerHash, leafHash, stateKey } from "../../../citizen-portal-backend/web/js/core/merkle.js";
import { bodyOf, transactionId } from "../../../citizen-portal-backend/web/js/core/transaction.js";
import { toHex, utf8 } from "../../../citizen-portal-backend/web/js/core/bytes.js";
import { ballotHash, trackerOf } from "../../../citizen-portal-backend/web/js/election/codes.js";

const CHAIN = "maru-test";
const now = () => Math.floor(Date.now() / 1000);
const hex = async (value) => toHex(await sha256(utf8(canonical(value))));

async function rootOf(leaves) {
  if (leaves.length === 1) return leaves[0];
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return innerHash(await rootOf(leaves.slice(0, split)), await rootOf(leaves.slice(split)));
}

async function pathOf(index, leaves) {
  if (leaves.length <= 1) return [];
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [own, other] = index < split ? [leaves.slice(0, split), leaves.slice(split)] : [leaves.slice(split), leaves.slice(0, split)];
  return [...(await pathOf(index < split ? index : index - split, own)), toHex(await rootOf(other))];
}

/** RFC 9162 §2.1.4.1: nodes that prove the first `size` of `leaves` to be a beginning of all. */
async function consistencyOf(size, leaves, isWhole = true) {
  if (size === leaves.length) return isWhole ? [] : [toHex(await rootOf(leaves))];
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return size <= split ? [...(await consistencyOf(size, left, isWhole)), toHex(await rootOf(right))] : [...(await consistencyOf(size - split, right, false)), toHex(await rootOf(left))];
}

class Refused extends Error {}

export class ScriptedChain {
  rows = new Map();
  log = [];
  requests = [];
  /** `(transaction, answer) => answer | null`: null breaks the connection after the chain has done what was asked. */
  afterPost = (transaction, answer) => answer;
  /** Code that refuses every transaction, or "". */
  refusal = "";
  clockOffset = 0;
  /** Where its clock stands still, in Unix seconds; null where it goes. */
  stoppedAt = null;
  height = 0;
  /** What /v1/node adds to the chain's time: a server that tells a wrong one. */
  toldOffset = 0;

  async start() {
    this.key = await keyFromSeed(randomBytes(32));
    await this.append({ tx: { chain: CHAIN, domain: "chain", action: "genesis" }, result: { code: "ok" } });
    this.server = createServer((request, response) => this.#serve(request, response));
    await new Promise((resolve) => { this.server.listen(0, "127.0.0.1", resolve); });
    this.url = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((resolve) => { this.server.close(resolve); });
  }

  get now() {
    return (this.stoppedAt ?? now()) + this.clockOffset;
  }

  set(table, key, value) {
    this.rows.set(`${table}/${key}`, value);
  }

  row(table, key) {
    return this.rows.get(`${table}/${key}`) ?? null;
  }

  tableRows(table) {
    return [...this.rows].filter(([key, value]) => key.startsWith(`${table}/`) && value !== null).map(([, value]) => value);
  }

  casts(action = "cast") {
    return this.log.filter(({ leaf }) => leaf.tx.action === action && leaf.result.code === "ok");
  }

  async append(leaf) {
    const entry = { leaf, index: this.log.length, hash: await leafHash(utf8(canonical(leaf))) };
    entry.id = leaf.tx.signature ? await transactionId(leaf.tx) : "";
    this.log.push(entry);
    entry.header = await this.#header("00".repeat(32));
    return entry;
  }

  /** Each state is shown as a block of its own: no height is ever signed twice. */
  async #header(stateRoot) {
    this.height += 1;
    const header = { app_version: 1, chain: CHAIN, height: this.height, log_root: toHex(await rootOf(this.log.map(({ hash }) => hash))), log_size: this.log.length,
      parameters_version: 1, previous: "00".repeat(32), proposer: this.key.did, state_root: stateRoot, time: this.now };
    header.ledger_root = await hex({ app_version: 1, log_root: header.log_root, log_size: header.log_size, parameters_version: 1, state_root: stateRoot });
    return header;
  }

  async #signed(header) {
    return { header, signatures: [{ signer: this.key.did, signature: await sign(this.key.privateKey, "header", canonical(header)) }] };
  }

  async #stateProof(domain, table, key) {
    const value = domain === "election" ? this.row(table, key) : null;
    const place = await stateKey(domain, table, key);
    const root = value === null ? new Uint8Array(32) : await sha256(new Uint8Array([0]), place, await sha256(utf8(canonical(value))));
    const roots = { [domain]: toHex(root) };
    return { format: "maru-state-proof/v1", domain, table, key, value, siblings: [], other: null, domain_roots: roots, ...(await this.#signed(await this.#header(await hex(roots)))) };
  }

  async #receipt(id) {
    const found = this.log.find((entry) => entry.id === id);
    if (!found) return null;
    const leaves = this.log.slice(0, found.header.log_size).map(({ hash }) => hash);
    return { format: "maru-receipt/v1", ...found.leaf, index: found.index, proof: await pathOf(found.index, leaves), ...(await this.#signed(found.header)) };
  }

  async #apply(tx) {
    const { payload } = tx;
    if (this.refusal) throw new Refused(this.refusal);
    if (tx.action === "enrol") {
      const key = `${payload.election}/${String(payload.number).padStart(8, "0")}`;
      const row = this.row("voters", key);
      if (row?.state !== "listed") throw new Refused("election.not_listed");
      this.set("voters", key, { ...row, state: "enrolled", credential: payload.credential });
      return { number: payload.number, precinct: row.precinct };
    }
    if (tx.action === "objectTo") {
      const objection = `x-${(await transactionId(tx)).slice(0, 16)}`;
      this.set("objections", `${payload.election}/${objection}`, { id: objection, election: payload.election, about: payload.about, state: "open", decision: "", officer: "", time: this.now, decided: 0,
        transaction: await transactionId(tx) });
      return { election: payload.election, objection };
    }
    const hash = await ballotHash(payload);
    const tracker = trackerOf(hash);
    if (this.row("trackers", `${payload.election}/${tracker}`)) throw new Refused("election.ballot_repeated");
    const id = await transactionId(tx);
    const state = tx.action === "cast" ? "counted" : "challenged";
    const older = this.tableRows("trackers").find((row) => row.voter === payload.voter && row.state === "counted");
    if (tx.action === "cast" && older) this.set("trackers", `${payload.election}/${older.tracker}`, { ...older, state: "replaced" });
    this.set("trackers", `${payload.election}/${tracker}`, { election: payload.election, tracker, ballot: hash, state, transaction: id, height: this.log.length + 1, time: this.now, voter: payload.voter });
    this.#count(payload.election, tx.action, Boolean(older));
    if (tx.action === "challenge") this.set("challenged", `${payload.election}/${hash}`, { election: payload.election, ballot: hash, tracker, voter: payload.voter, seed: payload.seed, votes: payload.votes });
    return { election: payload.election, ballot: hash, tracker, ...(tx.action === "cast" ? { replaced: Boolean(older), number: this.casts().length + 1 } : {}) };
  }

  /** The ballot box and the hour of the one precinct that scripted elections have. */
  #count(election, action, isAgain) {
    const box = this.row("boxes", election) ?? { election, ballots: 0, voters: 0, replaced: 0, challenges: 0, chain_head: "00".repeat(32), last: 0 };
    if (action !== "cast") {
      this.set("boxes", election, { ...box, challenges: box.challenges + 1 });
      return;
    }
    this.set("boxes", election, { ...box, ballots: box.ballots + 1, voters: box.voters + (isAgain ? 0 : 1), replaced: box.replaced + (isAgain ? 1 : 0), last: this.now });
    if (isAgain) return;
    const hour = Math.floor(this.now / 3_600) * 3_600;
    const key = `${election}/p001/${String(hour).padStart(12, "0")}`;
    const voters = (this.row("turnout", key)?.voters ?? 0) + 1;
    this.set("turnout", key, { election, unit: "p001", hour, voters, weight: voters });
  }

  async #post(tx) {
    const id = await transactionId(tx);
    const known = this.log.find((entry) => entry.id === id);
    if (known) return { status: known.leaf.result.code === "ok" ? "committed" : "refused", id, ...known.leaf.result, height: known.header.height };
    if (tx.valid_until < this.now) return { error: { title: "expired", code: "transaction.expired" } };
    try {
      const data = await this.#apply(tx);
      const entry = await this.append({ tx, result: { code: "ok", data } });
      return { status: "committed", id, code: "ok", data, height: entry.header.height };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // A refusal is in the log, as on the real chain, and has a receipt.
      const entry = await this.append({ tx, result: { code: error.message, data: {} } });
      return { status: "refused", id, code: error.message, data: {}, height: entry.header.height };
    }
  }

  #query(name, values) {
    if (name === "ballot") {
      const row = this.row("trackers", `${values.get("election")}/${values.get("tracker")}`);
      return row ? { found: true, ...row } : { found: false, election: values.get("election"), tracker: values.get("tracker") };
    }
    if (name === "progress") return this.#progress(values.get("election"));
    const rows = this.tableRows(name).filter((row) => !values.get("election") || row.election === values.get("election"));
    return { rows, next: "" };
  }

  /** Counts only, of what was cast here. */
  #progress(election) {
    const { state, opens, closes, grace, enrolled, entries } = this.row("elections", election);
    const own = this.tableRows("trackers").filter((row) => row.election === election);
    const of = (wanted) => own.filter((row) => row.state === wanted).length;
    const rollShare = { part: of("counted"), whole: entries, basis_points: Math.floor((of("counted") * 10_000) / entries) };
    const share = { part: of("counted"), whole: enrolled, basis_points: Math.floor((of("counted") * 10_000) / enrolled) };
    const units = this.tableRows("precincts").filter((row) => row.election === election).map((row) => ({ unit: row.id, name_ko: row.name_ko, name_en: row.name_en, entries: row.entries, enrolled: row.enrolled, roll: row.entries, voted: of("counted"), share,
      roll_share: rollShare }));
    const turnout = this.tableRows("turnout").filter((row) => row.election === election).map(({ unit, hour, voters }) => ({ unit, hour, count: voters }));
    return { election, state, opens, closes, grace, now: this.now, ballots: of("counted") + of("replaced"), voters: of("counted"), voted: of("counted"), replaced: of("replaced"), challenges: of("challenged"),
      enrolled, entries, roll: entries, share, roll_share: rollShare, hours: turnout.map(({ hour, count }) => ({ hour, count })), turnout, units };
  }

  async #answer(method, url, body) {
    const path = url.pathname;
    if (path === "/v1/node") return { chain: CHAIN, node: this.key.did, now: this.now + this.toldOffset };
    if (path === "/v1/errors") return { codes: { "election.paused": { ko: "투표가 잠시 멈췄습니다.", en: "Voting is paused." } } };
    if (method === "POST" && path === "/v1/transactions") {
      const tx = JSON.parse(body);
      return this.afterPost(tx, { results: [await this.#post(tx)] });
    }
    const state = /^\/v1\/state\/([a-z]+)\/([a-z_]+)\/(.+)$/.exec(path);
    if (state) return this.#stateProof(state[1], state[2], decodeURIComponent(state[3]));
    if (path === "/v1/head") return this.#signed(await this.#header("00".repeat(32)));
    if (path === "/v1/log/consistency") return { proof: await consistencyOf(Number(url.searchParams.get("first")), this.log.slice(0, Number(url.searchParams.get("second"))).map(({ hash }) => hash)) };
    const query = /^\/v1\/query\/election\/(\w+)$/.exec(path);
    if (query) return this.#query(query[1], url.searchParams);
    const transaction = /^\/v1\/transactions\/([0-9a-f]{64})(\/\w+)?$/.exec(path);
    if (!transaction) return undefined;
    const entry = this.log.find(({ id }) => id === transaction[1]);
    if (transaction[2] === "/status") return entry ? { status: "committed", code: entry.leaf.result.code } : { status: "unknown" };
    if (!entry) return undefined;
    return transaction[2] === "/receipt" ? this.#receipt(entry.id) : { ...entry.leaf, id: entry.id, height: entry.header.height, index: entry.index };
  }

  async #serve(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const url = new URL(request.url, "http://chain");
    this.requests.push({ method: request.method, path: url.pathname, search: url.search, headers: request.headers, body });
    const answer = await this.#answer(request.method, url, body).catch((error) => ({ failed: error }));
    if (answer === null) {
      request.socket.destroy();
      return;
    }
    const status = answer === undefined ? 404 : answer.failed ? 500 : 200;
    response.writeHead(status, { "Content-Type": status === 200 ? "application/json" : "application/problem+json" });
    response.end(JSON.stringify(status === 200 ? answer : { title: String(answer?.failed ?? "not there"), status, code: "http.not_found" }));
  }
}

export { bodyOf, CHAIN };
