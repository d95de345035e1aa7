// What every page does: nothing of it is left to see after sign-out, and a form is sent once.

/** @param {PageTransitionEvent} event */
function reloadIfKept(event) {
  if (event.persisted) location.reload();
}

addEventListener("pagehide", () => { document.documentElement.hidden = true; });
addEventListener("pageshow", (event) => {
  document.documentElement.hidden = false;
  reloadIfKept(event);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  // A dialog's form sends nothing: it is closed as often as it is opened.
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.method === "dialog") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  if (!("signOut" in form.dataset)) return;
  // Drafts on this device go before the session does, whatever page one leaves from.
  event.preventDefault();
  import("./editor/journal.js").then(({ purge }) => purge()).finally(() => form.submit());
});

document.addEventListener("change", (event) => {
  const field = event.target;
  const told = field instanceof HTMLInputElement && field.type === "file" ? field.parentElement?.querySelector("[data-chosen]") : null;
  if (!(told instanceof HTMLElement) || !(field instanceof HTMLInputElement)) return;
  const names = [...field.files ?? []].map((one) => `\u2068${one.name}\u2069`);
  told.textContent = names.join(", ") || (told.dataset.chosen ?? "");
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.account[open]")) {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.removeAttribute("open");
  }
});
document.addEventListener("keydown", (event) => {
  const menu = document.querySelector("details.account[open]");
  if (event.key === "Escape" && menu) {
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  }
});
