// SPDX-License-Identifier: Apache-2.0
// Where the bars and ribbons of a Sankey picture stand. Pure numbers: no document, no colours. One scale (pixels per
// won) for the whole picture, so that equal widths are equal amounts; only what would be invisible is drawn wider.
import { FormatError } from "../core/bytes.js";

const MIN_THICKNESS = 2;
const ROUNDS = 12;

/** Refuses what is no flow: unknown ends, a circle, amounts that are no positive whole won, more out than in. */
export function checkedGraph(nodes, links) {
  const byId = new Map();
  for (const node of nodes) {
    if (byId.has(node.id)) throw new FormatError("flow.duplicate", node.id);
    if (!Number.isSafeInteger(node.amount) || node.amount <= 0) throw new FormatError("flow.amount", node.id);
    byId.set(node.id, { ...node, incoming: [], outgoing: [] });
  }
  const edges = links.map((link) => {
    const from = byId.get(link.from);
    const to = byId.get(link.to);
    if (!from || !to || from === to) throw new FormatError("flow.link", `${link.from} → ${link.to}`);
    if (!Number.isSafeInteger(link.amount) || link.amount <= 0) throw new FormatError("flow.amount", `${link.from} → ${link.to}`);
    const edge = { from, to, amount: link.amount };
    from.outgoing.push(edge);
    to.incoming.push(edge);
    return edge;
  });
  const sum = (list) => list.reduce((total, edge) => total + edge.amount, 0);
  for (const node of byId.values()) {
    const into = sum(node.incoming);
    const out = sum(node.outgoing);
    if ((node.incoming.length && into !== node.amount) || (node.outgoing.length && out !== node.amount)) {
      throw new FormatError("flow.conserve", node.id);
    }
  }
  return { nodes: [...byId.values()], edges };
}

/** layer = the longest way from a source; throws where the links go round in a circle. */
function setLayers(nodes) {
  const open = new Map(nodes.map((node) => [node, node.incoming.length]));
  let ready = nodes.filter((node) => node.incoming.length === 0);
  let done = 0;
  for (const node of nodes) node.layer = 0;
  while (ready.length) {
    const next = [];
    for (const node of ready) {
      done += 1;
      for (const edge of node.outgoing) {
        edge.to.layer = Math.max(edge.to.layer, node.layer + 1);
        open.set(edge.to, open.get(edge.to) - 1);
        if (open.get(edge.to) === 0) next.push(edge.to);
      }
    }
    ready = next;
  }
  if (done !== nodes.length) throw new FormatError("flow.circle");
  // A source that joins later (money that came back) stands just before what it joins.
  for (const node of nodes) {
    if (node.incoming.length === 0 && node.outgoing.length) {
      node.layer = Math.max(0, Math.min(...node.outgoing.map((edge) => edge.to.layer)) - 1);
    }
  }
}

const roomFor = (layer, scale, slot, gap) =>
  layer.reduce((total, node) => total + Math.max(node.amount * scale, slot), 0) + gap * (layer.length - 1);

/** The largest pixels per won with which every layer fits. */
function fittingScale(layers, breadth, slot, gap) {
  let low = 0;
  let high = Math.min(...layers.map((layer) => breadth / layer.reduce((total, node) => total + node.amount, 0)));
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (layers.every((layer) => roomFor(layer, middle, slot, gap) <= breadth)) low = middle;
    else high = middle;
  }
  return low;
}

const centre = (node) => node.at + node.thickness / 2;

/** Orders a layer by where its neighbours are and lays it out without overlaps inside [0, breadth]. */
function settle(layer, edgesOf, other, slot, gap, breadth) {
  for (const node of layer) {
    const edges = edgesOf(node);
    const weight = edges.reduce((total, edge) => total + edge.amount, 0);
    node.wish = weight
      ? edges.reduce((total, edge) => total + centre(other(edge)) * edge.amount, 0) / weight : centre(node);
  }
  layer.sort((a, b) => a.wish - b.wish || a.order - b.order);
  const rooms = layer.map((node) => Math.max(node.thickness, slot));
  let at = 0;
  const starts = layer.map((node, i) => {
    at = Math.max(at, node.wish - rooms[i] / 2);
    const start = at;
    at += rooms[i] + gap;
    return start;
  });
  let limit = breadth;
  for (let i = layer.length - 1; i >= 0; i -= 1) {
    starts[i] = Math.min(starts[i], limit - rooms[i]);
    limit = starts[i] - gap;
  }
  layer.forEach((node, i) => {
    node.slotAt = starts[i];
    node.slot = rooms[i];
    node.at = starts[i] + (rooms[i] - node.thickness) / 2;
  });
}

function attach(node, edges, other, side) {
  const drawn = edges.reduce((total, edge) => total + edge.thickness, 0);
  const shrink = drawn > node.thickness ? node.thickness / drawn : 1;
  let at = node.at + (node.thickness - drawn * shrink) / 2;
  for (const edge of [...edges].sort((a, b) => centre(other(a)) - centre(other(b)))) {
    edge[side] = [at, at + edge.thickness * shrink];
    at += edge.thickness * shrink;
  }
}

const round = (value) => Math.round(value * 100) / 100;

/** The ribbon's outline: two curves, drawn along the main axis. */
function ribbon(x0, x1, [a0, a1], [b0, b1], isVertical) {
  const middle = (x0 + x1) / 2;
  const point = (main, cross) => (isVertical ? `${round(cross)} ${round(main)}` : `${round(main)} ${round(cross)}`);
  return `M${point(x0, a0)}C${point(middle, a0)} ${point(middle, b0)} ${point(x1, b0)}L${point(x1, b1)}`
    + `C${point(middle, b1)} ${point(middle, a1)} ${point(x0, a1)}Z`;
}

/**
 * {width, height, nodes, links}. Nodes: given members, layer, x, y, width, height; links: {from, to, amount, path}.
 * `slot` is the least room of a node across (its label), `bar` the bar's length along the flow.
 */
export function sankeyLayout(nodes, links, { width, height, isVertical = false, slot = 40, gap = 8, bar = 14, before = 0, after = 0 }) {
  const graph = checkedGraph(nodes, links);
  if (graph.nodes.length === 0) return { width, height, nodes: [], links: [] };
  setLayers(graph.nodes);
  const last = Math.max(...graph.nodes.map((node) => node.layer));
  const layers = Array.from({ length: last + 1 }, (_, i) => graph.nodes.filter((node) => node.layer === i));
  const wanted = Math.max(...layers.map((layer) => layer.length * slot + gap * (layer.length - 1)));
  // Labels never overlap: where there is no room the picture grows, and on a narrow page the slots shrink.
  const breadth = isVertical ? width : Math.max(height, wanted * 1.15);
  const room = isVertical
    ? Math.min(slot, (width / Math.max(...layers.map((layer) => layer.length)) - gap) * 0.98) : slot;
  const scale = fittingScale(layers, breadth, room, gap);
  graph.nodes.forEach((node, order) => {
    node.order = order;
    node.thickness = Math.max(node.amount * scale, MIN_THICKNESS);
    node.at = (breadth - node.thickness) / 2;
  });
  for (const edge of graph.edges) edge.thickness = Math.max(edge.amount * scale, MIN_THICKNESS / 2);
  for (let i = 0; i < ROUNDS; i += 1) {
    for (const layer of layers) settle(layer, (node) => node.incoming, (edge) => edge.from, room, gap, breadth);
    if (i + 1 < ROUNDS) {
      for (const layer of [...layers].reverse()) settle(layer, (node) => node.outgoing, (edge) => edge.to, room, gap, breadth);
    }
  }
  const length = (isVertical ? height : width) - before - after;
  const step = last > 0 ? (length - bar) / last : 0;
  const main = (node) => before + node.layer * step;
  for (const node of graph.nodes) {
    attach(node, node.outgoing, (edge) => edge.to, "out");
    attach(node, node.incoming, (edge) => edge.from, "into");
  }
  return {
    width: isVertical ? breadth : width,
    height: isVertical ? height : breadth,
    layers: last + 1,
    nodes: layers.flat().map((node) => {
      const { incoming, outgoing, order, wish, at, slotAt, slot: taken, thickness, ...given } = node;
      return isVertical
        ? { ...given, x: at, y: main(node), width: thickness, height: bar, slotAt, slot: taken, isEnd: !outgoing.length }
        : { ...given, x: main(node), y: at, width: bar, height: thickness, slotAt, slot: taken, isEnd: !outgoing.length };
    }),
    links: graph.edges.map((edge) => ({
      from: edge.from.id, to: edge.to.id, amount: edge.amount, thickness: edge.thickness, layer: edge.from.layer,
      path: ribbon(main(edge.from) + bar, main(edge.to), edge.out, edge.into, isVertical),
    })),
  };
}
