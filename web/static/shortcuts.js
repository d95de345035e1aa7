/** The sheet of keys: each may be changed, taken away, and put back. */

import { chord, shown } from "./editor/keys.js";

const data = JSON.parse(document.getElementById("page-data")?.textContent ?? "{}");
const mac = /Mac|iP(hone|ad)/.test(navigator.platform);
const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("tr[data-name]")]);
const said = /** @type {HTMLElement} */ (document.getElementById("said"));
/** @type {Record<string, string|null>} */
const chosen = { ...data.shortcuts };
/** @type {HTMLElement|null} */
let waiting = null;

/** @param {HTMLElement} row @returns {string} */
function keysOf(row) {
  const { name = "", key = "", mac: others = "" } = row.dataset;
  return name in chosen ? chosen[name] ?? "" : mac ? others : key;
}

function draw() {
  for (const row of rows) {
    const keys = keysOf(row).split(" ").filter(Boolean).map((one) => {
      const node = document.createElement("kbd");
      node.textContent = shown(one, mac);
      return node;
    });
    /** @type {HTMLElement} */ (row.querySelector("[data-keys]")).replaceChildren(...keys.flatMap((one) => [one, " "]));
    const own = (row.dataset.name ?? "") in chosen;
    const [off, back] = ["off", "back"].map((one) => row.querySelector(`[data-deed=${one}]`));
    if (back instanceof HTMLElement) back.hidden = !own;
    if (off instanceof HTMLElement) off.hidden = !keys.length;
    row.classList.toggle("is-waiting", row === waiting);
  }
}

/** @param {HTMLElement} row @param {string|null|undefined} keys undefined: as it comes */
async function keep(row, keys) {
  const name = row.dataset.name ?? "";
  const before = { ...chosen };
  if (keys === undefined) delete chosen[name];
  else chosen[name] = keys;
  draw();
  said.textContent = "";
  const answer = await fetch("/api/v1/me/preferences", {
    method: "PUT", keepalive: true, body: JSON.stringify({ ...data.preferences, shortcuts: chosen }),
    headers: { "Content-Type": "application/json", "X-CSRFToken": document.querySelector("meta[name=csrf-token]")?.getAttribute("content") ?? "" },
  }).catch(() => null);
  if (!answer?.ok) {
    for (const one of Object.keys(chosen)) delete chosen[one];
    Object.assign(chosen, before);
    draw();
  }
  said.textContent = answer?.ok ? data.words.kept : data.words.unreachable;
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-deed]") : null;
  const row = /** @type {HTMLElement|null} */ (button?.closest("tr") ?? null);
  if (!row || !button) return;
  const deed = button.getAttribute("data-deed");
  if (deed === "change") {
    waiting = row;
    said.textContent = data.words.press;
    draw();
  } else void keep(row, deed === "off" ? null : undefined).then(() =>
    /** @type {HTMLElement|null} */ (row.querySelector("[data-deed=change]"))?.focus());
});

document.addEventListener("keydown", (event) => {
  const row = waiting;
  if (!row || event.key === "Tab") return;
  event.preventDefault();
  const told = chord(event, mac);
  if (!told) return;
  if (told !== "Escape") {
    const taken = rows.find((one) => one !== row && keysOf(one).split(" ").includes(told));
    if (taken) return void (said.textContent = data.words.taken.replace("{title}", taken.dataset.title ?? ""));
    if (/^(Shift\+)?(.|Space|Enter)$/.test(told) && row.dataset.ofRow === undefined) return void (said.textContent = data.words.alone);
    void keep(row, told);
  } else said.textContent = "";
  waiting = null;
  draw();
}, true);

document.getElementById("print")?.addEventListener("click", () => window.print());
draw();
document.documentElement.dataset.ready = "shortcuts";
