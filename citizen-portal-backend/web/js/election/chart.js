// SPDX-License-Identifier: Apache-2.0
// Bars of voters by hour, and of votes by option. Beside each picture stands its table; a picture alone tells nothing.
import { h } from "../dom.js";
import { svg } from "../parts/svg.js";

/** Before the picture is on the page its width is not known. */
const FIRST_WIDTH = 640;
const HEIGHT = 180;
/** Widths of a figure and of a letter of the axis, of its height; a label never touches the next. */
const DIGIT = 0.62;
const LETTER = 0.8;

/** A round number at or above `value` for the axis: 1, 2 or 5 times a power of ten. */
export function niceTop(value) {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((top) => top >= value);
}

/** The axis and where things are, for a picture `width` px wide with letters of `size` px. */
function frame(points, text, width, size) {
  const top = niceTop(Math.max(...points.map(({ value }) => value), 1));
  const left = text(top).length * size * DIGIT + 10;
  const foot = size * 1.9;
  const above = size * 0.7;
  const y = (value) => above + HEIGHT - (value / top) * HEIGHT;
  const step = (width - left) / Math.max(points.length, 1);
  const middle = (i) => left + (i + 0.5) * step;
  const room = Math.max(...points.map(({ label }) => label.length), 1) * size * LETTER;
  const every = Math.max(1, Math.ceil(room / step));
  const half = room / 2;
  const label = (i) => {
    const x = middle(i);
    const [at, anchor] = x + half > width ? [width, "end"] : x - half < 0 ? [0, "start"] : [x, "middle"];
    return svg("text", { x: at, y: above + HEIGHT + size * 1.4, "text-anchor": anchor }, points[i].label);
  };
  const lines = [0, top / 2, top].filter((value) => Number.isInteger(value)).map((value) => svg("g", { class: "axis" },
    svg("line", { x1: left, x2: width, y1: y(value), y2: y(value) }),
    svg("text", { x: left - 6, y: y(value) + size * 0.35, "text-anchor": "end" }, text(value))));
  const labels = points.flatMap((_, i) => (i % every === 0 && (i === 0 || middle(i) + half <= width || points.length === 1) ? [label(i)] : []));
  return { left, step, middle, y, height: above + HEIGHT + foot, ground: [...lines, ...labels] };
}

/**
 * A picture of `draw(width, size)` as wide as its place, with letters as large as the page's: drawn anew when either changes.
 * `name` describes it.
 */
function picture(name, draw) {
  const probe = h("span", { class: "chart-probe", "aria-hidden": "true" });
  const place = h("div", { class: "columns-chart", role: "img", "aria-label": name }, probe);
  let drawn = null;
  const redraw = () => {
    const width = Math.round(place.clientWidth) || FIRST_WIDTH;
    const size = probe.getBoundingClientRect().width || 14;
    const { height, parts } = draw(width, size);
    const next = svg("svg", { viewBox: `0 0 ${width} ${height}`, height, "aria-hidden": "true" }, parts);
    if (drawn) drawn.replaceWith(next);
    else place.append(next);
    drawn = next;
  };
  redraw();
  const observer = new ResizeObserver(redraw);
  observer.observe(place);
  observer.observe(probe);
  return place;
}

/** bars: [{label, value}]; `name` is the picture's description. */
export const columnChart = (name, bars, text) => picture(name, (width, size) => {
  const { left, step, y, height, ground } = frame(bars, text, width, size);
  return { height, parts: [...ground, ...bars.map(({ value }, i) => svg("rect", { x: left + i * step + step * 0.12, y: y(value), width: step * 0.76, height: y(0) - y(value) }))] };
});

/** points: [{label, value}], from 0 on. */
export const lineChart = (name, points, text) => picture(name, (width, size) => {
  const { left, middle, y, height, ground } = frame(points, text, width, size);
  const line = points.map(({ value }, i) => `${middle(i)},${y(value)}`).join(" ");
  return { height, parts: [...ground, svg("polyline", { class: "line", points: `${left},${y(0)} ${line}` })] };
});

/** One bar of `share` (0..10000), drawn as text for eyes and hidden from screen readers: the number stands beside it. */
export const shareBar = (basisPoints, kind = "") => svg("svg", { viewBox: "0 0 100 8", class: `share-bar ${kind}`, preserveAspectRatio: "none", "aria-hidden": "true" },
  svg("rect", { class: "ground", width: 100, height: 8 }), svg("rect", { class: "part", width: Math.min(100, basisPoints / 100), height: 8 }));

/** A figure: pictures, then their table behind "numbers as a table". */
export const withTable = (pictures, tableLabel, table) => h("figure", { class: "chart" }, pictures,
  h("details", {}, h("summary", {}, tableLabel), table));
