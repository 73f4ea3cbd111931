import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { type FieldError, line, readForm, version } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import { z } from 'zod';
import { editors, isListed } from '../content/document.ts';
import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { dayText } from '../moment.ts';
import { refusals } from '../refusals.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { newsById, type NewsItem } from './find.ts';
import { communitiesFor, desk_lists, deskNews, offeredReleases, postsOf, publishAt } from './find-desk.ts';
import { offeredModules } from './find-subscriber.ts';
import { keepNews } from './keep-news.ts';
import { desk_path } from './news.ts';
import { DeskNewsPage } from './pages/desk-list.tsx';
import { NewsFormPage, type TypedNews } from './pages/desk-form.tsx';
import { ShortTextPage } from './pages/short.tsx';
import { postNews } from './post-news.ts';
import { readNewsForm, typedOf } from './read-form.ts';
import { shortText } from './short-text.ts';

const params = { document: 'document' } as const;
// A text of the largest size in two bytes a letter, and the rest.
const limits = { body: 2_200_000 };
const rows_shown = 50;
const sample = {
  ...{ title: 'Novo comunicado', summary: '', body: 'Texto.', locale: 'pt-BR', category: 'improvement' },
  ...{ audience: 'staff', state: 'draft', publish_at: '', ends_on: '', effective_on: '', states: '' },
  ...{ expected_on: '', release_id: '' },
};

async function one({ tx, params: named }: Ask): Promise<NewsItem | undefined> {
  const id = readUuid(named['document']);
  return id ? newsById(tx, id) : undefined;
}

async function drawForm(ask: Ask, item: NewsItem | null, typed: TypedNews, errors: readonly FieldError[] = []) {
  const [modules, releases] = await Promise.all([offeredModules(ask.tx), offeredReleases(ask.tx)]);
  const named = item && { id: item.id, slug: item.slug, listed: isListed(item.state) };
  return page(
    <NewsFormPage
      {...{ chrome: ask.chrome, typed, modules, releases }}
      item={named}
      errors={refusals(ask.t, errors)}
    />,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

async function drawShort(ask: Ask, item: NewsItem, typed = '', errors: readonly FieldError[] = []) {
  const { chrome, viewer, now, t, query, services, locale, tx } = ask;
  return page(
    <ShortTextPage
      {...{ chrome, now, typed }}
      viewer={person(viewer)}
      item={{ id: item.id, title: item.title, listed: isListed(item.state) }}
      text={shortText(t, item, services.config.public_url, (day) => dayText(locale, day))}
      posts={await postsOf(tx, item.id)}
      places={await communitiesFor(tx, item.id)}
      errors={refusals(t, errors)}
      notice={query.has('posted') ? t.news.desk.posted : undefined}
    />,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

export const desk_routes = [
  get({
    path: desk_path,
    who: editors,
    handle: async ({ tx, chrome, query, services, t }) => {
      const list = desk_lists.find((name) => name === query.get('list')) ?? 'current';
      const [moment, id] = decodeCursor(query.get('after'), 2) ?? [];
      const last = readUuid(id);
      const after = moment && last && /^[\d\-:.+ ]{10,40}$/.test(moment) ? { moment, id: last } : null;
      const rows = await deskNews(tx, { list, after, limit: rows_shown + 1 });
      const end = rows.length > rows_shown ? rows[rows_shown - 1] : undefined;
      const next = end && new URLSearchParams({ list, after: encodeCursor([end.moment, end.id]) });
      return page(
        <DeskNewsPage
          {...{ chrome, list }}
          rows={rows.slice(0, rows_shown)}
          next={next ? `${desk_path}?${next}` : null}
          zone={services.config.tz_default}
          notice={query.has('saved') ? t.news.desk.saved : undefined}
        />,
      );
    },
  }),
  get({
    path: `${desk_path}/new`,
    who: editors,
    handle: (ask) =>
      drawForm(ask, null, { locale: 'pt-BR', audience: 'public', state: 'draft', by_mail: 'on', in_product: 'on' }),
  }),
  post({
    path: desk_path,
    who: editors,
    audit: 'document_created',
    crawl: { form: sample },
    limits,
    handle: async (ask) => {
      const { tx, viewer, form, services } = ask;
      const reading = readNewsForm(form, services.config.tz_default);
      if (!reading.ok) return drawForm(ask, null, form, reading.errors);
      const kept = await keepNews(tx, person(viewer), null, reading.value);
      if (kept.ok) return redirect(`${desk_path}?saved${isListed(reading.value.state) ? '' : '&list=unpublished'}`);
      return drawForm(ask, null, form, kept.reason === 'refused' ? kept.errors : []);
    },
  }),
  get({
    path: `${desk_path}/:document`,
    who: editors,
    crawl: { params },
    handle: async (ask) => {
      const item = await one(ask);
      if (!item) return notFound;
      return drawForm(ask, item, typedOf(item, await publishAt(ask.tx, item.id), ask.services.config.tz_default));
    },
  }),
  post({
    path: `${desk_path}/:document`,
    who: editors,
    audit: 'document_changed',
    crawl: { params, form: { ...sample, version: '1' } },
    limits,
    handle: async (ask) => {
      const { tx, viewer, services } = ask;
      const item = await one(ask);
      if (!item) return notFound;
      const { version: given, ...form } = ask.form;
      const seen = version.safeParse(given);
      if (!seen.success) return { kind: 'problem', status: 400 };
      const reading = readNewsForm(form, services.config.tz_default);
      if (!reading.ok) return drawForm(ask, item, ask.form, reading.errors);
      const kept = await keepNews(tx, person(viewer), { id: item.id, version: seen.data }, reading.value);
      if (kept.ok) return redirect(`${desk_path}?saved${isListed(reading.value.state) ? '' : '&list=unpublished'}`);
      if (kept.reason === 'gone') return notFound;
      if (kept.reason === 'refused') return drawForm(ask, item, ask.form, kept.errors);
      // What was typed stays; saved once more, it replaces what somebody else wrote, knowingly.
      const typed = { ...ask.form, version: String(item.version) };
      return drawForm(ask, item, typed, [{ field: '', code: 'changed_meanwhile' }]);
    },
  }),
  get({
    path: `${desk_path}/:document/short`,
    who: editors,
    crawl: { params },
    handle: async (ask) => {
      const item = await one(ask);
      return item ? drawShort(ask, item) : notFound;
    },
  }),
  post({
    path: `${desk_path}/:document/short`,
    who: editors,
    audit: 'news_posted',
    crawl: { params, form: { place: 'Comunidade Fiscal' } },
    handle: async (ask) => {
      const item = await one(ask);
      if (!item) return notFound;
      const reading = readForm(z.strictObject({ place: line(120) }), ask.form);
      if (!reading.ok) return drawShort(ask, item, ask.form['place'] ?? '', reading.errors);
      await postNews(ask.tx, person(ask.viewer), item.id, reading.value.place);
      return redirect(`${desk_path}/${item.id}/short?posted`);
    },
  }),
];
