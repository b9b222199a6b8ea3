// SPDX-License-Identifier: Apache-2.0
// The portal's own server: public reads and the citizen's transactions. Errors are RFC 9457 problems.
import { makeTransaction, transactionId } from "./core/transaction.js";
import { language, t } from "./i18n.js";
import { trusted, trustedOffline } from "./trust.js";

export class Problem extends Error {
  constructor(body, status) {
    super(body.title || t("error.unknown"));
    this.code = body.code || "";
    this.field = body.field || "";
    this.status = status;
  }
}

/** What js/early.js asked for already; an answer serves once, whatever is asked later is asked anew. */
function takeEarly(path, options) {
  const early = globalThis.maruEarly?.[path];
  if (early === undefined || options.method) return undefined;
  delete globalThis.maruEarly[path];
  return early;
}

/** Nothing here is the person's own: the session's cookie goes with none of it (session.js sends it where it is needed). */
async function call(path, options = {}) {
  let response;
  try {
    response = await (takeEarly(path, options) ?? fetch(path, {
      credentials: "omit",
      ...options,
      headers: { "Accept-Language": language, ...(options.body ? { "Content-Type": "application/json" } : {}), ...options.headers },
    }));
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

export const get = (path, options = {}) => call(path, options);

/** No cookie goes with it and none is taken, nothing says which page asked, nothing is kept: for what stands beside a ballot. */
export const QUIETLY = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" };
/** The chain's errors by code; the same for everybody. */
export const errorCodes = () => call("/api/v1/errors", { ...QUIETLY });

/**
 * {chain, node, named, isOwn, isChanged, bank_desk}. `node` is whose signatures count (trust.js): the visitor's own choice,
 * else the first one that this browser met; it is kept, so that a receipt can be checked without a network, and `offline`
 * says that there is none now.
 */
export async function config() {
  try {
    const fresh = await call("/api/config", QUIETLY);
    return { ...trusted(fresh), bank_desk: fresh.bank_desk };
  } catch (error) {
    const kept = error.code === "portal.offline" ? trustedOffline() : null;
    if (!kept) throw error;
    return { ...kept, bank_desk: false, offline: true };
  }
}
export const node = () => call("/api/v1/node", QUIETLY);

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

/** The figures in all; `exact` does not take the portal's answer of a moment ago. */
export const summary = (exact = false) =>
  call("/api/v1/query/donation/summary", exact ? { cache: "no-store", headers: { "Cache-Control": "no-cache" } } : {});

/** A list page after page: `onRows(rows)` gets each; ends after `most` rows or when `signal` says so. True when all came. */
export async function eachPage(name, values, { most = 20_000, signal = null, onRows }) {
  let after = "";
  let seen = 0;
  do {
    const page = await query(name, { ...values, limit: 500, after });
    if (signal?.aborted) return false;
    seen += page.rows.length;
    onRows(page.rows);
    after = page.next;
  } while (after && seen < most);
  return !after;
}

/** Every row of a list, up to `most`. */
export async function allRows(name, values, most = 20_000) {
  const rows = [];
  await eachPage(name, values, { most, onRows: (page) => rows.push(...page) });
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
  const codes = await errorCodes();
  const title = codes.codes?.[result.code]?.[language] ?? result.code;
  return new Problem({ title, code: result.code, field: result.data?.field }, 422);
}

export async function confirmTopUp(request) {
  const result = await call(`/api/bank-desk/${encodeURIComponent(request)}`, { method: "POST", body: "{}" });
  if (result.status === "committed" && result.code === "ok") return result;
  throw await refusalOf(result);
}
