/** The keyboard map, as it is for this person; and each button's keys on it. */

import { shown, spoken } from "./keys.js";
import { byId, filled } from "./slots.js";

/** @typedef {import("./types.js").Desk} Desk */

/** @param {Desk} desk @param {import("./types.js").Command} one */
const keys = (desk, one) => desk.commands.chords(one).map((chord) => {
  const key = document.createElement("kbd");
  key.textContent = shown(chord, desk.commands.mac);
  return key;
});

/** @param {Desk} desk */
export function open(desk) {
  const told = desk.commands.list().filter((one) => desk.commands.chords(one).length && !/^match_[2-9]|row_(up|down)/.test(one.name));
  byId("help-list").replaceChildren(...told.map((one) => filled("help-line", { title: one.title ?? "", keys: keys(desk, one) })));
  byId("help").showModal();
}

/** @param {Desk} desk */
export function badge(desk) {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-command]"))) {
    const one = desk.commands.byName.get(button.dataset.command ?? "");
    if (!one || !keys(desk, one).length) continue;
    button.setAttribute("aria-keyshortcuts", desk.commands.chords(one).map((chord) => spoken(chord, desk.commands.mac)).join(" "));
    button.append(filled("tip", { title: one.title ?? "", keys: keys(desk, one) }));
  }
}
