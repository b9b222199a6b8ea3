// SPDX-License-Identifier: Apache-2.0
// Drawing one part of a page again and again out of what is asked for meanwhile. What was asked for later is never replaced
// by what was asked for before it, and what somebody has in use when the answer comes is left alone: then the page says that
// there is something newer, and shows it once they let go of it or press for it.
import { h, hold, isHeld, replace } from "./dom.js";
import { rememberFocus } from "./focus.js";
import { t } from "./i18n.js";
import { isInUse, rememberOpened } from "./opened.js";

/** Numbers what is begun: `isLast()` of the newest alone is true. Throw away what came of any other. */
export function rounds() {
  let newest = 0;
  return () => {
    newest += 1;
    const mine = newest;
    return { isLast: () => mine === newest };
  };
}

/** A place of its own for the answer to one question: what an earlier one still answers is drawn where nobody sees it. */
export function stageIn(output) {
  const stage = h("div", {});
  replace(output, stage);
  return stage;
}

/**
 * The order of draws alone. `read()` is awaited, then `put(made, isForced)` shows it. {now(), whenFree(), settle()}: `now` is
 * what a person asked for, `whenFree` waits while `isBusy()`, also where that began during the reading; `settle` draws what
 * waits, once it may. `onOwed(isOwed)` is told when something waits and when it is shown.
 */
export function drawOrder({ read, put, isBusy, onOwed = () => {} }) {
  let begun = 0;
  let drawn = 0;
  let owedAt = 0; // the newest that waits; 0: nothing does
  const owe = (at) => {
    if (owedAt === 0) onOwed(true);
    owedAt = Math.max(owedAt, at);
  };
  const run = async (isForced) => {
    begun += 1;
    const mine = begun;
    const made = await read();
    if (mine < drawn) return false;
    if (!isForced && isBusy()) {
      owe(mine);
      return false;
    }
    drawn = mine;
    // What became owed after this was begun is not paid by it.
    if (owedAt !== 0 && owedAt <= mine) {
      owedAt = 0;
      onOwed(false);
    }
    put(made, isForced);
    if (owedAt !== 0 && !isBusy()) run(false).catch((error) => console.warn(error));
    return true;
  };
  const whenFree = async () => {
    if (!isBusy()) return run(false);
    begun += 1;
    owe(begun);
    return false;
  };
  return { now: () => run(true), whenFree, settle: async () => owedAt !== 0 && !isBusy() && run(false) };
}

/**
 * Draws of `root`, which stays; `draw(made)` fills it. {now(), whenFree(), bar}: `bar` stands where the page wants it said that
 * there is something newer.
 */
export function redraws(root, read, draw) {
  const bar = h("div", { class: "fresh-bar no-print", role: "status" });
  const put = (made, isForced) => {
    const reopen = isForced ? rememberOpened(root) : () => {};
    const restore = rememberFocus(() => root);
    draw(made);
    reopen();
    restore();
  };
  const fail = (error) => console.warn(error);
  const order = drawOrder({ read, put, isBusy: () => isInUse(root), onOwed: (isOwed) => replace(bar, isOwed
    ? h("div", { class: "box info" }, t("page.fresh"), " ", h("button", { type: "button", class: "chip", onclick: ({ currentTarget }) => show(currentTarget) }, t("page.show_fresh"))) : null) });
  /** The button goes with the bar: who pressed it goes on at the beginning of what is new. */
  const show = async (button) => {
    if (isHeld(button)) return;
    hold(button, true);
    bar.querySelector("[role=alert]")?.remove();
    try {
      await order.now();
      if (document.activeElement === document.body) {
        const to = root.querySelector("h1, h2, h3") ?? root;
        to.tabIndex = -1;
        to.focus({ preventScroll: true });
      }
    } catch (error) {
      fail(error);
      bar.append(h("p", { class: "error", role: "alert" }, t("error.title")));
    }
    hold(button, false);
  };
  // A fold that is closed, a question that is answered no: after their own handlers.
  const settle = () => order.settle().catch(fail);
  root.addEventListener("toggle", settle, true);
  root.addEventListener("click", settle);
  return { now: order.now, whenFree: order.whenFree, bar };
}
