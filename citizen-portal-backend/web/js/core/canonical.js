// SPDX-License-Identifier: Apache-2.0
// Canonical JSON (RFC 8785) of the project's subset: safe integers only, no floats, depth at most 32.
import { FormatError } from "./bytes.js";

const MAX_DEPTH = 32;

export function canonical(value, path = "", depth = 0) {
  if (depth > MAX_DEPTH) throw new FormatError("json.too_deep", path);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new FormatError("json.number", path);
    return String(value);
  }
  if (typeof value === "string") {
    if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(value)) {
      throw new FormatError("json.utf8", path);
    }
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item, i) => canonical(item, `${path}[${i}]`, depth + 1)).join(",")}]`;
  }
  if (typeof value === "object") {
    // Default sort compares UTF-16 code units, as RFC 8785 §3.2.3 demands.
    const members = Object.keys(value).sort();
    return `{${members
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key], path ? `${path}.${key}` : key, depth + 1)}`)
      .join(",")}}`;
  }
  throw new FormatError("json.type", path);
}
