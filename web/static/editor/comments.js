/** What is said about a row, in threads. */

import { byId, filled, slot } from "./slots.js";

/** @typedef {import("./dock.js").Dock} Dock */

/** @param {Event} event @param {(text: string) => void} say */
function submit(event, say) {
  const field = /** @type {HTMLFormElement} */ (event.target).querySelector("textarea");
  if (field?.value.trim()) say(field.value.trim());
}

/** @param {Dock} dock @param {any} one */
function thread(dock, one) {
  const call = (/** @type {string} */ name, /** @type {any} */ body = {}) =>
    void dock.after(PANEL, dock.desk.transport.call("POST", `/api/v1/threads/${one.id}/${name}`, body));
  const node = filled("thread", {
    comments: one.comments.map((/** @type {any} */ said) => filled("comment", { name: said.name, day: said.day, clock: said.clock, text: said.text })),
    answer: (event) => submit(event, (text) => call("comments", { text })),
    resolve: one.open ? () => call("resolve") : null,
    reopen: one.open ? null : () => call("reopen"),
  });
  node.dataset.open = String(one.open);
  if (!one.open) slot(node, "answer").remove();
  return node;
}

/** @type {import("./dock.js").Panel} */
export const PANEL = {
  name: "comments", path: "/threads", list: "threads",
  count: (told) => told.filter((/** @type {any} */ one) => one.open).length,
  show(dock, told) {
    dock.desk.rows.threads(dock.key ?? "", this.count(told));
    return told.map((/** @type {any} */ one) => thread(dock, one));
  },
  mount(dock) {
    const { desk } = dock;
    const form = byId("comment-new");
    form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      submit(event, (text) => void dock.after(PANEL, desk.transport.call("POST", `segments/${dock.key}/threads`, { text }))
        .then(() => form.reset()));
    });
    // Ctrl+Enter sends in any field of the panel; Enter alone never does.
    byId("panel-comments").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.stopPropagation();
      event.preventDefault();
      /** @type {HTMLTextAreaElement} */ (event.target).form?.requestSubmit();
    });
  },
};
