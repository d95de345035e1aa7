/** Wires the review, and nothing else. */

import { announcer, wording } from "../editor/announce.js";
import { chord, shown } from "../editor/keys.js";
import { Journal } from "../editor/journal.js";
import { Transport } from "../editor/transport.js";
import { Deeds } from "./deeds.js";
import { Edit } from "./edit.js";
import { Page } from "./page.js";

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const data = JSON.parse(byId("page-data").textContent ?? "{}");
const words = wording(data.words);
const announce = announcer(byId("announcer"));
const mac = /Mac|iP(hone|ad)/.test(navigator.platform);
const page = new Page(data, words);
const transport = new Transport(`/api/v1/releases/${data.release}/editions/${data.language}`, data.me.id,
  async () => (await import("../editor/sign-in.js")).signIn(data.me, () => {}));
transport.number = (key) => data.rows[key] && String(data.rows[key].n);
const deeds = new Deeds(page, transport, data.release, announce, words);
const JOURNAL_MS = 250;
const edit = new Edit(deeds, new Journal(data.me.id, `review.${data.release}.${data.language}`, data.drafts_on_device, JOURNAL_MS));
const returning = /** @type {HTMLDialogElement} */ (byId("return-dialog"));
const commenting = /** @type {HTMLDialogElement} */ (byId("comment-dialog"));
const note = /** @type {HTMLInputElement} */ (byId("return-note"));

const waits = (/** @type {import("./page.js").Known} */ row) => row.state === "translated";

/** @param {string|null} key */
function go(key) {
  if (key) page.go(key);
  else announce(words("nothing"));
}

/** @param {string} key */
async function approve(key) {
  if (await deeds.one(key, "approve")) {
    const next = page.step(1, waits);
    if (next) page.go(next);
  }
}

/** @param {string} key */
function openReturn(key) {
  const reason = page.reason(key, "return");
  if (reason) return announce(reason);
  /** @type {HTMLFormElement} */ (byId("return-form")).reset();
  returning.showModal();
  /** @type {HTMLElement|null} */ (returning.querySelector("input[type=radio]"))?.focus();
}

/** @param {string} key */
async function openComments(key) {
  commenting.showModal();
  byId("comments").replaceChildren();
  const answer = await transport.call("GET", `${transport.at(key)}/threads`);
  const threads = answer.ok ? answer.body.threads ?? answer.body : [];
  byId("comments").replaceChildren(...threads.flatMap((/** @type {any} */ thread) => thread.comments).map((/** @type {any} */ one) => {
    const line = document.createElement("li");
    const name = document.createElement("bdi");
    const text = document.createElement("bdi");
    name.textContent = one.name;
    text.textContent = one.text;
    line.append(name, ": ", text);
    return line;
  }));
}

/** @type {Record<string, (key: string) => void>} */
const DEEDS = {
  approve: (key) => void approve(key),
  paragraph: (key) => void deeds.many(page.paragraph(key).filter((one) => waits(page.rows[one]) && !page.reason(one, "approve"))),
  return: openReturn,
  keep: (key) => void deeds.one(key, "keep"),
  reopen: (key) => void deeds.one(key, "reopen"),
  save: (key) => edit.open(key),
  comment: (key) => void openComments(key),
};
/** @type {Record<string, string>} */
const KEYS = { A: "approve", "Mod+Enter": "approve", "Shift+A": "paragraph", R: "return", K: "keep", E: "save", C: "comment", "Mod+Shift+Enter": "reopen" };
for (const deed of ["approve", "comment", "reopen"]) {
  const own = data.shortcuts[deed];
  if (own === undefined) continue;
  // Keys of one's own, as the sheet has them; those it came with are free then.
  for (const [one, named] of Object.entries(KEYS)) if (named === deed && one !== "Mod+Enter") delete KEYS[one];
  for (const one of own.split(" ").filter(Boolean)) KEYS[one] = deed;
  const button = document.querySelector(`[data-deed="${deed}"]`);
  button?.removeAttribute("aria-keyshortcuts");
  button?.querySelector("kbd")?.replaceChildren(own.split(" ").map((/** @type {string} */ one) => shown(one, mac)).join(" "));
}

document.addEventListener("keydown", (event) => {
  const said = chord(event, mac);
  const target = /** @type {HTMLElement} */ (event.target);
  if (!said || returning.open || commenting.open) return;
  if (target.matches(".edit-text")) {
    if (said === "Mod+Enter") void edit.send("confirm");
    else if (said === "Escape") void edit.send("save");
    else return;
    return event.preventDefault();
  }
  if (said === "F9") {
    event.preventDefault();
    return go(page.step(1, waits));
  }
  if (!target.matches(".seg")) return;
  const key = target.dataset.key ?? "";
  if (KEYS[said]) DEEDS[KEYS[said]](key);
  else if (/^((Alt|Mod)\+)?Arrow(Down|Up)$/.test(said)) go(page.step(said.endsWith("Down") ? 1 : -1) ?? key);
  else if (said === "Mod+Z") deeds.back?.();
  else return;
  event.preventDefault();
});

returning.addEventListener("keydown", (event) => {
  const digit = Number(chord(event, mac));
  if (event.target === note || !(digit >= 1 && digit <= data.kinds.length)) return;
  event.preventDefault();
  const radio = /** @type {HTMLInputElement} */ (returning.querySelector(`input[value="${data.kinds[digit - 1]}"]`));
  radio.checked = true;
  note.focus();
});

byId("return-form").addEventListener("submit", (event) => {
  const told = new FormData(/** @type {HTMLFormElement} */ (event.target));
  if (page.current) void deeds.one(page.current, "return", { kind: told.get("kind"), note: told.get("note") });
});
byId("comment-form").addEventListener("submit", async (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const text = new FormData(form).get("text");
  const key = page.current;
  if (!key) return;
  const answer = await transport.call("POST", `${transport.at(key)}/threads`, { text });
  deeds.toast(answer.ok ? words("commented") : deeds.fault(answer.body));
  if (!answer.ok) return;
  form.reset();
  page.turn(key, { threads: page.rows[key].threads + 1 });
});
for (const dialog of [returning, commenting]) {
  dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => page.current && page.go(page.current));
}

byId("review").addEventListener("focusin", (event) => {
  const segment = /** @type {HTMLElement} */ (event.target);
  if (segment.matches(".seg")) page.focused(segment.dataset.key ?? "");
});
byId("review").addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const link = target.closest(".finding a");
  const found = link ? document.querySelector(link.getAttribute("href") ?? "") : target.closest(".seg")
    ?? page.byKey.get(/** @type {HTMLElement|null} */ (target.closest(".of"))?.dataset.of ?? "");
  if (!(found instanceof HTMLElement) || !found.dataset.key) return;
  if (link) event.preventDefault();
  page.go(found.dataset.key);
});
byId("bar").addEventListener("click", (event) => {
  const button = /** @type {HTMLElement|null} */ (/** @type {Element} */ (event.target).closest("[data-deed]"));
  if (!button || !page.current) return;
  const why = page.reason(page.current, button.dataset.deed ?? "");
  if (why) {
    byId("bar-reason").textContent = why;
    return announce(why);
  }
  DEEDS[button.dataset.deed ?? ""]?.(page.current);
});
byId("bar").addEventListener("focusin", (event) => {
  const deed = /** @type {HTMLElement} */ (event.target).dataset.deed;
  if (deed && page.current) byId("bar-reason").textContent = page.reason(page.current, deed);
});
byId("approve-clean").addEventListener("click", () => void deeds.many(page.clean()));

const asked = new URLSearchParams(location.search).get("key");
const first = (asked && page.byKey.get(asked)) || (location.hash && document.querySelector(location.hash)) || null;
if (first instanceof HTMLElement && first.dataset.key) page.go(first.dataset.key);
void edit.restore();
