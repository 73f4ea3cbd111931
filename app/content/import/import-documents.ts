import { z } from 'zod';
import { sql } from 'kysely';
import type { Tx } from '../../../lib/database.ts';
import { document_fields, type DocumentFields, type DocumentKind } from '../document.ts';
import { indexDocument } from '../../search/index-entry.ts';
import { cameAs, saveDocument, type Saved } from '../save-document.ts';
import { type ImportLine, type ImportOptions, templateNamed } from './line.ts';
import type { Vocabulary } from './vocabulary.ts';

const cut = (text: string | null | undefined, max: number): string => (text ?? '').trim().slice(0, max);
const list = (words: readonly string[] | null | undefined): string[] =>
  [...new Set((words ?? []).map((word) => cut(word, 120)).filter(Boolean))].slice(0, 50);

/** `waits`: something it needs may still come. */
type Read = { ok: true; fields: DocumentFields } | { ok: false; reason: string; waits?: true };

async function parentOf(tx: Tx, external_id: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom('documents')
    .select('id')
    .where((by) => cameAs(by, external_id))
    .executeTakeFirst();
  return found?.id;
}

/** What an export says beside the rest: people by their address and releases by their code, as far as they are known here. */
async function besideOf(tx: Tx, line: ImportLine, product_id: string | null) {
  const { owner, release_from, release_to } = line;
  const release = async (code: string | null | undefined) =>
    code && product_id
      ? await tx
          .selectFrom('releases')
          .select('id')
          .where('product_id', '=', product_id)
          .where('code', '=', code)
          .executeTakeFirst()
      : undefined;
  const [person, from, to] = await Promise.all([
    owner
      ? tx.selectFrom('persons').select('id').where('email', '=', owner.toLowerCase()).executeTakeFirst()
      : undefined,
    release(release_from),
    release(release_to),
  ]);
  return {
    ...(person && { owner_id: person.id }),
    ...(from && { release_from_id: from.id }),
    ...(to && { release_to_id: to.id }),
    ...(line.translation && { translation_id: line.translation }),
    ...(line.publish_at && { publish_at: line.publish_at }),
    ...(line.ends_on && { ends_on: line.ends_on }),
  };
}

/** What a line says, as a document; or why it cannot be one. */
export async function documentOf(
  tx: Tx,
  vocabulary: Vocabulary,
  kind: DocumentKind,
  line: ImportLine,
  { audience }: ImportOptions,
): Promise<Read> {
  const parent = line.parent && kind === 'doc' ? await parentOf(tx, cut(line.parent, 200)) : null;
  if (parent === undefined) return { ok: false, reason: `the page above, ${line.parent}, is not there`, waits: true };
  const place = await vocabulary.place(tx, {
    product: cut(line.product, 120) || null,
    module: cut(line.module, 120) || null,
    routine: cut(line.routine, 60) || null,
  });
  const body = line.body ?? '';
  const read = document_fields.safeParse({
    kind,
    external_id: line.id ? cut(line.id, 200) : null,
    locale: line.locale ?? 'pt-BR',
    audience: line.audience ?? audience,
    state: line.state ?? 'published',
    ...place,
    section: cut(line.section, 120) || null,
    codes: list(line.codes),
    // Headings that do not stand in the text are words to be found by all the same.
    keywords: list([...(line.keywords ?? []), ...(line.heads ?? []).filter((head) => !body.includes(head))]),
    title: cut(line.title, 300),
    summary: cut(line.summary ?? line.desc, 1000),
    body,
    source_url: line.url && /^https?:/.test(line.url) ? line.url : null,
    review_on: line.review_on ?? null,
    ...(line.template && { template: templateNamed(line.template) }),
    ...(parent && { parent_id: parent }),
    ...(typeof line.position === 'number' && { position: line.position }),
    ...(line.slug && { slug: line.slug }),
    ...(parent && line.inherits_audience && { inherits_audience: true }),
    ...(await besideOf(tx, line, place.product_id)),
  });
  if (read.success) return { ok: true, fields: read.data };
  return { ok: false, reason: z.prettifyError(read.error).replaceAll(/\s+/g, ' ') };
}

/** Writes one document of an import; `days_ago`: when it was last changed where it came from. */
export async function importDocument(tx: Tx, fields: DocumentFields, days_ago: number | null): Promise<Saved> {
  const saved = await saveDocument(tx, null, fields);
  if (days_ago !== null && saved.outcome !== 'unchanged')
    await tx
      .updateTable('documents')
      .set({
        updated_at: sql`app.now() - ${days_ago} * interval '1 day'`,
        published_at: sql`app.now() - ${days_ago} * interval '1 day'`,
      })
      .where('id', '=', saved.id)
      .execute();
  if (days_ago !== null) await indexDocument(tx, saved.id);
  return saved;
}
