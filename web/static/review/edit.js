/** A small change in place: the segment opens as a field, and closes as the desk has it. */

import { uuid } from "../editor/transport.js";

/** @typedef {import("./deeds.js").Deeds} Deeds */

export class Edit {
  /** @param {Deeds} deeds */
  constructor(deeds) {
    this.deeds = deeds;
    /** @type {string|null} */
    this.key = null;
    /** @type {HTMLElement|null} */
    this.box = null;
    window.addEventListener("beforeunload", (event) => { if (this.changed()) event.preventDefault(); });
  }

  /** @returns {HTMLTextAreaElement|null} */
  field() { return this.box?.querySelector("textarea") ?? null; }

  changed() { return this.key !== null && this.field()?.value !== this.deeds.page.rows[this.key].text; }

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
    this.key = key;
    this.box = box;
    field.value = page.rows[key].text;
    field.setAttribute("aria-label", words("edit_label", { n: page.rows[key].n }));
    segment?.classList.add("is-edited");
    segment?.after(box);
    box.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement|null} */ (/** @type {Element} */ (event.target).closest("[data-edit]"));
      if (button?.dataset.edit === "leave") this.close();
      else if (button) void this.send(button.dataset.edit === "confirm" ? "confirm" : "save");
    });
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  close() {
    const { key } = this;
    if (key === null) return;
    this.box?.remove();
    this.box = null;
    this.key = null;
    this.deeds.page.byKey.get(key)?.classList.remove("is-edited");
    this.deeds.page.go(key);
  }

  /** @param {"save"|"confirm"} move */
  async send(move) {
    const { key, deeds } = this;
    if (key === null) return;
    const { page, transport } = deeds;
    const row = page.rows[key];
    const text = this.field()?.value ?? "";
    if (move === "save" && text === row.text) return this.close();
    const answer = await transport.save(key, { id: uuid(), text, move, version: row.version, base_hash: row.base_hash });
    if (answer.ok) {
      deeds.apply(answer.body);
      this.close();
      return deeds.toast(deeds.words("saved", { n: row.n }), answer.body.event, [key]);
    }
    const told = /** @type {HTMLElement} */ (this.box?.querySelector(".edit-told"));
    const conflict = answer.body?.conflict;
    told.textContent = conflict ? deeds.words("conflict", { theirs: conflict.theirs }) : deeds.fault(answer.body);
    // What is written on now stands against theirs: the next try is made with open eyes.
    if (conflict) page.turn(key, { version: conflict.version, base_hash: conflict.base_hash, state: conflict.state }, conflict.theirs);
  }
}
