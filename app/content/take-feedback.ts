import { readForm } from '../../lib/forms.ts';
import type { Ask } from '../context.ts';
import { mayTry } from '../people/limits.ts';
import { refusals } from '../refusals.ts';
import { type Answer, notFound, redirect } from '../route.ts';
import { type DocumentKind, documentPath } from './document.ts';
import { feedback_form } from './feedback.ts';
import { giveFeedback } from './give-feedback.ts';
import type { SolvedState } from './pages/solved.tsx';

type Document = { id: string; kind: DocumentKind; slug: string; module_id: string | null };

/**
 * Reads whether a page helped, and answers. What is not solved becomes a request that knows what was read, unless the reader only wants to
 * say so. `again`: the page with what was typed, when it is refused.
 */
export async function takeFeedback(
  { tx, viewer, form, services, device, t }: Ask,
  document: Document,
  again: (solved: SolvedState) => Answer | Promise<Answer>,
): Promise<Answer> {
  const read = readForm(feedback_form, form);
  if (!read.ok)
    return form['solved'] === 'no' ? again({ asked: 'no', typed: form, errors: refusals(t, read.errors) }) : notFound;
  const { solved, reason, words, go_on } = read.value;
  const { id: document_id, kind, slug, module_id } = document;
  if (await mayTry(services, 'document_feedback', viewer.kind === 'person' ? viewer.person_id : device))
    await giveFeedback(tx, viewer, { document_id, solved: solved === 'yes', place: 'page', reason, words });
  if (solved === 'yes' || go_on === 'stay') return redirect(`${documentPath(document)}?thanks=${solved}`);
  return redirect(
    `/tickets/new?${new URLSearchParams({ article: `${kind}/${slug}`, ...(module_id && { module_id }) })}`,
  );
}
