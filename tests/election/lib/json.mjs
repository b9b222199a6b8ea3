// SPDX-License-Identifier: Apache-2.0
// The narrowed JSON of docs/formats.md section 1: canonical text (RFC 8785), and reading that takes nothing else.

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

/**
 * The value of canonical text; null when the text is not canonical. Duplicate names, fractions, white space and long
 * numbers are no canonical text, so comparing with the text written again finds all of them.
 */
export function parseCanonical(text) {
  try {
    const value = JSON.parse(text);
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
