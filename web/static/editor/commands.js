/** What can be done by name: keys, palette, badges and tests ask here. Pure. */

/** @typedef {import("./types.js").Command} Command @typedef {import("./types.js").Desk} Desk */

export class Commands {
  /** @param {Record<string, string|null>} remapped name to chords, null for none @param {boolean} mac */
  constructor(remapped, mac) {
    this.mac = mac;
    this.remapped = remapped;
    /** @type {Map<string, Command>} */
    this.byName = new Map();
    /** @type {Desk|null} */
    this.desk = null;
  }

  /** @param {Command[]} told */
  register(...told) {
    for (const one of told) this.byName.set(one.name, one);
  }

  /** The chords of a command; several are parted by a space. @param {Command} one @returns {string[]} */
  chords(one) {
    const own = this.remapped[one.name];
    const told = own === undefined ? (this.mac ? one.mac ?? one.key : one.key) : own;
    return (told ?? "").split(" ").filter(Boolean);
  }

  /** The command of a chord. Keys without Mod or Alt that type something count only where the row, not a text, is in focus.
   * @param {string} chord @param {"row"|"text"|"other"} focus @returns {Command|null} */
  find(chord, focus) {
    if (!chord) return null;
    const types = /^(Shift\+)?(.|Space|Enter|Tab|Backspace|Delete|Home|End|Page\w+|Arrow\w+)$/.test(chord);
    if (types && focus !== "row") return null;
    for (const one of this.byName.values())
      if ((one.scope !== "row" || focus === "row") && this.chords(one).includes(chord)) return one;
    return null;
  }

  /** The reason why a command cannot be run now, or null. @param {Command} one */
  refusal(one) {
    return one.when && this.desk ? one.when(this.desk) : null;
  }

  /** Runs it, or says why not. @param {string} name */
  run(name) {
    const one = this.byName.get(name);
    if (!one || !this.desk) return;
    const reason = this.refusal(one);
    if (reason !== null) this.desk.announce(reason);
    else one.run(this.desk);
  }

  /** @returns {Command[]} */
  list() {
    return [...this.byName.values()];
  }
}
