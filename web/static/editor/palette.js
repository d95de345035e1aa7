/** Every command by name, with its key or the reason why not; and segments by number or words. */

import { go } from "./deeds.js";
import { shown } from "./keys.js";
import { around, folded, holds } from "./search.js";
import { byId, filled, speaks, slot } from "./slots.js";

/** @typedef {import("./types.js").Desk} Desk */

const MOST = 40;
/** @type {{node: HTMLElement, run: (() => void)|null}[]} */
let choices = [];
let at = 0;

/** @param {Desk} desk @param {string} sought */
function found(desk, sought) {
  const { commands, rows } = desk;
  const deeds = commands.list().filter((one) => !one.secret && holds(folded(one.title ?? ""), sought)).map((one) => {
    const reason = commands.refusal(one);
    const node = filled("palette-command", {
      title: one.title ?? "", reason: reason ?? "", keys: commands.chords(one).slice(0, 1).map((chord) => {
        const key = document.createElement("kbd");
        key.textContent = shown(chord, commands.mac);
        return key;
      }),
    });
    if (reason) node.setAttribute("aria-disabled", "true");
    return { node, run: reason ? null : () => commands.run(one.name) };
  });
  if (!sought) return deeds;
  const texts = rows.all().filter((row) => {
    const key = row.dataset.key ?? "";
    return row.dataset.number === sought || holds(folded(`${rows.base(key)} ${rows.text(key)}`), sought);
  }).sort((a, b) => Number(b.dataset.number === sought) - Number(a.dataset.number === sought)).slice(0, MOST);
  const segments = texts.map((row) => {
    const key = row.dataset.key ?? "";
    const node = filled("palette-row", { n: row.dataset.number ?? "", source: around(rows.base(key), sought), target: around(rows.text(key), sought) });
    speaks(desk, slot(node, "source"), "source");
    speaks(desk, slot(node, "target"));
    return { node, run: () => { row.hidden = false; go(desk, row, true); } };
  });
  return /^\d+$/.test(sought) ? [...segments, ...deeds] : [...deeds.slice(0, MOST), ...segments];
}

/** @param {Desk} desk @param {boolean} entered whether Enter was pressed already */
export function open(desk, entered) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("palette"));
  const field = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  const list = byId("palette-list");
  const back = desk.live.key;
  const choose = (/** @type {number} */ to) => {
    at = Math.max(0, Math.min(choices.length - 1, to));
    choices.forEach(({ node }, n) => node.setAttribute("aria-selected", String(n === at)));
    const on = choices[at]?.node;
    field.setAttribute("aria-activedescendant", on?.id ?? "");
    on?.scrollIntoView({ block: "nearest" });
  };
  const fresh = () => {
    choices = found(desk, folded(field.value));
    choices.forEach(({ node }, n) => { node.id = `choice-${n}`; });
    list.replaceChildren(...choices.map(({ node }) => node));
    byId("palette-none").hidden = choices.length > 0;
    choose(0);
  };
  const take = () => {
    const one = choices[at];
    if (!one?.run) return;
    dialog.close();
    if (back) desk.live.activate(back, { scroll: false });
    one.run();
  };
  field.oninput = fresh;
  field.onkeydown = (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (by) choose(at + by);
    else if (event.key === "Enter" && !event.isComposing) take();
    else return;
    event.preventDefault();
  };
  list.onclick = (/** @type {Event} */ event) => {
    const n = choices.findIndex(({ node }) => node.contains(/** @type {Node} */ (event.target)));
    if (n >= 0) { at = n; take(); }
  };
  dialog.onclose = () => { field.value = ""; };
  fresh();
  if (entered && dialog.open) take();
}
