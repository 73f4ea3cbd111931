import { decodeCursor, encodeCursor, page_size } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Ask } from '../context.ts';
import { publicPage } from '../public-page.ts';
import { type Answer, get, moved, notFound } from '../route.ts';
import { noteOpening } from '../search/note-search.ts';
import { documentAnswer, zoneOf } from './answer.tsx';
import { countRead } from './count-reads.ts';
import { noteHeard } from './note-heard-comments.ts';
import { areas, document_kinds, type DocumentKind, documentPath, no_module, shelved } from './document.ts';
import { documentsOf, shelves } from './find.ts';
import { landingOf } from './find-landing.ts';
import { mostRead } from './find-most-read.ts';
import { modulesOf, topOf } from './find-tree.ts';
import { LandingPage } from './pages/landing.tsx';
import { ShelfPage } from './pages/shelf.tsx';
import type { SolvedState } from './pages/solved.tsx';
import { Tree } from './pages/tree.tsx';
import { namesProduct, placeOf } from './place.ts';
import { readDocument } from './read-document.ts';

type Place = ReturnType<typeof placeOf>;
type Tx = Ask['tx'];

function listingOf(kind: DocumentKind, place: Place, query: URLSearchParams) {
  const [updated_at, id] = decodeCursor(query.get('after'), 2) ?? [];
  const last = readUuid(id);
  const at = updated_at && /^[\d\-:.+ ]{10,40}$/.test(updated_at) ? updated_at : null;
  return { kind, ...place, after: at && last ? { updated_at: at, id: last } : null, limit: page_size + 1 };
}

const readShelf = (tx: Tx, kind: DocumentKind, place: Place, query: URLSearchParams) => {
  const { after } = listingOf(kind, place, query);
  return Promise.all([
    shelves(tx, kind),
    documentsOf(tx, listingOf(kind, place, query)),
    after ? [] : mostRead(tx, { kind, ...place }),
    kind === 'doc' && place.product ? modulesOf(tx, { code: place.product }) : [],
    kind === 'doc' && place.product && place.module ? topOf(tx, place.product, place.module) : [],
  ]);
};

function shelfAnswer(ask: Ask, kind: DocumentKind, place: Place, read: Awaited<ReturnType<typeof readShelf>>): Answer {
  const [all, rows, most_read, modules, top] = read;
  const { product, module } = place;
  const of_product = all.find(({ product_code }) => product_code === product);
  const there = all.some((shelf) => shelf.product_code === product && (shelf.module_code ?? no_module) === module);
  if (product && (!of_product || (module && !there))) return notFound;
  const last = rows.length > page_size ? rows[page_size - 1] : undefined;
  const next =
    last &&
    new URLSearchParams({
      ...(product && { product }),
      ...(module && { module }),
      after: encodeCursor([last.moment, last.id]),
    });
  return publicPage(ask, read, (chrome) => (
    <ShelfPage
      {...{ chrome, now: ask.now, kind, product, module, most_read }}
      time_zone={zoneOf(ask)}
      shelves={all}
      rows={rows.slice(0, page_size)}
      next={next ? `${areas[kind]}?${next}` : null}
      nav={
        kind === 'doc' && of_product && module ? (
          <Tree
            chrome={chrome}
            product={{ code: of_product.product_code, name: of_product.product_name }}
            modules={modules}
            module={module === no_module ? null : module}
            levels={[{ open: null, rows: top, earlier: null, later: null }]}
          />
        ) : undefined
      }
    />
  ));
}

const readLanding = (tx: Tx, product: string) =>
  Promise.all([landingOf(tx, product), modulesOf(tx, { code: product })]);

function landingAnswer(ask: Ask, read: Awaited<ReturnType<typeof readLanding>>): Answer {
  const [landing, modules] = read;
  if (!landing) return notFound;
  return publicPage(ask, read, (chrome) => (
    <LandingPage {...{ chrome, now: ask.now, landing, modules }} time_zone={zoneOf(ask)} />
  ));
}

const solvedOf = (query: URLSearchParams): SolvedState | undefined => {
  const asked = query.get('solved');
  return asked === 'no' ? { asked: 'no' } : asked === 'ask' ? { asked: 'whether' } : undefined;
};

const noticeOf = ({ query, t }: Ask): string | undefined =>
  ({
    yes: t.content.solved_thanks,
    no: t.reading.thanks_no,
    sent: t.reading.comment_sent,
    published: t.reading.comment_published,
    withdrawn: t.reading.comment_withdrawn,
  })[query.get('thanks') ?? query.get('comment') ?? ''];

// An address without capitals is a document's; a product's code has some.
type Read =
  | { is: 'shelf'; place: Place; read: Awaited<ReturnType<typeof readShelf>> }
  | { is: 'landing'; read: Awaited<ReturnType<typeof readLanding>> }
  | { is: 'document'; read: Awaited<ReturnType<typeof readDocument>> };

async function readPlace(tx: Tx, kind: DocumentKind, place: Place, query: URLSearchParams): Promise<Read> {
  if (kind === 'doc' && place.product && !place.module && !query.has('after'))
    return { is: 'landing', read: await readLanding(tx, place.product) };
  return { is: 'shelf', place, read: await readShelf(tx, kind, place, query) };
}

function answerTo(ask: Ask, kind: DocumentKind, read: Read): Answer {
  if (read.is === 'landing') return landingAnswer(ask, read.read);
  if (read.is === 'shelf') return shelfAnswer(ask, kind, read.place, read.read);
  const reading = read.read;
  if (!reading) return notFound;
  if ('moved' in reading) return moved(documentPath(reading.moved));
  const { services } = ask;
  noteOpening(ask, reading.document.id);
  // Nothing is asked of the database here: counts wait, and are written together.
  // Playing a video of the page is not reading it again.
  if (!ask.query.has('play')) ask.note(async () => countRead(services, reading.document.id));
  noteHeard(ask, reading.document.id);
  return documentAnswer(ask, reading, { solved: solvedOf(ask.query), notice: noticeOf(ask) });
}

const shelfRoute = (kind: DocumentKind) =>
  get({
    path: areas[kind],
    who: 'anyone',
    reads: (tx, params, query) => readPlace(tx, kind, placeOf(params, query), query),
    handle: (ask, read) => answerTo(ask, kind, read),
  });

const moduleRoute = (kind: DocumentKind) =>
  get({
    path: `${areas[kind]}/:product/:module`,
    who: 'anyone',
    crawl: { params: { product: 'catalog', module: 'catalog' } },
    reads: async (tx, params, query): Promise<Read | null> => {
      const place = placeOf(params, query);
      return place.module ? { is: 'shelf', place, read: await readShelf(tx, kind, place, query) } : null;
    },
    handle: (ask, read) => (read ? answerTo(ask, kind, read) : notFound),
  });

const documentRoute = (kind: DocumentKind) =>
  get({
    path: `${areas[kind]}/:slug`,
    who: 'anyone',
    crawl: { params: { slug: 'document' } },
    reads: async (tx, params, query): Promise<Read> => {
      const { slug = '' } = params;
      if (shelved.includes(kind) && namesProduct(slug)) return readPlace(tx, kind, placeOf(params, query), query);
      return { is: 'document', read: await readDocument(tx, kind, slug) };
    },
    handle: (ask, read) => answerTo(ask, kind, read),
  });

/** Kinds with a shelf of their own; the others are found and read, until their feature exists. */

/** News and videos have pages of their own (`app/news`, `app/videos`). */
const read_here = document_kinds.filter((kind) => kind !== 'news' && kind !== 'video');

export const routes = [
  ...shelved.flatMap((kind) => [shelfRoute(kind), moduleRoute(kind)]),
  ...read_here.map(documentRoute),
];
