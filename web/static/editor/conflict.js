/** Two texts for one segment: what both began with, theirs and mine, and one choice that loses none. */

import { diff } from "./diff.js";
import { dress, make } from "./live.js";

/** @typedef {import("./types.js").Conflict} Conflict @typedef {import("./types.js").Desk} Desk */

/** @type {[string, Conflict, string][]} */
const queue = [];

/** `after` with what it has and lacks against `before`. @param {string} before @param {string} after @returns {Node[]} */
export function compared(before, after) {
  return diff(before, after).map((one) => one.kind === "same" ? document.createTextNode(one.text)
    : make(one.kind === "gone" ? "del" : "ins", "", one.text));
}

/** @param {Desk} desk @param {string} key @param {Conflict} told @param {string} from */
export function ask(desk, key, told, from) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("conflict"));
  queue.push([key, told, from]);
  if (!dialog.open) next(desk, dialog);
}

/** @param {Desk} desk @param {HTMLDialogElement} dialog */
function next(desk, dialog) {
  const [first] = queue;
  if (!first) return;
  const [key, told, from] = first;
  const row = desk.rows.find(key);
  const cell = row && desk.rows.cell(row, "target");
  /** @type {Record<string, Node[]>} */
  const panes = {
    base: [document.createTextNode(from)], theirs: compared(from, told.theirs), mine: compared(from, desk.rows.text(key)),
  };
  for (const pane of /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll("[data-pane]"))) {
    if (cell) dress(pane, cell);
    pane.replaceChildren(...panes[pane.dataset.pane ?? ""]);
  }
  const put = (/** @type {string} */ at, /** @type {string} */ text) => {
    /** @type {HTMLElement} */ (dialog.querySelector(at)).textContent = text;
  };
  put("[data-number]", row?.dataset.number ?? "");
  put("[data-message]", told.message ?? "");
  // An approved text takes none: then theirs is the only choice.
  for (const one of dialog.querySelectorAll("button")) {
    one.disabled = told.code !== "translation.conflict" && one.value !== "theirs";
    one.onclick = () => decide(desk, key, told, one.value);
  }
  // Escape decides nothing: the text stays as typed, and the row asks again when it is saved again.
  dialog.onclose = () => { queue.shift(); next(desk, dialog); };
  dialog.showModal();
}

/** @param {Desk} desk @param {string} key @param {Conflict} told @param {string} choice */
function decide({ saving, live, rows }, key, told, choice) {
  saving.rebase(key, told);
  if (choice === "theirs") saving.say(key, { is: "theirs", text: told.theirs });
  if (choice === "mine") saving.say(key, { is: "mine", at: Date.now() });
  /** @type {HTMLDialogElement} */ (document.getElementById("conflict")).close();
  if (choice !== "merge") return;
  live.activate(key, { select: "end" });
  const cell = live.field?.parentElement;
  const theirs = make("p", "row-theirs", ...compared(rows.text(key), told.theirs));
  live.beside(cell ? dress(theirs, cell) : theirs);
  // What is typed from now on is saved upon theirs.
  const state = saving.of(key);
  saving.states.set(key, { ...state, phase: "dirty", since: Date.now() });
  saving.keep(key, state);
}
