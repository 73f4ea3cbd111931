import { documentOf, importDocument } from '../../app/content/import/import-documents.ts';
import { import_line } from '../../app/content/import/line.ts';
import { readSource } from '../../app/content/import/read-source.ts';
import { Vocabulary } from '../../app/content/import/vocabulary.ts';
import type { Tx } from '../../lib/database.ts';

/** Tells the articles and documents of the vendor, as they are imported, from `folder` (db/seeds/content). */
export async function tellContent(tx: Tx, folder: string): Promise<void> {
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
}
