// SPDX-License-Identifier: Apache-2.0
// The second device: fetches a challenged ballot by its tracker, encrypts what it is said to contain once more with the
// published seed, and compares. What is the same was encrypted as it was chosen.
import { FormatError } from "../core/bytes.js";
import { facts, field, h, replace } from "../dom.js";
import { dateTime, pick, t } from "../i18n.js";
import { votesIn } from "../election/choice.js";
import { ballotOf as ballotIn, isElection, readTracker, trackerOf } from "../election/codes.js";
import { openEngine } from "../election/engine.js";
import { ballotOf, challengedRow, checkBallotReceipt, elections, frozenOf, proven, receiptOf } from "../election/reads.js";
import { ballotSummary } from "../election/views/review.js";
import { scanBlock } from "../parts/scan.js";
import { proofList } from "../proof_list.js";
import { errorBox, start } from "../shell.js";

/** Contests that a ballot answers. */
const contestsIn = (definition, ballot) => ballot.answers.map(({ contest }) => definition.contests.find(({ id }) => id === contest)).filter(Boolean);

async function look(output, { election, tracker }) {
  replace(output, h("p", { role: "status" }, t("challenge.working")));
  const found = await ballotOf(election, tracker);
  if (!found.found) throw new FormatError("ballot.not_there");
  if (found.state !== "challenged") {
    replace(output, h("div", { class: "box warning", role: "alert" }, h("strong", {}, t("challenge.not_challenged")), h("p", {}, t("challenge.not_challenged_explain"))));
    return;
  }
  const [receipt, frozen, row] = await Promise.all([receiptOf(found.transaction), frozenOf(election), challengedRow(election, found.ballot)]);
  const result = await checkBallotReceipt(receipt, { id: found.transaction, election, tracker });
  const { payload } = receipt.tx;
  const ballot = ballotIn(payload);
  const contests = contestsIn(frozen.definition, ballot);
  result.steps.push({ name: "ballot_challenged", ok: receipt.tx.action === "challenge" && row?.tracker === tracker && trackerOf(row.ballot) === tracker });
  const engine = await openEngine();
  try {
    const checked = await engine.checkChallenge({ frozen, ballot, seed: payload.seed, votes: payload.votes });
    result.steps.push({ name: "ballot_same", ok: checked.same === true && checked.hash === result.hash && contests.length === ballot.answers.length });
  } finally {
    await engine.wipe();
  }
  result.ok = result.steps.every((step) => step.ok);
  const { value } = await proven("elections", election);
  replace(output, h("div", { class: `box ${result.ok ? "success" : "danger"}`, role: result.ok ? "status" : "alert" },
    h("strong", {}, t(result.ok ? "challenge.same" : "challenge.different")), h("p", {}, t(result.ok ? "challenge.same_explain" : "challenge.different_explain"))),
  facts([[t("election.title"), h("a", { href: `/election?id=${election}` }, pick(value ?? {}, "title"))], [t("vote.tracker"), h("code", { class: "tracker-line" }, tracker)],
    [t("receipt.time"), dateTime(receipt.header.time)]]),
  h("h2", {}, t("challenge.contained")), ballotSummary(contests, (contest) => votesIn(contest, payload.votes)),
  h("p", {}, t("challenge.compare")), h("h2", {}, t("receipt.device_checked")), proofList(result));
}

start("challenge", "challenge.title", async (main) => {
  const output = h("div", { "aria-live": "polite" });
  const asked = new URLSearchParams(location.search).get("election") ?? "";
  const some = (await elections().catch(() => [])).filter(({ fingerprint }) => fingerprint);
  const select = field(t("election.title"), h("select", {}, some.map((row) => h("option", { value: row.id, selected: row.id === asked }, pick(row, "title")))));
  const tracker = field(t("vote.tracker"), h("input", { type: "text", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: "200" }), t("ballot.tracker_help"));
  const run = (found) => look(output, found).catch((error) => {
    console.warn(error);
    replace(output, errorBox(error));
  });
  const given = (text) => {
    const found = readTracker(text.trim(), select.input.value);
    return found?.election ? found : null;
  };
  const form = h("form", { novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    const found = given(tracker.input.value);
    tracker.fail(found ? "" : t("ballot.tracker_bad"));
    if (found) run(found);
  } }, select.element, tracker.element, h("button", { type: "submit" }, t("challenge.check")));
  const scan = scanBlock((text) => {
    const found = given(text);
    if (found) run(found);
    else replace(output, h("div", { class: "box warning", role: "alert" }, t("scan.not_ours")));
  }, t("scan.title"));
  replace(main, h("div", { class: "narrow" }, h("h1", {}, t("challenge.title")), h("p", { class: "lead" }, t("challenge.lead")),
    h("div", { class: "no-print" }, h("h2", {}, t("scan.title")), scan, form), output));
  const open = () => {
    const found = readTracker(location.href, asked);
    if (!found || !isElection(found.election)) return;
    // Whose tracker it was does not stay in the address bar; what the browser's history has kept, a page cannot take back.
    history.replaceState(null, "", `/challenge?election=${found.election}`);
    tracker.input.value = found.tracker;
    select.input.value = found.election;
    run(found);
  };
  addEventListener("hashchange", open);
  open();
});
