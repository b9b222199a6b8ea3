// SPDX-License-Identifier: Apache-2.0
// The portal's parts without a browser: Sankey layout, words for amounts, certificates, CSV, what visitors paste, notices.
import assert from "node:assert/strict";
import { test } from "node:test";

const web = new URL("../../../citizen-portal-backend/web/js/", import.meta.url);
const part = (name) => import(new URL(`parts/${name}.js`, web));
const { checkedGraph, sankeyLayout } = await part("sankey_layout");
const { flowSteps } = await part("flow_check");
const { businessNumber, josa, koreanNumber, officialAmount } = await part("won_words");
const { certificateNumber, wrapped } = await part("certificate");
const { between, csvText, startOfKoreanDay } = await part("csv");
const { parseFile, parseReference } = await part("receipt_input");
const { firstOpen, mayOpen, parseWon, stepsOf } = await part("gift_draft");
const { amountsOfWay, campaignNews, movesBetween, withNotices } = await part("notices");
const { commitmentOf, commitTo, giftFile, openingSteps } = await part("commitments");

const node = (id, amount, kind = "x") => ({ id, amount, kind, label_ko: id, label_en: id });
const link = (from, to, amount) => ({ from, to, amount });
const FLOW = {
  raised: 1_000, returned: 50, paid: 700, refunded: 150, balance: 200,
  nodes: [node("donors", 1_000), node("reused", 50), node("campaign", 1_050), node("milestone:1", 100), node("milestone:2", 600),
    node("organisation:o", 100), node("plan:l", 600), node("beneficiaries", 550), node("unused", 50), node("category:food", 549),
    node("undisclosed", 1), node("refunds", 150), node("balance", 200)],
  links: [link("donors", "campaign", 1_000), link("reused", "campaign", 50), link("campaign", "milestone:1", 100),
    link("campaign", "milestone:2", 600), link("milestone:1", "organisation:o", 100), link("milestone:2", "plan:l", 600),
    link("plan:l", "beneficiaries", 550), link("plan:l", "unused", 50), link("beneficiaries", "category:food", 549),
    link("beneficiaries", "undisclosed", 1), link("campaign", "refunds", 150), link("campaign", "balance", 200)],
};
const SIZES = [{ width: 900, height: 380, slot: 42 }, { width: 1400, height: 200, slot: 42 },
  { width: 288, height: 520, isVertical: true, slot: 30, gap: 6, bar: 20 }, { width: 260, height: 520, isVertical: true, slot: 30 }];

for (const size of SIZES) {
  test(`laysOutWithoutOverlap ${size.width}${size.isVertical ? " vertical" : ""}`, () => {
    const layout = sankeyLayout(FLOW.nodes, FLOW.links, size);
    const [across, thick] = size.isVertical ? ["x", "width"] : ["y", "height"];
    const breadth = size.isVertical ? layout.width : layout.height;
    for (const one of layout.nodes) {
      assert.ok(one[thick] > 0 && one[across] >= -0.01 && one[across] + one[thick] <= breadth + 0.01, one.id);
      for (const other of layout.nodes) {
        if (other === one || other.layer !== one.layer) continue;
        assert.ok(other.slotAt >= one.slotAt + one.slot - 0.01 || one.slotAt >= other.slotAt + other.slot - 0.01, `${one.id} ${other.id}`);
      }
    }
    for (const each of layout.links) {
      assert.match(each.path, /^M[-\d. CLZ]+$/);
      assert.ok(each.thickness > 0);
    }
    const layer = (id) => layout.nodes.find((one) => one.id === id).layer;
    for (const each of layout.links) assert.ok(layer(each.to) > layer(each.from), `${each.from} → ${each.to}`);
    assert.equal(layer("reused"), layer("campaign") - 1);
  });
}

test("drawsEqualAmountsEquallyThick", () => {
  const layout = sankeyLayout(FLOW.nodes, FLOW.links, { width: 900, height: 400 });
  const height = (id) => layout.nodes.find((one) => one.id === id).height;
  assert.ok(Math.abs(height("milestone:2") - height("plan:l")) < 1e-9);
  assert.ok(Math.abs(height("campaign") / height("donors") - 1.05) < 1e-9);
});

test("drawsTheSmallestSumVisibly", () => {
  const layout = sankeyLayout([node("a", 1_000_000_000), node("b", 999_999_999), node("c", 1)],
    [link("a", "b", 999_999_999), link("a", "c", 1)], { width: 600, height: 300 });
  assert.ok(layout.nodes.every((one) => one.height >= 2));
});

const BAD_FLOWS = {
  unknownEnd: [[node("a", 1)], [link("a", "b", 1)]],
  itself: [[node("a", 1)], [link("a", "a", 1)]],
  negative: [[node("a", -5), node("b", -5)], [link("a", "b", -5)]],
  zero: [[node("a", 1), node("b", 1)], [link("a", "b", 0)]],
  fraction: [[node("a", 1.5), node("b", 1.5)], [link("a", "b", 1.5)]],
  twice: [[node("a", 1), node("a", 1)], []],
  moreOutThanIn: [[node("a", 5), node("b", 5), node("c", 6)], [link("a", "b", 5), link("b", "c", 6)]],
  lostOnTheWay: [[node("a", 5), node("b", 5), node("c", 4)], [link("a", "b", 5), link("b", "c", 4)]],
  circle: [[node("a", 5), node("b", 5)], [link("a", "b", 5), link("b", "a", 5)]],
};
for (const [name, [nodes, links]] of Object.entries(BAD_FLOWS)) {
  test(`refusesAFlow ${name}`, () => assert.throws(() => sankeyLayout(nodes, links, { width: 500, height: 300 }), { code: /^flow\./ }));
}

test("drawsNothingWhereNothingMoved", () => {
  assert.deepEqual(sankeyLayout([], [], { width: 500, height: 300 }).nodes, []);
  assert.equal(checkedGraph([], []).edges.length, 0);
});

test("comparesThePictureWithTheProvenRow", () => {
  const row = { raised: 1_000, returned: 50, paid: 700, refunded: 150, balance: 200 };
  assert.ok(flowSteps(FLOW, row).every((step) => step.ok));
  for (const name of Object.keys(row)) {
    assert.equal(flowSteps(FLOW, { ...row, [name]: row[name] + 1 })[1].ok, false, name);
  }
  const bent = structuredClone(FLOW);
  bent.links[3].amount -= 1;
  assert.equal(flowSteps(bent, row)[0].ok, false);
  const hidden = structuredClone(FLOW);
  hidden.nodes = hidden.nodes.filter((one) => one.id !== "balance");
  hidden.links = hidden.links.filter((one) => one.to !== "balance");
  assert.ok(flowSteps(hidden, row).some((step) => !step.ok));
});

const WORDS = [[1, "일"], [10, "일십"], [10_000, "일만"], [12_345, "일만이천삼백사십오"], [100_000_000, "일억"], [100_010_000, "일억일만"],
  [1_000_000_000_001, "일조일"], [50_600, "오만육백"], [0, "영"], [9_007_199_254_740_991, "구천칠조일천구백구십이억오천사백칠십사만구백구십일"]];
for (const [value, words] of WORDS) test(`writes ${value} in words`, () => assert.equal(koreanNumber(value), words));
for (const bad of [-1, 1.5, NaN, 2 ** 53, "5"]) {
  test(`refusesToWrite ${bad}`, () => assert.throws(() => koreanNumber(bad), RangeError));
}
test("writesOfficialAmounts", () => assert.equal(officialAmount(30_000), "일금 삼만원정"));

const PARTICLES = [["사과", "을/를", "사과를"], ["밥상", "을/를", "밥상을"], ["모금 3", "이/가", "모금 3이"], ["모금 2", "이/가", "모금 2가"],
  ["서울", "으로/로", "서울로"], ["부산", "으로/로", "부산으로"], ["대구", "으로/로", "대구로"], ["‘별빛’", "은/는", "‘별빛’은"], ["KRDS", "을/를", "KRDS를"],
  ["Seoul", "이/가", "Seoul이"], ["", "을/를", "를"]];
for (const [word, pair, whole] of PARTICLES) test(`joins "${word}" and ${pair}`, () => assert.equal(josa(word, pair), whole));

test("writesBusinessNumbers", () => {
  assert.equal(businessNumber("0123456789"), "012-34-56789");
  assert.equal(businessNumber("12345"), "12345");
});

test("numbersCertificatesByKoreanYearAndReference", () => {
  const id = "ab12cd34".repeat(8);
  assert.equal(certificateNumber(id, 1_767_193_199), "2025-AB12CD34"); // 2025-12-31 23:59:59 in Korea
  assert.equal(certificateNumber(id, 1_767_193_200), "2026-AB12CD34");
  assert.equal(certificateNumber("d-0123456789abcdef", 1_767_193_200), "2026-01234567");
  for (const bad of ["", "xyz", "ab12", "d-123", id.toUpperCase(), `${id}0`]) assert.throws(() => certificateNumber(bad, 0), RangeError);
});

test("wrapsWithoutLosingText", () => {
  const measure = (text) => [...text].length;
  for (const text of ["가나다 라마바 사아자", "a".repeat(40), "짧음", "한 글 자 씩 나 뉜 말"]) {
    const lines = wrapped(measure, text, 7);
    assert.ok(lines.every((line) => measure(line) <= 7));
    assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
  }
});

test("writesCsvThatSpreadsheetsCannotMistake", () => {
  assert.equal(csvText([["이름", 5], ['a"b', "c,d"], ["=1+1", "@x"]]), '\ufeff이름,5\r\n"a""b","c,d"\r\n"\'=1+1","\'@x"\r\n');
});

test("countsKoreanDays", () => {
  assert.equal(startOfKoreanDay("2026-01-01"), 1_767_193_200);
  for (const bad of ["", "2026-02-30", "2026-1-1", "x", "2026-13-01"]) assert.equal(startOfKoreanDay(bad), null);
  const rows = [{ time: 1_767_193_199 }, { time: 1_767_193_200 }, { time: 1_767_279_599 }, { time: 1_767_279_600 }];
  assert.equal(between(rows, "2026-01-01", "2026-01-01").length, 2);
  assert.equal(between(rows, "", "").length, 4);
  assert.equal(between(rows, "2026-01-02", "2026-01-01"), null);
});

const ID = "0123456789abcdef".repeat(4);
const REFERENCES = [[ID, { id: ID }], [` ${ID.toUpperCase()} `, { id: ID }], [`https://a.example/receipt#id=${ID}&amount=5000`, { id: ID, amount: 5_000 }],
  [`/receipt?id=${ID}`, { id: ID }], [`#donation=d-0123456789abcdef&amount=1`, { donation: "d-0123456789abcdef", amount: 1 }],
  ["d-0123456789abcdef", { donation: "d-0123456789abcdef" }], ["", null], ["xyz", null], [`${ID}0`, null], ["#id=zz", null], ["https://x.example/", null],
  [`#id=${ID}&amount=-1`, { id: ID }]];
for (const [text, wanted] of REFERENCES) {
  test(`readsTheReference "${text.slice(0, 40)}"`, () => assert.deepEqual(parseReference(text), wanted));
}
for (const bad of ["{}", "[", "null", '{"format":"maru-gift/v1","openings":{}}', '{"format":"maru-gift/v1","openings":null,"receipt":{"format":"maru-receipt/v1"}}',
  `"${"x".repeat(2 << 20)}"`]) {
  test(`refusesTheFile ${bad.slice(0, 30)}`, () => assert.throws(() => parseFile(bad), { code: "receipt.format" }));
}

const AMOUNTS = [["10000", 10_000], ["10,000원", 10_000], ["₩ 5 000", 5_000], ["１００００", 10_000], ["1만", 10_000], ["3만5000", 35_000], ["1억2만", 100_020_000],
  ["", 0], ["-5", 0], ["1.5", 0], ["1e9", 0], ["10 USD", 0], ["만", 0], ["9999999999999", 0]];
for (const [text, wanted] of AMOUNTS) test(`readsTheAmount "${text}"`, () => assert.equal(parseWon(text), wanted));

test("asksOnlyWhatIsNeeded", () => {
  const draft = { amount: 0, kind: "once", named: null, honour: null, taxReceipt: null, asksKey: true, asksMoney: true };
  assert.deepEqual(stepsOf(draft), ["amount", "often", "appear", "honour", "tax", "key", "money", "check"]);
  assert.deepEqual(stepsOf({ ...draft, kind: "monthly", asksKey: false, asksMoney: false }), ["amount", "often", "tax", "check"]);
  assert.equal(firstOpen(draft), "amount");
  assert.equal(mayOpen(draft, "check"), false);
  assert.equal(mayOpen({ ...draft, amount: 5_000 }, "appear"), true);
  assert.equal(mayOpen({ ...draft, amount: 5_000 }, "tax"), false);
  assert.equal(mayOpen({ ...draft, amount: 5_000, named: false, honour: false, taxReceipt: false }, "check"), true);
});

test("noticesWhatMovedAndNothingElse", () => {
  const hop = (amount, then = []) => ({ kind: "payout", milestone: 1, title_ko: "책", title_en: "Books", amount, then });
  const waiting = { kind: "waiting", milestone: 0, title_ko: "대기", title_en: "Waiting", amount: 10, then: [] };
  const before = amountsOfWay({ hops: [waiting] });
  const paid = amountsOfWay({ hops: [hop(10, [{ kind: "unspent", label_ko: "-", label_en: "-", amount: 10, date: "" }])] });
  const used = amountsOfWay({ hops: [hop(10, [{ kind: "usage", label_ko: "서점", label_en: "Shop", amount: 4, date: "2026-11-01" },
    { kind: "unspent", label_ko: "-", label_en: "-", amount: 6, date: "" }])] });
  assert.deepEqual(before, {});
  assert.deepEqual(movesBetween(before, paid).map((one) => [one.kind, one.amount]), [["payout", 10]]);
  assert.deepEqual(movesBetween(paid, used).map((one) => [one.kind, one.amount]), [["usage", 4]]);
  assert.deepEqual(movesBetween(used, used), []);
  assert.deepEqual(campaignNews({ state: "open", paid: 0, refunded: 0, raised: 5 }, { state: "open", paid: 0, refunded: 0, raised: 9 }), []);
  assert.deepEqual(campaignNews({ state: "open", paid: 0, refunded: 0 }, { state: "distributing", paid: 7, refunded: 0 }),
    [{ kind: "state", state: "distributing" }, { kind: "paid", amount: 7 }]);
  assert.equal(withNotices([{ id: "a" }], [{ id: "a" }, { id: "b" }]).length, 2);
  assert.equal(withNotices([], Array.from({ length: 300 }, (_, i) => ({ id: String(i) }))).length, 100);
});

test("opensCommitmentsAndSeesForgedOnes", async () => {
  const { opening, commitment } = await commitTo("홍길동");
  assert.equal(await commitmentOf(opening), commitment);
  const receipt = { format: "maru-receipt/v1", tx: { payload: { honour_commitment: commitment } } };
  const file = JSON.parse(giftFile(receipt, { honour: opening }));
  assert.deepEqual(await openingSteps(file), [{ name: "opening_honour", ok: true }]);
  file.openings.honour.name = "홍길순";
  assert.deepEqual(await openingSteps(file), [{ name: "opening_honour", ok: false }]);
  file.openings = { name: opening };
  assert.deepEqual(await openingSteps(file), [{ name: "opening_name", ok: false }]);
  file.openings = { honour: { name: 5 } };
  assert.deepEqual(await openingSteps(file), [{ name: "opening_honour", ok: false }]);
  const again = await commitTo("홍길동");
  assert.notEqual(again.commitment, commitment);
});
