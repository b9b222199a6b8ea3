// SPDX-License-Identifier: Apache-2.0
// The portal as an installed app: service worker, update notice, install button, and what is said when the server is away.
import { config } from "./api.js";
import { dataIsOf } from "./as_of.js";
import { h, replace } from "./dom.js";
import { dateTime, t } from "./i18n.js";
import { scriptUrl } from "./trusted.js";

/** Not at once: reconnecting takes a moment and is nobody's business. */
const AWAY_NOTICE_MS = 4_000;

function notice(id, ...children) {
  const place = document.getElementById("notices");
  const old = document.getElementById(id);
  if (children.length === 0) {
    old?.remove();
    return;
  }
  const element = old ?? h("div", { id, class: "notice" });
  replace(element, ...children);
  if (!old) place.append(element);
}

function followState(onState) {
  let timer = 0;
  onState(({ state, asOf }) => {
    clearTimeout(timer);
    notice("notice-full", ...(state === "full" ? [h("span", {}, t("live.full", { time: dateTime(dataIsOf()) }))] : []));
    if (state !== "offline") {
      notice("notice-away");
      return;
    }
    // The stream may have heard of newer blocks than what the page shows.
    timer = setTimeout(() => notice("notice-away", h("span", {},
      asOf === null ? t("live.away") : t("live.away_since", { time: dateTime(dataIsOf()) }))), AWAY_NOTICE_MS);
  });
}

/** Which node's signatures count is kept for later; a portal that names another one than before is not believed. */
export async function tellOfNode() {
  const { isChanged, isOwn, node, named } = await config();
  if (!isChanged) {
    notice("notice-node");
    return;
  }
  notice("notice-node", h("strong", {}, `! ${t(isOwn ? "node.not_yours" : "node.changed")}`),
    h("span", {}, t("node.changed_explain")),
    h("span", {}, `${t(isOwn ? "node.yours" : "node.first")} `, h("code", {}, node)), h("span", {}, `${t("node.named")} `, h("code", {}, named)),
    h("a", { href: "/receipt#trust" }, t("receipt.trust")), h("a", { href: "/help#node" }, t("receipt.trust_where")));
}

function offerUpdate(registration) {
  const worker = registration.waiting;
  if (!worker || !navigator.serviceWorker.controller) return;
  notice("notice-update", h("span", {}, t("app.update")),
    h("button", { type: "button", class: "secondary", onclick: () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      worker.postMessage({ kind: "activate" });
    } }, t("app.update_now")));
}

async function startWorker() {
  const registration = await navigator.serviceWorker.register(scriptUrl("/sw.js"), { updateViaCache: "none" });
  if (!registration) return;
  offerUpdate(registration);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => worker.state === "installed" && offerUpdate(registration));
  });
}

function offerInstall() {
  const button = document.getElementById("install");
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    button.hidden = false;
    button.onclick = async () => {
      await event.prompt();
      button.hidden = true;
    };
  });
  addEventListener("appinstalled", () => { button.hidden = true; });
}

/** Without `onState` the page listens to no stream. */
export function startApp(onState) {
  offerInstall();
  if (onState) followState(onState);
  const go = () => {
    tellOfNode().catch((error) => console.warn(error));
    if (navigator.serviceWorker) startWorker().catch((error) => console.warn(error));
  };
  // After the page itself, whose bytes come first.
  if (document.readyState === "complete") go();
  else addEventListener("load", go, { once: true });
}
