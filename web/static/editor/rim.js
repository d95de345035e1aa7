/** The modules round the grid, each mounted once the core stands; what is seldom used is fetched when it is. */

import { Dock } from "./dock.js";
import { mountFilters } from "./filters.js";
import { mountPresence } from "./presence.js";
import { byId } from "./slots.js";
import { mountToast } from "./toast.js";

/** @typedef {import("./types.js").Desk} Desk */

/** @param {Desk} desk */
function mountSeldom(desk) {
  const { commands, words, data } = desk;
  const row = () => (desk.live.key ?? desk.rows.current ? null : words("no_row"));
  /** @type {[string, string, string|undefined, () => Promise<void>][]} */
  const told = [
    ["palette", "Mod+K", undefined, async () => {
      // The box takes what is typed while the rest is fetched.
      byId("palette").showModal();
      (await import("./palette.js")).open(desk);
    }],
    ["help", "?", undefined, async () => (await import("./help.js")).open(desk)],
    ["split", "Mod+E", "Ctrl+E", async () => (await import("./structure.js")).split(desk)],
    ["join", "Mod+J", "Ctrl+J", async () => (await import("./structure.js")).join(desk)],
    ["fold", "", undefined, async () => (await import("./structure.js")).fold(desk)],
    ["edit_source", "", undefined, async () => (await import("./source-mend.js")).mend(desk)],
    ["replace", "", undefined, async () => (await import("./replace.js")).open(desk)],
  ];
  const anywhere = ["palette", "help", "replace"];
  for (const [name, key, mac, run] of told)
    commands.register({ name, key, mac, title: words(`do.${name}`), run: () => void run(),
      when: () => data.refused[name] ?? (anywhere.includes(name) ? null : row()) });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.matches("[data-closes]")) event.target.closest("dialog")?.close();
  });
  void import("./help.js").then((help) => help.badge(desk));
}

/** @type {((desk: Desk) => void)[]} */
export const RIM = [mountToast, (desk) => void new Dock(desk), mountFilters, mountPresence, mountSeldom];
