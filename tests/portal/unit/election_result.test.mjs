// SPDX-License-Identifier: Apache-2.0
// The result page draws what is proven: names of the definition, numbers of the ledger's rows, nothing that a server adds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { provenContests } from "../../../citizen-portal-backend/web/js/election/outcome.js";

const definition = { contests: [{ id: "c1", quorum: 0, quorum_of: "enrolled", title_ko: "시장", title_en: "Mayor", options: [
  { id: "o1", number: 1, name_ko: "김하늘", name_en: "Kim", party_ko: "푸른당", party_en: "Blue" }, { id: "o2", number: 2, name_ko: "이바다", name_en: "Lee" }] }] };
const share = (part, whole) => ({ part, whole, basis_points: Math.floor((part * 10_000) / whole) });
const row = () => ({ contest: "c1", ballots: 10, weight: 10, blank: 1, valid: 9, outcome: "decided", unfilled: 0, eligible: 20, roll: 40, turnout: share(10, 20), roll_turnout: share(10, 40),
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

test("says no result whose turnout is not of its own numbers", () => {
  const changes = [(one) => { one.roll = 30; }, (one) => { one.roll = 19; one.roll_turnout = share(10, 19); }, (one) => { one.eligible = 9; one.turnout = share(10, 9); }, (one) => { delete one.roll; },
    (one) => { delete one.roll_turnout; }, (one) => { one.roll_turnout.basis_points = 5_000; }, (one) => { one.turnout = one.roll_turnout; }];
  for (const change of changes) {
    const other = row();
    change(other);
    assert.equal(provenContests(definition, [other], told()).isWhole, false, String(change));
  }
});

for (const [quorum, base, outcome, isWhole] of [[5_000, "enrolled", "decided", true], [5_001, "enrolled", "no_quorum", true], [5_001, "enrolled", "decided", false], [5_000, "roll", "no_quorum", true],
  [5_000, "roll", "decided", false], [2_500, "roll", "decided", true], [2_500, "roll", "no_quorum", false], [0, "roll", "no_quorum", false]]) {
  test(`compares the outcome with the quorum of ${quorum} of ${base}: ${outcome}`, () => {
    const own = { contests: [{ ...definition.contests[0], quorum, quorum_of: base }] };
    const result = provenContests(own, [{ ...row(), outcome }], told());
    assert.equal(result.isWhole, isWhole);
    if (isWhole) assert.deepEqual([result.contests[0].quorum, result.contests[0].quorum_of], [quorum, base]);
  });
}
