/** The modules round the grid, each mounted once the core stands; what is seldom used is fetched when it is. */

import { Dock } from "./dock.js";
import { mountPresence } from "./presence.js";
import { mountProgress } from "./progress.js";
import { byId } from "./slots.js";

/** @typedef {import("./types.js").Desk} Desk */

/** @param {Desk} desk */
function mountFilters(desk) {
  const { commands, words } = desk;
  /** @type {Promise<{findings: () => void}>|undefined} */
  let filters;
  const late = () => (filters ??= import("./filters.js").then((told) => told.mountFilters(desk)));
  byId("filter").addEventListener("focusin", late, { once: true });
  // A click beside the states folds them away, also before the rest is fetched.
  const more = /** @type {HTMLDetailsElement} */ (byId("filter-more"));
  document.addEventListener("pointerdown", (event) => {
    if (!more.contains(/** @type {Node} */ (event.target))) more.open = false;
  });
  more.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !more.open) return;
    event.stopPropagation();
    more.open = false;
    more.querySelector("summary")?.focus();
  });
  if (/[?&](state|text|comment|finding|mine)=/.test(location.search)) void late();
  commands.register(
    { name: "filter", title: words("do.filter"), key: "Mod+Shift+F", run: () => byId("filter-text").select() },
    { name: "open_findings", title: words("do.open_findings"), run: () => void late().then((told) => told.findings()) },
    { name: "clear_filter", title: words("do.clear_filter"), run: () => byId("filter-clear").click(),
      when: () => (byId("filter-clear").hidden ? words("no_filter") : null) });
}

/** @param {Desk} desk */
function mountSeldom(desk) {
  const { commands, words, data } = desk;
  const row = () => (desk.live.key ?? desk.rows.current ? null : words("no_row"));
  /** @type {[string, string, string|undefined, () => Promise<void>][]} */
  const told = [
    ["palette", "Mod+K", undefined, async () => {
      // The box takes what is typed while the rest is fetched, Enter too.
      const box = /** @type {HTMLDialogElement} */ (byId("palette"));
      let entered = false;
      box.onkeydown = (event) => { entered ||= event.key === "Enter" && !event.isComposing; };
      box.showModal();
      const { open } = await import("./palette.js");
      box.onkeydown = null;
      open(desk, entered);
    }],
    ["help", "?", undefined, async () => (await import("./help.js")).open(desk)],
    ["split", "Mod+E", "Ctrl+E", async () => (await import("./structure.js")).split(desk)],
    ["join", "Mod+J", "Ctrl+J", async () => (await import("./structure.js")).join(desk)],
    ["fold", "", undefined, async () => (await import("./structure.js")).fold(desk)],
    ["edit_source", "", undefined, async () => (await import("./source-mend.js")).mend(desk)],
    ["replace", "", undefined, async () => (await import("./replace.js")).open(desk)],
    ["copy_link", "", undefined, async () => (await import("./link.js")).copyLink(desk)],
  ];
  const anywhere = ["palette", "help", "replace"];
  for (const [name, key, mac, run] of told)
    commands.register({ name, key, mac, title: words(`do.${name}`), run: () => void run(),
      when: () => data.refused[name] ?? (anywhere.includes(name) ? null : row()) });
  commands.register({ name: "undo", title: words("do.undo"), key: "U", scope: "row", run: () => byId("toast-undo").click(),
    when: () => (byId("toast").hidden || byId("toast-undo").hidden ? words("no_undo") : null) });
  if (sessionStorage.getItem("stele.toast")) void import("./toast.js").then((toast) => toast.resume(desk));
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.matches("[data-closes]")) event.target.closest("dialog")?.close();
  });
  void import("./help.js").then((help) => help.badge(desk));
}

/** @type {((desk: Desk) => void)[]} */
export const RIM = [(desk) => void new Dock(desk), mountFilters, mountPresence, mountProgress, mountSeldom];
