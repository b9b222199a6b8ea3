// SPDX-License-Identifier: Apache-2.0
// Runs before the first paint, so that text size and contrast never jump, and asks for what the page shows first, while
// its modules are still on the way: a plain script of a few lines, not a module.
(function () {
  "use strict";
  try {
    var root = document.documentElement;
    var contrast = localStorage.getItem("maru.contrast");
    var asked = contrast === null && matchMedia("(prefers-contrast: more)").matches && !matchMedia("(forced-colors: active)").matches;
    if (contrast === "high" || asked) root.setAttribute("data-contrast", "high");
    var size = localStorage.getItem("maru.text-size");
    if (size === "125" || size === "150" || size === "200") root.setAttribute("data-text-size", size);
  } catch (error) {
    // Storage is off: the page shows as it was sent.
  }

  // The answers are taken by api.js, once, at the very same address.
  var language = document.documentElement.lang === "en" ? "en" : "ko";
  var early = (window.maruEarly = {});
  function ask(path) {
    early[path] = fetch(path, { credentials: "omit", headers: { "Accept-Language": language } });
    early[path].catch(function () {});
  }
  var values = new URLSearchParams(location.search);
  var page = location.pathname.replace(/\.html$/, "");
  var id = page === "/campaign" ? values.get("id") : page === "/donate" ? values.get("campaign") : null;
  if (id !== null && /^c-[0-9a-f]{16}$/.test(id)) ask("/api/v1/state/donation/campaigns/" + id);
  if (page === "/" || page === "/index") {
    ask("/api/v1/query/donation/summary");
    if (location.search === "") ask("/api/campaigns?q=&state=open&category=&region=&sort=relevance&offset=0&limit=12");
  }
})();
