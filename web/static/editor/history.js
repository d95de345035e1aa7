/** Who did what with a row, when, and which words it changed. */

import { compared } from "./conflict.js";
import { filled, slot, speaks } from "./slots.js";
import { takeBack } from "./toast.js";

/** @type {import("./dock.js").Panel} */
export const PANEL = {
  name: "history", path: "/history", list: "events",
  count: (told) => told.length,
  show: (dock, told) => told.map((/** @type {any} */ one, /** @type {number} */ n) => {
    const { desk, key } = dock;
    const after = one.lost || one.text;
    const mine = n === 0 && !one.lost && one.person === desk.data.me.id;
    const node = filled("event", {
      name: one.by, day: one.day, clock: one.clock, action: desk.data.words[`did.${one.action}`] ?? one.action_word, note: one.note || null,
      text: one.redacted || after === one.before ? null : compared(one.before, after),
      restore: n && after && after !== desk.rows.text(key ?? "") && !one.redacted
        ? () => void desk.transport.deed(key ?? "", "restore", { seq: one.seq }).then((answer) => dock.after(PANEL, Promise.resolve(answer)))
        : null,
      undo: mine ? () => void takeBack(desk, one.seq) : null,
    });
    const text = slot(node, "text");
    if (text) speaks(desk, text);
    return node;
  }),
};
