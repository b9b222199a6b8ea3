// SPDX-License-Identifier: Apache-2.0
// The result page draws what is proven: names of the definition, numbers of the ledger's rows, nothing that a server adds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { provenContests } from "../../../citizen-portal-backend/web/js/election/outcome.js";

const definition = { contests: [{ id: "c1", title_ko: "시장", title_en: "Mayor", options: [
  { id: "o1", number: 1, name_ko: "김하늘", name_en: "Kim", party_ko: "푸른당", party_en: "Blue" }, { id: "o2", number: 2, name_ko: "이바다", name_en: "Lee" }] }] };
const row = () => ({ contest: "c1", ballots: 10, weight: 10, blank: 1, valid: 9, outcome: "decided", unfilled: 0,
  options: [{ option: "o1", list: "", votes: 4, elected: false, tied: false, seats: 0 }, { option: "o2", list: "", votes: 5, elected: true, tied: false, seats: 0 }] });
const told = () => {
  const contest = row();
  return [{ ...contest, title_ko: "시장", title_en: "Mayor", options: contest.options.map((option, i) => ({ ...option, party_ko: "", party_en: "", ...definition.contests[0].options[i], id: undefined })) }];
};

test("shows the proven rows under the definition's names", () => {
  const { contests, isWhole, differs } = provenContests(definition, [row()], told());
  assert.deepEqual([isWhole, differs], [true, false]);
  assert.deepEqual(contests[0].options.map((option) => [option.name_ko, option.votes, option.elected]), [["김하늘", 4, false], ["이바다", 5, true]]);
});

test("a server's other figures or names are told and never shown", () => {
  const changes = [(one) => { one.options[0].votes = 6; }, (one) => { one.options[0].elected = true; }, (one) => { one.options[0].name_ko = "이바다"; },
    (one) => { one.options[1].party_ko = "푸른당"; }, (one) => { one.blank = 0; }, (one) => { one.options.pop(); }, (one) => { one.title_ko = "의장"; }];
  for (const change of changes) {
    const [one] = told();
    change(one);
    const { contests, isWhole, differs } = provenContests(definition, [row()], [one]);
    assert.deepEqual([isWhole, differs], [true, true], String(change));
    assert.deepEqual(contests[0].options.map(({ name_ko: name, votes }) => [name, votes]), [["김하늘", 4], ["이바다", 5]]);
    assert.equal(contests[0].title_ko, "시장");
  }
  assert.equal(provenContests(definition, [row()], []).differs, true);
});

test("without a proven row for every contest there is no result", () => {
  const other = row();
  other.options.reverse();
  for (const rows of [[], [null], [{ ...row(), contest: "c2" }], [other]]) {
    const { contests, isWhole } = provenContests(definition, rows, told());
    assert.deepEqual([contests, isWhole], [[], false]);
  }
  assert.equal(provenContests({ contests: [] }, [], []).isWhole, false);
});
