// SPDX-License-Identifier: Apache-2.0
// The Sankey picture: from left to right on wide pages, from top to bottom with numbered bars on narrow ones. Every bar
// and ribbon has its name and amount for keyboard, pointer and screen reader; kinds differ by pattern, not by colour alone.
import { h, replace } from "../dom.js";
import { count, language, t, won } from "../i18n.js";
import { sankeyLayout } from "./sankey_layout.js";
import { svg } from "./svg.js";

const NARROW = 640;
const WAITING_KINDS = new Set(["balance", "unspent"]);
const BACK_KINDS = new Set(["returned", "refunds"]);
let pictures = 0;

export const nodeName = (node) => (language === "ko" ? node.label_ko : node.label_en) || node.label_ko;

const lookOf = (node) => (WAITING_KINDS.has(node.kind) ? "waiting" : BACK_KINDS.has(node.kind) ? "back" : "moved");

function percent(part, whole) {
  if (whole <= 0) return "";
  const tenths = Math.round((part * 1000) / whole);
  return tenths === 0 ? t("flow.below_tenth") : `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

function patterns(id) {
  return svg("defs", {},
    svg("pattern", { id: `${id}-waiting`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { class: "pattern-ground", width: 6, height: 6 }), svg("rect", { class: "pattern-ink", width: 2.5, height: 6 })),
    svg("pattern", { id: `${id}-back`, width: 5, height: 5, patternUnits: "userSpaceOnUse" },
      svg("rect", { class: "pattern-ground", width: 5, height: 5 }), svg("circle", { class: "pattern-ink", cx: 2.5, cy: 2.5, r: 1.4 })));
}

function shortened(text, most) {
  const chars = [...text];
  return chars.length > most ? `${chars.slice(0, most - 1).join("")}…` : text;
}

/** Text beside a bar; what ends in the last column stands to its left, so that nothing is cut off. */
function sideLabel(node, layout, middle) {
  const isLast = node.layer === layout.layers - 1 && node.layer > 0;
  const x = isLast ? node.x - 8 : node.x + node.width + 8;
  const anchor = isLast ? "end" : "start";
  return svg("text", { class: "node-label", x, y: middle, "text-anchor": anchor },
    svg("tspan", { x, dy: "-0.2em" }, shortened(nodeName(node), 14)), svg("tspan", { x, dy: "1.25em", class: "node-amount" }, won(node.amount)));
}

/** Arrow keys walk through the parts in reading order; one of them is in the tab order at a time. */
function walk(parts) {
  parts.forEach((part, i) => part.setAttribute("tabindex", i === 0 ? "0" : "-1"));
  const go = (from, to) => {
    const next = parts[Math.max(0, Math.min(parts.length - 1, to))];
    from.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  };
  return (event) => {
    const at = parts.indexOf(event.target.closest("[data-part]"));
    const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: parts.length - 1 };
    if (at < 0 || !(event.key in steps)) return;
    event.preventDefault();
    go(parts[at], steps[event.key]);
  };
}

function draw(flow, width, open, info) {
  pictures += 1;
  const id = `sankey-${pictures}`;
  const isVertical = width < NARROW;
  const layout = isVertical
    ? sankeyLayout(flow.nodes, flow.links, { width, height: 520, isVertical: true, slot: 30, gap: 6, bar: 20, before: 4, after: 4 })
    : sankeyLayout(flow.nodes, flow.links, { width, height: 380, slot: 42, gap: 8, bar: 14, before: 2, after: 2 });
  const byId = new Map(layout.nodes.map((node, i) => [node.id, { ...node, number: i + 1 }]));
  const whole = Math.max(...layout.nodes.map((node) => node.amount));
  const parts = [];
  const elements = new Map();

  const light = (text, ids) => {
    replace(info, text);
    for (const [key, element] of elements) element.classList.toggle("dim", ids !== null && !ids.has(key));
  };
  const part = (key, text, ids, content) => {
    const element = svg("g", { "data-part": key, role: "button", "aria-label": text, class: "part",
      onfocus: () => light(text, ids), onblur: () => light(t("flow.hint"), null),
      onpointerenter: () => light(text, ids), onpointerleave: () => light(t("flow.hint"), null),
      onclick: () => open(key), onkeydown: (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        open(key);
      } }, content);
    elements.set(key, element);
    parts.push(element);
    return element;
  };

  const links = svg("g", {}, layout.links.map((link) => {
    const [from, to] = [byId.get(link.from), byId.get(link.to)];
    const key = `${link.from}>${link.to}`;
    return part(key, t("flow.link_label", { from: nodeName(from), to: nodeName(to), amount: won(link.amount), percent: percent(link.amount, whole) }),
      new Set([key, link.from, link.to]), [svg("path", { class: `ribbon ${lookOf(to)}`, d: link.path,
        fill: lookOf(to) === "moved" ? null : `url(#${id}-${lookOf(to)})` })]);
  }));
  // Outside the buttons: their names say the same, and more.
  const labels = svg("g", { class: "labels", "aria-hidden": "true" });
  const nodes = svg("g", {}, layout.nodes.map((node) => {
    const numbered = byId.get(node.id);
    const touching = layout.links.filter((link) => link.from === node.id || link.to === node.id);
    const ids = new Set([node.id, ...touching.flatMap((link) => [`${link.from}>${link.to}`, link.from, link.to])]);
    const look = lookOf(node);
    const middle = node.y + node.height / 2;
    const bar = svg("rect", { class: `bar ${look}`, x: node.x, y: node.y, width: node.width, height: node.height, rx: 2,
      fill: look === "moved" ? null : `url(#${id}-${look})` });
    labels.append(...(isVertical
      ? [svg("circle", { class: "disc", cx: node.x + node.width / 2, cy: middle, r: 11 }),
        svg("text", { class: "disc-number", x: node.x + node.width / 2, y: middle + 4.5, "text-anchor": "middle" }, String(numbered.number))]
      : [sideLabel(node, layout, middle)]));
    const [roomX, roomY] = [Math.max(0, 24 - node.width) / 2, Math.max(0, 24 - node.height) / 2];
    const hit = svg("rect", { class: "hit", x: node.x - roomX, y: node.y - roomY, width: node.width + 2 * roomX, height: node.height + 2 * roomY });
    return part(node.id, t("flow.node_label", { name: nodeName(node), amount: won(node.amount), percent: percent(node.amount, whole) }), ids, [hit, bar]);
  }));
  // Reading order: by column, bars before the ribbons that leave them.
  const order = new Map(layout.nodes.map((node, i) => [node.id, i]));
  parts.sort((a, b) => rank(a) - rank(b));
  function rank(element) {
    const [from, to] = element.dataset.part.split(">");
    return order.get(from) + (to === undefined ? 0 : 0.5 + order.get(to) / 1e4);
  }
  const picture = svg("svg", { class: `sankey${isVertical ? " vertical" : ""}`, viewBox: `0 0 ${layout.width} ${layout.height}`,
    role: "group", "aria-label": t("flow.picture", { nodes: count(layout.nodes.length), links: count(layout.links.length) }),
    "aria-describedby": `${id}-keys` }, patterns(id), links, nodes, labels);
  picture.addEventListener("keydown", walk(parts));
  const key = isVertical ? h("ol", { class: "sankey-key" }, layout.nodes.map((node) => h("li", { class: lookOf(node) },
    h("span", {}, nodeName(node)), h("strong", {}, won(node.amount))))) : null;
  return [picture, h("p", { class: "visually-hidden", id: `${id}-keys` }, t("flow.keys")), key];
}

/** A figure that draws itself again when its width changes. `open(key)` is called for a chosen bar or ribbon. */
export function sankeyFigure(flow, open) {
  const info = h("p", { class: "sankey-info", "aria-hidden": "true" }, t("flow.hint"));
  const place = h("div", { class: "sankey-place" });
  const looks = [...new Set(flow.nodes.map(lookOf))];
  const legend = looks.length > 1 ? h("ul", { class: "sankey-legend" }, looks.map((look) =>
    h("li", {}, h("span", { class: `swatch ${look}`, "aria-hidden": "true" }), t(`flow.look.${look}`)))) : null;
  const figure = h("figure", { class: "flow-figure" }, place, info, legend);
  let drawn = 0;
  const redraw = (width) => {
    const next = Math.max(260, Math.floor(width));
    if (Math.abs(next - drawn) < 2) return;
    drawn = next;
    try {
      replace(place, ...draw(flow, next, open, info));
    } catch (error) {
      // A flow that does not add up is not drawn: the table and the check below it say what the server sent.
      console.error(error);
      replace(place, h("div", { class: "box danger", role: "alert" }, t("flow.not_drawn")));
    }
  };
  new ResizeObserver(([entry]) => redraw(entry.contentRect.width)).observe(place);
  return figure;
}

export { percent };
