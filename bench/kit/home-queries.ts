import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  NoResultError,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { routes } from '../../app/home/routes.tsx';
import { enter_text } from '../../lib/database.ts';
import type { Tables } from '../../db/tables.ts';

export type Query = { text: string; values: unknown[] };

/** The queries a page asks, as it sends them: its own reads run against a database that only listens. */
export async function heard(ask: (tx: Kysely<Tables>) => Promise<unknown>): Promise<Query[]> {
  const queries: Query[] = [];
  const connection: DatabaseConnection = {
    executeQuery: async ({ sql, parameters }: CompiledQuery) => {
      queries.push({ text: sql, values: [...parameters] });
      return { rows: [] };
    },
    streamQuery: () => {
      throw new Error('a page has no cursors');
    },
  };
  const nothing = async (): Promise<void> => {};
  const tx = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => ({
        init: nothing,
        acquireConnection: async () => connection,
        beginTransaction: nothing,
        commitTransaction: nothing,
        rollbackTransaction: nothing,
        releaseConnection: nothing,
        destroy: nothing,
      }),
      createIntrospector: (db: Kysely<never>) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  // Nobody answers, so a question that insists on a row has none.
  await ask(tx).catch((error: unknown) => {
    if (!(error instanceof NoResultError)) throw error;
  });
  return queries;
}

/** What the home page asks. */
export const homeQueries = (): Promise<Query[]> =>
  heard(async (tx) => routes[0]?.reads?.(tx, {}, new URLSearchParams()));

/** What lets a request in, as lib/database.ts sends it. */
export const enter = enter_text;
