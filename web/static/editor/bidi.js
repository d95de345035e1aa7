/** Characters that nobody sees, and how they are shown. Pure but for `marked`, which makes nodes. */

/** @type {Record<string, string>} */
export const MARKS = {
  "\u00a0": "NBSP", "\u202f": "NNBSP", "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM", "\u200b": "ZWSP", "\u200c": "ZWNJ",
  "\u200d": "ZWJ", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u202a": "LRE", "\u202b": "RLE",
  "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u00ad": "SHY", "\u2060": "WJ",
};
const UNSEEN = /[\u00a0\u202f\u200b-\u200f\u061c\u2060\u2066-\u2069\u202a-\u202e\u00ad]/;

/** `text` in pieces: what is read, and names of what is not seen. @param {string} text @returns {(string|{mark: string, char: string})[]} */
export const parts = (text) =>
  text.split(new RegExp(`(${UNSEEN.source})`)).filter(Boolean).map((one) => (MARKS[one] ? { mark: MARKS[one], char: one } : one));

/** The nodes of `text` with its unseen characters shown. @param {string} text @returns {Node[]} */
export function marked(text) {
  return parts(text).map((one) => {
    if (typeof one === "string") return document.createTextNode(one);
    const node = document.createElement("span");
    node.className = "mark-shown";
    node.dataset.mark = one.mark;
    // The character stays, so that the text round it keeps its direction.
    node.textContent = one.char;
    return node;
  });
}
