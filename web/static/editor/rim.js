/** The modules round the grid, each mounted once the core stands. */

/** @type {((desk: import("./types.js").Desk) => void)[]} */
export const RIM = [];
