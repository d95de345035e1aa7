/** Seeking in texts of any script, marks and forms of letters apart. Pure. */

import { withoutCodes } from "./codes.js";

/** A text as it is sought: without codes, vowel signs, accents, tatweel and case, digits and spaces alike. @param {string} text */
export const folded = (text) => withoutCodes(text).normalize("NFKD").toLowerCase()
  .replace(/[\p{M}\u0640\u200b-\u200f\u2060-\u2069]/gu, "").replace(/\u0649/g, "\u064a")
  .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (one) => String(one.charCodeAt(0) & 15)).replace(/\s+/g, " ").trim();

/** Whether every word of `sought` stands in `text`; both folded. @param {string} text @param {string} sought */
export const holds = (text, sought) => sought.split(" ").every((word) => text.includes(word));

const BEFORE = 3;

/** A text from a few words before the one that is found, so that it is seen. @param {string} text @param {string} sought folded */
export function around(text, sought) {
  const words = text.split(/(?<=\s)/);
  const at = Math.max(...sought.split(" ").map((one) => words.findIndex((word) => folded(word).includes(one))));
  return at > 2 * BEFORE ? `… ${words.slice(at - BEFORE).join("")}` : text;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** What a replacement will find, as the desk does: to the letter. @param {string} sought @param {boolean} matchCase @param {boolean} wholeWords */
export const pattern = (sought, matchCase, wholeWords) => new RegExp(wholeWords
  ? `(?<![\\p{L}\\p{M}\\p{Nd}_])${escaped(sought)}(?![\\p{L}\\p{M}\\p{Nd}_])` : escaped(sought), matchCase ? "gu" : "giu");

/** How often in how many texts. @param {Iterable<string>} texts @param {RegExp} sought @returns {{hits: number, rows: number}} */
export function counted(texts, sought) {
  let [hits, rows] = [0, 0];
  for (const text of texts) {
    const found = text.match(sought)?.length ?? 0;
    hits += found;
    rows += Number(found > 0);
  }
  return { hits, rows };
}
