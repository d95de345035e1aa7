// The countdown to the end of an embargo. The button it frees asks the server, which decides.
import { left } from "./countdown.js";

/** @typedef {{now: string, until: string | null, words: {over: string}}} PageData */

/** @type {PageData} */
const data = JSON.parse(document.getElementById("page-data")?.textContent ?? "{}");
const button = /** @type {HTMLButtonElement | null} */ (document.getElementById("publish-now"));
const shown = document.querySelector("[data-countdown]");
const said = document.querySelector("[data-said]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || !button || button.disabled) return;
  event.preventDefault();
  button.click();
});

if (data.until && button) {
  // By the server's clock: that of this machine may be wrong.
  const ahead = Date.now() - Date.parse(data.now);
  const until = Date.parse(data.until);
  const tick = () => {
    const remaining = until - (Date.now() - ahead);
    if (shown) shown.textContent = left(remaining, document.documentElement.lang);
    if (remaining > 0) {
      setTimeout(tick, Math.min(remaining, 1000 - (Date.now() % 1000)));
      return;
    }
    button.disabled = false;
    button.focus();
    if (said) said.textContent = data.words.over;
  };
  tick();
}
