// SPDX-License-Identifier: Apache-2.0
// My digital identity: a did:maru of the visitor's own, made from the wallet's seed in this browser. Making it, its
// devices, guardians and recovery, its history, its end.
import { submit } from "../api.js";
import { badge, facts, h, replace, table } from "../dom.js";
import { count, dateTime, hasText, t } from "../i18n.js";
import { onBlockLater } from "../live.js";
import { letGo } from "../opened.js";
import { hashText } from "../parts/evidence.js";
import { stateCheck } from "../parts/state_check.js";
import { redraws, rounds } from "../redraws.js";
import { start } from "../shell.js";
import { walletGate } from "../wallet/gate.js";
import { multikeyOf } from "../identity/codes.js";
import { devicesSection } from "../identity/devices.js";
import { guardedSection, guardiansSection, recoveriesSection } from "../identity/guardians.js";
import { agencies, documentOf, forget, ownIdentity, versionsOf } from "../identity/record.js";
import { agencyField, startView } from "../identity/start.js";
import { surely, worker } from "../identity/busy.js";

const changeText = (change) => (hasText(`identity.change.${change}`) ? t(`identity.change.${change}`) : change);

async function historySection(did) {
  const versions = await versionsOf(did);
  return h("section", {}, h("h2", {}, t("identity.history")), h("p", {}, t("identity.history_explain")),
    table(t("identity.history"), [
      { label: t("identity.version"), number: true, cell: (row) => count(row.version) },
      { label: t("identity.change"), cell: (row) => changeText(row.change) },
      { label: t("identity.when"), cell: (row) => dateTime(row.time) },
      { label: t("identity.proof"), cell: (row) => h("a", { href: `/receipt?id=${row.transaction}` }, t("identity.to_receipt")) },
    ], versions));
}

async function agencySection(identity, document, reload) {
  const { output, run } = worker();
  const agency = agencyField(await agencies(), document.agency);
  const button = h("button", { type: "submit", class: "secondary" }, t("identity.agency_save"));
  return h("details", {}, h("summary", {}, t("identity.agency_change")), h("p", {}, t("identity.agency_explain")),
    h("form", { onsubmit: async (event) => {
      event.preventDefault();
      const payload = { did: identity.did, services: document.services, agency: agency.input.value };
      if (!(await run(button, () => submit(identity.key, "did", "update", payload)))) return;
      letGo(button);
      await reload();
    } }, agency.element, h("p", {}, button)), output);
}

function head(identity, document) {
  const isActive = document.state === "active";
  return h("section", {}, h("p", {}, isActive ? badge("good", t("identity.active")) : badge("danger", t("identity.ended"))),
    facts([[t("identity.did"), hashText(identity.did)], [t("identity.created"), dateTime(document.created)],
      [t("identity.version"), count(document.version)], [t("identity.updated"), dateTime(document.updated)]]),
    stateCheck("documents", identity.did, t("identity.check"), "did"),
    h("p", { class: "help" }, h("a", { href: `/1.0/identifiers/${identity.did}` }, t("identity.to_document"))));
}

function endSection(wallet, identity, document, mayChange, reload) {
  if (document.state !== "active") {
    return h("section", {}, h("div", { class: "box warning" }, t("identity.ended_explain")), surely({ label: t("identity.again"), question: t("identity.again_question"),
      confirm: t("identity.again_now"), work: async () => {
        await forget(wallet);
        await reload();
      } }));
  }
  if (!mayChange) return null;
  return h("section", {}, h("h2", {}, t("identity.end")), h("p", {}, t("identity.end_explain")),
    surely({ label: t("identity.end_open"), question: t("identity.end_question"), confirm: t("identity.end_now"), work: async () => {
      await submit(identity.key, "did", "deactivate", { did: identity.did });
      await reload();
    } }));
}

async function identityView(wallet, identity, reload) {
  const document = await documentOf(identity.did);
  if (document === null) {
    await forget(wallet);
    return startView(wallet, reload);
  }
  identity.version = document.version;
  const isActive = document.state === "active";
  const own = document.keys.find(({ key }) => key === multikeyOf(identity.key.did));
  const mayChange = isActive && own?.use === "control";
  return [
    head(identity, document),
    isActive ? devicesSection(wallet, identity, document, reload) : null,
    isActive ? await guardiansSection(wallet, identity, document, mayChange, reload) : null,
    mayChange ? await agencySection(identity, document, reload) : null,
    isActive ? guardedSection(wallet, identity, reload) : null,
    await historySection(identity.did),
    endSection(wallet, identity, document, mayChange, reload),
  ];
}

const heading = () => [h("h1", {}, t("identity.title")), h("p", { class: "lead" }, t("identity.lead"))];

/** Whether this device's key may change the identity. */
async function mayChangeNow(identity) {
  const document = await documentOf(identity.did);
  return document?.state === "active" && document.keys.some(({ key, use }) => use === "control" && key === multikeyOf(identity.key.did));
}

async function open(place, wallet) {
  let identity = null;
  const alarm = h("div", {});
  const stage = h("div", {});
  const nextAlarm = rounds();
  const isAsking = () => alarm.querySelector(".surely [aria-expanded=true]") !== null;
  const alarmSection = async () => (identity ? recoveriesSection(identity, await mayChangeNow(identity), reload) : null);
  const warn = async () => {
    const mine = nextAlarm();
    const section = await alarmSection();
    if (mine.isLast() && !isAsking()) replace(alarm, section);
  };
  const nextIdentity = rounds();
  const read = async () => {
    const mine = nextIdentity();
    const found = await ownIdentity(wallet);
    if (mine.isLast()) identity = found;
    const parts = found ? await identityView(wallet, found, reload) : await startView(wallet, reload);
    return { parts: parts.filter(Boolean), section: await alarmSection() };
  };
  // A wallet that is closed takes the stage off the page: what is still being read is drawn where nobody sees it.
  const page = redraws(stage, read, ({ parts, section }) => {
    nextAlarm();
    replace(alarm, section);
    replace(stage, heading(), alarm, ...parts);
  });
  const reload = page.now;
  await page.now();
  if (!wallet.isOpen) return;
  replace(place, page.bar, stage);
  const title = stage.querySelector("h1");
  title.tabIndex = -1;
  title.focus();
  // What this page did itself is drawn already, maybe since the block was told.
  const isMine = ({ type, data }) => type.startsWith("did.") && data.did === identity?.did && !(data.version <= identity.version);
  const concerns = (block) => wallet.isOpen && identity !== null && (block.truncated || (block.events ?? []).some(isMine));
  const end = onBlockLater(concerns, async (block) => {
    if (!concerns(block)) return;
    // Somebody's try to take the identity over shows itself at once; what is opened, also while this is read, is left alone.
    if (!(await page.whenFree())) await warn();
  });
  wallet.onClose(end);
}

start("identity", "identity.title", async (main) => {
  const place = h("div", { class: "narrow identity-page" });
  replace(main, place);
  await walletGate(place, (wallet) => open(place, wallet), { heading: heading() });
});
