import { sql } from 'kysely';
import type { Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';

// What the fictitious vendor sells (domain.md 7). Each line holds one product of the same name.
type ProductStory = {
  code: string;
  name: string;
  modules: Record<string, { name: string; routines: Record<string, string> }>;
};

export const products: readonly ProductStory[] = [
  {
    code: 'PRUMO',
    name: 'Prumo',
    modules: {
      FIS: { name: 'Livros fiscais', routines: { PFI170: 'Configurador de tributos', PFI156: 'Códigos fiscais' } },
      COM: { name: 'Compras', routines: { PCO103: 'Documento de entrada', PCO120: 'Pedido de compra' } },
      FAT: { name: 'Faturamento', routines: { PFA410: 'Pedido de venda', PFA461: 'Documento de saída' } },
      EST: { name: 'Estoque', routines: { PES010: 'Produtos', PES330: 'Custo médio' } },
      FIN: { name: 'Financeiro', routines: { PFN050: 'Contas a pagar', PFN430: 'Retorno bancário' } },
      CTB: { name: 'Contábil', routines: { PCT102: 'Lançamentos' } },
      ATF: { name: 'Ativo', routines: {} },
      INT: { name: 'Integrações', routines: {} },
    },
  },
  {
    code: 'CLAVE',
    name: 'Clave',
    modules: {
      FOL: { name: 'Folha', routines: { PRH010: 'Funcionários', PRH680: 'Férias' } },
      PON: { name: 'Ponto', routines: {} },
    },
  },
  {
    code: 'GONDOLA',
    name: 'Gôndola',
    modules: {
      PDV: { name: 'Ponto de venda', routines: { GPD100: 'Venda balcão' } },
      RET: { name: 'Retaguarda', routines: {} },
    },
  },
];

export const releases = [
  { code: '24.1', launched_on: '2024-04-08', supported_until: '2026-06-30', extended_until: '2027-06-30' },
  { code: '25.1', launched_on: '2025-04-07', supported_until: '2027-06-30', extended_until: null },
  { code: '26.1', launched_on: '2026-04-06', supported_until: null, extended_until: null },
  { code: '27.1', launched_on: null, supported_until: null, extended_until: null, closed_beta: true },
] as const;

/** Teams by name: the modules they take and who works in them. Caio is in every queue of Prumo and in the one that takes the rest. */
export const queues = [
  { name: 'Fiscal', modules: ['FIS', 'FAT'], members: ['caio', 'helena'] },
  { name: 'Materiais', modules: ['COM', 'EST'], members: ['caio', 'sara'] },
  { name: 'Financeiro e contábil', modules: ['FIN', 'CTB', 'ATF'], members: ['caio', 'sara'] },
  { name: 'Integrações', modules: ['INT'], members: ['caio'] },
  { name: 'Folha e ponto', modules: ['FOL', 'PON'], members: ['renato', 'helena'], confidential: true },
  { name: 'Varejo', modules: ['PDV', 'RET'], members: ['sara'] },
  { name: 'Triagem', modules: [], members: ['caio', 'helena', 'sara', 'renato'] },
] as const;

/** Makes lines, products, modules, routines and releases. Out: ids of products and modules by code. */
export async function seedCatalog(tx: Tx): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const make = (key: string): string => {
    const id = newId();
    ids.set(key, id);
    return id;
  };
  for (const { code, name, modules } of products) {
    const product_line_id = newId();
    const product_id = make(code);
    await tx.insertInto('product_lines').values({ id: product_line_id, code, name }).execute();
    await tx.insertInto('products').values({ id: product_id, product_line_id, code, name }).execute();
    for (const [module_code, module] of Object.entries(modules)) {
      const module_id = make(module_code);
      await tx
        .insertInto('modules')
        .values({ id: module_id, product_id, code: module_code, name: module.name })
        .execute();
      for (const [routine_code, routine] of Object.entries(module.routines))
        await tx
          .insertInto('routines')
          .values({ id: make(routine_code), module_id, code: routine_code, name: routine })
          .execute();
    }
    for (const release of releases)
      await tx
        .insertInto('releases')
        .values({ id: newId(), product_id, ...release })
        .execute();
  }
  return ids;
}

/** Makes the queues with their modules and members. `ids` knows modules by code and people by address. */
export async function seedQueues(tx: Tx, ids: Map<string, string>): Promise<void> {
  const { id: calendar_id } = await tx.selectFrom('calendars').select('id').limit(1).executeTakeFirstOrThrow();
  const known = (key: string): string => {
    const id = ids.get(key);
    if (!id) throw new Error(`nothing called ${key} in the story`);
    return id;
  };
  for (const { name, modules, members, ...more } of queues) {
    const made = await tx
      .insertInto('queues')
      .values({ id: newId(), name, calendar_id, ...more })
      // The queue that takes the rest exists from the beginning.
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ name: sql`excluded.name` }))
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const code of modules)
      await tx
        .insertInto('queue_modules')
        .values({ queue_id: made.id, module_id: known(code) })
        .execute();
    for (const member of members)
      await tx
        .insertInto('queue_members')
        .values({ queue_id: made.id, person_id: known(`${member}@orvalha.exemplo.com.br`) })
        .execute();
  }
}
