/** Signing in again in the same place: the page, its texts and its queue stay. */

/** @param {import("./types.js").PageData["me"]} me @param {(signedOut: boolean) => void} tell @returns {() => Promise<void>} */
export function signingIn(me, tell) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("signed-out"));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const password = /** @type {HTMLInputElement} */ (form.elements.namedItem("password"));
  const wrong = /** @type {HTMLElement} */ (dialog.querySelector("[role=alert]"));
  /** @type {Promise<void>|null} */
  let open = null;
  /** @type {() => void} */
  let done = () => {};
  /** @type {Element|null} */
  let before = null;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const meta = document.querySelector('meta[name="csrf-token"]');
    const answer = await fetch("/api/v1/session", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": meta?.getAttribute("content") ?? "" },
      body: JSON.stringify({ login: me.login, password: password.value }),
    }).catch(() => null);
    const told = await answer?.json().catch(() => null);
    if (!answer?.ok) {
      wrong.textContent = told?.error?.message ?? wrong.dataset.unreachable ?? "";
      password.select();
      return;
    }
    if (told?.csrf) meta?.setAttribute("content", told.csrf);
    password.value = wrong.textContent = "";
    dialog.close();
  });
  // Escape leaves the texts on the device; the next write asks again.
  dialog.addEventListener("close", () => {
    open = null;
    tell(false);
    if (before instanceof HTMLElement) before.focus();
    done();
  });
  return () => {
    open ??= new Promise((resolve) => {
      done = () => resolve(undefined);
      before = document.activeElement;
      tell(true);
      if (!dialog.open) dialog.showModal();
      password.focus();
    });
    return open;
  };
}
