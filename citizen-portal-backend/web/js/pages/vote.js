// SPDX-License-Identifier: Apache-2.0
// Voting in five steps: open the key, choose, look again, encrypted (cast or challenge), recorded. Choice and secrets live in
// the memory of this page and its worker only; a ballot on its way outlives a reload, encrypted.
import { FormatError } from "../core/bytes.js";
import { facts, h, hold, isHeld, replace } from "../dom.js";
import { count, dateTime, t } from "../i18n.js";
import { forgetVote, keepOrOlder, madeTime, pendingVote, sendSurely } from "../election/casting.js";
import { wrong } from "../election/choice.js";
import { isElection } from "../election/codes.js";
import { openEngine } from "../election/engine.js";
import { evidenceButton } from "../election/evidence.js";
import { electionOf, frozenOf } from "../election/reads.js";
import { styleOf } from "../election/style.js";
import { phaseOf, span, stateBadge } from "../election/times.js";
import { contestForm } from "../election/views/choose.js";
import { stepFrame } from "../election/views/frame.js";
import { openKeyView } from "../election/views/open_key.js";
import { recordedView } from "../election/views/recorded.js";
import { ballotSummary } from "../election/views/review.js";
import { challengedView, ringWords, sealedView } from "../election/views/sealed.js";
import { sealedHere } from "../election/voter_key.js";
import { Voter } from "../election/voting.js";
import { askBeforeSwitch, errorBox, keepNothingOnSwitch, start } from "../shell.js";

const STEPS = 5;
const CHANNEL = "maru.vote";
/** Two entries of the browser's history: coming to the first one means that the visitor went back. */
const BEFORE = "before";
const STEP = "step";

const holdPage = (event) => event.preventDefault();

class Voting {
  constructor(main, election, frozen) {
    this.main = main;
    this.election = election;
    this.frozen = frozen;
    this.voter = null;
    this.votes = {};
    this.isBusy = false;
    this.isOpening = false;
    this.castElsewhere = false;
    this.channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(CHANNEL) : null;
    if (this.channel) this.channel.onmessage = ({ data }) => { this.castElsewhere ||= data === election.id; };
    addEventListener("pagehide", () => this.voter?.wipe());
    this.back = null;
    // The way back of browser and phone leads a step back, not out of the election; nothing of the choice is in the history.
    addEventListener("popstate", ({ state }) => state === BEFORE && this.goBack());
    askBeforeSwitch(() => this.mayLeave());
    // A page that comes back from the browser's memory has an engine no more.
    addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  /** Asks before a page in another language takes the choice away. */
  async mayLeave() {
    if (this.voter === null) return true;
    const dialog = h("dialog", { class: "question", "aria-labelledby": "language-question" }, h("form", { method: "dialog" },
      h("p", { id: "language-question" }, h("strong", {}, t(this.back === null && this.isBusy ? "vote.language_sent" : "vote.language_question"))),
      h("p", { class: "vote-buttons" }, h("button", { value: "stay" }, t("vote.language_stay")), h("button", { value: "leave", class: "secondary" }, t("vote.language_change")))));
    document.body.append(dialog);
    dialog.showModal();
    await new Promise((resolve) => { dialog.addEventListener("close", resolve, { once: true }); });
    dialog.remove();
    const isLeaving = dialog.returnValue === "leave";
    if (isLeaving) removeEventListener("beforeunload", holdPage);
    return isLeaving;
  }

  goBack() {
    if (this.voter === null || (!this.isBusy && this.back === null)) {
      history.back();
      return;
    }
    history.pushState(STEP, "");
    if (!this.isBusy) this.back();
  }

  /** `back`: what the step before is; without it the page is left. */
  frame(at, title, lead = "", back = null) {
    this.back = back;
    const frame = stepFrame(this.main, { election: this.election, at, all: STEPS, title, lead });
    // What is being encrypted or sent is what was chosen when it was pressed: nothing of the step moves meanwhile.
    for (const kind of ["click", "submit"]) {
      frame.place.addEventListener(kind, (event) => {
        if (!this.isBusy || event.target.closest("a, details")) return;
        event.preventDefault();
        event.stopPropagation();
      }, true);
    }
    return frame;
  }

  /** Shows what failed in `output` with a way on, and answers true then; nothing that was chosen is lost by it. */
  async work(output, task, words, again = t("action.retry")) {
    if (this.isBusy) return false;
    this.isBusy = true;
    const buttons = [...this.main.querySelectorAll("button")].filter((button) => !isHeld(button));
    for (const button of buttons) hold(button, true);
    replace(output, h("p", { role: "status" }, words));
    try {
      await task();
    } catch (error) {
      console.warn(error);
      const isAway = String(error.code).endsWith(".offline");
      const retry = h("button", { type: "button" }, again);
      const once = () => {
        removeEventListener("online", once);
        if (retry.isConnected && !this.isBusy) this.work(output, task, words, again);
      };
      retry.addEventListener("click", once);
      if (isAway) addEventListener("online", once);
      replace(output, errorBox(error), evidenceButton(error.evidence), h("p", { class: "help" }, t("vote.nothing_lost"), isAway ? ` ${t("vote.again_online")}` : ""), h("p", {}, retry));
      retry.focus();
      return true;
    } finally {
      this.isBusy = false;
      for (const button of buttons) hold(button, false);
    }
    return false;
  }

  async begin() {
    const pending = await pendingVote(this.election.id);
    if (pending) await this.resume(pending);
    else await this.openKey();
  }

  /**
   * A ballot is on its way already, of an earlier visit (maybe another person's) or of this voter's in another window: it is
   * asked about first, and sent again only if the voter wants it.
   */
  async resume(pending, isOwn = false) {
    const { place, output } = this.frame(0, t("vote.resume"), t(isOwn ? "vote.resume_own" : "vote.resume_explain"));
    replace(place, facts([[t("vote.older_made"), dateTime(madeTime(pending))]]));
    const leaving = new AbortController();
    const aside = isOwn ? null : h("div", {}, h("p", { class: "help" }, t("vote.older_explain")), h("p", {}, h("button", { type: "button", class: "secondary", onclick: () => {
      leaving.abort();
      this.openKey();
    } }, t("vote.vote_here"))));
    const outcome = await sendSurely(pending, output, { isOld: true, aside, signal: leaving.signal });
    if (outcome.fate === "left") return;
    replace(output);
    await this.finish(pending, outcome, { place, wiped: false, older: isOwn ? t("vote.older_own", { time: dateTime(madeTime(pending)) }) : t("vote.older_explain") });
  }

  async finish(pending, outcome, { place, wiped, older = "" }) {
    if (outcome.fate === "refused") {
      await forgetVote(pending);
      const isOpen = this.voter !== null;
      replace(place, h("div", { class: "box danger", role: "alert" }, h("strong", {}, t(pending.action === "cast" ? "vote.refused" : "vote.refused_test"))),
        errorBox(outcome.error), h("p", {}, t(isOpen ? "vote.refused_kept" : "vote.refused_again")),
        h("p", { class: "buttons" }, h("button", { type: "button", onclick: () => (isOpen ? this.review() : this.openKey()) }, t(isOpen ? "vote.to_review" : "vote.to_vote"))));
      return;
    }
    if (pending.action === "challenge") {
      await forgetVote(pending);
      await this.voter?.drop();
      const { place: shown } = this.frame(4, t("vote.challenged_title"), "", this.voter ? () => this.choose(0) : null);
      challengedView(shown, { election: this.election, pending, again: this.voter ? () => this.encrypt() : null, fresh: () => this.choose(0) });
      return;
    }
    this.channel?.postMessage(this.election.id);
    const { place: shown } = this.frame(older ? 0 : STEPS, t(older ? "vote.older_title" : "vote.recorded_title"));
    await recordedView(shown, pending, { result: outcome.result, wiped, older, done: () => forgetVote(pending),
      vote: this.election.state === "open" ? () => (this.voter ? this.review() : this.openKey()) : null });
  }

  async openKey() {
    const { place, output } = this.frame(1, t("vote.key_title"), t("vote.key_lead"));
    await openKeyView(place, output, this.election.id, (record) => this.opened(record, output));
  }

  /** Of two keys that are opened one right after the other, the first one votes: the second would empty its choice. */
  async opened(record, output) {
    if (this.isOpening) return;
    this.isOpening = true;
    try {
      await this.withKey(record, output);
    } finally {
      this.isOpening = false;
    }
  }

  async withKey(record, output) {
    replace(output, h("p", { role: "status" }, t("vote.engine_loading")));
    const contests = styleOf(this.frozen.definition, record.precinct);
    if (contests.length === 0) throw new FormatError("election.no_ballot");
    const engine = await openEngine();
    // The page was left for another step meanwhile.
    if (!output.isConnected) {
      await engine.wipe();
      return;
    }
    this.voter = new Voter(engine, this.election, this.frozen, record, contests);
    this.votes = Object.fromEntries(contests.map(({ id }) => [id, {}]));
    addEventListener("beforeunload", holdPage);
    history.replaceState(BEFORE, "");
    history.pushState(STEP, "");
    this.choose(0);
  }

  /** `toReview`: one answer is being changed, then back to the review. */
  choose(index, toReview = false) {
    const { contests } = this.voter;
    const contest = contests[index];
    const { place } = this.frame(2, contests.length > 1 ? t("vote.choose_of", { at: index + 1, all: contests.length }) : t("vote.choose"), "",
      toReview ? () => this.review() : index > 0 ? () => this.choose(index - 1) : null);
    const form = contestForm(contest, this.votes[contest.id]);
    const onsubmit = (event) => {
      event.preventDefault();
      if (!form.check()) return;
      if (toReview || index + 1 === contests.length) this.review();
      else this.choose(index + 1);
    };
    replace(place, h("form", { novalidate: true, autocomplete: "off", onsubmit }, form.element,
      h("p", { class: "vote-buttons" }, h("button", { type: "submit" }, t(toReview ? "vote.to_review" : "action.next")),
        index > 0 && !toReview ? h("button", { type: "button", class: "secondary", onclick: () => this.choose(index - 1) }, t("action.back")) : null)),
    h("p", { class: "help" }, t("vote.choice_stays")));
  }

  review() {
    const { contests } = this.voter;
    const broken = contests.findIndex((contest) => wrong(contest, this.votes[contest.id]));
    if (broken >= 0) {
      this.choose(broken, true);
      return;
    }
    const { place, output } = this.frame(3, t("vote.review"), t("vote.review_lead"), () => this.choose(contests.length - 1));
    replace(place, this.castElsewhere ? h("div", { class: "box warning", role: "status" }, t("vote.cast_elsewhere")) : null,
      ballotSummary(contests, ({ id }) => this.votes[id], (index) => this.choose(index, true)),
      h("p", { class: "vote-buttons" }, h("button", { type: "button", onclick: () => this.encrypt(output) }, t("vote.encrypt")),
        h("button", { type: "button", class: "secondary", onclick: () => this.choose(contests.length - 1) }, t("action.back"))));
  }

  encrypt(output = this.frame(3, t("vote.review"), "", () => this.review()).output) {
    return this.work(output, async () => {
      const made = await this.voter.encrypt(this.votes);
      this.sealed(made);
    }, t("vote.encrypting"));
  }

  sealed(made) {
    const { place, output } = this.frame(4, t("vote.sealed"), t("vote.sealed_lead"), () => this.review());
    const checks = [t("vote.check_trustees", { all: count(this.frozen.trustees.keys.length), threshold: count(this.frozen.trustees.threshold) }), t("vote.check_form"), t("vote.check_tracker"), ...(this.voter.isRing ? [ringWords(this.voter.ring.size)] : [])];
    const send = (purpose) => this.work(output, () => this.send(purpose, place, output), t(purpose === "cast" ? "vote.proving" : "vote.opening_test"),
      t(purpose === "cast" ? "vote.again_cast" : "action.retry"));
    sealedView(place, { election: this.election, made, checks, note: this.voter.isRing ? "" : t("vote.check_signed"), cast: () => (this.castElsewhere ? this.askAgain(output, () => send("cast"), () => this.sealed(made)) : send("cast")), challenge: () => send("challenge"), back: () => this.review() });
  }

  /** Another window's ballot was recorded while this one was made: casting it would replace that one. */
  askAgain(output, cast, back) {
    const title = h("strong", { tabindex: "-1" }, t("vote.replace_question"));
    return new Promise((resolve) => {
      replace(output, h("div", { class: "box warning" }, title, h("p", {}, t("vote.cast_elsewhere"))),
        h("p", { class: "vote-buttons" }, h("button", { type: "button", onclick: () => resolve(cast()) }, t("vote.replace_now")), h("button", { type: "button", class: "secondary", onclick: back }, t("action.back"))));
      title.focus();
    });
  }

  async send(purpose, place, output) {
    const percent = h("progress", { max: "100", value: "0", "aria-label": t("vote.proving") });
    if (this.voter.isRing) output.append(percent);
    const { pending, isOlder } = await keepOrOlder(this.election.id, this.voter.made.ballot.voter, purpose, () =>
      this.voter.authorize(purpose, (done, total) => { percent.value = Math.round((done / total) * 100); }));
    if (isOlder) {
      await this.resume(pending, true);
      return;
    }
    // Once its fate is in doubt, the page says before everything else that the vote is not over.
    const unsettled = () => {
      const unfinished = this.frame(4, t(purpose === "cast" ? "vote.unfinished" : "vote.unfinished_test"), purpose === "cast" ? t("vote.unfinished_lead") : "");
      Object.assign(shown, unfinished);
      return shown.output;
    };
    const shown = { place, output };
    const outcome = await sendSurely(pending, output, { unsettled });
    const isCast = purpose === "cast" && outcome.fate === "done";
    let wiped = false;
    if (isCast) {
      // A worker that can no longer answer is ended all the same; then nothing is said of its memory.
      wiped = await this.voter.wipe().catch(() => false);
      this.voter = null;
      this.votes = {};
      removeEventListener("beforeunload", holdPage);
    }
    replace(shown.output);
    await this.finish(pending, outcome, { place: shown.place, wiped });
  }
}

/** Why there is nothing to vote on now, and when there will be. */
async function closedView(main, election) {
  const { place } = stepFrame(main, { election, title: t("vote.title") });
  const state = election.state === "paused" ? "paused" : phaseOf(election);
  const keys = state === "planned" ? await sealedHere(election.id) : [];
  replace(place, h("p", {}, stateBadge(election)), keys.map(({ number }) => h("div", { class: "box success", role: "status" }, h("strong", {}, `✓ ${t("vote.key_here", { number: count(number) })}`),
    h("p", {}, t("vote.key_here_explain")))), h("div", { class: "box info", role: "status" }, h("strong", {}, t(`vote.not_now.${state}`)),
    h("p", {}, span(election.opens, election.closes))),
  h("p", { class: "buttons" }, h("a", { class: "button", href: `/election?id=${election.id}` }, t("vote.to_election")),
    state === "planned" && keys.length === 0 ? h("a", { class: "button secondary", href: `/enrol?election=${election.id}` }, t("enrol.title")) : null));
}

start("vote", "vote.title", async (main) => {
  keepNothingOnSwitch();
  const id = new URLSearchParams(location.search).get("election") ?? "";
  if (!isElection(id)) throw new FormatError("election.none");
  const election = await electionOf(id);
  const pending = await pendingVote(id);
  if (election.state !== "open" && !pending) {
    await closedView(main, election);
    return;
  }
  const frozen = await frozenOf(id);
  if (frozen === null) throw new FormatError("election.none");
  await new Voting(main, election, frozen).begin();
});
