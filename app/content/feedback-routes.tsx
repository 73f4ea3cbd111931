import { readUuid } from '../../lib/uuid.ts';
import { get, notFound, page, post } from '../route.ts';
import { documentAnswer } from './answer.tsx';
import { documentPath } from './document.ts';
import { documentById } from './find.ts';
import { votesOn } from './find-reading.ts';
import { SolvedPage } from './pages/solved-page.tsx';
import { readDocument } from './read-document.ts';
import { takeFeedback } from './take-feedback.ts';

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
  post({
    path: '/documents/:document/feedback',
    who: 'anyone',
    audit: 'document_feedback_given',
    crawl: { params: { document: 'document' }, form: { solved: 'no', reason: 'unclear', words: 'Falta o passo 3.' } },
    handle: async (ask) => {
      const { tx, params } = ask;
      const id = readUuid(params['document']);
      const document = id ? await documentById(tx, id) : undefined;
      if (!document) return notFound;
      return takeFeedback(ask, document, async (solved) => {
        const reading = await readDocument(tx, document.kind, document.slug);
        return !reading || 'moved' in reading ? notFound : documentAnswer(ask, reading, { solved, status: 422 });
      });
    },
  }),
];
