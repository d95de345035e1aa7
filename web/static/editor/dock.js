/** Beside the grid: what is known of the row one works in, a panel for each kind. */

import { CHECKS } from "./findings.js";
import { MATCHES } from "./matches.js";
import { byId } from "./slots.js";

/** @typedef {import("./types.js").Desk} Desk
 * @typedef {{name: string, path: string, list?: string, eager?: boolean, show: (dock: Dock, told: any) => HTMLElement[],
 *   mount?: (dock: Dock) => void, count: (told: any) => number, late?: () => Promise<{PANEL: Panel}>, ready?: Promise<void>}} Panel */

/** What is fetched when it is first looked at. @type {Omit<Panel, "name"|"path">} */
const LATER = { count: () => 0, show: () => [] };
/** @type {Panel} */
const HISTORY = { name: "history", path: "/history", ...LATER, late: () => import("./history.js") };
/** @type {Panel} */
const COMMENTS = { name: "comments", path: "/threads", ...LATER, late: () => import("./comments.js") };
const PANELS = [CHECKS, MATCHES, HISTORY, COMMENTS];
const WAIT = 120;

export class Dock {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {string|null} */
    this.key = null;
    /** @type {Record<string, any>} what the desk told of this row, by panel */
    this.told = {};
    /** @type {Record<string, number>} how often each panel was asked for or told of: a late answer tells nothing new */
    this.turn = {};
    this.open = "checks";
    this.timer = 0;
    this.tabs = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#dock [role=tab]")]);
    for (const tab of this.tabs) {
      tab.addEventListener("click", () => this.choose(tab.dataset.tab ?? ""));
      tab.addEventListener("keydown", (event) => this.step(tab, event));
    }
    desk.events.addEventListener("row-focus", (event) => this.follow(/** @type {CustomEvent} */ (event).detail.key));
    desk.events.addEventListener("row-change", (event) => this.changed(/** @type {CustomEvent} */ (event).detail));
    desk.events.addEventListener("row-findings", (event) => this.found(/** @type {CustomEvent} */ (event).detail));
    this.opener = byId("dock-opener");
    this.opener.addEventListener("click", () => this.sheet(this.opener.getAttribute("aria-expanded") !== "true"));
    desk.grid.addEventListener("focusin", () => this.sheet(false));
    byId("dock").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape" || !this.opener.offsetParent) return;
      this.sheet(false);
      this.opener.focus();
    });
    desk.commands.register({ name: "dock", title: desk.words("do.dock"), key: "F6", run: () => this.enter() },
      { name: "comment", title: desk.words("do.comment"), key: "C", scope: "row", run: () => {
        this.sheet(true);
        this.choose("comments");
        byId("comment-text").focus();
      } });
    PANELS.forEach((one) => one.mount?.(this));
  }

  /** @param {string} name @param {boolean} [focus] */
  choose(name, focus = false) {
    this.open = name;
    for (const tab of this.tabs) {
      const on = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      byId(`panel-${tab.dataset.tab}`).hidden = !on;
      if (on && focus) tab.focus();
    }
    void this.load(/** @type {Panel} */ (PANELS.find((one) => one.name === name)));
  }

  /** @param {HTMLElement} tab @param {KeyboardEvent} event */
  step(tab, event) {
    const towards = getComputedStyle(tab).direction === "rtl" ? -1 : 1;
    const by = { ArrowRight: towards, ArrowLeft: -towards, Home: -this.tabs.indexOf(tab), End: -1 - this.tabs.indexOf(tab) }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.choose(this.tabs.at((this.tabs.indexOf(tab) + by) % this.tabs.length)?.dataset.tab ?? "", true);
  }

  /** Where there is no room beside the grid it lies over it, once asked for. @param {boolean} open */
  sheet(open) {
    this.opener.setAttribute("aria-expanded", String(open));
  }

  /** From the text to the dock, and back. */
  enter() {
    const { live, rows } = this.desk;
    if (!byId("dock").contains(document.activeElement)) {
      this.sheet(true);
      this.choose(this.open, true);
    } else if (live.key) live.activate(live.key);
    else if (rows.current) rows.find(rows.current)?.focus();
  }

  /** @param {string} key */
  follow(key) {
    if (key === this.key) return;
    this.key = key;
    this.told = {};
    byId("dock-number").textContent = this.desk.rows.find(key)?.dataset.number ?? "";
    PANELS.forEach((one) => this.draw(one));
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => PANELS.forEach((one) => (one.eager || one.name === this.open) && this.load(one)), WAIT);
  }

  /** @param {Panel} panel @param {boolean} [anew] */
  async load(panel, anew = false) {
    if (panel.late) await (panel.ready ??= panel.late().then(({ PANEL }) => {
      Object.assign(panel, PANEL);
      panel.mount?.(this);
    }));
    const { key } = this;
    if (key === null || (this.told[panel.name] && !anew)) return;
    const turn = this.next(panel.name);
    const answer = await this.desk.transport.call("GET", `segments/${key}${panel.path}`);
    if (this.key !== key || turn !== this.turn[panel.name] || !answer.ok) return;
    this.told[panel.name] = panel.list ? answer.body[panel.list] : answer.body;
    this.draw(panel);
  }

  /** @param {string} name @returns {number} */
  next(name) {
    return (this.turn[name] = (this.turn[name] ?? 0) + 1);
  }

  /** @param {Panel} panel */
  draw(panel) {
    const told = this.told[panel.name];
    const row = this.key === null ? null : this.desk.rows.find(this.key);
    const n = told ? panel.count(told) : Number(row?.dataset[{ checks: "findings", comments: "threads" }[panel.name] ?? ""] ?? 0);
    byId(`count-${panel.name}`).textContent = n ? String(n) : "";
    const items = told ? panel.show(this, told) : [];
    if (panel === CHECKS) byId("count-dock").textContent = n ? String(n) : "";
    byId(`list-${panel.name}`).replaceChildren(...items);
    byId(`none-${panel.name}`).hidden = !told || items.length > 0;
  }

  /** @param {{key: string, row: import("./types.js").Row}} told */
  changed({ key, row }) {
    if (key !== this.key) return;
    this.next("checks");
    this.next("history");
    this.told.checks = row;
    this.draw(CHECKS);
    delete this.told.history;
    if (this.open === "history") void this.load(HISTORY);
  }

  /** What a save of another row of its paragraph made of this one. @param {{key: string, findings: import("./types.js").Finding[]}} told */
  found({ key, findings }) {
    if (key !== this.key) return;
    if (this.told.checks) this.told.checks.findings = findings;
    this.draw(CHECKS);
  }

  /** A deed on this row, then the panel anew. @param {Panel} panel @param {Promise<import("./types.js").Answer>} deed */
  async after(panel, deed) {
    const answer = await deed;
    if (!answer.ok) return this.desk.announce(answer.body?.error?.message ?? answer.body?.conflict?.message ?? this.desk.words("unreachable"));
    await this.load(panel, true);
  }
}
