import { sql } from 'kysely';
import { documentOf, importDocument } from '../../app/content/import/import-documents.ts';
import { import_line } from '../../app/content/import/line.ts';
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

/** Tells the articles and documents of the vendor, as they are imported, from `folder` (db/seeds/content), and the synonyms an editor keeps. */
export async function tellContent(tx: Tx, folder: string, editor_id: string): Promise<void> {
  const vocabulary = new Vocabulary();
  for await (const { file, value, error } of readSource(folder)) {
    if (error) throw new Error(`${file}: ${error}`);
    const line = import_line.parse(value);
    const kind = line.kind === 'doc' ? 'doc' : 'kb';
    const document = await documentOf(tx, vocabulary, kind, line, { as: kind, audience: 'public' });
    if (!document.ok) throw new Error(`${file}: ${document.reason}`);
    await importDocument(tx, document.fields, line.updated_days_ago ?? null);
  }
  if (vocabulary.made.length > 0) throw new Error(`unknown to the catalogue: ${vocabulary.made.join(', ')}`);
  const editor = await become(tx, editor_id);
  for (const group of synonyms)
    if (!(await addSynonyms(tx, editor, group)).ok) throw new Error(`synonyms were refused: ${group.words.join()}`);
  await sql`select set_config('role', 'none', true)`.execute(tx);
}
