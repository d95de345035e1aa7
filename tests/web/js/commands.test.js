import assert from "node:assert/strict";
import test from "node:test";
import { Commands } from "../../../web/static/editor/commands.js";

/** @type {string[]} */
const ran = [];
function desk(/** @type {Record<string, string|null>} */ remapped = {}) {
  const all = new Commands(remapped, false);
  all.desk = /** @type {any} */ ({ announce: (/** @type {string} */ text) => ran.push(text) });
  all.register(
    { name: "confirm", key: "Mod+Enter", run: () => ran.push("confirm") },
    { name: "approve", key: "A", scope: "row", run: () => ran.push("approve") },
    { name: "shut", key: "Mod+B", when: () => "Not now.", run: () => ran.push("shut") },
    { name: "next", key: "Alt+ArrowDown Mod+ArrowDown", run: () => ran.push("next") },
    { name: "text", key: "Escape", run: () => ran.push("text") },
  );
  return all;
}

test("single keys work with the row in focus and never in a text", () => {
  assert.equal(desk().find("A", "row")?.name, "approve");
  assert.equal(desk().find("A", "text"), null);
  assert.equal(desk().find("A", "other"), null);
  assert.equal(desk().find("Escape", "text")?.name, "text");
  assert.equal(desk().find("Mod+ArrowDown", "text")?.name, "next");
});

test("a person's own keys take the place of the desk's, and none is a choice", () => {
  assert.equal(desk({ confirm: "Mod+M" }).find("Mod+M", "text")?.name, "confirm");
  assert.equal(desk({ confirm: "Mod+M" }).find("Mod+Enter", "text"), null);
  assert.equal(desk({ approve: null }).find("A", "row"), null);
});

test("what cannot be done now says why", () => {
  ran.length = 0;
  desk().run("shut");
  desk().run("confirm");
  assert.deepEqual(ran, ["Not now.", "confirm"]);
});
