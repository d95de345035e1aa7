// How long it still is: the days in words, the rest in figures that every language reads.

/**
 * Days and hours, minutes and seconds: "2 days · 03:04:05". A moment that has passed is 00:00.
 * @param {number} milliseconds
 * @param {string} language
 * @returns {string}
 */
export function left(milliseconds, language) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const days = Math.floor(seconds / 86400);
  const hours = Math.floor((seconds % 86400) / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  if (days) return `${inDays(days, language)} · ${two(hours)}:${rest}`;
  return hours ? `${two(hours)}:${rest}` : rest;
}

/** @param {number} days @param {string} language */
function inDays(days, language) {
  const words = { style: "unit", unit: "day", unitDisplay: "long", numberingSystem: "latn" };
  return new Intl.NumberFormat(language, /** @type {Intl.NumberFormatOptions} */ (words)).format(days);
}
