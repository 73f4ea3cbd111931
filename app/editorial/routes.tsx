import { decodeCursor, encodeCursor, page_size } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { document_kinds, document_states, documentPath, editors, isListed } from '../content/document.ts';
import { mayUse, person } from '../guard.ts';
import { today } from '../moment.ts';
import { get, page } from '../route.ts';
import { content_desk } from './editorial.ts';
import { editingChoices } from './find-choices.ts';
import { linkable, type Listing, writtenDocuments } from './find-list.ts';
import { ContentPage } from './pages/list.tsx';

/** The list that an address asks for; what it cannot mean is left out. */
function listingOf(query: URLSearchParams): Listing {
  const one = <Value extends string>(all: readonly Value[], name: string): Value | null =>
    all.find((value) => value === query.get(name)) ?? null;
  const [key = '', last] = decodeCursor(query.get('after'), 2) ?? [];
  const id = readUuid(last);
  return {
    kind: one(document_kinds, 'kind'),
    state: one(document_states, 'state'),
    product_id: readUuid(query.get('product') ?? undefined),
    owner_id: readUuid(query.get('owner') ?? undefined),
    due: query.get('review') === 'due',
    broken: query.get('links') === 'broken',
    q: (query.get('q') ?? '').trim().slice(0, 120),
    after: id && /^\d{4}-\d{2}-\d{2}[\d\-:.+ ]{0,30}$/.test(key) ? { key, id } : null,
    limit: page_size + 1,
  };
}

export const routes = [
  get({
    path: content_desk,
    who: 'staff',
    handle: async (ask) => {
      const { tx, chrome, viewer, now, query, t } = ask;
      const day = today(ask);
      const [rows, choices] = await Promise.all([writtenDocuments(tx, listingOf(query), day), editingChoices(tx)]);
      const last = rows.length > page_size ? rows[page_size - 1] : undefined;
      const further = new URLSearchParams(query);
      if (last) further.set('after', encodeCursor([last.key, last.id]));
      return page(
        <ContentPage
          {...{ chrome, now, query, choices }}
          viewer={person(viewer)}
          today={day}
          rows={rows.slice(0, page_size)}
          next={last ? `${content_desk}?${further}` : null}
          writes={mayUse(viewer, editors)}
          notice={query.has('saved') ? t.editorial.saved : undefined}
        />,
      );
    },
  }),
  // For the editor and for the boxes that name another document; without it, a title or an address is typed.
  get({
    path: `${content_desk}/links`,
    who: editors,
    handle: async ({ tx, query, t }) => {
      const kind = document_kinds.find((each) => each === query.get('kind')) ?? null;
      const rows = await linkable(tx, (query.get('q') ?? '').trim().slice(0, 120), kind);
      const data = rows.map(({ kind, slug, title, state }) => ({
        title,
        path: documentPath({ kind, slug }),
        detail: isListed(state) ? t.content.kinds[kind] : `${t.content.kinds[kind]} · ${t.editorial.states[state]}`,
      }));
      return { kind: 'json', status: 200, data };
    },
  }),
];
