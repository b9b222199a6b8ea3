// SPDX-License-Identifier: Apache-2.0
// Asks for the name on a donation certificate and makes the PDF in this browser. The library and the two fonts
// (0.8 MB in all) are fetched when they are wanted; the name is not sent and not kept.
import { stateProof } from "../api.js";
import { checkStateProof } from "../core/receipt.js";
import { field, h, hold, isHeld, replace } from "../dom.js";
import { language, pick, t } from "../i18n.js";
import { lazy } from "../lazy.js";
import { errorBox } from "../shell.js";
import { josa } from "./won_words.js";

// krds-uiux 1.1.0, resources/fonts, unpacked by web_fonts.py: what is not these bytes is not used.
const FONTS = {
  regular: ["../vendor/PretendardGOV-Regular.ttf", "sha384-gdgu2c1M2uWj60Z/ZDxV26JmHkOro+uGJ7cy3ftEx6zjz8HT6aghbI7jjNA3h7Mv"],
  bold: ["../vendor/PretendardGOV-Bold.ttf", "sha384-9ZcU2dHvo18T89HC57vGoOE/zFIvLZIFkhUCnkL9+mCxManTFK7pHCMpcQaPfbj+"],
};

async function font(name) {
  const [path, integrity] = FONTS[name];
  const response = await fetch(new URL(path, import.meta.url), { integrity });
  if (!response.ok) throw Object.assign(new Error(path), { code: "portal.offline" });
  return new Uint8Array(await response.arrayBuffer());
}

/** A row of the ledger whose proof was checked here, under a header that the trusted node signed. */
async function provenRow(table, key, node) {
  const proof = await stateProof("donation", table, key);
  const { ok } = await checkStateProof(proof, node, { domain: "donation", table, key });
  if (!ok || proof.value === null) throw Object.assign(new Error(`${table} ${key}`), { code: "portal.not_proven" });
  return proof.value;
}

/** All that the certificate says is on the ledger: the gift, the campaign it names, and the organisation that this names. */
export async function provenGift(id, node, row = provenRow) {
  const belongs = (is) => {
    if (!is) throw Object.assign(new Error(id), { code: "portal.not_proven" });
  };
  const donation = await row("donations", id, node);
  belongs(donation.id === id);
  const campaign = await row("campaigns", donation.campaign, node);
  belongs(donation.campaign === campaign.id);
  const organisation = await row("organisations", campaign.organisation, node);
  belongs(campaign.organisation === organisation.id);
  return { donation, campaign, organisation };
}

/** Where the certificate's QR code leads. */
export function proofUrl(donation) {
  const what = donation.transaction ? `id=${donation.transaction}` : `donation=${donation.id}`;
  return `${location.origin}/receipt#${what}&amount=${donation.amount}`;
}

async function make(name, { donation: id, node }) {
  const { donation, campaign, organisation } = await provenGift(id, node);
  const [{ makeCertificate, certificateNumber, lettersWithoutShape }, { qrModules }, { default: { jsPDF } }, regular, bold] = await Promise.all([
    lazy(() => import("./certificate.js")), lazy(() => import("./qr.js")), lazy(() => import("../vendor/jspdf.js"), "jspdf.js"),
    font("regular"), font("bold")]);
  const fonts = { regular, bold };
  const letters = lettersWithoutShape(name, jsPDF, fonts);
  if (letters.length) return { letters };
  const reference = donation.transaction || donation.id;
  const url = proofUrl(donation);
  const bytes = makeCertificate({
    name, reference, amount: donation.amount, refunded: donation.refunded, time: donation.time, donor: donation.donor,
    campaign: campaign.title_ko, registrationNumber: campaign.registration_number, organisation: organisation.name_ko,
    organisationNumber: organisation.number, contact: organisation.contact, height: donation.height, isMonthly: donation.pledge !== "",
  }, { jsPDF, fonts, url, modules: qrModules(url), issued: Math.floor(Date.now() / 1000) });
  return { letters, bytes, file: `maru-${certificateNumber(reference, donation.time)}.pdf`, campaign };
}

/** gift: {donation (id), node (DID)} */
export function certificateForm(gift) {
  const output = h("div", { "aria-live": "polite" });
  const name = field(t("certificate.name"), h("input", { type: "text", maxlength: "40", autocomplete: "name" }), t("certificate.name_help"));
  const button = h("button", { type: "submit", class: "secondary" }, t("certificate.make"));
  return h("details", { class: "certificate no-print" }, h("summary", {}, t("certificate.title")),
    h("p", {}, t("certificate.explain")), h("p", { class: "help" }, t("certificate.not_tax")),
    h("form", { novalidate: true, onsubmit: async (event) => {
      event.preventDefault();
      name.fail(name.input.value.trim() ? "" : t("certificate.name_bad"));
      if (!name.input.value.trim()) return;
      if (isHeld(button)) return;
      hold(button, true);
      replace(output, h("p", { role: "status" }, t("certificate.making")));
      try {
        const { letters, bytes, file, campaign } = await make(name.input.value.trim().normalize("NFC"), gift);
        if (letters.length) {
          replace(output);
          name.fail(t("certificate.name_letters", { letters: letters.join(" ") }));
          hold(button, false);
          return;
        }
        const url = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
        const link = h("a", { class: "button", href: url, download: file }, t("certificate.save"));
        replace(output, h("div", { class: "box success", role: "status" }, h("strong", {}, `✓ ${t("certificate.made")}`),
          h("p", {}, t("certificate.made_explain", { campaign: language === "ko" ? josa(pick(campaign, "title"), "을/를") : pick(campaign, "title") })), h("p", {}, link)));
        link.click();
      } catch (error) {
        console.error(error);
        replace(output, errorBox(error));
      }
      hold(button, false);
    } }, name.element, button), output);
}
