import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { isStaff, type Viewer } from '../../lib/viewer.ts';
import { countRead } from '../content/count-reads.ts';
import { documentPath } from '../content/document.ts';
import { filmsIn, playingOf } from '../content/find-films.ts';
import { relatedTo } from '../content/find.ts';
import { movedTo, variantsOf } from '../content/find-reading.ts';
import type { Ask } from '../context.ts';
import { today } from '../moment.ts';
import { publicPage } from '../public-page.ts';
import { get, moved, notFound } from '../route.ts';
import { noteOpening } from '../search/note-search.ts';
import {
  legislation,
  type LegislationQuery,
  modulesWithNews,
  newsAt,
  newsOf,
  type NewsQuery,
  type NewsRow,
  ownStates,
  pinnedNews,
  usedModules,
} from './find.ts';
import { categoryNamed, moduleNamed, news_path, stateNamed } from './news.ts';
import { NewsItemPage } from './pages/item.tsx';
import { LegislationPage, radarPath } from './pages/legislation.tsx';
import { choicePath, NewsPage } from './pages/list.tsx';

const rows_shown = 30;

/** The place after which a list goes on, as an address says it. */
function afterOf(query: URLSearchParams): { moment: string; id: string } | null {
  const [moment, id] = decodeCursor(query.get('after'), 2) ?? [];
  const last = readUuid(id);
  return moment && last && /^\d{4}-\d\d-\d\d[\d\-:.+ ]{0,30}$/.test(moment) ? { moment, id: last } : null;
}

const isRadar = (query: URLSearchParams): boolean => query.get('view') === 'legislation';

function listOf(query: URLSearchParams): NewsQuery {
  return {
    category: categoryNamed(query.get('category')),
    module: moduleNamed(query.get('module')),
    mine: query.get('mine') === 'on',
    past: query.get('show') === 'past',
    after: afterOf(query),
    limit: rows_shown + 1,
  };
}

function radarOf(query: URLSearchParams): LegislationQuery {
  return {
    state: stateNamed(query.get('state')),
    module: moduleNamed(query.get('module')),
    mine: query.get('mine') === 'on',
    in_force: query.get('show') === 'in_force',
    after: afterOf(query),
    limit: rows_shown + 1,
  };
}

/** Somebody who acts for a customer: news can be theirs. */
const acts = (viewer: Viewer): boolean =>
  viewer.kind === 'person' && viewer.organization_id !== null && !isStaff(viewer);

const atOf = (ask: Ask) => ({ today: today(ask), zone: ask.services.config.tz_default });

function nextOf(path: string, rows: readonly NewsRow[], placeOf: (row: NewsRow) => string): string | null {
  const last = rows.length > rows_shown ? rows[rows_shown - 1] : undefined;
  return last ? `${path}${path.includes('?') ? '&' : '?'}after=${encodeCursor([placeOf(last), last.id])}` : null;
}

export const routes = [
  get({
    path: news_path,
    who: 'anyone',
    reads: (tx, _params, query) =>
      Promise.all([
        isRadar(query) ? legislation(tx, radarOf(query)) : newsOf(tx, listOf(query)),
        isRadar(query) || query.has('after') ? [] : pinnedNews(tx, listOf(query)),
        modulesWithNews(tx),
      ]),
    handle: (ask, [rows, pinned, modules]) => {
      const { viewer, query } = ask;
      const at = atOf(ask);
      const shown = rows.slice(0, rows_shown);
      const mine = acts(viewer) ? query.get('mine') === 'on' : undefined;
      if (isRadar(query)) {
        const { state, module, in_force } = radarOf(query);
        const choice = { state, module, in_force, mine };
        const next = nextOf(radarPath(choice), rows, ({ effective_on }) => effective_on ?? '');
        return publicPage(ask, [at, choice, shown, modules, next], (chrome) => (
          <LegislationPage {...{ chrome, at, choice, modules, next }} rows={shown} />
        ));
      }
      const { category, module, past } = listOf(query);
      const choice = { category, module, past, mine };
      const next = nextOf(choicePath(choice), rows, ({ moment }) => moment);
      return publicPage(ask, [at, choice, pinned, shown, modules, next], (chrome) => (
        <NewsPage {...{ chrome, at, choice, modules, pinned, next }} rows={shown} />
      ));
    },
  }),
  get({
    path: `${news_path}/:slug`,
    who: 'anyone',
    crawl: { params: { slug: 'document' } },
    reads: (tx, { slug = '' }) =>
      Promise.all([
        newsAt(tx, slug),
        relatedTo(tx, 'news', slug),
        ownStates(tx),
        usedModules(tx),
        movedTo(tx, 'news', slug),
        variantsOf(tx, 'news', slug),
      ]),
    handle: async (ask, [item, related, states, used, now_at, variants]) => {
      if (!item) return now_at ? moved(documentPath(now_at)) : notFound;
      noteOpening(ask, item.id);
      ask.note(async () => countRead(ask.services, item.id));
      const at = atOf(ask);
      const here = states.filter((state) => item.states.length === 0 || item.states.includes(state));
      const own = acts(ask.viewer) ? { states: here, used } : null;
      const films = await filmsIn(ask.tx, item.html);
      const playing = playingOf(ask.query);
      return publicPage(ask, [at, item, related, variants, films, playing], (chrome) => (
        <NewsItemPage {...{ chrome, item, at, own, related, variants, films, playing }} />
      ));
    },
  }),
];
