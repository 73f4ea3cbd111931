import type { Ask } from '../context.ts';
import { readUuid } from '../../lib/uuid.ts';
import { document_kinds } from '../content/document.ts';
import { documentAt, documentById } from '../content/find.ts';
import { suggest } from '../search/find.ts';
import type { Suggestion } from '../search/result.ts';
import { errorTextIn } from './error-text.ts';

/** Answers shown beside a subject. */
const suggested = 5;
/** Of these, by what a program said. */
const by_error_text = 2;
/** Characters of what happened that are looked at. */
const told_max = 2_000;

type Known = readonly { id: string; product_id: string }[];

/**
 * What may answer a request being written, and what its writer has read before. Codes and messages of programs in what happened come
 * before the words of the subject.
 */
export async function answersFor(
  { tx, services }: Ask,
  form: Record<string, string>,
  modules: Known,
): Promise<{ suggestions: Suggestion[]; article: { id: string; title: string } | null }> {
  const product_id = modules.find(({ id }) => id === form['module_id'])?.product_id;
  const read = readUuid(form['article']);
  const told = errorTextIn(`${form['actual_result'] ?? ''}\n${form['description'] ?? ''}`.slice(0, told_max));
  const [by_error, by_subject, article] = await Promise.all([
    told ? suggest(tx, services.lists, { subject: told, product_id, limit: by_error_text }) : [],
    suggest(tx, services.lists, { subject: form['subject'] ?? '', product_id, limit: suggested }),
    read ? documentById(tx, read) : undefined,
  ]);
  const both = new Map([...by_error, ...by_subject].map((one) => [one.id, one]));
  return { suggestions: [...both.values()].slice(0, suggested), article: article ?? null };
}

/** The beginning of a request by somebody whom an article did not help: `article=kind/slug`. */
export async function begunFrom({ tx, query }: Ask): Promise<{ article?: string; module_id?: string }> {
  const [area = '', slug = ''] = (query.get('article') ?? '').split('/');
  const kind = document_kinds.find((each) => each === area);
  const found = kind ? await documentAt(tx, kind, slug) : undefined;
  return found ? { article: found.id, ...(found.module_id && { module_id: found.module_id }) } : {};
}
