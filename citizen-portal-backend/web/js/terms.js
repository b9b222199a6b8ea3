// SPDX-License-Identifier: Apache-2.0
// Words that need their explanation a tap away; the same texts make the glossary of the help page.
import { h } from "./dom.js";
import { t } from "./i18n.js";

export const TERMS = ["ledger", "block", "transaction", "hash", "signature", "proof", "node", "log", "state", "receipt",
  "reference", "pseudonym", "key", "backup", "registration", "milestone", "evidence", "review", "held", "payout",
  "distribution", "refund", "returned", "beneficiary", "k_anonymity", "sum_proof", "verifier", "trustee", "fingerprint", "tracker"];

/** The word; a tap opens what it means. `label` where the word on the page is not the glossary's own. */
export function term(name, label = t(`term.${name}`)) {
  return h("details", { class: "term" }, h("summary", {}, label), h("p", {}, t(`term.${name}.is`)));
}
