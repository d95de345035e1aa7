import assert from "node:assert/strict";
import test from "node:test";
import { chord, shown } from "../../../web/static/editor/keys.js";

const press = (/** @type {any} */ told) => ({
  key: "", code: "", ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, isComposing: false,
  getModifierState: (/** @type {string} */ name) => name === "AltGraph" && told.altGraph === true, ...told,
});

test("a letter of another script is known by where it lies", () => {
  assert.equal(chord(press({ key: "ت", code: "KeyJ", ctrlKey: true }), false), "Mod+J");
  assert.equal(chord(press({ key: "ش", code: "KeyA" }), false), "A");
  assert.equal(chord(press({ key: "٣", code: "Digit3", ctrlKey: true }), false), "Mod+3");
});

test("a Latin letter is known by what it is, wherever it lies", () => {
  assert.equal(chord(press({ key: "a", code: "KeyQ" }), false), "A");
  assert.equal(chord(press({ key: "K", code: "KeyT", ctrlKey: true, shiftKey: true }), false), "Mod+Shift+K");
});

test("a digit of a French keyboard is known by where it lies", () => {
  assert.equal(chord(press({ key: "&", code: "Digit1", ctrlKey: true }), false), "Mod+1");
});

test("what composes, comes with AltGr, or with Ctrl and Alt, is no command", () => {
  assert.equal(chord(press({ key: "Enter", code: "Enter", ctrlKey: true, isComposing: true }), false), "");
  assert.equal(chord(press({ key: "Process", code: "Enter", keyCode: 229 }), false), "");
  assert.equal(chord(press({ key: "€", code: "KeyE", ctrlKey: true, altKey: true, altGraph: true }), false), "");
  assert.equal(chord(press({ key: "e", code: "KeyE", ctrlKey: true, altKey: true }), false), "");
  assert.equal(chord(press({ key: "Control", code: "ControlLeft", ctrlKey: true }), false), "");
});

test("the main key is Ctrl, or Command on a Mac", () => {
  assert.equal(chord(press({ key: "Enter", code: "Enter", ctrlKey: true }), false), "Mod+Enter");
  assert.equal(chord(press({ key: "Enter", code: "Enter", metaKey: true }), true), "Mod+Enter");
  assert.equal(chord(press({ key: "1", code: "Digit1", ctrlKey: true }), true), "Ctrl+1");
  assert.equal(chord(press({ key: "\u00a0", code: "Space", altKey: true }), true), "Alt+Space");
  assert.equal(chord(press({ key: " ", code: "Space", ctrlKey: true, shiftKey: true }), false), "Mod+Shift+Space");
  assert.equal(chord(press({ key: "F8", code: "F8", shiftKey: true }), false), "Shift+F8");
  assert.equal(chord(press({ key: "?", code: "Slash", shiftKey: true }), false), "?");
  assert.equal(chord(press({ key: "؟", code: "Slash", shiftKey: true }), false), "?");
  assert.equal(shown("Mod+Shift+Enter", true), "⌘⇧↩");
  assert.equal(shown("Mod+ArrowDown", false), "Ctrl+↓");
});
