// SPDX-License-Identifier: Apache-2.0
// Voting in five steps: open the key, choose, look again, encrypted (cast or challenge), recorded. Choice and secrets live in
// the memory of this page and its worker only; a ballot on its way outlives a reload, encrypted.
import { FormatError } from "../core/bytes.js";
import { h, replace } from "../dom.js";
import { t } from "../i18n.js";
import { forgetVote, keepOrOlder, pendingVote, sendSurely } from "../election/casting.js";
import { wrong } from "../election/choice.js";
import { isElection } from "../election/codes.js";
import { openEngine } from "../election/engine.js";
import { electionOf, frozenOf } from "../election/reads.js";
import { styleOf } from "../election/style.js";
import { phaseOf, span, stateBadge } from "../election/times.js";
import { contestForm } from "../election/views/choose.js";
import { stepFrame } from "../election/views/frame.js";
import { openKeyView } from "../election/views/open_key.js";
import { recordedView } from "../election/views/recorded.js";
import { ballotSummary } from "../election/views/review.js";
import { challengedView, ringWords, sealedView } from "../election/views/sealed.js";
import { fingerprintOf, Voter } from "../election/voting.js";
import { errorBox, keepNothingOnSwitch, start } from "../shell.js";

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
    this.castElsewhere = false;
    this.channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(CHANNEL) : null;
    if (this.channel) this.channel.onmessage = ({ data }) => { this.castElsewhere ||= data === election.id; };
    addEventListener("pagehide", () => this.voter?.wipe());
    this.back = null;
    // The way back of browser and phone leads a step back, not out of the election; nothing of the choice is in the history.
    addEventListener("popstate", ({ state }) => state === BEFORE && this.goBack());
    // A page that comes back from the browser's memory has an engine no more.
    addEventListener("pageshow", (event) => event.persisted && location.reload());
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
    return stepFrame(this.main, { election: this.election, at, all: STEPS, title, lead });
  }

  /** Shows what failed in `output` with a way on; nothing that was chosen is lost by it. */
  async work(output, task, words) {
    if (this.isBusy) return;
    this.isBusy = true;
    replace(output, h("p", { role: "status" }, words));
    try {
      await task();
    } catch (error) {
      console.warn(error);
      replace(output, errorBox(error), h("p", { class: "help" }, t("vote.nothing_lost")),
        h("p", {}, h("button", { type: "button", onclick: () => { this.isBusy = false; this.work(output, task, words); } }, t("action.retry"))));
    } finally {
      this.isBusy = false;
    }
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
  async resume(pending, isOther = false) {
    const { place, output } = this.frame(0, t("vote.resume"), t(isOther ? "vote.resume_other" : "vote.resume_explain"));
    const leaving = new AbortController();
    const aside = isOther ? null : h("div", {}, h("p", { class: "help" }, t("vote.older_explain")), h("p", {}, h("button", { type: "button", class: "secondary", onclick: () => {
      leaving.abort();
      this.openKey();
    } }, t("vote.vote_here"))));
    const outcome = await sendSurely(pending, output, { isOld: true, aside, signal: leaving.signal });
    if (outcome.fate === "left") return;
    replace(output);
    await this.finish(pending, outcome, { place, wiped: false, isOld: true });
  }

  async finish(pending, outcome, { place, wiped, isOld = false }) {
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
    const { place: shown } = this.frame(isOld ? 0 : STEPS, t(isOld ? "vote.older_title" : "vote.recorded_title"));
    await recordedView(shown, pending, { result: outcome.result, wiped, isOld, done: () => forgetVote(pending),
      vote: this.election.state === "open" ? () => (this.voter ? this.review() : this.openKey()) : null });
  }

  async openKey() {
    const { place, output } = this.frame(1, t("vote.key_title"), t("vote.key_lead"));
    await openKeyView(place, output, this.election.id, (record) => this.opened(record, output));
  }

  async opened(record, output) {
    replace(output, h("p", { role: "status" }, t("vote.engine_loading")));
    const contests = styleOf(this.frozen.definition, record.precinct);
    if (contests.length === 0) throw new FormatError("election.no_ballot");
    this.voter = new Voter(await openEngine(), this.election, this.frozen, record, contests);
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
    const checks = [t("vote.check_form"), t("vote.check_tracker"), ...(this.voter.isRing ? [ringWords(this.voter.ring.size)] : [])];
    const send = (purpose) => this.work(output, () => this.send(purpose, place, output), t(purpose === "cast" ? "vote.proving" : "vote.opening_test"));
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
    const outcome = await sendSurely(pending, output);
    const isCast = purpose === "cast" && outcome.fate === "done";
    let wiped = false;
    if (isCast) {
      // A worker that can no longer answer is ended all the same; then nothing is said of its memory.
      wiped = await this.voter.wipe().catch(() => false);
      this.voter = null;
      this.votes = {};
      removeEventListener("beforeunload", holdPage);
    }
    replace(output);
    await this.finish(pending, outcome, { place, wiped });
  }
}

/** Why there is nothing to vote on now, and when there will be. */
function closedView(main, election) {
  const { place } = stepFrame(main, { election, title: t("vote.title") });
  const state = election.state === "paused" ? "paused" : phaseOf(election);
  replace(place, h("p", {}, stateBadge(election)), h("div", { class: "box info", role: "status" }, h("strong", {}, t(`vote.not_now.${state}`)),
    h("p", {}, span(election.opens, election.closes))),
  h("p", { class: "buttons" }, h("a", { class: "button", href: `/election?id=${election.id}` }, t("vote.to_election")),
    state === "planned" ? h("a", { class: "button secondary", href: `/enrol?election=${election.id}` }, t("enrol.title")) : null));
}

start("vote", "vote.title", async (main) => {
  keepNothingOnSwitch();
  const id = new URLSearchParams(location.search).get("election") ?? "";
  if (!isElection(id)) throw new FormatError("election.none");
  const election = await electionOf(id);
  const pending = await pendingVote(id);
  if (election.state !== "open" && !pending) {
    closedView(main, election);
    return;
  }
  const frozen = await frozenOf(id);
  if (frozen === null) throw new FormatError("election.none");
  if (election.fingerprint && (await fingerprintOf(frozen)) !== election.fingerprint) throw new FormatError("election.fingerprint");
  await new Voting(main, election, frozen).begin();
});
