import type { Edited } from './find.ts';
import { timeText } from './time.ts';
import { type VideoValues, writeChapters } from './video.ts';
import { areas } from '../content/document.ts';

/** A stored video as its form has it. */
export const typedOf = (video: Edited): Record<string, string> => ({
  title: video.title,
  summary: video.summary,
  module_id: video.module_id ?? '',
  routine: video.routine_code ?? '',
  locale: video.locale,
  audience: video.audience,
  state: video.state,
  youtube: video.youtube_id ? `https://youtu.be/${video.youtube_id}` : '',
  duration: video.duration_s ? timeText(video.duration_s) : '',
  chapters: writeChapters(video.chapters),
  transcript: video.body,
  articles: video.articles.map(({ kind, slug }) => `${areas[kind]}/${slug}`).join('\n'),
  keywords: video.keywords.join(', '),
  review_on: video.review_on ?? '',
});

/** What a new video starts from. */
export const fresh = { locale: 'pt-BR', audience: 'public', state: 'draft' };

/** A stored video as what an editor would say to keep it as it is. */
export const valuesOf = (video: Edited): VideoValues => ({
  title: video.title,
  summary: video.summary || null,
  module_id: video.module_id,
  routine: video.routine_code,
  locale: video.locale,
  audience: video.audience,
  // Its form knows no moment to publish it at.
  state: video.state === 'scheduled' ? 'in_review' : video.state,
  youtube: video.youtube_id,
  duration: video.duration_s,
  chapters: video.chapters,
  transcript: video.body || null,
  articles: video.articles.map(({ kind, slug }) => ({ kind: kind === 'doc' ? 'doc' : 'kb', slug })),
  keywords: video.keywords,
  review_on: video.review_on,
});
