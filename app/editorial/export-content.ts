import { stringify } from 'yaml';
import type { Database, Proof, Tx } from '../../lib/database.ts';
import type { FileStore } from '../../adapters/file-store/index.ts';
import { zip, type ZipEntry } from '../../lib/zip.ts';
import { areas } from '../content/document.ts';
import { storeKey } from '../uploads.ts';
import { content_uploads } from './add-files.ts';
import { type Exported, exportedDocuments, exportedFiles } from './find-export.ts';

const documents_at_once = 200;
const files_at_once = 20;

type Source = { database: Database; files: FileStore; proof: Proof; person_id: string };

/**
 * Everything that is written, as an archive of Markdown with front matter that `arrimo import` reads back, and the files that documents
 * show. It is read a piece at a time, each in a transaction of its own as the same person: however long somebody takes to fetch it,
 * nothing waits. Throws when that person is no longer signed in.
 */
export function exportContent(source: Source): AsyncIterable<Uint8Array> {
  return zip(everything(source));
}

async function* everything(source: Source): AsyncGenerator<ZipEntry> {
  for (let after: string | null = null; ;) {
    const rows: Exported[] = await readAs(source, (tx) => exportedDocuments(tx, after, documents_at_once));
    for (const document of rows) yield markdownFile(document);
    after = rows.at(-1)?.id ?? null;
    if (rows.length < documents_at_once) break;
  }
  for (let after: string | null = null; ;) {
    const rows: Awaited<ReturnType<typeof exportedFiles>> = await readAs(source, (tx) =>
      exportedFiles(tx, after, files_at_once),
    );
    for (const { id, file_key, name } of rows) {
      const stream = await source.files.read(storeKey(file_key, content_uploads.folder));
      if (!stream) continue;
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(Buffer.from(part as Uint8Array));
      yield { path: `files/${id}/${name.replaceAll(/[/\\]/g, '_')}`, bytes: Buffer.concat(parts) };
    }
    after = rows.at(-1)?.id ?? null;
    if (rows.length < files_at_once) break;
  }
}

async function readAs<Row>({ database, proof, person_id }: Source, read: (tx: Tx) => Promise<Row>): Promise<Row> {
  const visit = database.visit(proof, { read_only: true });
  try {
    const [{ viewer }, rows] = await Promise.all([visit.entrance(), read(visit.tx)]);
    if (viewer.kind !== 'person' || viewer.person_id !== person_id) throw new Error('signed out during an export');
    return rows;
  } finally {
    await visit.finish(true).catch(() => {});
  }
}

/** A document as a file: what is said of it, and its text. */
export function markdownFile({ kind, slug, front, body }: Omit<Exported, 'id'>): ZipEntry {
  const head = stringify(front, { lineWidth: 0 });
  return { path: `${areas[kind].slice(1)}/${slug}.md`, bytes: Buffer.from(`---\n${head}---\n\n${body}\n`) };
}
