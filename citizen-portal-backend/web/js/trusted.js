// SPDX-License-Identifier: Apache-2.0
// The one place where an address becomes code (Trusted Types): only the portal's own files.

const check = (url) => {
  const address = new URL(url, location.href);
  if (address.origin !== location.origin || !(address.pathname === "/sw.js" || /^\/v\/[0-9a-f]{16}\/js\//.test(address.pathname))) {
    throw new TypeError(`not a script of this site: ${url}`);
  }
  return address.href;
};

const policy = globalThis.trustedTypes?.createPolicy("maru", { createScriptURL: check });

/** For navigator.serviceWorker.register() and new Worker(). */
export const scriptUrl = (url) => (policy ? policy.createScriptURL(String(url)) : check(String(url)));
