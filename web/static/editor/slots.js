/** Nodes from the page's templates. A slot is an element with `data-slot`. */

import { dress } from "./live.js";

/** @typedef {string|number|null|(Node|string)[]|((event: Event) => void)} Filling */

/** @param {string} id @returns {any} */
export const byId = (id) => document.getElementById(id);

/** Fills slots: text, nodes, what a click or a submission does; null takes the slot away.
 * @template {HTMLElement} T @param {T} node @param {Record<string, Filling>} told @returns {T} */
export function fill(node, told) {
  for (const [name, value] of Object.entries(told))
    for (const slot of node.querySelectorAll(`[data-slot="${name}"]`)) {
      if (value === null) slot.remove();
      else if (typeof value === "function") slot.addEventListener(slot.tagName === "FORM" ? "submit" : "click", (event) => {
        event.preventDefault();
        value(event);
      });
      else slot.replaceChildren(...(Array.isArray(value) ? value : [String(value)]));
    }
  return node;
}

/** @param {string} template @param {Record<string, Filling>} told @returns {HTMLElement} */
export const filled = (template, told) => fill(byId(template).content.firstElementChild.cloneNode(true), told);

/** Sets a node as the texts of a column are set. @template {HTMLElement} T @param {import("./types.js").Desk} desk @param {T} node
 * @param {"source"|"target"} [column] */
export function speaks(desk, node, column = "target") {
  dress(node, /** @type {HTMLElement} */ (desk.grid.querySelector(`.row-${column}`)));
  return node;
}

/** @param {HTMLElement} node @param {string} name @returns {any} */
export const slot = (node, name) => node.querySelector(`[data-slot="${name}"]`);
