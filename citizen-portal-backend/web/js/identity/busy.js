// SPDX-License-Identifier: Apache-2.0
// One action at a time: its button rests, what goes on and what went wrong is said beside it.
import { h, hold, replace } from "../dom.js";
import { t } from "../i18n.js";
import { errorBox } from "../shell.js";

/** {output, run(button, work)}: `work` may throw; true when it went well. A second press meanwhile does nothing. */
export function worker() {
  const output = h("div", { "aria-live": "polite" });
  let isBusy = false;
  const run = async (button, work) => {
    if (isBusy) return false;
    isBusy = true;
    if (button) hold(button, true);
    replace(output, h("p", { role: "status" }, t("identity.working")));
    try {
      await work();
      replace(output);
      return true;
    } catch (error) {
      console.warn(error);
      replace(output, errorBox(error));
      return false;
    } finally {
      isBusy = false;
      if (button) hold(button, false);
    }
  };
  return { output, run };
}

/** A button that asks once more, in words, before it does what can't be undone. */
export function surely({ label, question, confirm, work, kind = "secondary" }) {
  const { output, run } = worker();
  const place = h("div", { class: "box warning", role: "group", hidden: true, "aria-label": label });
  const open = h("button", { type: "button", class: kind, "aria-expanded": "false", onclick: () => {
    place.hidden = !place.hidden;
    open.setAttribute("aria-expanded", String(!place.hidden));
    if (!place.hidden) place.querySelector("button").focus();
  } }, label);
  const yes = h("button", { type: "button", class: "danger", onclick: () => run(yes, work) }, confirm);
  const no = h("button", { type: "button", class: "secondary", onclick: () => {
    place.hidden = true;
    open.setAttribute("aria-expanded", "false");
    open.focus();
  } }, t("identity.no"));
  place.append(h("p", {}, question), h("p", { class: "buttons" }, yes, no), output);
  return h("div", { class: "surely" }, open, place);
}
