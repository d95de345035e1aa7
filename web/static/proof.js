/** A sentence lights up those that say the same in the other languages: under the pointer, by key or by touch. */

const proof = /** @type {HTMLElement} */ (document.getElementById("proof"));
/** @type {Map<string, HTMLElement[]>} */
const saying = new Map();
const sentences = /** @type {HTMLElement[]} */ ([...proof.querySelectorAll(".sentence")]);
for (const one of sentences)
  for (const key of (one.dataset.keys ?? "").split(" ")) saying.get(key)?.push(one) ?? saying.set(key, [one]);
/** @type {HTMLElement[]} */
let lit = [];

/** @param {Element|null} sentence */
function light(sentence) {
  for (const one of lit) one.classList.remove("is-lit");
  const keys = sentence instanceof HTMLElement ? (sentence.dataset.keys ?? "").split(" ") : [];
  lit = keys.flatMap((key) => saying.get(key) ?? []);
  for (const one of lit) one.classList.add("is-lit");
}

const language = (/** @type {HTMLElement} */ one) => one.closest("[lang]")?.getAttribute("lang");

/** @param {Event} event */
const under = (event) => /** @type {Element} */ (event.target).closest(".sentence");

// One place among all sentences takes the Tab key; the arrows go on from it.
if (sentences[0]) sentences[0].tabIndex = 0;
proof.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "touch") light(under(event) ?? document.activeElement?.closest(".sentence") ?? null);
});
proof.addEventListener("focusin", (event) => light(under(event)));
proof.addEventListener("click", (event) => {
  const sentence = under(event);
  light(sentence);
});
proof.addEventListener("keydown", (event) => {
  const at = sentences.indexOf(/** @type {HTMLElement} */ (event.target));
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (at < 0 || !by) return;
  let next = at + by;
  while (sentences[next] && language(sentences[next]) !== language(sentences[at])) next += by;
  const to = sentences[next];
  if (!to) return;
  event.preventDefault();
  sentences[at].removeAttribute("tabindex");
  to.tabIndex = 0;
  to.focus();
});
document.getElementById("print")?.addEventListener("click", () => window.print());
