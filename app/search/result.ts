import type { Selectable } from 'kysely';
import type { Piece } from '../../adapters/search-index/highlight.ts';
import type { Documents, Tickets } from '../../db/tables.ts';
import type { SynonymGroup } from './synonym.ts';

export const result_types = ['doc', 'kb', 'news', 'video', 'package', 'ticket', 'known_issue'] as const;
export type ResultType = (typeof result_types)[number];

export type Status = Selectable<Tickets>['status'];
/** Language of what a document says; a request has none. */
export type ContentLocale = Selectable<Documents>['locale'];
export const content_locales = ['pt-BR', 'en', 'es'] as const satisfies readonly ContentLocale[];
export const statuses = [
  'new',
  'in_progress',
  'waiting_customer',
  'waiting_issue',
  'customer_validation',
  'closed',
  'cancelled',
] as const satisfies readonly Status[];

export type Wanted = {
  q: string;
  type?: ResultType | undefined;
  product_id?: string | undefined;
  module_id?: string | undefined;
  /** Only documents in this language, and requests, of whose language nobody knows. */
  locale?: ContentLocale | undefined;
  /** Of requests, so that nothing else is found; asked by the staff alone. */
  status?: Status | undefined;
  queue_id?: string | undefined;
  /** Null: nobody's. */
  assignee_id?: string | null | undefined;
  organization_id?: string | undefined;
  /** Phrases, each of which must stand in the text as it is here; typed between quotes. Their words are in `q` too. */
  phrase?: readonly string[] | undefined;
  /** Synonyms as they would be, instead of those that are kept: what an editor sees before keeping them. */
  synonyms?: readonly SynonymGroup[] | undefined;
  /** How many results before these. */
  offset: number;
  limit: number;
};
export type Result = {
  type: ResultType;
  id: string;
  external_id: string | null;
  title: string;
  /** Of a document; of a request its number instead. */
  slug: string | null;
  /** Of what it says; of a request nobody knows. */
  locale: string | null;
  number: number | null;
  product: { id: string; name: string } | null;
  module: { id: string; name: string } | null;
  date: Date;
  score: number;
  highlight: Piece[];
};
export type Facet<Value> = { value: Value; count: number };
export type Found = {
  results: Result[];
  facets: {
    type: Facet<ResultType>[];
    product: (Facet<string> & { name: string })[];
    module: (Facet<string> & { name: string })[];
  };
  /** How many say all of the words, or any of them where nothing says all. `gte`: counting stopped there, or `partly`. */
  total: { value: number; relation: 'eq' | 'gte' };
  /** Behind those that are counted stand others that say part of the words. */
  partly: boolean;
  /** The query with its mistyped words as they are written elsewhere; null: nothing to correct. */
  did_you_mean: string | null;
  /** Nobody answers just now: the search is starting. */
  away: boolean;
};

/** Results that can be paged to, at most. */
export const most_results = 1_000;

export type Suggestion = Pick<Result, 'type' | 'id' | 'external_id' | 'title' | 'locale' | 'highlight'> & {
  slug: string;
};

export const isContentLocale = (text: string | null): text is ContentLocale =>
  content_locales.some((locale) => locale === text);
