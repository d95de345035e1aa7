/** Which chord a key event is: letters by what they are, or by where they lie where the layout is not Latin. Pure. */

/** @typedef {{key: string, code: string, ctrlKey: boolean, altKey: boolean, shiftKey: boolean, metaKey: boolean,
 *   isComposing: boolean, keyCode?: number, getModifierState: (name: string) => boolean}} Pressed */

const PLACES = /^(?:Key([A-Z])|Digit([0-9])|Numpad([0-9]))$/;
/** @type {Record<string, string>} */
const MARKS = { Comma: ",", Period: ".", Slash: "/", Semicolon: ";", Minus: "-", Equal: "=", BracketLeft: "[", BracketRight: "]" };

/** @param {Pressed} event */
function sign(event) {
  const { key, code } = event;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  if (key === "?") return key;
  if (code === "Space" || key === " ") return "Space";
  if (/^[0-9]$/.test(key)) return key;
  const place = PLACES.exec(code);
  if (place) return place[1] ?? place[2] ?? place[3] ?? "";
  if (code === "Slash" && event.shiftKey && !/^[!-~]$/.test(key)) return "?";
  return key.length === 1 && !/[!-~]/.test(key) ? MARKS[code] ?? key : key;
}

/** The chord of `event`, such as `Mod+Shift+Enter`; `Mod` is Ctrl, or ⌘ on a Mac. '' where it is none of ours:
 * while text is being composed, with AltGr, or Ctrl+Alt with a character.
 * @param {Pressed} event @param {boolean} mac @returns {string} */
export function chord(event, mac) {
  if (event.isComposing || event.keyCode === 229 || event.getModifierState("AltGraph")) return "";
  const main = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  const said = sign(event);
  if (event.altKey && said.length === 1) return "";
  if (["Control", "Alt", "Shift", "Meta", "Dead", "Process", "Unidentified"].includes(said)) return "";
  const shifted = event.shiftKey && said !== "?";
  return (main ? "Mod+" : "") + (other ? (mac ? "Ctrl+" : "Meta+") : "") + (event.altKey ? "Alt+" : "")
    + (shifted ? "Shift+" : "") + said;
}

/** A chord as people read it. @param {string} told @param {boolean} mac */
export function shown(told, mac) {
  /** @type {Record<string, string>} */
  const names = mac ? { Mod: "⌘", Ctrl: "⌃", Alt: "⌥", Shift: "⇧", Enter: "↩" } : { Mod: "Ctrl" };
  /** @type {Record<string, string>} */
  const all = { ...names, ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };
  return told.split("+").map((one) => all[one] ?? one).join(mac ? "" : "+");
}

/** A chord as `aria-keyshortcuts` wants it. @param {string} told @param {boolean} mac */
export const spoken = (told, mac) => told.replace("Mod", mac ? "Meta" : "Control").replace("Ctrl+", "Control+");
