// SPDX-License-Identifier: Apache-2.0
// The second device: fetches a challenged ballot by its tracker, encrypts what it is said to contain once more with the
// published seed, and compares. What is the same was encrypted as it was chosen.
import { facts, field, h, replace } from "../dom.js";
import { dateTime, pick, t } from "../i18n.js";
import { votesIn } from "../election/choice.js";
import { ballotOf as ballotIn, isElection, readTracker, trackerOf } from "../election/codes.js";
import { openEngine } from "../election/engine.js";
import { ballotOf, challengedRow, checkBallotReceipt, elections, frozenOf, proven, receiptOf, trackerRow } from "../election/reads.js";
import { rehearsalBox } from "../election/views/frame.js";
import { checkPage, toResult } from "../election/views/result_first.js";
import { ballotSummary } from "../election/views/review.js";
import { scanBlock } from "../parts/scan.js";
import { checkedPart } from "../election/views/checked.js";
import { stageIn } from "../redraws.js";
import { errorBox, start } from "../shell.js";

/** Contests that a ballot answers. */
const contestsIn = (definition, ballot) => ballot.answers.map(({ contest }) => definition.contests.find(({ id }) => id === contest)).filter(Boolean);

const danger = (title, words) => h("div", { class: "box danger", role: "alert" }, h("strong", {}, t(title)), words ? h("p", {}, words) : null);

/** What the signed ledger says decides; the server's own answer, asked for after it, may not say less. */
async function findBallot(election, tracker) {
  let { value: row, header } = await trackerRow(election, tracker);
  const told = await ballotOf(election, tracker).catch(() => null);
  if (row === null && told?.found) ({ value: row, header } = await trackerRow(election, tracker));
  const differs = told !== null && (told.found !== (row !== null) || (row !== null && (told.ballot !== row.ballot || (told.state === "challenged") !== (row.state === "challenged"))));
  return { row, header, differs };
}

async function look(output, { election, tracker }) {
  replace(output, h("p", { role: "status" }, t("challenge.working")));
  const { row: found, header, differs } = await findBallot(election, tracker);
  const warning = differs ? danger("challenge.server_differs", t("challenge.server_differs_explain")) : null;
  if (found === null) {
    replace(output, warning, danger("ballot.absent", t("ballot.absent_explain", { time: dateTime(header.time) })));
    return;
  }
  if (found.state !== "challenged") {
    replace(output, warning, h("div", { class: "box warning", role: "alert" }, h("strong", {}, t("challenge.not_challenged")), h("p", {}, t("challenge.not_challenged_explain"))));
    return;
  }
  let receipt;
  try {
    receipt = await receiptOf(found.transaction);
  } catch (error) {
    if (error.status !== 404) throw error;
    // The ledger names this transaction: a server that has no receipt of it hides it.
    replace(output, danger("challenge.server_differs", t("challenge.server_differs_explain")));
    return;
  }
  const [frozen, row] = await Promise.all([frozenOf(election), challengedRow(election, found.ballot)]);
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
  replace(output, value?.rehearsal ? rehearsalBox() : null, warning, h("div", { class: `box ${result.ok ? "success" : "danger"}`, role: result.ok ? "status" : "alert" },
    h("strong", {}, t(result.ok ? "challenge.same" : "challenge.different")), h("p", {}, t(result.ok ? "challenge.same_explain" : "challenge.different_explain"))),
  facts([[t("election.title"), h("a", { href: `/election?id=${election}` }, pick(value ?? {}, "title"))], [t("vote.tracker"), h("code", { class: "tracker-line" }, tracker)],
    [t("receipt.time"), dateTime(receipt.header.time)]]),
  h("h2", {}, t("challenge.contained")), ballotSummary(contests, (contest) => votesIn(contest, payload.votes)),
  h("p", {}, t("challenge.compare")), checkedPart(result));
}

start("challenge", "challenge.title", async (main) => {
  const output = h("div", { "aria-live": "polite" });
  const asked = new URLSearchParams(location.search).get("election") ?? "";
  const some = (await elections().catch(() => [])).filter(({ fingerprint }) => fingerprint);
  const select = field(t("election.title"), h("select", {}, some.map((row) => h("option", { value: row.id, selected: row.id === asked }, pick(row, "title")))));
  const tracker = field(t("vote.tracker"), h("input", { type: "text", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: "200" }), t("ballot.tracker_help"));
  const run = async (found) => {
    const place = stageIn(output);
    try {
      await look(place, found);
    } catch (error) {
      console.warn(error);
      replace(place, errorBox(error));
    }
    if (place.isConnected) toResult(output);
  };
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
    if (found) {
      page.first();
      run(found);
    } else replace(output, h("div", { class: "box warning", role: "alert" }, t("scan.not_ours")));
  }, t("scan.title"));
  const page = checkPage({ title: t("challenge.title"), lead: t("challenge.lead"), form: h("div", {}, h("h2", {}, t("scan.title")), scan, form), output });
  replace(main, page.element);
  const open = () => {
    const found = readTracker(location.href, asked);
    if (!found || !isElection(found.election)) return;
    // Whose tracker it was does not stay in the address bar; what the browser's history has kept, a page cannot take back.
    history.replaceState(null, "", `/challenge?election=${found.election}`);
    tracker.input.value = found.tracker;
    select.input.value = found.election;
    page.first();
    run(found);
  };
  addEventListener("hashchange", open);
  open();
});
