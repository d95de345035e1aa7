/** The one textarea: it sits in the target cell of the row that is being written. */

import { codesIn, faults, onlyKnown, withoutCodes } from "./codes.js";

/** @typedef {import("./rows.js").Rows} Rows */

const PRIVATE = "web application/x-stele-coded";
const PLAIN_PRIVATE = "application/x-stele-coded";
const UNSEEN = /[\u00a0\u202f\u200b-\u200f\u061c\u2060\u2066-\u2069\u202a-\u202e\u00ad]/;

/** @param {string} name @param {string} [className] @param {(Node|string)[]} inside */
export function make(name, className = "", ...inside) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...inside);
  return node;
}

/** Sets `node` as the text of a cell is set: its language, direction and script. @param {HTMLElement} node @param {HTMLElement} cell */
export function dress(node, cell) {
  node.lang = cell.lang;
  node.dir = cell.dir;
  node.classList.add(...[...cell.classList].filter((one) => !one.startsWith("row-")));
  return node;
}

export class Live {
  /** @param {Rows} rows @param {(key: string, facts?: any) => string} words @param {Record<string, string>} held
   * @param {{typed: (key: string, text: string) => void, left: (key: string) => void, opened: (key: string) => void,
   *   announce: (text: string) => void}} hooks */
  constructor(rows, words, held, hooks) {
    this.rows = rows;
    this.words = words;
    this.held = held;
    this.hooks = hooks;
    /** @type {string|null} */
    this.key = null;
    /** @type {HTMLTextAreaElement|null} */
    this.field = null;
    this.grows = CSS.supports("field-sizing", "content");
  }

  /** The text being written. */
  text() { return this.field?.value ?? ""; }

  selection() {
    const { selectionStart: start = 0, selectionEnd: end = 0 } = this.field ?? {};
    return { start, end, text: this.text().slice(start, end) };
  }

  /** Why the row's text cannot be written, or null. @param {string} key */
  refusal(key) {
    const told = this.held[this.rows.state(key)];
    return told === undefined ? null : told.replaceAll("{n}", this.rows.find(key)?.dataset.number ?? "");
  }

  /** Opens a row's text. @param {string} key @param {{select?: [number, number]|"all"|"end", scroll?: boolean}} [how] */
  activate(key, how = {}) {
    const row = this.rows.find(key);
    if (!row) return;
    if (this.key !== key) {
      this.deactivate();
      this.open(key, row);
    }
    const field = /** @type {HTMLTextAreaElement} */ (this.field);
    field.focus({ preventScroll: true });
    const end = field.value.length;
    const [from, to] = how.select === "all" ? [0, end] : Array.isArray(how.select) ? how.select : [end, end];
    if (how.select !== undefined || from === end) field.setSelectionRange(from, to);
    if (how.scroll !== false) row.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} key @param {HTMLElement} row */
  open(key, row) {
    const cell = /** @type {HTMLElement} */ (this.rows.cell(row, "target"));
    const field = /** @type {HTMLTextAreaElement} */ (make("textarea", "live"));
    // A new one for each row: its undo knows this row alone.
    field.value = cell.textContent ?? "";
    field.rows = 1;
    field.lang = cell.lang;
    field.dir = cell.dir;
    field.spellcheck = true;
    field.setAttribute("aria-label", this.words("target", { n: row.dataset.number }));
    const reason = this.refusal(key);
    field.readOnly = reason !== null;
    const foot = make("div", "row-foot");
    foot.id = "row-foot";
    field.setAttribute("aria-describedby", "row-foot");
    cell.replaceChildren(field);
    row.append(foot);
    row.classList.add("is-active");
    row.tabIndex = 0;
    this.key = key;
    this.field = field;
    this.foot = foot;
    this.rows.current = key;
    field.addEventListener("input", () => this.typed());
    field.addEventListener("beforeinput", (event) => {
      if (event.inputType === "formatSetBlockTextDirection") event.preventDefault();
    });
    field.addEventListener("blur", () => this.key === key && this.hooks.left(key));
    field.addEventListener("copy", (event) => this.copy(event));
    field.addEventListener("cut", (event) => this.copy(event));
    field.addEventListener("paste", (event) => this.paste(event));
    this.grow();
    this.show(reason);
    this.hooks.opened(key);
  }

  deactivate() {
    const { key, field } = this;
    if (key === null || !field) return;
    const row = /** @type {HTMLElement} */ (this.rows.find(key));
    const text = field.value;
    this.key = null;
    this.field = null;
    this.foot?.remove();
    this.note?.remove();
    this.rows.cell(row, "target")?.replaceChildren(text);
    row.classList.remove("is-active");
    row.tabIndex = -1;
    this.hooks.left(key);
  }

  typed() {
    if (this.key === null) return;
    this.grow();
    this.show(null);
    this.hooks.typed(this.key, this.text());
  }

  grow() {
    if (this.grows || !this.field) return;
    this.field.style.blockSize = "auto";
    this.field.style.blockSize = `${this.field.scrollHeight}px`;
  }

  /** Puts `text` where the caret is: one step of undo. @param {string} text @param {number} [caret] from the start of what is put */
  insert(text, caret) {
    const field = this.field;
    if (!field || field.readOnly) return;
    const start = field.selectionStart;
    field.focus({ preventScroll: true });
    document.execCommand(text ? "insertText" : "delete", false, text);
    if (caret !== undefined) field.setSelectionRange(start + caret, start + caret);
  }

  /** Puts `text` in place of everything: one step of undo. @param {string} text */
  replace(text) {
    const field = this.field;
    if (!field || field.value === text) return;
    if (field.readOnly || document.activeElement !== field) {
      field.value = text;
      this.grow();
      this.show(this.key === null ? null : this.refusal(this.key));
      return;
    }
    field.select();
    this.insert(text);
  }

  /** What the codes lack, for the foot of the row and for a refusal. @param {string} key @returns {string|null} */
  lack(key) {
    const { missing, extra, crossed } = faults(this.rows.base(key), this.rows.text(key));
    if (missing.length) return this.words("missing", { n: missing.length, codes: missing.join(" ") });
    if (extra.length) return this.words("extra", { codes: extra.join(" ") });
    return crossed.length ? this.words("crossed", { codes: crossed.join(" ") }) : null;
  }

  /** The foot: why the text stands still, what its codes are and lack, and how it reads. @param {string|null} reason */
  show(reason) {
    const { key, foot } = this;
    if (key === null || !foot) return;
    const labels = this.rows.labels(key);
    const text = this.text();
    /** @type {Node[]} */
    const told = reason ? [make("p", "row-held", reason)] : [];
    if (labels.size) {
      const legend = make("p", "row-legend", ...[...labels].flatMap(([char, label]) =>
        [make("span", "chip", char), ` ${this.words(`code.${label}`)} `]));
      const lack = this.lack(key);
      told.push(legend, make("p", lack ? "row-lack" : "row-whole", lack ?? this.words("whole")));
    }
    foot.replaceChildren(...told);
    if (codesIn(text).length || UNSEEN.test(text)) void import("./reads.js").then(({ reads }) => {
      const cell = this.field?.parentElement;
      if (!cell || this.key !== key || this.text() !== text) return;
      foot.querySelector(".row-reads")?.remove();
      foot.append(dress(make("p", "row-reads", ...reads(text, labels)), cell));
    });
  }

  /** Keeps a note under the text until the row is left. @param {HTMLElement} note */
  beside(note) {
    this.foot?.after(note);
    this.note = note;
  }

  /** Elsewhere a copy has no codes; back here it has them. @param {ClipboardEvent} event */
  copy(event) {
    const { text, start, end } = this.selection();
    if (start === end || !event.clipboardData) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", withoutCodes(text));
    event.clipboardData.setData(PLAIN_PRIVATE, text);
    event.clipboardData.setData(PRIVATE, text);
    if (event.type === "cut") this.insert("");
  }

  /** @param {ClipboardEvent} event */
  paste(event) {
    const data = event.clipboardData;
    if (!data || this.key === null) return;
    event.preventDefault();
    const told = data.getData(PLAIN_PRIVATE) || data.getData("text/plain");
    const { text, dropped } = onlyKnown(told.replace(/\r\n?/g, "\n"), this.rows.codes(this.key));
    this.insert(text);
    if (dropped) this.hooks.announce(this.words("dropped", { n: dropped }));
  }
}
