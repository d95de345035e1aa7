/** What one does at the keyboard with rows and texts. */

import { allMissing, faults, nextMissing } from "./codes.js";

/** @typedef {import("./types.js").Desk} Desk @typedef {import("./types.js").Command} Command */

const NBSP = "\u00a0";
const NNBSP = "\u202f";

/** Where one works: the row whose text is open, or that has the focus. @param {Desk} desk @returns {string|null} */
export const here = (desk) => desk.live.key ?? desk.rows.current;

/** Puts the focus on a row, not into its text. @param {Desk} desk @param {HTMLElement|null} row */
export function focusRow(desk, row) {
  if (!row) return;
  desk.live.deactivate();
  for (const one of desk.grid.querySelectorAll('.row[tabindex="0"]')) /** @type {HTMLElement} */ (one).tabIndex = -1;
  row.tabIndex = 0;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

/** Goes to a row as one is working: in its text, or on it. @param {Desk} desk @param {HTMLElement|null} row @param {boolean} [text] */
export function go(desk, row, text = desk.live.key !== null) {
  if (!row) return desk.announce(desk.words("no_more"));
  if (text) desk.live.activate(row.dataset.key ?? "", { select: "end" });
  else focusRow(desk, row);
}

/** Why the row here cannot be confirmed, or null. @param {Desk} desk @returns {string|null} */
function unconfirmable(desk) {
  const key = here(desk);
  if (key === null) return desk.words("no_row");
  const { rows, live, data } = desk;
  if (rows.state(key) === "approved") return null;
  if (data.refused.confirm) return data.refused.confirm;
  if (!rows.text(key).trim()) return desk.words("blank");
  return live.refusal(key) ?? live.lack(key);
}

/** @param {Desk} desk */
function confirm(desk) {
  const key = /** @type {string} */ (here(desk));
  const { rows, saving } = desk;
  const text = rows.text(key);
  const next = rows.open(key);
  if (rows.state(key) !== "approved" && (rows.state(key) !== "translated" || saving.busy(key))) {
    saving.begin(key);
    saving.confirm(key, text);
    const row = rows.find(key);
    // Shown as what it is about to be; the desk's answer has the last word.
    if (row) rows.turn(row, "translated");
  }
  if (next) desk.live.activate(next.dataset.key ?? "", { select: "end" });
  else {
    focusRow(desk, rows.find(key));
    desk.announce(desk.words("all_done"));
  }
}

/** A deed that the desk judges: its reason is said. @param {string} name @returns {(desk: Desk) => Promise<void>} */
const deed = (name) => async (desk) => {
  const key = here(desk);
  if (key === null) return;
  const answer = await desk.transport.deed(key, name);
  const { body } = answer;
  desk.announce(answer.ok ? desk.words("now", { n: body.number, state: body.state_word })
    : body?.error?.message ?? body?.conflict?.message ?? desk.words("unreachable"));
  if (answer.ok && name === "reopen") desk.live.activate(key, { select: "end" });
};

/** @param {Desk} desk @returns {string|null} */
const writing = (desk) => {
  if (desk.live.key === null) return desk.words("no_text");
  return desk.live.refusal(desk.live.key);
};

/** @param {Desk} desk */
const lacking = (desk) => writing(desk) ??
  (faults(desk.rows.base(/** @type {string} */ (desk.live.key)), desk.live.text()).missing.length ? null : desk.words("whole"));

/** @param {Desk} desk */
function space(desk) {
  const { start } = desk.live.selection();
  const field = desk.live.field;
  if (!field) return;
  // Pressed twice: the narrow one takes the place of the first.
  const again = desk.live.text()[start - 1] === NBSP;
  if (again) field.setSelectionRange(start - 1, start);
  desk.live.insert(again ? NNBSP : NBSP);
  desk.announce(desk.words(again ? "nnbsp" : "nbsp"));
}

/** @type {Command[]} */
export const DEEDS = [
  { name: "confirm", key: "Mod+Enter", when: unconfirmable, run: confirm },
  { name: "reopen", key: "Mod+Shift+Enter", run: (desk) => {
    const key = here(desk);
    void deed(key !== null && desk.rows.state(key) === "translated" ? "withdraw" : "reopen")(desk);
  } },
  { name: "approve", key: "A", scope: "row", run: (desk) => void deed("approve")(desk) },
  { name: "next", key: "Alt+ArrowDown Mod+ArrowDown", mac: "Alt+ArrowDown", run: (desk) => go(desk, desk.rows.beside(here(desk), 1)) },
  { name: "previous", key: "Alt+ArrowUp Mod+ArrowUp", mac: "Alt+ArrowUp", run: (desk) => go(desk, desk.rows.beside(here(desk), -1)) },
  { name: "row_down", key: "ArrowDown", scope: "row", secret: true, run: (desk) => go(desk, desk.rows.beside(here(desk), 1), false) },
  { name: "row_up", key: "ArrowUp", scope: "row", secret: true, run: (desk) => go(desk, desk.rows.beside(here(desk), -1), false) },
  { name: "next_open", key: "F9", mac: "F9 Mod+Ctrl+ArrowDown", run: (desk) => go(desk, desk.rows.open(here(desk)), true) },
  { name: "go_to", key: "Mod+G", mac: "Ctrl+G", run: () => {
    const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("go-to"));
    dialog.showModal();
    dialog.querySelector("input")?.select();
  } },
  { name: "copy_source", key: "Mod+Insert", mac: "Mod+Shift+I", when: writing, run: (desk) => {
    // With something selected the same keys copy it: that is the browser's.
    const { start, end } = desk.live.selection();
    if (start !== end) document.execCommand("copy");
    else desk.live.replace(desk.rows.base(/** @type {string} */ (desk.live.key)));
  } },
  { name: "next_code", key: "F8", mac: "F8 Ctrl+,", when: lacking, run: (desk) => {
    const put = nextMissing(desk.rows.base(/** @type {string} */ (desk.live.key)), desk.live.text(), desk.live.selection().text);
    if (put) desk.live.insert(put.text, put.caret);
  } },
  { name: "all_codes", key: "Shift+F8", when: lacking, run: (desk) => {
    const { end } = desk.live.selection();
    desk.live.field?.setSelectionRange(end, end);
    desk.live.insert(allMissing(desk.rows.base(/** @type {string} */ (desk.live.key)), desk.live.text()));
  } },
  { name: "space", key: "Mod+Shift+Space", mac: "Alt+Space", when: writing, run: space },
  { name: "leave", key: "Escape", secret: true, run: (desk) => focusRow(desk, desk.live.key === null ? null : desk.rows.find(desk.live.key)) },
  { name: "enter", key: "Enter", scope: "row", secret: true, run: (desk) => {
    const key = here(desk);
    if (key !== null) desk.live.activate(key, { select: "end" });
  } },
  { name: "hand_over", run: async (desk) => {
    if (desk.live.key !== null) await desk.saving.settled(desk.live.key);
    const { changing, again } = await import("./toast.js");
    await changing(desk, desk.transport.call("POST", "hand-over", {}),
      ({ event }) => again(desk, desk.rows.current, desk.words("handed_over"), event));
  } },
  { name: "marks", key: "Mod+Shift+M", run: (desk) => {
    desk.announce(desk.words(desk.grid.classList.toggle("hides-marks") ? "marks_off" : "marks_on"));
  } },
];
