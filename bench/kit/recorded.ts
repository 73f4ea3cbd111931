import { type KyselyPlugin, PostgresQueryCompiler } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { Query } from './home-queries.ts';

/** A transaction that writes down every query made through it, as it is sent. */
export function recorded(tx: Tx): { tx: Tx; queries: Query[] } {
  const queries: Query[] = [];
  const compiler = new PostgresQueryCompiler();
  const listener: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      const { sql, parameters } = compiler.compileQuery(node, queryId);
      queries.push({ text: sql, values: [...parameters] });
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { tx: tx.withPlugin(listener), queries };
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
