import { readUuid } from '../../lib/uuid.ts';
import { entitledModules } from '../catalog/find.ts';
import { documentById } from '../content/find.ts';
import { giveFeedback } from '../content/give-feedback.ts';
import { person } from '../guard.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { discardDraft } from './discard-draft.ts';
import { answersFor } from './find-answers.ts';
import { Suggestions } from './pages/suggestions.tsx';
import { subject_max } from './ticket.ts';

const nil = '0197b3a0-0000-7000-8000-000000000000';

export const suggestion_routes = [
  // What appears beside the subject while somebody types.
  get({
    path: '/tickets/new/suggestions',
    who: 'member',
    handle: async (ask) => {
      const { tx, t, query } = ask;
      const form = {
        subject: (query.get('subject') ?? '').slice(0, subject_max),
        module_id: query.get('module_id') ?? '',
        description: query.get('told') ?? '',
      };
      const modules = readUuid(form.module_id) ? await entitledModules(tx) : [];
      return page(<Suggestions t={t} suggestions={(await answersFor(ask, form, modules)).suggestions} />);
    },
  }),
  // An answer was found before the request was sent: it is not needed, and what found it is remembered (S37).
  post({
    path: '/tickets/drafts/solved',
    who: 'member',
    audit: 'draft_discarded',
    crawl: { form: { solved_by: nil, submission_id: nil } },
    limits: { body: 262_144, uploads: true },
    handle: async ({ tx, viewer, form }) => {
      const wanted = readUuid(form['solved_by']);
      const document = wanted ? await documentById(tx, wanted) : undefined;
      if (!document) return notFound;
      await giveFeedback(tx, viewer, { document_id: document.id, solved: true, place: 'request' });
      const draft_id = readUuid(form['submission_id']);
      if (draft_id) await discardDraft(tx, person(viewer), draft_id);
      return redirect('/?solved');
    },
  }),
];
