import assert from "node:assert/strict";
import test from "node:test";
import { allMissing, codesIn, faults, labels, meaning, nextMissing, onlyKnown, withoutCodes } from "../../../web/static/editor/codes.js";

test("every character of the table has the role and number that the desk gives it", () => {
  assert.deepEqual(meaning("❶"), { role: "open", number: 1 });
  assert.deepEqual(meaning("➓"), { role: "close", number: 10 });
  assert.deepEqual(meaning("➀"), { role: "alone", number: 1 });
  assert.deepEqual(meaning("\u{1F030}"), { role: "open", number: 11 });
  assert.deepEqual(meaning("\u{1F093}"), { role: "close", number: 60 });
  assert.deepEqual(meaning("\u4DF1"), { role: "alone", number: 60 });
  assert.equal(meaning("①"), null);
  assert.equal(meaning("1"), null);
});

test("codes survive compatibility normalisation", () => {
  const text = "❶➊➀\u{1F030}\u{1F062}\u4DC0";
  assert.equal(text.normalize("NFKC"), text);
  assert.equal(codesIn(text).length, 6);
});

test("what is missing, too many or crossed is told in the order of the source", () => {
  assert.deepEqual(faults("❶a➊ ➀", "a").missing, ["❶", "➊", "➀"]);
  assert.deepEqual(faults("a", "a➀").extra, ["➀"]);
  assert.deepEqual(faults("❶a➊❷b➋", "❶a❷b➊➋").crossed, ["➊"]);
  assert.equal(faults("❶a➊", "➊a❶").whole, false);
  assert.ok(faults("❶a❷b➊➋", "❶a❷b➊➋").whole);
  assert.deepEqual(faults("➀➀", "➀").missing, ["➀"]);
});

test("the next missing code goes round what is selected when it opens a pair", () => {
  assert.deepEqual(nextMissing("❶a➊", "one two", "two"), { text: "❶two➊", caret: 5 });
  assert.deepEqual(nextMissing("❶a➊", "one", ""), { text: "❶", caret: 1 });
  assert.deepEqual(nextMissing("❶a➊", "❶one", "one"), { text: "one➊", caret: 4 });
  assert.deepEqual(nextMissing("a➀", "one", "one"), { text: "➀one", caret: 1 });
  assert.equal(nextMissing("a", "one", ""), null);
  assert.equal(allMissing("❶a➊➀", "❶"), "➊➀");
});

test("codes of another segment are dropped and counted, those of this one stay", () => {
  assert.deepEqual(onlyKnown("❶a➊❷b➋", ["❶", "➊"]), { text: "❶a➊b", dropped: 2 });
});

test("a copy for elsewhere has no codes, and words that a code parted stay apart", () => {
  assert.equal(withoutCodes("❶one➊➀two"), "one two");
});

test("labels are read from the row", () => {
  assert.deepEqual([...labels("❶bold ➀break")], [["❶", "bold"], ["➀", "break"]]);
  assert.equal(labels(undefined).size, 0);
});
