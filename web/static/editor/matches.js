/** What was approved before for the same source, and its repetitions here. */

import { filled, slot, speaks } from "./slots.js";

/** @typedef {import("./dock.js").Dock} Dock @typedef {{text: string, origin: string, where: string, percent: number}} Match */

/** @param {Dock} dock @param {number} n */
function put(dock, n) {
  const { live } = dock.desk;
  if (dock.key === null) return;
  live.activate(dock.key, { select: "all" });
  live.replace(dock.told.matches[n].text);
}

/** @type {import("./dock.js").Panel} */
export const MATCHES = {
  name: "matches", path: "/matches", list: "matches", eager: true,
  count: (told) => told.length,
  show: (dock, told) => told.map((/** @type {Match} */ one, /** @type {number} */ n) => {
    const node = filled("match", { n: n + 1, text: one.text, where: one.where, percent: `${one.percent} %`, put: () => put(dock, n) });
    speaks(dock.desk, slot(node, "text"));
    if (n < 9) slot(node, "put").setAttribute("aria-keyshortcuts", `Control+${n + 1}`);
    return node;
  }),
  mount(dock) {
    const { desk } = dock;
    const { commands, words } = desk;
    for (let n = 0; n < 9; n++)
      commands.register({ name: `match_${n + 1}`, title: words("do.match", { n: n + 1 }), key: `Mod+${n + 1}`, mac: `Ctrl+${n + 1}`,
        when: () => (dock.told.matches?.[n] ? desk.live.refusal(/** @type {string} */ (dock.key)) : words("no_match", { n: n + 1 })),
        run: () => put(dock, n) });
    let timer = 0;
    const hide = () => { clearTimeout(timer); document.body.classList.remove("shows-badges"); };
    // Held alone for a moment, the key shows what it does with a digit.
    document.addEventListener("keydown", (event) => {
      hide();
      if (event.key === "Control" && !event.repeat) timer = window.setTimeout(() => document.body.classList.add("shows-badges"), 600);
    });
    document.addEventListener("keyup", hide);
    window.addEventListener("blur", hide);
  },
};
