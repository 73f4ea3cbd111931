import { z } from 'zod';
import { day, line, orNone, prose, version } from '../../lib/forms.ts';
import { audiences, type DocumentState } from '../content/document.ts';
import type { UploadLimits } from '../uploads.ts';
import { readTime, timeText } from './time.ts';

/** Files of videos: their folder in the store, and bytes of one. */
export const video_files: UploadLimits = { folder: 'video', file_max: 512 * 1_048_576, bytes_max: 512 * 1_048_576 };
export const captions_files: UploadLimits = { folder: 'video', file_max: 4 * 1_048_576, bytes_max: 4 * 1_048_576 };

/** What a browser plays, by what the first bytes say it is. */
export const playable: Readonly<Record<string, 'video/mp4' | 'video/webm'>> = {
  'video/mp4': 'video/mp4',
  'video/x-m4v': 'video/mp4',
  'video/webm': 'video/webm',
};

export type Chapter = { at_s: number; title: string };
const chapters_max = 100;
const chapter_title_max = 120;

/** States a video is put into by its own form. */
export const video_states = [
  'draft',
  'in_review',
  'published',
  'outdated',
  'archived',
] as const satisfies readonly DocumentState[];

/** What names a video of YouTube: its eleven signs, or any of the addresses under which it is shown. Null for everything else. */
export function youtubeId(text: string): string | null {
  const id = /^[A-Za-z0-9_-]{11}$/;
  const typed = text.trim();
  if (id.test(typed)) return typed;
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return null;
  const { hostname, pathname, searchParams } = new URL(address);
  const host = hostname.replace(/^(www|m|music)\./, '');
  const [, first = '', second = ''] = pathname.split('/');
  const found =
    host === 'youtu.be'
      ? first
      : host === 'youtube.com' || host === 'youtube-nocookie.com'
        ? first === 'watch'
          ? searchParams.get('v')
          : ['embed', 'shorts', 'live', 'v'].includes(first)
            ? second
            : null
        : null;
  return found && id.test(found) ? found : null;
}

const youtube = z
  .string()
  .max(300, { error: 'too_long' })
  .transform((text, context) => {
    const found = youtubeId(text);
    if (found) return found;
    context.addIssue({ code: 'custom', message: 'invalid_youtube' });
    return z.NEVER;
  });

/** A length as people write it, in seconds. */
export const duration = z
  .string()
  .max(20, { error: 'invalid_time' })
  .transform((text, context) => {
    const found = readTime(text);
    if (found) return found;
    context.addIssue({ code: 'custom', message: 'invalid_time' });
    return z.NEVER;
  });

/** Chapters as people write them, one a line: `0:42 Onde abrir`. Null: a line is none, or goes back in time. */
export function readChapters(text: string): Chapter[] | null {
  const chapters: Chapter[] = [];
  for (const typed of text.split('\n').map((one) => one.trim())) {
    if (typed === '') continue;
    const [, time = '', title = ''] = /^\[?([\d:]+)\]?\s*[-–—]?\s*(\S.*)$/.exec(typed) ?? [];
    const at_s = readTime(time);
    const last = chapters.at(-1);
    if (at_s === null || title.length > chapter_title_max || chapters.length >= chapters_max) return null;
    if (last && at_s <= last.at_s) return null;
    chapters.push({ at_s, title });
  }
  return chapters;
}

/** Chapters as their editor sees them. */
export const writeChapters = (chapters: readonly Chapter[]): string =>
  chapters.map(({ at_s, title }) => `${timeText(at_s)} ${title}`).join('\n');

const chapters = prose(20_000).transform((text, context) => {
  const found = readChapters(text);
  if (found) return found;
  context.addIssue({ code: 'custom', message: 'invalid_chapters' });
  return z.NEVER;
});

const list = (separator: RegExp, max: number) =>
  prose(8_000)
    .transform((text) => [
      ...new Set(
        text
          .split(separator)
          .map((word) => word.trim())
          .filter(Boolean),
      ),
    ])
    .pipe(z.array(z.string().max(120, { error: 'too_long' })).max(max));

/** Addresses of articles and documents of this portal, one a line; kind and address of each. */
const articles = list(/\s+/, 20).transform((typed, context) => {
  const found = typed.map((text) => {
    const path = URL.canParse(text) ? new URL(text).pathname : text;
    const [, area = '', slug = ''] = /^\/?(kb|docs)\/([a-z0-9]+(?:-[a-z0-9]+)*)\/?$/.exec(path) ?? [];
    return slug ? { kind: area === 'docs' ? ('doc' as const) : ('kb' as const), slug } : null;
  });
  const known = found.filter((one) => one !== null);
  if (known.length === found.length) return known;
  context.addIssue({ code: 'custom', message: 'invalid_choice' });
  return z.NEVER;
});

/** The form of a video, as an editor fills it in. */
export const video_form = z.strictObject({
  title: line(300),
  summary: orNone(prose(1000)),
  module_id: orNone(z.uuid({ error: 'invalid_choice' })),
  routine: orNone(line(20)),
  locale: z.enum(['pt-BR', 'en', 'es'], { error: 'invalid_choice' }),
  audience: z.enum(audiences, { error: 'invalid_choice' }),
  state: z.enum(video_states, { error: 'invalid_choice' }),
  youtube: orNone(youtube),
  duration: orNone(duration),
  chapters: orNone(chapters),
  transcript: orNone(prose(262_144)),
  articles: orNone(articles),
  keywords: orNone(list(/[,;\n]/, 50)),
  review_on: orNone(day),
  version: version.optional(),
});
export type VideoValues = Omit<z.output<typeof video_form>, 'version'>;
