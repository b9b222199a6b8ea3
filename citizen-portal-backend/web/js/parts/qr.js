// SPDX-License-Identifier: Apache-2.0
// QR codes (ISO/IEC 18004) as a square of modules, drawn by whoever shows them.
import qrcode from "../vendor/qrcode.js";
import { svg } from "./svg.js";

/** Rows of booleans, without the quiet zone. */
export function qrModules(text) {
  const code = qrcode(0, "M");
  code.addData(text, "Byte");
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => code.isDark(row, column)));
}

const QUIET = 4;

/** Black on white in every theme: cameras need it. */
export function qrPicture(text, label) {
  const modules = qrModules(text);
  const size = modules.length + 2 * QUIET;
  const path = modules.map((row, y) => row.map((isDark, x) => (isDark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : "")).join("")).join("");
  return svg("svg", { viewBox: `0 0 ${size} ${size}`, class: "qr", role: "img", "aria-label": label, "shape-rendering": "crispEdges" },
    svg("rect", { width: size, height: size, fill: "#fff" }), svg("path", { d: path, fill: "#000" }));
}
