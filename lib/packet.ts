import type { PoolClient, Submittable } from 'pg';
import utils from 'pg/lib/utils.js';
import { serialize } from 'pg-protocol';

export type Answer = { command: string; changed: number; rows: Record<string, unknown>[] };

type Parse = (text: string) => unknown;
type Field = { name: string; dataTypeID: number };
type Columns = { names: string[]; parsers: Parse[]; empty: Record<string, unknown> };
type Waiting = {
  name: string;
  text: string;
  values: readonly unknown[];
  rows: Record<string, unknown>[];
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
};

// What pg's type declarations leave out of the connection a submittable writes to.
type Wire = { stream: { writable: boolean; write(bytes: Buffer): boolean } };

/** What a connection has prepared: the columns of each statement by its name; null while they are not known yet. */
const prepared = new WeakMap<PoolClient, Map<string, Columns | null>>();
const gathering = new WeakMap<PoolClient, Packet>();
const travelling = new WeakMap<PoolClient, Promise<void>>();
const statements = new Map<string, string>();
const no_columns: Columns = { names: [], parsers: [], empty: {} };

/** Marks a query whose best plan depends on what is looked for, such as part of a name: it is planned each time, with its values. */
export const planned_with_values = '/* planned with its values */';

/** Texts seen again are prepared once per connection. The map is bounded: past it, statements go unnamed. */
function nameOf(text: string): string {
  if (text.includes(planned_with_values)) return '';
  const known = statements.get(text);
  if (known !== undefined) return known;
  if (statements.size >= 500) return '';
  const name = `s${statements.size}`;
  statements.set(text, name);
  return name;
}

/**
 * Asks one statement. What is asked of a connection in the same moment travels together: one write, one Sync and one answer for all of
 * it, where pg would end each with its own (bench/life: a third of what a page costs). Columns of a statement are described once.
 * Only within a transaction: when one fails, those behind it in its packet fail with it, as they would anyway.
 */
export function send(client: PoolClient, text: string, values: readonly unknown[] = []): Promise<Answer> {
  let packet = gathering.get(client);
  if (!packet) {
    const begun = new Packet(client);
    packet = begun;
    gathering.set(client, begun);
    const leave = (): void => {
      gathering.delete(client);
      travelling.set(client, begun.answered);
      client.query(begun);
    };
    const before = travelling.get(client);
    if (before) void before.then(leave);
    else process.nextTick(leave);
  }
  return packet.add(text, values);
}

/** Several statements as one thing to submit; pg hands it the answers in order (its interface of cursors and streams). */
class Packet implements Submittable {
  readonly #client: PoolClient;
  readonly #waiting: Waiting[] = [];
  readonly #known: Map<string, Columns | null>;
  readonly #end = Promise.withResolvers<void>();
  #at = 0;

  constructor(client: PoolClient) {
    this.#client = client;
    const known = prepared.get(client) ?? new Map();
    prepared.set(client, known);
    this.#known = known;
  }

  /** Fulfilled when PostgreSQL has nothing more to say to it, or is gone. */
  get answered(): Promise<void> {
    return this.#end.promise;
  }

  add(text: string, values: readonly unknown[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ name: nameOf(text), text, values, rows: [], resolve, reject });
    });
  }

  submit(connection: unknown): void {
    const { stream } = connection as Wire;
    const messages: Buffer[] = [];
    for (const { name, text, values } of this.#waiting) {
      if (name === '') messages.push(serialize.parse({ name, text }));
      else if (!this.#known.has(name)) {
        // After a refusal nobody knows whether it was prepared before: closing what is not there is no error.
        messages.push(serialize.close({ type: 'S', name }), serialize.parse({ name, text }));
        this.#known.set(name, null);
      }
      messages.push(serialize.bind({ statement: name, values: [...values], valueMapper: utils.prepareValue }));
      if (!this.#known.get(name)) messages.push(serialize.describe({ type: 'P', name: '' }));
      messages.push(serialize.execute());
    }
    messages.push(serialize.sync());
    if (stream.writable) stream.write(Buffer.concat(messages));
  }

  handleRowDescription({ fields }: { fields: Field[] }): void {
    const { name } = this.#current();
    const columns: Columns = { names: [], parsers: [], empty: {} };
    for (const field of fields) {
      columns.names.push(field.name);
      columns.parsers.push(this.#client.getTypeParser(field.dataTypeID, 'text') as Parse);
      columns.empty[field.name] = null;
    }
    this.#known.set(name, columns);
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const { name, rows } = this.#current();
    const { names, parsers, empty } = this.#known.get(name) ?? no_columns;
    const row = { ...empty };
    for (let at = 0; at < fields.length; at++) {
      const text = fields[at];
      // As many names and parsers as fields: PostgreSQL described them.
      if (typeof text === 'string') row[names[at] as string] = (parsers[at] as Parse)(text);
    }
    rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const { name, rows, resolve } = this.#current();
    if (name === '') this.#known.delete('');
    else if (!this.#known.get(name)) this.#known.set(name, no_columns);
    const words = text.split(' ');
    this.#at++;
    resolve({ command: words[0] ?? '', changed: Number(words.at(-1)) || 0, rows });
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handlePortalSuspended(): void {}

  handleCopyInResponse(connection: unknown): void {
    (connection as { sendCopyFail(why: string): void }).sendCopyFail('No source stream defined');
  }

  // pg calls it for the statement that PostgreSQL refused, or for a connection that is gone.
  handleError(error: Error): void {
    for (const { name, reject } of this.#waiting.slice(this.#at)) {
      if (!this.#known.get(name)) this.#known.delete(name);
      reject(error);
    }
    this.#at = this.#waiting.length;
    this.handleReadyForQuery();
  }

  handleReadyForQuery(): void {
    if (this.#at < this.#waiting.length) this.handleError(new Error('PostgreSQL left questions unanswered'));
    travelling.delete(this.#client);
    this.#end.resolve();
  }

  #current(): Waiting {
    const current = this.#waiting[this.#at];
    if (!current) throw new Error('PostgreSQL answered more than it was asked');
    return current;
  }
}
