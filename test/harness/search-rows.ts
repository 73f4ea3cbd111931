import { recordOf } from '../../adapters/search-index/record.ts';
import { rank } from '../../adapters/search-index/rank.ts';
import type { Answer, Asked, Reader, Row, SearchIndex, Text } from '../../adapters/search-index/types.ts';

/** A row by what matters to a test; the rest is that of a public article, or with an organisation of a request. */
export type Written = Partial<Omit<Row, 'record' | 'words'>> & Partial<Text> & { key: number };

const nothing = { assignee_id: null, product_id: null, module_id: null, internal: false, copy_ids: [] };

/** A row for the search index from the text of a test. */
export function searchRow({
  title = '',
  codes = [],
  headings = [],
  body = '',
  product = null,
  locale = null,
  ...row
}: Written): Row {
  const recorded = { ...recordOf({ title, codes, headings, body, product, locale }), locale };
  const request = { type: 'ticket', audience: null, requester_id: 'nina', queue_id: 'fiscal', status: 'new' } as const;
  const article = {
    type: 'kb',
    audience: 'public',
    organization_id: null,
    requester_id: null,
    queue_id: null,
    status: null,
  } as const;
  return row.organization_id
    ? { ...recorded, ...nothing, ...request, ...row, organization_id: row.organization_id }
    : { ...recorded, ...nothing, ...article, ...row };
}

export const visitor: Reader = {
  staff: false,
  person_id: null,
  organization_id: null,
  visibility: 'none',
  queue_ids: [],
  entitled_product_ids: [],
};
/** Of a company, sees what she wrote herself. */
export const nina: Reader = { ...visitor, person_id: 'nina', organization_id: 'tubraxel', visibility: 'own' };
/** On the desk, reads the queues fiscal and geral. */
export const rafael: Reader = { ...visitor, staff: true, person_id: 'rafael', queue_ids: ['fiscal', 'geral'] };

/** What somebody gets in the end: keys and scores, best first, after both stages. */
export function found(
  index: SearchIndex,
  rows: readonly Row[],
  asked: Asked,
  reader: Reader,
): { keys: number[]; scores: number[]; answer: Answer } {
  const answer = index.ask(asked, reader);
  const now = new Date('2026-11-24T12:00:00Z');
  const ranked = rank(
    answer.plan,
    answer.keys.flatMap((key) => rows.find((row) => row.key === key) ?? []),
    { now },
  );
  return { keys: ranked.map(({ row }) => row.key), scores: ranked.map(({ score }) => score), answer };
}
