// SPDX-License-Identifier: Apache-2.0
// One step of voting or enrolling: where one is, its title, its place. The title gets the focus, so that a screen reader
// begins there.
import { h, replace } from "../../dom.js";
import { pick, t } from "../../i18n.js";

/** Answers {place, output}: `output` is a live region below the step. */
export function stepFrame(main, { election, at = 0, all = 0, title, lead = "" }) {
  const place = h("div", {});
  const output = h("div", { "aria-live": "polite" });
  replace(main, h("div", { class: "narrow vote-page" },
    election ? h("p", { class: "help" }, h("a", { href: `/election?id=${encodeURIComponent(election.id)}` }, pick(election, "title"))) : null,
    election?.rehearsal ? rehearsalBox() : null,
    at > 0 ? [h("div", { class: "steps", "aria-hidden": "true" }, Array.from({ length: all }, (_, i) => h("span", { class: i < at ? "on" : null }))),
      h("p", { class: "step-count" }, t("donate.step", { at, all }))] : null,
    h("h1", { tabindex: "-1" }, title), lead ? h("p", { class: "lead" }, lead) : null, place, output));
  document.title = `${title} · ${t("site.voting_name")}`;
  const heading = main.querySelector("h1");
  scrollTo(0, 0);
  // In large letters the head of the page alone can fill a small screen.
  if (heading.getBoundingClientRect().bottom > innerHeight * 0.7) heading.scrollIntoView({ block: "start" });
  heading.focus({ preventScroll: true });
  return { place, output };
}

/** A rehearsal can never be taken for the real thing. */
export const rehearsalBox = () => h("div", { class: "box warning rehearsal" }, h("strong", {}, `! ${t("election.rehearsal")}`), h("p", {}, t("election.rehearsal_explain")));
