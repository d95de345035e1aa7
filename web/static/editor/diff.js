/** Differences of two texts by words. Pure. */

import { codesIn } from "./codes.js";

/** @typedef {{kind: "same"|"gone"|"new", text: string}} Piece */

const MOST = 400_000;

/** Words, spaces, marks and codes, each a piece of its own. @param {string} text @returns {string[]} */
export function pieces(text) {
  return (text.match(/\s+|[\p{L}\p{M}\p{Nd}\u0640'’]+|[^]/gu) ?? []).flatMap((one) =>
    codesIn(one).length ? [...one] : [one]);
}

/** @param {string} before @param {string} after @returns {Piece[]} */
export function diff(before, after) {
  const a = pieces(before);
  const b = pieces(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  /** @type {Piece[]} */
  const found = [];
  const put = (/** @type {Piece["kind"]} */ kind, /** @type {string} */ text) => {
    const last = found[found.length - 1];
    if (last?.kind === kind) last.text += text;
    else if (text) found.push({ kind, text });
  };
  put("same", a.slice(0, start).join(""));
  middle(a.slice(start, a.length - end), b.slice(start, b.length - end), put);
  put("same", a.slice(a.length - end).join(""));
  return found;
}

/** Longest common subsequence; two long texts that share nothing are told whole.
 * @param {string[]} a @param {string[]} b @param {(kind: Piece["kind"], text: string) => void} put */
function middle(a, b, put) {
  if (a.length * b.length > MOST) {
    put("gone", a.join(""));
    put("new", b.join(""));
    return;
  }
  const wide = b.length + 1;
  const long = new Uint16Array((a.length + 1) * wide);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      long[i * wide + j] = a[i] === b[j] ? long[(i + 1) * wide + j + 1] + 1
        : Math.max(long[(i + 1) * wide + j], long[i * wide + j + 1]);
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { put("same", a[i]); i++; j++; }
    else if (i < a.length && (j === b.length || long[(i + 1) * wide + j] >= long[i * wide + j + 1])) put("gone", a[i++]);
    else put("new", b[j++]);
  }
}
