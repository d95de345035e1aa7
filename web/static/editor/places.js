/** Places in a text: the desk counts code points, a text field UTF-16 units. Pure. */

/** @param {string} text @param {number} points @returns {number} units */
export const units = (text, points) => [...text].slice(0, points).join("").length;

/** @param {string} text @param {number} unit @returns {number} code points */
export const points = (text, unit) => [...text.slice(0, unit)].length;

/** Where a finding lies, in units; null where the text has moved on so that it no longer fits.
 * @param {string} text @param {{start: number, end: number}} told @returns {[number, number]|null} */
export function span(text, { start, end }) {
  return end > [...text].length ? null : [units(text, start), units(text, end)];
}
