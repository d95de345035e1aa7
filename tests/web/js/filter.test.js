import assert from "node:assert/strict";
import test from "node:test";
import { read, test as testOf, written } from "../../../web/static/editor/filter.js";

const row = { state: "draft", source: "The ❶new➊ bridge opens", target: "يُفتَح الجسرُ الجديد", comments: 0, findings: 0, mine: false };
const passes = (/** @type {string} */ query, told = {}) => testOf(read(new URLSearchParams(query)))?.({ ...row, ...told });

test("a filter without wishes is none", () => assert.equal(testOf(read(new URLSearchParams("key=abc"))), null));

test("states are alternatives, everything else must hold as well", () => {
  assert.equal(passes("state=returned,draft"), true);
  assert.equal(passes("state=returned&state=approved"), false);
  assert.equal(passes("state=draft&comment=1"), false);
  assert.equal(passes("comment=1&finding=1&mine=1", { comments: 1, findings: 2, mine: true }), true);
});

test("text is found in the source or the target without codes, vowel signs, accents and case", () => {
  assert.equal(passes("text=NEW bridge"), true);
  assert.equal(passes("text=الجسر"), true);
  assert.equal(passes("text=الجسر&side=source"), false);
  assert.equal(passes("text=bridge&side=target"), false);
  assert.equal(passes("text=école", { source: "L’Ecole" }), true);
});

test("the address tells the filter and keeps what else it told", () => {
  const query = "?state=draft,returned&text=%D8%AC%D8%B3%D8%B1&side=target&mine=1";
  const filter = read(new URLSearchParams(query));
  assert.deepEqual(filter, { state: ["draft", "returned"], text: "جسر", side: "target", comment: false, finding: false, mine: true });
  assert.equal(written(filter, "?key=k7&comment=1"), `?key=k7&${query.slice(1)}`);
  assert.equal(written(read(new URLSearchParams()), query), "");
});
