/** Which languages a bilingual file states of itself, by its beginning: the desk opens it in no others. */

const TARGETS = [/\btarget-language\s*=\s*["']([\w-]+)/, /\btrgLang\s*=\s*["']([\w-]+)/, /name="languageTarget"\s+content="([\w-]+)"/i, /^"Language:\s*([\w-]+)/m];
const SOURCES = [/\bsource-language\s*=\s*["']([\w-]+)/, /\bsrcLang\s*=\s*["']([\w-]+)/, /name="languageSource"\s+content="([\w-]+)"/i, /^"X-Source-Language:\s*([\w-]+)/m];
const LOOK = 65536;

/** @param {string} head @param {RegExp[]} patterns @param {string[]} known */
function stated(head, patterns, known) {
  const tag = patterns.map((one) => one.exec(head)?.[1]).find((one) => one)?.toLowerCase().replace("_", "-") ?? "";
  return known.find((code) => code === tag || code === tag.split("-")[0]) ?? "";
}

/** @param {string} head @param {string[]} known */
export function languagesOf(head, known) {
  return { source: stated(head, SOURCES, known), target: stated(head, TARGETS, known) };
}

/** @param {File} file @param {string[]} known */
export async function languagesIn(file, known) {
  const paired = /\.(po|pot|xlf|xliff|sdlxliff|mqxliff|mxliff|html?)$/i.test(file.name);
  return paired ? languagesOf(await file.slice(0, LOOK).text(), known) : { source: "", target: "" };
}
