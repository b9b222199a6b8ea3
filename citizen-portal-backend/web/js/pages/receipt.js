// SPDX-License-Identifier: Apache-2.0
// Receipt check: a file, a number, an address or a QR code, checked here with no trust in this server. What this device
// has checked stands apart from what the server says.
import { tellOfNode } from "../app.js";
import { campaignOf, config, receipt as fetchReceipt, stateProof } from "../api.js";
import { FormatError } from "../core/bytes.js";
import { publicKeyOf } from "../core/crypto.js";
import { checkReceipt, checkStateProof } from "../core/receipt.js";
import { download, facts, field, h, replace } from "../dom.js";
import { count, dateTime, hasText, pick, shortId, t, won } from "../i18n.js";
import { stateBadge } from "../campaign_parts.js";
import { openingSteps } from "../parts/commitments.js";
import { ledgerStillHolds } from "../parts/ledger_now.js";
import { drawQr } from "../parts/qr_place.js";
import { parseFile, parseReference, receiptUrl } from "../parts/receipt_input.js";
import { scanBlock } from "../parts/scan.js";
import { proofList } from "../proof_list.js";
import { stageIn } from "../redraws.js";
import { errorBox, start } from "../shell.js";
import { firstMet, ownNode, setOwnNode } from "../trust.js";

const MAX_FILE_BYTES = 1 << 20;
const CAMPAIGN = /^c-[0-9a-f]{16}$/;

function actionName({ domain, action }) {
  const key = `action.name.${domain}.${action}`;
  return hasText(key) ? t(key) : `${domain}/${action}`;
}

function recorded(receipt, id) {
  const { tx, header } = receipt;
  return facts([
    [t("receipt.number"), h("code", {}, id)],
    [t("receipt.what"), actionName(tx)],
    Number.isSafeInteger(tx.payload?.amount) && [t("receipt.amount"), won(tx.payload.amount)],
    [t("receipt.result"), receipt.result?.code === "ok" ? t("receipt.accepted") : t("receipt.refused", { code: receipt.result?.code ?? "?" })],
    [t("receipt.signer"), h("code", { title: tx.signer }, shortId(String(tx.signer)))],
    [t("receipt.block"), Number.isSafeInteger(header.height) ? h("a", { href: `/blocks?height=${header.height}` }, count(header.height)) : "?"],
    [t("receipt.time"), Number.isSafeInteger(header.time) ? dateTime(header.time) : "?"],
    [t("receipt.node"), h("code", { title: header.proposer }, shortId(String(header.proposer)))],
  ]);
}

/** The row that a state proof proves, as its own words. */
function provenRow(proof) {
  const value = proof.value ?? {};
  return facts([[t("receipt.row"), h("code", {}, `${proof.domain}/${proof.table}/${proof.key}`)],
    proof.value === null && [t("receipt.result"), t("receipt.absent")],
    Number.isSafeInteger(value.amount) && [t("receipt.amount"), won(value.amount)],
    Number.isSafeInteger(value.refunded) && [t("flow.refunded"), won(value.refunded)],
    [t("receipt.block"), h("a", { href: `/blocks?height=${proof.header.height}` }, count(proof.header.height))],
    [t("receipt.time"), dateTime(proof.header.time)]]);
}

/** What a server says is marked as such: nothing of it is part of the check. */
async function fromServer(campaignId) {
  if (!CAMPAIGN.test(campaignId ?? "")) return null;
  try {
    const campaign = await campaignOf(campaignId);
    return campaign && h("section", { class: "says" }, h("h3", {}, t("receipt.server_says")),
      h("p", {}, h("a", { href: `/campaign?id=${campaignId}` }, pick(campaign, "title")), " ", stateBadge(campaign.state)),
      h("p", { class: "help" }, t("receipt.server_says_explain")));
  } catch {
    return h("p", { class: "help" }, t("receipt.no_server"));
  }
}

function meaning(kind) {
  return h("details", { class: "meaning" }, h("summary", {}, t("receipt.meaning")),
    h("h3", {}, t("receipt.proves")), h("ul", {}, h("li", {}, t(`receipt.proves_${kind}`)), h("li", {}, t("receipt.proves_unchanged"))),
    h("h3", {}, t("receipt.proves_not")), h("ul", {}, h("li", {}, t("receipt.proves_not_person")), h("li", {}, t("receipt.proves_not_use"))));
}

class Checker {
  constructor(output) {
    this.output = output;
  }

  async node() {
    const own = ownNode();
    return own ? { node: own, offline: false } : config();
  }

  async run(work) {
    const place = stageIn(this.output);
    replace(place, h("p", { role: "status" }, t("receipt.working")));
    try {
      await work(place);
      if (place.isConnected) this.output.scrollIntoView({ block: "nearest" });
    } catch (error) {
      replace(place, errorBox(error));
    }
  }

  async showReceipt(place, receipt, { id, amount, gift } = {}) {
    const { node, offline } = await this.node();
    const result = await checkReceipt(receipt, node, id === undefined ? {} : { id });
    if (amount !== undefined) result.steps.push({ name: "printed_amount", ok: receipt.tx.payload?.amount === amount });
    if (gift) result.steps.push(...(await openingSteps(gift)));
    const now = result.steps.every((step) => step.ok) ? await ledgerStillHolds(receipt.header, node) : null;
    if (now) result.steps.push({ name: "ledger_now", ok: now.ok });
    result.ok = result.steps.every((step) => step.ok);
    const qr = h("div", { class: "qr-place" });
    const names = Object.entries(gift?.openings ?? {}).filter(([which]) => ["name", "honour"].includes(which));
    replace(place, h("h2", {}, t("receipt.device_checked")), proofList(result),
      offline ? h("p", { class: "help" }, t("receipt.offline_node")) : null,
      now ? null : result.ok ? h("p", { class: "help" }, t("receipt.not_compared")) : null,
      h("h2", {}, t("receipt.recorded")), recorded(receipt, result.id),
      names.length ? facts(names.map(([which, opening]) => [t(which === "name" ? "donate.name" : "donate.honour.legend"), String(opening.name)])) : null,
      h("p", { class: "buttons" }, h("button", { type: "button", class: "secondary", onclick: () =>
        download(`${result.id.slice(0, 16)}.maru-receipt.json`, JSON.stringify(receipt)) }, t("receipt.save")),
      h("button", { type: "button", class: "secondary", onclick: () => window.print() }, t("action.print"))),
      h("figure", { class: "receipt-qr" }, qr, h("figcaption", { class: "help" }, t("receipt.qr_explain"))),
      meaning("receipt"), await fromServer(receipt.tx.payload?.campaign));
    await drawQr(qr, receiptUrl(result.id, receipt.tx.payload?.amount ?? 0), t("receipt.qr"));
  }

  async showState(place, proof, asked = {}, amount = undefined) {
    const { node, offline } = await this.node();
    const result = await checkStateProof(proof, node, asked);
    if (amount !== undefined) result.steps.push({ name: "printed_amount", ok: proof.value?.amount === amount });
    result.ok = result.steps.every((step) => step.ok);
    replace(place, h("h2", {}, t("receipt.device_checked")), proofList(result),
      offline ? h("p", { class: "help" }, t("receipt.offline_node")) : null,
      h("h2", {}, t("receipt.recorded")), provenRow(proof), meaning("state"), await fromServer(proof.value?.campaign));
  }

  reference({ id, donation, amount }) {
    return this.run(async (place) => {
      if (id) await this.showReceipt(place, await fetchReceipt(id), { id, amount });
      else await this.showState(place, await stateProof("donation", "donations", donation), { domain: "donation", table: "donations", key: donation }, amount);
    });
  }

  file(file) {
    return this.run(async (place) => {
      if (file.size > MAX_FILE_BYTES) throw new FormatError("receipt.format");
      const given = parseFile(await file.text());
      if (given.kind === "state") await this.showState(place, given.file);
      else if (given.kind === "gift") await this.showReceipt(place, given.file.receipt, { gift: given.file });
      else await this.showReceipt(place, given.file);
    });
  }
}

/** The visitor's own choice of a node: kept in this browser, and whose signatures count on every page from then on. */
function nodeField() {
  const node = field(t("receipt.own_node"), h("input", { type: "text", spellcheck: "false", autocomplete: "off", maxlength: "80",
    value: ownNode() }), t("receipt.own_node_help"));
  const saved = h("p", { class: "help", role: "status" }, ownNode() ? t("receipt.own_node_in_use") : "");
  node.input.addEventListener("change", () => {
    const text = node.input.value.trim();
    let isDid = text === "";
    try {
      isDid ||= publicKeyOf(text).length === 32;
    } catch {
      isDid = false;
    }
    node.fail(isDid ? "" : t("receipt.own_node_bad"));
    if (!isDid) return;
    const isKept = setOwnNode(text);
    saved.textContent = !isKept ? t("receipt.own_node_not_kept") : text ? t("receipt.own_node_in_use") : t("receipt.own_node_removed");
    tellOfNode().catch((error) => console.warn(error));
  });
  const first = h("p", { class: "help" }, t("receipt.first_node"), " ", h("code", {}, firstMet()?.node ?? "–"));
  return h("details", { id: "trust", open: location.hash === "#trust" }, h("summary", {}, t("receipt.trust")), h("p", {}, t("receipt.trust_explain")),
    h("p", {}, t("receipt.trust_first"), " ", h("a", { href: "/help#node" }, t("receipt.trust_where"))), first, node.element, saved);
}

start("receipt", "receipt.title", async (main) => {
  const output = h("div", { class: "receipt-result", "aria-live": "polite" });
  const checker = new Checker(output);
  const number = field(t("receipt.paste"), h("input", { type: "text", maxlength: "400", spellcheck: "false",
    autocomplete: "off", inputmode: "text" }), t("receipt.paste_help"));
  const form = h("form", { novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    const asked = parseReference(number.input.value);
    number.fail(asked ? "" : t("receipt.bad_number"));
    if (asked) checker.reference(asked);
  } }, number.element, h("button", { type: "submit" }, t("receipt.check")));

  const file = field(t("receipt.file"), h("input", { type: "file", accept: ".json,application/json" }), t("receipt.file_help"));
  file.input.addEventListener("change", () => file.input.files[0] && checker.file(file.input.files[0]));
  const drop = h("div", { class: "drop", ondragover: (event) => {
    event.preventDefault();
    drop.classList.add("over");
  }, ondragleave: () => drop.classList.remove("over"), ondrop: (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files[0]) checker.file(event.dataTransfer.files[0]);
  } }, file.element);
  const scan = scanBlock((text) => {
    const asked = parseReference(text);
    if (asked) checker.reference(asked);
    else replace(output, h("div", { class: "box warning", role: "alert" }, t("scan.not_ours")));
  }, t("scan.title"));

  replace(main, h("div", { class: "narrow" }, h("h1", {}, t("receipt.title")), h("p", { class: "lead" }, t("receipt.lead")),
    h("div", { class: "no-print" }, drop, h("h2", {}, t("scan.title")), scan, form, nodeField()), output));
  const openAddress = () => {
    const asked = parseReference(location.hash || location.search);
    const text = asked?.id ?? asked?.donation ?? new URLSearchParams(location.search).get("id") ?? "";
    if (text) number.input.value = text;
    if (asked) checker.reference(asked);
    else if (text) form.requestSubmit();
  };
  addEventListener("hashchange", openAddress);
  openAddress();
});
