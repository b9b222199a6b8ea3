// SPDX-License-Identifier: Apache-2.0
// Guardians: people who may approve a recovery. Their owner keeps who they are; the chain holds hashes only.
import { submit } from "../api.js";
import { field, h, replace } from "../dom.js";
import { dateTime, shortId, t } from "../i18n.js";
import { letGo } from "../opened.js";
import { checkFields, summaryPlace } from "../parts/error_summary.js";
import { checkNumber, guardianCode, guardianCommitment, isPersonDid, newSalt, readDeviceCode, readGuardianCode } from "./codes.js";
import { showCode, takeCode } from "./code_box.js";
import { surely, worker } from "./busy.js";
import { documentOf, dropGuard, guarded, guardFor, guardians, keepGuard, keepGuardians, recoveriesOf } from "./record.js";

const LEAST = 2;
const MOST = 10;

async function codesOf(wallet, identity) {
  return Promise.all(guardians(wallet).map(async ({ did, salt }) => h("details", {},
    h("summary", {}, t("identity.guardian_code_for", { who: shortId(did) })), h("p", {}, t("identity.guardian_code_explain")),
    await showCode(guardianCode(identity.did, did, salt), t("identity.guardian_code")))));
}

function guardianForm(wallet, identity, reload) {
  const { output, run } = worker();
  const summary = summaryPlace();
  const list = field(t("identity.guardian_dids"), h("textarea", { rows: "5", autocomplete: "off", spellcheck: "false" }), t("identity.guardian_dids_help", { least: LEAST, most: MOST }));
  list.input.value = guardians(wallet).map(({ did }) => did).join("\n");
  const needed = field(t("identity.guardians_needed"), h("input", { type: "number", min: String(LEAST), max: String(MOST), value: "2" }), t("identity.guardians_needed_help"));
  const button = h("button", { type: "submit" }, t("identity.guardians_save"));
  return h("details", {}, h("summary", {}, t("identity.guardians_set")), h("p", {}, t("identity.guardians_explain")), summary,
    h("form", { novalidate: true, onsubmit: async (event) => {
      event.preventDefault();
      const dids = [...new Set(list.input.value.split(/\s+/).filter(Boolean))];
      const count = Number(needed.input.value);
      const isGood = dids.length >= LEAST && dids.length <= MOST && dids.every((did) => isPersonDid(did) && did !== identity.did);
      const isCount = Number.isInteger(count) && count >= LEAST && count <= dids.length;
      if (!checkFields(summary, [[list, isGood ? "" : t("identity.guardian_dids_bad", { least: LEAST, most: MOST })],
        [needed, isCount || !isGood ? "" : t("identity.guardians_needed_bad", { least: LEAST, most: dids.length })]])) return;
      const done = await run(button, async () => {
        const chosen = dids.map((did) => ({ did, salt: newSalt() }));
        const members = await Promise.all(chosen.map(({ did, salt }) => guardianCommitment(salt, did)));
        // Kept first: without the salts a recovery could never be asked for.
        const before = guardians(wallet);
        await keepGuardians(wallet, chosen);
        try {
          await submit(identity.key, "did", "setGuardians", { did: identity.did, needed: count, members });
        } catch (error) {
          await keepGuardians(wallet, before);
          throw error;
        }
      });
      if (!done) return;
      letGo(button);
      await reload();
    } }, list.element, needed.element, h("p", {}, button)), output);
}

/** My own guardians. */
export async function guardiansSection(wallet, identity, document, mayChange, reload) {
  const { needed, members } = document.guardians;
  const knows = guardians(wallet).length === members.length;
  return h("section", { "aria-labelledby": "identity-guardians" }, h("h2", { id: "identity-guardians" }, t("identity.guardians")),
    members.length ? h("p", {}, t("identity.guardians_are", { count: members.length, needed })) : h("div", { class: "box info" }, t("identity.guardians_none")),
    members.length && !knows ? h("p", { class: "help" }, t("identity.guardians_elsewhere")) : null,
    members.length && knows ? await codesOf(wallet, identity) : null,
    mayChange ? guardianForm(wallet, identity, reload) : null,
    mayChange && members.length ? surely({ label: t("identity.guardians_end"), question: t("identity.guardians_end_question"), confirm: t("identity.guardians_end_now"), work: async () => {
      await submit(identity.key, "did", "setGuardians", { did: identity.did, needed: 0, members: [] });
      await keepGuardians(wallet, []);
      await reload();
    } }) : null);
}

/** Requests to recover this identity: its owner can stop one. */
export async function recoveriesSection(identity, mayChange, reload) {
  const running = await recoveriesOf(identity.did);
  if (!running.length) return null;
  return h("section", {}, h("div", { class: "box danger", role: "alert" }, h("h2", {}, t("identity.attack")), h("p", {}, t("identity.attack_explain")),
    running.map((recovery) => h("div", {}, h("p", {}, t("identity.attack_one", { when: dateTime(recovery.opened), count: recovery.approvals.length, due: dateTime(recovery.due) })),
      mayChange ? surely({ label: t("identity.attack_stop"), question: t("identity.attack_question"), confirm: t("identity.attack_stop_now"), kind: "danger", work: async () => {
        await submit(identity.key, "did", "cancelRecovery", { did: identity.did, recovery: recovery.id });
        await reload();
      } }) : null))));
}

/** The guardian's part: the request, or one more approval of the same new key. */
async function approve(wallet, identity, code) {
  const guard = guardFor(wallet, code.did);
  const shown = { did: code.did, guardian: guard.guardian, salt: guard.salt };
  const mine = await guardianCommitment(guard.salt, guard.guardian);
  const same = (await recoveriesOf(code.did)).find(({ keys }) => keys.length === 1 && keys[0].key === code.key);
  if (same?.approvals.some(({ guardian }) => guardian === mine)) return { state: same.state, isOld: true };
  const result = same
    ? await submit(identity.key, "did", "approveRecovery", { ...shown, recovery: same.id })
    : await submit(identity.key, "did", "requestRecovery", { ...shown, keys: [{ key: code.key, use: "control", name: code.name, proof: code.proof }] });
  return { state: result.data.state, isOld: false };
}

function helpForm(wallet, identity) {
  const place = h("div", { "aria-live": "polite" });
  const use = (code) => {
    if (!guardFor(wallet, code.did)) {
      replace(place, h("div", { class: "box danger", role: "alert" }, t("identity.not_guarded")));
      return;
    }
    const { output, run } = worker();
    const button = h("button", { type: "button", class: "danger", onclick: () => run(button, async () => {
      const { state, isOld } = await approve(wallet, identity, code);
      replace(place, h("div", { class: "box success", role: "status" }, h("strong", {}, `✓ ${t(isOld ? "identity.help_already" : "identity.help_done")}`),
        h("p", {}, t(state === "waiting" ? "identity.help_enough" : "identity.help_more"))));
    }) }, t("identity.help_now"));
    replace(place, h("div", { class: "box warning" }, h("strong", {}, t("identity.help_check")), h("p", {}, t("identity.help_check_explain")),
      h("p", {}, t("identity.check_number"), " ", h("strong", { class: "check-number" }, checkNumber(code.key))), h("p", { class: "buttons" }, button), output));
    button.focus();
  };
  return h("details", {}, h("summary", {}, t("identity.help")), h("p", {}, t("identity.help_explain")),
    takeCode({ label: t("identity.device_code"), button: t("identity.read_code"), read: readDeviceCode, use }), place);
}

function takeGuardForm(wallet, identity, reload) {
  const { output, run } = worker();
  return h("details", {}, h("summary", {}, t("identity.guard_take")), h("p", {}, t("identity.guard_take_explain")),
    takeCode({ label: t("identity.guardian_code"), button: t("identity.read_code"), read: readGuardianCode, use: async (code) => {
      const done = await run(null, async () => {
        const document = await documentOf(code.did);
        const mine = await guardianCommitment(code.salt, code.guardian);
        const isMe = [identity.did, identity.key.did].includes(code.guardian);
        if (!isMe || !document?.guardians.members.includes(mine)) throw Object.assign(new Error(t("identity.guard_not_me")), { code: "identity.guard_not_me" });
        await keepGuard(wallet, code);
      });
      if (!done) return;
      letGo(output);
      await reload();
    } }), output);
}

/** Whom I guard. */
export function guardedSection(wallet, identity, reload) {
  const list = guarded(wallet);
  return h("section", { "aria-labelledby": "identity-guarded" }, h("h2", { id: "identity-guarded" }, t("identity.guarded")),
    list.length ? h("ul", { class: "cards one" }, list.map(({ did }) => h("li", { class: "card" }, h("p", {}, h("code", { class: "did" }, did)),
      surely({ label: t("identity.guard_drop"), question: t("identity.guard_drop_question"), confirm: t("identity.guard_drop_now"), work: async () => {
        await dropGuard(wallet, did);
        await reload();
      } })))) : h("p", {}, t("identity.guarded_none")),
    takeGuardForm(wallet, identity, reload), list.length ? helpForm(wallet, identity) : null);
}
