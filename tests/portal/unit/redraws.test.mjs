// SPDX-License-Identifier: Apache-2.0
// In which order readings that overlap are drawn, and what waits for somebody to let go of a page.
import assert from "node:assert/strict";
import { test } from "node:test";

const web = new URL("../../../citizen-portal-backend/web/js/", import.meta.url);
globalThis.location ??= { origin: "https://maru.example", href: "https://maru.example/", search: "", hash: "" };
globalThis.document ??= { documentElement: { lang: "ko", dataset: {} } };
const { drawOrder, rounds } = await import(new URL("redraws.js", web));

/** Readings that end when a test says so. */
function readings() {
  const waiting = [];
  return { read: () => new Promise((resolve, reject) => { waiting.push({ resolve, reject }); }), end: (i, made) => waiting[i].resolve(made), fail: (i) => waiting[i].reject(new Error("away")), count: () => waiting.length };
}

function page() {
  const state = { shown: [], isBusy: false, owed: [] };
  const source = readings();
  const order = drawOrder({ read: source.read, put: (made) => state.shown.push(made), isBusy: () => state.isBusy, onOwed: (is) => state.owed.push(is) });
  return { state, source, order };
}

test("drawsNoOlderReadingOverANewerOne", async () => {
  const { state, source, order } = page();
  const [first, second] = [order.now(), order.now()];
  source.end(1, "second");
  assert.equal(await second, true);
  source.end(0, "first");
  assert.equal(await first, false);
  assert.deepEqual(state.shown, ["second"]);
});

test("drawsBothWhereTheyEndInOrder", async () => {
  const { state, source, order } = page();
  const [first, second] = [order.whenFree(), order.now()];
  source.end(0, "first");
  await first;
  source.end(1, "second");
  await second;
  assert.deepEqual(state.shown, ["first", "second"]);
});

test("asksForNothingWhileThePageIsInUseAndOwesIt", async () => {
  const { state, source, order } = page();
  state.isBusy = true;
  assert.equal(await order.whenFree(), false);
  assert.equal(source.count(), 0);
  assert.deepEqual(state.owed, [true]);
  assert.equal(await order.settle(), false);
  state.isBusy = false;
  const settled = order.settle();
  source.end(0, "what waited");
  assert.equal(await settled, true);
  assert.deepEqual([state.shown, state.owed], [["what waited"], [true, false]]);
  assert.equal(await order.settle(), false);
});

test("leavesAloneWhatCameIntoUseDuringTheReading", async () => {
  const { state, source, order } = page();
  const drawing = order.whenFree();
  state.isBusy = true;
  source.end(0, "too late");
  assert.equal(await drawing, false);
  assert.deepEqual([state.shown, state.owed], [[], [true]]);
});

test("drawsWhatAPersonAskedForThoughThePageIsInUse", async () => {
  const { state, source, order } = page();
  state.isBusy = true;
  const drawing = order.now();
  source.end(0, "asked for");
  assert.equal(await drawing, true);
  assert.deepEqual(state.shown, ["asked for"]);
});

test("tellsOfAReadingThatFailedAndDrawsTheNext", async () => {
  const { state, source, order } = page();
  const drawing = order.now();
  source.fail(0);
  await assert.rejects(drawing, /away/);
  const again = order.now();
  source.end(1, "there");
  await again;
  assert.deepEqual(state.shown, ["there"]);
});

test("knowsTheLastOfSeveralQuestions", () => {
  const next = rounds();
  const first = next();
  assert.equal(first.isLast(), true);
  const second = next();
  assert.deepEqual([first.isLast(), second.isLast()], [false, true]);
});

test("doesNotPayWithAReadingThatWasBegunBeforeWhatIsOwed", async () => {
  const { state, source, order } = page();
  state.isBusy = true;
  const pressed = order.now();
  assert.equal(await order.whenFree(), false);
  source.end(0, "as it was before the block");
  assert.equal(await pressed, true);
  assert.deepEqual(state.owed, [true]);
  state.isBusy = false;
  const settled = order.settle();
  source.end(1, "as it is now");
  assert.equal(await settled, true);
  assert.deepEqual([state.shown, state.owed], [["as it was before the block", "as it is now"], [true, false]]);
});

test("goesOnToWhatIsOwedWhereAnOlderReadingIsDrawnLast", async () => {
  const { state, source, order } = page();
  const [first, second] = [order.whenFree(), order.whenFree()];
  state.isBusy = true;
  source.end(1, "newer");
  assert.equal(await second, false);
  state.isBusy = false;
  source.end(0, "older");
  assert.equal(await first, true);
  assert.equal(source.count(), 3);
  source.end(2, "newest");
  await new Promise((resolve) => { setTimeout(resolve); });
  assert.deepEqual([state.shown, state.owed], [["older", "newest"], [true, false]]);
});
