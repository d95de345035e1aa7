/** What a reviewer does: one segment, a paragraph, all that is clean; and takes back within ten seconds. */

import { uuid } from "../editor/transport.js";

/** @typedef {import("./page.js").Page} Page @typedef {import("../editor/transport.js").Transport} Transport */

const UNDO_MS = 10_000;
const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

export class Deeds {
  /** @param {Page} page @param {Transport} transport @param {string} release @param {(text: string) => void} announce
   * @param {(key: string, facts?: any) => string} words */
  constructor(page, transport, release, announce, words) {
    this.page = page;
    this.transport = transport;
    this.release = release;
    this.announce = announce;
    this.words = words;
    /** @type {(() => void)|null} */
    this.back = null;
    this.timer = 0;
    page.ask = (key) => void this.renew(key);
    transport.seen = (key) => ({ version: String(page.rows[key].version), base_hash: page.rows[key].base_hash });
    transport.apply = (row) => this.apply(row);
    byId("toast").querySelector("button")?.addEventListener("click", () => this.back?.());
  }

  /** @param {any} row as the API tells it */
  apply(row) {
    /** @type {Record<string, string>} */
    const refused = {};
    for (const [move, why] of Object.entries(row.refusals)) if (why) refused[move] = String(why).replaceAll(row.key, row.number);
    const found = row.findings.filter((/** @type {any} */ one) => !one.dismissed);
    const open = found.length;
    this.page.list(row.key, found);
    this.page.turn(row.key, {
      version: row.version, base_hash: row.base_hash, state: row.state, word: row.state_word, refused, open,
      about: row.state === "returned" ? row.note : row.by ?? "", old: false,
    }, row.text);
  }

  /** @param {string} key */
  async renew(key) {
    const answer = await this.transport.call("GET", this.transport.at(key));
    if (answer.ok) this.apply(answer.body);
  }

  /** What went wrong, in words. @param {any} body */
  fault(body) {
    return body?.error?.message ?? body?.conflict?.message ?? this.words("unreachable");
  }

  /** @param {string} key @param {string} deed @param {any} [body] @returns {Promise<boolean>} */
  async one(key, deed, body = {}) {
    const reason = this.page.reason(key, deed);
    if (reason) {
      this.announce(reason);
      return false;
    }
    const answer = await this.transport.deed(key, deed, body);
    if (!answer.ok) {
      this.toast(this.fault(answer.body));
      if (answer.status === 412) await this.renew(key);
      return false;
    }
    const row = this.page.rows[key];
    this.toast(this.words("now", { n: row.n, state: row.word }), answer.body.event, [key]);
    return true;
  }

  /** @param {string[]} keys */
  async many(keys) {
    if (!keys.length) return this.announce(this.words("none_approved"));
    const answer = await this.transport.call("POST", "approve", { keys });
    if (!answer.ok) return this.toast(this.fault(answer.body));
    const done = answer.body.outcomes.filter((/** @type {any} */ one) => one.outcome === "approved")
      .map((/** @type {any} */ one) => one.key);
    await Promise.all(done.slice(0, 1).map((/** @type {string} */ key) => this.renew(key)));
    const word = done.length ? this.page.rows[done[0]].word : "";
    for (const key of done.slice(1)) this.follow(key, "approved", word);
    this.page.count();
    this.toast(done.length ? this.words("approved", { n: done.length }) : this.words("none_approved"), answer.body.event, done);
  }

  /** A row that a deed on many has moved on: what may be done with it is asked when somebody comes to it.
   * @param {string} key @param {string} state @param {string} word */
  follow(key, state, word) {
    this.page.show(key, { state, word, version: this.page.rows[key].version + 1, refused: {}, old: true });
  }

  /** @param {string} text @param {number|null} [event] @param {string[]} [keys] */
  toast(text, event = null, keys = []) {
    const toast = byId("toast");
    const button = /** @type {HTMLButtonElement} */ (toast.querySelector("button"));
    clearTimeout(this.timer);
    /** @type {HTMLElement} */ (toast.querySelector("span")).textContent = text;
    button.hidden = event === null;
    this.back = event === null ? null : () => void this.undo(event, keys);
    toast.hidden = false;
    this.timer = window.setTimeout(() => { toast.hidden = true; this.back = null; }, UNDO_MS);
  }

  /** @param {number} event @param {string[]} keys */
  async undo(event, keys) {
    this.back = null;
    const answer = await this.transport.call("POST", `/api/v1/releases/${this.release}/undo`, { event }, { id: uuid() });
    if (!answer.ok) return this.toast(this.fault(answer.body));
    for (let at = 0; at < keys.length; at += 8) await Promise.all(keys.slice(at, at + 8).map((key) => this.renew(key)));
    this.toast(this.words("undone"));
  }
}
