// SPDX-License-Identifier: Apache-2.0
// Checking what a person shows from the wallet, face to face: the number that is read out, the code that comes back, and
// what this device has checked of it. Nothing is sent anywhere but questions about public registers.
import { field, facts, h, replace } from "../dom.js";
import { dateTime, pick, t } from "../i18n.js";
import { scanBlock } from "../parts/scan.js";
import { proofList } from "../proof_list.js";
import { stageIn } from "../redraws.js";
import { errorBox, start } from "../shell.js";
import { checkAudience, checkNonce, newCheckNumber } from "../wallet/face_to_face.js";
import { accreditationOf, agencyNamesOf, agencyOf, issuerKey } from "../wallet/registry.js";
import { partCollector } from "../wallet/qr_parts.js";
import { claimList, readSdJwt, verifyPresentation } from "../wallet/sd_jwt.js";
import { statusNow } from "../wallet/status_now.js";
import { claimName, claimValue, inOrder, nowSeconds } from "../wallet/words.js";

async function check(text, number) {
  const now = nowSeconds();
  const read = await readSdJwt(text.trim());
  const issuer = String(read.payload.iss ?? "");
  const { row, jwk } = await issuerKey(issuer, String(read.header.kid ?? ""));
  const verified = await verifyPresentation(text.trim(), jwk, { audience: checkAudience(), nonce: checkNonce(number), now });
  const agency = agencyOf(issuer);
  const [{ type, accreditation }, status, names] = await Promise.all([accreditationOf(agency, verified.payload.vct, verified.payload.iat ?? now),
    statusNow(verified, now), agencyNamesOf(agency)]);
  const steps = [{ name: "credential_signature", ok: true }, { name: "issuer_registered", ok: Boolean(row) }, { name: "issuer_accredited", ok: Boolean(accreditation) },
    { name: "holder_here", ok: true }, { name: "credential_state", ok: status === "valid" }];
  return { verified, type, names, result: { ok: steps.every((step) => step.ok), steps } };
}

start("check", "check.title", async (main) => {
  let number = "";
  const shownNumber = h("output", { class: "check-number", "aria-label": t("check.number") });
  const nextNumber = () => {
    number = newCheckNumber();
    replace(shownNumber, `${number.slice(0, 4)} ${number.slice(4)}`);
  };
  nextNumber();
  const output = h("div", { "aria-live": "polite" });
  const input = field(t("check.text"), h("textarea", { rows: "4", spellcheck: "false", maxlength: "40000" }), t("check.text_help"));
  const run = async (text) => {
    const place = stageIn(output);
    replace(place, h("p", { role: "status" }, t("receipt.working")));
    try {
      const { verified, type, names, result } = await check(text, number);
      if (!place.isConnected) return;
      // Once answered, a number is used up: who photographed this code shows nothing with it afterwards.
      nextNumber();
      replace(place, h("h2", {}, t("receipt.device_checked")), proofList(result),
        h("h2", {}, t("check.shown")), facts([[t("wallet.issuer"), pick(names, "name")], [t("wallet.type"), type ? pick(type, "name") : verified.payload.vct],
          ...inOrder(claimList(verified), type?.claims).map(({ path, value }) => [claimName(path, type?.claims), claimValue(path, value)])]),
        h("p", { class: "help" }, t("check.at", { time: dateTime(nowSeconds()) }), " ", t("check.nothing_kept")));
    } catch (error) {
      console.warn(error);
      replace(place, h("div", { class: "box danger", role: "alert" }, h("strong", {}, `✕ ${t("check.failed")}`)), errorBox(error));
    }
  };
  // The wallet shows a long code in parts.
  const collector = partCollector();
  const parts = h("p", { role: "status" });
  let whole = "";
  const wantsMore = async (text) => {
    const got = await collector.add(text);
    whole = got?.text ?? "";
    replace(parts, got && !got.text ? t("check.parts", { have: got.have, count: got.of }) : "");
    return got !== null && !got.text;
  };
  replace(main, h("div", { class: "narrow" }, h("h1", {}, t("check.title")), h("p", { class: "lead" }, t("check.lead")),
    h("ol", { class: "check-steps" }, h("li", {}, t("check.step_number"), h("p", {}, shownNumber)),
      h("li", {}, t("check.step_holder")), h("li", {}, t("check.step_scan"), scanBlock((text) => run(whole || text), t("wallet.scan"), wantsMore), parts)),
    h("details", {}, h("summary", {}, t("check.paste")), h("form", { onsubmit: (event) => {
      event.preventDefault();
      input.fail(input.input.value.trim() ? "" : t("check.text_missing"));
      if (input.input.value.trim()) run(input.input.value);
    } }, input.element, h("button", { type: "submit", class: "secondary" }, t("check.now")))), output));
});
