import type { Piece } from './highlight.ts';

/** Languages that words are stemmed in. */
export type Locale = 'pt-BR' | 'en' | 'es';

/** What a thing says, by where it says it. */
export type Text = {
  title: string;
  /** Codes, numbers and names by which people ask for exactly this. */
  codes: readonly string[];
  headings: readonly string[];
  body: string;
  /** Name or code of its product. */
  product: string | null;
  /** Null counts as the first language. */
  locale: Locale | null;
};

/** The two stored forms of a text: `record` is read by `rank`, `words` feeds completions and corrections. */
export type Recorded = { record: Buffer; words: Buffer };

export type Audience = 'public' | 'signed_in' | 'entitled' | 'staff';

/** A thing that can be found. Without an organisation its audience says who reads it; with one, the columns of a request do. */
export type Row = Recorded & {
  /** Positive and below 2³¹, unique among all rows. */
  key: number;
  type: string;
  audience: Audience | null;
  organization_id: string | null;
  /** Of a request: what only staff may read of it. */
  internal: boolean;
  requester_id: string | null;
  copy_ids: readonly string[];
  queue_id: string | null;
  assignee_id: string | null;
  status: string | null;
  product_id: string | null;
  module_id: string | null;
  /** Of what it says; null: nobody knows, as of a request. */
  locale: string | null;
};

/** Who asks, as `app.search_ids` understood it: staff read the requests of their queues, customers their organisation's as far as `visibility` goes. */
export type Reader = {
  staff: boolean;
  person_id: string | null;
  organization_id: string | null;
  visibility: 'none' | 'own' | 'own_and_copy' | 'company';
  queue_ids: readonly string[];
  entitled_product_ids: readonly string[];
};

/** What words mean the same: whoever writes one of `from` also finds the phrases of `to`. */
export type Synonym = { from: readonly string[]; to: readonly string[] };

export type Asked = {
  q: string;
  types?: readonly string[] | undefined;
  product_id?: string | undefined;
  module_id?: string | undefined;
  /** What says so in this language, and what is of none. */
  locale?: string | undefined;
  statuses?: readonly string[] | undefined;
  queue_ids?: readonly string[] | undefined;
  /** Null: nobody's. */
  assignee_id?: string | null | undefined;
  organization_id?: string | undefined;
  /** Phrases that must stand in the text word by word. */
  phrases?: readonly string[] | undefined;
  /** Instead of those the index holds, for a preview. */
  synonyms?: readonly Synonym[] | undefined;
  /** Products whose rows come first among equals: of the form being filled in, or of the reader. */
  near_product_ids?: readonly string[] | undefined;
  /** Candidates wanted, 60 unless told; pages beyond them need more. */
  most?: number | undefined;
};

/** One way to say a word of the query. `also` are the further terms of a synonym of several words. */
export type Alternative = { term: number; also?: number[]; weight: number; value: number };

/** One word of the query. `optional` is a joined form that only adds; `noise` is below 1 for words that people put around a subject. */
export type Group = {
  position: number;
  optional: boolean;
  noise: number;
  code: boolean;
  /** How telling the word is among what the reader may read. */
  idf: number;
  alternatives: Alternative[];
};

/** What `rank` needs of a question: plain JSON. */
export type Plan = {
  groups: Group[];
  /** Terms of each phrase that must stand together. */
  phrases: number[][];
  near_product_ids: string[];
};

export type Count = { value: string; count: number };

export type Answer = {
  plan: Plan;
  /** Candidates, best first by what the lists know. */
  keys: number[];
  /** Of what holds every telling word, or with `some`, when nothing does, any of them; `gte`: counting stopped there. With phrases it counts what holds their words: where these stand only `rank` sees. */
  total: { value: number; relation: 'eq' | 'gte'; holding: 'all' | 'some' };
  facets: { type: Count[]; product: Count[]; module: Count[] };
  /** The query with what was probably meant; null when every word is known. */
  did_you_mean: string | null;
};

export type Suggested = Pick<Answer, 'plan' | 'keys' | 'did_you_mean'> & {
  /** The query with its last word completed, the likeliest first. */
  completions: string[];
};

/** What `rank` reads of a row; the caller may hold more in it. */
export type Rankable = {
  key: number;
  type: string;
  record: Buffer;
  product_id: string | null;
  /** When it was written or opened, and how many said it helped: they only order equals. */
  occurred_at?: Date | null | undefined;
  helpful?: number | null | undefined;
};

export type Scored<R extends Rankable> = { row: R; score: number };

/** A change to fold in: rows as they are now, and keys that are gone. */
export type Change = { rows: readonly Row[]; removed: readonly number[] };

/**
 * The lists of one machine (class `Index` of `search-index.ts`). Made by `Index.build(rows)` from rows in any order, or by
 * `Index.load(file)`, which answers null when the file is of another analyser or broken.
 */
export interface SearchIndex {
  /** Rows held, and how many of them were folded in since the lists were built. */
  readonly size: { rows: number; folded: number };
  /** What the caller said at `save`: up to where the rows are known. */
  readonly horizon: string;
  /** Takes in changed and removed rows; those of one call replace what was known under their keys. */
  fold(change: Change): void;
  /** What editors made equal, for every later question. */
  useSynonyms(synonyms: readonly Synonym[]): void;
  ask(asked: Asked, reader: Reader): Answer;
  /** Like `ask`, for a subject being written: fewer candidates and nothing counted. */
  suggest(asked: Asked, reader: Reader): Suggested;
  /** Writes the lists as they were built, readable by the owner alone; folded rows are left to the horizon. */
  save(file: string, horizon: string): Promise<void>;
}

export type { Piece };
