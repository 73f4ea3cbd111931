import { readUuid } from '../../lib/uuid.ts';
import { result_types, type Result, type ResultType } from './result.ts';

/** Characters of a query that an address keeps. */
export const query_max = 4_000;

export type Asked = {
  q: string;
  type: ResultType | undefined;
  product_id: string | undefined;
  module_id: string | undefined;
  /** Results before this page. */
  offset: number;
};

const isType = (text: string | null): text is ResultType => (result_types as readonly (string | null)[]).includes(text);

/** What the address of a search asks for. */
export function askedBy(query: URLSearchParams): Asked {
  const type = query.get('type');
  const offset = Number(query.get('from') ?? 0);
  return {
    q: (query.get('q') ?? '').slice(0, query_max),
    type: isType(type) ? type : undefined,
    product_id: readUuid(query.get('product') ?? undefined) ?? undefined,
    module_id: readUuid(query.get('module') ?? undefined) ?? undefined,
    offset: Number.isInteger(offset) && offset > 0 && offset <= 10_000 ? offset : 0,
  };
}

/** The address of a search, with something changed. */
export function searchPath(asked: Asked, change: Partial<Asked> = {}): string {
  const { q, type, product_id, module_id, offset } = { ...asked, offset: 0, ...change };
  return `/search?${new URLSearchParams({
    q,
    ...(type && { type }),
    ...(product_id && { product: product_id }),
    ...(module_id && { module: module_id }),
    ...(offset > 0 && { from: String(offset) }),
  })}`;
}

const places = { doc: '/docs', kb: '/kb', news: '/news', video: '/videos', package: '/downloads' } as const;

/** Where a result is read. `staff`: the console's page of a request. */
export function resultPath({ type, slug, number }: Pick<Result, 'type' | 'slug' | 'number'>, staff: boolean): string {
  if (type === 'ticket') return `${staff ? '/desk' : ''}/tickets/${number ?? 0}`;
  return type === 'known_issue' ? '/' : `${places[type]}/${slug ?? ''}`;
}
