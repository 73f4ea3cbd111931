import { z } from 'zod';
import type { Tx } from '../../lib/database.ts';
import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { isStaff, type Viewer } from '../../lib/viewer.ts';
import { api, id, listOf, notThere, openApi, type Outcome, pageOf, paging } from '../api.ts';
import { document_states, type DocumentFields, type DocumentKind, documentPath, editors } from '../content/document.ts';
import { fieldsOf, wholeDocument } from '../content/find-document.ts';
import { keepDocument } from '../content/keep-document.ts';
import { changed_document, document_answer, listed_answer, new_document } from './document-schema.ts';
import { mayBecome } from './editorial.ts';
import { documentsOfKind } from './find-for-programs.ts';

const params = { document: 'document' } as const;
const none = '0197b3a0-0000-7000-8000-000000000000';
const sample = {
  title: 'Como conferir',
  body: 'Texto.',
  product_id: none,
  module_id: none,
  routine_id: none,
  parent_id: null,
  owner_id: none,
  release_from_id: none,
  release_to_id: none,
  external_id: 'fora-1',
};
const largest = 4 * 1_048_576;

type Answer = z.input<typeof document_answer>;

// What only the house itself speaks of: who looks after it, when it is looked at again.
const for_staff = { owner_id: null, review_on: null, publish_at: null, external_id: null };

async function show(tx: Tx, viewer: Viewer, kind: DocumentKind, document_id: string): Promise<Outcome<Answer>> {
  const whole = await wholeDocument(tx, document_id);
  if (!whole || whole.kind !== kind) return notThere;
  const { template = 'none', owner_id = null, publish_at = null, ends_on = null, ...rest } = whole;
  const { release_from_id = null, release_to_id = null } = whole;
  const data = {
    ...rest,
    template,
    owner_id,
    publish_at,
    ends_on,
    release_from_id,
    release_to_id,
    url: documentPath(whole),
  };
  return { data: isStaff(viewer) ? data : { ...data, ...for_staff } };
}

async function page(tx: Tx, kind: DocumentKind, { limit, cursor, state, product, module }: Asked) {
  const [updated_at = '', last] = decodeCursor(cursor ?? null, 2) ?? [];
  const id = /^\d{4}-[\d\-:.+ ]{10,40}$/.test(updated_at) ? readUuid(last) : null;
  const after = id === null ? null : { updated_at, id };
  const rows = await documentsOfKind(tx, { kind, state, product, module, after, limit: limit + 1 });
  return pageOf(rows, limit, (row) => encodeCursor([row.moment, row.id]));
}
type Asked = Omit<Parameters<typeof documentsOfKind>[1], 'kind' | 'after'> & { cursor?: string | undefined };

/** The doors of one kind of document. */
function doors(kind: DocumentKind, path: string, one: string, many: string) {
  return [
    openApi({
      path: `/${path}`,
      summary: `Lists ${many}, the latest changed first, without their text; without a session, what is public`,
      query: z.strictObject({
        state: z.enum(document_states, { error: 'invalid_choice' }).optional(),
        product: id.optional(),
        module: id.optional(),
        ...paging,
      }),
      answer: listOf(listed_answer),
      handle: async ({ tx, viewer }, query) => {
        const { data, next } = await page(tx, kind, query);
        const shown = data.map((row) => ({ ...row, url: documentPath(row) }));
        return { data: { data: isStaff(viewer) ? shown : shown.map((row) => ({ ...row, external_id: null })), next } };
      },
    }),
    openApi({
      path: `/${path}/:document`,
      summary: `Shows ${one}; without a session, what is public`,
      query: z.strictObject({}),
      answer: document_answer,
      crawl: { params },
      handle: ({ tx, viewer, params: named }) => {
        const known = readUuid(named['document']);
        return known ? show(tx, viewer, kind, known) : Promise.resolve(notThere);
      },
    }),
    api('POST', {
      path: `/${path}`,
      who: editors,
      summary: `Writes ${one}; a draft for the staff unless it says otherwise`,
      audit: 'document_created',
      crawl: { json: sample },
      largest,
      body: new_document,
      answer: document_answer,
      handle: async ({ tx, viewer }, { body }) => {
        const kept = await keepDocument(tx, viewer, null, { ...empty, ...defined(body), kind });
        if (kept.ok) return show(tx, viewer, kind, kept.id);
        return kept.reason === 'refused' ? { problem: 422, errors: kept.errors } : notThere;
      },
    }),
    api('PATCH', {
      path: `/${path}/:document`,
      who: editors,
      summary: `Changes what it names of ${one}; with \`version\`, only as it stood then`,
      audit: 'document_changed',
      crawl: { params, json: sample },
      largest,
      body: changed_document,
      answer: document_answer,
      handle: async ({ tx, viewer, params: named }, { body: { version, ...body } }) => {
        const known = readUuid(named['document']);
        const whole = known ? await wholeDocument(tx, known) : undefined;
        if (!whole || whole.kind !== kind) return notThere;
        if (body.state && !mayBecome(whole.state, body.state))
          return { problem: 409, state: whole.state, detail: `it may not become ${body.state}` };
        const at = { id: whole.id, version: version ?? whole.version };
        const kept = await keepDocument(tx, viewer, at, { ...fieldsOf(whole), ...defined(body) });
        if (kept.ok) return show(tx, viewer, kind, kept.id);
        if (kept.reason === 'refused') return { problem: 422, errors: kept.errors };
        if (kept.reason === 'gone') return notThere;
        return { problem: 409, state: whole.state, detail: `it is at version ${whole.version} by now` };
      },
    }),
  ];
}

/** A document of which nothing has been said yet. */
const empty: DocumentFields = {
  kind: 'kb',
  external_id: null,
  locale: 'pt-BR',
  audience: 'staff',
  state: 'draft',
  product_id: null,
  module_id: null,
  routine_id: null,
  section: null,
  codes: [],
  keywords: [],
  title: '',
  summary: '',
  body: '',
  source_url: null,
  review_on: null,
};

type Defined<Values> = { [Name in keyof Values]: Exclude<Values[Name], undefined> };

// What was left out is not the same as nothing.
const defined = <Values extends object>(values: Values): Partial<Defined<Values>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Defined<Values>>;

export const documents_api = [
  ...doors('kb', 'articles', 'an article of the knowledge base', 'articles of the knowledge base'),
  ...doors('doc', 'docs', 'a page of the documentation', 'pages of the documentation'),
];
