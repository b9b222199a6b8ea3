// SPDX-License-Identifier: Apache-2.0
// Runs before the first paint, so that text size and contrast never jump: a plain script of a few lines, not a module.
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
})();
