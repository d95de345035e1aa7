/** How far the edition is: its bar and the words beside it follow the rows. */

import { byId } from "./slots.js";

const STATES = ["approved", "folded", "translated", "draft", "returned", "untranslated"];
const CONFIRMED = new Set(STATES.slice(0, 3));
const HUNDREDTHS = 100;

/** @param {import("./types.js").Desk} desk */
export function mountProgress({ rows, words, events }) {
  const bar = /** @type {Element} */ (document.querySelector(".editor-progress"));
  const { lang, dir } = document.documentElement;
  const written = (/** @type {number} */ n) => n.toLocaleString(lang, { numberingSystem: "latn" });
  let due = false;

  function draw() {
    due = false;
    /** @type {Record<string, [number, number]>} segments and words of the source */
    const counts = Object.fromEntries(STATES.map((one) => [one, [0, 0]]));
    let all = 0;
    let done = 0;
    for (const { dataset } of rows.all()) {
      const count = counts[dataset.state ?? ""];
      if (!count) continue;
      count[0] += 1;
      count[1] += Number(dataset.words);
      all += Number(dataset.words);
      done += CONFIRMED.has(dataset.state ?? "") ? 1 : 0;
    }
    // As the page came: by words, by segments where there are none.
    const by = all ? 1 : 0;
    const whole = all || rows.all().length || 1;
    let start = 0;
    bar.replaceChildren(...STATES.filter((one) => counts[one][0]).map((state) => {
      const length = (counts[state][by] / whole) * HUNDREDTHS;
      const part = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      part.setAttribute("class", `bar-${state}`);
      part.setAttribute("x", (dir === "rtl" ? HUNDREDTHS - start - length : start).toFixed(2));
      part.setAttribute("width", length.toFixed(2));
      part.setAttribute("height", "1");
      start += length;
      return part;
    }));
    const told = words("done", { done: written(done), all: written(rows.all().length) });
    byId("done").textContent = told;
    bar.setAttribute("aria-label", told);
  }

  events.addEventListener("row-turn", () => {
    if (due) return;
    due = true;
    requestIdleCallback(draw, { timeout: 500 });
  });
}
