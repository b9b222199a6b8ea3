// SPDX-License-Identifier: Apache-2.0
// One election: when, what and who, how many have voted, the result with its proofs, and the record for whoever recomputes it.
import { dataIsFresh } from "../as_of.js";
import { FormatError } from "../core/bytes.js";
import { badge, facts, h, hold, isHeld, replace } from "../dom.js";
import { count, dateTime, pick, t } from "../i18n.js";
import { onBlockLater } from "../live.js";
import { isElection } from "../election/codes.js";
import { provenContests } from "../election/outcome.js";
import { contestsOf, electionOf, frozenOf, node, progressOf, proven, resultOf, tableOf } from "../election/reads.js";
import { isCounted, lastMoment, leftText, mayEnrol, span, stateBadge } from "../election/times.js";
import { contestsSection } from "../election/views/contests.js";
import { rehearsalBox } from "../election/views/frame.js";
import { objectionsSection } from "../election/views/objections.js";
import { resultSection, saveRecord } from "../election/views/results.js";
import { turnoutPlace } from "../election/views/turnout_place.js";
import { hashText } from "../parts/evidence.js";
import { stateCheck } from "../parts/state_check.js";
import { redraws } from "../redraws.js";
import { errorBox, start } from "../shell.js";
import { term } from "../terms.js";

const STARTED = ["open", "paused", "closed", "counted", "certified", "archived"];

function head(election, now) {
  const { id } = election;
  const actions = [
    election.state === "open" ? h("a", { class: "button", href: `/vote?election=${id}` }, t("vote.do")) : null,
    mayEnrol(election, now) ? h("a", { class: "button", href: `/enrol?election=${id}` }, t("enrol.title")) : null,
    STARTED.includes(election.state) ? h("a", { class: "button secondary", href: `/ballot?election=${id}` }, t("ballot.title")) : null,
    STARTED.includes(election.state) ? h("a", { class: "button secondary", href: `/challenge?election=${id}` }, t("challenge.title")) : null,
  ].filter(Boolean);
  const left = leftText(election, now);
  return [h("p", {}, stateBadge(election), election.rehearsal ? [" ", badge("warning", t("election.rehearsal"))] : null, left ? [" ", h("strong", { class: "time-left" }, left)] : null),
    election.rehearsal ? rehearsalBox() : null,
    ["paused", "void"].includes(election.state) && election.reason ? h("div", { class: "box warning" }, h("strong", {}, t(`election.state.${election.state}`)), h("p", {}, election.reason)) : null,
    actions.length ? h("p", { class: "buttons" }, actions) : null,
    h("h2", { class: "visually-hidden" }, t("election.schedule")),
    facts([[t("election.voting_time"), span(election.opens, lastMoment(election))],
      [t("election.enrol_time"), span(election.enrol_from, election.enrol_until)], [t("election.kind"), t(`election.kind.${election.kind}`)],
      [t("election.mode"), t(`election.mode.${election.mode}`)], [t("election.roll"), t("election.roll_counts", { entries: count(election.entries), enrolled: count(election.enrolled) })],
      [term("trustee", t("election.trustees")), t("election.trustees_of", { threshold: count(election.threshold), all: count(election.trustees) })],
      [t("election.revote"), t(election.revote ? "election.revote_yes" : "election.revote_no")],
      election.fingerprint && [term("fingerprint", t("election.fingerprint")), hashText(election.fingerprint)],
      election.certified_at && [t("election.certified_at"), dateTime(election.certified_at)]]),
    stateCheck("elections", id, t("proof.check_row"), "election")];
}

function recordSection(election) {
  const output = h("div", { "aria-live": "polite" });
  const button = h("button", { type: "button", class: "secondary", onclick: async () => {
    if (isHeld(button)) return;
    hold(button, true);
    replace(output, h("p", { role: "status" }, t("state.loading")));
    try {
      await saveRecord(election, output);
    } catch (error) {
      replace(output, errorBox(error));
    }
    hold(button, false);
  } }, t("election.record_save"));
  // Without the node's key a pass is no verdict; which key it is, a reader compares with what others have.
  const command = h("pre", {}, `maru-verify election ${election.id}.maru-election.jsonl --node DID`);
  node().then(({ node: did }) => command.replaceChildren(command.textContent.replace(/DID$/, did)), () => {});
  return h("section", { id: "record" }, h("h2", {}, t("election.record")), h("p", {}, t("election.record_explain")), h("p", {}, button), output,
    h("p", { class: "help" }, t("election.record_verify")), command);
}

/** The result out of proven rows alone; the server's own words are compared with them. */
async function provenResult(election, frozen) {
  const { id } = election;
  const [{ contests: named, certifications: listed }, certificate, ...rows] = await Promise.all([resultOf(id), proven("certificates", id),
    ...(frozen?.definition.contests ?? []).map((contest) => proven("results", `${id}/${contest.id}`))]);
  const { contests, isWhole, differs } = provenContests(frozen?.definition ?? { contests: [] }, rows.map(({ value }) => value), named);
  return { contests, isWhole, differs, certificate: certificate.value, certifications: certificate.value ? [] : await provenCertifications(id, listed), needed: election.certifiers,
    objections_until: election.counted_at + election.objections };
}

/** Of the certifications that the server has named, those whose rows are in the signed state. */
async function provenCertifications(id, listed) {
  const officers = [...new Set(listed.map(({ officer }) => String(officer)))];
  const rows = await Promise.all(officers.map((officer) => proven("certifications", `${id}/${officer}`)));
  return rows.map(({ value }) => value).filter((value, i) => value?.election === id && value.officer === officers[i]);
}

/** Proven results of contests that every voter had. */
const ofEveryVoter = (frozen, result) => (result?.isWhole ? result.contests.filter((_, i) => frozen.definition.contests[i].constituencies.length === 0) : []);

async function parts(id, turnout) {
  const [election, { now }] = await Promise.all([electionOf(id), node()]);
  const hasStarted = STARTED.includes(election.state);
  const frozen = election.fingerprint ? await frozenOf(id) : null;
  const [contests, progress, result, official] = await Promise.all([frozen ? frozen.definition.contests : contestsOf(election), hasStarted ? progressOf(id) : null,
    isCounted(election) ? provenResult(election, frozen) : null, isCounted(election) ? tableOf(id) : null]);
  dataIsFresh();
  // Proofs take a while; what is not proven yet is said to be the server's.
  if (progress) turnout.update(election, frozen?.definition ?? null, progress, () => progressOf(id), ofEveryVoter(frozen, result));
  return { election, now, sections: [h("h1", {}, pick(election, "title")), ...head(election, now), result ? resultSection(election, result, official) : null,
    result ? null : contestsSection(contests), progress ? turnout.element : null, result ? contestsSection(contests) : null, election.fingerprint ? recordSection(election) : null].filter(Boolean) };
}

start("election", "election.title", async (main) => {
  const id = new URLSearchParams(location.search).get("id") ?? "";
  if (!isElection(id)) throw new FormatError("election.none");
  const place = h("div", {});
  const objections = objectionsSection(id);
  const turnout = turnoutPlace();
  let followed = null;
  // What somebody has opened, or is looking at, stays as it is: also when that was while the next was read.
  const page = redraws(place, () => parts(id, turnout), (made) => {
    replace(place, made.sections);
    // Objections stand apart: what is written there is kept by their own section.
    followed = objections.refresh(made.election, made.now).catch((error) => console.warn(error));
    document.title = `${pick(made.election, "title")} · ${t("site.voting_name")}`;
  });
  await page.now();
  replace(main, h("div", { class: "wide election-page" }, page.bar, place, objections.element));
  await followed;
  // What is still on its way is finished beside the page, which is ready before that.
  objections.resume().catch((error) => console.warn(error));
  const isMine = ({ type, data }) => type.startsWith("election.") && data?.election === id;
  onBlockLater(({ truncated, events, transactions }) => truncated || (events ?? []).some(isMine)
    || (transactions ?? []).some(({ domain, action }) => domain === "election" && ["cast", "challenge"].includes(action)),
  page.whenFree, { leastMs: 2_000, spreadMs: 4_000 });
});
