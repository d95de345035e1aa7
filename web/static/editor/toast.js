/** What was just done, with a way back for ten seconds: it outlives the reload that a new structure asks for. */

import { byId } from "./slots.js";

/** @typedef {import("./types.js").Desk} Desk @typedef {{text: string, event: number|null}} Told */

const KEPT = "stele.toast";
const LASTS = 10_000;
/** A page that comes later than this is no answer to the deed any more. */
const STALE = 60_000;
let timer = 0;

/** @param {Desk} desk @param {Told} told */
function show(desk, { text, event }) {
  const box = byId("toast");
  byId("toast-text").textContent = text;
  byId("toast-undo").hidden = !event;
  byId("toast-undo").onclick = () => event && takeBack(desk, event);
  box.hidden = false;
  clearTimeout(timer);
  timer = window.setTimeout(() => { box.hidden = true; }, LASTS);
}

/** @param {Desk} desk @param {string} text @param {number|null} [event] */
export const toast = (desk, text, event = null) => show(desk, { text, event });

/** The reason of a refusal, said. @param {Desk} desk @param {import("./types.js").Answer} answer @returns {boolean} whether it went well */
export function went(desk, answer) {
  if (!answer.ok) toast(desk, answer.body?.error?.message ?? answer.body?.conflict?.message ?? desk.words("unreachable"));
  return answer.ok;
}

/** Shows the grid anew once all typing is at the desk, at the segment `key`, or as far down as before. @param {Desk} desk @param {string|null} key @param {string} [text] @param {number|null} [event] */
export async function again(desk, key, text, event = null) {
  await Promise.all([...desk.saving.states.keys()].map((one) => desk.saving.settled(one)));
  if (text) sessionStorage.setItem(KEPT, JSON.stringify({ text, event, at: Date.now() }));
  const address = new URL(location.href);
  const row = desk.rows.find(desk.rows.current ?? "");
  address.hash = key || !row ? "" : `n${row.dataset.number}`;
  if (key) address.searchParams.set("key", key);
  history.replaceState(null, "", address);
  location.reload();
}

/** While this tab changes the segments itself, news of it would only come in between. @param {Desk} desk @param {Promise<import("./types.js").Answer>} deed @param {(body: any) => Promise<void>} then */
export async function changing(desk, deed, then) {
  byId("toast").dataset.busy = "1";
  const answer = await deed;
  if (went(desk, answer)) return then(answer.body);
  delete byId("toast").dataset.busy;
}

/** @param {Desk} desk @param {number} event */
export const takeBack = (desk, event) =>
  changing(desk, desk.transport.call("POST", `/api/v1/releases/${desk.data.release}/undo`, { event }),
    () => again(desk, null, desk.words("undone")));

/** Goes on showing what the page before showed. @param {Desk} desk */
export function resume(desk) {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  sessionStorage.removeItem(KEPT);
  if (kept && Date.now() - kept.at < STALE) show(desk, kept);
}
