// SPDX-License-Identifier: Apache-2.0
// Digital Credentials Query Language (OpenID4VP 1.0 §6): which credential answers a question, and with which claims.
import { FormatError } from "../core/bytes.js";
import { isObject } from "./strict_json.js";

const MAX_ITEMS = 20;
const NAME = /^[A-Za-z0-9_-]{1,64}$/;
const bad = (field) => { throw new FormatError("dcql.format", field); };

function list(value, field) {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_ITEMS) bad(field);
  return value;
}

const isStep = (step) => step === null || (typeof step === "string" && step.length <= 128) || (Number.isSafeInteger(step) && step >= 0);

function readClaim(claim, field) {
  if (!isObject(claim) || !list(claim.path, `${field}.path`).every(isStep) || typeof claim.path[0] !== "string") bad(field);
  if (claim.id !== undefined && !NAME.test(claim.id)) bad(`${field}.id`);
  if (claim.values !== undefined) list(claim.values, `${field}.values`);
  return { id: claim.id ?? null, path: claim.path, values: claim.values ?? null };
}

function readQuery(query, field) {
  if (!isObject(query) || !NAME.test(query.id ?? "") || typeof query.format !== "string") bad(field);
  const claims = query.claims === undefined ? [] : list(query.claims, `${field}.claims`).map((claim, i) => readClaim(claim, `${field}.claims[${i}]`));
  const ids = claims.map((claim) => claim.id).filter(Boolean);
  if (new Set(ids).size !== ids.length) bad(`${field}.claims`);
  let sets = [claims];
  if (query.claim_sets !== undefined) {
    sets = list(query.claim_sets, `${field}.claim_sets`).map((set) => list(set, `${field}.claim_sets`).map((id) =>
      claims.find((claim) => claim.id === id) ?? bad(`${field}.claim_sets`)));
  }
  const types = query.meta?.vct_values;
  if (types !== undefined && !list(types, `${field}.meta`).every((type) => typeof type === "string")) bad(`${field}.meta`);
  // `multiple` asks for more than one credential where there are more: one is always an answer.
  return { id: query.id, format: query.format, types: types ?? null, claims, sets };
}

/** The question in one form: {queries: [{id, format, types, claims, sets}], required: [[ids]…]}. Throws `dcql.format`. */
export function readDcql(query) {
  if (!isObject(query)) bad("");
  const queries = list(query.credentials, "credentials").map((one, i) => readQuery(one, `credentials[${i}]`));
  const ids = queries.map((one) => one.id);
  if (new Set(ids).size !== ids.length) bad("credentials");
  if (query.credential_sets === undefined) return { queries, groups: [{ isRequired: true, options: [ids] }] };
  const groups = list(query.credential_sets, "credential_sets").map((set, i) => ({
    isRequired: set?.required !== false,
    options: list(set?.options, `credential_sets[${i}]`).map((option) =>
      list(option, `credential_sets[${i}]`).map((id) => (ids.includes(id) ? id : bad(`credential_sets[${i}]`)))),
  }));
  return { queries, groups };
}

/** Concrete places of a claim's path in what a credential holds: [{path, value}]; none where it is not there. */
export function placesOf(claims, path) {
  let places = [{ path: [], value: claims }];
  for (const step of path) {
    places = places.flatMap(({ path: at, value }) => {
      if (step === null) return Array.isArray(value) ? value.map((inner, i) => ({ path: [...at, i], value: inner })) : [];
      const isThere = typeof step === "string" ? isObject(value) && Object.hasOwn(value, step) : Array.isArray(value) && step < value.length;
      return isThere ? [{ path: [...at, step], value: value[step] }] : [];
    });
  }
  return places;
}

function answers(claim, claims) {
  const places = placesOf(claims, claim.path);
  const fitting = claim.values === null ? places : places.filter(({ value }) => claim.values.includes(value));
  return fitting.length ? fitting : null;
}

/**
 * How one credential answers one query: null, or {sets: [[{claim, places}]…]} in the verifier's order of preference.
 * `credential`: {format, type, claims}.
 */
export function answerOf(query, credential) {
  const isFormat = credential.format === query.format || (query.format === "vc+sd-jwt" && credential.format === "dc+sd-jwt");
  if (!isFormat || (query.types !== null && !query.types.includes(credential.type))) return null;
  const sets = query.sets.map((set) => set.map((claim) => ({ claim, places: answers(claim, credential.claims) })))
    .filter((set) => set.every(({ places }) => places !== null));
  return sets.length ? { sets } : null;
}
