// SPDX-License-Identifier: Apache-2.0
// A ballot's receipt, on the day or months later: by its file, its tracker or its QR code. Says what this device has proved:
// that the ballot is in a signed block, and whether it is the one that counts. Never what was chosen; nobody can tell.
import { FormatError } from "../core/bytes.js";
import { badge, download, facts, field, h, replace } from "../dom.js";
import { count, dateTime, pick, t } from "../i18n.js";
import { isElection, readTracker } from "../election/codes.js";
import { ballotOf, checkBallotReceipt, elections, proven, receiptOf, trackerRow } from "../election/reads.js";
import { config } from "../api.js";
import { rehearsalBox } from "../election/views/frame.js";
import { checkPage, toResult } from "../election/views/result_first.js";
import { ledgerStillHolds } from "../parts/ledger_now.js";
import { parseFile } from "../parts/receipt_input.js";
import { scanBlock } from "../parts/scan.js";
import { checkedPart } from "../election/views/checked.js";
import { stageIn } from "../redraws.js";
import { errorBox, start } from "../shell.js";

const MAX_FILE_BYTES = 1 << 20;
const SIGNS = { counted: "good", replaced: "info", challenged: "warning" };

class Check {
  constructor(output) {
    this.output = output;
  }

  async run(work) {
    const place = stageIn(this.output);
    replace(place, h("p", { role: "status" }, t("receipt.working")));
    try {
      await work(place);
    } catch (error) {
      console.warn(error);
      replace(place, errorBox(error));
    }
    if (place.isConnected) toResult(this.output);
  }

  tracker({ election, tracker }) {
    return this.run(async (place) => {
      const found = await ballotOf(election, tracker);
      if (!found.found) {
        // A server that says "not there" has to prove it.
        const row = await trackerRow(election, tracker);
        replace(place, h("div", { class: "box danger", role: "alert" }, h("strong", {}, t(row.value === null ? "ballot.absent" : "ballot.hidden")),
          h("p", {}, t("ballot.absent_explain", { time: dateTime(row.header.time) }))));
        return;
      }
      await this.show(place, await receiptOf(found.transaction), { id: found.transaction, election, tracker });
    });
  }

  file(file) {
    return this.run(async (place) => {
      if (file.size > MAX_FILE_BYTES) throw new FormatError("receipt.format");
      const { kind, file: receipt } = parseFile(await file.text());
      if (kind !== "receipt") throw new FormatError("receipt.format");
      await this.show(place, receipt, {});
    });
  }

  async show(place, receipt, asked) {
    const result = await checkBallotReceipt(receipt, asked);
    if (!result.hash) throw new FormatError("ballot.other_receipt");
    const election = receipt.tx.payload.election;
    const { node } = await config();
    const now = result.ok ? await ledgerStillHolds(receipt.header, node) : null;
    if (now) result.steps.push({ name: "ledger_now", ok: now.ok });
    let row = null;
    let title = "";
    let isRehearsal = false;
    try {
      row = await trackerRow(election, result.tracker);
      result.steps.push({ name: "ballot_state", ok: row.value?.ballot === result.hash });
      const about = (await proven("elections", election)).value ?? {};
      title = pick(about, "title");
      isRehearsal = about.rehearsal === true;
    } catch (error) {
      if (error.code !== "portal.offline") throw error;
    }
    result.ok = result.steps.every((step) => step.ok);
    const state = row?.value?.state ?? "";
    // What it means first, then what it rests on.
    replace(place, isRehearsal ? rehearsalBox() : null,
      state && result.ok ? h("div", { class: `box ${state === "counted" ? "success" : "info"}`, role: "status" }, h("strong", {}, `${state === "counted" ? "✓ " : ""}${t(`ballot.state.${state}`)}`), h("p", {}, t(`ballot.state.${state}_explain`)),
        state === "challenged" ? h("p", {}, h("a", { href: `/challenge?election=${election}#t=${result.tracker}` }, t("challenge.title"))) : null) : null,
      row === null && result.ok ? h("div", { class: "box info", role: "status" }, h("strong", {}, t("ballot.offline_sound"))) : null,
      checkedPart(result),
      row === null ? h("p", { class: "help" }, t("receipt.not_compared")) : null,
      facts([title ? [t("election.title"), h("a", { href: `/election?id=${election}` }, title)] : [t("ballot.election_id"), h("code", {}, election)],
        [t("vote.tracker"), h("code", { class: "tracker-line" }, result.tracker)],
        state && [t("ballot.state"), badge(SIGNS[state], t(`ballot.short.${state}`))],
        [t("receipt.time"), dateTime(receipt.header.time)], [t("receipt.block"), h("a", { href: `/blocks?height=${receipt.header.height}` }, count(receipt.header.height))],
        row && [t("ballot.as_of"), dateTime(row.header.time)]]),
      h("p", { class: "help" }, t("vote.receipt_hides")),
      h("p", { class: "buttons" }, h("button", { type: "button", class: "secondary", onclick: () => download(`${result.tracker}.maru-receipt.json`, JSON.stringify(receipt)) }, t("vote.save")),
        h("button", { type: "button", class: "secondary", onclick: () => window.print() }, t("action.print"))));
  }
}

start("ballot", "ballot.title", async (main) => {
  const output = h("div", { class: "receipt-result", "aria-live": "polite" });
  const check = new Check(output);
  const asked = new URLSearchParams(location.search).get("election") ?? "";
  const known = await elections().catch(() => []);
  const some = known.filter(({ fingerprint }) => fingerprint);
  const select = field(t("election.title"), h("select", {}, some.map((row) => h("option", { value: row.id, selected: row.id === asked }, pick(row, "title")))));
  const tracker = field(t("vote.tracker"), h("input", { type: "text", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: "200" }), t("ballot.tracker_help"));
  const given = (text) => {
    const found = readTracker(text.trim(), select.input.value);
    return found?.election ? found : null;
  };
  const form = h("form", { novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    const found = given(tracker.input.value);
    tracker.fail(found ? "" : t("ballot.tracker_bad"));
    if (found) check.tracker(found);
  } }, select.element, tracker.element, h("button", { type: "submit" }, t("receipt.check")));
  const file = field(t("ballot.file"), h("input", { type: "file", accept: ".json,application/json" }), t("ballot.file_help"));
  file.input.addEventListener("change", () => file.input.files[0] && check.file(file.input.files[0]));
  const scan = scanBlock((text) => {
    const found = given(text);
    if (found) {
      page.first();
      check.tracker(found);
    } else replace(output, h("div", { class: "box warning", role: "alert" }, t("scan.not_ours")));
  }, t("scan.title"));
  const page = checkPage({ title: t("ballot.title"), lead: t("ballot.lead"),
    form: h("div", {}, form, h("h2", {}, t("scan.title")), scan, h("div", { class: "drop" }, file.element)), output });
  replace(main, page.element);
  const open = () => {
    const found = readTracker(location.href, asked);
    if (!found || !isElection(found.election)) return;
    // Whose tracker it was does not stay in the address bar; what the browser's history has kept, a page cannot take back.
    history.replaceState(null, "", `/ballot?election=${found.election}`);
    tracker.input.value = found.tracker;
    select.input.value = found.election;
    page.first();
    check.tracker(found);
  };
  addEventListener("hashchange", open);
  open();
});
