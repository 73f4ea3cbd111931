import { sql } from 'kysely';
import { readCnpj } from '../../lib/cnpj.ts';
import type { Tx } from '../../lib/database.ts';
import { planned_with_values } from '../../lib/packet.ts';
import { readUuid } from '../../lib/uuid.ts';

export type Named = { id: string; name: string };
/** Of the staff who search: queues they see requests of, and who works in these. */
export type Choices = { queues: readonly Named[]; people: readonly (Named & { email: string })[] };

const most = 200;
const walk = 1_500;

/** What the staff may narrow a search of requests to. */
export async function choicesOf(tx: Tx): Promise<Choices> {
  const seen = sql`any ((select app.queue_ids())::uuid[])`;
  const [queues, people] = await Promise.all([
    tx
      .selectFrom('queues')
      .select(['id', 'name'])
      .where('archived_at', 'is', null)
      .where(sql<boolean>`id = ${seen}`)
      .orderBy(sql`lower(name)`)
      .limit(sql.lit(most))
      .execute(),
    tx
      .selectFrom('persons as p')
      .select(['p.id', 'p.name', 'p.email'])
      .where('p.disabled_at', 'is', null)
      .where((of) =>
        of.exists(of.selectFrom('queue_members as m').where(sql<boolean>`m.person_id = p.id and m.queue_id = ${seen}`)),
      )
      .orderBy(sql`lower(p.name)`)
      .limit(sql.lit(most))
      .execute(),
  ]);
  return { queues, people };
}

/** Organisations by id, by CNPJ, or by a part of the name, the first few by name; those whose whole name it is stand first. */
export async function organizationsNamed(tx: Tx, typed: string, limit: number): Promise<Named[]> {
  const text = typed.replaceAll('\0', '');
  const [id, cnpj] = [readUuid(text), readCnpj(text)];
  const organizations = tx.selectFrom('organizations').select(['id', 'name']);
  if (id) return organizations.where('id', '=', id).execute();
  if (cnpj.ok) return organizations.where('cnpj', '=', cnpj.cnpj).execute();
  // A part that many names hold is met soon on the way down the list; a rare one the index of parts finds at once.
  const like = sql`o.search_text like '%' || app.fold(${text.replace(/[\\%_]/g, '\\$&')}::text) || '%'`;
  const page = sql`order by app.fold(o.name) <> app.fold(${text}::text), lower(o.name), o.id limit ${sql.lit(limit)}`;
  const { rows } = await sql<Named>`
    with walked as materialized (
      select o.id, o.name from (select id, name, search_text from organizations order by lower(name), id limit ${sql.lit(walk)}) o
      where position(app.fold(${text}::text) in o.search_text) > 0 limit ${sql.lit(limit * 20)})
    select o.id, o.name from (
      select * from walked where (select count(*) from walked) = ${sql.lit(limit * 20)}
      union
      select o.id, o.name from organizations o where (select count(*) from walked) < ${sql.lit(limit * 20)} and ${like}
    ) o ${page} ${sql.raw(planned_with_values)}`.execute(tx);
  return rows;
}

/** Names of a product and a module that narrow a search, for when nothing of them was found. */
export async function placeNames(
  tx: Tx,
  { product_id, module_id }: { product_id: string | undefined; module_id: string | undefined },
): Promise<{ product: string | null; module: string | null }> {
  if (!product_id && !module_id) return { product: null, module: null };
  const [product, module] = await Promise.all([
    tx
      .selectFrom('products')
      .select('name')
      .where('id', '=', product_id ?? null)
      .executeTakeFirst(),
    tx
      .selectFrom('modules')
      .select('name')
      .where('id', '=', module_id ?? null)
      .executeTakeFirst(),
  ]);
  return { product: product?.name ?? null, module: module?.name ?? null };
}
