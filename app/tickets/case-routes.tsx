import { readForm } from '../../lib/forms.ts';
import { member, person } from '../guard.ts';
import { get, notFound, page, post, redirect } from '../route.ts';
import { noteOpening } from '../search/note-search.ts';
import { refusals } from '../refusals.ts';
import { stream } from '../stream.ts';
import { uploadErrors } from '../uploads.ts';
import type { Ask } from '../context.ts';
import { draftNotice, draftShown, keepSent, meanwhile, showPage, told, tooManyFiles } from './case-answer.tsx';
import { caseOf, nameOwn } from './find-case.ts';
import { htmlOf } from './html-of.ts';
import { markRead } from './mark-read.ts';
import { casePdf, pdf_entries } from './pages/case-pdf.ts';
import { numberOf } from './pages/event.tsx';
import { historyAsked } from './history-query.ts';
import { HistoryPage } from './pages/history.tsx';
import { readCase, readHistory, type Told } from './read-case.ts';
import { reply } from './reply.ts';
import { message_body, reply_form, ticketNumber } from './ticket.ts';

const params = { number: 'ticket' } as const;
const sample = { message: 'Ainda sai zerado.', submission_id: '0197b3a0-0000-7000-8000-000000000000' };

const notices = (ask: Ask, { ticket }: Told): string | undefined => {
  const { query, t, chrome } = ask;
  const words = t.conversation;
  const number = numberOf(chrome, ticket.number);
  if (query.has('opened')) {
    if (ticket.follow_up_of_id) return words.followed_up_notice(number);
    const { queue_name, queue_by_module, module_name } = ticket;
    const team =
      queue_by_module && module_name
        ? t.opening.team_because(queue_name, module_name)
        : t.opening.team_rest(queue_name);
    return `${t.tickets.opened_notice(number)} ${team}`;
  }
  if (query.has('sent')) return words.sent;
  if (query.has('edited')) return t.opening.details_changed;
  if (query.has('solved')) return words.validated_notice;
  if (query.has('returned')) return words.returned_notice;
  return query.has('cancelled') ? words.cancelled_notice : draftNotice(ask);
};

export const case_routes = [
  get({
    path: '/tickets/:number',
    who: 'member',
    crawl: { params },
    reads: async (tx, { number }) => {
      const asked = ticketNumber(number);
      return asked ? readCase(tx, asked) : null;
    },
    handle: (ask, found) => {
      if (!found) return notFound;
      const { id, read_until, unread } = nameOwn(found, person(ask.viewer)).ticket;
      noteOpening(ask, null);
      if (unread) ask.note((tx) => markRead(tx, person(ask.viewer), id, { until: read_until, at: ask.now }));
      return showPage(ask, found, { notice: notices(ask, found) });
    },
  }),
  get({
    path: '/tickets/:number/stream',
    who: 'member',
    crawl: { params },
    handle: async (ask) => {
      const number = ticketNumber(ask.params['number']);
      const found = number ? await caseOf(ask.tx, number) : null;
      return found ? stream(ask, found.id) : notFound;
    },
  }),
  post({
    path: '/tickets/:number/messages',
    who: 'member',
    audit: 'ticket_replied',
    crawl: { params, form: sample },
    limits: { body: message_body, uploads: true },
    handle: async (ask) => {
      const { tx, viewer, t, uploads } = ask;
      const { preview, draft_version: _, ...form } = ask.form;
      const found = await told(ask);
      if (!found) return notFound;
      const reading = readForm(reply_form, form);
      const errors = [...(reading.ok ? [] : reading.errors), ...uploadErrors(uploads), ...tooManyFiles(ask, found)];
      if (!reading.ok || errors.length > 0)
        return showPage(ask, await keepSent(ask, found), { errors: refusals(t, errors) }, 422);
      if (preview !== undefined) {
        const kept = await keepSent(ask, found);
        const html = await htmlOf(reading.value.message);
        return showPage(ask, kept, { draft: { ...draftShown(ask, kept), preview: { html } } });
      }
      const moved = await reply(tx, member(viewer), found.ticket, { ...reading.value, files: uploads });
      return moved.ok ? redirect(`/tickets/${found.ticket.number}?sent`) : meanwhile(ask, reading.value.message);
    },
  }),
  get({
    path: '/tickets/:number/history',
    who: 'member',
    crawl: { params },
    reads: async (tx, { number }, query) => {
      const asked = ticketNumber(number);
      return asked ? readHistory(tx, asked, historyAsked(query)) : null;
    },
    handle: ({ chrome, viewer, now, query }, found) => {
      if (!found) return notFound;
      const named = nameOwn(found, person(viewer));
      return page(
        <HistoryPage {...{ chrome, now }} found={named} viewer={person(viewer)} asked={historyAsked(query)} />,
      );
    },
  }),
  get({
    path: '/tickets/:number/case.pdf',
    who: 'member',
    crawl: { params },
    headers: 'file',
    reads: async (tx, { number }) => {
      const asked = ticketNumber(number);
      return asked ? readHistory(tx, asked, { limit: pdf_entries }) : null;
    },
    handle: async (ask, found) => {
      if (!found) return notFound;
      // No connection waits while the pages are set.
      await ask.pause();
      const body = await casePdf(ask.chrome, person(ask.viewer), nameOwn(found, person(ask.viewer)), ask.now);
      return { kind: 'bytes', body, type: 'application/pdf', download: `${found.ticket.number}.pdf` };
    },
  }),
];
