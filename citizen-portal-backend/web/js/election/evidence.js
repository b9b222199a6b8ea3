// SPDX-License-Identifier: Apache-2.0
// Signed headers of this visit that cannot both be of one honest ledger: what a node has signed is kept as it came, so that
// the voter can hand it to an observer. It names no ballot; nothing of it is written to the device unless the voter saves it.
import { download, h } from "../dom.js";
import { t } from "../i18n.js";

const latest = new Map();

const isLater = (one, other) => one.height > other.height || (one.height === other.height && one.time > other.time);

/** Of a file whose header and signatures were checked. */
export function keepSigned({ header, signatures }) {
  const before = latest.get(header.proposer);
  if (!before || isLater(header, before.header)) latest.set(header.proposer, { header, signatures });
}

/** What contradicts a checked file: both signed headers, or null where this page has kept none. */
export function contradiction({ header, signatures }) {
  const before = latest.get(header.proposer);
  return before ? { format: "maru-signed-headers/v1", headers: [before, { header, signatures }] } : null;
}

/** A button that saves them. */
export const evidenceButton = (evidence) => (evidence
  ? h("p", {}, h("button", { type: "button", class: "secondary", onclick: () => download("maru-signed-headers.json", JSON.stringify(evidence)) }, t("evidence.save_headers"))) : null);
