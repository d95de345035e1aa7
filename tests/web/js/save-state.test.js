import assert from "node:assert/strict";
import test from "node:test";
import { clean, step, together } from "../../../web/static/editor/save-state.js";

const TIMES = { idle: 1500, longest: 10000 };

/** @param {import("../../../web/static/editor/save-state.js").SaveState} state
 * @param {import("../../../web/static/editor/save-state.js").Message[]} messages */
function play(state, ...messages) {
  /** @type {string[]} */
  const done = [];
  for (const message of messages) {
    const [next, effects] = step(state, message, TIMES);
    state = next;
    for (const one of effects)
      done.push(one.do === "arm" ? `arm ${one.at}` : one.do === "send" ? `${one.sent.move} ${one.sent.text}` : one.do);
  }
  return { state, done };
}

test("typing is kept at once and sent after a pause, or every ten seconds", () => {
  const { done } = play(clean(""), { is: "typed", text: "a", at: 1 }, { is: "typed", text: "ab", at: 9500 });
  assert.deepEqual(done, ["journal", "arm 1501", "journal", "arm 10001"]);
});

test("what was typed while a save was on its way is saved after it, with no second save at once", () => {
  const { state, done } = play(clean(""), { is: "typed", text: "a", at: 1 }, { is: "due" }, { is: "typed", text: "ab", at: 2000 },
    { is: "due" }, { is: "saved", text: "a", at: 2100 });
  assert.equal(state.phase, "dirty");
  assert.deepEqual(done.slice(2), ["journal", "save a", "journal", "journal", "arm 3600"]);
});

test("a draft is forgotten only once the desk has the same text", () => {
  const { state, done } = play(clean(""), { is: "typed", text: "a", at: 1 }, { is: "due" }, { is: "saved", text: "a", at: 5 });
  assert.equal(state.phase, "clean");
  assert.ok(done.includes("forget"));
});

test("an autosave never confirms; a confirmation waits for the save before it", () => {
  const { done } = play(clean(""), { is: "typed", text: "a", at: 1 }, { is: "due" }, { is: "confirm", text: "ab", at: 10 },
    { is: "saved", text: "a", at: 20 });
  assert.deepEqual(done.filter((one) => /^(save|confirm)/.test(one)), ["save a", "confirm ab"]);
});

test("an unanswered write is tried again as it was, and the newer text waits behind it", () => {
  const { state, done } = play(clean(""), { is: "typed", text: "a", at: 1 }, { is: "due" }, { is: "unreachable" },
    { is: "typed", text: "ab", at: 50 }, { is: "again" });
  assert.equal(state.sent?.text, "a");
  assert.equal(state.text, "ab");
  assert.equal(done.filter((one) => one === "again").length, 1);
});

test("a conflict stops saving until somebody has decided", () => {
  const start = play(clean(""), { is: "typed", text: "a", at: 1 }, { is: "due" }, { is: "conflict" });
  assert.equal(start.state.phase, "conflict");
  const typed = play(start.state, { is: "typed", text: "ab", at: 9 }, { is: "due" });
  assert.deepEqual(typed.done, ["journal"]);
  assert.deepEqual(play(typed.state, { is: "mine", at: 10 }).done, ["journal", "save ab"]);
  assert.deepEqual(play(typed.state, { is: "theirs", text: "z" }).done, ["forget", "adopt"]);
});

test("a refused text can be mended and is sent again", () => {
  const refused = play(clean(""), { is: "typed", text: "a", at: 1 }, { is: "due" }, { is: "refused" }).state;
  assert.equal(play(refused, { is: "typed", text: "ab", at: 9 }, { is: "due" }).done.pop(), "save ab");
});

test("a text typed back to what is saved needs no save", () => {
  assert.deepEqual(play(clean("x"), { is: "typed", text: "y", at: 1 }, { is: "typed", text: "x", at: 9 }, { is: "due" }).done.pop(), "forget");
});

test("the page tells the worst of its rows", () => {
  const saving = play(clean(""), { is: "typed", text: "a", at: 1 }, { is: "due" }).state;
  assert.equal(together([]), "saved");
  assert.equal(together([clean(""), saving]), "saving");
});

test("what is typed after a confirmation that waits is saved, and not vouched for", () => {
  const { done } = play(clean(""), { is: "typed", text: "a", at: 1 }, { is: "due" }, { is: "confirm", text: "ab", at: 10 },
    { is: "typed", text: "abc", at: 20 }, { is: "saved", text: "a", at: 30 }, { is: "due" });
  assert.deepEqual(done.filter((one) => /^(save|confirm)/.test(one)), ["save a", "save abc"]);
});
