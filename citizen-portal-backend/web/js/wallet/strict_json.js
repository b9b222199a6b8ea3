// SPDX-License-Identifier: Apache-2.0
// JSON of others, read as it was meant by nobody else: a member that is named twice is refused (two readers could take
// different ones), as are depth beyond 32 and names that JavaScript gives a meaning of its own.
import { FormatError } from "../core/bytes.js";

const MAX_DEPTH = 32;
const MAX_LENGTH = 1 << 19;
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

export function parseStrict(text, code = "json.syntax") {
  if (typeof text !== "string" || text.length > MAX_LENGTH) throw new FormatError(code);
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FormatError(code);
  }
  const open = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const top = open.at(-1);
    if (token === "{" || token === "[") {
      open.push({ names: token === "{" ? new Set() : null, isName: token === "{" });
      if (open.length > MAX_DEPTH) throw new FormatError("json.too_deep");
    } else if (token === "}" || token === "]") {
      open.pop();
    } else if (token === ",") {
      top.isName = top.names !== null;
    } else if (top?.isName) {
      const name = JSON.parse(token);
      if (top.names.has(name)) throw new FormatError("json.duplicate", name);
      if (name === "__proto__") throw new FormatError(code, name);
      top.names.add(name);
      top.isName = false;
    }
  }
  return value;
}

export const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
