import assert from "node:assert/strict";
import test from "node:test";
import { points, span, units } from "../../../web/static/editor/places.js";

test("a place counted in code points is found in a text field, also after a code above the first plane", () => {
  const text = "\u{1f030}أهلاً\u{1f062} 1,250";
  assert.equal(units(text, 1), 2);
  assert.equal(text.slice(units(text, 8), units(text, 13)), "1,250");
  for (let at = 0; at <= [...text].length; at++) assert.equal(points(text, units(text, at)), at);
});

test("a finding that no longer fits its text is at no place", () => {
  assert.deepEqual(span("❶ab➊", { start: 1, end: 3 }), [1, 3]);
  assert.deepEqual(span("ab", { start: 2, end: 2 }), [2, 2]);
  assert.equal(span("ab", { start: 1, end: 9 }), null);
});
