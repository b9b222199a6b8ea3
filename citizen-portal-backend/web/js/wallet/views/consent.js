// SPDX-License-Identifier: Apache-2.0
// A service asks: who it is, why, what it is registered for on the chain, what it asks, and what goes to it. Nothing is
// sent before the person says so, nothing at all to a service that asks for more than it may.
import { toHex } from "../../core/bytes.js";
import { randomBytes } from "../../core/crypto.js";
import { facts, field, h, replace } from "../../dom.js";
import { pick, t } from "../../i18n.js";
import { scanBlock } from "../../parts/scan.js";
import { stageIn } from "../../redraws.js";
import { errorBox } from "../../shell.js";
import { chosenQueries, isEnough, planOf } from "../consent.js";
import { holderKey } from "../jose.js";
import { agencyNamesOf, typeIdsOf, verifierOf } from "../registry.js";
import { fetchRequest, parseRequestLink, sendPresentation, sendRefusal } from "../requests.js";
import { claimList, present, readSdJwt } from "../sd_jwt.js";
import { claimName, claimValue, credentialTitle, inOrder, issuerTitle, nowSeconds, untilText } from "../words.js";
import { backLink, show, workButton } from "./frame.js";

async function held(wallet) {
  const now = nowSeconds();
  const usable = wallet.list("credential").filter(({ value }) => (!value.until || value.until > now) && !["revoked", "suspended"].includes(value.status));
  return Promise.all(usable.map(async ({ id, value }) => {
    const read = await readSdJwt(value.text);
    return { id, value, read, format: value.format, type: value.type, claims: read.claims };
  }));
}

const remember = (wallet, entry) => wallet.put("history", toHex(randomBytes(8)), { time: nowSeconds(), ...entry });

const namesOf = (verifier) => ({ name_ko: verifier.name_ko, name_en: verifier.name_en });
const purposeOf = (verifier) => ({ purpose_ko: verifier.purpose_ko, purpose_en: verifier.purpose_en });

function whoAsks(request, verifier, agency) {
  if (!verifier) {
    return h("div", { class: "box danger", role: "alert" }, h("strong", {}, `✕ ${t("wallet.unregistered")}`), h("p", {}, t("wallet.unregistered_explain")),
      h("p", {}, h("code", {}, request.clientId)));
  }
  return h("div", {}, facts([[t("wallet.who"), pick(verifier, "name")], [t("wallet.agency"), pick(agency, "name")], [t("wallet.why"), pick(verifier, "purpose")]]),
    h("div", { class: "box success" }, h("strong", {}, `✓ ${t("wallet.registered")}`), h("p", {}, t("wallet.registered_explain"))));
}

const registeredList = (verifier) => h("details", {}, h("summary", {}, t("wallet.may_ask")),
  h("ul", {}, (verifier?.claims ?? []).map((one) => h("li", {}, claimName(one.path.split("."), [])))));

/** What stands in the credential itself and goes along whatever is chosen. */
const openClaims = (credential) => claimList(credential.read).filter(({ hidden }) => !hidden);

/** Every claim of a set with its box; more than one credential or set is a choice. */
function askBlock(ask, onChange) {
  const state = { option: ask.options[0], ticked: [] };
  const place = h("div");
  const draw = () => {
    const { credential, sets } = state.option;
    const most = new Map(sets.flat().map(({ claim, places }) => [claim.path.join("."), places]));
    state.ticked = [...most.values()].flatMap((places) => places.map(({ path }) => path));
    replace(place, h("p", {}, h("strong", {}, credentialTitle(credential.value)), ` · ${issuerTitle(credential.value)} · ${untilText(credential.value)}`),
      h("fieldset", {}, h("legend", {}, t("wallet.will_show")), [...most.values()].flat().map(({ path, value }) => {
        const box = h("input", { type: "checkbox", checked: true });
        box.addEventListener("change", () => {
          state.ticked = box.checked ? [...state.ticked, path] : state.ticked.filter((one) => one !== path);
          onChange();
        });
        return h("label", { class: "choice" }, box, h("span", {}, `${claimName(path, credential.value.claimNames)}: `, h("strong", {}, claimValue(path, value))));
      }), openClaims(credential).filter(({ path }) => !most.has(path.join("."))).map(({ path, value }) => h("label", { class: "choice" },
        h("input", { type: "checkbox", checked: true, disabled: true }), h("span", {}, `${claimName(path, credential.value.claimNames)}: `, h("strong", {}, claimValue(path, value)),
          h("span", { class: "help" }, ` ${t("wallet.always_shown")}`)))), most.size === 0 ? h("p", {}, t("wallet.only_type")) : null));
    onChange();
  };
  const choice = ask.options.length > 1 ? field(t("wallet.which"), h("select", { onchange: (event) => {
    state.option = ask.options[Number(event.target.value)];
    draw();
  } }, ask.options.map(({ credential }, i) => h("option", { value: String(i) }, `${credentialTitle(credential.value)} (${issuerTitle(credential.value)})`)))) : null;
  return { state, ask, draw, element: h("section", {}, choice?.element ?? null, place) };
}

function keptBack(state) {
  const { credential } = state.option;
  const isTicked = (path) => state.ticked.some((one) => one.every((step, i) => step === path[i]));
  const kept = inOrder(claimList(credential.read), credential.value.claimNames).filter(({ path, hidden }) => hidden && !isTicked(path));
  return [...new Set(kept.map(({ path }) => claimName(path, credential.value.claimNames)))];
}

function leave(next) {
  if (next) location.assign(next);
}

function readyView(place, wallet, request, verifier, agency, asks) {
  const output = h("div", { "aria-live": "polite" });
  const kept = h("p", { class: "help" });
  const short = h("p", { class: "error", role: "alert" });
  const chosen = chosenQueries(request, asks);
  const onChange = () => {
    replace(kept, t("wallet.kept_back", { claims: blocks.flatMap(({ state }) => keptBack(state)).join(", ") || "–" }));
    const isAll = blocks.every(({ state }) => isEnough(state.option.sets, state.ticked));
    send.disabled = !isAll;
    replace(short, isAll ? "" : t("wallet.not_enough"));
  };
  const send = workButton(t("wallet.send"), async () => {
    const tokens = {};
    // As it stood when it was pressed: what is ticked afterwards is neither sent nor noted.
    const sent = blocks.map(({ ask, state }) => ({ ask, credential: state.option.credential, ticked: [...state.ticked] }));
    for (const { ask, credential, ticked } of sent) {
      tokens[ask.query.id] = [await present(credential.read, ticked, await holderKey(credential.value.secretJwk),
        { audience: request.clientId, nonce: request.nonce, now: nowSeconds() })];
    }
    const next = await sendPresentation(request, tokens);
    for (const { credential, ticked } of sent) {
      await remember(wallet, { kind: "shown", clientId: request.clientId, verifierName: namesOf(verifier), purpose: purposeOf(verifier),
        typeName: credential.value.typeName, claims: [...ticked, ...openClaims(credential).map(({ path }) => path)].map((path) => claimName(path, credential.value.claimNames)) });
    }
    history.replaceState(null, "", "/wallet");
    show(place, t("wallet.sent"), h("div", { class: "box success", role: "status" }, h("strong", {}, `✓ ${t("wallet.sent_explain")}`)),
      h("p", { class: "buttons" }, next ? h("a", { class: "button", href: next }, t("wallet.back_to_service")) : null, h("a", { class: "button secondary", href: "#" }, t("wallet.to_list"))));
    leave(next);
  }, output);
  const blocks = chosen.map((ask) => askBlock(ask, () => blocks && onChange()));
  const decline = workButton(t("wallet.refuse"), async () => {
    const next = await sendRefusal(request);
    await remember(wallet, { kind: "declined", clientId: request.clientId, verifierName: namesOf(verifier), purpose: purposeOf(verifier),
      claims: chosen.flatMap(({ query }) => query.claims.map(({ path }) => claimName(path, []))) });
    history.replaceState(null, "", "/wallet");
    show(place, t("wallet.refused"), h("p", {}, t("wallet.refused_explain")), backLink());
    leave(next);
  }, output, { class: "secondary" });
  show(place, t("wallet.asked"), whoAsks(request, verifier, agency), blocks.map(({ element }) => element), short, kept,
    h("p", { class: "buttons" }, send, decline), output, registeredList(verifier));
  for (const { draw } of blocks) draw();
}

/** Nothing can be sent: why, and a way to tell the service no. */
async function cannotView(place, wallet, request, verifier, agency, plan) {
  const output = h("div", { "aria-live": "polite" });
  const refused = plan.asks.flatMap((ask) => ask.refused);
  const why = plan.kind === "beyond"
    ? h("div", { class: "box danger", role: "alert" }, h("strong", {}, `✕ ${t("wallet.beyond")}`), h("p", {}, t("wallet.beyond_explain")),
      h("ul", {}, refused.map((path) => h("li", {}, claimName(path.map(String), [])))))
    : plan.kind === "missing" ? h("div", { class: "box warning", role: "alert" }, h("strong", {}, `! ${t("wallet.missing")}`), h("p", {}, t("wallet.missing_explain")))
      : null;
  if (plan.kind !== "missing") {
    await remember(wallet, { kind: "refused", clientId: request.clientId, verifierName: verifier ? namesOf(verifier) : null, purpose: verifier ? purposeOf(verifier) : null,
      claims: plan.asks.flatMap(({ query }) => query.claims.map(({ path }) => claimName(path.map(String), []))) });
  }
  show(place, t("wallet.asked"), whoAsks(request, verifier, agency), why, registeredList(verifier), h("p", { class: "buttons" },
    workButton(t("wallet.tell_no"), async () => {
      const next = await sendRefusal(request);
      history.replaceState(null, "", "/wallet");
      show(place, t("wallet.refused"), h("p", {}, t("wallet.refused_explain")), backLink());
      leave(next);
    }, output), h("a", { class: "button secondary", href: "#" }, t("wallet.to_list"))), output);
}

/** `link`: what the page was opened with, or "" where the person pastes or scans it. */
export async function consentView(place, wallet, link = "") {
  if (!link) {
    const input = field(t("wallet.request_link"), h("input", { type: "text", spellcheck: "false", autocomplete: "off", maxlength: "4096" }));
    show(place, t("wallet.answer"), backLink(), h("p", {}, t("wallet.answer_explain")), scanBlock((text) => consentView(place, wallet, text), t("wallet.scan")),
      h("form", { onsubmit: (event) => {
        event.preventDefault();
        const text = input.input.value.trim();
        input.fail(text ? "" : t("wallet.link_missing"));
        if (text) consentView(place, wallet, text);
      } }, input.element, h("button", { type: "submit" }, t("wallet.go_on"))));
    return;
  }
  const stage = stageIn(place);
  show(stage, t("wallet.asked"), h("p", { role: "status" }, t("wallet.asking_service")));
  try {
    const request = await fetchRequest(parseRequestLink(link), nowSeconds());
    const [verifier, typeIds, credentials] = await Promise.all([verifierOf(request.clientId, nowSeconds()),
      typeIdsOf(request.query.queries.flatMap((query) => query.types ?? [])), held(wallet)]);
    const agency = verifier ? await agencyNamesOf(verifier.agency) : null;
    const plan = planOf(request, verifier, credentials, typeIds);
    if (!stage.isConnected) return;
    if (plan.kind === "ready") readyView(stage, wallet, request, verifier, agency, plan.asks);
    else await cannotView(stage, wallet, request, verifier, agency, plan);
  } catch (error) {
    console.warn(error);
    if (stage.isConnected) show(stage, t("wallet.asked"), backLink(), errorBox(error));
  }
}
