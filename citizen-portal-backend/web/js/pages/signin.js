// SPDX-License-Identifier: Apache-2.0
// Signing in by wallet, passkey or certificate; the person's sessions on every device; a passkey for next time.
import { config, submit } from "../api.js";
import { openCertificate } from "../certificate_key.js";
import { concat, fromBase64Url, toBase58, toHex } from "../core/bytes.js";
import { sha256 } from "../core/crypto.js";
import { badge, facts, field, h, replace, table } from "../dom.js";
import { keyName, ownIdentity } from "../identity/record.js";
import { dateOnly, dateTime, pick, shortId, t } from "../i18n.js";
import { endSession, makeSignInPasskey, own, send, session, sessions, signInWithCertificate, signInWithKey, signInWithPasskey, signOut } from "../session.js";
import { errorBox, start } from "../shell.js";
import { hasPasskeys } from "../wallet/locks.js";
import { walletGate } from "../wallet/gate.js";

/** Pages of ours that may be returned to after signing in; anything else is not followed. */
const RETURNS = new Set(["/records", "/wallet", "/identity", "/mine"]);

function goOn(reload) {
  const next = new URLSearchParams(location.search).get("next");
  if (RETURNS.has(next)) location.assign(next);
  else reload();
}

async function attempt(output, work, reload) {
  replace(output, h("p", { role: "status" }, t("signin.working")));
  try {
    await work();
    goOn(reload);
  } catch (error) {
    replace(output, errorBox(error));
  }
}

/** The identity that the wallet's owner registered, if there is one; else the key's own DID. */
async function signInFromWallet(wallet) {
  const { chain } = await config();
  const registered = await ownIdentity(wallet);
  await signInWithKey(registered?.key ?? await wallet.keyFor(keyName(1)), chain, registered?.did ?? "");
}

function walletWay(reload) {
  const place = h("div", {});
  const output = h("div", { "aria-live": "polite" });
  const button = h("button", { type: "button", onclick: async () => {
    button.hidden = true;
    try {
      await walletGate(place, (wallet) => attempt(output, () => signInFromWallet(wallet), reload));
    } catch (error) {
      replace(output, errorBox(error));
    }
  } }, t("signin.wallet_now"));
  return h("section", { class: "card" }, h("h2", {}, t("signin.wallet")), h("p", {}, t("signin.wallet_explain")), button, place, output);
}

function passkeyWay(reload) {
  const output = h("div", { "aria-live": "polite" });
  return h("section", { class: "card" }, h("h2", {}, t("signin.passkey")), h("p", {}, t("signin.passkey_explain")),
    hasPasskeys() ? h("button", { type: "button", class: "secondary", onclick: () => attempt(output, signInWithPasskey, reload) }, t("signin.passkey_now"))
      : h("p", { class: "box warning" }, t("signin.no_passkeys")), output);
}

function certificateWay(reload) {
  const output = h("div", { "aria-live": "polite" });
  const certificate = field(t("signin.certificate_file"), h("input", { type: "file", accept: ".pem,.crt,.cer,.der" }), t("signin.certificate_file_help"));
  const key = field(t("signin.key_file"), h("input", { type: "file", accept: ".pem,.key,.der,.p8" }), t("signin.key_file_help"));
  const password = field(t("signin.key_password"), h("input", { type: "password", autocomplete: "current-password" }), t("signin.key_password_help"));
  return h("section", { class: "card" }, h("h2", {}, t("signin.certificate")), h("p", {}, t("signin.certificate_explain")),
    h("details", {}, h("summary", {}, t("signin.certificate_open")), h("form", { novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      key.fail(key.input.files[0] ? "" : t("signin.choose_key"));
      certificate.fail(certificate.input.files[0] ? "" : t("signin.choose_certificate"));
      if (!certificate.input.files[0] || !key.input.files[0]) return;
      attempt(output, async () => {
        const { chain } = await config();
        const opened = await openCertificate(certificate.input.files[0], key.input.files[0], password.input.value);
        await signInWithCertificate(opened, chain);
      }, reload);
    } }, certificate.element, key.element, password.element, h("button", { type: "submit", class: "secondary" }, t("signin.certificate_now")))), output);
}

const methodName = (method) => t(`signin.method.${method}`);

async function sessionList(place, reload) {
  const rows = await sessions();
  const output = h("div", { "aria-live": "polite" });
  replace(place, table(t("signin.sessions"), [
    { label: t("signin.device"), cell: (row) => [row.label || t("signin.device_unknown"), row.current ? [" ", badge("good", t("signin.this_device"))] : []].flat() },
    { label: t("signin.how"), cell: (row) => methodName(row.method) },
    { label: t("signin.started"), cell: (row) => dateTime(row.started) },
    { label: t("signin.last_use"), cell: (row) => dateTime(row.last_use) },
    { label: t("signin.end"), cell: (row) => h("button", { type: "button", class: "secondary", onclick: async () => {
      try {
        await (row.current ? signOut() : endSession(row.id));
        await (row.current ? reload() : sessionList(place, reload));
      } catch (error) {
        replace(output, errorBox(error));
      }
    } }, row.current ? t("signin.out") : t("signin.end_now")) },
  ].map((column) => ({ ...column, cell: (row) => {
    const made = column.cell(row);
    return Array.isArray(made) ? h("span", {}, made) : made;
  } })), rows), h("p", { class: "help" }, t("signin.sessions_explain")), output);
}

/** One more way in for next time: a passkey, entered in the person's own document by a transaction of the wallet's key. */
function passkeyOffer(did) {
  const place = h("div", {});
  const output = h("div", { "aria-live": "polite" });
  const add = async (wallet) => {
    replace(output, h("p", { role: "status" }, t("signin.working")));
    try {
      const registered = await ownIdentity(wallet);
      if (registered?.did !== did) {
        replace(output, h("div", { class: "box warning", role: "alert" }, t("signin.other_wallet")));
        return;
      }
      const made = await makeSignInPasskey(did, t("site.name"));
      const point = concat(new Uint8Array([0x80, 0x24, made.y[31] % 2 === 0 ? 2 : 3]), made.x);
      const idBytes = fromBase64Url(made.id);
      await submit(registered.key, "did", "addDevice", { did, device: {
        key: `z${toBase58(point)}`, use: "login", name: t("signin.passkey_device"), credential: toHex(await sha256(idBytes)) } });
      replace(output, h("div", { class: "box success", role: "status" }, `✓ ${t("signin.passkey_made")}`));
    } catch (error) {
      replace(output, errorBox(error));
    }
  };
  const button = h("button", { type: "button", class: "secondary", onclick: async () => {
    button.hidden = true;
    await walletGate(place, add).catch((error) => replace(output, errorBox(error)));
  } }, t("signin.passkey_make"));
  return h("section", {}, h("h2", {}, t("signin.passkey_next")), h("p", {}, t("signin.passkey_next_explain")),
    hasPasskeys() ? button : h("p", { class: "help" }, t("signin.no_passkeys")), place, output);
}

/** What an office has issued to this identity: collected without a code, since signing in was the proof. */
async function waitingCredentials(place) {
  const { rows } = await own("/api/issuing");
  const output = h("div", { "aria-live": "polite" });
  const waiting = rows.filter((row) => row.state === "offered");
  replace(place, waiting.length ? table(t("signin.credentials"), [
    { label: t("signin.credential"), cell: (row) => pick(row, "type") },
    { label: t("records.agency"), cell: (row) => pick(row, "agency") },
    { label: t("signin.valid_until"), cell: (row) => dateOnly(row.valid_until) },
    { label: t("records.act"), cell: (row) => h("button", { type: "button", class: "secondary", onclick: async () => {
      try {
        const { offer_uri: uri } = await send("/api/issuing", { body: { issue: row.issue } });
        location.assign(`/wallet?credential_offer_uri=${encodeURIComponent(uri)}`);
      } catch (error) {
        replace(output, errorBox(error));
      }
    } }, t("signin.collect")) },
  ], waiting) : h("p", {}, t("signin.no_credentials")), output);
}

async function signedIn(place, now, reload) {
  const list = h("div", {});
  const credentials = h("div", {});
  const output = h("div", { "aria-live": "polite" });
  replace(place, h("h1", {}, t("signin.title")), h("div", { class: "box success", role: "status" }, `✓ ${t("signin.is_in")}`),
    facts([[t("signin.who"), h("code", { title: now.did }, shortId(now.did))], [t("signin.how"), methodName(now.method)],
      [t("signin.started"), dateTime(now.started)], [t("signin.expires"), dateTime(now.expires)]]),
    h("p", { class: "buttons" }, h("a", { class: "button", href: "/records" }, t("signin.to_records")),
      h("button", { type: "button", class: "secondary", onclick: async () => {
        try {
          await signOut();
          await reload();
        } catch (error) {
          replace(output, errorBox(error));
        }
      } }, t("signin.out"))), output,
    h("h2", {}, t("signin.credentials")), credentials, h("h2", {}, t("signin.sessions")), list, now.did.startsWith("did:maru:") ? passkeyOffer(now.did) : null);
  await Promise.all([sessionList(list, reload), waitingCredentials(credentials).catch((error) => replace(credentials, errorBox(error)))]);
}

start("signin", "signin.title", async (main) => {
  const place = h("div", { class: "narrow" });
  replace(main, place);
  const reload = async () => {
    const now = await session();
    if (now.signed_in) await signedIn(place, now, reload);
    else replace(place, h("h1", {}, t("signin.title")), h("p", { class: "lead" }, t("signin.lead")), walletWay(reload), passkeyWay(reload), certificateWay(reload),
      h("p", { class: "help" }, t("signin.privacy")));
  };
  await reload();
});
