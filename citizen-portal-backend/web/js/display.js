// SPDX-License-Identifier: Apache-2.0
// Text size and contrast, as the visitor sets them in the header; js/early.js puts them into place on the next page.
const SIZE_KEY = "maru.text-size";
const CONTRAST_KEY = "maru.contrast";

function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is off: it holds for this page.
  }
}

export function startDisplay() {
  const root = document.documentElement;
  const details = document.querySelector("details.display");
  const size = root.dataset.textSize ?? "100";
  for (const radio of details.querySelectorAll('input[name="text-size"]')) {
    radio.checked = radio.value === size;
    radio.addEventListener("change", () => {
      if (radio.value === "100") delete root.dataset.textSize;
      else root.dataset.textSize = radio.value;
      remember(SIZE_KEY, radio.value);
    });
  }
  const contrast = details.querySelector("#contrast");
  contrast.checked = root.dataset.contrast === "high";
  contrast.addEventListener("change", () => {
    if (contrast.checked) root.dataset.contrast = "high";
    else delete root.dataset.contrast;
    remember(CONTRAST_KEY, contrast.checked ? "high" : "normal");
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!details.contains(event.target)) details.open = false;
  });
}
