/** A small change in place: the segment opens as a field, and closes as the desk has it. */

import { diff } from "../editor/diff.js";
import { uuid } from "../editor/transport.js";

/** @typedef {import("./deeds.js").Deeds} Deeds @typedef {import("../editor/types.js").Conflict} Conflict */

/** `after`, with what it has and lacks against `before`. @param {string} before @param {string} after @returns {(Node|string)[]} */
const compared = (before, after) => diff(before, after).map((piece) => {
  if (piece.kind === "same") return piece.text;
  const node = document.createElement(piece.kind === "new" ? "ins" : "del");
  node.textContent = piece.text;
  return node;
});

export class Edit {
  /** @param {Deeds} deeds @param {import("../editor/journal.js").Journal} journal */
  constructor(deeds, journal) {
    this.deeds = deeds;
    this.journal = journal;
    /** @type {string|null} */
    this.key = null;
    /** @type {HTMLElement|null} */
    this.box = null;
    /** What the text is written upon. */
    this.upon = { from: "", version: 0, base_hash: "" };
    /** @type {"save"|"confirm"} */
    this.move = "confirm";
    window.addEventListener("beforeunload", (event) => { if (!journal.on && this.changed()) event.preventDefault(); });
  }

  /** @returns {HTMLTextAreaElement|null} */
  field() { return this.box?.querySelector("textarea") ?? null; }

  changed() { return this.key !== null && this.field()?.value !== this.upon.from; }

  /** Opens again what a reload or a lost tab left unsaved, the newest first. */
  async restore() {
    const { page } = this.deeds;
    const drafts = (await this.journal.all()).sort((one, other) => other.at - one.at);
    for (const draft of drafts) {
      const row = page.rows[draft.key];
      if (!row || row.text === draft.text) this.journal.drop(draft.key);
      else if (this.key === null) {
        this.open(draft.key);
        const field = this.field();
        if (!field) return;
        // The desk is told what the draft began from: it knows best whether that still stands.
        this.upon = draft;
        field.value = draft.text;
        this.keep();
      }
    }
  }

  /** @param {string} key */
  open(key) {
    const { page, announce, words } = this.deeds;
    const reason = page.reason(key, "save");
    if (reason) return announce(reason);
    if (this.key !== null && this.key !== key) {
      if (this.changed()) return this.field()?.focus();
      this.close();
    }
    if (this.key === key) return this.field()?.focus();
    const segment = page.byKey.get(key);
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById("edit-template"));
    const box = /** @type {HTMLElement} */ (template.content.cloneNode(true).firstChild);
    const field = /** @type {HTMLTextAreaElement} */ (box.querySelector("textarea"));
    const { n, text, version, base_hash } = page.rows[key];
    this.key = key;
    this.box = box;
    this.upon = { from: text, version, base_hash };
    field.value = text;
    field.setAttribute("aria-label", words("edit_label", { n }));
    field.addEventListener("input", () => this.keep());
    segment?.classList.add("is-edited");
    segment?.after(box);
    box.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement|null} */ (/** @type {Element} */ (event.target).closest("[data-edit]"));
      const deed = button?.dataset.edit;
      if (deed === "leave" || deed === "theirs") this.close();
      else if (deed) void this.send(deed === "mine" ? "mine" : deed === "confirm" ? "confirm" : "save");
    });
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  keep() {
    if (this.key === null) return;
    const { from, version, base_hash } = this.upon;
    if (this.changed()) this.journal.keep({
      key: this.key, text: this.field()?.value ?? "", from, version, base_hash, confirm: false, sent: null, at: Date.now(),
    });
    else this.journal.drop(this.key);
  }

  /** Leaves the field; what it says is at the desk, or not wanted any more. */
  close() {
    const { key } = this;
    if (key === null) return;
    this.journal.drop(key);
    this.box?.remove();
    this.box = null;
    this.key = null;
    this.deeds.page.byKey.get(key)?.classList.remove("is-edited");
    this.deeds.page.go(key);
  }

  /** @param {"save"|"confirm"|"mine"} how */
  async send(how) {
    const { key, deeds } = this;
    const contest = /** @type {HTMLElement|null} */ (this.box?.querySelector(".edit-conflict") ?? null);
    if (key === null || !contest) return;
    // Two texts: one is chosen, and no key that meant something else before chooses.
    if (how !== "mine" && !contest.hidden) return /** @type {HTMLElement|null} */ (contest.querySelector("button:enabled"))?.focus();
    const move = how === "mine" ? this.move : how;
    contest.hidden = true;
    const { page, transport } = deeds;
    const text = this.field()?.value ?? "";
    if (move === "save" && !this.changed()) return this.close();
    this.move = move;
    const { version, base_hash } = this.upon;
    const write = { id: uuid(), text, move, version, base_hash };
    let answer = await transport.save(key, write);
    if (answer.status === 401) {
      await transport.signIn();
      answer = await transport.save(key, write);
    }
    if (this.key !== key) return;
    if (answer.ok) {
      deeds.apply(answer.body);
      await page.drawn;
      this.close();
      return deeds.toast(deeds.words("saved", { n: page.rows[key].n }), answer.body.event, [key]);
    }
    const told = /** @type {HTMLElement} */ (this.box?.querySelector(".edit-told"));
    told.textContent = deeds.fault(answer.body);
    if (answer.body?.conflict) this.contest(key, answer.body.conflict);
  }

  /** Shows their text beside mine, which stays in the field; the next try is written upon theirs, with open eyes.
   * @param {string} key @param {Conflict} conflict */
  contest(key, conflict) {
    const box = /** @type {HTMLElement} */ (this.box);
    /** @type {HTMLElement} */ (box.querySelector(".edit-theirs")).replaceChildren(...compared(this.upon.from, conflict.theirs));
    /** @type {HTMLElement} */ (box.querySelector(".edit-conflict")).hidden = false;
    const mine = /** @type {HTMLButtonElement} */ (box.querySelector("[data-edit=mine]"));
    // An approved text takes none: then theirs is the only choice.
    mine.disabled = conflict.code !== "translation.conflict";
    this.upon = { from: conflict.theirs, version: conflict.version, base_hash: conflict.base_hash };
    this.keep();
    const { version, base_hash, state, theirs } = conflict;
    this.deeds.page.turn(key, { version, base_hash, state }, theirs);
  }
}
