// SPDX-License-Identifier: Apache-2.0
// What the chain says of agencies, credential types and verifiers. A row counts only with a state proof that this
// browser has checked against the node that it trusts; the portal's word alone opens nothing.
import { config, get, stateProof } from "../api.js";
import { FormatError } from "../core/bytes.js";
import { checkStateProof } from "../core/receipt.js";
import { publicJwk } from "./jose.js";
import { isNewEnough } from "./newest_state.js";

/** The row as the trusted node's signed state has it, or null where it proves that there is none. */
async function provenRow(table, key, domain = "credentials") {
  const [{ node }, proof] = await Promise.all([config(), stateProof(domain, table, key)]);
  const { ok } = await checkStateProof(proof, node, { domain, table, key });
  if (!ok) throw new FormatError("wallet.registry_proof");
  if (!isNewEnough(node, proof.header.time)) throw new FormatError("wallet.registry_old");
  return proof.value;
}

const AGENCY = /\/oid4vci\/([a-z0-9-]{1,64})$/;

export const agencyOf = (issuer) => AGENCY.exec(new URL(issuer).pathname)?.[1] ?? null;

/** The chain's own rule: from, until, and not ended before. */
const covers = (row, time) => row.from <= time && time < row.until && !(Number.isSafeInteger(row.ended_at) && row.ended_at <= time);

/** The issuer's row and the key that it signed with: {row, jwk}. Throws `wallet.issuer_unknown`, `wallet.issuer_key`. */
export async function issuerKey(issuer, keyId) {
  let agency = null;
  try {
    agency = agencyOf(issuer);
  } catch {
    agency = null;
  }
  const row = agency ? await provenRow("issuers", agency) : null;
  if (!row || row.url !== issuer) throw new FormatError("wallet.issuer_unknown");
  const key = row.keys.find((one) => one.kid === keyId);
  if (!key || key.state === "withdrawn") throw new FormatError("wallet.issuer_key");
  return { row, jwk: publicJwk(key.alg === "ES256" ? { kty: "EC", crv: "P-256", x: key.x, y: key.y } : { kty: "OKP", crv: "Ed25519", x: key.x }) };
}

/** The row of the credential type that is called `vct`, or null. */
async function typeOf(vct) {
  const link = await provenRow("vcts", vct);
  const row = link ? await provenRow("types", link.type) : null;
  return row?.vct === vct ? row : null;
}

/** {vct: the type's id} of those credential types that the chain knows. */
export async function typeIdsOf(vcts) {
  const rows = await Promise.all([...new Set(vcts)].map(typeOf));
  return Object.fromEntries(rows.filter(Boolean).map((row) => [row.vct, row.id]));
}

/** {type, accreditation}: the type's row, and what gave this agency the right to issue it at `time`; null without. */
export async function accreditationOf(agency, vct, time) {
  const type = await typeOf(vct);
  if (!type) return { type: null, accreditation: null };
  const { rows } = await get(`/api/v1/query/credentials/accreditations?${new URLSearchParams({ agency, type: type.id, limit: "100" })}`);
  for (const found of rows ?? []) {
    if (!covers(found, time)) continue;
    const row = await provenRow("accreditations", `${agency}/${type.id}/${found.id}`);
    if (row && row.agency === agency && row.type === type.id && covers(row, time)) return { type, accreditation: row };
  }
  return { type, accreditation: null };
}

/** The registration of who asks under this client identifier, or null: proven either way. */
export async function verifierOf(clientId, now) {
  const name = clientId.replace(/^decentralized_identifier:/, "");
  const link = await provenRow("clients", name);
  const row = link ? await provenRow("verifiers", link.verifier) : null;
  return row && row.client_id === name && row.state === "active" && covers(row, now) ? row : null;
}

/** {name_ko, name_en} of an agency; its bare id where the chain proves no name. */
export async function agencyNamesOf(agency) {
  try {
    const row = await provenRow("agencies", agency, "identity");
    return { name_ko: row.name_ko || agency, name_en: row.name_en || row.name_ko || agency };
  } catch {
    return { name_ko: agency, name_en: agency };
  }
}
