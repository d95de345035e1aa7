/** Calls of the desk's API: in order a row, each with a key of its own that a second try repeats. */

/** @typedef {import("./types.js").Answer} Answer @typedef {import("./types.js").Write} Write */

/** A key for one action. @returns {string} */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Without HTTPS there is no randomUUID.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

/** Whether a later try may fare better. @param {Answer} answer */
export const unreachable = (answer) => answer.status === 0 || answer.status === 429 || answer.status >= 500;

const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));
const LONGEST = 30_000;
const TRIES = 4;
const STALE = "web.stale_form";

export class Transport {
  /** @param {string} edition address of the edition @param {string} person whose page it is @param {() => Promise<void>} signIn */
  constructor(edition, person, signIn) {
    this.edition = edition;
    this.person = person;
    this.signIn = signIn;
    this.csrf = document.querySelector('meta[name="csrf-token"]');
    /** @type {Map<string, Promise<any>>} */
    this.chains = new Map();
    /** @type {(key: string) => {version: string, base_hash: string}} */
    this.seen = () => ({ version: "", base_hash: "" });
    /** @type {(key: string) => Promise<void>} */
    this.settled = async () => {};
    /** @type {(row: any) => void} */
    this.apply = () => {};
    /** The number by which people know a segment. @type {(key: string) => string|undefined} */
    this.number = () => undefined;
  }

  /** One try. Status 0 where nothing answered. Where the same person has signed in elsewhere since, it goes on with that session's token.
   * @param {string} method @param {string} path absolute, or within the edition @param {any} [body]
   * @param {{match?: string|number, id?: string}} [more] @returns {Promise<Answer>} */
  async once(method, path, body, more) {
    const answer = await this.send(method, path, body, more);
    if (answer.body?.error?.code !== STALE) return answer;
    const me = await this.send("GET", "/api/v1/me");
    if (!me.ok) return me;
    if (me.body.id !== this.person) return answer;
    this.csrf?.setAttribute("content", me.body.csrf_token);
    return this.send(method, path, body, more);
  }

  /** @param {string} method @param {string} path @param {any} [body] @param {{match?: string|number, id?: string}} [more]
   * @returns {Promise<Answer>} */
  async send(method, path, body, more = {}) {
    /** @type {Record<string, string>} */
    const headers = { Accept: "application/json", "X-CSRFToken": this.csrf?.getAttribute("content") ?? "" };
    const sent = body === undefined ? undefined : JSON.stringify(body);
    if (sent) headers["Content-Type"] = "application/json";
    if (more.match !== undefined) headers["If-Match"] = `"${more.match}"`;
    if (more.id) headers["Idempotency-Key"] = more.id;
    try {
      const answer = await fetch(path.startsWith("/") ? path : `${this.edition}/${path}`, {
        // A browser finishes a small write although the page is left.
        method, headers, body: sent, keepalive: method === "PUT" && (sent?.length ?? 0) < 9_000,
        signal: AbortSignal.timeout(LONGEST),
      });
      return { status: answer.status, ok: answer.ok, body: this.named(await answer.json().catch(() => null)) };
    } catch {
      return { status: 0, ok: false, body: null };
    }
  }

  /** Says a segment's number where a refusal says its key. @param {any} body */
  named(body) {
    const { error } = body ?? {};
    const n = error && this.number(error.facts?.key);
    if (n) error.message = error.message.replace(error.facts.key, n);
    return body;
  }

  /** Tries again what nobody answered, and after a sign-in; writes carry one key through all tries.
   * @param {string} method @param {string} path @param {any} [body] @param {{match?: string|number, id?: string}} [more]
   * @returns {Promise<Answer>} */
  async call(method, path, body, more = {}) {
    const told = method === "GET" ? more : { ...more, id: more.id ?? uuid() };
    for (let tries = 1; ; tries++) {
      const answer = await this.once(method, path, body, told);
      if (answer.status === 401) await this.signIn();
      else if (!unreachable(answer) || tries >= TRIES) return answer;
      else await pause(250 * 2 ** tries);
    }
  }

  /** The row's address. @param {string} key */
  at(key) {
    return `segments/${key}`;
  }

  /** One try of a write as it was frozen. @param {string} key @param {Write} write @returns {Promise<Answer>} */
  save(key, write) {
    const { text, base_hash, move } = write;
    return this.inOrder(key, () => this.once("PUT", this.at(key), { text, base_hash, move }, { match: write.version, id: write.id }));
  }

  /** A deed on a row, once its text is saved; the row shows what became of it.
   * @param {string} key @param {string} name @param {any} [body] @returns {Promise<Answer>} */
  async deed(key, name, body = {}) {
    await this.settled(key);
    const answer = await this.inOrder(key, () => {
      const { version, base_hash } = this.seen(key);
      return this.call("POST", `${this.at(key)}/${name}`, { base_hash, ...body }, { match: version });
    });
    if (answer.ok && answer.body?.key) this.apply(answer.body);
    return answer;
  }

  /** @template T @param {string} key @param {() => Promise<T>} act @returns {Promise<T>} */
  inOrder(key, act) {
    const next = (this.chains.get(key) ?? Promise.resolve()).then(act, act);
    this.chains.set(key, next);
    return next;
  }
}
