import { sql } from 'kysely';
import { z } from 'zod';
import type { Organizations } from '../../db/tables.ts';
import { type Database, system, type Tx } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import type { Workshop } from '../context.ts';
import { forgetImportFile } from './forget-imports.ts';
import {
  batch_lines,
  type Checked,
  import_limits,
  type ImportFailure,
  type ImportKind,
  lineChecker,
  readHead,
} from './import.ts';
import { recognize, recordsOf, type Written } from './read-list.ts';

type Line = Checked & { line: number };

class Unreadable extends Error {
  readonly failure: ImportFailure;
  constructor(failure: ImportFailure) {
    super(failure);
    this.failure = failure;
  }
}

/** Reads a list that was sent, line by line, and keeps each with what is wrong with it. Repeated, it starts over. */
export const checkImport = declareJob('check_import', {
  schema: z.strictObject({ import_id: z.uuid() }),
  run: async ({ database, files }: Workshop, { import_id }, { signal }) => {
    const one = await database.as(system, async (tx) => {
      await tx
        .deleteFrom('import_lines')
        .where('import_id', '=', import_id)
        .where(sql<boolean>`exists (select from imports i where i.id = ${import_id} and i.status = 'received')`)
        .execute();
      return tx
        .selectFrom('imports as i')
        .leftJoin('organizations as o', 'o.id', 'i.organization_id')
        .select(['i.kind', 'i.file_key', 'i.organization_id', 'o.kind as organization_kind'])
        .where('i.id', '=', import_id)
        .where('i.status', '=', 'received')
        .executeTakeFirst();
    });
    if (!one) return;
    const read = async (): Promise<AsyncIterable<Uint8Array>> => {
      const stream = one.file_key ? await files.read(one.file_key) : null;
      if (!stream) throw new Unreadable('unknown');
      return stream;
    };
    try {
      const written = await recognize(await read());
      await keepLines(database, import_id, linesOf(await read(), written, one.kind, one.organization_kind), signal);
      await database.as(system, (tx) => conclude(tx, import_id, one, written));
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      await database.as(system, (tx) => fail(tx, import_id, failure, one.file_key));
    }
  },
});

function failureOf(error: unknown): ImportFailure | null {
  if (error instanceof Unreadable) return error.failure;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('CSV_') ? 'broken_file' : null;
}

async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  written: Written,
  kind: ImportKind,
  organization_kind: Organizations['kind'] | null,
): AsyncGenerator<Line> {
  const check = lineChecker(kind, organization_kind);
  let columns: ReadonlyMap<number, string> | null = null;
  // As a spreadsheet counts: the head is line 1, empty lines count.
  let line = 0;
  let found = 0;
  for await (const record of recordsOf(bytes, written)) {
    line += 1;
    if (record.every((cell) => cell.trim() === '')) continue;
    if (!columns) {
      const head = readHead(kind, record);
      if (!head.ok) throw new Unreadable(head.failure);
      columns = head.columns;
      continue;
    }
    found += 1;
    if (found > import_limits.lines) throw new Unreadable('too_many_lines');
    const cells: Record<string, string> = {};
    for (const [at, field] of columns) cells[field] = record[at] ?? '';
    yield { line, ...check(cells) };
  }
  if (found === 0) throw new Unreadable('empty');
}

async function keepLines(
  database: Database,
  import_id: string,
  lines: AsyncIterable<Line>,
  signal: AbortSignal,
): Promise<void> {
  let batch: Line[] = [];
  const keep = async (): Promise<void> => {
    if (batch.length === 0) return;
    // The next try starts over.
    if (signal.aborted) throw new Error('stopped while checking');
    const rows = JSON.stringify(batch);
    batch = [];
    await database.as(system, (tx) =>
      sql`insert into import_lines (import_id, line, data, errors, outcome)
        select ${import_id}, x.line, x.data, x.errors, case when x.errors is not null then 'refused' end
        from jsonb_to_recordset(${rows}::jsonb) as x(line integer, data jsonb, errors jsonb)`.execute(tx),
    );
  };
  for await (const line of lines) {
    batch.push(line);
    if (batch.length === batch_lines) await keep();
  }
  await keep();
}

// What only all lines together, and the database, can tell: repeated lines, a CNPJ that is a branch's, and how many are new.
async function conclude(
  tx: Tx,
  import_id: string,
  { kind, organization_id, file_key }: { kind: ImportKind; organization_id: string | null; file_key: string | null },
  { encoding, delimiter }: Written,
): Promise<void> {
  const key = kind === 'organizations' ? 'cnpj' : 'email';
  await sql`update import_lines l set outcome = 'refused',
      errors = jsonb_build_array(jsonb_build_object('field', ${key}::text, 'code', 'repeated_line', 'limit', d.first))
    from (select line, min(line) over (partition by data ->> ${sql.lit(key)}) as first from import_lines where import_id = ${import_id} and errors is null) d
    where l.import_id = ${import_id} and l.line = d.line and d.line > d.first`.execute(tx);
  if (kind === 'organizations')
    await sql`update import_lines l set outcome = 'refused', errors = '[{"field": "cnpj", "code": "cnpj_taken"}]'
      where l.import_id = ${import_id} and l.errors is null and exists (select from branches b where b.cnpj = l.data ->> 'cnpj')`.execute(
      tx,
    );
  const known =
    kind === 'organizations'
      ? sql`exists (select from organizations o where o.cnpj = l.data ->> 'cnpj')`
      : sql`(exists (select from persons p join memberships m on m.person_id = p.id where lower(p.email) = l.data ->> 'email' and m.organization_id = ${organization_id} and m.ended_at is null)
          or exists (select from invitations v where v.organization_id = ${organization_id} and lower(v.email) = l.data ->> 'email' and v.accepted_at is null and v.revoked_at is null))`;
  await sql`update imports i set status = 'checked', encoding = ${encoding}, delimiter = ${delimiter}, file_key = null,
      lines = c.lines, refused = c.refused, created = c.fresh, updated = c.known, done_line = 0
    from (select count(*) as lines, count(l.errors) as refused,
        count(*) filter (where l.errors is null and not ${known}) as fresh, count(*) filter (where l.errors is null and ${known}) as known
      from import_lines l where l.import_id = ${import_id}) c
    where i.id = ${import_id} and i.status = 'received'`.execute(tx);
  if (file_key) await forgetImportFile.later(tx, { file_id: file_key });
}

async function fail(tx: Tx, import_id: string, failure: ImportFailure, file_key: string | null): Promise<void> {
  await tx.deleteFrom('import_lines').where('import_id', '=', import_id).execute();
  await tx
    .updateTable('imports')
    .set({ status: 'failed', failure, file_key: null, finished_at: sql`app.now()` })
    .where('id', '=', import_id)
    .where('status', '=', 'received')
    .execute();
  if (file_key) await forgetImportFile.later(tx, { file_id: file_key });
}
