// SPDX-License-Identifier: Apache-2.0
// Bars of voters by hour, and of votes by option. Beside each picture stands its table; a picture alone tells nothing.
import { h } from "../dom.js";
import { svg } from "../parts/svg.js";

const WIDTH = 640;
const HEIGHT = 200;
const LEFT = 44;
const FOOT = 36;

/** A round number at or above `value` for the axis: 1, 2 or 5 times a power of ten. */
export function niceTop(value) {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((top) => top >= value);
}

/** A label at the right edge ends there. */
const labelAt = (x, label) => (x > WIDTH - 60 ? svg("text", { x: WIDTH, y: HEIGHT - 8, "text-anchor": "end" }, label)
  : svg("text", { x, y: HEIGHT - 8, "text-anchor": "middle" }, label));

/** bars: [{label, value, isCurrent}]; `name` is the picture's description. */
export function columnChart(name, bars, text) {
  const top = niceTop(Math.max(...bars.map(({ value }) => value), 1));
  const plot = HEIGHT - FOOT - 8;
  const step = (WIDTH - LEFT) / Math.max(bars.length, 1);
  const every = Math.ceil(bars.length / 6);
  const y = (value) => 8 + plot - (value / top) * plot;
  const lines = [0, top / 2, top].filter((value) => Number.isInteger(value)).map((value) => svg("g", { class: "axis" },
    svg("line", { x1: LEFT, x2: WIDTH, y1: y(value), y2: y(value) }),
    svg("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, text(value))));
  const columns = bars.map(({ label, value, isCurrent }, i) => svg("g", { class: isCurrent ? "column current" : "column" },
    svg("rect", { x: LEFT + i * step + step * 0.12, y: y(value), width: step * 0.76, height: Math.max(0, 8 + plot - y(value)) }),
    i % every === 0 ? labelAt(LEFT + (i + 0.5) * step, label) : null));
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "columns-chart", role: "img", "aria-label": name }, lines, columns);
}

/** One bar of `share` (0..10000), drawn as text for eyes and hidden from screen readers: the number stands beside it. */
export const shareBar = (basisPoints, kind = "") => svg("svg", { viewBox: "0 0 100 8", class: `share-bar ${kind}`, preserveAspectRatio: "none", "aria-hidden": "true" },
  svg("rect", { class: "ground", width: 100, height: 8 }), svg("rect", { class: "part", width: Math.min(100, basisPoints / 100), height: 8 }));

/** A figure: picture, then its table behind "numbers as a table". */
export const withTable = (picture, caption, tableLabel, table) => h("figure", { class: "chart" }, picture, h("figcaption", { class: "help" }, caption),
  h("details", {}, h("summary", {}, tableLabel), table));
