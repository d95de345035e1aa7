/** The segments of the page: which one has the focus, what is known of each, how it is shown. */

/** @typedef {{n: number, version: number, base_hash: string, state: string, word: string, text: string,
 *   refused: number|Record<string, string>, about: string, earlier: string|null, open: number, threads: number,
 *   old?: boolean}} Known */

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** A page of the desk as a document; null where there is none now. @param {string} address @returns {Promise<Document|null>} */
function rendering(address) {
  return new Promise((done) => {
    const asked = new XMLHttpRequest();
    asked.open("GET", address);
    asked.responseType = "document";
    asked.onloadend = () => done(asked.status === 200 ? asked.responseXML : null);
    asked.send();
  });
}

export class Page {
  /** @param {{rows: Record<string, Known>, refused: Record<string, string>[]}} data @param {(key: string, facts?: any) => string} words */
  constructor(data, words) {
    this.rows = data.rows;
    this.refused = data.refused;
    this.words = words;
    this.segments = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".seg")]);
    this.byKey = new Map(this.segments.map((one) => [one.dataset.key ?? "", one]));
    /** @type {string|null} */
    this.current = null;
    /** Asked for a row whose reasons are not known any more. @type {(key: string) => void} */
    this.ask = () => {};
    /** When the last paragraph that changed is drawn. @type {Promise<unknown>} */
    this.drawn = Promise.resolve();
  }

  /** Why `deed` is not for this person, '' where it is. @param {string} key @param {string} deed */
  reason(key, deed) {
    const row = this.rows[key];
    const refused = typeof row?.refused === "number" ? this.refused[row.refused] : row?.refused;
    return refused?.[deed]?.replaceAll("{n}", String(row.n)) ?? "";
  }

  /** @param {string} key */
  go(key) {
    const next = this.byKey.get(key);
    if (!next) return;
    for (const one of document.querySelectorAll('.seg[tabindex="0"]')) /** @type {HTMLElement} */ (one).tabIndex = -1;
    next.tabIndex = 0;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  /** The segment `by` places on, if `want` holds of it. @param {number} by @param {(row: Known) => boolean} [want] */
  step(by, want = () => true) {
    const at = this.segments.findIndex((one) => one.dataset.key === this.current);
    for (let next = at + by; this.segments[next]; next += by) {
      const key = this.segments[next].dataset.key ?? "";
      if (want(this.rows[key])) return key;
    }
    return null;
  }

  /** @param {string} key @returns {string[]} */
  paragraph(key) {
    const found = this.byKey.get(key)?.closest(".pair")?.querySelectorAll(".seg") ?? [];
    return [...found].map((one) => /** @type {HTMLElement} */ (one).dataset.key ?? "");
  }

  /** @param {string} key */
  focused(key) {
    this.current = key;
    for (const one of document.querySelectorAll(".of.is-lit")) one.classList.remove("is-lit");
    document.querySelector(`.of[data-of="${key}"]`)?.classList.add("is-lit");
    this.bar(key);
    if (this.rows[key].old) this.ask(key);
  }

  /** @param {string} key */
  bar(key) {
    const row = this.rows[key];
    byId("bar").hidden = false;
    byId("bar-number").textContent = String(row.n);
    const badge = byId("bar-state");
    badge.className = `state state-${this.look(key)}`;
    const picture = document.createElement("span");
    picture.className = "state-icon";
    badge.replaceChildren(picture, row.word);
    byId("bar-note").textContent = row.about;
    let said = "";
    for (const button of byId("bar").querySelectorAll("button")) {
      const deed = button.dataset.deed ?? "";
      const why = this.reason(key, deed === "paragraph" ? "approve" : deed);
      button.toggleAttribute("hidden", (deed === "keep" || deed === "reopen" || deed === "paragraph") && why !== "");
      if (why) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
      if (deed === "approve") said = why;
    }
    byId("bar-reason").textContent = said;
  }

  /** @param {string} key */
  look(key) {
    const known = this.byKey.get(key)?.className.match(/\bseg-(\w+)/);
    return known?.[1] ?? this.rows[key].state;
  }

  /** Shows what became of a row, and counts. @param {string} key @param {Partial<Known>} change @param {string} [text] */
  turn(key, change, text) {
    this.show(key, change, text);
    this.count();
  }

  /** Shows what became of a row. @param {string} key @param {Partial<Known>} change @param {string} [text] */
  show(key, change, text) {
    const row = Object.assign(this.rows[key], change);
    const segment = this.byKey.get(key);
    if (!segment) return;
    segment.className = segment.className.replace(/\bseg-\w+/, `seg-${row.state}`);
    segment.setAttribute("aria-label", this.words("label", { n: row.n, state: row.word }));
    if (text !== undefined && text !== row.text) {
      row.text = text;
      this.drawn = this.redraw(key);
    }
    if (this.current === key) this.bar(key);
  }

  /** Draws the paragraph of a segment as the desk renders it: its differences, codes and findings. @param {string} key */
  async redraw(key) {
    const fresh = await rendering(`${location.pathname}?segment=${encodeURIComponent(key)}`);
    const segments = /** @type {HTMLElement[]} */ ([...fresh?.querySelectorAll(".seg") ?? []]);
    if (!segments.length) return this.byKey.get(key)?.replaceChildren(this.rows[key].text);
    const told = JSON.parse(fresh?.getElementById("page-data")?.textContent ?? "{}");
    for (const one of segments) {
      const name = one.dataset.key ?? "";
      const segment = this.byKey.get(name);
      const row = told.rows[name];
      // What moved on since it was told is for its own answer.
      if (!segment || row.version !== this.rows[name].version) continue;
      segment.replaceChildren(...one.childNodes);
      segment.classList.toggle("has-changes", one.classList.contains("has-changes"));
      const { open, about, word, earlier } = row;
      Object.assign(this.rows[name], { open, about, word, earlier });
      if (this.current === name) this.bar(name);
      this.place(name, [...fresh?.querySelectorAll(`[data-finding="${name}"]`) ?? []]);
    }
    this.count();
  }

  /** Lists what the checks say of a segment now. @param {string} key @param {{severity: string, message: string}[]} found */
  list(key, found) {
    this.place(key, found.map((one) => {
      const line = document.createElement("li");
      const link = document.createElement("a");
      const number = document.createElement("b");
      line.className = `finding finding-${one.severity}`;
      line.dataset.finding = key;
      link.href = `#n${this.rows[key].n}`;
      number.textContent = String(this.rows[key].n);
      link.append(number, " ", one.message);
      line.append(link);
      return line;
    }));
  }

  /** Puts the lines of a segment into the list of findings, in the order of the text. @param {string} key @param {Element[]} lines */
  place(key, lines) {
    const list = /** @type {HTMLElement} */ (document.querySelector(".finding-list"));
    for (const one of list.querySelectorAll(`[data-finding="${key}"]`)) one.remove();
    const n = this.rows[key].n;
    const at = [...list.children].find((one) => this.rows[/** @type {HTMLElement} */ (one).dataset.finding ?? ""].n > n) ?? null;
    for (const one of lines) list.insertBefore(one, at);
    byId("no-findings").hidden = list.childElementCount > 0;
  }

  /** The keys that one deed may approve. @returns {string[]} */
  clean() {
    return Object.keys(this.rows).filter((key) => {
      const row = this.rows[key];
      return row.state === "translated" && !row.old && !row.open && !row.threads && !this.reason(key, "approve");
    });
  }

  count() {
    const all = Object.values(this.rows);
    const done = all.filter((one) => one.state === "approved" || one.state === "folded").length;
    byId("progress").textContent = this.words("progress", { done, all: all.length });
    const n = this.clean().length;
    const button = byId("approve-clean");
    const label = button.querySelector("span");
    if (label) label.textContent = this.words("clean", { n });
    if (n) button.removeAttribute("aria-disabled");
    else button.setAttribute("aria-disabled", "true");
  }
}
