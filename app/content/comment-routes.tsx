import { z } from 'zod';
import { orNone, prose, readForm, version } from '../../lib/forms.ts';
import { decodeCursor, encodeCursor, page_size } from '../../lib/pagination.ts';
import { newId } from '../../lib/tokens.ts';
import { readUuid } from '../../lib/uuid.ts';
import { isStaff } from '../../lib/viewer.ts';
import { person } from '../guard.ts';
import { get, notFound, page, post, redirect, tooMany } from '../route.ts';
import type { Ask } from '../context.ts';
import { mayTry } from '../people/limits.ts';
import { refusals } from '../refusals.ts';
import { documentAnswer } from './answer.tsx';
import { decideComment } from './decide-comment.ts';
import { documentPath, editors } from './document.ts';
import { comment_form, comment_max } from './feedback.ts';
import { documentById } from './find.ts';
import { commentQueue, type QueueKind, type QueuePlace } from './find-comments.ts';
import { CommentQueuePage, type RefusedDecision } from './pages/comment-queue.tsx';
import { content_paths } from './paths.ts';
import { readDocument } from './read-document.ts';
import { sendComment } from './send-comment.ts';
import { withdrawComment } from './withdraw-comment.ts';

const decision_form = z.strictObject({
  outcome: z.enum(['published', 'refused'], { error: 'unknown_field' }),
  answer: orNone(prose(comment_max)),
  version,
});

const queueOf = (query: URLSearchParams): QueueKind => (query.get('show') === 'decided' ? 'decided' : 'pending');

function placeIn(query: URLSearchParams): QueuePlace | null {
  const [at = '', written] = decodeCursor(query.get('after'), 2) ?? [];
  const id = readUuid(written);
  return id && /^\d{1,16}$/.test(at) ? { at, id } : null;
}

/** The address of a page of the queue. */
const queuePath = (kind: QueueKind, more: Record<string, string>): string => {
  const query = new URLSearchParams({ ...(kind === 'decided' && { show: kind }), ...more });
  return query.size > 0 ? `${content_paths.comments}?${query}` : content_paths.comments;
};

/** The page of the queue that an address names. */
async function queuePage({ tx, chrome, viewer, now, query, t }: Ask, show: QueueKind, refused?: RefusedDecision) {
  const place = placeIn(query);
  const found = await commentQueue(tx, show, place);
  const rows = found.slice(0, page_size);
  if (refused && !rows.some(({ id }) => id === refused.id)) return notFound;
  const last = found.length > page_size ? rows.at(-1) : undefined;
  return page(
    <CommentQueuePage
      {...{ chrome, now, rows, show, refused }}
      viewer={person(viewer)}
      at={place ? encodeCursor([place.at, place.id]) : null}
      next={last ? queuePath(show, { after: encodeCursor([last.place, last.id]) }) : null}
      notice={
        {
          published: t.reading.published_notice,
          refused: t.reading.refused_notice,
          late: t.reading.already_decided,
        }[query.get('done') ?? '']
      }
    />,
    { status: refused ? 422 : 200 },
  );
}

export const comment_routes = [
  post({
    path: '/documents/:document/comments',
    who: 'person',
    audit: 'comment_sent',
    crawl: { params: { document: 'document' }, form: { body: 'Funcionou aqui.', submission_id: newId() } },
    handle: async (ask) => {
      const { tx, params, form, services, t } = ask;
      const viewer = person(ask.viewer);
      const id = readUuid(params['document']);
      const document = id ? await documentById(tx, id) : undefined;
      if (!document) return notFound;
      const read = readForm(comment_form, form);
      if (!read.ok) {
        const reading = await readDocument(tx, document.kind, document.slug);
        if (!reading || 'moved' in reading) return notFound;
        return documentAnswer(ask, reading, {
          commented: { typed: form['body'] ?? '', errors: refusals(t, read.errors) },
          status: 422,
        });
      }
      if (!(await mayTry(services, 'document_comments', viewer.person_id))) return tooMany;
      await sendComment(tx, viewer, { document_id: document.id, ...read.value });
      return redirect(`${documentPath(document)}?comment=${isStaff(viewer) ? 'published' : 'sent'}#comments`);
    },
  }),
  post({
    path: '/comments/:comment/withdraw',
    who: 'person',
    audit: 'comment_withdrawn',
    crawl: { params: { comment: 'comment' } },
    handle: async ({ tx, viewer, params }) => {
      const id = readUuid(params['comment']);
      const document = id && (await withdrawComment(tx, person(viewer), id));
      return document ? redirect(`${documentPath(document)}?comment=withdrawn#comments`) : notFound;
    },
  }),
  get({
    path: content_paths.comments,
    who: editors,
    // Not read ahead: customers have no right to ask this at all.
    handle: (ask) => queuePage(ask, queueOf(ask.query)),
  }),
  post({
    path: `${content_paths.comments}/:comment`,
    who: editors,
    audit: 'comment_decided',
    crawl: { params: { comment: 'comment' }, form: { outcome: 'published', version: '1' } },
    handle: async (ask) => {
      const { tx, viewer, params, form, t, query } = ask;
      const id = readUuid(params['comment']);
      const read = readForm(decision_form, form);
      if (!id) return notFound;
      if (!read.ok) return queuePage(ask, 'pending', { id, typed: form, errors: refusals(t, read.errors) });
      const outcome = await decideComment(tx, person(viewer), id, read.value);
      if (outcome === 'unknown') return notFound;
      const place = placeIn(query);
      const done = outcome === 'late' ? 'late' : read.value.outcome;
      return redirect(queuePath('pending', { ...(place && { after: encodeCursor([place.at, place.id]) }), done }));
    },
  }),
];
