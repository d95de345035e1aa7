/** Inline codes: one code point each. Pure; the table is that of `workflow/text/codes.py`. */

/** @typedef {{role: "open"|"close"|"alone", number: number}} Meaning */

const CODE = /[\u2776-\u2793\u{1F030}-\u{1F093}\u4DC0-\u4DF1]/gu;
/** @type {[Meaning["role"], number, number][]} first code point, how many, number of the first */
const SPANS = [["open", 0x2776, 1], ["alone", 0x2780, 1], ["close", 0x278a, 1], ["open", 0x1f030, 11], ["close", 0x1f062, 11],
  ["alone", 0x4dc0, 11]];

/** @param {string} char @returns {Meaning|null} */
export function meaning(char) {
  const point = char.codePointAt(0) ?? 0;
  for (const [role, first, number] of SPANS) {
    const place = point - first;
    if (place >= 0 && place < (number === 1 ? 10 : 50)) return { role, number: number + place };
  }
  return null;
}

/** The codes of `text`, in order. @param {string} text @returns {string[]} */
export const codesIn = (text) => text.match(CODE) ?? [];

/** `text` as it is read elsewhere: a code that stands alone parts words. @param {string} text */
export const withoutCodes = (text) => text.replace(CODE, (char) => (meaning(char)?.role === "alone" ? " " : ""));

/** `text` with no codes but those of `known`, and how many were dropped.
 * @param {string} text @param {Iterable<string>} known @returns {{text: string, dropped: number}} */
export function onlyKnown(text, known) {
  const allowed = new Set(known);
  let dropped = 0;
  const kept = text.replace(CODE, (char) => (allowed.has(char) ? char : (dropped++, "")));
  return { text: kept, dropped };
}

/** @param {string[]} from @param {string[]} taken @returns {string[]} what `from` has beyond `taken`, in its order */
function beyond(from, taken) {
  const left = [...taken];
  return from.filter((char) => {
    const at = left.indexOf(char);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** The codes that close what is not open there, or not innermost. @param {string} text */
function outOfTurn(text) {
  /** @type {number[]} */
  const open = [];
  return codesIn(text).filter((char) => {
    const { role, number } = /** @type {Meaning} */ (meaning(char));
    if (role === "open") open.push(number);
    if (role !== "close") return false;
    const wrong = open[open.length - 1] !== number;
    const at = open.indexOf(number);
    if (at >= 0) open.splice(at, 1);
    return wrong;
  });
}

/** What keeps `text` from carrying the codes of `base` whole.
 * @param {string} base @param {string} text @returns {{missing: string[], extra: string[], crossed: string[], whole: boolean}} */
export function faults(base, text) {
  const wanted = codesIn(base);
  const found = codesIn(text);
  const missing = beyond(wanted, found);
  const extra = beyond(found, wanted);
  const crossed = missing.length || extra.length ? [] : beyond(outOfTurn(text), outOfTurn(base));
  return { missing, extra, crossed, whole: !missing.length && !extra.length && !crossed.length };
}

/** What the next missing code puts in place of the selection: a pair goes round it.
 * @param {string} base @param {string} text @param {string} selected
 * @returns {{text: string, caret: number}|null} caret: counted from the start of what is put; null where nothing is missing */
export function nextMissing(base, text, selected) {
  const { missing } = faults(base, text);
  const first = missing[0];
  if (first === undefined) return null;
  const told = /** @type {Meaning} */ (meaning(first));
  const closing = told.role === "open" && selected
    ? missing.find((char) => { const m = meaning(char); return m?.role === "close" && m.number === told.number; }) : undefined;
  if (closing) return { text: first + selected + closing, caret: first.length + selected.length + closing.length };
  // A lone code must not eat what is selected.
  const put = told.role === "close" ? selected + first : first + selected;
  return { text: put, caret: told.role === "close" ? put.length : first.length };
}

/** All missing codes, in the source's order. @param {string} base @param {string} text */
export const allMissing = (base, text) => faults(base, text).missing.join("");

/** The labels of a row's codes, as its `data-codes` tells them: code, label, space. @param {string|undefined} told */
export function labels(told) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const one of (told ?? "").split(" ")) {
    const [char] = codesIn(one);
    if (char) found.set(char, one.slice(char.length));
  }
  return found;
}
