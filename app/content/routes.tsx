import { decodeCursor, encodeCursor, page_size } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Ask } from '../context.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { mayTry } from '../people/limits.ts';
import { noteOpening } from '../search/note-search.ts';
import { areas, document_kinds, type DocumentKind, documentPath } from './document.ts';
import { documentAt, documentById, documentsOf, relatedTo, revisionsOf, shelves } from './find.ts';
import { giveFeedback } from './give-feedback.ts';
import { DocumentPage } from './pages/document.tsx';
import { ShelfPage } from './pages/shelf.tsx';

const code = /^[A-Za-z0-9_-]{1,30}$/;
const known = (text: string | null): string | null => (text && code.test(text) ? text : null);

/** A list's place and choice, as an address says them. */
function listingOf(kind: DocumentKind, query: URLSearchParams) {
  const product = known(query.get('product'));
  const [updated_at, id] = decodeCursor(query.get('after'), 2) ?? [];
  const last = readUuid(id);
  const at = updated_at && /^[\d\-:.+ ]{10,40}$/.test(updated_at) ? updated_at : null;
  return {
    kind,
    product,
    module: product && known(query.get('module')),
    after: at && last ? { updated_at: at, id: last } : null,
    limit: page_size + 1,
  };
}

const zoneOf = ({ viewer, services }: Ask): string =>
  viewer.kind === 'person' ? viewer.time_zone : services.config.tz_default;

const shelfRoute = (kind: DocumentKind) =>
  get({
    path: areas[kind],
    who: 'anyone',
    reads: (tx, _params, query) => Promise.all([shelves(tx, kind), documentsOf(tx, listingOf(kind, query))]),
    handle: (ask, [all, rows]) => {
      const { product, module } = listingOf(kind, ask.query);
      const last = rows.length > page_size ? rows[page_size - 1] : undefined;
      const next =
        last &&
        new URLSearchParams({
          ...(product && { product }),
          ...(module && { module }),
          after: encodeCursor([last.moment, last.id]),
        });
      return page(
        <ShelfPage
          {...{ chrome: ask.chrome, now: ask.now, kind, product, module }}
          time_zone={zoneOf(ask)}
          shelves={all}
          rows={rows.slice(0, page_size)}
          next={next ? `${areas[kind]}?${next}` : null}
        />,
      );
    },
  });

const documentRoute = (kind: DocumentKind) =>
  get({
    path: `${areas[kind]}/:slug`,
    who: 'anyone',
    crawl: { params: { slug: 'document' } },
    reads: (tx, { slug = '' }) =>
      Promise.all([documentAt(tx, kind, slug), relatedTo(tx, kind, slug), revisionsOf(tx, kind, slug)]),
    handle: (ask, [document, related, revisions]) => {
      if (!document) return notFound;
      noteOpening(ask, document.id);
      const { chrome, viewer, now, query, t } = ask;
      const notice = query.get('thanks') === 'yes' ? t.content.solved_thanks : undefined;
      return page(
        <DocumentPage {...{ chrome, viewer, now, document, related, revisions, notice }} time_zone={zoneOf(ask)} />,
      );
    },
  });

// What is not solved becomes a request that knows what was read.
const feedback = post({
  path: '/documents/:document/feedback',
  who: 'anyone',
  audit: 'document_feedback_given',
  crawl: { params: { document: 'document' }, form: { solved: 'yes' } },
  handle: async (ask) => {
    const { tx, viewer, params, form, services, device } = ask;
    const id = readUuid(params['document']);
    const document = id ? await documentById(tx, id) : undefined;
    const solved = form['solved'];
    if (!document || (solved !== 'yes' && solved !== 'no')) return notFound;
    if (await mayTry(services, 'document_feedback', viewer.kind === 'person' ? viewer.person_id : device))
      await giveFeedback(tx, viewer, { document_id: document.id, solved: solved === 'yes', place: 'page' });
    if (solved === 'yes') return redirect(`${documentPath(document)}?thanks=yes`);
    const { slug, kind, module_id } = document;
    return redirect(
      `/tickets/new?${new URLSearchParams({ article: `${kind}/${slug}`, ...(module_id && { module_id }) })}`,
    );
  },
});

/** Kinds with a shelf of their own; the others are found and read, until their feature exists. */
const shelved: readonly DocumentKind[] = ['kb', 'doc'];

export const routes = [...shelved.map(shelfRoute), ...document_kinds.map(documentRoute), feedback];
