import { changeQueue } from '../../app/catalog/change-queue.ts';
import { createEntry } from '../../app/catalog/create-entry.ts';
import { createHoliday } from '../../app/catalog/create-holiday.ts';
import { createQueue } from '../../app/catalog/create-queue.ts';
import type { EntryValues, Kind } from '../../app/catalog/entry.ts';
import type { Written } from '../../app/catalog/written.ts';
import type { Tx } from '../../lib/database.ts';
import { visitor } from '../../lib/viewer.ts';

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
  { code: '24.1', launched_on: '2024-04-08', supported_until: '2026-06-30', extended_until: null },
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

/** Days of the states and cities of the demo, beside the national ones every portal starts with. */
const holidays = [
  { name: 'Revolução Constitucionalista', day: 9, month: 7, state: 'SP' },
  { name: 'São Jorge', day: 23, month: 4, state: 'RJ' },
  { name: 'Independência da Bahia', day: 2, month: 7, state: 'BA' },
  { name: 'Revolução Farroupilha', day: 20, month: 9, state: 'RS' },
  { name: 'Aniversário de São Paulo', day: 25, month: 1, state: 'SP', municipality_code: '3550308' },
  { name: 'São Sebastião', day: 20, month: 1, state: 'RJ', municipality_code: '3304557' },
];

function idOf(written: Written): string {
  if (!written.ok) throw new Error(`the story's catalogue was refused: ${JSON.stringify(written)}`);
  return written.id;
}

/** Makes lines, products, modules, routines and releases, and the holidays of the demo's places. Out: ids of products and modules by code. */
export async function seedCatalog(tx: Tx): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const make = async (kind: Kind, values: EntryValues & { code: string }): Promise<string> =>
    idOf(await createEntry(tx, visitor, kind, values, 'seed'));
  for (const { code, name, modules } of products) {
    const product_line_id = await make('product_lines', { code, name });
    const product_id = await make('products', { product_line_id, code, name });
    ids.set(code, product_id);
    for (const [module_code, module] of Object.entries(modules)) {
      const module_id = await make('modules', { product_id, code: module_code, name: module.name });
      ids.set(module_code, module_id);
      for (const [routine_code, routine] of Object.entries(module.routines))
        ids.set(routine_code, await make('routines', { module_id, code: routine_code, name: routine }));
    }
    for (const release of releases)
      await make('releases', {
        product_id,
        ...release,
        // Payroll is bought with a year more.
        ...(code === 'CLAVE' && release.code === '24.1' && { extended_until: '2027-06-30' }),
      });
  }
  for (const { state, municipality_code = null, ...holiday } of holidays)
    await createHoliday(
      tx,
      visitor,
      {
        ...holiday,
        country: 'BR',
        state,
        municipality_code,
        easter_offset: null,
        on_date: null,
        valid_from: null,
        valid_until: null,
        optional: false,
        from_minute: null,
        until_minute: null,
      },
      'seed',
    );
  return ids;
}

/** Makes the queues with their modules and members. `ids` knows modules by code and people by address. */
export async function seedQueues(tx: Tx, ids: Map<string, string>): Promise<void> {
  const { id: calendar_id } = await tx.selectFrom('calendars').select('id').limit(1).executeTakeFirstOrThrow();
  const { id: rest_id, name: rest } = await tx
    .selectFrom('queues')
    .select(['id', 'name'])
    .where('takes_the_rest', '=', true)
    .executeTakeFirstOrThrow();
  const known = (key: string): string => {
    const id = ids.get(key);
    if (!id) throw new Error(`nothing called ${key} in the story`);
    return id;
  };
  for (const { name, modules, members, ...more } of queues) {
    const values = {
      name,
      calendar_id,
      ...more,
      module_ids: modules.map(known),
      member_ids: members.map((member) => known(`${member}@orvalha.exemplo.com.br`)),
    };
    // The queue that takes the rest exists from the beginning.
    idOf(
      name === rest
        ? await changeQueue(tx, visitor, rest_id, values, 'seed')
        : await createQueue(tx, visitor, values, 'seed'),
    );
  }
}
