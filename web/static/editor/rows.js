/** The rows of the grid: the only module that reads and writes them. A row's facts are its data attributes. */

import { codesIn, labels } from "./codes.js";

/** @typedef {import("./types.js").Row} Row */

const OPEN = new Set(["untranslated", "draft", "returned"]);

export class Rows {
  /** @param {HTMLElement} grid @param {(key: string, facts?: any) => string} words @param {(name: string, detail: any) => void} tell */
  constructor(grid, words, tell) {
    this.grid = grid;
    this.words = words;
    this.tell = tell;
    /** @type {import("./live.js").Live|null} */
    this.live = null;
    /** @type {(key: string) => boolean} */
    this.busy = () => false;
    /** @type {(key: string, text: string) => void} */
    this.adopted = () => {};
    /** @type {string|null} the row that one works in */
    this.current = null;
    /** @type {HTMLElement[]} */
    this.list = [];
    /** @type {Map<string, HTMLElement>} */
    this.byKey = new Map();
    /** @type {Map<string, number>} */
    this.place = new Map();
    this.renew();
  }

  /** Reads the grid anew: after rows came or went. */
  renew() {
    this.list = /** @type {HTMLElement[]} */ ([...this.grid.querySelectorAll(".row")]);
    this.byKey = new Map(this.list.map((one) => [one.dataset.key ?? "", one]));
    this.place = new Map(this.list.map((one, at) => [one.dataset.key ?? "", at]));
  }

  all() { return this.list; }

  /** @param {string} key */
  find(key) { return this.byKey.get(key) ?? null; }

  /** @param {number} n */
  number(n) { return this.list[n - 1] ?? null; }

  /** @param {string} key @returns {string} */
  state(key) { return this.find(key)?.dataset.state ?? ""; }

  /** @param {string} key */
  seen(key) {
    const { version = "", baseHash = "" } = this.find(key)?.dataset ?? {};
    return { version, base_hash: baseHash };
  }

  /** @param {HTMLElement} row @param {"source"|"target"|"reference"} column */
  cell(row, column) { return /** @type {HTMLElement|null} */ (row.querySelector(`.row-${column}`)); }

  /** What the row says now, also while it is being written. @param {string} key @returns {string} */
  text(key) {
    if (this.live?.key === key) return this.live.text();
    const row = this.find(key);
    return (row && this.cell(row, "target")?.textContent) ?? "";
  }

  /** What the row is made from, with those folded into it. @param {string} key @returns {string} */
  base(key) {
    const row = this.find(key);
    return row ? row.dataset.base ?? this.cell(row, "source")?.textContent ?? "" : "";
  }

  /** @param {string} key */
  codes(key) { return codesIn(this.base(key)); }

  /** @param {string} key */
  labels(key) { return labels(this.find(key)?.dataset.codes); }

  /** @param {string} key @param {string} text */
  put(key, text) {
    const row = this.find(key);
    if (!row) return;
    if (this.live?.key === key) this.live.replace(text);
    else this.cell(row, "target")?.replaceChildren(text);
  }

  /** The row `by` places on that is shown. @param {string|null} key @param {number} by */
  beside(key, by) {
    for (let at = key === null ? (by > 0 ? 0 : this.list.length - 1) : (this.place.get(key) ?? 0) + by; this.list[at]; at += by)
      if (!this.list[at].hidden) return this.list[at];
    return null;
  }

  /** The next row that nobody confirmed, from the top again at the end. @param {string|null} after */
  open(after) {
    const from = after === null ? -1 : this.place.get(after) ?? -1;
    const is = (/** @type {HTMLElement} */ one) => OPEN.has(one.dataset.state ?? "") && !one.hidden && one.dataset.key !== after;
    for (let at = from + 1; at < this.list.length; at++) if (is(this.list[at])) return this.list[at];
    for (let at = 0; at < from; at++) if (is(this.list[at])) return this.list[at];
    return null;
  }

  /** Shows what the desk answered. A text being written stays. @param {Row} told */
  apply(told) {
    const row = this.find(told.key);
    if (!row || Number(row.dataset.version) > told.version) return;
    if (!this.busy(told.key) && this.text(told.key) !== told.text) {
      this.adopted(told.key, told.text);
      this.put(told.key, told.text);
    }
    if (told.base !== this.base(told.key)) {
      if (row.dataset.base !== undefined) row.dataset.base = told.base;
      else this.cell(row, "source")?.replaceChildren(told.base);
    }
    row.dataset.version = String(told.version);
    row.dataset.baseHash = told.base_hash;
    this.turn(row, told.state);
    this.mark(row, told.findings);
    for (const [key, findings] of Object.entries(told.neighbours ?? {})) {
      const beside = this.find(key);
      if (beside) this.mark(beside, findings);
      this.tell("row-findings", { key, findings });
    }
    this.tell("row-change", { key: told.key, row: told });
  }

  /** How many threads stand open at a row. @param {string} key @param {number} open */
  threads(key, open) {
    const row = this.find(key);
    const place = row?.querySelector(".row-threads");
    if (!row || !(place instanceof HTMLElement)) return;
    row.dataset.threads = place.textContent = String(open);
    place.hidden = !open;
    place.setAttribute("aria-label", this.words("threads", { n: open }));
  }

  /** @param {HTMLElement} row @param {string} state */
  turn(row, state) {
    if (row.dataset.state === state) return;
    row.dataset.state = state;
    this.tell("row-turn", { key: row.dataset.key });
    const badges = /** @type {HTMLTemplateElement|null} */ (document.getElementById("badges"))?.content;
    const badge = badges?.querySelector(`[data-badge="${state}"]`)?.firstElementChild;
    if (badge) row.querySelector(".row-state")?.firstElementChild?.replaceWith(badge.cloneNode(true));
  }

  /** @param {HTMLElement} row @param {Row["findings"]} findings */
  mark(row, findings) {
    const open = findings.filter((one) => !one.dismissed);
    row.dataset.findings = String(open.length);
    let place = /** @type {HTMLElement|null} */ (row.querySelector(".row-findings"));
    if (!open.length) return place?.remove();
    if (!place) {
      place = document.createElement("span");
      place.className = "row-findings";
      place.setAttribute("role", "img");
      row.querySelector(".state")?.after(place);
    }
    place.dataset.severity = open.some((one) => one.severity === "error") ? "error" : "warning";
    place.textContent = String(open.length);
    place.setAttribute("aria-label", this.words("findings", { n: open.length }));
  }
}
