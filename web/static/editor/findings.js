/** What the checks say of a row: each a sentence that leads to its place, some with a fix. */

import { make } from "./live.js";
import { span } from "./places.js";
import { filled, speaks } from "./slots.js";

/** @typedef {import("./dock.js").Dock} Dock @typedef {import("./types.js").Finding} Finding */

/** @param {Finding} one @param {Finding} other */
const same = (one, other) => one.check === other.check && one.parameters_hash === other.parameters_hash && one.start === other.start;

/** The finding and its text as they are now: typing may have moved it. @param {Dock} dock @param {Finding} one */
async function placed(dock, one) {
  const key = /** @type {string} */ (dock.key);
  const { rows, saving } = dock.desk;
  if (saving.busy(key)) await saving.settled(key);
  const now = dock.told.checks?.findings.find((/** @type {Finding} */ each) => same(one, each));
  return now && { key, place: span(one.side === "source" ? rows.base(key) : rows.text(key), now) };
}

/** Selects it in the text, or marks it in the source. @param {Dock} dock @param {Finding} one */
async function go(dock, one) {
  const found = await placed(dock, one);
  if (!found) return;
  const { rows, live } = dock.desk;
  if (one.side === "target") return live.activate(found.key, { select: found.place ?? "end" });
  const row = rows.find(found.key);
  const text = row && rows.cell(row, "source")?.firstChild;
  row?.scrollIntoView({ block: "nearest" });
  if (!text || !found.place || found.place[1] > (text.nodeValue ?? "").length) return;
  const range = document.createRange();
  range.setStart(text, found.place[0]);
  range.setEnd(text, found.place[1]);
  CSS.highlights.set("finding", new Highlight(range));
}

/** @param {Dock} dock @param {Finding} one */
async function fix(dock, one) {
  const found = await placed(dock, one);
  const { live, announce, words } = dock.desk;
  if (!found?.place || one.fix === null) return;
  live.activate(found.key, { select: found.place });
  live.insert(one.fix);
  announce(words("fixed"));
}

/** @param {Dock} dock @param {Finding} one */
function item(dock, one) {
  const key = /** @type {string} */ (dock.key);
  const { desk } = dock;
  const name = `${one.check} ${one.parameters_hash}`;
  const open = async () => {
    // To leave the text saves it, and what is saved is listed anew: the form opens in the list that stays.
    if (desk.saving.busy(key)) await desk.saving.settled(key);
    const here = node.isConnected ? node : document.querySelector(`[data-finding="${CSS.escape(name)}"]`);
    const form = here?.querySelector("form");
    if (!here || !form) return;
    form.hidden = !form.hidden;
    here.querySelector("[aria-expanded]")?.setAttribute("aria-expanded", String(!form.hidden));
    form.querySelector("input")?.focus();
  };
  // What the fix puts in; where it only takes away, what goes.
  const moved = one.fix || (desk.rows.text(key).slice(...(span(desk.rows.text(key), one) ?? [0, 0])));
  const node = filled("finding", {
    message: one.message, go: () => void go(dock, one), word: desk.words(`severity.${one.severity}`),
    fix: one.fix === null || one.dismissed ? null : () => void fix(dock, one),
    verb: one.fix === null ? null : desk.words(one.fix ? "insert" : "delete"),
    put: one.fix === null ? null : [moved.trim() ? speaks(desk, make("bdi", "", moved)) : desk.words("a_space")],
    dismiss: one.dismissed ? null : () => void open(),
    revoke: one.dismissed ? () => void desk.transport.deed(key, "revoke", { check: one.check, parameters_hash: one.parameters_hash }) : null,
    form: () => void dock.after(CHECKS, desk.transport.deed(key, "dismiss",
      { check: one.check, parameters_hash: one.parameters_hash, note: node.querySelector("input")?.value.trim() })),
  });
  node.dataset.finding = name;
  node.dataset.severity = one.dismissed ? "dismissed" : one.severity;
  return node;
}

/** @type {import("./dock.js").Panel} */
export const CHECKS = {
  name: "checks", path: "", eager: true,
  count: (row) => row.findings.filter((/** @type {Finding} */ one) => !one.dismissed).length,
  show: (dock, row) => row.findings.map((/** @type {Finding} */ one) => item(dock, one)),
  mount(dock) {
    const { desk } = dock;
    const first = () => dock.told.checks?.findings.find((/** @type {Finding} */ one) => one.fix !== null && !one.dismissed);
    desk.commands.register({ name: "fix", title: desk.words("do.fix"), key: "Mod+.",
      when: () => (first() ? null : desk.words("no_fix")), run: () => void fix(dock, first()) });
    desk.events.addEventListener("row-focus", () => CSS.highlights.clear());
  },
};
