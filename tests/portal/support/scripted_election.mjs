// SPDX-License-Identifier: Apache-2.0
// An election on a scripted chain: definition, keys and voters made with @noble/curves from the protocol's page, so that what
// the portal reads was not written by the portal's own code; and the real portal in front of it.
import { randomBytes } from "node:crypto";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sealKey } from "../../../citizen-portal-backend/web/js/election/voter_key.js";
import { invitationKey } from "../../../citizen-portal-backend/web/js/election/enrolling.js";
import { fingerprintOf } from "../../../citizen-portal-backend/web/js/election/known.js";
import { publicKeyOf } from "../../../citizen-portal-backend/web/js/core/crypto.js";
import { ScriptedChain } from "./scripted_chain.mjs";

const root = process.env.MARU_SOURCE_DIR ?? new URL("../../..", import.meta.url).pathname;
const require = createRequire(`${root}/third-party/npm/`);
const { ristretto255 } = await import(require.resolve("@noble/curves/ed25519.js"));
const { sha512 } = await import(require.resolve("@noble/hashes/sha2.js"));

const G = ristretto255.Point.BASE;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const b64 = (bytes) => Buffer.from(bytes).toString("base64url");

/** H(tag, items), 64 bytes. */
function hashBytes(tag, ...items) {
  const parts = [Buffer.from(`maru/vote/v1/${tag}\0`)];
  for (const item of items) {
    const bytes = Buffer.from(item);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(bytes.length);
    parts.push(size, bytes);
  }
  return sha512(Buffer.concat(parts));
}

/** H(tag, items) to a scalar. */
export function hashToScalar(tag, ...items) {
  return [...hashBytes(tag, ...items)].reverse().reduce((all, byte) => (all << 8n) | BigInt(byte), 0n) % ORDER;
}

export const credentialOf = (secret, election) => b64(G.multiply(hashToScalar("credential", secret, election)).toBytes());
const randomScalar = () => hashToScalar("test", randomBytes(32));
const randomPoint = () => G.multiply(randomScalar());
const u64 = (value) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};
const scalarBytes = (value) => Buffer.from(value.toString(16).padStart(64, "0"), "hex").reverse();

/** A trustee's row of the ceremony: what it committed to and showed, and its proof that it knows `secrets` behind it. */
function ceremonyRow(election, index, secrets) {
  const points = secrets.map((secret) => Buffer.from(G.multiply(secret).toBytes()));
  const encryptionKey = randomBytes(32);
  const nonces = secrets.map(randomScalar);
  const commitments = nonces.map((nonce) => Buffer.from(G.multiply(nonce).toBytes()));
  const challenge = hashToScalar("ceremony", election, u64(1), u64(index), u64(secrets.length), encryptionKey, ...points, ...commitments);
  const responses = secrets.map((secret, t) => scalarBytes((nonces[t] + challenge * secret) % ORDER));
  return { election, attempt: 1, index, officer: `o-${index}`, round: "check", commitment: b64(hashBytes("ceremony-commit", election, u64(1), u64(index), ...points)),
    encryption_key: b64(encryptionKey), coefficients: points.map(b64), proof: b64(Buffer.concat([...commitments, ...responses])) };
}

const HOUR = 3_600;
export const CODE = "ABCDE-FGHJK-MNPQR-STVWX-YZ0123";
export const PASSPHRASE = "a key for voting only";

const option = (number, name, party) => ({ id: `o${number}`, number, name_ko: name[0], name_en: name[1], party_ko: party[0], party_en: party[1], photo: "", list: "" });
const CONTESTS = [
  { id: "c1", kind: "choose", title_ko: "하늘시장 선거", title_en: "Mayor of Haneul", minimum: 1, maximum: 1, blank: true, score: 1, seats: 1, rule: "plurality", share: 0, quorum: 0, quorum_of: "enrolled", tie: "lot", constituencies: [],
    options: [option(1, ["김하늘", "Kim Haneul"], ["푸른당", "Blue"]), option(2, ["이바다", "Lee Bada"], ["나무당", "Tree"]), option(3, ["박산", "Park San"], ["", ""])] },
  { id: "c2", kind: "choose", title_ko: "시민회의 위원", title_en: "Citizens' council", minimum: 1, maximum: 2, blank: true, score: 1, seats: 2, rule: "plurality", share: 0, quorum: 0, quorum_of: "enrolled", tie: "lot", constituencies: [],
    options: [option(1, ["최강", "Choi Kang"], ["", ""]), option(2, ["정들", "Jung Deul"], ["", ""]), option(3, ["한별", "Han Byeol"], ["", ""])] },
];

/**
 * An election in the state "open" (or "ready" for enrolling) with one voter; {id, secret, number}. Unless it `isSummed`, its
 * key is not the sum of the trustees'.
 */
export async function stageElection(chain, { id = `e-${randomBytes(8).toString("hex")}`, mode = "signed", state = "open", ringKeys = 128, rehearsal = false, contests = CONTESTS, isSummed = true } = {}) {
  const time = chain.now;
  const secret = randomBytes(32);
  const definition = { version: 1, id, mode, kind: "public", rehearsal, title_ko: mode === "ring" ? "하늘시 익명 선거" : "하늘시 선거", title_en: "Haneul election", authority: "a-haneul", contests,
    precincts: [{ id: "p001", name_ko: "하늘1동", name_en: "Haneul 1", constituency: "", counted_in: "" }],
    schedule: { enrol_from: time - 72 * HOUR, enrol_until: time - HOUR, opens: time - HOUR, closes: time + 8 * HOUR, grace: 300, objections: 86_400 },
    opening: "time", revote: true, ring_size: 1024, certifiers: 2, threshold: 2, trustees: [1, 2, 3].map((index) => ({ index, officer: `o-${index}`, agency: "a-haneul", name_ko: `관리인 ${index}`, name_en: `Trustee ${index}` })) };
  const ceremony = definition.trustees.map(({ index }) => ceremonyRow(id, index, [randomScalar(), randomScalar()]));
  const joint = ceremony.reduce((sum, { coefficients }) => sum.add(ristretto255.Point.fromBytes(Buffer.from(coefficients[0], "base64url"))), ristretto255.Point.ZERO);
  const frozen = { definition, roll: { commitment: "00".repeat(32), enrolled: ringKeys, entries: ringKeys }, trustees: { joint: b64((isSummed ? joint : joint.add(G)).toBytes()), threshold: 2,
    keys: ceremony.map(({ index, coefficients }) => ({ index, coefficients })) } };
  const isFrozen = !["ceremony", "ready"].includes(state);
  const row = { id, election: id, title_ko: definition.title_ko, title_en: definition.title_en, kind: "public", mode, ...definition.schedule, opening: "time", revote: true, ring_size: 1024,
    threshold: 2, certifiers: 2, rehearsal, state, authority: "a-haneul", contests: contests.length, precincts: 1, trustees: 3, entries: ringKeys, enrolled: ringKeys, ends: definition.schedule.closes + 300,
    closed_at: 0, certified_at: 0, reason: "", attempt: 1, joint: state === "ceremony" ? "" : frozen.trustees.joint, fingerprint: isFrozen ? await fingerprintOf(frozen) : "", ...(isFrozen ? {} : { enrol_until: time + HOUR, opens: time + 2 * HOUR }) };
  chain.set("elections", id, row);
  if (isFrozen) chain.set("definitions", id, { election: id, fingerprint: row.fingerprint, frozen });
  for (const one of ceremony) chain.set("ceremony", `${id}/001/0${one.index}`, one);
  contests.forEach((contest, position) => chain.set("contests", `${id}/${contest.id}`, { ...contest, election: id, contest: contest.id, position }));
  chain.set("precincts", `${id}/p001`, { election: id, ...definition.precincts[0], entries: ringKeys, enrolled: ringKeys });
  if (isFrozen) putBox(chain, id, ringKeys);
  const number = 12;
  const invitation = publicKeyOf((await invitationKey(id, CODE)).did);
  chain.set("voters", `${id}/00000012`, { election: id, number, precinct: "p001", weight: 1, commitment: "", invitation: b64(invitation), state: state === "ready" ? "listed" : "enrolled", credential: "" });
  if (mode === "ring") {
    const credentials = Array.from({ length: ringKeys }, () => randomPoint().toBytes());
    credentials[77] = Buffer.from(credentialOf(secret, id), "base64url");
    chain.set("rings", `${id}/p001-1-1`, { election: id, ring: "p001-1-1", unit: "p001", weight: 1, size: ringKeys, keys: b64(Buffer.concat(credentials)) });
  }
  const record = { election: id, secret: b64(secret), number, precinct: "p001", weight: 1, mode };
  return { id, secret, number, definition, frozen, keyFile: await sealKey(record, PASSPHRASE) };
}

/** What freezing makes: the one unit's roll and the empty ballot box. */
function putBox(chain, id, enrolled) {
  chain.set("units", `${id}/p001`, { election: id, unit: "p001", entries: enrolled, enrolled, weight: enrolled, roll: enrolled });
  chain.set("boxes", id, { election: id, ballots: 0, voters: 0, replaced: 0, challenges: 0, chain_head: "00".repeat(32), last: 0 });
}

/** Opens an election that was staged for enrolling. */
export async function openStaged(chain, { id, frozen }) {
  const fingerprint = await fingerprintOf(frozen);
  chain.set("elections", id, { ...chain.row("elections", id), state: "open", fingerprint });
  chain.set("definitions", id, { election: id, fingerprint, frozen });
  putBox(chain, id, frozen.roll.enrolled);
}

/** The real portal in front of a scripted chain: {chain, url, stop()}. */
export async function startScripted() {
  const chain = await new ScriptedChain().start();
  const folder = mkdtempSync(join(tmpdir(), "maru-voting-"));
  const ready = join(folder, "portal.json");
  const web = process.env.MARU_WEB_DIR ? ["--web", process.env.MARU_WEB_DIR] : [];
  const portal = spawn(join(process.env.MARU_BIN_DIR, "maru-portal"), ["--server", chain.url, "--port", "0", "--ready-file", ready, ...web], { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  portal.stderr.on("data", (data) => { log += data; });
  while (!existsSync(ready)) {
    if (portal.exitCode !== null) throw new Error(`maru-portal ended: ${log}`);
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  return { chain, url: JSON.parse(readFileSync(ready, "utf8")).url, log: () => log, stop: async () => {
    portal.kill("SIGTERM");
    await new Promise((resolve) => { portal.on("exit", resolve); });
    await chain.stop();
    rmSync(folder, { recursive: true, force: true });
  } };
}
