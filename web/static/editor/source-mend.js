/** A word of the source mended where it stands. */

import { here } from "./deeds.js";
import { make } from "./live.js";
import { again, changing, went } from "./toast.js";

/** @param {import("./types.js").Desk} desk */
export async function mend(desk) {
  const key = here(desk);
  const row = key && desk.rows.find(key);
  const cell = row && desk.rows.cell(row, "source");
  if (!cell) return;
  const path = `/api/v1/releases/${desk.data.release}/segments/${key}/source`;
  const told = await desk.transport.call("GET", path);
  if (!went(desk, told)) return;
  const { text, version } = told.body;
  const field = /** @type {HTMLTextAreaElement} */ (make("textarea", "live"));
  [field.lang, field.dir] = [cell.lang, cell.dir];
  field.value = text;
  field.setAttribute("aria-label", desk.words("source_of", { n: row.dataset.number ?? "" }));
  const back = () => { cell.replaceChildren(text); row.focus(); };
  field.addEventListener("keydown", async (event) => {
    event.stopPropagation();
    if (event.key === "Escape") back();
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (field.value === text) return back();
    await changing(desk, desk.transport.call("PUT", path, { text: field.value }, { match: version }),
      (done) => again(desk, key, desk.words("done.mend"), done.event));
  });
  cell.replaceChildren(field);
  field.focus();
  desk.announce(desk.words("mending"));
}
