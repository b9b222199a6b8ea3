// SPDX-License-Identifier: Apache-2.0
// A wallet without an identity: make one, join one with this device, or come back with the help of guardians.
import { field, h, replace } from "../dom.js";
import { pick, t } from "../i18n.js";
import { checkNumber, deviceCode, isMaruDid, multikeyOf } from "./codes.js";
import { showCode } from "./code_box.js";
import { worker } from "./busy.js";
import { agencies, create, documentOf, freshKey, recoveriesOf, remember, rowOfKey } from "./record.js";

const MOST_NAME = 40;
const isPhone = () => navigator.userAgentData?.mobile ?? /Mobi|Android/.test(navigator.userAgent);

export function agencyField(rows, chosen = "") {
  const select = h("select", {}, h("option", { value: "" }, t("identity.agency_none")),
    rows.map((row) => h("option", { value: row.id, selected: row.id === chosen }, pick(row, "name"))));
  return field(t("identity.agency"), select, t("identity.agency_help"));
}

export function nameField() {
  const name = field(t("identity.device_name"), h("input", { type: "text", maxlength: String(MOST_NAME), autocomplete: "off", value: t(isPhone() ? "identity.device_phone" : "identity.device_computer") }),
    t("identity.device_name_help"));
  return name;
}

async function makeSection(wallet, reload) {
  const { output, run } = worker();
  const name = nameField();
  const agency = agencyField(await agencies());
  const button = h("button", { type: "submit" }, t("identity.make"));
  return h("section", {}, h("h2", {}, t("identity.make_title")), h("p", {}, t("identity.make_explain")),
    h("form", { onsubmit: async (event) => {
      event.preventDefault();
      if (await run(button, () => create(wallet, { name: name.input.value.trim(), agency: agency.input.value }))) await reload();
    } }, name.element, agency.element, h("p", {}, button)), output);
}

/** How a recovery with this key stands, in words. */
function standing(recovery) {
  if (!recovery) return t("identity.recover_not_yet");
  const needed = Math.min(...recovery.sets.map((set) => set.needed));
  return t(recovery.state === "waiting" ? "identity.recover_waiting" : "identity.recover_open", { count: recovery.approvals.length, needed });
}

/** The code of this device for an identity that exists, and a button that looks whether it was taken in. */
async function joinPlace(place, wallet, did, name, isRecovery, reload) {
  const { number, key } = await freshKey(wallet);
  const multikey = multikeyOf(key.did);
  const { output, run } = worker();
  const state = h("p", { role: "status" });
  const look = h("button", { type: "button", onclick: () => run(look, async () => {
    const row = await rowOfKey(key.did);
    if (row?.key.did === did && row.key.state === "listed") {
      await remember(wallet, did, number);
      await reload();
      return;
    }
    const recoveries = isRecovery ? await recoveriesOf(did) : [];
    replace(state, isRecovery ? standing(recoveries.find(({ keys }) => keys.some((one) => one.key === multikey))) : t("identity.join_not_yet"));
  }) }, t("identity.look"));
  replace(place, h("div", { class: "box info" }, h("p", {}, t(isRecovery ? "identity.recover_give" : "identity.join_give")),
    h("p", {}, t("identity.check_number"), " ", h("strong", { class: "check-number" }, checkNumber(multikey)))),
  await showCode(await deviceCode(key, did, name), t("identity.device_code")), h("p", { class: "buttons" }, look), state, output);
}

function joinSection(wallet, reload, isRecovery) {
  const { output, run } = worker();
  const did = field(t("identity.did"), h("input", { type: "text", autocomplete: "off", spellcheck: "false", placeholder: "did:maru:…" }), t("identity.did_help"));
  const name = nameField();
  const place = h("div", {});
  const button = h("button", { type: "submit", class: "secondary" }, t(isRecovery ? "identity.recover_code" : "identity.join_code"));
  return h("details", {}, h("summary", {}, t(isRecovery ? "identity.recover_title" : "identity.join_title")),
    h("p", {}, t(isRecovery ? "identity.recover_explain" : "identity.join_explain")),
    h("form", { novalidate: true, onsubmit: async (event) => {
      event.preventDefault();
      const text = did.input.value.trim();
      did.fail(isMaruDid(text) ? "" : t("identity.did_bad"));
      if (!isMaruDid(text)) return;
      await run(button, async () => {
        const document = await documentOf(text);
        if (document?.state !== "active") {
          did.fail(t(document ? "identity.did_ended" : "identity.did_unknown"));
          return;
        }
        await joinPlace(place, wallet, text, name.input.value.trim(), isRecovery, reload);
      });
    } }, did.element, name.element, h("p", {}, button)), output, place);
}

export async function startView(wallet, reload) {
  return [await makeSection(wallet, reload), h("section", {}, h("h2", {}, t("identity.have_one")),
    joinSection(wallet, reload, false), joinSection(wallet, reload, true))];
}
