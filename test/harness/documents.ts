import { system } from '../../lib/database.ts';
import type { DocumentFields } from '../../app/content/document.ts';
import { saveDocument, type Saved } from '../../app/content/save-document.ts';
import type { House } from './house.ts';

/** A published article for everybody, but for what is given; the same `external_id` again changes it. */
export function keepDocument(house: House, fields: Partial<DocumentFields> & { title: string }): Promise<Saved> {
  return house.services.database.as(system, (tx) =>
    saveDocument(tx, null, {
      kind: 'kb',
      external_id: null,
      locale: 'pt-BR',
      audience: 'public',
      state: 'published',
      product_id: null,
      module_id: null,
      routine_id: null,
      section: null,
      codes: [],
      keywords: [],
      summary: '',
      body: 'Texto.',
      source_url: null,
      review_on: null,
      ...fields,
    }),
  );
}

/** The ids of a product and of one of its modules, by their codes. */
export async function placeOf(
  house: House,
  product: string,
  module: string,
): Promise<{ product_id: string; module_id: string }> {
  const { rows } = await house.superuser.query(
    'select p.id as product_id, m.id as module_id from products p join modules m on m.product_id = p.id where p.code = $1 and m.code = $2',
    [product, module],
  );
  return rows[0];
}

/** The form of a document as it begins: an article for everybody, published as it is sent. */
export const blank_form = {
  kind: 'kb',
  locale: 'pt-BR',
  template: 'none',
  state: 'published',
  summary: '',
  body: 'Texto.',
  place_id: '',
  routine: '',
  codes: '',
  keywords: '',
  release_from_id: '',
  release_to_id: '',
  audience: 'public',
  variant_of: '',
  slug: '',
  owner_id: '',
  review_on: '',
  ends_on: '',
  publish_at: '',
  source_url: '',
};
