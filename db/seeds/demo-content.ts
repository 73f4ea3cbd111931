import { sql } from 'kysely';
import { documentOf, importDocument } from '../../app/content/import/import-documents.ts';
import { import_line, type ImportLine } from '../../app/content/import/line.ts';
import { readSource } from '../../app/content/import/read-source.ts';
import { Vocabulary } from '../../app/content/import/vocabulary.ts';
import { addSynonyms } from '../../app/search/keep-synonyms.ts';
import type { SynonymGroup } from '../../app/search/synonym.ts';
import { become, type Tx } from '../../lib/database.ts';

// What customers say and what the texts say.
const synonyms: readonly SynonymGroup[] = [
  { locale: 'pt-BR', words: ['danfe', 'nota impressa'], leads_to: [] },
  { locale: 'pt-BR', words: ['boleto'], leads_to: ['cobrança bancária', 'título a receber'] },
];

// Read as people read: the few that everybody needs far more than the rest.
async function tellReads(tx: Tx): Promise<void> {
  await sql`select app.count_reads(array_agg(id), array_agg(reads)) from (
    select id, (400 / (2 + row_number() over (partition by kind order by hashtext(external_id))))::integer as reads
    from documents where state in ('published', 'outdated') and audience <> 'staff' and external_id is not null) d`.execute(
    tx,
  );
}

/** Tells the articles and documents of the vendor, as they are imported, from `folder` (db/seeds/content), and the synonyms an editor keeps. */
export async function tellContent(tx: Tx, folder: string, editor_id: string): Promise<void> {
  const vocabulary = new Vocabulary();
  const keep = async (file: string, line: ImportLine): Promise<boolean> => {
    const kind = line.kind === 'doc' ? 'doc' : 'kb';
    const document = await documentOf(tx, vocabulary, kind, line, { as: kind, audience: 'public' });
    if (!document.ok && document.waits) return false;
    if (!document.ok) throw new Error(`${file}: ${document.reason}`);
    await importDocument(tx, document.fields, line.updated_days_ago ?? null);
    return true;
  };
  const waiting: [string, ImportLine][] = [];
  for await (const { file, value, error } of readSource(folder)) {
    if (error) throw new Error(`${file}: ${error}`);
    const line = import_line.parse(value);
    if (!(await keep(file, line))) waiting.push([file, line]);
  }
  for (const [file, line] of waiting)
    if (!(await keep(file, line))) throw new Error(`${file}: the page above it is not told`);
  await tellReads(tx);
  if (vocabulary.made.length > 0) throw new Error(`unknown to the catalogue: ${vocabulary.made.join(', ')}`);
  const editor = await become(tx, editor_id);
  for (const group of synonyms)
    if (!(await addSynonyms(tx, editor, group)).ok) throw new Error(`synonyms were refused: ${group.words.join()}`);
  await sql`select set_config('role', 'none', true)`.execute(tx);
}
