/**
 * A row as the desk's API answers it.
 * @typedef {{check: string, severity: string, message: string, side: "source"|"target", start: number, end: number,
 *   fix: string|null, dismissed: boolean, parameters_hash: string}} Finding
 * @typedef {{key: string, number: number, state: string, state_word: string, version: number, text: string, base: string,
 *   base_hash: string, changed: boolean, source_moved: boolean, event: number|null, edition_state: string,
 *   findings: Finding[], neighbours?: Record<string, Finding[]>, refusals: Record<string, string|null>, by: any}} Row
 *
 * What a write answers when somebody else was first; `from` is what both began with.
 * @typedef {{code: string, message: string, yours: string, theirs: string, state: string, version: number, base: string,
 *   base_hash: string, event: number|null}} Conflict
 *
 * One write of a row, frozen when it is first tried: the same bytes are sent until they are answered.
 * @typedef {{id: string, text: string, move: "save"|"confirm", version: number, base_hash: string}} Write
 *
 * What the device keeps of a row: the text, what it began from, and the write that was not answered yet.
 * @typedef {{key: string, text: string, from: string, version: number, base_hash: string, confirm: boolean, sent: Write|null,
 *   at: number}} Draft
 *
 * @typedef {{status: number, body: any, ok: boolean}} Answer
 * @typedef {{name: string, title?: string, key?: string, mac?: string, scope?: "row", when?: (desk: Desk) => string|null,
 *   run: (desk: Desk) => void, secret?: boolean}} Command
 *
 * @typedef {{release: string, language: string, source_language: string, reference_language: string|null,
 *   base_language: string, directions: Record<string, string>, head: number, me: {id: string, name: string, login: string},
 *   drafts_on_device: boolean, shortcuts: Record<string, string>, words: Record<string, string>,
 *   timings: {idle: number, longest: number, journal: number}, held: Record<string, string>, refused: Record<string, string>,
 *   at: string}} PageData
 *
 * What every module of the editor is given.
 * @typedef {{data: PageData, grid: HTMLElement, events: EventTarget, rows: import("./rows.js").Rows,
 *   live: import("./live.js").Live, transport: import("./transport.js").Transport,
 *   saving: import("./saving.js").Saving, commands: import("./commands.js").Commands,
 *   announce: (text: string) => void, words: (key: string, facts?: Record<string, string|number>) => string,
 *   tell: (name: string, detail?: any) => void}} Desk
 */
export {};
