/** Who else is here, and what they change: one tab asks the desk and tells the others. */

import { make } from "./live.js";
import { byId } from "./slots.js";

/** @typedef {import("./types.js").Desk} Desk
 * @typedef {{head: number, events: {seq: number, action: string, person: string|null, language: string, keys: string[]}[],
 *   present: {person: string, name: string, language: string, key: string}[]}} News */

const BEAT = 10_000;
const SEEN = 4_000;
const HIDDEN = 30_000;
const MOST = 30;
const STRUCTURE = new Set(["split", "join", "fold", "unfold", "edit_source", "new_version"]);

/** @param {Desk} desk */
export function mountPresence(desk) {
  const { data, rows, live, transport, words, saving } = desk;
  const release = `/api/v1/releases/${data.release}`;
  const channel = new BroadcastChannel(`stele.${data.release}`);
  /** @type {Set<number>} events of this tab's own deeds */
  const own = new Set();
  let head = data.head;
  let etag = "";
  let timer = 0;
  let warned = "";
  /** @type {News["present"]} */
  let present = [];

  const beat = () => {
    if (document.hasFocus()) void transport.once("POST", `${release}/presence`, { language: data.language, key: rows.current ?? "" });
  };
  const later = () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, (document.hidden ? HIDDEN : SEEN) + Math.random() * 500);
  };
  async function ask() {
    later();
    const answer = await fetch(`${release}/events?after=${head}`, { cache: "no-store", headers: { "If-None-Match": etag } }).catch(() => null);
    // What is not taken now is told again.
    if (answer?.status !== 200 || byId("toast").dataset.busy) return;
    etag = answer.headers.get("ETag") ?? "";
    const news = /** @type {News} */ (await answer.json());
    channel.postMessage({ news, after: head });
    await take(news);
  }
  channel.onmessage = ({ data: told }) => {
    // Who missed something before asks for itself.
    if (told.after > head) return;
    later();
    void take(told.news);
  };
  /** @param {News} news */
  async function take(news) {
    if (byId("toast").dataset.busy) return;
    const since = head;
    head = Math.max(head, news.head);
    show(news.present);
    const others = news.events.filter((one) => one.seq > since && !own.has(one.seq) && (!one.language || one.language === data.language));
    const keys = [...new Set(others.flatMap((one) => one.keys))];
    if (others.some((one) => STRUCTURE.has(one.action)) || keys.length > MOST || keys.some((key) => !rows.find(key)))
      return (await import("./toast.js")).again(desk, rows.current, words("changed_by_others"));
    for (const key of keys) {
      if (saving.busy(key)) continue;
      const answer = await transport.call("GET", `segments/${key}`);
      if (answer.ok) rows.apply(answer.body);
    }
  }
  /** @param {News["present"]} told */
  function show(told) {
    present = told.filter((one) => one.person !== data.me.id);
    byId("presence").replaceChildren(...[...new Set(present.map((one) => one.name))].map((name) => make("bdi", "here", name)));
    for (const one of desk.grid.querySelectorAll(".row-here")) one.remove();
    for (const one of present)
      if (one.language === data.language)
        rows.find(one.key)?.querySelector(".row-state")?.append(make("span", "row-here", make("bdi", "", one.name)));
    warn();
  }
  const warn = () => {
    const other = present.find((one) => one.language === data.language && one.key === live.key);
    const told = other ? `${other.name} ${live.key}` : "";
    if (other && told !== warned) desk.announce(words("also_here", { name: `\u2068${other.name}\u2069` }));
    warned = told;
  };
  desk.events.addEventListener("row-change", (event) => own.add(/** @type {CustomEvent} */ (event).detail.row.event));
  let moved = 0;
  desk.events.addEventListener("row-focus", () => {
    warn();
    clearTimeout(moved);
    moved = window.setTimeout(beat, 500);
  });
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  window.setInterval(beat, BEAT);
  beat();
  later();
}
