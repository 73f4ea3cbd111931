import type { Ask } from '../context.ts';
import { readUuid } from '../../lib/uuid.ts';
import { document_kinds } from '../content/document.ts';
import { documentAt, documentById } from '../content/find.ts';
import { suggest } from '../search/find.ts';
import type { Suggestion } from '../search/result.ts';

/** Answers shown beside a subject. */
const suggested = 5;

type Known = readonly { id: string; product_id: string }[];

/** What may answer a request being written, and what its writer has read before. */
export async function answersFor(
  { tx, services }: Ask,
  form: Record<string, string>,
  modules: Known,
): Promise<{ suggestions: Suggestion[]; article: { id: string; title: string } | null }> {
  const product_id = modules.find(({ id }) => id === form['module_id'])?.product_id;
  const read = readUuid(form['article']);
  const [suggestions, article] = await Promise.all([
    suggest(tx, services.lists, { subject: form['subject'] ?? '', product_id, limit: suggested }),
    read ? documentById(tx, read) : undefined,
  ]);
  return { suggestions, article: article ?? null };
}

/** The beginning of a request by somebody whom an article did not help: `article=kind/slug`. */
export async function begunFrom({ tx, query }: Ask): Promise<{ article?: string; module_id?: string }> {
  const [area = '', slug = ''] = (query.get('article') ?? '').split('/');
  const kind = document_kinds.find((each) => each === area);
  const found = kind ? await documentAt(tx, kind, slug) : undefined;
  return found ? { article: found.id, ...(found.module_id && { module_id: found.module_id }) } : {};
}
