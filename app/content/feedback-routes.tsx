import { readForm } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { mayTry } from '../people/limits.ts';
import { refusals } from '../refusals.ts';
import { documentAnswer } from './answer.tsx';
import { documentPath } from './document.ts';
import { feedback_form } from './feedback.ts';
import { documentById } from './find.ts';
import { votesOn } from './find-reading.ts';
import { giveFeedback } from './give-feedback.ts';
import { SolvedPage } from './pages/solved-page.tsx';
import { readDocument } from './read-document.ts';

export const feedback_routes = [
  // The part of a page that visitors share which is about one of them.
  get({
    path: '/documents/:document/feedback',
    who: 'anyone',
    crawl: { params: { document: 'document' } },
    handle: async ({ tx, params, chrome }) => {
      const id = readUuid(params['document']);
      const document = id && (await documentById(tx, id));
      if (!document) return notFound;
      const votes = await votesOn(tx, document.kind, document.slug);
      return page(<SolvedPage {...{ chrome, document, votes }} path={documentPath(document)} />);
    },
  }),
  // What is not solved becomes a request that knows what was read, unless the reader only wants to say so.
  post({
    path: '/documents/:document/feedback',
    who: 'anyone',
    audit: 'document_feedback_given',
    crawl: { params: { document: 'document' }, form: { solved: 'no', reason: 'unclear', words: 'Falta o passo 3.' } },
    handle: async (ask) => {
      const { tx, viewer, params, form, services, device, t } = ask;
      const id = readUuid(params['document']);
      const document = id ? await documentById(tx, id) : undefined;
      if (!document) return notFound;
      const { kind, slug, module_id } = document;
      const read = readForm(feedback_form, form);
      if (!read.ok) {
        const reading = await readDocument(tx, kind, slug);
        if (!reading || 'moved' in reading || form['solved'] !== 'no') return notFound;
        const errors = refusals(t, read.errors);
        return documentAnswer(ask, reading, { solved: { asked: 'no', typed: form, errors }, status: 422 });
      }
      const { solved, reason, words, go_on } = read.value;
      if (await mayTry(services, 'document_feedback', viewer.kind === 'person' ? viewer.person_id : device))
        await giveFeedback(tx, viewer, {
          document_id: document.id,
          solved: solved === 'yes',
          place: 'page',
          reason,
          words,
        });
      if (solved === 'yes' || go_on === 'stay') return redirect(`${documentPath(document)}?thanks=${solved}`);
      return redirect(
        `/tickets/new?${new URLSearchParams({ article: `${kind}/${slug}`, ...(module_id && { module_id }) })}`,
      );
    },
  }),
];
