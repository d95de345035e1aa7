// Keys of a draft's segments: arrows move, J joins with the next, S splits.

const list = document.querySelector("[data-cuts]");

/** @param {KeyboardEvent} event */
function letter(event) {
  return /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, "").toLowerCase();
}

/** @param {Element | null} segment */
function focus(segment) {
  if (segment instanceof HTMLElement) segment.focus();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const segment = event.target;
  if (!(segment instanceof HTMLLIElement) || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.key === "ArrowDown") focus(segment.nextElementSibling);
  else if (event.key === "ArrowUp") focus(segment.previousElementSibling);
  else {
    const sought = { j: "[data-join]", s: "[data-split]" }[letter(event)];
    const deed = sought && segment.querySelector(sought);
    if (!(deed instanceof HTMLElement)) return;
    deed.click();
  }
  event.preventDefault();
}

if (list instanceof HTMLElement) {
  list.addEventListener("keydown", onKey);
  const first = list.querySelector("li");
  if (first) first.tabIndex = 0;
  if (/^#n\d+$/.test(location.hash)) focus(document.getElementById(location.hash.slice(1)));
}
