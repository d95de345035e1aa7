/** What becomes of a row's text between the key and the desk. Pure: a state and a message give a state and effects. */

/**
 * `text` is what the row says here, `saved` what the desk answered last, `sent` what is on its way, `since` when the first
 * letter that is not saved was typed, `confirm` whether it is to be confirmed once what is on its way is answered.
 * @typedef {"clean"|"dirty"|"saving"|"waiting"|"conflict"|"refused"} Phase
 * @typedef {{text: string, move: "save"|"confirm"}} Sent
 * @typedef {{phase: Phase, text: string, saved: string, sent: Sent|null, since: number, confirm: boolean}} SaveState
 * @typedef {{is: "typed", text: string, at: number} | {is: "due"} | {is: "confirm", text: string, at: number}
 *   | {is: "saved", text: string, at: number} | {is: "conflict"} | {is: "refused"} | {is: "unreachable"} | {is: "signed-out"}
 *   | {is: "again"} | {is: "mine", at: number} | {is: "theirs", text: string}} Message
 * @typedef {{do: "journal"|"forget"|"retry"|"sign-in"|"ask"|"tell"|"adopt"} | {do: "arm", at: number} | {do: "send", sent: Sent}
 *   | {do: "again"}} Effect
 * @typedef {{idle: number, longest: number}} Timings
 */

/** @param {string} saved @returns {SaveState} */
export const clean = (saved) => ({ phase: "clean", text: saved, saved, sent: null, since: 0, confirm: false });

/** @param {SaveState} state @returns {[SaveState, Effect[]]} */
function send(state) {
  /** @type {Sent} */
  const sent = { text: state.text, move: state.confirm ? "confirm" : "save" };
  return [{ ...state, phase: "saving", sent, confirm: false, since: 0 }, [{ do: "journal" }, { do: "send", sent }]];
}

/** @param {SaveState} state @param {Message} message @param {Timings} timings @returns {[SaveState, Effect[]]} */
export function step(state, message, timings) {
  switch (message.is) {
    case "typed": return typed(state, message.text, message.at, timings);
    case "confirm": {
      const next = { ...state, text: message.text, confirm: true, since: state.since || message.at };
      return state.sent ? [next, [{ do: "journal" }]] : send(next);
    }
    case "due": return state.phase === "dirty" ? send(state) : [state, []];
    case "saved": return saved(state, message.text, message.at, timings);
    case "conflict": return state.sent ? [{ ...state, phase: "conflict", sent: null, confirm: false }, [{ do: "ask" }]] : [state, []];
    case "refused": return state.sent ? [{ ...state, phase: "refused", sent: null, confirm: false }, [{ do: "tell" }]] : [state, []];
    case "unreachable": return state.sent ? [{ ...state, phase: "waiting" }, [{ do: "journal" }, { do: "retry" }]] : [state, []];
    case "signed-out": return state.sent ? [{ ...state, phase: "waiting" }, [{ do: "journal" }, { do: "sign-in" }]] : [state, []];
    case "again": return state.phase === "waiting" ? [{ ...state, phase: "saving" }, [{ do: "again" }]] : [state, []];
    case "mine": return send({ ...state, phase: "dirty", since: message.at });
    case "theirs": return [clean(message.text), [{ do: "forget" }, { do: "adopt" }]];
  }
}

/** @param {SaveState} state @param {string} text @param {number} at @param {Timings} timings @returns {[SaveState, Effect[]]} */
function typed(state, text, at, timings) {
  if (text === state.text && state.phase !== "refused") return [state, []];
  // What is typed after a confirmation was not confirmed: it waits as a draft.
  if (state.sent || state.phase === "conflict")
    return [{ ...state, text, since: state.since || at, confirm: false }, [{ do: "journal" }]];
  if (text === state.saved) return [clean(text), [{ do: "forget" }]];
  const since = state.since || at;
  const due = Math.min(at + timings.idle, since + timings.longest);
  return [{ ...state, phase: "dirty", text, since }, [{ do: "journal" }, { do: "arm", at: due }]];
}

/** @param {SaveState} state @param {string} text @param {number} at @param {Timings} timings @returns {[SaveState, Effect[]]} */
function saved(state, text, at, timings) {
  if (!state.sent) return [state, []];
  const untouched = state.text === state.sent.text;
  const next = { ...state, saved: text, text: untouched ? text : state.text, sent: null };
  if (state.confirm) return send(next);
  if (next.text === text) return [clean(text), untouched ? [{ do: "forget" }, { do: "adopt" }] : [{ do: "forget" }]];
  const since = state.since || at;
  return [{ ...next, phase: "dirty", since }, [{ do: "journal" }, { do: "arm", at: Math.min(at + timings.idle, since + timings.longest) }]];
}

/** What the page says of all rows together: the worst of them. @param {Iterable<SaveState>} states
 * @returns {"saved"|"dirty"|"saving"|"waiting"|"conflict"|"refused"} */
export function together(states) {
  const order = ["clean", "dirty", "saving", "waiting", "refused", "conflict"];
  let worst = 0;
  for (const one of states) worst = Math.max(worst, order.indexOf(one.phase));
  return /** @type {any} */ (worst ? order[worst] : "saved");
}
