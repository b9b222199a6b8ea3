// SPDX-License-Identifier: Apache-2.0
// The one place where an address becomes code (Trusted Types): only the portal's own files, and a
// worker of bytes that were checked against the page's own integrity.

const made = new Set();

const check = (url) => {
  if (made.has(url)) return url;
  const address = new URL(url, location.href);
  if (address.origin !== location.origin || !(address.pathname === "/sw.js" || /^\/v\/[0-9a-f]{16}\/js\//.test(address.pathname))) {
    throw new TypeError(`not a script of this site: ${url}`);
  }
  return address.href;
};

const policy = globalThis.trustedTypes?.createPolicy("maru", { createScriptURL: check });

/** For navigator.serviceWorker.register() and new Worker(). */
export const scriptUrl = (url) => (policy ? policy.createScriptURL(String(url)) : check(String(url)));

/** A worker of exactly these bytes, whose integrity the caller has checked: an address could answer anew with others. */
export function workerOf(code, options) {
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  made.add(url);
  try {
    return new Worker(scriptUrl(url), options);
  } finally {
    made.delete(url);
    // Not before the browser has read it, which the worker's first answer proves; one small file a page stays until then.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
