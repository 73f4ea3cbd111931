import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, system, type Tx } from '../../../lib/database.ts';
import type { TakenBy } from './html/read-html.ts';
import { documentOf, importDocument } from './import-documents.ts';
import {
  import_line,
  type ImportKind,
  type ImportLine,
  type ImportOptions,
  kindNamed,
  type KeepFile,
  type Place,
  type Source,
} from './line.ts';
import { Vocabulary } from './vocabulary.ts';

/** What came of an import; `refused` holds the first of those left out, with why. */
export type Report = {
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  /** Products, modules and organisations that had to be made. */
  made: string[];
  refusals: (Place & { reason: string })[];
  /** Files that are new here. */
  files: number;
  /** Images that are missing, with where a page shows them. */
  lost: number;
  losses: (Place & { reason: string })[];
};

/** Keeps one request; of the feature that knows requests. */
export type KeepTicket = (
  tx: Tx,
  line: ImportLine,
  place: { product_id: string | null; module_id: string | null },
) => Promise<{ outcome: 'created' | 'unchanged'; made: string | null }>;

type Outcome =
  { came: 'created' | 'changed' | 'unchanged' | 'alone'; files: number } | { reason: string; waits?: true | undefined };

const at_once = 100;
const refusals_kept = 1_000;
const most_waiting = 50_000;

/**
 * Imports lines a hundred to a transaction. Cut short anywhere it can be run again: what is already here is found by its id and left
 * alone. A line that cannot be kept is refused with the reason and stops nobody else. `dry`: everything is tried and nothing stays.
 */
export async function runImport(
  database: Database,
  sources: AsyncIterable<Source>,
  options: ImportOptions & { dry: boolean },
  {
    keepTicket,
    keepFile,
    progress,
  }: { keepTicket: KeepTicket; keepFile: KeepFile; progress: (read: number, report: Report) => void },
): Promise<Report> {
  const report: Report = {
    created: 0,
    changed: 0,
    unchanged: 0,
    refused: 0,
    made: [],
    refusals: [],
    files: 0,
    lost: 0,
    losses: [],
  };
  const vocabulary = new Vocabulary();
  const refuse = ({ file, line }: Place, reason: string): void => {
    report.refused += 1;
    if (report.refusals.length < refusals_kept) report.refusals.push({ file, line, reason: reason.slice(0, 300) });
  };
  let waiting: Ready[] = [];
  let last_chance = false;
  const tell = (ready: Ready, outcome: Outcome): void => {
    if ('came' in outcome) {
      report.files += outcome.files;
      if (outcome.came !== 'alone') report[outcome.came] += 1;
    } else if (outcome.waits && !last_chance && waiting.length < most_waiting) waiting.push(ready);
    else refuse(ready.source, outcome.reason);
  };
  const keep = async (tx: Tx, { source, line, kind }: Ready): Promise<Outcome> => {
    let files = 0;
    // Bytes cannot be tried: a dry run leaves them where they are.
    if (!options.dry) for (const file of source.files ?? []) files += (await keepFile(tx, file)) ? 1 : 0;
    if (!line) return { came: 'alone', files };
    if (kind === 'ticket') {
      const place = await vocabulary.place(tx, {
        product: line.product ?? null,
        module: line.module ?? null,
        routine: null,
      });
      const { outcome, made } = await keepTicket(tx, line, place);
      if (made) vocabulary.made.push(made);
      return { came: outcome, files };
    }
    const document = await documentOf(tx, vocabulary, kind, line, options);
    if (!document.ok) return { reason: document.reason, waits: document.waits };
    const { outcome } = await importDocument(tx, document.fields, line.updated_days_ago ?? null);
    return { came: outcome, files };
  };
  // What was made for lines that did not stay has gone with them: of a dry run always.
  const attempt = async (some: readonly Ready[]): Promise<Outcome[]> => {
    let stays = false;
    try {
      const outcomes = await together(database, some, keep, options.dry);
      stays = !options.dry;
      return outcomes;
    } finally {
      if (!stays) vocabulary.forget();
    }
  };
  const write = async (batch: readonly Ready[]): Promise<void> => {
    const all = await attempt(batch).catch(() => null);
    // One of them cannot be kept: each by itself, so that it alone is refused.
    for (const [index, ready] of batch.entries())
      tell(
        ready,
        all?.[index] ??
          (await attempt([ready]).then(
            ([outcome]) => outcome ?? { reason: 'nothing came of it' },
            (error: unknown) => ({ reason: error instanceof Error ? error.message : String(error) }),
          )),
      );
  };
  let batch: Ready[] = [];
  let read = 0;
  for await (const source of sources) {
    read = source.read;
    for (const { line, reason } of source.lost ?? []) {
      report.lost += 1;
      if (report.losses.length < refusals_kept) report.losses.push({ file: source.file, line, reason });
    }
    const ready = readyFor(source, options.as);
    if ('reason' in ready) refuse(source, ready.reason);
    else batch.push(ready);
    if (batch.length < at_once) continue;
    await write(batch);
    batch = [];
    progress(read, report);
  }
  await write(batch);
  // What stands under pages that came later, until nothing moves any more.
  for (let left = Infinity; waiting.length > 0;) {
    const again = waiting;
    last_chance = again.length >= left;
    left = again.length;
    waiting = [];
    for (let at = 0; at < again.length; at += at_once) await write(again.slice(at, at + at_once));
  }
  progress(read, report);
  return { ...report, made: [...new Set(vocabulary.made)] };
}

type Ready = { source: Source } & ({ line: ImportLine; kind: ImportKind } | { line: null; kind: null });

function readyFor(source: Source, as: ImportKind): Ready | { reason: string } {
  if (source.error) return { reason: source.error };
  if (source.value === null && source.files) return { source, line: null, kind: null };
  const line = import_line.safeParse(source.value);
  if (!line.success) return { reason: z.prettifyError(line.error).replaceAll(/\s+/g, ' ') };
  const word = line.data.type ?? line.data.kind;
  const kind = word ? kindNamed(word) : as;
  return kind ? { source, line: line.data, kind } : { reason: `unknown kind ${word}` };
}

class Undone extends Error {}

async function together(
  database: Database,
  batch: readonly Ready[],
  keep: (tx: Tx, ready: Ready) => Promise<Outcome>,
  dry: boolean,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  if (batch.length === 0) return outcomes;
  try {
    await database.as(system, async (tx) => {
      for (const ready of batch) outcomes.push(await keep(tx, ready));
      if (dry) throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return outcomes;
}

/** Who has these addresses of a kind of document already: the id of each where it came from. */
export function addressesTaken(database: Database): TakenBy {
  return async (kind, slugs) => {
    const rows = await database.as(system, (tx) =>
      tx
        .selectFrom('documents')
        .select(['slug', 'external_id'])
        .where('kind', '=', kind)
        .where('slug', '=', sql<string>`any (${slugs}::text[])`)
        .execute(),
    );
    return new Map(rows.map(({ slug, external_id }) => [slug, external_id]));
  };
}
