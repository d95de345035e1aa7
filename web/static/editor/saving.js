/** Carries out what `save-state` decides: one state a row, written to the desk in the background. */

import { clean, step, together } from "./save-state.js";
import { unreachable, uuid } from "./transport.js";

/** @typedef {import("./save-state.js").SaveState} SaveState @typedef {import("./save-state.js").Message} Message
 * @typedef {import("./types.js").Write} Write @typedef {import("./types.js").Answer} Answer */

const MOST_REBASES = 3;
const LONGEST_WAIT = 15_000;

export class Saving {
  /** @param {{rows: import("./rows.js").Rows, journal: import("./journal.js").Journal,
   *   transport: import("./transport.js").Transport, timings: import("./types.js").PageData["timings"],
   *   tell: (name: string, detail?: any) => void, show: (state: string) => void,
   *   ask: (key: string, told: import("./types.js").Conflict, from: string) => void,
   *   announce: (text: string) => void, words: (key: string, facts?: any) => string}} parts */
  constructor(parts) {
    this.parts = parts;
    /** @type {Map<string, SaveState>} */
    this.states = new Map();
    /** @type {Map<string, Write>} */
    this.writes = new Map();
    /** @type {Map<string, number>} */
    this.timers = new Map();
    /** @type {Map<string, number>} */
    this.tries = new Map();
    /** @type {Map<string, (() => void)[]>} */
    this.waiting = new Map();
    /** @type {string|null} the text of a row that was taken for saved when it began to be written */
    this.shown = null;
    window.addEventListener("online", () => this.again());
  }

  /** @param {string} key */
  of(key) { return this.states.get(key) ?? clean(this.parts.rows.text(key)); }

  /** @param {string} key */
  begin(key) {
    if (!this.states.has(key)) this.states.set(key, clean(this.parts.rows.text(key)));
  }

  /** Whether the row has a text that the desk does not have. @param {string} key */
  busy(key) { return (this.states.get(key)?.phase ?? "clean") !== "clean"; }

  /** @param {string} key @param {Message} message @param {Answer} [answer] */
  say(key, message, answer) {
    const [next, effects] = step(this.of(key), message, this.parts.timings);
    this.states.set(key, next);
    for (const one of effects) this.perform(key, next, one, answer);
    const state = together(this.states.values());
    if (state !== this.shown) this.parts.show((this.shown = state));
    if (!next.sent) {
      this.waiting.get(key)?.forEach((done) => done());
      this.waiting.delete(key);
    }
  }

  /** @param {string} key @param {string} text */
  typed(key, text) { this.say(key, { is: "typed", text, at: Date.now() }); }

  /** @param {string} key @param {string} text */
  confirm(key, text) { this.say(key, { is: "confirm", text, at: Date.now() }); }

  /** Saves now what is not saved. @param {string} key */
  flush(key) { if (this.busy(key)) this.say(key, { is: "due" }); }

  /** Once the row's text is at the desk, or cannot get there now. @param {string} key @returns {Promise<void>} */
  async settled(key) {
    this.flush(key);
    while (this.states.get(key)?.phase === "saving")
      await new Promise((done) => this.waiting.set(key, [...(this.waiting.get(key) ?? []), () => done(undefined)]));
  }

  /** Tries what waits. */
  again() {
    for (const [key, state] of this.states) if (state.phase === "waiting") this.say(key, { is: "again" });
  }

  /** @param {string} key @param {SaveState} state @param {import("./save-state.js").Effect} effect @param {Answer} [answer] */
  perform(key, state, effect, answer) {
    const { rows, journal, tell } = this.parts;
    switch (effect.do) {
      case "journal": return this.keep(key, state);
      case "forget":
        clearTimeout(this.timers.get(key));
        journal.drop(key);
        return tell("saved", { key });
      case "adopt": if (rows.text(key) !== state.text) rows.put(key, state.text); return;
      case "arm": return this.arm(key, effect.at - Date.now(), { is: "due" });
      case "send": {
        clearTimeout(this.timers.get(key));
        const { version, base_hash } = rows.seen(key);
        this.writes.set(key, { ...effect.sent, id: uuid(), version: Number(version), base_hash });
        this.keep(key, state);
        return void this.write(key);
      }
      case "again": return void this.write(key);
      case "retry": {
        const tries = (this.tries.get(key) ?? 0) + 1;
        this.tries.set(key, tries);
        return this.arm(key, Math.min(LONGEST_WAIT, 500 * 2 ** tries), { is: "again" });
      }
      case "sign-in": return void this.parts.transport.signIn().then(() => this.again());
      case "ask": return this.ask(key, state, answer?.body.conflict);
      case "tell":
        this.parts.announce(answer?.body?.error?.message ?? this.parts.words("refused"));
        return tell("refused", { key, answer });
    }
  }

  /** @param {string} key @param {number} ms @param {Message} message */
  arm(key, ms, message) {
    clearTimeout(this.timers.get(key));
    this.timers.set(key, window.setTimeout(() => this.say(key, message), Math.max(0, ms)));
  }

  /** @param {string} key @param {SaveState} state */
  keep(key, state) {
    const { version, base_hash } = this.parts.rows.seen(key);
    this.parts.journal.keep({
      key, text: state.text, from: state.saved, version: Number(version), base_hash, confirm: state.confirm,
      sent: state.sent ? this.writes.get(key) ?? null : null, at: Date.now(),
    });
  }

  /** @param {string} key */
  async write(key) {
    const write = /** @type {Write} */ (this.writes.get(key));
    const answer = await this.parts.transport.save(key, write);
    if (this.writes.get(key) !== write) return;
    if (answer.ok) {
      this.tries.delete(key);
      this.parts.rows.apply(answer.body);
      if (answer.body.source_moved) this.parts.announce(this.parts.words("source_moved"));
      this.say(key, { is: "saved", text: answer.body.text, at: Date.now() });
    } else if (answer.status === 401) this.say(key, { is: "signed-out" });
    else if (unreachable(answer)) this.say(key, { is: "unreachable" });
    else this.say(key, { is: answer.status === 412 ? "conflict" : "refused" }, answer);
  }

  /** Where only the state moved on, nothing is asked. @param {string} key @param {SaveState} state @param {import("./types.js").Conflict} told */
  ask(key, state, told) {
    const row = this.parts.rows.find(key);
    const rebases = (this.tries.get(key) ?? 0) + 1;
    if (row && told.code === "translation.conflict" && told.theirs === state.saved && rebases <= MOST_REBASES) {
      this.tries.set(key, rebases);
      this.rebase(key, told);
      queueMicrotask(() => this.say(key, { is: "mine", at: Date.now() }));
      return;
    }
    this.keep(key, state);
    this.parts.tell("conflict", { key });
    this.parts.ask(key, told, state.saved);
  }

  /** Takes theirs for what the next write begins from. @param {string} key @param {import("./types.js").Conflict} told */
  rebase(key, told) {
    const row = this.parts.rows.find(key);
    if (!row) return;
    row.dataset.version = String(told.version);
    row.dataset.baseHash = told.base_hash;
    this.parts.rows.turn(row, told.state);
    this.states.set(key, { ...this.of(key), saved: told.theirs });
  }
}
