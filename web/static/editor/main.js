/** Wires the editor, and nothing else. */

import { announcer, wording } from "./announce.js";
import { Commands } from "./commands.js";
import { DEEDS, focusRow, go } from "./deeds.js";
import { Journal } from "./journal.js";
import { chord } from "./keys.js";
import { Live } from "./live.js";
import { RIM } from "./rim.js";
import { Rows } from "./rows.js";
import { clean } from "./save-state.js";
import { Saving } from "./saving.js";
import { Transport } from "./transport.js";

/** @typedef {import("./types.js").Desk} Desk @typedef {import("./types.js").PageData} PageData */

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @returns {Desk} */
function desk() {
  /** @type {PageData} */
  const data = JSON.parse(byId("page-data").textContent ?? "{}");
  const grid = byId("grid");
  const events = new EventTarget();
  const words = wording(data.words);
  const announce = announcer(byId("announcer"));
  /** @type {Desk["tell"]} */
  const tell = (name, detail) => events.dispatchEvent(new CustomEvent(name, { detail }));
  const mac = /Mac|iP(hone|ad)/.test(navigator.platform);
  const commands = new Commands(data.shortcuts, mac);
  const rows = new Rows(grid, words, tell);
  const transport = new Transport(`/api/v1/releases/${data.release}/editions/${data.language}`, data.me.id,
    async () => (await import("./sign-in.js")).signIn(data.me, (out) => {
      show(out ? "signed_out" : "saved");
      if (out) tell("signed-out");
    }));
  const journal = new Journal(data.me.id, `${data.release}.${data.language}`, data.drafts_on_device, data.timings.journal);
  const live = new Live(rows, words, data.held, {
    typed: (key, text) => { saving.typed(key, text); tell("input", { key, text }); },
    left: (key) => saving.flush(key),
    opened: (key) => { saving.begin(key); remember(data, key); tell("row-focus", { key }); },
    announce,
  });
  const status = byId("save-state");
  const spoken = byId("save-said");
  const show = (/** @type {string} */ state) => {
    status.dataset.save = state;
    status.textContent = words(`save.${state}`);
    // Each pause while typing would be said otherwise.
    const said = state === "dirty" || state === "saving" ? spoken.textContent : words(`save.${state}`);
    if (spoken.textContent !== said) spoken.textContent = said;
  };
  /** @type {Saving} */
  const saving = new Saving({ rows, journal, transport, timings: data.timings, tell, show, announce, words,
    ask: async (key, told, from) => (await import("./conflict.js")).ask(made, key, told, from) });
  rows.live = live;
  rows.busy = (key) => saving.busy(key);
  rows.adopted = (key, text) => saving.states.set(key, clean(text));
  transport.seen = (key) => rows.seen(key);
  transport.number = (key) => rows.find(key)?.dataset.number;
  transport.settled = (key) => saving.settled(key);
  transport.apply = (row) => rows.apply(row);
  for (const name of ["offline", "online"]) window.addEventListener(name, () => tell(name));
  /** @type {Desk} */
  const made = { data, grid, events, rows, live, transport, saving, commands, announce, words, tell };
  commands.desk = made;
  commands.register(...DEEDS.map((one) => ({ title: words(`do.${one.name}`), ...one })));
  void journal.all().then(async (drafts) => {
    if (!drafts.length) return;
    const { restore } = await import("./restore.js");
    drafts.forEach((one) => restore(saving, one));
  });
  return made;
}

/** Where one is, for the next visit: the key of a row, no text. @param {PageData} data @param {string} key */
function remember(data, key) {
  if (data.drafts_on_device) localStorage.setItem(`stele.at.${data.me.id}.${data.release}.${data.language}`, key);
}

/** @param {Desk} made */
function listen(made) {
  const { grid, rows, live, commands } = made;
  const rowOf = (/** @type {EventTarget|null} */ at) => /** @type {HTMLElement|null} */ (at instanceof Element ? at.closest(".row") : null);
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog:modal")) return;
    const at = /** @type {HTMLElement} */ (event.target);
    const focus = at === live.field ? "text" : at.classList.contains("row") ? "row" : "other";
    const one = commands.find(chord(event, commands.mac), focus);
    if (!one || (one.name === "leave" && focus !== "text")) return;
    event.preventDefault();
    commands.run(one.name);
  });
  grid.addEventListener("click", (event) => {
    const row = rowOf(event.target);
    const cell = event.target instanceof Element && event.target.closest(".row-target");
    if (!row || !cell || live.key === row.dataset.key || !getSelection()?.isCollapsed) return;
    const at = document.caretRangeFromPoint?.(event.clientX, event.clientY);
    const place = at && cell.contains(at.startContainer) ? at.startOffset : 0;
    live.activate(row.dataset.key ?? "", { select: at ? [place, place] : "end", scroll: false });
  });
  grid.addEventListener("focusin", (event) => {
    const row = rowOf(event.target);
    if (!row || rows.current === row.dataset.key) return;
    rows.current = row.dataset.key ?? null;
    if (event.target === row) made.tell("row-focus", { key: rows.current });
  });
  const box = /** @type {HTMLDialogElement} */ (byId("go-to"));
  box.addEventListener("submit", (event) => {
    // At once: what is typed after Enter belongs to the segment gone to.
    event.preventDefault();
    box.close();
    const number = Number(box.querySelector("input")?.value);
    if (number) go(made, rows.number(number), true);
  });
  window.addEventListener("hashchange", () => land(made));
  window.addEventListener("pagehide", () => live.key !== null && made.saving.flush(live.key));
  document.addEventListener("visibilitychange", () => document.hidden && live.key !== null && made.saving.flush(live.key));
  document.addEventListener("click", (event) => {
    const name = event.target instanceof Element && event.target.closest("[data-command]")?.getAttribute("data-command");
    if (name) commands.run(name);
  });
}

/** Opens the row that the address names, the one left last, or the first that is open. @param {Desk} made */
function land(made) {
  const { data, rows } = made;
  const number = /^#n(\d+)$/.exec(location.hash)?.[1];
  const key = new URLSearchParams(location.search).get("key") ??
    localStorage.getItem(`stele.at.${data.me.id}.${data.release}.${data.language}`);
  const row = (number && rows.number(Number(number))) || (key && rows.find(key)) || rows.open(null) || rows.number(1);
  if (!row) return;
  row.scrollIntoView({ block: "center" });
  if (made.live.refusal(row.dataset.key ?? "") === null) made.live.activate(row.dataset.key ?? "", { select: "end", scroll: false });
  else focusRow(made, row);
}

const made = desk();
listen(made);
for (const mount of RIM) {
  // Whatever else fails, one can write.
  try { mount(made); } catch (error) { reportError(error); }
}
land(made);
const ready = () => {
  // The browser, gone to the address's segment, has taken the focus away.
  (made.live.field ?? made.rows.find(made.rows.current ?? ""))?.focus({ preventScroll: true });
  document.documentElement.dataset.ready = "editor";
};
if (document.readyState === "complete") ready();
else addEventListener("load", () => setTimeout(ready));
