import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { keepNews } from '../../app/news/keep-news.ts';
import { postNews } from '../../app/news/post-news.ts';
import { become, type Tx } from '../../lib/database.ts';
import { news_stories, type NewsStory } from './news/stories.ts';
import { setClock } from './tell-requests.ts';

const day_ms = 86_400_000;

/** Tells the news of the vendor as an editor wrote them, dated back from `now`. */
export async function tellNews(tx: Tx, { editor_id, now }: { editor_id: string; now: Date }): Promise<void> {
  const { rows } = await sql<{ today: string }>`select app.today()::text as today`.execute(tx);
  const today = Temporal.PlainDate.from(rows[0]?.today ?? '');
  const dayIn = (days: number | undefined): string | null =>
    days === undefined ? null : today.add({ days }).toString();
  const editor = await become(tx, editor_id);
  for (const story of news_stories) {
    await setClock(tx, new Date(now.getTime() - story.days_ago * day_ms));
    const kept = await keepNews(tx, editor, null, {
      ...{ title: story.title, summary: story.summary, body: story.body, category: story.category },
      ...{ locale: 'pt-BR', audience: story.audience ?? 'public', state: 'published', publish_at: null },
      ...{ pinned: story.pinned ?? false, by_mail: true, in_product: true },
      module_ids: await modulesOf(tx, story),
      effective_on: dayIn(story.effective_in),
      states: story.states ?? [],
      expected_on: dayIn(story.expected_in),
      release_id: story.release ? await releaseNamed(tx, story.release) : null,
      ends_on: dayIn(story.ends_in),
    });
    if (!kept.ok) throw new Error(`the news were refused: ${story.title}`);
    for (const place of story.posted ?? []) await postNews(tx, editor, kept.id, place);
  }
  await setClock(tx, now);
  await sql`select set_config('role', 'none', true)`.execute(tx);
}

async function releaseNamed(tx: Tx, name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select r.id from releases r join products p on p.id = r.product_id
    where p.code || '/' || r.code = ${name}`.execute(tx);
  if (!rows[0]) throw new Error(`no release ${name}`);
  return rows[0].id;
}

async function modulesOf(tx: Tx, { modules }: NewsStory): Promise<string[]> {
  const { rows } = await sql<{ id: string; named: string }>`select m.id, p.code || '/' || m.code as named
    from modules m join products p on p.id = m.product_id`.execute(tx);
  return modules.map((wanted) => {
    const found = rows.find(({ named }) => named === wanted);
    if (!found) throw new Error(`no module ${wanted}`);
    return found.id;
  });
}
