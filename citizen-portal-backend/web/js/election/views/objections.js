// SPDX-License-Identifier: Apache-2.0
// Objections on an election's page: a form while one may object, what became of one's own, and all of them with the
// decisions. Stands apart from the parts that are drawn anew with each block, so that nothing half written is lost.
import { badge, facts, field, h, hold, isHeld, replace, table } from "../../dom.js";
import { rememberFocus } from "../../focus.js";
import { count, dateTime, t } from "../../i18n.js";
import { checkFields, summaryPlace } from "../../parts/error_summary.js";
import { rememberOpened } from "../../opened.js";
import { olderFirst } from "../../parts/sending.js";
import { rounds, stageIn } from "../../redraws.js";
import { errorBox } from "../../shell.js";
import { walletGate } from "../../wallet/gate.js";
import { walletLocks } from "../../wallet/store.js";
import { finish, forgetOwn, MOST_CHARACTERS, objectionOf, objectionsEnd, objectTo, onItsWay, ownNumbers, plainNumber, pseudonym, subjectsNow, walletPseudonym } from "../objecting.js";
import { objectionsOf } from "../reads.js";

const KINDS = { open: "info", accepted: "good", rejected: "warning" };
const stateOf = ({ state }) => badge(KINDS[state] ?? "info", t(`objection.state.${state}`));
const aboutOf = ({ about }) => t(`objection.about.${about}`);

const card = (row) => h("article", { class: "card objection" }, h("p", { class: "reference" }, h("code", {}, row.id)), h("p", {}, stateOf(row)),
  facts([[t("objection.about"), aboutOf(row)], [t("objection.time"), dateTime(row.time)], row.decided && [t("objection.decided"), dateTime(row.decided)],
    row.decision && [t("objection.reason"), row.decision]]), h("p", { class: "help" }, `✓ ${t("objection.proven")}`));

/**
 * The form. What is written in it outlives the election's next state: `offer(subjects)` changes what one may choose, and where
 * nothing can be sent any more the text stays to be copied. `clear()` empties it.
 */
function writeForm(id, output, told) {
  const summary = summaryPlace();
  const gate = h("div", {});
  const note = h("div", { "aria-live": "polite" });
  const about = field(t("objection.about"), h("select", {}));
  const text = field(t("objection.text"), h("textarea", { rows: "6", maxlength: String(MOST_CHARACTERS), autocomplete: "off" }), t("objection.text_help", { count: count(MOST_CHARACTERS) }));
  const fromWallet = h("input", { type: "checkbox" });
  const walletLine = h("label", { class: "choice", hidden: true }, fromWallet, ` ${t("objection.from_wallet")}`);
  const button = h("button", { type: "submit" }, t("objection.send"));
  let subjects = [];
  let isSending = false;
  const settle = () => hold(button, isSending || subjects.length === 0);
  const sendAs = async (signer) => told(await objectTo({ election: id, about: about.input.value, text: text.input.value.trim() }, signer, output, t("objection.sending")));
  const work = async (sending) => {
    isSending = true;
    settle();
    try {
      await sending();
    } catch (error) {
      console.warn(error);
      replace(output, errorBox(error));
    }
    isSending = false;
    settle();
  };
  const form = h("form", { novalidate: true, autocomplete: "off", onsubmit: async (event) => {
    event.preventDefault();
    if (isHeld(button) || subjects.length === 0) return;
    replace(output);
    if (!checkFields(summary, [[about, about.input.value ? "" : t("objection.about_over")], [text, text.input.value.trim() ? "" : t("objection.text_missing")]])) return;
    if (!fromWallet.checked) {
      await work(async () => sendAs(await pseudonym()));
      return;
    }
    // Closing the wallet draws its door again: in a place that is gone by then.
    const door = stageIn(gate);
    await walletGate(door, async (wallet) => {
      const signer = await walletPseudonym(wallet, id);
      replace(gate);
      wallet.close();
      if (!isHeld(button)) await work(() => sendAs(signer));
    }).catch((error) => replace(output, errorBox(error)));
  } }, about.element, h("div", { class: "box warning" }, h("strong", {}, `! ${t("objection.warning")}`), h("p", {}, t("objection.warning_explain"))), text.element,
  h("p", { class: "help" }, t("objection.signed")), walletLine, h("p", {}, button));
  const fold = h("details", {}, h("summary", {}, t("objection.write")), summary, note, form, gate);
  const element = h("div", {});
  const show = (isShown) => {
    if (!isShown) fold.remove();
    else if (fold.parentElement === null) element.append(fold);
  };
  const hasText = () => text.input.value.trim() !== "";
  const offer = (now) => {
    if (now.join() === subjects.join()) return;
    const chosen = about.input.value;
    const was = subjects;
    subjects = now;
    // A select with nothing chosen says that one has to choose anew.
    replace(about.input, now.map((subject) => h("option", { value: subject }, t(`objection.about.${subject}`))));
    about.input.value = now.includes(chosen) || was.length === 0 || !hasText() ? (now.includes(chosen) ? chosen : now[0] ?? "") : "";
    const isLost = hasText() && was.length > 0 && !now.includes(chosen);
    replace(note, isLost ? h("div", { class: "box warning", role: "status" }, t(now.length ? "objection.about_over" : "objection.over_kept")) : null);
    show(now.length > 0 || hasText());
    settle();
  };
  const clear = () => {
    text.input.value = "";
    fromWallet.checked = false;
    fold.open = false;
    show(subjects.length > 0);
    replace(note);
  };
  walletLocks().then((locks) => { walletLine.hidden = locks === null; }, () => {});
  return { element, offer, clear };
}

/** {element, refresh(election, now), resume()}. */
export function objectionsSection(id) {
  const lead = h("p", {});
  const output = h("div", { "aria-live": "polite" });
  const own = h("div", {});
  const all = h("div", {});
  const [nextOwn, nextAll] = [rounds(), rounds()];

  const clear = () => {
    nextOwn();
    forgetOwn(id);
    const told = h("p", { role: "status", tabindex: "-1" }, t("objection.cleared"));
    replace(own, told);
    told.focus();
  };
  const drawOwn = async () => {
    const mine = nextOwn();
    const rows = (await Promise.all(ownNumbers(id).map((number) => objectionOf(id, number)))).filter(Boolean);
    // Forgotten or sent meanwhile: what was read before that is not shown.
    if (!mine.isLast() || (rows.length === 0 && own.contains(document.activeElement))) return;
    const restore = rememberFocus(() => own);
    replace(own, rows.length ? [h("h3", {}, t("objection.own")), h("p", { class: "help" }, t("objection.own_explain")), ...rows.map(card), h("p", {}, h("button", { type: "button", class: "secondary", onclick: clear }, t("objection.clear")))] : null);
    restore();
  };
  const list = (rows) => h("details", { "data-row": "objections" }, h("summary", {}, t("objection.all", { count: count(rows.length) })), table(t("objection.title"), [
    { label: t("objection.number"), cell: (row) => h("code", {}, row.id) }, { label: t("objection.about"), cell: aboutOf }, { label: t("objection.time"), cell: (row) => dateTime(row.time) },
    { label: t("objection.state"), cell: stateOf }, { label: t("objection.reason"), cell: (row) => row.decision || "–" }], rows));
  const drawAll = async () => {
    const mine = nextAll();
    const rows = (await objectionsOf(id)).sort((a, b) => b.time - a.time);
    if (!mine.isLast()) return;
    const reopen = rememberOpened(all);
    const restore = rememberFocus(() => all);
    replace(all, rows.length ? list(rows) : h("p", { class: "help" }, t("objection.none")));
    reopen();
    restore();
  };

  const told = async ({ fate, isOlder, number, error }, isFromForm) => {
    replace(output, isOlder ? olderFirst(t("objection.one"), fate === "done") : null, fate === "done"
      ? h("div", { class: "box success", role: "status" }, h("strong", { tabindex: "-1", id: "objection-sent" }, `✓ ${t("objection.sent")}`),
        h("p", { class: "reference" }, h("code", {}, number)), h("p", {}, t("objection.sent_explain")))
      : [errorBox(error), h("p", {}, t("objection.not_sent"))]);
    // Whoever writes meanwhile is not called away.
    if (isFromForm) document.getElementById("objection-sent")?.focus();
    if (isFromForm && fate === "done" && !isOlder) form.clear();
    // It is recorded whatever becomes of the lists.
    await Promise.all([drawOwn(), drawAll()]).catch((error) => replace(all, errorBox(error)));
  };
  const form = writeForm(id, output, (result) => told(result, true));
  const element = h("section", { id: "objections" }, h("h2", {}, t("objection.title")), lead, form.element, output, own, finder(id), all);

  const refresh = async (election, now) => {
    const subjects = subjectsNow(election, now);
    const end = objectionsEnd(election);
    lead.textContent = t(subjects.length ? "objection.lead" : "objection.closed")
      + (subjects.length && end ? ` ${t("election.objections_until", { time: dateTime(end) })}` : "");
    form.offer(subjects);
    await Promise.all([drawOwn(), drawAll()]).catch((error) => replace(all, errorBox(error)));
  };

  /** Finishes what an earlier visit left on its way. */
  const resume = async () => {
    const pending = await onItsWay(id);
    if (pending) await told({ isOlder: true, ...(await finish(pending, output, t("objection.sending"))) }, false);
  };
  return { element, refresh, resume };
}

function finder(id) {
  const summary = summaryPlace();
  const found = h("div", { "aria-live": "polite" });
  const number = field(t("objection.number"), h("input", { type: "text", autocomplete: "off", autocapitalize: "none", spellcheck: "false", maxlength: "24" }), t("objection.number_help"));
  return h("details", {}, h("summary", {}, t("objection.find")), summary, h("form", { novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    const place = stageIn(found);
    const plain = plainNumber(number.input.value);
    if (!checkFields(summary, [[number, plain ? "" : t("objection.number_bad")]])) return;
    try {
      const row = await objectionOf(id, plain);
      replace(place, row ? card(row) : h("div", { class: "box warning", role: "status" }, h("strong", {}, t("objection.not_found"))));
    } catch (error) {
      replace(place, errorBox(error));
    }
  } }, number.element, h("p", {}, h("button", { type: "submit", class: "secondary" }, t("objection.find_do")))), found);
}
