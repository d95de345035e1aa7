/** Two texts for one segment: what both began with, theirs and mine, and one choice that loses none. */

import { diff } from "./diff.js";
import { dress, make } from "./live.js";

/** @typedef {import("./types.js").Conflict} Conflict */

/** `after` with what it has and lacks against `before`. @param {string} before @param {string} after @returns {Node[]} */
export function compared(before, after) {
  return diff(before, after).map((one) => one.kind === "same" ? document.createTextNode(one.text)
    : make(one.kind === "gone" ? "del" : "ins", "", one.text));
}

export class Conflicts {
  /** @param {import("./rows.js").Rows} rows @param {import("./live.js").Live} live @param {() => import("./saving.js").Saving} saving */
  constructor(rows, live, saving) {
    this.rows = rows;
    this.live = live;
    this.saving = saving;
    this.dialog = /** @type {HTMLDialogElement} */ (document.getElementById("conflict"));
    /** @type {[string, Conflict, string][]} */
    this.queue = [];
    this.dialog.addEventListener("click", (event) => {
      const choice = event.target instanceof Element ? event.target.closest("button")?.value : "";
      if (choice) this.decide(choice);
    });
    // Escape decides nothing: the text stays as typed, and the row asks again when it is saved again.
    this.dialog.addEventListener("close", () => { this.queue.shift(); this.next(); });
  }

  /** @param {string} key @param {Conflict} told @param {string} from */
  ask(key, told, from) {
    this.queue.push([key, told, from]);
    if (!this.dialog.open) this.next();
  }

  next() {
    const [first] = this.queue;
    if (!first) return;
    const [key, told, from] = first;
    const row = this.rows.find(key);
    const mine = this.rows.text(key);
    const cell = row && this.rows.cell(row, "target");
    /** @type {Record<string, Node[]>} */
    const panes = { base: [document.createTextNode(from)], theirs: compared(from, told.theirs), mine: compared(from, mine) };
    for (const [name, nodes] of Object.entries(panes)) {
      const pane = /** @type {HTMLElement} */ (this.dialog.querySelector(`[data-pane="${name}"]`));
      if (cell) dress(pane, cell);
      pane.replaceChildren(...nodes);
    }
    /** @type {HTMLElement} */ (this.dialog.querySelector("[data-number]")).textContent = row?.dataset.number ?? "";
    /** @type {HTMLElement} */ (this.dialog.querySelector("[data-message]")).textContent = told.message ?? "";
    // An approved text takes none: then theirs is the only choice.
    const approved = told.code !== "translation.conflict";
    for (const one of this.dialog.querySelectorAll("button")) one.disabled = approved && one.value !== "theirs";
    this.dialog.showModal();
  }

  /** @param {string} choice */
  decide(choice) {
    const [key, told] = this.queue[0];
    const saving = this.saving();
    saving.rebase(key, told);
    if (choice === "theirs") saving.say(key, { is: "theirs", text: told.theirs });
    if (choice === "mine") saving.say(key, { is: "mine", at: Date.now() });
    this.dialog.close();
    if (choice !== "merge") return;
    this.live.activate(key, { select: "end" });
    const cell = this.live.field?.parentElement;
    const theirs = make("p", "row-theirs", ...compared(this.rows.text(key), told.theirs));
    this.live.beside(cell ? dress(theirs, cell) : theirs);
    saving.merge(key);
  }
}
