// SPDX-License-Identifier: Apache-2.0
// Elements without innerHTML: text from the chain can never become markup.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child);
  }
  return element;
}

export function replace(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
}

/** A table that scrolls by itself on narrow screens. columns: [{label, cell(row), number}] */
export function table(caption, columns, rows) {
  return h("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": caption },
    h("table", {},
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, columns.map((column) =>
        h("th", { scope: "col", class: column.number ? "number" : null }, column.label)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, columns.map((column) =>
        h("td", { class: column.number ? "number" : null }, column.cell(row))))))));
}

export function facts(pairs) {
  return h("dl", { class: "facts" }, pairs.filter(Boolean).map(([name, value]) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}

/** A button that waits: it keeps the focus, which a disabled one would lose, and presses nothing. */
export function hold(button, isHeld) {
  if (isHeld) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}

export const isHeld = (button) => button.getAttribute("aria-disabled") === "true";

let fieldNumber = 0;

/** Label above, help below it, place for an error under the control. Returns {element, input, fail(text)}. */
export function field(label, input, help = "") {
  fieldNumber += 1;
  const id = `field-${fieldNumber}`;
  input.id = id;
  const helpElement = help ? h("p", { class: "help", id: `${id}-help` }, help) : null;
  const errorElement = h("p", { class: "error", id: `${id}-error`, role: "alert" });
  input.setAttribute("aria-describedby", [help && `${id}-help`, `${id}-error`].filter(Boolean).join(" "));
  const element = h("div", { class: "field" }, h("label", { for: id }, label), helpElement, input, errorElement);
  const fail = (text) => {
    errorElement.textContent = text;
    input.setAttribute("aria-invalid", text ? "true" : "false");
    if (text) input.focus();
  };
  return { element, input, fail };
}

/** kind: good | warning | danger | info. Sign, word and colour together. */
export function badge(kind, text) {
  const signs = { good: "✓", warning: "!", danger: "✕", info: "i" };
  return h("span", { class: `badge ${kind}` }, h("span", { "aria-hidden": "true" }, `${signs[kind]} `), text);
}

export function download(name, text, type = "application/json") {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
