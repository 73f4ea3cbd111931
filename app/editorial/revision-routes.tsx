import { version } from '../../lib/forms.ts';
import type { Tx } from '../../lib/database.ts';
import { differs, textDiff } from '../../lib/text-diff.ts';
import { readUuid } from '../../lib/uuid.ts';
import { editors } from '../content/document.ts';
import { wholeDocument } from '../content/find-document.ts';
import { person } from '../guard.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { content_desk } from './editorial.ts';
import { revisionsOf, revisionText } from './find-revisions.ts';
import { type Comparison, RevisionsPage } from './pages/revisions.tsx';
import { levelPath } from './pages/tree.tsx';
import { placeDocument } from './place-document.ts';
import { restoreRevision } from './restore-revision.ts';

const params = { document: 'document' } as const;
const numbered = (text: string | null | undefined): number => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0);

async function compare(tx: Tx, id: string, from: number, to: number): Promise<Comparison | null> {
  if (!from || !to) return null;
  const [before, after] = await Promise.all([revisionText(tx, id, from), revisionText(tx, id, to)]);
  if (!before || !after) return null;
  const title = textDiff(`${before.title}\n${before.summary}`.trim(), `${after.title}\n${after.summary}`.trim());
  return { from, to, title: differs(title) ? title : [], body: textDiff(before.body, after.body) };
}

export const revision_routes = [
  get({
    path: `${content_desk}/:document/revisions`,
    who: editors,
    crawl: { params },
    handle: async ({ tx, chrome, viewer, now, query, params: named }) => {
      const id = readUuid(named['document']);
      const document = id ? await wholeDocument(tx, id) : undefined;
      if (!document) return notFound;
      const [from, to] = [numbered(query.get('from')), numbered(query.get('to'))];
      const [revisions, compared] = await Promise.all([
        revisionsOf(tx, document.id),
        compare(tx, document.id, from || document.revision - 1, to || document.revision),
      ]);
      return page(<RevisionsPage {...{ chrome, now, document, revisions, compared }} viewer={person(viewer)} />);
    },
  }),
  post({
    path: `${content_desk}/:document/revisions/:revision/restoration`,
    who: editors,
    audit: 'document_changed',
    crawl: { params: { ...params, revision: 'listed' }, form: { version: '1' } },
    handle: async ({ tx, viewer, form, params: named }) => {
      const id = readUuid(named['document']);
      const seen = version.safeParse(form['version']);
      const revision = numbered(named['revision']);
      if (!id || !seen.success || !revision) return notFound;
      const kept = await restoreRevision(tx, person(viewer), { id, version: seen.data }, revision);
      if (kept.ok) return redirect(`${content_desk}/${id}?saved=restored`);
      // Somebody was faster: what the page shows now decides.
      return kept.reason === 'gone' ? notFound : redirect(`${content_desk}/${id}/revisions`);
    },
  }),
  post({
    path: `${content_desk}/:document/place`,
    who: editors,
    audit: 'document_moved',
    crawl: { params, form: { way: 'up' } },
    handle: async ({ tx, viewer, form, params: named }) => {
      const id = readUuid(named['document']);
      const way = form['way'];
      const place = id && (way === 'up' || way === 'down') ? await placeDocument(tx, person(viewer), id, way) : null;
      if (!place) return notFound;
      const level = `${levelPath(place)}&moved=${place.place}&way=${way}`;
      return redirect(form['back'] === 'tree' ? level : `${content_desk}/${id}?saved=moved`);
    },
  }),
];
