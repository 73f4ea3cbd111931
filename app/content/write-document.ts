import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { slugOf } from '../../lib/html.ts';
import { documentHtml } from '../../lib/markdown.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import { indexDocument } from '../search/index-entry.ts';
import { dialectWords, filesIn, linksIn } from './dialect.ts';
import { type DocumentFields, type DocumentState, isListed } from './document.ts';

/** A document as it stood, locked. */
export type Before = {
  id: string;
  kind: DocumentFields['kind'];
  slug: string;
  state: DocumentState;
  revision: number;
  title: string;
  summary: string;
  body: string;
};

/** What `Before` reads. */
export const before_columns = ['id', 'kind', 'slug', 'state', 'revision', 'title', 'summary', 'body'] as const;

/**
 * Writes a document, new or in place of what it was: its HTML, a revision when its text changed, where it leads, its former address, and
 * what the search knows of it. `viewer` null: the system. Out: its id. Throws when PostgreSQL refuses a field.
 */
export async function writeDocument(
  tx: Tx,
  viewer: Person | null,
  before: Before | null,
  { slug, ...fields }: DocumentFields,
  content_hash?: Buffer,
): Promise<string> {
  const shown = documentHtml(fields.body, dialectWords(fields.locale));
  const appears = isListed(fields.state) && (!before || (!isListed(before.state) && before.state !== 'archived'));
  const said_anew =
    before === null ||
    before.title !== fields.title ||
    before.summary !== fields.summary ||
    before.body !== fields.body;
  const values = {
    ...fields,
    html: shown?.html ?? null,
    headings: JSON.stringify(shown?.headings ?? []),
    ...(content_hash && { content_hash }),
    ...(appears && { published_by: viewer?.person_id ?? null, published_at: sql<Date>`app.now()` }),
  };
  const id = before?.id ?? newId();
  const revision = (before?.revision ?? 0) + (said_anew ? 1 : 0);
  if (before)
    await tx
      .updateTable('documents')
      .set({
        ...values,
        ...(slug !== undefined && { slug }),
        revision,
        version: sql`version + 1`,
        // Readers are told of a change of what they read, not of its owner or its place.
        ...((said_anew || appears) && { updated_at: sql`app.now()` }),
      })
      .where('id', '=', id)
      .execute();
  else await insert(tx, { id, ...values }, slug);
  await Promise.all([
    said_anew &&
      tx
        .insertInto('document_revisions')
        .values({
          document_id: id,
          revision,
          title: fields.title,
          summary: fields.summary,
          body: fields.body,
          person_id: viewer?.person_id ?? null,
        })
        .execute(),
    keepLinks(tx, id, linksIn(shown?.paths ?? []), before === null),
    keepFiles(tx, id, filesIn(shown?.paths ?? []), before === null),
    before && slug !== undefined && slug !== before.slug && redirectFrom(tx, before, slug),
    indexDocument(tx, id),
    record(tx, viewer, before ? 'document_changed' : 'document_created', {
      subject_id: id,
      organization_id: null,
      details: { kind: fields.kind, revision, ...(before?.state !== fields.state && { state: fields.state }) },
    }),
  ]);
  return id;
}

type Row = Omit<DocumentFields, 'slug'> & {
  id: string;
  html: string | null;
  headings: string;
  content_hash?: Buffer;
};

// Titles repeat; an address does not. One that somebody chose is theirs or refused.
async function insert(tx: Tx, values: Row, chosen: string | undefined): Promise<void> {
  const plain = slugOf(values.title) || values.kind;
  for (const slug of chosen ? [chosen] : [plain, `${plain}-${values.id.slice(-6)}`]) {
    const written = await tx
      .insertInto('documents')
      .values({ slug, ...values })
      .$if(!chosen, (query) => query.onConflict((conflict) => conflict.columns(['kind', 'slug']).doNothing()))
      .returning('id')
      .executeTakeFirst();
    if (written) return;
  }
  throw new Error(`no address left for the document ${values.id}`);
}

async function keepLinks(tx: Tx, from_id: string, targets: readonly string[], fresh: boolean): Promise<void> {
  if (!fresh) await tx.deleteFrom('document_links').where('from_id', '=', from_id).execute();
  if (targets.length > 0)
    await tx
      .insertInto('document_links')
      .values(targets.map((target) => ({ from_id, target })))
      .execute();
}

async function keepFiles(tx: Tx, document_id: string, file_ids: readonly string[], fresh: boolean): Promise<void> {
  if (!fresh) await tx.deleteFrom('document_files').where('document_id', '=', document_id).execute();
  if (file_ids.length > 0)
    await sql`insert into document_files (document_id, file_id) select ${document_id}, f.id from content_files f where f.id = any (${[...file_ids]}::uuid[])`.execute(
      tx,
    );
}

async function redirectFrom(tx: Tx, { id, kind, slug: former }: Before, slug: string): Promise<void> {
  // What has the address now is found there, whoever had it before.
  await tx.deleteFrom('document_redirects').where('kind', '=', kind).where('slug', '=', slug).execute();
  await tx
    .insertInto('document_redirects')
    .values({ kind, slug: former, document_id: id })
    .onConflict((conflict) => conflict.columns(['kind', 'slug']).doUpdateSet({ document_id: id }))
    .execute();
}
