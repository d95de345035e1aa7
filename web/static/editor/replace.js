/** One word for another in all segments of this language: counted before, undone after. */

import { counted, pattern } from "./search.js";
import { byId } from "./slots.js";
import { again, changing } from "./toast.js";

/** @param {import("./types.js").Desk} desk */
export function open(desk) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("replace"));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const [sought, replacement, matchCase, wholeWords] = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input")]);
  const count = () => {
    const texts = desk.rows.all().map((row) => desk.rows.text(row.dataset.key ?? ""));
    const { hits, rows } = sought.value ? counted(texts, pattern(sought.value, matchCase.checked, wholeWords.checked)) : { hits: 0, rows: 0 };
    byId("replace-count").textContent = desk.words("replaces", { n: hits, rows });
    /** @type {HTMLButtonElement} */ (byId("replace-go")).disabled = !hits;
  };
  form.oninput = count;
  form.onsubmit = async (event) => {
    event.preventDefault();
    await Promise.all([...desk.saving.states.keys()].map((key) => desk.saving.settled(key)));
    dialog.close();
    await changing(desk, desk.transport.call("POST", "replace", {
      sought: sought.value, replacement: replacement.value, match_case: matchCase.checked, whole_words: wholeWords.checked,
    }), (told) => again(desk, null, desk.words("replaced", { n: told.changed.length, left: told.refused.length }), told.event));
  };
  const { text } = desk.live.selection();
  if (text) sought.value = text;
  count();
  dialog.showModal();
  sought.select();
}
