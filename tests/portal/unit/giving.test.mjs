// SPDX-License-Identifier: Apache-2.0
// Telling one's own signed gift from another tab's.
import assert from "node:assert/strict";
import { test } from "node:test";

const parts = new URL("../../../citizen-portal-backend/web/js/parts/", import.meta.url);
const { isGiftOf } = await import(new URL("gift_draft.js", parts));
const { asksTheSame } = await import(new URL("sending.js", parts));

const DID = "did:key:zMine";
const once = { amount: 3_000, kind: "once", named: true, name: "홍길동", honour: false, honourName: "", taxReceipt: false, day: 25, months: 12 };
const gift = (payload = {}, openings = { name: { name: "홍길동", salt: "x" } }, { action = "donate", signer = DID } = {}) =>
  ({ transaction: { action, signer, payload: { campaign: "c", amount: 3_000, tax_receipt: false, ...payload } }, openings });
const pledge = (payload = {}) => gift({ day: 25, months: 12, ...payload }, {}, { action: "pledgeMonthly" });

const CASES = {
  theSame: [gift(), once, true],
  decomposedName: [gift(), { ...once, name: "홍길동".normalize("NFD") }, true],
  anotherAmount: [gift({ amount: 50_000 }), once, false],
  anotherTax: [gift({ tax_receipt: true }), once, false],
  anotherName: [gift({}, { name: { name: "홍길순", salt: "x" } }), once, false],
  noName: [gift({}, {}), once, false],
  nameNotWanted: [gift(), { ...once, named: false }, false],
  honourMissing: [gift(), { ...once, honour: true, honourName: "김할머니" }, false],
  anotherKey: [gift({}, undefined, { signer: "did:key:zOther" }), once, false],
  monthlyForOnce: [pledge(), once, false],
  monthly: [pledge(), { ...once, kind: "monthly" }, true],
  anotherDay: [pledge({ day: 1 }), { ...once, kind: "monthly" }, false],
  otherMonths: [pledge({ months: 6 }), { ...once, kind: "monthly" }, false],
};
for (const [name, [signed, draft, wanted]] of Object.entries(CASES)) {
  test(`tellsItsOwnGift ${name}`, () => assert.equal(isGiftOf(signed, draft, DID), wanted));
}

test("comparesWhatWasSignedWhateverTheOrder", () => {
  const pending = { transaction: { action: "spend", signer: DID, payload: { plan: "p", merchant: "m", amount: 5 } } };
  assert.equal(asksTheSame(pending, DID, "spend", { amount: 5, merchant: "m", plan: "p" }), true);
  assert.equal(asksTheSame(pending, DID, "spend", { amount: 6, merchant: "m", plan: "p" }), false);
  assert.equal(asksTheSame(pending, DID, "requestTopUp", { amount: 5, merchant: "m", plan: "p" }), false);
  assert.equal(asksTheSame(pending, "did:key:zOther", "spend", { amount: 5, merchant: "m", plan: "p" }), false);
});
