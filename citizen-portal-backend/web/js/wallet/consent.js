// SPDX-License-Identifier: Apache-2.0
// What a service asks against what it may ask: the registration on the chain names, per credential type, the claims that
// a verifier may see. Whatever goes beyond is refused here, whatever the person clicks.
import { answerOf } from "./dcql.js";

const samePath = (a, b) => a.length === b.length && a.every((step, i) => step === b[i]);

/** The registration writes "address.region" for ["address", "region"]; a branch covers what lies below it. */
function covers(registered, path) {
  const steps = String(registered).split(".");
  return steps.length <= path.length && steps.every((step, i) => step === String(path[i]));
}

export const isRegistered = (verifier, typeId, path) =>
  (verifier?.claims ?? []).some((one) => one.type === typeId && covers(one.path, path));

/**
 * What could be answered. `credentials`: [{id, format, type (vct), claims}]; `typeIds`: {vct: the type's id on the
 * chain}. Gives {kind, asks}: kind is
 * "unregistered" (nobody on the chain), "beyond" (asks for what is not registered), "missing" (nothing here answers), or
 * "ready"; asks: one for each query {query, refused: [path], options: [{credential, sets: [[{claim, places}]]}]}.
 */
export function planOf(request, verifier, credentials, typeIds) {
  const asks = request.query.queries.map((query) => {
    const options = credentials.map((credential) => ({ credential, answer: answerOf(query, credential) }))
      .filter(({ answer }) => answer !== null).map(({ credential, answer }) => ({ credential, sets: answer.sets }));
    // Every type that would do must be registered with every claim: the person may hold any of them.
    const ids = (query.types ?? []).map((type) => typeIds[type]);
    const refused = query.claims.map((claim) => claim.path).filter((path) => !ids.length || !ids.every((id) => isRegistered(verifier, id, path)));
    const isTypeUnknown = !ids.length || !ids.every((id) => (verifier?.claims ?? []).some((one) => one.type === id));
    return { query, refused, isTypeUnknown, options };
  });
  if (!verifier) return { kind: "unregistered", asks };
  if (asks.some((ask) => ask.refused.length || ask.isTypeUnknown)) return { kind: "beyond", asks };
  const has = (id) => asks.find((ask) => ask.query.id === id).options.length > 0;
  const isAnswerable = request.query.groups.every((group) => !group.isRequired || group.options.some((option) => option.every(has)));
  return { kind: isAnswerable ? "ready" : "missing", asks };
}

/** The queries to answer: of each group the first option that can be answered. */
export function chosenQueries(request, asks) {
  const has = (id) => asks.find((ask) => ask.query.id === id).options.length > 0;
  const ids = new Set(request.query.groups.flatMap((group) => group.options.find((option) => option.every(has)) ?? []));
  return asks.filter((ask) => ids.has(ask.query.id));
}

/** Whether the ticked claims (paths) still answer the query: one of its sets is ticked whole. */
export const isEnough = (sets, ticked) => sets.some((set) => set.every(({ places }) =>
  places.some(({ path }) => ticked.some((one) => samePath(one, path)))));
