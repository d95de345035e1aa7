// A text comes in: dropped, pasted with its formatting, its language guessed; an error leaves the form as it is.
import { languagesIn } from "./bilingual.js";
import { likelyLanguage } from "./spoken.js";

/** @template {HTMLElement} T @param {string} id @param {new () => T} kind @returns {T} */
function part(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(id);
  return found;
}

const page = JSON.parse(document.getElementById("page-data")?.textContent ?? "{}");
const form = part("bring", HTMLFormElement);
const text = part("text", HTMLTextAreaElement);
const html = part("html", HTMLInputElement);
const rich = part("rich", HTMLElement);
const language = part("language", HTMLSelectElement);
const file = part("file", HTMLInputElement);
const drop = part("drop", HTMLElement);
const error = part("bring-error", HTMLElement);
const sending = part("sending", HTMLElement);
const send = part("send", HTMLButtonElement);
const fixed = part("fixed", HTMLElement);
let chosen = language.value !== "";

function direct() {
  const told = page.languages[language.value];
  text.dir = told ? told.direction : "auto";
  if (told) text.lang = language.value;
  else text.removeAttribute("lang");
}

function guess() {
  if (!chosen && text.value.trim()) language.value = likelyLanguage(text.value, page.languages);
  direct();
}

/** @param {string} found */
function keepRich(found) {
  html.value = found;
  rich.hidden = found === "";
  text.readOnly = found !== "";
}

text.addEventListener("paste", (event) => {
  const found = event.clipboardData?.getData("text/html") ?? "";
  if (!found) return;
  event.preventDefault();
  text.value = event.clipboardData?.getData("text/plain") ?? "";
  keepRich(found);
  guess();
});
part("plain", HTMLButtonElement).addEventListener("click", () => { keepRich(""); text.focus(); });
text.addEventListener("input", guess);
language.addEventListener("change", () => { chosen = language.value !== ""; direct(); });

// Wherever on the page a file is dropped it comes in: beside the field a browser would leave the page for it.
for (const name of /** @type {const} */ (["dragover", "dragleave", "drop"])) document.addEventListener(name, (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  drop.classList.toggle("is-over", name === "dragover");
  if (name !== "drop" || !event.dataTransfer.files.length) return;
  if (event.dataTransfer.files.length > 1) return fail(page.words.one);
  file.files = event.dataTransfer.files;
  file.dispatchEvent(new Event("change", { bubbles: true }));
});

// A file that holds the translation beside the source is opened in its own languages: the others cannot be ticked.
async function fix() {
  error.hidden = true;
  const brought = file.files?.[0];
  const known = Object.keys(page.languages);
  const told = brought ? await languagesIn(brought, known) : { source: "", target: "" };
  if (told.source) { language.value = told.source; chosen = true; direct(); }
  fixed.hidden = told.target === "";
  for (const box of targets()) {
    if (told.target) box.checked = box.value === told.target;
    box.disabled = told.target !== "" && box.value !== told.target;
  }
}
const targets = () => /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[name=targets]"));
file.addEventListener("change", fix);

/** @param {string} told */
function fail(told) {
  error.textContent = told;
  error.hidden = false;
  error.scrollIntoView({ block: "nearest" });
  sending.textContent = "";
  send.disabled = false;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  send.disabled = true;
  error.hidden = true;
  sending.textContent = page.words.reading;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    const told = await answer.json();
    if (answer.ok) location.assign(told.address);
    else fail(typeof told.error === "string" ? told.error : page.words.failed);
  } catch {
    fail(page.words.failed);
  }
});
keepRich(html.value);
direct();
