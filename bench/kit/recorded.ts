import { type KyselyPlugin, PostgresQueryCompiler, type QueryId } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Query } from './home-queries.ts';

/** A transaction that writes down every query made through it, as it is sent. */
export function recorded(tx: Tx): { tx: Tx; queries: Query[] } {
  const queries: Query[] = [];
  const built = new Map<QueryId, Query>();
  const compiler = new PostgresQueryCompiler();
  const listener: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      const { sql, parameters } = compiler.compileQuery(node, queryId);
      built.set(queryId, { text: sql, values: [...parameters] });
      return node;
    },
    transformResult: async ({ result, queryId }) => {
      const query = built.get(queryId);
      if (query) queries.push(query);
      return result;
    },
  };
  const listened = tx.withPlugin(listener);
  // Built once and filled in (lib/compiled.ts): only here are its values known.
  const executeQuery: Tx['executeQuery'] = (query) => {
    const compiled = 'compile' in query ? query.compile() : query;
    built.delete(compiled.queryId);
    queries.push({ text: compiled.sql, values: [...compiled.parameters] });
    return listened.executeQuery(compiled);
  };
  const heard = new Proxy(listened, {
    get: (target, name) => {
      if (name === 'executeQuery') return executeQuery;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { tx: heard, queries };
}

const made = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const bornAt = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/** The same queries once more, with a new id for every one that was made since `since` (milliseconds of the epoch). */
export function again(queries: readonly Query[], since: number, newId: () => string): Query[] {
  const ids = new Map<string, string>();
  const renew = (text: string): string =>
    text.replace(made, (id) => {
      if (bornAt(id) < since) return id;
      const known = ids.get(id) ?? newId();
      ids.set(id, known);
      return known;
    });
  return queries.map(({ text, values }) => ({
    text,
    values: values.map((value) => (typeof value === 'string' ? renew(value) : value)),
  }));
}
