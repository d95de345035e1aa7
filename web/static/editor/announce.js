/** The one live region of the page. */

/** @param {HTMLElement} region @returns {(text: string) => void} */
export function announcer(region) {
  return (text) => {
    // The same sentence twice is said twice: an unbreakable space makes it another one.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text;
  };
}

/** Puts the facts into a sentence: `{name}`. @param {Record<string, string>} told */
export function wording(told) {
  return (/** @type {string} */ key, /** @type {Record<string, string|number>} */ facts = {}) =>
    (told[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(facts[name] ?? whole));
}
