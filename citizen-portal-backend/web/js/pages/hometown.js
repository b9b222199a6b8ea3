// SPDX-License-Identifier: Apache-2.0
// Hometown giving: by the Act on Hometown Love Donations a local government may take gifts only from people who do not
// live there. The wallet proves where somebody lives, and nothing else: no name, no birth date, no street.
import { Problem } from "../api.js";
import { facts, h, hold, isHeld, replace } from "../dom.js";
import { dateTime, hasText, language, pick, t } from "../i18n.js";
import { drawQr } from "../parts/qr_place.js";
import { errorBox, start } from "../shell.js";

const KEPT = "maru.presentation";
const ASK_EVERY_MS = 2_000;
const REGIONS = ["11", "26", "27", "28", "29", "30", "31", "36", "41", "43", "44", "46", "47", "48", "50", "51", "52"];
/** Codes before and after Gangwon and Jeonbuk became special self-governing provinces. */
const SAME = { 42: "51", 45: "52" };

async function ask(path, options = {}) {
  let response;
  let body;
  try {
    response = await fetch(path, { ...options, headers: { "Accept-Language": language, ...options.headers } });
    body = await response.json();
  } catch {
    throw new Problem({ title: t("error.offline"), code: "portal.offline" }, 0);
  }
  if (!response.ok) throw new Problem(body, response.status);
  return body;
}

const keep = (value) => sessionStorage.setItem(KEPT, JSON.stringify(value));
const drop = () => sessionStorage.removeItem(KEPT);

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  } catch {
    return null;
  }
}

const stateOf = ({ id, secret }, code) =>
  ask(`/api/presentations/${id}`, { headers: { Authorization: `Bearer ${secret}`, ...(code ? { "X-Response-Code": code } : {}) } });

function resultView(place, state) {
  const region = SAME[state.claims.region] ?? state.claims.region;
  const isKnown = hasText(`region.${region}`);
  replace(place, h("h1", { tabindex: "-1" }, t("hometown.result")),
    h("div", { class: "box success", role: "status" }, h("strong", {}, `✓ ${t("hometown.proved", { region: isKnown ? t(`region.${region}`) : region })}`),
      h("p", {}, t("hometown.nothing_else"))),
    facts([[t("hometown.reference"), h("code", { class: "reference" }, state.reference)], [t("hometown.when"), dateTime(state.time)],
      [t("hometown.issuer"), pick(state.issuer, "name")], [t("hometown.received"), t("hometown.received_only")]]),
    h("h2", {}, t("hometown.may")), h("p", {}, t("hometown.may_explain")),
    h("ul", { class: "region-list" }, REGIONS.filter((one) => one !== region).map((one) => h("li", {},
      h("a", { href: `/?state=open&region=${one}` }, t(`region.${one}`))))),
    h("h2", {}, t("hometown.may_not")), h("p", {}, h("strong", {}, isKnown ? t(`region.${region}`) : region), " – ", t("hometown.may_not_explain")),
    h("p", { class: "buttons" }, h("button", { type: "button", class: "secondary", onclick: () => window.print() }, t("action.print")),
      h("button", { type: "button", class: "secondary", onclick: () => {
        drop();
        location.assign("/hometown");
      } }, t("hometown.again"))));
  place.querySelector("h1").focus({ preventScroll: true });
}

function failedView(place, state) {
  drop();
  replace(place, h("h1", { tabindex: "-1" }, t("hometown.title")), state.state === "declined"
    ? h("div", { class: "box warning", role: "alert" }, h("strong", {}, t("hometown.declined")), h("p", {}, t("hometown.declined_explain")))
    : errorBox(Object.assign(new Problem(state.problem ?? { title: t("hometown.expired") }, 422))),
  h("p", { class: "buttons" }, h("a", { class: "button", href: "/hometown" }, t("hometown.again"))));
  place.querySelector("h1").focus({ preventScroll: true });
}

/** Asks until there is an answer, while somebody looks at the page. */
async function follow(place, mine, isStill) {
  while (isStill()) {
    await new Promise((resolve) => { setTimeout(resolve, ASK_EVERY_MS); });
    if (document.hidden || !isStill()) continue;
    const state = await stateOf(mine).catch((error) => (error.status === 0 ? null : { state: "failed", problem: { title: error.message, code: error.code } }));
    if (!state || state.state === "waiting" || !isStill()) continue;
    if (state.state === "done") resultView(place, state);
    else failedView(place, state);
    return;
  }
}

async function waitView(place) {
  const mine = await ask("/api/presentations", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ service: "hometown" }) });
  keep({ id: mine.id, secret: mine.secret });
  const qr = h("div", { class: "qr-place" });
  const section = h("div", {}, h("h1", { tabindex: "-1" }, t("hometown.open_wallet")),
    h("p", { class: "buttons" }, h("a", { class: "button", href: mine.wallet }, t("hometown.this_device"))),
    h("h2", {}, t("hometown.other_device")), h("p", {}, t("hometown.other_device_explain")), qr,
    h("p", { role: "status" }, t("hometown.waiting")));
  replace(place, section);
  place.querySelector("h1").focus({ preventScroll: true });
  await drawQr(qr, new URL(mine.wallet, location.href).href, t("hometown.qr"));
  follow(place, mine, () => section.isConnected).catch((error) => replace(place, errorBox(error)));
}

function introView(place) {
  const output = h("div", { "aria-live": "polite" });
  const begin = h("button", { type: "button", onclick: async () => {
    if (isHeld(begin)) return;
    hold(begin, true);
    try {
      await waitView(place);
    } catch (error) {
      replace(output, errorBox(error));
    }
    hold(begin, false);
  } }, t("hometown.begin"));
  replace(place, h("h1", {}, t("hometown.title")), h("p", { class: "lead" }, t("hometown.lead")),
    h("h2", {}, t("hometown.asked")), h("ul", {}, h("li", {}, h("strong", {}, t("hometown.asked_region")))),
    h("h2", {}, t("hometown.not_asked")), h("p", {}, t("hometown.not_asked_list")), h("p", { class: "help" }, t("hometown.kept")),
    h("p", { class: "buttons" }, begin), output, h("p", {}, h("a", { href: "/wallet" }, t("hometown.no_wallet"))));
}

start("hometown", "hometown.title", async (main) => {
  const place = h("div", { class: "narrow" });
  replace(main, place);
  const code = new URLSearchParams(location.search).get("response_code");
  const mine = kept();
  if (code && mine) {
    history.replaceState(null, "", "/hometown");
    const state = await stateOf(mine, code);
    if (state.state === "done") resultView(place, state);
    else failedView(place, state);
    return;
  }
  introView(place);
});
