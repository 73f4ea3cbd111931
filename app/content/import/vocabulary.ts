import { sql } from 'kysely';
import type { Tx } from '../../../lib/database.ts';
import { slugOf } from '../../../lib/html.ts';
import { createEntry } from '../../catalog/create-entry.ts';
import { visitor } from '../../../lib/viewer.ts';

type Product = { id: string; modules: Map<string, string>; routines: Map<string, { id: string; module_id: string }> };

const line_code = 'IMPORTED';
const line_name = 'Importados';

/**
 * Products, modules and routines by the names an import uses, in any case and with or without accents; a product or module nobody
 * knows is made, and said. One for a whole import.
 */
export class Vocabulary {
  #products: Map<string, Product> | null = null;
  /** What was made, for the report. */
  readonly made: string[] = [];

  async place(
    tx: Tx,
    { product, module, routine }: { product: string | null; module: string | null; routine: string | null },
  ): Promise<{ product_id: string | null; module_id: string | null; routine_id: string | null }> {
    if (!product) return { product_id: null, module_id: null, routine_id: null };
    const products = (this.#products ??= await known(tx));
    const found = products.get(keyOf(product)) ?? (await this.#makeProduct(tx, products, product));
    const at = routine ? found.routines.get(keyOf(routine)) : undefined;
    const module_id = module
      ? (found.modules.get(keyOf(module)) ?? (await this.#makeModule(tx, found, module)))
      : (at?.module_id ?? null);
    return { product_id: found.id, module_id, routine_id: at && at.module_id === module_id ? at.id : null };
  }

  /** Forgets what a transaction that was rolled back had made. */
  forget(): void {
    this.#products = null;
  }

  async #makeProduct(tx: Tx, products: Map<string, Product>, name: string): Promise<Product> {
    const line = await tx.selectFrom('product_lines').select('id').where('code', '=', line_code).executeTakeFirst();
    const product_line_id = line?.id ?? (await make(tx, 'product_lines', { code: line_code, name: line_name }));
    const id = await make(tx, 'products', { code: codeFor(name), name: name.slice(0, 120), product_line_id });
    const product: Product = { id, modules: new Map(), routines: new Map() };
    products.set(keyOf(name), product);
    this.made.push(`product ${name}`);
    return product;
  }

  async #makeModule(tx: Tx, product: Product, name: string): Promise<string> {
    const id = await make(tx, 'modules', { code: codeFor(name), name: name.slice(0, 120), product_id: product.id });
    product.modules.set(keyOf(name), id);
    this.made.push(`module ${name}`);
    return id;
  }
}

const keyOf = (name: string): string => slugOf(name);
const codeFor = (name: string): string => slugOf(name).slice(0, 20).replaceAll(/-+$/g, '').toUpperCase() || 'X';

async function make(
  tx: Tx,
  kind: 'product_lines' | 'products' | 'modules',
  values: { code: string; name: string; product_line_id?: string; product_id?: string },
): Promise<string> {
  const written = await createEntry(tx, visitor, kind, values, 'cli');
  if (!written.ok) throw new Error(`${values.code}: ${JSON.stringify(written)}`);
  return written.id;
}

async function known(tx: Tx): Promise<Map<string, Product>> {
  const { rows } = await sql<{ id: string; code: string; name: string; modules: Named[]; routines: Routine[] }>`
    select p.id, p.code, p.name,
      (select coalesce(json_agg(json_build_object('id', m.id, 'code', m.code, 'name', m.name)), '[]') from modules m where m.product_id = p.id) as modules,
      (select coalesce(json_agg(json_build_object('id', r.id, 'code', r.code, 'module_id', r.module_id)), '[]') from routines r join modules m on m.id = r.module_id where m.product_id = p.id) as routines
    from products p`.execute(tx);
  const products = new Map<string, Product>();
  for (const { id, code, name, modules, routines } of rows) {
    const product: Product = {
      id,
      modules: new Map(
        modules.flatMap((module) => [
          [keyOf(module.name), module.id] as const,
          [keyOf(module.code), module.id] as const,
        ]),
      ),
      routines: new Map(routines.map((routine) => [keyOf(routine.code), routine])),
    };
    products.set(keyOf(name), product);
    products.set(keyOf(code), product);
  }
  return products;
}
type Named = { id: string; code: string; name: string };
type Routine = { id: string; code: string; module_id: string };
