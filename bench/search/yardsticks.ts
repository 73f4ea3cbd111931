import MiniSearch from 'minisearch';
import type { Client } from 'pg';
import type { Line } from './corpus.ts';

/** Ids of the best ten for a query. */
export type Asking = (q: string) => Promise<string[]>;

const fold = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** PostgreSQL's own full text in Portuguese, title above body, any of the words when not all are there; in a table of its own. */
export async function postgresFullText(client: Client, lines: readonly Line[]): Promise<Asking> {
  await client.query(`create temporary table yardstick (id text, words tsvector)`);
  for (let from = 0; from < lines.length; from += 1_000) {
    const part = lines.slice(from, from + 1_000);
    await client.query(
      `insert into yardstick select l.id, setweight(to_tsvector('portuguese', l.title || ' ' || l.codes), 'A') || setweight(to_tsvector('portuguese', l.heads), 'B') || to_tsvector('portuguese', l.body)
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) l (id, title, codes, heads, body)`,
      [
        part.map(({ id }) => id),
        part.map(({ title }) => title),
        part.map(({ codes }) => codes.join(' ')),
        part.map(({ heads }) => heads.join(' ')),
        part.map(({ body }) => body.slice(0, 200_000)),
      ],
    );
  }
  await client.query('create index on yardstick using gin (words)');
  const ask = async (query: string, q: string): Promise<string[]> => {
    const { rows } = await client.query<{ id: string }>(
      `select id from yardstick, (select ${query} as asked) q where words @@ asked order by ts_rank_cd(words, asked) desc, id limit 10`,
      [q],
    );
    return rows.map(({ id }) => id);
  };
  return async (q) => {
    const strict = await ask(`websearch_to_tsquery('portuguese', $1)`, q);
    if (strict.length > 0) return strict;
    return ask(`replace(plainto_tsquery('portuguese', $1)::text, '&', '|')::tsquery`, q);
  };
}

/** MiniSearch with accents folded, the last word as a beginning, and letters forgiven. */
export function miniSearch(lines: readonly Line[]): Asking {
  const index = new MiniSearch<Line>({
    fields: ['title', 'heads', 'codes', 'body', 'product'],
    extractField: (line, field) => {
      const value = line[field as keyof Line];
      return Array.isArray(value) ? value.join(' ') : String(value ?? '');
    },
    processTerm: (term) => fold(term),
    searchOptions: {
      boost: { title: 4, codes: 4, heads: 2 },
      prefix: (_term, place, terms) => place === terms.length - 1,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  index.addAll([...lines]);
  return async (q) =>
    index
      .search(q)
      .slice(0, 10)
      .map(({ id }) => String(id));
}
