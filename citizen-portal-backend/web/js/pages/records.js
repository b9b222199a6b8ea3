// SPDX-License-Identifier: Apache-2.0
// What public offices keep about me, who looked at it and why, my consents, and requests with their deadlines. Everything
// is asked with the person's own session; requests and consents are signed in this browser by the wallet.
import { config, get, submit } from "../api.js";
import { badge, facts, field, h, hold, isHeld, replace, table } from "../dom.js";
import { rememberFocus } from "../focus.js";
import { dateOnly, dateTime, hasText, pick, t } from "../i18n.js";
import { checkFields, summaryPlace } from "../parts/error_summary.js";
import { rounds, stageIn } from "../redraws.js";
import { own, send, session, signInWithKey, signOut } from "../session.js";
import { errorBox, start } from "../shell.js";
import { walletGate } from "../wallet/gate.js";

const KEY_NAME = "privacy";
const MAX_DETAIL = 1000;
const word = (group, value) => (hasText(`records.${group}.${value}`) ? t(`records.${group}.${value}`) : value);

const STATE_KIND = { held: "info", pending: "info", separating: "warning", separate: "warning", due: "warning", ordered: "warning", destroyed: "good" };

function recordCard(row, tools) {
  const output = h("div", { "aria-live": "polite" });
  const data = h("div", {}, facts(Object.entries(row.data ?? {}).map(([name, value]) => [name, String(value)])));
  const show = h("button", { type: "button", class: "secondary", onclick: async () => {
    try {
      const whole = await own(`/api/me/records/${encodeURIComponent(row.id)}`);
      replace(data, facts(Object.entries(whole.data).map(([name, value]) => [name, typeof value === "object" ? JSON.stringify(value) : String(value)])));
      show.hidden = true;
    } catch (error) {
      replace(output, errorBox(error));
    }
  } }, t("records.show_whole"));
  return h("article", { class: "card" }, h("h3", {}, pick(row, "class")), h("p", {}, badge(STATE_KIND[row.state] ?? "info", word("state", row.state)),
    row.suspended ? [" ", badge("warning", t("records.suspended"))] : null),
  facts([[t("records.agency"), pick(row, "agency")], [t("records.basis"), row.legal_basis], [t("records.stored"), dateTime(row.stored_at)],
    row.due_at ? [t("records.until"), dateOnly(row.due_at)] : [t("records.until"), t("records.not_counting")], [t("records.number"), h("code", {}, row.id)]]),
  data, h("p", { class: "buttons" }, show, tools(row)), output);
}

function accessTable(rows) {
  if (!rows.length) return h("p", { class: "box success" }, t("records.nobody"));
  return table(t("records.access"), [
    { label: t("records.when"), cell: (row) => dateTime(row.revealed_at) },
    { label: t("records.who"), cell: (row) => `${pick(row, "agency")} · ${pick(row, "officer")}` },
    { label: t("records.what"), cell: (row) => `${pick(row, "class")}: ${row.fields.join(", ")}` },
    { label: t("records.why"), cell: (row) => `${word("purpose", row.purpose)} — ${row.reason}` },
    { label: t("receipt.number"), cell: (row) => h("code", { title: row.transaction }, row.transaction.slice(0, 12)) },
  ], rows);
}

function deadline(row, now) {
  if (row.state !== "open") return row.answered_at ? dateOnly(row.answered_at) : "–";
  const days = Math.ceil((row.deadline - now) / 86_400);
  return h("span", {}, `${dateOnly(row.deadline)} `, days < 0 ? badge("danger", t("records.overdue")) : badge(days <= 3 ? "warning" : "info", t("records.days_left", { days })));
}

function requestTable(rows, now, withdraw) {
  if (!rows.length) return h("p", {}, t("records.no_requests"));
  return table(t("records.requests"), [
    { label: t("records.request"), cell: (row) => word("kind", row.kind) },
    { label: t("records.agency"), cell: (row) => row.agency },
    { label: t("records.received"), cell: (row) => dateTime(row.received_at) },
    { label: t("records.answer_by"), cell: (row) => deadline(row, now) },
    { label: t("milestone.state"), cell: (row) => h("span", {}, word("outcome", row.state), row.reason ? ` — ${row.reason}` : "") },
    { label: t("records.act"), cell: (row) => (row.state === "open" ? withdraw("withdrawRequest", { request: row.id ?? row.key }, t("records.withdraw")) : "–") },
  ], rows);
}

function consentTable(rows, withdraw) {
  if (!rows.length) return h("p", {}, t("records.no_consents"));
  return table(t("records.consents"), [
    { label: t("records.class"), cell: (row) => row.class },
    { label: t("records.recipients"), cell: (row) => row.recipients.join(", ") },
    { label: t("records.why"), cell: (row) => row.purpose },
    { label: t("records.given"), cell: (row) => dateOnly(row.given_at) },
    { label: t("milestone.state"), cell: (row) => word("consent", row.state) },
    { label: t("records.act"), cell: (row) => (row.state === "given" ? withdraw("withdrawConsent", { consent: row.id ?? row.key }, t("records.withdraw")) : "–") },
  ], rows);
}

/** The wallet is opened when something has to be signed, and once only while the page is open. */
class Signer {
  constructor(place) {
    this.place = place;
    this.key = null;
  }

  withKey(work) {
    if (this.key) return work(this.key);
    // A wallet that closes by itself draws its door again, and behind that door what was signed would be signed once more: it
    // stands in a place that is gone by then.
    // What goes wrong behind it is told where it was asked for, not at the door.
    return new Promise((resolve, reject) => {
      walletGate(stageIn(this.place), async (wallet) => {
        const key = await wallet.keyFor(KEY_NAME);
        replace(this.place);
        this.key = key;
        wallet.onClose(() => { this.key = null; });
        await work(key).then(resolve, reject);
      }).catch(reject);
    });
  }
}

/** The work of a button that rests meanwhile. */
async function held(button, work) {
  hold(button, true);
  try {
    await work();
  } finally {
    hold(button, false);
  }
}

async function signInAsPseudonym(key) {
  const { chain } = await config();
  await signInWithKey(key, chain);
}

function requestForm(signer, did, agencies, record, done) {
  const summary = summaryPlace();
  const output = h("div", { "aria-live": "polite" });
  const kinds = record ? ["correction", "suspension", "destruction", "access"] : ["access"];
  const kind = field(t("records.request"), h("select", {}, kinds.map((one) => h("option", { value: one }, word("kind", one)))));
  const agency = field(t("records.agency"), h("select", {}, agencies.map((row) => h("option", { value: row.id }, pick(row, "name")))));
  if (record) agency.input.value = record.agency;
  const button = h("button", { type: "submit" }, t("records.send"));
  const detail = field(t("records.detail"), h("textarea", { rows: "4", maxlength: String(MAX_DETAIL) }), t("records.detail_help"));
  return h("form", { novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    if (isHeld(button)) return;
    const text = detail.input.value.trim();
    if (!checkFields(summary, [[detail, kind.input.value === "correction" && !text ? t("records.detail_needed") : ""]])) return;
    replace(output, h("p", { role: "status" }, t("records.sending")));
    try {
      await signer.withKey((key) => held(button, async () => {
        if (key.did !== did) throw Object.assign(new Error(t("signin.other_wallet")), { code: "portal.other_wallet" });
        const kept = text ? await send("/api/me/details", { body: { text, agency: agency.input.value } }) : null;
        const sent = await submit(key, "privacy", "request", { kind: kind.input.value, agency: agency.input.value,
          ...(record ? { record: record.id } : {}), ...(kept ? { detail: kept.record } : {}) });
        detail.input.value = "";
        replace(output, h("div", { class: "box success", role: "status" }, `✓ ${t("records.sent", { date: dateOnly(sent.data.deadline) })}`));
        await done();
      }));
    } catch (error) {
      replace(output, errorBox(error));
    }
  } }, summary, kind.element, agency.element, detail.element, button, output);
}

function consentForm(signer, did, recipients, done) {
  if (!recipients.length) return null;
  const output = h("div", { "aria-live": "polite" });
  const button = h("button", { type: "submit", class: "secondary" }, t("records.consent_now"));
  const choice = field(t("records.recipient"), h("select", {}, recipients.map((row, i) => h("option", { value: String(i) }, `${row.class} → ${row.agency}: ${row.purpose}`))),
    t("records.recipient_help"));
  return h("details", { class: "no-print" }, h("summary", {}, t("records.consent_give")), h("form", { onsubmit: async (event) => {
    event.preventDefault();
    if (isHeld(button)) return;
    const row = recipients[Number(choice.input.value)];
    replace(output, h("p", { role: "status" }, t("records.sending")));
    try {
      await signer.withKey((key) => held(button, async () => {
        if (key.did !== did) throw Object.assign(new Error(t("signin.other_wallet")), { code: "portal.other_wallet" });
        await submit(key, "privacy", "giveConsent", { class: row.class, recipients: [row.agency], purpose: row.purpose });
        replace(output);
        await done();
      }));
    } catch (error) {
      replace(output, errorBox(error));
    }
  } }, choice.element, button, output));
}

async function show(place, now, reload) {
  const did = now.did;
  const about = `subject=${encodeURIComponent(did)}&limit=100`;
  const [records, access, requests, consents, agencies, recipients, node] = await Promise.all([
    own("/api/me/records"), own("/api/me/access"), own(`/api/own/privacy/requests?${about}`), own(`/api/own/privacy/consents?${about}`),
    get("/api/v1/query/identity/agencies?state=active&limit=500"), get("/api/v1/query/privacy/recipients?state=active&limit=500"), get("/api/v1/node")]);
  const gate = h("div", {});
  const signer = new Signer(gate);
  const mayAsk = did.startsWith("did:key:z6Mk");
  const form = h("div", {});
  const output = h("div", { "aria-live": "polite" });
  const withdraw = (action, payload, text) => {
    if (!mayAsk) return "–";
    const button = h("button", { type: "button", class: "secondary", onclick: async () => {
      if (isHeld(button)) return;
      replace(output);
      try {
        await signer.withKey((key) => held(button, async () => {
          await submit(key, "privacy", action, payload);
          await refresh();
        }));
      } catch (error) {
        replace(output, errorBox(error));
      }
    } }, text);
    return button;
  };
  // What was asked and agreed to is drawn anew by itself: what is being written above and below it stays.
  const [asked, given] = [h("div", {}), h("div", {})];
  const next = rounds();
  const draw = (place, element) => {
    const restore = rememberFocus(() => place);
    replace(place, element);
    restore();
  };
  const refresh = async () => {
    const mine = next();
    const [one, other, { now: time }] = await Promise.all([own(`/api/own/privacy/requests?${about}`), own(`/api/own/privacy/consents?${about}`), get("/api/v1/node")]);
    if (!mine.isLast()) return;
    draw(asked, requestTable(one.rows, time, withdraw));
    draw(given, consentTable(other.rows, withdraw));
  };
  draw(asked, requestTable(requests.rows, node.now, withdraw));
  draw(given, consentTable(consents.rows, withdraw));
  const ask = (row) => (mayAsk && row.state !== "destroyed" ? h("button", { type: "button", class: "secondary", onclick: () => {
    replace(form, h("h2", {}, t("records.ask_about", { name: pick(row, "class") })), requestForm(signer, did, agencies.rows, row, refresh));
    form.scrollIntoView({ block: "start" });
    form.querySelector("select")?.focus();
  } }, t("records.ask")) : null);
  replace(place, h("h1", {}, t("records.title")), h("p", { class: "lead" }, t("records.lead")),
    h("div", { class: "box info" }, h("p", {}, t("records.who_am_i")), h("p", {}, h("code", { class: "break" }, did)),
      h("p", { class: "buttons" }, h("button", { type: "button", class: "secondary", onclick: () => navigator.clipboard?.writeText(did) }, t("records.copy")),
        h("button", { type: "button", class: "secondary", onclick: async () => {
          await signOut().catch((error) => console.warn(error));
          await reload();
        } }, t("signin.out")), h("a", { class: "button secondary", href: "/signin" }, t("signin.sessions")))),
    h("h2", { id: "access" }, t("records.access")), h("p", {}, t("records.access_explain")), accessTable(access.rows),
    h("h2", { id: "kept" }, t("records.kept")), records.rows.length ? records.rows.map((row) => recordCard(row, ask)) : h("p", {}, t("records.none")),
    form, gate, output,
    h("h2", { id: "requests" }, t("records.requests")), asked,
    mayAsk ? h("details", { class: "no-print" }, h("summary", {}, t("records.ask_access")), requestForm(signer, did, agencies.rows, null, refresh)) : h("p", { class: "help" }, t("records.read_only")),
    h("h2", { id: "consents" }, t("records.consents")), h("p", {}, t("records.consents_explain")), given,
    mayAsk ? consentForm(signer, did, recipients.rows, refresh) : null);
}

function ask(place, reload) {
  const gate = h("div", {});
  const output = h("div", { "aria-live": "polite" });
  const button = h("button", { type: "button", onclick: async () => {
    button.hidden = true;
    try {
      await walletGate(gate, async (wallet) => {
        try {
          await signInAsPseudonym(await wallet.keyFor(KEY_NAME));
          await reload();
        } catch (error) {
          replace(output, errorBox(error));
        }
      });
    } catch (error) {
      replace(output, errorBox(error));
    }
  } }, t("signin.wallet_now"));
  replace(place, h("h1", {}, t("records.title")), h("p", { class: "lead" }, t("records.lead")), h("div", { class: "box info" }, h("p", {}, t("records.sign_in_explain"))),
    h("p", { class: "buttons" }, button, h("a", { class: "button secondary", href: "/signin?next=/records" }, t("records.other_ways"))), gate, output);
}

start("records", "records.title", async (main) => {
  const place = h("div", { class: "wide" });
  replace(main, place);
  const reload = async () => {
    const now = await session();
    if (!now.signed_in) ask(place, reload);
    else await show(place, now, reload);
  };
  await reload();
});
