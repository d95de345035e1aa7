import assert from "node:assert/strict";
import test from "node:test";
import { around, counted, folded, holds, pattern } from "../../../web/static/editor/search.js";

test("forms of a letter, digits of a script and unbreakable spaces are one in a search", () => {
  assert.equal(folded("أُولـــى إلى ١٢٣"), folded("اولي الي 123"));
  assert.equal(folded("25\u202f000\u00a0€"), "25 000 €");
});

test("the words of a search stand in any order", () => {
  assert.ok(holds(folded("Water and roads"), folded("ROADS water")));
  assert.ok(!holds(folded("Water and roads"), folded("rail water")));
});

test("a replacement is counted as the desk will find it: to the letter, whole words beside codes too", () => {
  const texts = ["the Fund", "❶Fund➊ funds", "refund"];
  assert.deepEqual(counted(texts, pattern("Fund", true, false)), { hits: 2, rows: 2 });
  assert.deepEqual(counted(texts, pattern("fund", false, true)), { hits: 2, rows: 2 });
  assert.deepEqual(counted(["a.b", "axb"], pattern("a.b", true, false)), { hits: 1, rows: 1 });
});

test("a long text is shown from near the words that were sought", () => {
  const text = "The Authority said on Monday that works were done at station 1777.";
  assert.equal(around(text, folded("1777")), "… done at station 1777.");
  assert.equal(around(text, folded("station 1777")), "… done at station 1777.");
  assert.equal(around(text, folded("monday")), text);
  assert.equal(around("", folded("monday")), "");
});
