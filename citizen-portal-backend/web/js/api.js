// SPDX-License-Identifier: Apache-2.0
// The portal's own server: public reads and the citizen's transactions. Errors are RFC 9457 problems.
import { makeTransaction, transactionId } from "./core/transaction.js";
import { language, t } from "./i18n.js";

export class Problem extends Error {
  constructor(body, status) {
    super(body.title || t("error.unknown"));
    this.code = body.code || "";
    this.field = body.field || "";
    this.status = status;
  }
}

async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(path, {
      ...options,
      headers: { "Accept-Language": language, ...(options.body ? { "Content-Type": "application/json" } : {}), ...options.headers },
    });
  } catch {
    throw new Problem({ title: t("error.offline"), code: "portal.offline" }, 0);
  }
  let body = null;
  try {
    body = await response.json();
  } catch {
    throw new Problem({ title: t("error.unknown") }, response.status);
  }
  if (!response.ok) throw new Problem(body, response.status);
  return body;
}

export const get = (path) => call(path);

const CONFIG_KEY = "maru.config";

/**
 * {chain, node, bank_desk}. The chain's name and its node's DID are what receipts are checked against: they are kept, so
 * that a receipt can be checked without a network; `offline` says that they come from there.
 */
export async function config() {
  try {
    const fresh = await call("/api/config");
    try {
      localStorage.setItem(CONFIG_KEY, JSON.stringify({ chain: fresh.chain, node: fresh.node }));
    } catch {
      // Storage is off: only checks without a network need it.
    }
    return fresh;
  } catch (error) {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(CONFIG_KEY) ?? "null");
    } catch {
      kept = null;
    }
    if (error.code !== "portal.offline" || typeof kept?.node !== "string") throw error;
    return { chain: kept.chain, node: kept.node, bank_desk: false, offline: true };
  }
}
export const node = () => call("/api/v1/node");

function withArguments(path, values) {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "" && value !== undefined));
  return query.size ? `${path}?${query}` : path;
}

export const query = (name, values = {}) => call(withArguments(`/api/v1/query/donation/${name}`, values));
export const balance = (did) =>
  call(withArguments("/api/v1/query/accounts/balance", { account: `citizen:${did}` })).then((body) => body.balance);
export const stateProof = (domain, table, key) =>
  call(`/api/v1/state/${domain}/${table}/${encodeURIComponent(key)}`);
/** The campaign's row in the newest state, or null. */
export const campaignOf = async (id) =>
  (/^c-[0-9a-f]{16}$/.test(id) ? (await stateProof("donation", "campaigns", id)).value : null);
export const receipt = (id) => call(`/api/v1/transactions/${encodeURIComponent(id)}/receipt`);

/** Every row of a list, page after page, up to `most`. */
export async function allRows(name, values, most = 20_000) {
  const rows = [];
  let after = "";
  do {
    const page = await query(name, { ...values, limit: 500, after });
    rows.push(...page.rows);
    after = page.next;
  } while (after && rows.length < most);
  return rows;
}

/** Signs, sends and waits; returns {id, data, ...} or throws the refusal as a Problem. */
export async function submit(key, domain, action, payload) {
  const { chain, now } = await node();
  const transaction = await makeTransaction(key, chain, domain, action, payload, now);
  const body = await call("/api/transactions", { method: "POST", body: JSON.stringify(transaction) });
  // The id is computed here, so that nobody can answer with another transaction's fate.
  const result = { ...body.results[0], id: await transactionId(transaction) };
  if (result.status === "committed" && result.code === "ok") return result;
  throw await refusalOf(result);
}

async function refusalOf(result) {
  if (result.error) return new Problem(result.error, 422);
  const codes = await call("/api/v1/errors");
  const title = codes.codes?.[result.code]?.[language] ?? result.code;
  return new Problem({ title, code: result.code, field: result.data?.field }, 422);
}

export async function confirmTopUp(request) {
  const result = await call(`/api/bank-desk/${encodeURIComponent(request)}`, { method: "POST", body: "{}" });
  if (result.status === "committed" && result.code === "ok") return result;
  throw await refusalOf(result);
}
