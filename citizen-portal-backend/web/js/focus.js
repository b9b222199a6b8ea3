// SPDX-License-Identifier: Apache-2.0
// Who stands on a control stays there when the part around it is drawn anew.

const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";

const nameOf = (element) => [element.tagName, element.getAttribute("href"), element.getAttribute("name"), element.type,
  element.getAttribute("aria-label"), element.textContent.trim()].join("|");
const kindOf = (element) => [element.tagName, element.className, element.closest("[id]")?.id ?? ""].join("|");

function placeOf(root, element) {
  const all = [...root.querySelectorAll(FOCUSABLE)];
  const place = (of) => ({ of, key: of(element), at: all.filter((one) => of(one) === of(element)).indexOf(element) });
  return { id: element.id, places: [place(nameOf), place(kindOf)] };
}

function find(root, { id, places }) {
  const byId = id ? document.getElementById(id) : null;
  if (byId && root.contains(byId)) return byId;
  const all = [...root.querySelectorAll(FOCUSABLE)].filter((one) => !one.disabled && !one.closest("[hidden]"));
  for (const { of, key, at } of places) {
    const same = all.filter((one) => of(one) === key);
    if (same.length) return same[Math.min(at, same.length - 1)];
  }
  return null;
}

/** Call before drawing anew; the function that it returns gives the focus back below `rootOf()`: to the matching control, or to the first heading when there is none. */
export function rememberFocus(rootOf) {
  const before = document.activeElement;
  const root = rootOf();
  const place = before && before !== document.body && root?.contains(before) ? placeOf(root, before) : null;
  return () => {
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (!place || !isLost) return;
    if (before.isConnected) {
      // It was moved into what is new, which takes the focus from it.
      before.focus({ preventScroll: true });
      return;
    }
    const now = rootOf();
    let target = find(now, place);
    if (!target) {
      target = now.querySelector("h1, h2, h3") ?? now;
      target.tabIndex = -1;
    }
    target.focus({ preventScroll: true });
  };
}
