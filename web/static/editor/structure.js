/** Split, join, fold: each with a way back. */

import { here } from "./deeds.js";
import { points } from "./places.js";
import { byId, speaks } from "./slots.js";
import { again, changing } from "./toast.js";

/** @typedef {import("./types.js").Desk} Desk */

/** Waits for the texts, does it, and shows the grid anew. @param {Desk} desk @param {string} key @param {string} name @param {any} [body] */
async function change(desk, key, name, body = {}) {
  await desk.saving.settled(key);
  await changing(desk, desk.transport.call("POST", `/api/v1/releases/${desk.data.release}/segments/${key}/${name}`, body),
    (told) => again(desk, told.children[0], desk.words(`done.${name}`), told.event));
}

/** At the caret that was put into the source; without one, asks where. @param {Desk} desk */
export function split(desk) {
  const chosen = getSelection();
  const node = chosen?.anchorNode;
  const cell = node?.parentElement?.closest(".row-source");
  const row = /** @type {HTMLElement|null|undefined} */ (cell?.closest(".row"));
  const key = row?.dataset.key ?? here(desk);
  if (key === null) return;
  const text = desk.rows.text(key);
  const caret = desk.live.key === key ? desk.live.selection().start : text.length;
  const at = row && node?.nodeType === Node.TEXT_NODE ? chosen?.anchorOffset ?? 0 : 0;
  if (row && at > 0) return void cut(desk, key, node?.nodeValue ?? "", at, text, caret);
  ask(desk, key, text, caret);
}

/** @param {Desk} desk @param {string} key @param {string} source @param {number} at @param {string} text @param {number} caret */
function cut(desk, key, source, at, text, caret) {
  const inside = caret > 0 && caret < text.length;
  return change(desk, key, "split", { offset: points(source, at), cuts: inside ? { [desk.data.language]: points(text, caret) } : {} });
}

/** Both texts, each with a caret where it shall come apart. @param {Desk} desk @param {string} key @param {string} text @param {number} caret */
function ask(desk, key, text, caret) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("split"));
  const [source, target] = /** @type {HTMLTextAreaElement[]} */ ([...dialog.querySelectorAll("textarea")]);
  speaks(desk, source, "source").value = desk.rows.base(key);
  speaks(desk, target).value = text;
  for (const field of [source, target]) field.onbeforeinput = (event) => event.preventDefault();
  dialog.onkeydown = (event) => {
    if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    dialog.querySelector("form")?.requestSubmit();
  };
  dialog.onsubmit = () => { void cut(desk, key, source.value, source.selectionStart, text, target.selectionStart); };
  dialog.showModal();
  source.setSelectionRange(0, 0);
  target.setSelectionRange(caret, caret);
  source.focus();
}

/** @param {Desk} desk */
export const join = (desk) => void change(desk, /** @type {string} */ (here(desk)), "join");

/** Into the segment before it, or out of it again. @param {Desk} desk */
export async function fold(desk) {
  const key = /** @type {string} */ (here(desk));
  const name = desk.rows.state(key) === "folded" ? "unfold" : "fold";
  await changing(desk, desk.transport.deed(key, name), (told) => again(desk, key, desk.words(`done.${name}`), told.event));
}
