// SPDX-License-Identifier: Apache-2.0
// One contest of the ballot: real radio buttons, check boxes and lists, with what is allowed said before and counted while
// choosing. Controls have no ids and nothing of them is kept anywhere but in `votes`.
import { h, replace } from "../../dom.js";
import { count, hasText, pick, t } from "../../i18n.js";
import { answerOf, BLANK, candidatesOf, given, isOfPeople, isSingle, listsOf, wrong } from "../choice.js";

/** An answer to a question has no number to remember it by. */
const hasNumber = (option) => Boolean(option.number) && answerOf(option) === "";
const number = (option) => (hasNumber(option) ? h("span", { class: "ballot-number", "aria-hidden": "true" }, String(option.number)) : null);

/** "1번 김하늘, 푸른당" for ears; number, name and party for eyes. */
export const optionText = (option) => {
  const party = pick(option, "party");
  const name = pick(option, "name");
  const words = hasNumber(option) ? t("vote.option_number", { number: option.number, name }) : name;
  return party ? `${words}, ${party}` : words;
};

function optionLabel(input, option) {
  input.setAttribute("aria-label", optionText(option));
  const party = pick(option, "party");
  return h("label", { class: "ballot-option" }, input, number(option), h("span", { class: "ballot-name" }, h("strong", {}, pick(option, "name")),
    party ? h("span", { class: "help" }, party) : null));
}

function blankLabel(input) {
  return h("label", { class: "ballot-option blank" }, input, h("span", { class: "ballot-name" }, h("strong", {}, t("vote.blank")), h("span", { class: "help" }, t("vote.blank_explain"))));
}

/** The text for persons where persons are counted. */
export const numbered = (contest, key, values) => t(isOfPeople(contest) && hasText(`${key}.people`) ? `${key}.people` : key, values);

/** What may be chosen, in a sentence. */
export function ruleText(contest) {
  const { minimum, maximum, score } = contest;
  if (isSingle(contest)) return t("vote.rule.one");
  if (contest.kind === "score") return t(minimum === maximum ? "vote.rule.score_exact" : "vote.rule.score", { score, minimum, maximum });
  if (contest.kind === "list") return maximum === 0 ? t("vote.rule.list_only") : t(minimum === 0 ? "vote.rule.list_upto" : "vote.rule.list", { minimum, maximum });
  if (minimum === 0) return numbered(contest, "vote.rule.approve", { maximum });
  return minimum === maximum ? numbered(contest, "vote.rule.exact", { maximum }) : numbered(contest, "vote.rule.between", { minimum, maximum });
}

/**
 * {element, check()}: `votes` is changed as the voter chooses; `check()` shows what is wrong, moves the focus to it and
 * answers whether it may go on.
 */
export function contestForm(contest, votes) {
  const counter = h("p", { class: "ballot-count", role: "status" });
  const summary = h("div", {});
  const name = `contest-${contest.id}`;
  const title = pick(contest, "title");
  let blankInput = null;
  const inputs = [];
  const redraw = () => {
    const isBlank = votes[BLANK] === 1;
    if (isSingle(contest)) return;
    counter.textContent = isBlank ? t("vote.count_blank")
      : numbered(contest, contest.kind === "score" ? "vote.count_points" : "vote.count", { count: count(given(contest, votes)), maximum: count(contest.maximum) });
  };
  /** Of one choice the whole group is wrong; of several, points and lists each control. */
  const markWrong = (isWrong) => {
    const marked = isSingle(contest) ? [element.querySelector("fieldset")] : element.querySelectorAll("input:not([type=radio]), select");
    for (const one of marked) {
      if (isWrong) one.setAttribute("aria-invalid", "true");
      else one.removeAttribute("aria-invalid");
    }
  };
  const changed = () => {
    markWrong(false);
    replace(summary);
    redraw();
  };
  const choose = (id, value) => {
    if (value) votes[id] = value;
    else delete votes[id];
    if (value && id !== BLANK && votes[BLANK]) {
      delete votes[BLANK];
      if (blankInput) blankInput.checked = false;
    }
    changed();
  };
  const clear = () => {
    for (const id of Object.keys(votes)) delete votes[id];
  };
  const radio = (checked, onchange) => h("input", { type: "radio", name, checked, onchange });
  const box = (option) => {
    const input = h("input", { type: "checkbox", checked: votes[option.id] === 1, onchange: () => choose(option.id, input.checked ? 1 : 0) });
    inputs.push(input);
    return optionLabel(input, option);
  };
  const blankBox = () => {
    if (!contest.blank) return null;
    blankInput = h("input", { type: "checkbox", checked: votes[BLANK] === 1, onchange: () => {
      if (blankInput.checked) {
        clear();
        for (const input of inputs) {
          if (input.type === "checkbox") input.checked = false;
          else input.value = "0";
        }
      }
      choose(BLANK, blankInput.checked ? 1 : 0);
    } });
    blankInput.setAttribute("aria-label", t("vote.blank"));
    return blankLabel(blankInput);
  };
  const points = (option) => {
    const select = h("select", { "aria-label": `${optionText(option)}: ${t("vote.points")}`, onchange: () => choose(option.id, Number(select.value)) },
      Array.from({ length: contest.score + 1 }, (_, value) => h("option", { value: String(value), selected: (votes[option.id] ?? 0) === value }, t("vote.points_of", { value: count(value) }))));
    inputs.push(select);
    return h("div", { class: "ballot-option" }, number(option), h("span", { class: "ballot-name" }, h("strong", {}, pick(option, "name")),
      pick(option, "party") ? h("span", { class: "help" }, pick(option, "party")) : null), select);
  };

  const body = h("div", { class: "ballot-options" });
  const draw = () => {
    inputs.length = 0;
    if (contest.kind === "score") {
      replace(body, contest.options.map(points), blankBox());
    } else if (contest.kind === "list") {
      const inside = h("div", { class: "ballot-inside" });
      const drawInside = () => {
        const list = listsOf(contest).find(({ id }) => votes[id] === 1);
        const candidates = list ? candidatesOf(contest, list.id) : [];
        replace(inside, list && candidates.length && contest.maximum > 0 ? h("fieldset", {}, h("legend", {}, t("vote.candidates_of", { list: pick(list, "name") })), candidates.map(box)) : null);
      };
      const pickList = (id) => {
        clear();
        choose(id, 1);
        drawInside();
      };
      replace(body, listsOf(contest).map((list) => {
        const input = radio(votes[list.id] === 1, () => pickList(list.id));
        return optionLabel(input, list);
      }), contest.blank ? blankLabel(radio(votes[BLANK] === 1, () => pickList(BLANK))) : null, inside);
      drawInside();
    } else if (isSingle(contest)) {
      const pickOne = (id) => {
        clear();
        choose(id, 1);
      };
      replace(body, contest.options.map((option) => optionLabel(radio(votes[option.id] === 1, () => pickOne(option.id)), option)),
        contest.blank ? blankLabel(radio(votes[BLANK] === 1, () => pickOne(BLANK))) : null);
    } else {
      replace(body, contest.options.map(box), blankBox());
    }
    redraw();
  };
  draw();
  const rule = h("p", { class: "help", id: `rule-${contest.id}` }, ruleText(contest));
  const element = h("div", {}, summary, h("fieldset", { class: "ballot", role: isSingle(contest) ? "radiogroup" : null, "aria-describedby": `rule-${contest.id}` },
    h("legend", { class: "ballot-title" }, title), rule, body), counter);
  const check = () => {
    const fault = wrong(contest, votes);
    replace(summary, fault ? h("div", { class: "box danger error-summary", role: "alert", tabindex: "-1" },
      h("strong", {}, t("vote.check_choice")), h("p", {}, h("a", { href: "#", onclick: (event) => {
        event.preventDefault();
        element.querySelector("input, select")?.focus();
      } }, numbered(contest, `vote.wrong.${fault.code}`, fault.values)))) : null);
    markWrong(fault !== null);
    summary.firstElementChild?.focus();
    return fault === null;
  };
  return { element, check };
}
