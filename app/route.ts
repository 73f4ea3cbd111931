import type { VNode } from 'preact';
import type { ZodObject, ZodType } from 'zod';
import type { Tx } from '../lib/database.ts';
import type { StaffRole } from '../lib/viewer.ts';
import type { Ask } from './context.ts';
import type { Profile } from './headers.ts';
import type { UploadLimits } from './uploads.ts';

/**
 * Who may use a route. `nobody`: needs nobody to be known and no transaction (health, assets); `anyone`: visitors too; `person`: signed in; `member`: signed in for an organisation;
 * `portal_admin`: manages the people of the own organisation; `staff`: any staff role; a list: one of these roles. Everybody else: a visitor is sent to sign in, others find nothing there.
 */
export type Who = 'nobody' | 'anyone' | 'person' | 'member' | 'portal_admin' | 'staff' | readonly StaffRole[];

/** Kinds of things that an address or a field may name, and that may belong to somebody else. */
export type Kind =
  | 'ticket'
  | 'attachment'
  | 'draft'
  | 'organization'
  | 'person'
  | 'session'
  | 'token'
  | 'asset'
  | 'invitation'
  | 'access_request'
  | 'api_token'
  | 'branch'
  | 'entitlement'
  | 'portfolio'
  | 'import'
  | 'document'
  | 'comment'
  | 'community'
  | 'notice'
  | 'saved_search'
  /** Of the catalogue, which belongs to nobody. */
  | 'catalog'
  /** Of the house's own lists, such as the mails and the languages it speaks. */
  | 'listed';

/** What the crawler sends: path parameters, and the fields of a form or of a JSON body. In a body every field called `…_id` is tried with foreign ids. */
export type Crawl = {
  params?: Record<string, Kind>;
  form?: Record<string, string>;
  json?: Record<string, unknown>;
};

/** What a route of the API takes and answers; OpenAPI is written from it. */
export type Operation = {
  summary: string;
  query?: ZodObject;
  body?: ZodObject;
  answer: ZodType;
  status: number;
};

export type Route<Data = unknown> = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  who: Who;
  /** The audit event a write emits; null for reads and for writes of nothing but one's own display. */
  audit: string | null;
  crawl: Crawl;
  /** `body`: bytes accepted (0 for GET). `uploads`: files may come too, within the limits of `app/uploads.ts`; `body` is for the rest. */
  limits: { body: number; uploads?: true | UploadLimits };
  headers: Profile;
  /** Of the API: proven by a bearer token or by the page's session. */
  api?: Operation;
  /** Cookies and tokens are not looked at: everybody is a visitor, and a write is proven by what stands in its address (RFC 8058). */
  anonymous?: true;
  /** Works before the first set-up. */
  before_setup?: boolean;
  /** What the page asks of the database, sent in the same packet as app.enter. Must hold for anybody: row level security decides. */
  reads?: (tx: Tx, params: Params, query: URLSearchParams) => Promise<Data>;
  handle: (ask: Ask, data: Data) => Answer | Promise<Answer>;
};

export type Params = Record<string, string>;

export type SetCookie = { name: 'session' | 'device' | 'locale'; value: string | null; max_age: number | null };

/** Where a stream writes. `send` names an event and carries no content; `gone` runs once, whoever ends it. */
export type Outlet = { send: (event: string) => void; close: () => void; gone: (work: () => void) => void };

export type Answer =
  | { kind: 'page'; status: number; node: VNode; cookies?: SetCookie[] }
  /** `permanent`: 301, the address has changed for ever; otherwise 303. */
  | { kind: 'redirect'; to: string; cookies?: SetCookie[]; permanent?: true }
  /** A page that visitors share (`app/public-page.ts`); `key`: the same for the same content. */
  | { kind: 'public'; key: string; draw: () => VNode }
  | { kind: 'json'; status: number; data: unknown; type?: 'application/problem+json'; headers?: Record<string, string> }
  /** `download`: the name under which the browser keeps it; `tag`: the same for the same bytes, so that they need not travel again. */
  /** Server-sent events, long after the transaction has ended; `open` may write until `gone`. */
  | { kind: 'events'; open: (out: Outlet) => void }
  | {
      kind: 'bytes';
      body: Uint8Array<ArrayBuffer>;
      type: string;
      encoding?: 'br' | 'gzip';
      download?: string;
      tag?: string;
    }
  /** Bytes of a file as they are read; nothing is opened before somebody reads. */
  | {
      kind: 'stream';
      status: 200 | 206 | 416;
      body: AsyncIterable<Uint8Array> | null;
      headers: Record<string, string>;
    }
  | {
      kind: 'problem';
      status: number;
      reason?: 'preparing';
      /** For programs: what to do about it. */
      detail?: string;
      headers?: Record<string, string>;
    };

/** What most forms need, in bytes. */
const form_body = 16_384;

type Usual = 'method' | 'audit' | 'crawl' | 'limits' | 'headers';
type Reading<Data> = Omit<Route<Data>, Usual> & Partial<Pick<Route, 'crawl' | 'headers'>>;
type Writing = Omit<Route, Exclude<Usual, 'audit'> | 'reads'> & Partial<Pick<Route, 'crawl' | 'headers' | 'limits'>>;

/** Declares a route that changes nothing. */
export function get<Data = undefined>(declared: Reading<Data>): Route {
  // The server hands `handle` exactly what `reads` of the same route returned.
  return { crawl: {}, headers: 'page', ...declared, method: 'GET', audit: null, limits: { body: 0 } } as Route;
}

/** Declares a route that writes, and the event it leaves. */
export function post(declared: Writing): Route {
  return { crawl: {}, headers: 'page', limits: { body: form_body }, ...declared, method: 'POST' };
}

/** A whole page. A form sent back with mistakes answers 422. */
export function page(node: VNode, options: { status?: number; cookies?: SetCookie[] } = {}): Answer {
  return {
    kind: 'page',
    status: options.status ?? 200,
    node,
    ...(options.cookies ? { cookies: options.cookies } : {}),
  };
}

/** 303 to a path of this portal. */
export function redirect(to: string, cookies?: SetCookie[]): Answer {
  return { kind: 'redirect', to, ...(cookies ? { cookies } : {}) };
}

/** 301: what was here has another address now. */
export const moved = (to: string): Answer => ({ kind: 'redirect', to, permanent: true });

/** Unknown and foreign are the same answer. */
export const notFound: Answer = { kind: 'problem', status: 404 };

/** The caller asked too often; nothing was done. */
export const tooMany: Answer = { kind: 'problem', status: 429 };

/** The reader may come back to this path: one of ours, never another site. */
export function localPath(path: string | null | undefined, otherwise = '/'): string {
  return path && /^\/(?![/\\])[\x21-\x7e]{0,1000}$/.test(path) ? path : otherwise;
}
