import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { videoAddresses } from '../../lib/video-places.ts';
import type { Locale } from '../../locales/index.ts';
import { targetOf } from './dialect.ts';

/** A video of the portal that a text shows, as its reader may see it. */
export type Film = {
  /** How the text calls it: its address of now, or a former one. */
  asked: string;
  slug: string;
  title: string;
  locale: Locale;
  youtube_id: string | null;
  /** Of a file of the portal. */
  file_type: string | null;
  /** Languages there are captions in; where nobody wrote any, those its transcript makes. */
  captions: Locale[];
};

/** Which of a text's videos an address plays, the first being 1; null: none. */
export function playingOf(query: URLSearchParams): number | null {
  return Number(/^[1-9]\d{0,3}$/.exec(query.get('play') ?? '')?.[0] ?? 0) || null;
}

/** The portal's own videos that a text shows and this reader may see; nothing is asked where a text shows none. */
export async function filmsIn(tx: Tx, html: string | null): Promise<Film[]> {
  const targets = videoAddresses(html).map(targetOf);
  const slugs = [...new Set(targets.flatMap((target) => (target?.kind === 'video' ? [target.slug] : [])))];
  if (slugs.length === 0) return [];
  const { rows } = await sql<Film>`
    select a.asked, d.slug, d.title, d.locale, v.youtube_id, v.file_type, case
      when not d.locale = any (c.written) and d.body ~ ${timed} then d.locale || c.written else c.written end as captions
    from unnest(${slugs}::text[]) a (asked)
    cross join lateral (
      select id from documents where kind = 'video' and slug = a.asked
      union all select r.document_id from document_redirects r where r.kind = 'video' and r.slug = a.asked limit 1) f
    join documents d on d.id = f.id left join videos v on v.document_id = d.id
    cross join lateral (select array(select c.locale from video_captions c where c.document_id = d.id order by c.locale) as written) c
    order by a.asked`.execute(tx);
  return rows;
}

// A line that begins with a time, as app/videos reads a transcript.
const timed = String.raw`(?n)^[ \t]*\[?(\d{1,2}:)?\d{1,3}:[0-5]\d\]?[ \t–—:-]+\S`;
