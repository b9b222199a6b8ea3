// SPDX-License-Identifier: Apache-2.0
// Modules that are needed only now and then: their integrity goes into the page before they are fetched.

/** `await lazy(() => import("./part.js"))` */
export async function lazy(load) {
  const links = document.querySelector("template[data-lazy]")?.content.querySelectorAll("link") ?? [];
  const fetched = [...links].map((link) => new Promise((resolve, reject) => {
    const copy = link.cloneNode();
    copy.addEventListener("load", resolve);
    copy.addEventListener("error", () => reject(Object.assign(new Error(copy.href), { code: "portal.changed_file" })));
    document.head.append(copy);
  }));
  document.querySelector("template[data-lazy]")?.remove();
  await Promise.all(fetched);
  return load();
}
