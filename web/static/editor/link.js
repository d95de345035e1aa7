/** A link to a segment, to send to a colleague: it holds whatever is split or joined before it. */

import { here } from "./deeds.js";
import { toast } from "./toast.js";

/** @typedef {import("./types.js").Desk} Desk */

/** @param {Desk} desk */
export async function copyLink(desk) {
  const key = /** @type {string} */ (here(desk));
  const address = new URL(location.pathname, location.origin);
  address.searchParams.set("key", key);
  const n = desk.rows.find(key)?.dataset.number ?? "";
  // Without HTTPS a browser gives no clipboard: the link stands in its address bar.
  const copied = await navigator.clipboard?.writeText(address.href).then(() => true, () => false);
  if (!copied) history.replaceState(null, "", address);
  toast(desk, desk.words(copied ? "link_copied" : "link_in_address", { n }));
}
