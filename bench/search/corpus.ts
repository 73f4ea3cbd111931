import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { recordOf } from '../../adapters/search-index/record.ts';
import type { Row } from '../../adapters/search-index/types.ts';

/** A line of a corpus or of what `search-scale` makes of it. */
export type Line = {
  id: string;
  title: string;
  heads: string[];
  codes: string[];
  body: string;
  desc?: string;
  kind: string;
  product: string;
  org?: number;
};
export type Query = { qid: string; variant: string; index: 'full' | 'notitle'; q: string; target: string[] };

/** Lines of a JSONL file, one by one. */
export async function* linesOf(file: string): AsyncIterable<Line> {
  for await (const line of createInterface({ input: createReadStream(file) })) if (line) yield JSON.parse(line) as Line;
}

export const queriesOf = (folder: string): Query[] =>
  readFileSync(path.join(folder, 'queries.dev.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Query);

const nobody = { internal: false, assignee_id: null, status: null, module_id: null, locale: null, copy_ids: [] };

/** A line as the portal would index it; lines of an organisation become its requests. */
export function rowOf(line: Line, key: number): Row {
  const { title, heads, codes, body, product, kind, org } = line;
  const recorded = recordOf({ title, codes, headings: heads, body, product, locale: 'pt-BR' });
  const common = { ...recorded, ...nobody, key, type: kind, product_id: product };
  if (!org) return { ...common, audience: 'public', organization_id: null, requester_id: null, queue_id: null };
  const requester_id = `person ${org} ${key % 20}`;
  return { ...common, audience: null, organization_id: `org ${org}`, requester_id, queue_id: `queue ${key % 8}` };
}
