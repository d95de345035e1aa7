// Which language a text is likely in, by its script and its most frequent words.

/** @typedef {{ direction: string, script: string, words: string[] }} Language */

/**
 * @param {string} text
 * @param {Record<string, Language>} languages
 * @returns {string} the code, or "" where the letters tell nothing
 */
export function likelyLanguage(text, languages) {
  const words = text.slice(0, 20000).toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  let best = "";
  let most = [0, 0];
  for (const [code, language] of Object.entries(languages)) {
    const letter = new RegExp(`^\\p{Script=${language.script}}`, "u");
    const frequent = new Set(language.words);
    const ofScript = words.filter((word) => letter.test(word)).length;
    const known = words.filter((word) => frequent.has(word)).length;
    if (ofScript > most[0] || (ofScript === most[0] && ofScript > 0 && known > most[1])) {
      best = code;
      most = [ofScript, known];
    }
  }
  return best;
}
