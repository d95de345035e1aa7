/** Puts back what a reload, a crash or a lost network left unsaved, and sends it. */

import { clean } from "./save-state.js";

/** @param {import("./saving.js").Saving} saving @param {import("./types.js").Draft} draft */
export function restore(saving, draft) {
  const { key, text, sent } = draft;
  const { rows, journal } = saving.parts;
  const row = rows.find(key);
  if (!row || saving.busy(key)) return;
  if (!sent && !draft.confirm && rows.text(key) === text) return journal.drop(key);
  rows.put(key, text);
  const state = { ...clean(draft.from), text, confirm: draft.confirm, since: draft.at };
  if (sent) {
    saving.writes.set(key, sent);
    saving.states.set(key, { ...state, phase: "waiting", sent: { text: sent.text, move: sent.move } });
    return saving.say(key, { is: "again" });
  }
  // The desk is told what the draft began from: it knows best whether that still stands.
  row.dataset.version = String(draft.version);
  row.dataset.baseHash = draft.base_hash;
  saving.states.set(key, { ...state, phase: "dirty" });
  saving.say(key, { is: "due" });
}
