// Puts a finished language on the clipboard, formatted and plain at once.

/** @typedef {{html: string, text: string, words: {copied: string, selected: string}}} PageData */

/** @type {PageData} */
const data = JSON.parse(document.getElementById("page-data")?.textContent ?? "{}");
const said = document.getElementById("copy-said");
const code = /** @type {HTMLTextAreaElement} */ (document.getElementById("copy-code"));

/** @param {string} word */
const tell = (word) => {
  if (said) said.textContent = word;
};

function select() {
  const details = code.closest("details");
  if (details) details.open = true;
  code.focus();
  code.select();
  tell(data.words.selected);
}

/** @param {Record<string, string>} kinds by type what is copied */
async function copy(kinds) {
  try {
    const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    tell(data.words.copied);
  } catch {
    // Not over HTTPS, or not allowed: what is selected can still be copied by hand.
    select();
  }
}

document.getElementById("copy-all")?.addEventListener("click", () => copy({ "text/html": data.html, "text/plain": data.text }));
document.getElementById("copy-html")?.addEventListener("click", () => copy({ "text/plain": data.html }));
