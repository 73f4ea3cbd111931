import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import type { DocumentKind } from '../content/document.ts';
import type { Chapter } from './video.ts';

export type Listed = Awaited<ReturnType<typeof videosOf>>[number];
export type Playing = NonNullable<Awaited<ReturnType<typeof videoAt>>>;
export type Edited = NonNullable<Awaited<ReturnType<typeof videoById>>>;
export type Beside = { kind: DocumentKind; slug: string; title: string; locale: string };

/** What narrows the gallery, by code. */
export type Narrowed = { product: string | null; module: string | null; routine: string | null };
type Place = { updated_at: string; id: string };

const listed = (tx: Tx) =>
  tx
    .selectFrom('documents as d')
    .leftJoin('videos as v', 'v.document_id', 'd.id')
    .leftJoin('products as p', 'p.id', 'd.product_id')
    .leftJoin('modules as m', 'm.id', 'd.module_id')
    .leftJoin('routines as r', 'r.id', 'd.routine_id')
    .select([
      'd.id',
      'd.slug',
      'd.locale',
      'd.title',
      'd.summary',
      'd.state',
      'd.audience',
      'd.updated_at',
      'v.duration_s',
    ])
    .select(['p.name as product_name', 'm.name as module_name', 'r.code as routine_code', 'r.name as routine_name'])
    .select(sql<string>`d.updated_at::text`.as('moment'))
    .where('d.kind', '=', 'video');

/** Videos readers may see, of a product, module and routine when these are named, the newest first; with one row more, there are more. */
export function videosOf(tx: Tx, { product, module, routine }: Narrowed, after: Place | null, limit: number) {
  return listed(tx)
    .where('d.state', 'in', ['published', 'outdated'])
    .$if(product !== null, (query) => query.where('d.product_id', '=', productOf(product)))
    .$if(product !== null && module !== null, (query) => query.where('d.module_id', '=', moduleOf(product, module)))
    .$if(module !== null && routine !== null, (query) =>
      query.where('d.routine_id', '=', routineOf(product, module, routine)),
    )
    .$if(after !== null, (query) => query.where(before(after)))
    .orderBy('d.updated_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(sql.lit(limit))
    .execute();
}

/** Every video there is, whatever its state, the last changed first: for whoever looks after them. */
export function allVideos(tx: Tx, after: Place | null, limit: number) {
  return listed(tx)
    .select(['v.youtube_id', 'v.file_key'])
    .select(
      sql<string[]>`array(select c.locale from video_captions c where c.document_id = d.id order by c.locale)`.as(
        'captions',
      ),
    )
    .$if(after !== null, (query) => query.where(before(after)))
    .orderBy('d.updated_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(sql.lit(limit))
    .execute();
}

const productOf = (code: string | null) => sql<string>`(select id from products where code = ${code})`;
const moduleOf = (product: string | null, code: string | null) =>
  sql<string>`(select id from modules where product_id = ${productOf(product)} and code = ${code})`;
const routineOf = (product: string | null, module: string | null, code: string | null) =>
  sql<string>`(select id from routines where module_id = ${moduleOf(product, module)} and code = ${code})`;
const before = (after: Place | null) =>
  sql<boolean>`(d.updated_at, d.id) < (${after?.updated_at ?? ''}::timestamptz, ${after?.id ?? null}::uuid)`;

/** Routines of a module that videos the reader may see are about. */
export async function filmedRoutines(
  tx: Tx,
  product: string | null,
  module: string | null,
): Promise<{ code: string; name: string }[]> {
  if (product === null || module === null) return [];
  const { rows } = await sql<{ code: string; name: string }>`
    select r.code, r.name from routines r where r.module_id = ${moduleOf(product, module)} and r.archived_at is null
      and exists (select from documents d where d.kind = 'video' and d.routine_id = r.id and d.state in ('published', 'outdated'))
    order by r.code limit 100`.execute(tx);
  return rows;
}

const captions = sql<{ locale: 'pt-BR' | 'en' | 'es'; cues: number }[]>`coalesce((
  select json_agg(json_build_object('locale', c.locale, 'cues', c.cues) order by c.locale) from video_captions c where c.document_id = d.id), '[]')`;

/** What a video's page shows beside the document itself, of one that was imported nothing but its text; undefined when it is unknown or not the reader's to see. */
export function videoAt(tx: Tx, slug: string) {
  return tx
    .selectFrom('documents as d')
    .leftJoin('videos as v', 'v.document_id', 'd.id')
    .select([
      'd.id as document_id',
      'v.youtube_id',
      'v.file_key',
      'v.file_type',
      'v.file_bytes',
      'v.duration_s',
      'd.body',
      'd.locale',
    ])
    .select(sql<Chapter[]>`coalesce(v.chapters, '[]')`.as('chapters'))
    .select(captions.as('captions'))
    .where('d.kind', '=', 'video')
    .where('d.slug', '=', slug)
    .executeTakeFirst();
}

/** The captions of a video in one language, as a browser reads them. */
export function captionsAt(tx: Tx, slug: string, locale: string) {
  return tx
    .selectFrom('documents as d')
    .innerJoin('video_captions as c', 'c.document_id', 'd.id')
    .select('c.body')
    .where('d.kind', '=', 'video')
    .where('d.slug', '=', slug)
    .where('c.locale', '=', locale as 'en')
    .executeTakeFirst();
}

const beside_shown = 6;

/** Articles and documents beside a video: those an editor named, then those of its routine and of its module, the newest first. */
export async function articlesBeside(tx: Tx, slug: string): Promise<Beside[]> {
  const { rows } = await sql<Beside>`
    with v as materialized (select d.id, d.product_id, d.module_id, d.routine_id from documents d where d.kind = 'video' and d.slug = ${slug}),
    named as (
      select a.id, a.kind, a.slug, a.title, a.locale, 0 as rank, n.position as place from v join video_articles n on n.document_id = v.id
      join documents a on a.id = n.article_id where a.state in ('published', 'outdated')),
    near as (
      select n.*, 1 + (n.routine_id is distinct from v.routine_id)::integer as rank, n.at as place from v cross join unnest(array['kb', 'doc']) k (kind)
      cross join lateral (select a.id, a.kind, a.slug, a.title, a.locale, a.routine_id, row_number() over (order by a.updated_at desc, a.id desc) as at
        from documents a where a.kind = k.kind and a.product_id = v.product_id and a.module_id = v.module_id and a.state in ('published', 'outdated')
        order by a.updated_at desc, a.id desc limit 40) n
      where not exists (select from named x where x.id = n.id))
    select kind, slug, title, locale from (
      select kind, slug, title, locale, rank, place from named union all select kind, slug, title, locale, rank, place from near) all_of
    order by rank, place, kind, slug limit ${sql.lit(beside_shown)}`.execute(tx);
  return rows;
}

/** A video with everything its form edits. */
export function videoById(tx: Tx, id: string) {
  return tx
    .selectFrom('documents as d')
    .leftJoin('videos as v', 'v.document_id', 'd.id')
    .leftJoin('routines as r', 'r.id', 'd.routine_id')
    .select(['v.youtube_id', 'v.file_key', 'v.file_name', 'v.file_type', 'v.file_bytes', 'v.duration_s'])
    .select([
      'd.id',
      'd.slug',
      'd.external_id',
      'd.locale',
      'd.audience',
      'd.state',
      'd.title',
      'd.summary',
      'd.body',
      'd.codes',
      'd.keywords',
    ])
    .select([
      'd.product_id',
      'd.module_id',
      'd.routine_id',
      'd.section',
      'd.source_url',
      'd.version',
      'd.updated_at',
      'r.code as routine_code',
    ])
    .select(sql<string | null>`d.review_on::text`.as('review_on'))
    .select(sql<Chapter[]>`coalesce(v.chapters, '[]')`.as('chapters'))
    .select(captions.as('captions'))
    .select(
      sql<{ id: string; kind: DocumentKind; slug: string }[]>`coalesce((
        select json_agg(json_build_object('id', a.id, 'kind', a.kind, 'slug', a.slug) order by n.position)
        from video_articles n join documents a on a.id = n.article_id where n.document_id = d.id), '[]')`.as(
        'articles',
      ),
    )
    .where('d.kind', '=', 'video')
    .where('d.id', '=', id)
    .executeTakeFirst();
}

/** The product of a module, and its routine of this code; what is unknown is null. */
export async function placeOf(
  tx: Tx,
  module_id: string | null,
  routine: string | null,
): Promise<{ product_id: string | null; routine_id: string | null }> {
  if (module_id === null) return { product_id: null, routine_id: null };
  const { rows } = await sql<{ product_id: string; routine_id: string | null }>`
    select m.product_id, (select r.id from routines r where r.module_id = m.id and r.code = upper(${routine}::text)) as routine_id
    from modules m where m.id = ${module_id}`.execute(tx);
  return rows[0] ?? { product_id: null, routine_id: null };
}

/** Ids of articles and documents by kind and address, in the order they are named; null where there is none. */
export async function articleIds(
  tx: Tx,
  named: readonly { kind: 'kb' | 'doc'; slug: string }[],
): Promise<(string | null)[]> {
  if (named.length === 0) return [];
  const { rows } = await sql<{ id: string | null }>`
    select d.id from unnest(${named.map(({ kind }) => kind)}::text[], ${named.map(({ slug }) => slug)}::text[]) with ordinality n (kind, slug, place)
    left join documents d on d.kind = n.kind and d.slug = n.slug order by n.place`.execute(tx);
  return rows.map(({ id }) => id);
}
