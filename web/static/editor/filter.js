/** Which rows are shown. Pure; it travels in the address. */

import { folded, holds } from "./search.js";

/** @typedef {{state: string[], text: string, side: ""|"source"|"target", comment: boolean, finding: boolean, mine: boolean}} Filter
 * @typedef {{state: string, source: string, target: string, comments: number, findings: number, mine: boolean}} Facts */

const FLAGS = /** @type {const} */ (["comment", "finding", "mine"]);
const KEYS = ["state", "text", "side", ...FLAGS];

/** @param {URLSearchParams} told @returns {Filter} */
export function read(told) {
  const side = told.get("side");
  return {
    state: told.getAll("state").flatMap((one) => one.split(",")).filter(Boolean), text: told.get("text") ?? "",
    side: side === "source" || side === "target" ? side : "", comment: told.has("comment"), finding: told.has("finding"),
    mine: told.has("mine"),
  };
}

/** The address's query with this filter; what else it told stays. @param {Filter} filter @param {string} query @returns {string} */
export function written(filter, query) {
  const told = new URLSearchParams(query);
  KEYS.forEach((one) => told.delete(one));
  if (filter.state.length) told.set("state", filter.state.join(","));
  if (filter.text) told.set("text", filter.text);
  if (filter.text && filter.side) told.set("side", filter.side);
  for (const one of FLAGS) if (filter[one]) told.set(one, "1");
  const said = told.toString().replaceAll("%2C", ",");
  return said && `?${said}`;
}

/** The test of a filter; null where it lets everything through. @param {Filter} filter @returns {((row: Facts) => boolean)|null} */
export function test(filter) {
  const { state, side, comment, finding, mine } = filter;
  const text = folded(filter.text);
  if (!state.length && !text && !comment && !finding && !mine) return null;
  return (row) => (!state.length || state.includes(row.state)) && (!comment || row.comments > 0) && (!finding || row.findings > 0)
    && (!mine || row.mine) && (!text || (side !== "target" && holds(folded(row.source), text))
      || (side !== "source" && holds(folded(row.target), text)));
}
