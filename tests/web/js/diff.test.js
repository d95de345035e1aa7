import assert from "node:assert/strict";
import test from "node:test";
import { diff, pieces } from "../../../web/static/editor/diff.js";

const told = (/** @type {string} */ a, /** @type {string} */ b) =>
  diff(a, b).map((one) => ({ same: "", gone: "-", new: "+" })[one.kind] + one.text);

test("a changed word is told as a word, in both scripts", () => {
  assert.deepEqual(told("The old bridge", "The new bridge"), ["The ", "-old", "+new", " bridge"]);
  assert.deepEqual(told("وقّع الوزير الاتفاق", "وقّع المدير الاتفاق"), ["وقّع ", "-الوزير", "+المدير", " الاتفاق"]);
});

test("nothing in common, the same, and empty", () => {
  assert.deepEqual(told("", "a"), ["+a"]);
  assert.deepEqual(told("a", "a"), ["a"]);
  assert.deepEqual(diff("", ""), []);
  assert.deepEqual(pieces("❶one➊\u00a0x"), ["❶", "one", "➊", "\u00a0", "x"]);
});

test("both texts come back whole", () => {
  const a = "one two three four ❶five➊", b = "two zero three ❶six➊ four";
  const found = diff(a, b);
  assert.equal(found.filter((one) => one.kind !== "new").map((one) => one.text).join(""), a);
  assert.equal(found.filter((one) => one.kind !== "gone").map((one) => one.text).join(""), b);
});
