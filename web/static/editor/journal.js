/** What was typed and not answered yet, kept on the device: at once in localStorage, 250 ms later in IndexedDB. */

/** @typedef {import("./types.js").Draft} Draft */

const PREFIX = "stele.draft.";
const DATABASE = "stele";
const STORE = "drafts";
const LIVES = 7 * 24 * 3600 * 1000;
/** Whether somebody signs out: what is typed or answered from then on is kept no more. */
let over = false;

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answer = (request) => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

/** @returns {Promise<IDBDatabase|null>} null where the browser keeps none */
async function open() {
  try {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    const database = await answer(request);
    // Another tab that signs out takes it away.
    database.onversionchange = () => database.close();
    return database;
  } catch {
    return null;
  }
}

/** The keys of this desk in localStorage. @returns {string[]} */
const kept = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));

/** Takes every draft off the device: at sign-out. @returns {Promise<void>} once none is left */
export async function purge() {
  over = true;
  try {
    kept().forEach((name) => localStorage.removeItem(name));
    const request = indexedDB.deleteDatabase(DATABASE);
    await new Promise((done, fail) => {
      request.onsuccess = request.onblocked = done;
      request.onerror = fail;
    });
  } catch { /* A browser that keeps nothing has nothing to lose. */ }
}

export class Journal {
  /** @param {string} person @param {string} place release and language @param {boolean} on @param {number} wait */
  constructor(person, place, on, wait) {
    this.mine = `${PREFIX}${person}.`;
    this.prefix = `${this.mine}${place}.`;
    this.on = on;
    this.wait = wait;
    /** @type {Map<string, Draft|null>} */
    this.pending = new Map();
    this.timer = 0;
    this.active = "";
    this.database = on ? open() : Promise.resolve(null);
    if (!on) void purge();
  }

  /** @param {Draft} draft */
  keep(draft) {
    if (!this.on || over) return;
    const name = this.prefix + draft.key;
    this.active = name;
    try {
      localStorage.setItem(name, JSON.stringify(draft));
    } catch { /* Full: IndexedDB has more room. */ }
    this.later(name, draft);
  }

  /** @param {string} key */
  drop(key) {
    if (!this.on) return;
    localStorage.removeItem(this.prefix + key);
    this.later(this.prefix + key, null);
  }

  /** @param {string} name @param {Draft|null} draft */
  later(name, draft) {
    this.pending.set(name, draft);
    // A page that is being left has closed the database: localStorage has the text.
    this.timer ||= window.setTimeout(() => void this.write().catch(() => {}), this.wait);
  }

  async write() {
    this.timer = 0;
    const told = [...this.pending];
    this.pending.clear();
    const store = (await this.database)?.transaction(STORE, "readwrite").objectStore(STORE);
    if (!store) return;
    for (const [name, draft] of told) {
      await answer(/** @type {IDBRequest<unknown>} */ (draft ? store.put(draft, name) : store.delete(name)));
      if (draft && name !== this.active && !this.pending.has(name)) localStorage.removeItem(name);
    }
  }

  /** The drafts of this place, newest text a row; what is too old is taken off, another person's waits for them. @returns {Promise<Draft[]>} */
  async all() {
    if (!this.on) return [];
    /** @type {Map<string, Draft>} */
    const found = new Map();
    const store = (await this.database)?.transaction(STORE, "readwrite").objectStore(STORE);
    const names = store ? /** @type {string[]} */ (await answer(store.getAllKeys())) : [];
    const drafts = store ? /** @type {Draft[]} */ (await answer(store.getAll())) : [];
    const stale = (/** @type {Draft} */ draft) => Date.now() - draft.at > LIVES;
    names.forEach((name, at) => {
      if (stale(drafts[at])) store?.delete(name);
      else found.set(name, drafts[at]);
    });
    for (const name of kept()) {
      const draft = /** @type {Draft} */ (JSON.parse(localStorage.getItem(name) ?? "null"));
      if (!draft || stale(draft)) localStorage.removeItem(name);
      else if ((found.get(name)?.at ?? 0) <= draft.at) found.set(name, draft);
    }
    return [...found].filter(([name]) => name.startsWith(this.prefix)).map(([, draft]) => draft);
  }
}
