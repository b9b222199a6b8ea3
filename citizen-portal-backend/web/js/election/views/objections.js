// SPDX-License-Identifier: Apache-2.0
// Objections on an election's page: a form while one may object, what became of one's own, and all of them with the
// decisions. Stands apart from the parts that are drawn anew with each block, so that nothing half written is lost.
import { badge, facts, field, h, hold, replace, table } from "../../dom.js";
import { count, dateTime, t } from "../../i18n.js";
import { checkFields, summaryPlace } from "../../parts/error_summary.js";
import { olderFirst } from "../../parts/sending.js";
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

/** {element, refresh(election, now)}: the form stays while an election's state leaves its subjects as they are. */
export function objectionsSection(id) {
  const lead = h("p", {});
  const writing = h("div", {});
  const output = h("div", { "aria-live": "polite" });
  const own = h("div", {});
  const all = h("div", {});
  const element = h("section", { id: "objections" }, h("h2", {}, t("objection.title")), lead, writing, output, own, finder(id), all);
  let drawn = null;

  const drawOwn = async () => {
    const rows = (await Promise.all(ownNumbers(id).map((number) => objectionOf(id, number)))).filter(Boolean);
    replace(own, rows.length ? [h("h3", {}, t("objection.own")), h("p", { class: "help" }, t("objection.own_explain")), ...rows.map(card), h("p", {}, h("button", { type: "button", class: "secondary", onclick: clear }, t("objection.clear")))] : null);
  };
  const clear = () => {
    forgetOwn(id);
    const told = h("p", { role: "status", tabindex: "-1" }, t("objection.cleared"));
    replace(own, told);
    told.focus();
  };
  const drawAll = async () => {
    if (all.querySelector("details[open]")) return;
    const rows = (await objectionsOf(id)).sort((a, b) => b.time - a.time);
    replace(all, rows.length ? h("details", {}, h("summary", {}, t("objection.all", { count: count(rows.length) })), table(t("objection.title"), [
      { label: t("objection.number"), cell: (row) => h("code", {}, row.id) }, { label: t("objection.about"), cell: aboutOf }, { label: t("objection.time"), cell: (row) => dateTime(row.time) },
      { label: t("objection.state"), cell: stateOf }, { label: t("objection.reason"), cell: (row) => row.decision || "–" }], rows)) : h("p", { class: "help" }, t("objection.none")));
  };

  const told = async ({ fate, isOlder, number, error }, redraw) => {
    replace(output, isOlder ? olderFirst(t("objection.one"), fate === "done") : null, fate === "done"
      ? h("div", { class: "box success", role: "status" }, h("strong", { tabindex: "-1", id: "objection-sent" }, `✓ ${t("objection.sent")}`),
        h("p", { class: "reference" }, h("code", {}, number)), h("p", {}, t("objection.sent_explain")))
      : [errorBox(error), h("p", {}, t("objection.not_sent"))]);
    document.getElementById("objection-sent")?.focus();
    if (fate === "done" && !isOlder) redraw();
    await Promise.all([drawOwn(), drawAll()]);
  };

  const drawForm = async (subjects) => {
    if (subjects.length === 0) return replace(writing);
    const hasWallet = (await walletLocks().catch(() => null)) !== null;
    const summary = summaryPlace();
    const gate = h("div", {});
    const about = field(t("objection.about"), h("select", {}, subjects.map((subject) => h("option", { value: subject }, t(`objection.about.${subject}`)))));
    const text = field(t("objection.text"), h("textarea", { rows: "6", maxlength: String(MOST_CHARACTERS), autocomplete: "off" }), t("objection.text_help", { count: count(MOST_CHARACTERS) }));
    const fromWallet = hasWallet ? h("input", { type: "checkbox" }) : null;
    const button = h("button", { type: "submit" }, t("objection.send"));
    const fails = (error) => {
      console.warn(error);
      replace(output, errorBox(error));
    };
    const sendAs = async (signer) => {
      replace(gate);
      hold(button, true);
      try {
        await told(await objectTo({ election: id, about: about.input.value, text: text.input.value.trim() }, signer, output, t("objection.sending")), () => drawForm(subjects));
      } catch (error) {
        fails(error);
      }
      hold(button, false);
    };
    const form = h("form", { novalidate: true, autocomplete: "off", onsubmit: async (event) => {
      event.preventDefault();
      replace(output);
      if (!checkFields(summary, [[text, text.input.value.trim() ? "" : t("objection.text_missing")]])) return;
      if (!fromWallet?.checked) {
        await sendAs(await pseudonym());
        return;
      }
      await walletGate(gate, async (wallet) => {
        const signer = await walletPseudonym(wallet, id);
        wallet.close();
        await sendAs(signer);
      }).catch(fails);
    } }, about.element, h("div", { class: "box warning" }, h("strong", {}, `! ${t("objection.warning")}`), h("p", {}, t("objection.warning_explain"))), text.element,
    h("p", { class: "help" }, t("objection.signed")), fromWallet ? h("label", { class: "choice" }, fromWallet, ` ${t("objection.from_wallet")}`) : null, h("p", {}, button));
    replace(writing, h("details", {}, h("summary", {}, t("objection.write")), summary, form, gate));
  };

  const refresh = async (election, now) => {
    const subjects = subjectsNow(election, now);
    const end = objectionsEnd(election);
    lead.textContent = t(subjects.length ? "objection.lead" : "objection.closed")
      + (subjects.length && end ? ` ${t("election.objections_until", { time: dateTime(end) })}` : "");
    if (drawn !== subjects.join()) {
      drawn = subjects.join();
      await drawForm(subjects);
    }
    await Promise.all([drawOwn(), drawAll()]).catch((error) => replace(all, errorBox(error)));
  };

  /** Finishes what an earlier visit left on its way. */
  const resume = async () => {
    const pending = await onItsWay(id);
    if (pending) await told({ isOlder: true, ...(await finish(pending, output, t("objection.sending"))) }, () => {});
  };
  return { element, refresh, resume };
}

function finder(id) {
  const summary = summaryPlace();
  const found = h("div", { "aria-live": "polite" });
  const number = field(t("objection.number"), h("input", { type: "text", autocomplete: "off", autocapitalize: "none", spellcheck: "false", maxlength: "24" }), t("objection.number_help"));
  return h("details", {}, h("summary", {}, t("objection.find")), summary, h("form", { novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    replace(found);
    const plain = plainNumber(number.input.value);
    if (!checkFields(summary, [[number, plain ? "" : t("objection.number_bad")]])) return;
    try {
      const row = await objectionOf(id, plain);
      replace(found, row ? card(row) : h("div", { class: "box warning", role: "status" }, h("strong", {}, t("objection.not_found"))));
    } catch (error) {
      replace(found, errorBox(error));
    }
  } }, number.element, h("p", {}, h("button", { type: "submit", class: "secondary" }, t("objection.find_do")))), found);
}
