/** How a text will be read: bold is bold, and what nobody sees is named. */

import { marked } from "./bidi.js";
import { meaning } from "./codes.js";
import { make } from "./live.js";

/** @type {Record<string, string>} */
const ELEMENTS = { bold: "strong", italic: "em", underlined: "u", link: "u", superscript: "sup", subscript: "sub" };

/** @param {string} text @param {Map<string, string>} labels @returns {Node[]} */
export function reads(text, labels) {
  const root = make("span");
  let into = root;
  for (const one of text.split(/([\u2776-\u2793\u{1F030}-\u{1F093}\u4DC0-\u4DF1])/u)) {
    const told = meaning(one);
    const label = labels.get(one) ?? "";
    if (!told || one.length > 2) into.append(...marked(one));
    else if (told.role === "open") {
      const node = make(ELEMENTS[label] ?? "span");
      into.append(node);
      into = node;
    } else if (told.role === "close") into = into === root ? root : /** @type {HTMLElement} */ (into.parentElement);
    else into.append(label === "break" ? make("br") : make("span", "chip", one));
  }
  return [...root.childNodes];
}
