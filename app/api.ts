import { STATUS_CODES } from 'node:http';
import { z, type ZodObject, type ZodType } from 'zod';
import { fieldErrors, type FieldError } from '../lib/forms.ts';
import { isCursor } from '../lib/pagination.ts';
import type { Person, Viewer } from '../lib/viewer.ts';
import { words } from '../locales/index.ts';
import type { Ask } from './context.ts';
import { person } from './guard.ts';
import { keepAnswer, takeKey } from './idempotency.ts';
import type { Answer, Crawl, Route, Who } from './route.ts';

/** A refusal of the API: what RFC 9457 calls a problem. `state`: where the thing stands, with 409. */
export type Problem = {
  problem: 400 | 403 | 404 | 409 | 422 | 503;
  detail?: string;
  state?: string;
  errors?: FieldError[];
};

/** What a handler gives back: the data of the answer, or why not. */
export type Outcome<Data> = { data: Data } | Problem;

export const notThere: Problem = { problem: 404 };

/** Times leave as RFC 3339 in UTC. */
export const moment = z.date();
/** A day without a zone, `2026-11-24`. */
export const day = z.iso.date({ error: 'invalid_date' });
export const id = z.uuid({ error: 'invalid_choice' });

const wrong_number = { error: 'invalid_number' };

/** Parameters every list takes: rows on a page (50, at most 200) and the cursor of the page before. */
export const paging = {
  limit: z.coerce.number(wrong_number).int(wrong_number).min(1, wrong_number).max(200, wrong_number).default(50),
  // A program that starts again at the beginning by mistake would never end.
  cursor: z.string().max(2000, { error: 'too_long' }).refine(isCursor, { error: 'invalid_choice' }).optional(),
};

/** A page of a list; `next` is the cursor of the following page. */
export const listOf = <Item extends ZodType>(item: Item) =>
  z.object({ data: z.array(item), next: z.string().nullable() });

/** The rows of one page out of `limit + 1` rows. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
): { data: Row[]; next: string | null } {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, next: rows.length > limit && last ? cursorOf(last) : null };
}

type Declared<Query extends ZodObject, Body extends ZodObject, Data extends ZodType> = {
  path: string;
  who: Exclude<Who, 'nobody' | 'anyone'>;
  summary: string;
  query?: Query;
  body?: Body;
  answer: Data;
  crawl?: Crawl;
  /** Bytes of the body, where the usual are too few. */
  largest?: number;
  handle: (
    ask: Ask & { viewer: Person },
    given: { query: z.output<Query>; body: z.output<Body> },
  ) => Promise<Outcome<z.input<Data>>> | Outcome<z.input<Data>>;
};

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

const largest_body = 262_144;

/**
 * Declares a route of `/api/v1`: a bearer token or the page's session, JSON in and out, unknown fields 400, invalid values 422, foreign
 * or unknown things 404. What leaves passes `answer`, so that a column cannot leak by being added.
 */
export function api<Query extends ZodObject, Body extends ZodObject, Data extends ZodType>(
  method: Method,
  declared: Declared<Query, Body, Data> & { audit?: string; status?: 200 | 201 },
): Route {
  const { path, who, summary, query, body, answer, crawl = {}, audit = null, handle } = declared;
  const status = declared.status ?? (method === 'POST' ? 201 : 200);
  return {
    method,
    path: `/api/v1${path}`,
    who,
    audit,
    crawl,
    limits: { body: method === 'GET' ? 0 : (declared.largest ?? largest_body) },
    headers: 'api',
    api: { summary, ...(query && { query }), ...(body && { body }), answer, status },
    handle: async (ask) => {
      const viewer: Person = { ...person(ask.viewer), channel: 'api' };
      const scope = method === 'GET' ? 'read' : 'write';
      if (lacks(viewer, scope)) return problem(ask, without(scope));
      const given = method === 'GET' ? {} : ask.json;
      if (typeof given !== 'object' || given === null || Array.isArray(given))
        return problem(ask, { problem: 400, detail: 'the body is not a JSON object' });
      const asked = Object.fromEntries(ask.query);
      if (Object.keys(asked).length < ask.query.size) return problem(ask, asked_twice);
      const read_query = (query ?? z.strictObject({})).safeParse(asked);
      const read_body = (body ?? z.strictObject({})).safeParse(given);
      if (!read_query.success) return refused(ask, read_query.error);
      if (!read_body.success) return refused(ask, read_body.error);
      const work = async (): Promise<Outcome<z.input<Data>>> =>
        handle(
          { ...ask, viewer },
          { query: read_query.data as z.output<Query>, body: read_body.data as z.output<Body> },
        );
      const key = method === 'POST' ? ask.idempotency_key : null;
      if (key === null) return settled(ask, await work(), answer, status);
      if (key.length > 255 || key === '')
        return problem(ask, { problem: 400, detail: 'Idempotency-Key has 1 to 255 characters' });
      const taken = await takeKey(ask.tx, viewer, key, `${path}\n${JSON.stringify([ask.params, asked, given])}`);
      if (taken === 'other_request')
        return problem(ask, { problem: 422, detail: 'this Idempotency-Key was used for another request' });
      if (taken === 'unfinished')
        return problem(ask, { problem: 409, state: 'in_progress', detail: 'the first request has not ended yet' });
      if (taken !== 'fresh') return { kind: 'json', status: taken.status, data: taken.data };
      const outcome = settled(ask, await work(), answer, status);
      if (outcome.kind === 'json' && outcome.status < 400) await keepAnswer(ask.tx, viewer, key, outcome);
      return outcome;
    },
  };
}

/**
 * Declares a route of `/api/v1` that visitors may ask too and that changes nothing: what they are told is what is public. With a token or
 * a session, what its bearer may see.
 */
export function openApi<Query extends ZodObject, Data extends ZodType>(declared: {
  path: string;
  summary: string;
  query: Query;
  answer: Data;
  crawl?: Crawl;
  handle: (ask: Ask, query: z.output<Query>) => Promise<Outcome<z.input<Data>>>;
}): Route {
  const { path, summary, query, answer, crawl = {}, handle } = declared;
  return {
    method: 'GET',
    path: `/api/v1${path}`,
    who: 'anyone',
    audit: null,
    crawl,
    limits: { body: 0 },
    headers: 'api',
    api: { summary, query, answer, status: 200 },
    handle: async (ask) => {
      if (lacks(ask.viewer, 'read')) return problem(ask, without('read'));
      const asked = Object.fromEntries(ask.query);
      if (Object.keys(asked).length < ask.query.size) return problem(ask, asked_twice);
      const read = query.safeParse(asked);
      return read.success ? settled(ask, await handle(ask, read.data), answer, 200) : refused(ask, read.error);
    },
  };
}

const asked_twice: Problem = { problem: 400, detail: 'a parameter stands in the address twice' };
const without = (scope: string): Problem => ({ problem: 403, detail: `this token lacks the scope ${scope}` });
const lacks = (viewer: Viewer, scope: 'read' | 'write'): boolean =>
  viewer.kind === 'person' && viewer.scopes !== null && !viewer.scopes.includes(scope);

function settled(
  ask: Ask,
  outcome: Outcome<unknown>,
  answer: ZodType,
  status: number,
): Extract<Answer, { kind: 'json' }> {
  return 'problem' in outcome ? problem(ask, outcome) : { kind: 'json', status, data: answer.parse(outcome.data) };
}

function refused(ask: Ask, error: z.ZodError): Answer {
  const unknown = error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 10) : []));
  const errors: FieldError[] = [
    ...unknown.map((field) => ({ field: field.slice(0, 60), code: 'unknown_field' }) as const),
    ...fieldErrors(error).filter(({ code }) => code !== 'unknown_field' || unknown.length === 0),
  ];
  return problem(ask, { problem: unknown.length > 0 ? 400 : 422, errors });
}

const renamed: Record<number, string> = { 413: 'Content Too Large', 422: 'Unprocessable Content' };

/** What a status is called (RFC 9110). */
export const titleOf = (status: number): string => renamed[status] ?? STATUS_CODES[status] ?? 'Error';

function problem(ask: Ask, { problem: status, detail, state, errors }: Problem): Extract<Answer, { kind: 'json' }> {
  const { forms, programs } = words[ask.locale];
  const said = errors?.map(({ field, code, limit }) => ({
    field,
    // A form that brings an unknown field is out of date; a program has it wrong.
    message: code === 'unknown_field' ? programs.unknown_field : forms[code](limit ?? 0),
  }));
  return {
    kind: 'json',
    status,
    type: 'application/problem+json',
    data: {
      type: 'about:blank',
      title: titleOf(status),
      status,
      ...(detail && { detail }),
      ...(state && { state }),
      ...(said && { errors: said }),
    },
  };
}
