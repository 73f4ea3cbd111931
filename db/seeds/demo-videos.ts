import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import type { FileStore } from '../../adapters/file-store/index.ts';
import { readSource } from '../../app/content/import/read-source.ts';
import { audiences } from '../../app/content/document.ts';
import { storeKey, type Upload } from '../../app/uploads.ts';
import { indexDocument } from '../../app/search/index-entry.ts';
import { videoById } from '../../app/videos/find.ts';
import { keepFile } from '../../app/videos/keep-file.ts';
import { saveVideo } from '../../app/videos/save-video.ts';
import { readTime } from '../../app/videos/time.ts';
import { readChapters, video_files } from '../../app/videos/video.ts';
import { become, type Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';

const story = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  body: z.string(),
  module: z.string(),
  routine: z.string(),
  audience: z.enum(audiences),
  duration: z.string(),
  /** A file beside the story, or what names a video of YouTube. */
  file: z.string().optional(),
  youtube: z.string().optional(),
  chapters: z.array(z.string()),
  /** As the articles were called where they came from. */
  articles: z.array(z.string()),
  keywords: z.array(z.string()),
  updated_days_ago: z.coerce.number(),
});
type Story = z.output<typeof story>;

type Telling = { known: (key: string) => string; files: FileStore; folder: string; editor_id: string };

/** Tells the vendor's videos as its editor publishes them: first a draft, then its file, then for everybody. */
export async function tellVideos(tx: Tx, { known, files, folder, editor_id }: Telling): Promise<void> {
  for await (const { file, value, error } of readSource(folder)) {
    if (error) throw new Error(`${file}: ${error}`);
    const video = story.parse(value);
    const upload = video.file ? await stored(files, path.join(folder, 'files'), video.file) : null;
    const id = await published(tx, known, editor_id, video, upload);
    const told = sql<Date>`app.now() - ${video.updated_days_ago} * interval '1 day'`;
    await tx.updateTable('documents').set({ updated_at: told, published_at: told }).where('id', '=', id).execute();
    await indexDocument(tx, id);
  }
}

async function published(
  tx: Tx,
  known: Telling['known'],
  editor_id: string,
  video: Story,
  upload: Upload | null,
): Promise<string> {
  const articles = await tx
    .selectFrom('documents')
    .select(['kind', 'slug', 'external_id'])
    .where('external_id', 'in', video.articles)
    .execute();
  const editor = await become(tx, editor_id);
  const values = {
    title: video.title,
    summary: video.summary,
    module_id: known(video.module),
    routine: video.routine,
    locale: 'pt-BR' as const,
    audience: video.audience,
    youtube: video.youtube ?? null,
    duration: readTime(video.duration),
    chapters: readChapters(video.chapters.join('\n')),
    transcript: video.body,
    articles: video.articles.flatMap((wanted) => {
      const found = articles.find(({ external_id }) => external_id === wanted);
      return found ? [{ kind: found.kind === 'doc' ? ('doc' as const) : ('kb' as const), slug: found.slug }] : [];
    }),
    keywords: video.keywords,
    review_on: null,
    external_id: video.id,
  };
  const draft = await saveVideo(tx, editor, null, { ...values, state: 'draft' });
  if (!draft.ok) throw new Error(`the video was refused: ${JSON.stringify(draft)}`);
  const edited = await videoById(tx, draft.id);
  if (!edited || values.articles.length < video.articles.length) throw new Error(`${video.id} names what is not there`);
  const wrong = upload && (await keepFile(tx, editor, edited, upload));
  if (wrong) throw new Error(`the file of the video was refused: ${wrong.code}`);
  const whole = await videoById(tx, draft.id);
  const shown = await saveVideo(tx, editor, whole ?? edited, { ...values, state: 'published' });
  if (!shown.ok) throw new Error(`the video was refused: ${JSON.stringify(shown)}`);
  await sql`select set_config('role', 'none', true)`.execute(tx);
  return draft.id;
}

async function stored(files: FileStore, folder: string, name: string): Promise<Upload> {
  const body = readFileSync(path.join(folder, name));
  const file_key = newId();
  await files.write(storeKey(file_key, video_files.folder), body);
  return {
    field: 'file',
    name,
    file_key,
    folder: video_files.folder,
    bytes: body.length,
    sha256: createHash('sha256').update(body).digest('hex'),
    media_type: 'video/webm',
    refused: null,
    kept: 'no',
  };
}
