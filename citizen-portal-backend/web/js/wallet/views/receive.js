// SPDX-License-Identifier: Apache-2.0
// Receiving: the link or QR code, who offers what and by which right, the code that came apart from it, the credential.
import { badge, facts, field, h, replace } from "../../dom.js";
import { language, pick, t } from "../../i18n.js";
import { scanBlock } from "../../parts/scan.js";
import { stageIn } from "../../redraws.js";
import { errorBox } from "../../shell.js";
import { FormatError, toHex } from "../../core/bytes.js";
import { randomBytes } from "../../core/crypto.js";
import { decodeJws } from "../jose.js";
import { askCredential, askToken, checkReceived, chooseConfiguration, issuerMetadata, parseOfferLink, readOffer } from "../offers.js";
import { accreditationOf, agencyNamesOf, agencyOf, issuerKey } from "../registry.js";
import { fetchObject } from "../same_site.js";
import { statusNow } from "../status_now.js";
import { claimName, nowSeconds } from "../words.js";
import { backLink, show, workButton } from "./frame.js";

const shownName = (display, otherwise) =>
  display.find((one) => String(one.locale ?? "").startsWith(language))?.name ?? display[0]?.name ?? otherwise;

/** Everything that is known before the code is used: the offer, the issuer, and what the chain says of both. */
async function lookUp(link) {
  const { uri, offer: inline } = parseOfferLink(link);
  const offer = readOffer(inline ?? await fetchObject(uri));
  const agency = agencyOf(offer.issuer);
  if (!agency) throw new FormatError("wallet.issuer_unknown");
  const metadata = await issuerMetadata(offer.issuer);
  const configuration = chooseConfiguration(offer, metadata);
  const [{ type, accreditation }, agencyNames] = await Promise.all([accreditationOf(agency, configuration.vct, nowSeconds()), agencyNamesOf(agency)]);
  return { offer, agency, metadata, configuration, type, accreditation, agencyNames };
}

async function receive(wallet, found, transactionCode) {
  const { offer, metadata, configuration, agency, type, agencyNames } = found;
  const token = await askToken(metadata, offer, transactionCode);
  const given = await askCredential(metadata, configuration, token.access_token, nowSeconds());
  const jwt = decodeJws(given.text.split("~")[0]);
  const { jwk } = await issuerKey(offer.issuer, String(jwt.header.kid ?? ""));
  const read = await checkReceived(given, { issuer: offer.issuer, vct: configuration.vct, issuerKey: jwk, now: nowSeconds() });
  let status = "";
  try {
    status = await statusNow(read, nowSeconds());
  } catch (error) {
    console.warn(error);
  }
  const id = toHex(randomBytes(8));
  await wallet.put("credential", id, { text: given.text, secretJwk: given.secretJwk, format: "dc+sd-jwt", type: configuration.vct,
    typeId: type.id, typeName: { name_ko: type.name_ko, name_en: type.name_en }, claimNames: type.claims.map(({ path, ko, en }) => ({ path, ko, en })),
    issuer: offer.issuer, agency, agencyName: agencyNames, from: read.payload.nbf ?? 0, until: read.payload.exp ?? 0, status,
    checked: nowSeconds(), received: nowSeconds() });
  await wallet.put("history", toHex(randomBytes(8)), { kind: "received", time: nowSeconds(), typeName: { name_ko: type.name_ko, name_en: type.name_en },
    agencyName: agencyNames });
  return id;
}

function offerView(place, wallet, found) {
  const { offer, configuration, type, accreditation, agencyNames } = found;
  const output = h("div", { "aria-live": "polite" });
  const isTrusted = Boolean(type && accreditation);
  const title = type ? pick(type, "name") : shownName(configuration.display, configuration.vct);
  const asked = offer.transactionCode;
  const code = asked ? field(t("wallet.tx_code"), h("input", { type: "text", inputmode: asked.isNumeric ? "numeric" : "text", autocomplete: "one-time-code",
    spellcheck: "false", maxlength: String(asked.length || 64), required: true }),
  [asked.length ? t("wallet.tx_code_length", { count: asked.length }) : "", t("wallet.tx_code_help")].filter(Boolean).join(" ")) : null;
  const claims = type ? type.claims.map(({ path }) => claimName(path.split("."), type.claims))
    : configuration.claims.map(({ path, display }) => shownName(display ?? [], path.join(".")));
  const accept = workButton(t("wallet.accept"), async () => {
    const text = code?.input.value.trim() ?? "";
    if (code && (!text || (asked.length && text.length !== asked.length))) {
      replace(output);
      code.fail(t("wallet.tx_code_missing", { count: asked.length || "" }));
      return;
    }
    code?.fail("");
    try {
      const id = await receive(wallet, found, text);
      doneView(place, wallet, id);
    } catch (error) {
      const left = error.body?.attempts_left;
      replace(output, errorBox(error), Number.isSafeInteger(left) ? h("p", {}, t("wallet.attempts_left", { count: left })) : null);
      if (error.code === "issuing.tx_code") code?.fail(t("wallet.tx_code_wrong"));
    }
  }, output);
  show(place, t("wallet.offer_title"), backLink(),
    facts([[t("wallet.issuer"), pick(agencyNames, "name")], [t("wallet.type"), title]]),
    isTrusted
      ? h("div", { class: "box success" }, h("strong", {}, `✓ ${t("wallet.accredited")}`), h("p", {}, t("wallet.accredited_explain")))
      : h("div", { class: "box danger", role: "alert" }, h("strong", {}, `✕ ${t("wallet.not_accredited")}`), h("p", {}, t("wallet.not_accredited_explain"))),
    h("h2", {}, t("wallet.offer_holds")), h("ul", {}, claims.map((name) => h("li", {}, name))),
    isTrusted ? [code?.element ?? null, h("p", { class: "buttons" }, accept, h("a", { class: "button secondary", href: "#" }, t("wallet.decline")))].flat() : null, output);
}

function doneView(place, wallet, id) {
  history.replaceState(null, "", "/wallet");
  const credential = wallet.get("credential", id);
  show(place, t("wallet.received"), h("div", { class: "box success", role: "status" }, h("strong", {}, `✓ ${pick(credential.typeName, "name")}`),
    h("p", {}, t("wallet.received_explain"))),
  h("p", {}, credential.status === "valid" ? badge("good", t("wallet.state.valid")) : null),
  h("p", { class: "buttons" }, h("a", { class: "button", href: `#card/${id}` }, t("wallet.see")), h("a", { class: "button secondary", href: "#" }, t("wallet.to_list"))),
  h("p", { class: "help" }, t("wallet.backup_hint"), " ", h("a", { href: "#settings" }, t("wallet.backup"))));
}

/** `link`: what the page was opened with, or "" where the person types, pastes or scans it. */
export async function receiveView(place, wallet, link = "") {
  if (link) {
    const stage = stageIn(place);
    show(stage, t("wallet.offer_title"), h("p", { role: "status" }, t("wallet.asking_issuer")));
    try {
      const offer = await lookUp(link);
      if (stage.isConnected) offerView(stage, wallet, offer);
    } catch (error) {
      if (stage.isConnected) show(stage, t("wallet.offer_title"), backLink(), errorBox(error));
    }
    return;
  }
  const input = field(t("wallet.link"), h("input", { type: "text", spellcheck: "false", autocomplete: "off", maxlength: "4096" }), t("wallet.link_help"));
  const take = (text) => receiveView(place, wallet, text);
  show(place, t("wallet.receive"), backLink(), h("p", {}, t("wallet.receive_explain")), h("h2", {}, t("wallet.scan")),
    scanBlock(take, t("wallet.scan")),
    h("h2", {}, t("wallet.paste")), h("form", { onsubmit: (event) => {
      event.preventDefault();
      const text = input.input.value.trim();
      input.fail(text ? "" : t("wallet.link_missing"));
      if (text) take(text);
    } }, input.element, h("button", { type: "submit" }, t("wallet.go_on"))));
}
