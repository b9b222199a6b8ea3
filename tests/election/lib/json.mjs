// SPDX-License-Identifier: Apache-2.0
// The narrowed JSON of docs/formats.md section 1: canonical text (RFC 8785), and reading that takes nothing else.
import { utf8 } from "./bytes.mjs";

/** Canonical text; throws on what the format does not have (fractions, lone surrogates, undefined). */
export function canonical(value) {
  switch (typeof value) {
    case "boolean":
      return value ? "true" : "false";
    case "number":
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Error("number");
      return String(value);
    case "string":
      if (!value.isWellFormed()) throw new Error("surrogate");
      return JSON.stringify(value);
    case "object": {
      if (value === null) return "null";
      if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
      const members = Object.keys(value).sort();
      return `{${members.map((name) => `${canonical(name)}:${canonical(value[name])}`).join(",")}}`;
    }
    default:
      throw new Error("type");
  }
}

/** Whether a value has no more levels, members and elements, and bytes in a text than the limits say. */
function isWithin(value, { depth, items, text }) {
  let count = 0;
  const walk = (one, level) => {
    if (typeof one === "string") return one.length <= text && utf8(one).length <= text;
    if (typeof one !== "object" || one === null) return true;
    if (level > depth) return false;
    const own = Array.isArray(one) ? one : Object.values(one);
    count += own.length;
    return count <= items && own.every((each) => walk(each, level + 1)) && (Array.isArray(one) || Object.keys(one).every((name) => walk(name, level + 1)));
  };
  return walk(value, 1);
}

/**
 * The value of canonical text; null when the text is not canonical. Duplicate names, fractions, white space and long
 * numbers are no canonical text, so comparing with the text written again finds all of them.
 */
export function parseCanonical(text, limits) {
  try {
    if (limits !== undefined && utf8(text).length > limits.bytes) return null;
    const value = JSON.parse(text);
    if (limits !== undefined && !isWithin(value, limits)) return null;
    return canonical(value) === text ? value : null;
  } catch {
    return null;
  }
}

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether an object has exactly these members. */
export function hasMembers(value, names) {
  return isObject(value) && Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));
}

export const isCount = (value, least = 0, most = Number.MAX_SAFE_INTEGER) =>
  Number.isSafeInteger(value) && value >= least && value <= most;
