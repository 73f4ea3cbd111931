import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import {
  content_locales,
  most_results,
  result_types,
  type ContentLocale,
  type Result,
  type ResultType,
} from './result.ts';
import { type Operator, operators } from './operators.ts';

/** Characters of a query that are looked at, and that anybody may send: what is pasted is cut, not refused. */
export const query_max = 4_000;
export const pasted_max = 200_000;
const filter_max = 200;

/** What an address asks for. Filters of requests are as they were chosen: an id, or what somebody typed; only the staff's are heard. */
export type Asked = {
  q: string;
  type: ResultType | undefined;
  product_id: string | undefined;
  module_id: string | undefined;
  locale: ContentLocale | undefined;
  filters: Partial<Record<Operator, string>>;
  /** Results before this page. */
  offset: number;
};

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | undefined =>
  values.find((value) => value === text);

/** The place in the list that a cursor names; a wrong one is the beginning. */
export function offsetOf(cursor: string | null): number {
  const offset = Number(decodeCursor(cursor, 1)?.[0] ?? 0);
  return Number.isInteger(offset) && offset > 0 && offset < most_results ? offset : 0;
}

export const cursorAt = (offset: number): string => encodeCursor([String(offset)]);

/** What the address of a search asks for. */
export function askedBy(query: URLSearchParams): Asked {
  const filters: Asked['filters'] = {};
  for (const operator of operators) {
    const value = (query.get(operator) ?? '').trim().slice(0, filter_max);
    if (value) filters[operator] = value;
  }
  return {
    q: (query.get('q') ?? '').slice(0, query_max),
    type: oneOf(result_types, query.get('type')),
    product_id: readUuid(query.get('product') ?? undefined) ?? undefined,
    module_id: readUuid(query.get('module') ?? undefined) ?? undefined,
    locale: oneOf(content_locales, query.get('locale')),
    filters,
    offset: offsetOf(query.get('after')),
  };
}

/** What stands behind the ? of a search, with something changed; the same search is always the same text. */
export function searchQuery(asked: Asked, change: Partial<Asked> = {}): string {
  const { q, type, product_id, module_id, locale, filters, offset } = { ...asked, offset: 0, ...change };
  return new URLSearchParams({
    q,
    ...(type && { type }),
    ...(product_id && { product: product_id }),
    ...(module_id && { module: module_id }),
    ...(locale && { locale }),
    ...Object.fromEntries(operators.flatMap((name) => (filters[name] ? [[name, filters[name]]] : []))),
    ...(offset > 0 && { after: cursorAt(offset) }),
  }).toString();
}

/** The address of a search, with something changed. */
export const searchPath = (asked: Asked, change: Partial<Asked> = {}): string =>
  `/search?${searchQuery(asked, change)}`;

/** Whether nothing narrows it but its words. */
export const isPlain = ({ type, product_id, module_id, locale, filters, offset }: Asked): boolean =>
  !type && !product_id && !module_id && !locale && offset === 0 && Object.keys(filters).length === 0;

const places = { doc: '/docs', kb: '/kb', news: '/news', video: '/videos', package: '/downloads' } as const;

/** Where a result is read. `staff`: the console's page of a request. */
export function resultPath({ type, slug, number }: Pick<Result, 'type' | 'slug' | 'number'>, staff: boolean): string {
  if (type === 'ticket') return `${staff ? '/desk' : ''}/tickets/${number ?? 0}`;
  return type === 'known_issue' ? '/' : `${places[type]}/${slug ?? ''}`;
}

/** The same, telling the page for which words it is opened from a search. */
export const openedPath = (result: Pick<Result, 'type' | 'slug' | 'number'>, staff: boolean, q: string): string =>
  `${resultPath(result, staff)}?${new URLSearchParams({ found: q.slice(0, filter_max) })}`;
