// SPDX-License-Identifier: Apache-2.0
// One credential: what it says, whether it is still good, showing chosen claims to a person who stands here, deleting.
import { facts, field, h, replace } from "../../dom.js";
import { dateTime, t } from "../../i18n.js";
import { errorBox } from "../../shell.js";
import { toHex } from "../../core/bytes.js";
import { randomBytes } from "../../core/crypto.js";
import { checkAudience, checkNonce } from "../face_to_face.js";
import { holderKey } from "../jose.js";
import { splitForQr } from "../qr_parts.js";
import { showParts } from "../qr_show.js";
import { claimList, present, readSdJwt } from "../sd_jwt.js";
import { statusNow } from "../status_now.js";
import { claimName, claimValue, credentialTitle, inOrder, issuerTitle, nowSeconds, untilText, validity } from "../words.js";
import { backLink, go, show, workButton } from "./frame.js";

function statusBlock(wallet, id, read, badgePlace) {
  const output = h("div", { "aria-live": "polite" });
  const button = workButton(t("wallet.check_state"), async () => {
    const status = await statusNow(read, nowSeconds());
    const value = { ...wallet.get("credential", id), status, checked: nowSeconds() };
    await wallet.put("credential", id, value);
    replace(badgePlace, validity(value, nowSeconds()));
    replace(output, h("p", { role: "status" }, t("wallet.checked_at", { time: dateTime(value.checked) })));
  }, output, { class: "chip" });
  return h("div", {}, button, output);
}

/** Claims with checkboxes; only what is ticked goes into what is shown. */
function showBlock(wallet, id, credential, read) {
  const claims = inOrder(claimList(read), credential.claimNames).map((claim) => ({ ...claim, box: h("input", { type: "checkbox", checked: !claim.hidden, disabled: !claim.hidden }) }));
  const output = h("div", { "aria-live": "polite" });
  const number = field(t("wallet.check_number"), h("input", { type: "text", inputmode: "numeric", autocomplete: "off", maxlength: "12" }), t("wallet.check_number_help"));
  const make = workButton(t("wallet.show_make"), async () => {
    const nonce = checkNonce(number.input.value);
    number.fail(nonce ? "" : t("wallet.check_number_bad"));
    const chosen = claims.filter(({ box, hidden }) => hidden && box.checked);
    if (!nonce || !chosen.length) {
      replace(output, nonce ? h("div", { class: "box warning", role: "alert" }, t("wallet.show_nothing")) : null);
      return;
    }
    const text = await present(read, chosen.map(({ path }) => path), await holderKey(credential.secretJwk),
      { audience: checkAudience(), nonce, now: nowSeconds() });
    await wallet.put("history", toHex(randomBytes(8)), { kind: "shown", time: nowSeconds(), isFaceToFace: true, typeName: credential.typeName, claims: chosen.map(({ path }) => claimName(path, credential.claimNames)) });
    replace(output, h("div", { class: "box info", role: "status" }, h("strong", {}, t("wallet.show_ready")),
      h("ul", {}, chosen.map(({ path, value }) => h("li", {}, `${claimName(path, credential.claimNames)}: ${claimValue(path, value)}`))),
      h("p", {}, t("wallet.show_not", { count: claims.filter(({ hidden, box }) => hidden && !box.checked).length }))),
    showParts(await splitForQr(text), t("wallet.show_qr")), h("details", {}, h("summary", {}, t("wallet.show_text")), h("textarea", { readonly: true, rows: "5", "aria-label": t("wallet.show_text") }, text)));
  }, output);
  return h("details", { class: "show-claims" }, h("summary", {}, t("wallet.show_person")), h("p", {}, t("wallet.show_person_explain")),
    h("fieldset", {}, h("legend", {}, t("wallet.choose_claims")), claims.map(({ path, value, box, hidden }) =>
      h("label", { class: "choice" }, box, h("span", {}, `${claimName(path, credential.claimNames)}: ${claimValue(path, value)}`,
        hidden ? null : h("span", { class: "help" }, ` ${t("wallet.always_shown")}`))))),
    number.element, h("p", {}, make), output);
}

function deleteBlock(place, wallet, id) {
  const output = h("div", { "aria-live": "polite" });
  return h("details", {}, h("summary", {}, t("wallet.delete_one")), h("p", {}, t("wallet.delete_one_explain")),
    workButton(t("wallet.delete_now"), async () => {
      await wallet.remove("credential", id);
      go("");
    }, output, { class: "danger" }), output);
}

export async function cardView(place, wallet, id) {
  const credential = wallet.get("credential", id);
  if (!credential) {
    show(place, t("wallet.title"), backLink(), h("p", {}, t("wallet.no_such_credential")));
    return;
  }
  let read;
  try {
    read = await readSdJwt(credential.text);
  } catch (error) {
    show(place, credentialTitle(credential), backLink(), errorBox(error), deleteBlock(place, wallet, id));
    return;
  }
  const badgePlace = h("p", {}, validity(credential, nowSeconds()));
  show(place, credentialTitle(credential), backLink(), badgePlace,
    facts([[t("wallet.issuer"), issuerTitle(credential)], [t("wallet.validity"), untilText(credential)], [t("wallet.received_at"), dateTime(credential.received)]]),
    statusBlock(wallet, id, read, badgePlace),
    h("h2", {}, t("wallet.holds")),
    facts(inOrder(claimList(read), credential.claimNames).map(({ path, value }) => [claimName(path, credential.claimNames), claimValue(path, value)])),
    h("p", { class: "help" }, t("wallet.only_here")),
    showBlock(wallet, id, credential, read), deleteBlock(place, wallet, id));
}
