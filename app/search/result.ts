import type { Piece } from './query.ts';

export const result_types = ['doc', 'kb', 'news', 'video', 'package', 'ticket', 'known_issue'] as const;
export type ResultType = (typeof result_types)[number];

export type Wanted = {
  q: string;
  type?: ResultType | undefined;
  product_id?: string | undefined;
  module_id?: string | undefined;
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
  /** `gte`: so many were looked at, and there are more. */
  total: { value: number; relation: 'eq' | 'gte' };
};

/** Results looked at for totals and facets, at most; what comes after them nobody pages to. */
export const most_results = 1_000;

export type Suggestion = Pick<Result, 'type' | 'id' | 'external_id' | 'title' | 'locale' | 'highlight'> & {
  slug: string;
};
