// SPDX-License-Identifier: Apache-2.0
// Where turnout stands on an election's page, drawn anew with each block: what the server says until its proofs are here, and
// from then on proven figures only.
import { h, replace } from "../../dom.js";
import { rememberFocus } from "../../focus.js";
import { provenTurnout } from "../turnout.js";
import { turnoutSection } from "./turnout.js";

/** {element, update(election, definition, told, ask, results)}: `told` is what `ask()` answered first. */
export function turnoutPlace() {
  const element = h("div", {});
  const rows = new Map();
  let isProven = false;
  let newest = 0;

  const draw = (election, figures) => {
    const opened = [...element.querySelectorAll("details")].map(({ open }) => open);
    const restore = rememberFocus(() => element);
    replace(element, turnoutSection(election, figures));
    element.querySelectorAll("details").forEach((details, i) => { details.open = opened[i] ?? false; });
    restore();
  };

  const update = async (election, definition, told, ask, results) => {
    newest += 1;
    const own = newest;
    if (!isProven) draw(election, { ...told, proof: "told" });
    if (!definition) return;
    let first = told;
    const tell = () => {
      const answer = first ?? ask();
      first = null;
      return answer;
    };
    try {
      const figures = await provenTurnout(election, definition, tell, { rows, results });
      if (own !== newest) return;
      isProven = true;
      draw(election, { ...figures, now: told.now });
    } catch (error) {
      // What is there stays: proven figures, or the server's with the words that they are not checked.
      console.warn(error);
    }
  };
  return { element, update };
}
