// SPDX-License-Identifier: Apache-2.0
// How a page starts: texts, the switches in the header that the server sent, `render`, notices, the installed app.
import { Problem } from "./api.js";
import { h, replace } from "./dom.js";
import { hasText, language, loadTexts, switchLanguage, t } from "./i18n.js";
import { onState } from "./live.js";
import { startApp } from "./app.js";
import { startDisplay } from "./display.js";

const INPUT_KEY = "maru.input";
let keeper = null;

/** For pages with more than inputs to keep: `save()` gives a JSON value when the language is switched, `restore(value)` gets it. */
export function keepOnSwitch(handler) {
  keeper = handler;
}

let isNothingKept = false;

/** For pages whose inputs are secrets: switching the language keeps nothing. */
export function keepNothingOnSwitch() {
  isNothingKept = true;
}

let asking = async () => true;

/** For pages on which switching the language takes something away: `ask()` answers whether it may. */
export function askBeforeSwitch(ask) {
  asking = ask;
}

function keepInput() {
  if (isNothingKept) return;
  const inputs = [...document.querySelectorAll("#main input, #main select, #main textarea")]
    .filter((input) => input.id && !["password", "file"].includes(input.type))
    .map((input) => [input.id, ["checkbox", "radio"].includes(input.type) ? input.checked : input.value]);
  const kept = { path: location.pathname + location.search, inputs, own: keeper?.save() ?? null };
  try {
    sessionStorage.setItem(INPUT_KEY, JSON.stringify(kept));
  } catch {
    // Storage is off: the page starts afresh in the other language.
  }
}

function takeInput() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(INPUT_KEY) ?? "null");
    sessionStorage.removeItem(INPUT_KEY);
    return kept?.path === location.pathname + location.search ? kept : null;
  } catch {
    return null;
  }
}

function restoreInput(kept) {
  if (!kept) return;
  if (keeper && kept.own !== null) keeper.restore(kept.own);
  for (const [id, value] of kept.inputs) {
    const input = document.getElementById(id);
    if (!input || !input.matches("#main *")) continue;
    const name = typeof value === "boolean" ? "checked" : "value";
    if (input[name] === value) continue;
    input[name] = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** A text for the code itself, else what the server said, else a text for the code's family. */
function wordsOf(error) {
  const [own, family] = [`code.${error.code}`, `code.${String(error.code).split(".")[0]}.any`];
  if (hasText(own) && !error.isTold) return t(own);
  return error instanceof Problem || error.isTold || !hasText(family) ? error.message : t(family);
}

export function errorBox(error) {
  const known = error instanceof Problem || error?.code;
  return h("div", { class: "box danger", role: "alert" },
    h("strong", {}, t("error.title")),
    h("p", {}, known ? wordsOf(error) : t("error.unknown")),
    error?.code ? h("p", { class: "help" }, `${t("error.code")}: ${error.code}${error.field ? ` (${error.field})` : ""}`)
      : null);
}

/** Beside a ballot nothing else is asked: a stream carries cookies, and would be open at the moment when it is cast. */
const QUIET_PAGES = ["vote", "enrol", "ballot", "challenge"];

/** Starts a page: texts, shell, then `render(main)`; whatever it throws is shown, never swallowed. */
export async function start(current, titleKey, render) {
  await loadTexts();
  const main = document.getElementById("main");
  document.getElementById("language").addEventListener("click", async () => {
    if (!(await asking())) return;
    keepInput();
    switchLanguage(language === "ko" ? "en" : "ko");
  });
  startDisplay();
  startApp(QUIET_PAGES.includes(current) ? null : onState);
  try {
    await render(main);
    restoreInput(takeInput());
  } catch (error) {
    console.error(error);
    replace(main, h("div", { class: "wide" }, h("h1", {}, t(titleKey)), errorBox(error),
      h("p", {}, h("button", { type: "button", onclick: () => location.reload() }, t("action.retry")))));
  }
  document.documentElement.dataset.ready = "yes";
}
