// SPDX-License-Identifier: Apache-2.0
// A transaction in plain words, from its own payload and the names that the chain has for what it speaks of.
import { campaignOf, stateProof } from "./api.js";
import { count, hasText, pick, shortId, t, won } from "./i18n.js";

const names = new Map();

/** The title of a campaign or name of an organisation; its id where the chain does not answer. */
function nameOf(kind, id) {
  if (typeof id !== "string" || !id) return Promise.resolve("");
  if (!names.has(id)) {
    const ask = kind === "campaign"
      ? campaignOf(id).then((row) => (row ? pick(row, "title") : id))
      : stateProof("donation", kind, id).then(({ value }) => (value ? pick(value, "name") : id));
    names.set(id, ask.catch(() => id));
  }
  return names.get(id);
}

export function actName(domain, action) {
  const key = `action.name.${domain}.${action}`;
  return hasText(key) ? t(key) : `${domain}/${action}`;
}

/** One sentence; the action's name where there is none for it. */
export async function sentenceOf(tx, result) {
  const key = `sentence.${tx.domain}.${tx.action}`;
  if (!hasText(key)) return actName(tx.domain, tx.action);
  const payload = tx.payload ?? {};
  const campaign = payload.campaign ?? result?.data?.campaign;
  const [title, organisation] = await Promise.all([
    tx.action === "createCampaign" ? pick(payload, "title") : nameOf("campaign", campaign),
    nameOf("organisations", payload.organisation),
  ]);
  return t(key, {
    campaign: title || t("sentence.some_campaign"),
    organisation: organisation || pick(payload, "name"),
    name: pick(payload, "name"),
    amount: Number.isSafeInteger(payload.amount) ? won(payload.amount) : "",
    milestone: Number.isSafeInteger(payload.milestone) ? count(payload.milestone) : "",
    decision: hasText(`decision.${payload.decision}`) ? t(`decision.${payload.decision}`) : String(payload.decision ?? ""),
    lines: count(payload.lines?.length ?? 0),
    months: count(payload.months ?? 0),
    day: count(payload.day ?? 0),
    parameter: String(payload.name ?? ""),
    account: shortId(String(payload.account ?? "")),
  });
}

/** The refusal's title in the visitor's language, from the server's list of codes. */
export function resultText(code, titles, language) {
  if (code === "ok") return t("receipt.accepted");
  return `${t("blocks.refused")}: ${titles?.[code]?.[language] ?? code}`;
}
