// SPDX-License-Identifier: Apache-2.0
// Modules that are needed only now and then: their integrity goes into the page before they are fetched.

/**
 * `await lazy(() => import("./part.js"))`. A heavy library comes only when it is named:
 * `await lazy(() => import("../vendor/jspdf.js"), "jspdf.js")`.
 */
export async function lazy(load, vendor = "") {
  const links = [...(document.querySelector("template[data-lazy]")?.content.querySelectorAll("link") ?? [])]
    .filter(({ dataset }) => !dataset.vendor || dataset.vendor === vendor);
  const fetched = links.map((link) => new Promise((resolve, reject) => {
    link.remove();
    const copy = link.cloneNode();
    copy.addEventListener("load", resolve);
    copy.addEventListener("error", () => reject(Object.assign(new Error(copy.href), { code: "portal.changed_file" })));
    document.head.append(copy);
  }));
  await Promise.all(fetched);
  return load();
}
