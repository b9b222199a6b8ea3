// SPDX-License-Identifier: Apache-2.0
// What somebody has opened, typed, marked or asked for in a part of a page is theirs: no redraw that they did not ask for
// takes it away, and one that they did ask for gives it back.

/** Fields that a person has changed; what a script has put into one is not typed. */
const typed = new WeakSet();

if (typeof addEventListener === "function") {
  for (const kind of ["input", "change"]) addEventListener(kind, ({ target }) => { if (target instanceof HTMLElement) typed.add(target); }, true);
}

const FIELDS = "input, select, textarea";
const isTyped = (input) => typed.has(input) && (["checkbox", "radio"].includes(input.type) || input.value !== "");

export function hasSelection(root) {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && (root.contains(selection.anchorNode) || root.contains(selection.focusNode));
}

/** Opened, asked a question, at work, or showing what was asked for: live regions are empty until somebody asks. */
const USED = "details[open], [aria-expanded=true], [aria-disabled=true], button:disabled, dialog[open], [aria-live] > *";

/** Whether a redraw would take something from the person in front of the page. */
export const isInUse = (root) => root.querySelector(USED) !== null || [...root.querySelectorAll(FIELDS)].some(isTyped) || hasSelection(root);

const words = (element) => element?.textContent.trim() ?? "";
const nameOf = (element) => {
  if (element.matches("details")) return element.dataset.row ?? words(element.querySelector("summary"));
  if (element.matches("button")) return words(element);
  return `${element.id.startsWith("field-") ? "" : element.id}/${words(element.labels?.[0])}/${element.name}/${element.type === "radio" ? element.value : ""}`;
};

/** Where it stands: the folds and named parts around it, which a drawing anew leaves as they are called. */
function keyOf(root, element) {
  const parts = [`${element.tagName}:${nameOf(element)}`];
  for (let at = element.parentElement; at && at !== root; at = at.parentElement) {
    if (at.matches("details")) parts.push(`details:${nameOf(at)}`);
    else if (at.dataset.key || at.dataset.donation || at.dataset.row) parts.push(at.dataset.key ?? at.dataset.donation ?? at.dataset.row);
    else if (at.matches("section")) parts.push(`section:${words(at.querySelector("h2, h3"))}`);
  }
  return parts.join("<");
}

const at = (root, all, key) => all.filter((one) => keyOf(root, one) === key);

/** Elements of `kind` that `wants` says yes to, each with its place among those of the same name. */
function remember(root, kind, wants, valueOf) {
  const all = [...root.querySelectorAll(kind)];
  return all.filter(wants).map((element) => {
    const key = keyOf(root, element);
    return { key, n: at(root, all, key).indexOf(element), value: valueOf(element) };
  });
}

const find = (root, kind, { key, n }) => at(root, [...root.querySelectorAll(kind)], key)[n] ?? null;

/** Whatever is at work is done with once it is drawn anew. */
const isAtWork = (element) => element.querySelector("[aria-disabled=true]") !== null;
const QUESTION = ".surely > button[aria-expanded]";

/** Call before drawing anew; the function that it returns opens and fills again what is still there, in `now` where that has come in its place. */
export function rememberOpened(root) {
  const opened = remember(root, "details", (details) => details.open && !isAtWork(details), () => true);
  const asked = remember(root, QUESTION, (button) => button.getAttribute("aria-expanded") === "true" && !isAtWork(button.parentElement), () => true);
  const filled = remember(root, FIELDS, (input) => isTyped(input) && input.type !== "file" && !["form", "details"].some((part) => input.closest(part)?.querySelector("[aria-disabled=true]")),
    (input) => (["checkbox", "radio"].includes(input.type) ? input.checked : input.value));
  return (now = root) => {
    const before = document.activeElement;
    for (const one of opened) {
      const details = find(now, "details", one);
      if (details) details.open = true;
    }
    for (const one of asked) {
      const button = find(now, QUESTION, one);
      if (button?.getAttribute("aria-expanded") === "false") button.click();
    }
    // A question takes the focus when it opens; whose it was, gets it back (focus.js).
    if (asked.length && before?.isConnected && before !== document.body) before.focus({ preventScroll: true });
    else if (asked.length) document.activeElement?.blur();
    for (const { value, ...one } of filled) {
      const input = find(now, FIELDS, one);
      if (!input) continue;
      if (["checkbox", "radio"].includes(input.type)) input.checked = value;
      else input.value = value;
      for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  };
}

/** What was done is done: its form is empty and closed when its part is drawn anew. */
export function letGo(element) {
  const details = element.closest("details");
  for (const input of (details ?? element.closest("form"))?.querySelectorAll(FIELDS) ?? []) typed.delete(input);
  if (details) details.open = false;
}
