// SPDX-License-Identifier: Apache-2.0
// Parts of a long text as QR codes that take turns; stops and steps by hand, and from the start for who wants no motion.
import { h, replace } from "../dom.js";
import { t } from "../i18n.js";
import { drawQr } from "../parts/qr_place.js";

const TURN_MS = 700;
const LARGEST_PX = 480;

/** Squares of whole pixels: readers stumble over uneven ones. */
function squareUp(place) {
  const picture = place.querySelector("svg");
  const size = picture?.viewBox.baseVal.width;
  const room = Math.min(place.clientWidth, LARGEST_PX);
  if (!size || room < size) return;
  picture.style.width = picture.style.height = `${Math.floor(room / size) * size}px`;
}

export function showParts(parts, label) {
  const place = h("div", { class: "qr-place" });
  const count = h("p", { class: "help" });
  let at = 0;
  let timer = 0;
  const draw = async () => {
    const fresh = h("div");
    await drawQr(fresh, parts[at], label);
    replace(place, ...fresh.childNodes);
    squareUp(place);
    replace(count, parts.length > 1 ? t("wallet.qr_part", { part: at + 1, count: parts.length }) : "");
  };
  const step = () => {
    at = (at + 1) % parts.length;
    return draw();
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    pause.textContent = t("wallet.qr_go");
  };
  const go = () => {
    timer = setInterval(() => (place.isConnected || at === 0 ? step() : stop()), TURN_MS);
    pause.textContent = t("wallet.qr_pause");
  };
  const pause = h("button", { type: "button", class: "secondary", onclick: () => (timer ? stop() : go()) });
  const next = h("button", { type: "button", class: "secondary", onclick: () => {
    stop();
    step();
  } }, t("wallet.qr_next"));
  draw();
  if (parts.length > 1 && !matchMedia("(prefers-reduced-motion: reduce)").matches) go();
  else stop();
  return h("div", { class: "qr-parts" }, place, count, parts.length > 1 ? h("p", { class: "buttons" }, pause, next) : null);
}
