import { type FieldError, readForm } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { refusals } from '../refusals.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { askedBy } from './address.ts';
import { deleteSearch } from './delete-search.ts';
import { savedSearches } from './find-saved.ts';
import { saved_path, SavedSearchesPage } from './pages/saved-searches.tsx';
import { renameSearch } from './rename-search.ts';
import { resultsAnswer } from './results-answer.tsx';
import { rename_form, save_form, saved_max } from './saved-search.ts';
import { saveSearch } from './save-search.ts';

async function savedPage(ask: Ask, refused?: { id: string; name: string; errors: FieldError[] }) {
  const { tx, chrome, query, t } = ask;
  const words = t.search.saved;
  const saved = await savedSearches(tx);
  return page(
    <SavedSearchesPage
      chrome={chrome}
      saved={saved}
      refused={refused && { ...refused, errors: refusals(t, refused.errors) }}
      notice={query.has('renamed') ? words.renamed : query.has('deleted') ? words.deleted : undefined}
    />,
    { status: refused ? 422 : 200 },
  );
}

const params = { search: 'saved_search' } as const;

export const saved_routes = [
  get({ path: saved_path, who: 'person', handle: (ask) => savedPage(ask) }),
  post({
    path: '/search/saved',
    who: 'person',
    audit: 'search_saved',
    crawl: { form: { name: 'Notas com erro', query: 'q=nota+com+erro' } },
    handle: async (ask) => {
      const { tx, viewer, form, t } = ask;
      const name = form['name'] ?? '';
      const reading = readForm(save_form, form);
      const asked = askedBy(new URLSearchParams(form['query'] ?? ''));
      if (!reading.ok) return resultsAnswer(ask, asked, { saving: { name, errors: refusals(t, reading.errors) } });
      const done = await saveSearch(tx, person(viewer), reading.value);
      if (done.ok) return redirect(`/search?${reading.value.query}&saved`);
      const message = done.reason === 'taken' ? t.forms.taken(0) : t.search.saved.full(saved_max);
      return resultsAnswer(ask, asked, { saving: { name, errors: [{ field: 'name', message }] } });
    },
  }),
  post({
    path: `${saved_path}/:search`,
    who: 'person',
    audit: 'search_renamed',
    crawl: { params, form: { name: 'Outro nome' } },
    handle: async (ask) => {
      const { tx, viewer, form, params: named } = ask;
      const id = readUuid(named['search']);
      const known = id && (await savedSearches(tx)).some((one) => one.id === id);
      if (!known) return notFound;
      const name = form['name'] ?? '';
      const reading = readForm(rename_form, form);
      if (!reading.ok) return savedPage(ask, { id, name, errors: reading.errors });
      const done = await renameSearch(tx, person(viewer), id, reading.value.name);
      if (done === 'unknown') return notFound;
      if (done === 'taken') return savedPage(ask, { id, name, errors: [{ field: 'name', code: 'taken' }] });
      return redirect(`${saved_path}?renamed`);
    },
  }),
  post({
    path: `${saved_path}/:search/delete`,
    who: 'person',
    audit: 'saved_search_deleted',
    crawl: { params },
    handle: async ({ tx, viewer, params: named }) => {
      const id = readUuid(named['search']);
      return id && (await deleteSearch(tx, person(viewer), id)) ? redirect(`${saved_path}?deleted`) : notFound;
    },
  }),
];
