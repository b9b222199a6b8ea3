// SPDX-License-Identifier: Apache-2.0
// Step four: the ballot is encrypted, its tracker is shown, and only now does the voter say whether it is cast or challenged.
import { h, replace } from "../../dom.js";
import { count, t } from "../../i18n.js";
import { challengeUrl } from "../codes.js";
import { trackerBox } from "./tracker.js";

/**
 * `checks`: texts of what this device has checked; `note`: what casting will show. `cast()` and `challenge()` are awaited:
 * where they come to nothing, the choice between them is there again, unless they answer true: then they have said what
 * failed, with a way on of their own. `back()` drops the ballot.
 */
export function sealedView(place, { election, made, checks, note = "", cast, challenge, back }) {
  const decide = h("div", { tabindex: "-1" });
  const run = async (work) => {
    replace(decide);
    decide.focus({ preventScroll: true });
    const isTold = await work();
    if (decide.isConnected && !isTold) buttons();
    else if (decide.isConnected) replace(decide, leave());
  };
  const leave = () => h("p", { class: "center" }, h("button", { type: "button", class: "text-button", onclick: back }, t("vote.back_to_choice")));
  const buttons = () => {
    const test = h("button", { type: "button", class: "secondary", onclick: ask }, t("vote.challenge"));
    replace(decide, h("p", { class: "vote-buttons" }, h("button", { type: "button", onclick: () => run(cast) }, t("vote.cast")), test),
      h("p", { class: "help center" }, t("vote.challenge_free")), leave());
    return test;
  };
  const ask = () => {
    const question = h("strong", { tabindex: "-1" }, t("vote.challenge_question"));
    replace(decide, h("div", { class: "box warning" }, question,
      h("p", {}, t(election.mode === "signed" ? "vote.challenge_public_signed" : "vote.challenge_public_ring")), h("p", {}, t("vote.challenge_how"))),
    h("p", { class: "vote-buttons" }, h("button", { type: "button", onclick: () => run(challenge) }, t("vote.challenge_now")),
      h("button", { type: "button", class: "secondary", onclick: () => buttons().focus() }, t("action.back"))));
    question.focus();
  };
  buttons();
  // No QR code yet: another device finds a ballot only once it has been sent, cast or opened.
  // Casting comes before what it rests on: a voter who sees no way on believes that it is over.
  replace(place, trackerBox(made.tracker), note ? h("p", { class: "help" }, note) : null, decide,
    h("div", { class: "box success" }, h("strong", {}, `✓ ${t("vote.device_checked")}`), h("ul", {}, checks.map((text) => h("li", {}, text)))));
}

/**
 * After a challenge: the ballot is open and worth nothing; a second device says what was in it. Choosing again comes first:
 * a cast ballot with the very choice that was just made public would tell everybody what it contains.
 */
export function challengedView(place, { election, pending, again, fresh }) {
  const same = again ? h("details", { class: "again" }, h("summary", {}, t("vote.encrypt_again")),
    h("div", { class: "box warning" }, h("p", {}, t(election.mode === "signed" ? "vote.encrypt_again_signed" : "vote.encrypt_again_ring"))),
    h("p", {}, h("button", { type: "button", class: "secondary", onclick: again }, t("vote.encrypt_again_do")))) : null;
  replace(place, h("div", { class: "box info", role: "status" }, h("strong", {}, t("vote.challenged")), h("p", {}, t("vote.challenged_explain"))),
    trackerBox(pending.tracker, challengeUrl(election.id, pending.tracker), t("vote.qr_second_device"), true),
    h("ol", {}, h("li", {}, t("vote.challenged_step_scan")), h("li", {}, t("vote.challenged_step_compare")), h("li", {}, t("vote.challenged_step_vote"))),
    again ? [h("p", { class: "vote-buttons" }, h("button", { type: "button", onclick: fresh }, t("vote.choose_again"))), same]
      : h("p", {}, h("a", { class: "button", href: `/vote?election=${election.id}` }, t("vote.to_vote"))));
}

export const ringWords = (size) => t("vote.check_ring", { count: count(size) });
