import { readUuid } from '../../lib/uuid.ts';
import { newId } from '../../lib/tokens.ts';
import { isStaff } from '../../lib/viewer.ts';
import { record } from '../audit/record.ts';
import type { Ask } from '../context.ts';
import { member, person } from '../guard.ts';
import { refusals } from '../refusals.ts';
import { type Answer, notFound, post, redirect, type Who } from '../route.ts';
import { goodUploads, uploadErrors } from '../uploads.ts';
import { discardDraft, removeDraftFile } from './discard-draft.ts';
import { caseOf } from './find-case.ts';
import { filesOfDraft } from './find-files.ts';
import { keepFiles } from './keep-files.ts';
import { draftOf, draftVersion } from './opening-form.ts';
import { saveDraft } from './save-draft.ts';
import { message_body, ticketNumber, workers } from './ticket.ts';

const fields_body = 16_384;
const nothing: Answer = { kind: 'json', status: 404, data: {} };

/** Takes the files a page sends one by one, and says which are there and what is wrong with the others. */
async function take(ask: Ask, organization_id: string): Promise<Answer> {
  const { tx, params, uploads, t } = ask;
  const viewer = person(ask.viewer);
  const id = readUuid(params['draft']);
  if (!id) return nothing;
  await keepFiles(tx, viewer, uploads, { id, organization_id });
  const errors = refusals(t, uploadErrors(uploads));
  const kept = new Set(goodUploads(uploads).map(({ name }) => name));
  const files = (await filesOfDraft(tx, viewer.person_id, id)).filter(({ name }) => kept.has(name));
  if (kept.size > 0)
    await record(tx, viewer, 'ticket_file_attached', {
      subject_id: id,
      organization_id,
      details: { files: kept.size },
    });
  return {
    kind: 'json',
    status: 200,
    data: { files: files.map(({ id: file, name }) => ({ id: file, name })), errors },
  };
}

async function removeFile({ tx, viewer, params }: Ask): Promise<Answer> {
  const [id, file] = [readUuid(params['draft']), readUuid(params['attachment'])];
  const gone = id !== null && file !== null && (await removeDraftFile(tx, person(viewer), id, file));
  return gone ? { kind: 'json', status: 200, data: {} } : nothing;
}

const subject = async ({ tx, params }: Ask) => {
  const number = ticketNumber(params['number']);
  return number ? await caseOf(tx, number) : undefined;
};

/** Where somebody goes on with an answer to a request. */
const back = (base: string, ask: Ask, { number, status }: { number: number; status: string }, said: string): Answer => {
  const query = new URLSearchParams(ask.query);
  query.delete('draft');
  query.set(said, '');
  const here = `${base}/${number}${status === 'closed' && !isStaff(ask.viewer) ? '/follow-ups' : ''}`;
  return redirect(`${here}?${query}`);
};

/** Drafts of answers at one of the two doors. */
const answersUnder = (base: string, who: Who) => [
  post({
    path: `${base}/:number/drafts`,
    who,
    audit: 'draft_saved',
    crawl: {
      params: { number: 'ticket' },
      form: { message: 'Meia frase', submission_id: '0197b3a0-0000-7000-8000-000000000000', draft_version: '0' },
    },
    limits: { body: message_body, uploads: true },
    handle: async (ask) => {
      const { tx, form, uploads } = ask;
      const viewer = person(ask.viewer);
      const ticket = await subject(ask);
      if (!ticket) return notFound;
      const id = readUuid(form['submission_id']) ?? newId();
      if (form['discard'] !== undefined) {
        await discardDraft(tx, viewer, id);
        return back(base, ask, ticket, 'draft_discarded');
      }
      const saved = await saveDraft(tx, viewer, { id, version: draftVersion(form), form: draftOf(form), ticket });
      if (saved.outcome === 'opened') return redirect(`${base}/${saved.number}`);
      await keepFiles(tx, viewer, uploads, { id: saved.id, organization_id: ticket.organization_id });
      const removed = readUuid(form['remove']);
      if (removed) await removeDraftFile(tx, viewer, saved.id, removed);
      return back(base, ask, ticket, saved.outcome === 'conflict' ? 'draft_conflict' : 'draft_saved');
    },
  }),
  post({
    path: `${base}/:number/drafts/:draft/discard`,
    who,
    audit: 'draft_discarded',
    crawl: { params: { number: 'ticket', draft: 'draft' } },
    handle: async (ask) => {
      const ticket = await subject(ask);
      if (!ticket) return notFound;
      const id = readUuid(ask.params['draft']);
      if (id) await discardDraft(ask.tx, person(ask.viewer), id);
      return back(base, ask, ticket, 'draft_discarded');
    },
  }),
  post({
    path: `${base}/:number/drafts/:draft/files`,
    who,
    audit: 'ticket_file_attached',
    crawl: { params: { number: 'ticket', draft: 'draft' } },
    limits: { body: fields_body, uploads: true },
    headers: 'api',
    handle: async (ask) => {
      const ticket = await subject(ask);
      return ticket ? take(ask, ticket.organization_id) : nothing;
    },
  }),
  post({
    path: `${base}/:number/drafts/:draft/files/:attachment/remove`,
    who,
    audit: 'draft_saved',
    crawl: { params: { number: 'ticket', draft: 'draft', attachment: 'attachment' } },
    headers: 'api',
    handle: async (ask) => ((await subject(ask)) ? removeFile(ask) : nothing),
  }),
];

/** What has been begun and not sent: thrown away, given files, taken files from. */
export const draft_routes = [
  post({
    path: '/tickets/drafts/:draft/discard',
    who: 'member',
    audit: 'draft_discarded',
    crawl: { params: { draft: 'draft' } },
    handle: async ({ tx, viewer, params }) => {
      const id = readUuid(params['draft']);
      if (id) await discardDraft(tx, person(viewer), id);
      return redirect('/tickets/new?discarded');
    },
  }),
  post({
    path: '/tickets/drafts/:draft/files',
    who: 'member',
    audit: 'ticket_file_attached',
    crawl: { params: { draft: 'draft' } },
    limits: { body: fields_body, uploads: true },
    headers: 'api',
    handle: (ask) => take(ask, member(ask.viewer).organization_id),
  }),
  post({
    path: '/tickets/drafts/:draft/files/:attachment/remove',
    who: 'member',
    audit: 'draft_saved',
    crawl: { params: { draft: 'draft', attachment: 'attachment' } },
    headers: 'api',
    handle: removeFile,
  }),
  ...answersUnder('/tickets', 'member'),
  ...answersUnder('/desk/tickets', workers),
];
