import { z } from 'zod';
import { type FieldError, readForm, version } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Ask } from '../context.ts';
import { mayUse } from '../guard.ts';
import { today } from '../moment.ts';
import { refusals } from '../refusals.ts';
import { type Answer, get, notFound, page, post, redirect, type Route } from '../route.ts';
import { changeEntry } from './change-entry.ts';
import { createEntry } from './create-entry.ts';
import { catalog_writers, entry_fields, fieldsOf, type Kind, kind_names, kinds } from './entry.ts';
import { type Entry, entry, linesWithProducts, type Place, placeOfEntry, productWhole } from './find-entries.ts';
import { CatalogPage } from './pages/catalog.tsx';
import { type Edited, EntryPage } from './pages/entry.tsx';
import { ProductPage } from './pages/product.tsx';

type AnyEntry = Entry[Kind];

const titleOf = (found: AnyEntry): string => ('name' in found ? found.name : found.code);
const editedOf = (found: AnyEntry): Edited => ({
  id: found.id,
  title: titleOf(found),
  archived: found.archived_at !== null,
  version: found.version,
});

/** A stored entry as its form has it. */
function typedOf(kind: Kind, found: AnyEntry): Record<string, string> {
  const typed = Object.entries(found).filter(([column]) => fieldsOf(kind).includes(column));
  return Object.fromEntries(
    typed.map(([column, value]) => [column, value === true ? 'on' : value === false ? '' : String(value ?? '')]),
  );
}

const parentOf = (kind: Kind, given: Record<string, unknown>): string | null => {
  const { parent } = kinds[kind];
  const id = parent && given[parent];
  return typeof id === 'string' ? readUuid(id) : null;
};

// Where the entry is listed: products and what they hold on the product's page.
const backOf = (place: Place, product_id: string | null): string => {
  const id = place.product?.id ?? product_id;
  return id ? `/desk/catalog/products/${id}` : '/desk/catalog';
};

type Form = {
  kind: Kind;
  found: AnyEntry | null;
  place: Place;
  typed: Record<string, string>;
  stored?: Record<string, string> | null;
  errors?: readonly FieldError[];
};

function entryPage({ chrome, t }: Ask, { kind, found, place, typed, stored = null, errors = [] }: Form): Answer {
  return page(
    <EntryPage
      chrome={chrome}
      kind={kind}
      edited={found && editedOf(found)}
      place={place}
      back={backOf(place, kind === 'products' ? (found?.id ?? null) : null)}
      typed={typed}
      stored={stored}
      errors={refusals(t, errors)}
    />,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

const samples: Record<Kind, Record<string, string>> = {
  product_lines: { code: 'NOVA', name: 'Nova' },
  products: { code: 'NOVO', name: 'Novo', product_line_id: '0197b3a0-0000-7000-8000-000000000000' },
  modules: { code: 'NOVO', name: 'Novo', product_id: '0197b3a0-0000-7000-8000-000000000000' },
  routines: { code: 'NOVA', name: 'Nova', module_id: '0197b3a0-0000-7000-8000-000000000000' },
  releases: {
    code: '99.1',
    launched_on: '',
    supported_until: '',
    extended_until: '',
    minimum_build: '',
    product_id: '0197b3a0-0000-7000-8000-000000000000',
  },
};

/** The pages that add, change, archive and restore the entries of one kind. */
function doors(kind: Kind): Route[] {
  const { path, parent, moves, created, changed } = kinds[kind];
  const base = `/desk/catalog/${path}`;
  const create_form = z.strictObject({
    ...entry_fields[kind],
    ...(parent && { [parent]: z.uuid({ error: 'invalid_choice' }) }),
  });
  const change_form = z.strictObject({ ...entry_fields[kind], version });
  const { [parent ?? '']: _, ...without_parent } = samples[kind];
  const find = async ({ tx, params }: Ask): Promise<AnyEntry | undefined> => {
    const id = readUuid(params['entry']);
    return id ? entry(tx, kind, id) : undefined;
  };
  const turn = (name: 'archival' | 'restoration'): Route =>
    post({
      path: `${base}/:entry/${name}`,
      who: catalog_writers,
      audit: changed,
      crawl: { params: { entry: 'catalog' }, form: {} },
      handle: async (ask) => {
        const found = await find(ask);
        const place = found && (await placeOfEntry(ask.tx, kind, parentOf(kind, found)));
        if (!place) return notFound;
        await changeEntry(ask.tx, ask.viewer, kind, found.id, { archived: name === 'archival' });
        return redirect(`${backOf(place, kind === 'products' ? found.id : null)}?saved`);
      },
    });
  return [
    get({
      path: `${base}/new`,
      who: catalog_writers,
      handle: async (ask) => {
        const given = Object.fromEntries(ask.query);
        const parent_id = parentOf(kind, given);
        const place = await placeOfEntry(ask.tx, kind, parent_id);
        return place
          ? entryPage(ask, { kind, found: null, place, typed: parent && parent_id ? { [parent]: parent_id } : {} })
          : notFound;
      },
    }),
    post({
      path: `${base}/new`,
      who: catalog_writers,
      audit: created,
      crawl: { form: samples[kind] },
      handle: async (ask) => {
        const place = await placeOfEntry(ask.tx, kind, parentOf(kind, ask.form));
        if (!place) return notFound;
        const reading = readForm(create_form, ask.form);
        const again = { kind, found: null, place, typed: ask.form };
        if (!reading.ok) return entryPage(ask, { ...again, errors: reading.errors });
        const written = await createEntry(ask.tx, ask.viewer, kind, reading.value);
        if (written.ok) return redirect(`${backOf(place, kind === 'products' ? written.id : null)}?saved`);
        return written.reason === 'refused' ? entryPage(ask, { ...again, errors: written.errors }) : notFound;
      },
    }),
    get({
      path: `${base}/:entry/edit`,
      who: catalog_writers,
      crawl: { params: { entry: 'catalog' } },
      handle: async (ask) => {
        const found = await find(ask);
        const place = found && (await placeOfEntry(ask.tx, kind, parentOf(kind, found)));
        return place ? entryPage(ask, { kind, found, place, typed: typedOf(kind, found) }) : notFound;
      },
    }),
    post({
      path: `${base}/:entry/edit`,
      who: catalog_writers,
      audit: changed,
      crawl: {
        params: { entry: 'catalog' },
        form: { ...(moves ? samples[kind] : without_parent), version: '1' },
      },
      handle: async (ask) => {
        const found = await find(ask);
        const place = found && (await placeOfEntry(ask.tx, kind, parentOf(kind, found)));
        if (!place) return notFound;
        const reading = readForm(change_form, ask.form);
        const again = {
          kind,
          found: { ...found, version: Number(ask.form['version']) || 0 },
          place,
          typed: ask.form,
        };
        if (!reading.ok) return entryPage(ask, { ...again, errors: reading.errors });
        const written = await changeEntry(ask.tx, ask.viewer, kind, found.id, reading.value);
        if (written.ok) return redirect(`${backOf(place, kind === 'products' ? found.id : null)}?saved`);
        if (written.reason === 'refused') return entryPage(ask, { ...again, errors: written.errors });
        const now = await find(ask);
        return now
          ? entryPage(ask, {
              ...again,
              found: now,
              stored: typedOf(kind, now),
              errors: [{ field: '', code: 'changed_meanwhile' }],
            })
          : notFound;
      },
    }),
    turn('archival'),
    turn('restoration'),
  ];
}

export const routes: Route[] = [
  get({
    path: '/desk/catalog',
    who: 'staff',
    reads: (tx) => linesWithProducts(tx),
    handle: ({ chrome, viewer, query }, lines) =>
      page(
        <CatalogPage
          chrome={chrome}
          lines={lines}
          writes={mayUse(viewer, catalog_writers)}
          saved={query.has('saved')}
        />,
      ),
  }),
  ...kind_names.flatMap(doors),
  get({
    path: '/desk/catalog/products/:product',
    who: 'staff',
    crawl: { params: { product: 'catalog' } },
    reads: async (tx, params) => {
      const id = readUuid(params['product']);
      return id ? productWhole(tx, id) : null;
    },
    handle: (ask, product) =>
      product
        ? page(
            <ProductPage
              chrome={ask.chrome}
              product={product}
              today={today(ask)}
              writes={mayUse(ask.viewer, catalog_writers)}
              saved={ask.query.has('saved')}
            />,
          )
        : notFound,
  }),
];
