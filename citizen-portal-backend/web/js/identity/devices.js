// SPDX-License-Identifier: Apache-2.0
// The keys of an identity: this device's, other devices', passkeys; adding, changing and taking them out.
import { submit } from "../api.js";
import { badge, facts, field, h, replace } from "../dom.js";
import { dateTime, t } from "../i18n.js";
import { checkNumber, multikeyOf, readDeviceCode } from "./codes.js";
import { takeCode } from "./code_box.js";
import { surely, worker } from "./busy.js";
import { rotate } from "./record.js";

const useText = (use) => t(`identity.use.${use}`);

function keyCard(key, wallet, identity, mayChange, reload) {
  const isOwn = key.key === multikeyOf(identity.key.did);
  const title = key.name || t(key.credential ? "identity.passkey" : "identity.device_nameless");
  const own = isOwn && mayChange ? surely({ label: t("identity.rotate"), question: t("identity.rotate_question"), confirm: t("identity.rotate_now"),
    work: async () => {
      await rotate(wallet, identity);
      await reload();
    } }) : null;
  const remove = !isOwn && mayChange ? surely({ label: t("identity.remove"), question: t("identity.remove_question", { name: title }), confirm: t("identity.remove_now"),
    work: async () => {
      await submit(identity.key, "did", "removeDevice", { did: identity.did, key: key.key });
      await reload();
    } }) : null;
  return h("li", { class: "card", "data-key": key.key }, h("h3", {}, title, " ", isOwn ? badge("good", t("identity.this_device")) : null),
    facts([[t("identity.use"), useText(key.use)], [t("identity.added"), dateTime(key.added)], [t("identity.check_number"), checkNumber(key.key)]]), own, remove);
}

/** What was scanned is shown and compared before it is sent. */
function confirmDevice(place, code, identity, reload) {
  const { output, run } = worker();
  const use = field(t("identity.may"), h("select", {}, ["control", "sign"].map((one) => h("option", { value: one }, useText(one)))), t("identity.may_help"));
  const button = h("button", { type: "button", onclick: () => run(button, async () => {
    await submit(identity.key, "did", "addDevice", { did: identity.did, device: { key: code.key, use: use.input.value, name: code.name, proof: code.proof } });
    await reload();
  }) }, t("identity.add_now"));
  replace(place, h("div", { class: "box warning" }, h("p", {}, t("identity.compare")),
    facts([[t("identity.device_name"), code.name || t("identity.device_nameless")], [t("identity.check_number"), h("strong", { class: "check-number" }, checkNumber(code.key))]]),
    use.element, h("p", { class: "buttons" }, button), output));
  button.focus();
}

function addSection(identity, reload) {
  const place = h("div", { "aria-live": "polite" });
  return h("details", {}, h("summary", {}, t("identity.add")), h("p", {}, t("identity.add_explain")),
    takeCode({ label: t("identity.device_code"), button: t("identity.read_code"), read: readDeviceCode, use: (code) => {
      if (code.did === identity.did) confirmDevice(place, code, identity, reload);
      else replace(place, h("div", { class: "box danger", role: "alert" }, t("identity.code_other")));
    } }), place);
}

export function devicesSection(wallet, identity, document, reload) {
  const own = document.keys.find(({ key }) => key === multikeyOf(identity.key.did));
  const mayChange = own?.use === "control";
  return h("section", { "aria-labelledby": "identity-devices" }, h("h2", { id: "identity-devices" }, t("identity.devices")),
    mayChange ? null : h("div", { class: "box warning" }, t(own ? "identity.sign_only" : "identity.not_listed")),
    h("ul", { class: "cards one" }, document.keys.map((key) => keyCard(key, wallet, identity, mayChange, reload))),
    mayChange ? addSection(identity, reload) : null);
}
