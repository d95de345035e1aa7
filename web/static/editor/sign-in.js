/** Signing in again in the same place: the page, its texts and its queue stay. */

/** @type {Promise<void>|null} */
let asked = null;

/** Asks once, whoever needs it meanwhile. @param {import("./types.js").PageData["me"]} me @param {(signedOut: boolean) => void} tell
 * @returns {Promise<void>} */
export function signIn(me, tell) {
  return (asked ??= ask(me, tell).finally(() => { asked = null; }));
}

/** @param {import("./types.js").PageData["me"]} me @param {(signedOut: boolean) => void} tell @returns {Promise<void>} */
async function ask(me, tell) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("signed-out"));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const password = /** @type {HTMLInputElement} */ (form.elements.namedItem("password"));
  const wrong = /** @type {HTMLElement} */ (dialog.querySelector("[role=alert]"));
  const before = document.activeElement;
  form.onsubmit = async (event) => {
    event.preventDefault();
    const refused = await enter(me, password.value, wrong.dataset.unreachable ?? "");
    wrong.textContent = refused;
    if (refused) password.select();
    else dialog.close();
  };
  // Who comes back from another tab may have signed in there.
  const back = async () => { if (!document.hidden && await carriesOn(me)) dialog.close(); };
  document.addEventListener("visibilitychange", back);
  tell(true);
  dialog.showModal();
  // Escape leaves the texts on the device; the next write asks again.
  await new Promise((done) => dialog.addEventListener("close", done, { once: true }));
  document.removeEventListener("visibilitychange", back);
  password.value = wrong.textContent = "";
  tell(false);
  if (before instanceof HTMLElement) before.focus();
}

/** Whether the same person has a session again; the page then carries its token. @param {import("./types.js").PageData["me"]} me */
async function carriesOn(me) {
  const told = await fetch("/api/v1/me").then((one) => one.json()).catch(() => null);
  if (told?.id !== me.id) return false;
  document.querySelector('meta[name="csrf-token"]')?.setAttribute("content", told.csrf_token);
  return true;
}

/** Signs in. Where that is another person, what waits is theirs no more to send: it stays on the device, and the page begins anew.
 * @param {import("./types.js").PageData["me"]} me @param {string} password
 * @param {string} unreachable @returns {Promise<string>} why not, or '' */
async function enter(me, password, unreachable) {
  const meta = document.querySelector('meta[name="csrf-token"]');
  const post = () => fetch("/api/v1/session", {
    method: "POST", body: JSON.stringify({ login: me.login, password, person: me.id }),
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": meta?.getAttribute("content") ?? "" },
  }).catch(() => null);
  let answer = await post();
  if (answer?.status === 400) {
    // The browser has dropped the form's cookie too: the page of signing in gives another.
    const page = await fetch("/sign-in").then((one) => one.text()).catch(() => "");
    meta?.setAttribute("content", /"csrf-token" content="([^"]+)"/.exec(page)?.[1] ?? "");
    answer = await post();
  }
  const told = await answer?.json().catch(() => null);
  if (!answer?.ok) return told?.error?.message ?? unreachable;
  if (told?.id === me.id) return "";
  meta?.setAttribute("content", "");
  location.reload();
  return new Promise(() => {});
}
