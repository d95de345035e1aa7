/** Shows the rows that the filter asks for, tells how many, and keeps it in the address. */

import { read, test, written } from "./filter.js";
import { byId } from "./slots.js";

/** @typedef {import("./types.js").Desk} Desk */

/** @param {HTMLElement} row @param {import("./rows.js").Rows} rows @returns {import("./filter.js").Facts} */
const facts = (row, rows) => ({
  state: row.dataset.state ?? "", source: rows.base(row.dataset.key ?? ""), target: rows.text(row.dataset.key ?? ""),
  comments: Number(row.dataset.threads), findings: Number(row.dataset.findings), mine: row.dataset.mine === "1",
});

/** @param {Desk} desk */
export function mountFilters(desk) {
  const { rows, words } = desk;
  const form = /** @type {HTMLFormElement} */ (byId("filter"));
  const text = form.querySelector("input");
  const asked = () => read(new URLSearchParams(/** @type {any} */ (new FormData(form))));
  const show = () => {
    const filter = asked();
    const passes = test(filter);
    let shown = 0;
    for (const row of rows.all()) {
      row.hidden = passes !== null && !passes(facts(row, rows));
      shown += Number(!row.hidden);
    }
    byId("filter-count").textContent = passes ? words("shown", { n: shown, all: rows.all().length }) : "";
    byId("filter-clear").hidden = !passes;
    history.replaceState(null, "", location.pathname + written(filter, location.search) + location.hash);
    // The row one writes in stays until one leaves it.
    const live = desk.live.key && rows.find(desk.live.key);
    if (live) live.hidden = false;
  };
  /** @param {import("./filter.js").Filter} filter */
  const set = (filter) => {
    for (const field of /** @type {any} */ (form.elements)) {
      const value = /** @type {any} */ (filter)[field.name];
      if (field.type === "checkbox") field.checked = field.name === "state" ? value.includes(field.value) : value;
      else if (field.name) field.value = value;
    }
    show();
  };
  let timer = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = window.setTimeout(show, event.target === text ? 150 : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
    const first = rows.beside(null, 1);
    if (first) desk.live.activate(first.dataset.key ?? "", { select: "end" });
  });
  const clear = () => {
    set(read(new URLSearchParams()));
    const at = desk.rows.current && rows.find(desk.rows.current);
    if (at) at.scrollIntoView({ block: "center" });
  };
  byId("filter-clear").addEventListener("click", clear);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    clear();
    if (rows.current) rows.find(rows.current)?.focus();
  });
  window.addEventListener("popstate", () => set(read(new URLSearchParams(location.search))));
  // What was typed while this was fetched stands.
  if (text?.value) show();
  else set(read(new URLSearchParams(location.search)));
  const at = desk.live.key && rows.find(desk.live.key);
  const passes = test(asked());
  if (at && passes && !passes(facts(at, rows))) {
    // A link to some segments opens at the first of them.
    desk.live.deactivate();
    at.hidden = true;
    const first = rows.beside(null, 1);
    if (first) desk.live.activate(first.dataset.key ?? "", { select: "end" });
  }
  return { findings: () => set({ ...read(new URLSearchParams()), finding: true }) };
}
