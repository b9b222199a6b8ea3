// SPDX-License-Identifier: Apache-2.0
// Showing claims to a person who stands here: the one who checks reads a number out, the holder's wallet binds the
// presentation to it, so that a photograph of an old code proves nothing.
const NUMBER = /^\d{8}$/;

export const checkAudience = (origin = location.origin) => `${origin}/check`;

/** The nonce of an eight-digit number as it is typed (spaces are passed over), or "". */
export function checkNonce(text) {
  const digits = String(text).replace(/[\s-]/g, "");
  return NUMBER.test(digits) ? `maru-check:${digits}` : "";
}

/** Eight digits of which nobody can guess the next. */
export function newCheckNumber() {
  const [value] = crypto.getRandomValues(new Uint32Array(1));
  return String(value % 100_000_000).padStart(8, "0");
}
