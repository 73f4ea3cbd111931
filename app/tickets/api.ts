import { z } from 'zod';
import { line, prose } from '../../lib/forms.ts';
import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { newId } from '../../lib/tokens.ts';
import { isStaff } from '../../lib/viewer.ts';
import { readUuid } from '../../lib/uuid.ts';
import { api, id, listOf, notThere, pageOf, paging } from '../api.ts';
import { member } from '../guard.ts';
import { happened, event_answer, message_answer, said, ticket_answer, told } from './api-answers.ts';
import { readDetails } from './details.ts';
import { fullTickets } from './find-api-list.ts';
import { eventsOf, fullChain, fullTicket, messagesOf, messagesOfEach } from './find-full.ts';
import { chainOf } from './find-case.ts';
import { filesOfMessages } from './find-files.ts';
import { open } from './open.ts';
import { areaOf, inDetails, named, seenFrom, subjectOf } from './api-subject.ts';
import {
  copies_max,
  description_max,
  kinds,
  severities,
  subject_max,
  ticketNumber,
  turns,
  type Status,
} from './ticket.ts';

const status = z.enum(Object.keys(turns) as [Status, ...Status[]], { error: 'invalid_choice' });
const new_ticket = z.strictObject({
  subject: line(subject_max),
  description: prose(description_max),
  kind: z.enum(kinds, { error: 'invalid_choice' }),
  severity: z.enum(severities, { error: 'invalid_choice' }).optional(),
  product_id: id.nullable().optional(),
  module_id: id.nullable().optional(),
  routine_id: id.nullable().optional(),
  release_id: id.nullable().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
  on_behalf_of: id.optional(),
  copy: z
    .array(z.email({ error: 'invalid_email' }).max(254))
    .max(copies_max)
    .optional(),
});

const placeAfter = (cursor: string | undefined): string | null => readUuid(decodeCursor(cursor ?? null, 1)?.[0]);

/** Reads of requests, and opening one. */
export const ticket_api = [
  api('POST', {
    path: '/tickets',
    who: 'member',
    audit: 'ticket_opened',
    summary: 'Opens a request',
    body: new_ticket,
    answer: ticket_answer,
    crawl: {
      json: {
        subject: 'Nota não sai',
        description: 'A nota não sai desde cedo.',
        kind: 'question',
        module_id: '0197b3a0-0000-7000-8000-000000000000',
        on_behalf_of: '0197b3a0-0000-7000-8000-000000000000',
      },
    },
    handle: async (ask, { body }) => {
      const { product_id, module_id, routine_id, release_id, details = {}, copy, ...given } = body;
      const { tx, viewer, services } = ask;
      if (viewer.visibility === 'none') return notThere;
      const read = readDetails(body.kind, details, false);
      if (!read.ok) return { problem: 422, errors: inDetails(read.errors) };
      const opened = await open(tx, member(viewer), {
        ...given,
        ...(product_id && { product_id }),
        ...(module_id && { module_id }),
        ...(routine_id && { routine_id }),
        ...(release_id && { release_id }),
        ...(copy && { copy: [...new Set(copy.map((address) => address.toLowerCase()))] }),
        details: read.value,
        channel: 'api',
        submission_id: newId(),
      } as Parameters<typeof open>[2]);
      if (!opened.ok) return { problem: 422, errors: opened.errors };
      const made = await fullTicket(tx, opened.number);
      return made ? { data: told(services.config.public_url, false, made) } : notThere;
    },
  }),
  api('GET', {
    path: '/tickets',
    who: 'person',
    summary: 'Requests you may see, the newest first',
    query: z.strictObject({
      ...paging,
      status: status.optional(),
      organization: id.optional(),
      queue: id.optional(),
      assignee: id.optional(),
      product: id.optional(),
      q: z.string().max(200).optional(),
    }),
    answer: listOf(ticket_answer),
    handle: async ({ tx, viewer, services }, { query }) => {
      const { limit, cursor, status: in_status, organization, queue, assignee, product, q } = query;
      const before = ticketNumber(decodeCursor(cursor ?? null, 1)?.[0]);
      const wanted = { status: in_status, organization, queue, assignee, product, before, limit };
      const found = await fullTickets(tx, isStaff(viewer), {
        ...wanted,
        q: q?.replaceAll('\0', '').normalize('NFC').trim() || undefined,
      });
      return {
        data: {
          data: found.rows.map((row) => told(services.config.public_url, isStaff(viewer), row)),
          next: found.next === null ? null : encodeCursor([String(found.next)]),
        },
      };
    },
  }),
  api('GET', {
    path: '/tickets/:number',
    who: 'person',
    summary: 'One request',
    answer: ticket_answer,
    crawl: named,
    handle: seenFrom,
  }),
  api('GET', {
    path: '/tickets/:number/messages',
    who: 'person',
    summary: 'What was said, the oldest first',
    query: z.strictObject(paging),
    answer: listOf(message_answer),
    crawl: named,
    handle: async (ask, { query: { limit, cursor } }) => {
      const found = await subjectOf(ask);
      if (!found) return notThere;
      const rows = await messagesOf(ask.tx, found.id, placeAfter(cursor), limit + 1);
      const { data, next } = pageOf(rows, limit, (row) => encodeCursor([row.id]));
      const files = await filesOfMessages(ask.tx, idsOf(data));
      const url = `${ask.services.config.public_url}${areaOf(ask.viewer)}/${found.number}`;
      return { data: { data: data.map((row) => said(url, row, files)), next } };
    },
  }),
  api('GET', {
    path: '/tickets/:number/events',
    who: 'person',
    summary: 'What happened, the oldest first',
    query: z.strictObject(paging),
    answer: listOf(event_answer),
    crawl: named,
    handle: async (ask, { query: { limit, cursor } }) => {
      const found = await subjectOf(ask);
      if (!found) return notThere;
      const [rows, whole, chain] = await Promise.all([
        eventsOf(ask.tx, found.id, placeAfter(cursor), limit + 1),
        fullTicket(ask.tx, found.number),
        chainOf(ask.tx, found.number),
      ]);
      const seen = new Set([
        ...chain.map(({ number }) => number),
        ...(whole?.duplicate_of ? [whole.duplicate_of] : []),
      ]);
      const { data, next } = pageOf(rows, limit, (row) => encodeCursor([row.id]));
      return { data: { data: data.map((row) => happened(row, seen)), next } };
    },
  }),
  api('GET', {
    path: '/tickets/:number/history',
    who: 'person',
    summary:
      'The whole chain of follow-ups this request belongs to, in order, with what was said first in each; `next` of a part is a cursor of its messages',
    answer: z.object({
      data: z.array(
        z.object({ ticket: ticket_answer, messages: z.array(message_answer), next: z.string().nullable() }),
      ),
    }),
    crawl: named,
    handle: async (ask) => {
      const number = ticketNumber(ask.params['number']);
      const links = number === null ? [] : await fullChain(ask.tx, number);
      if (links.length === 0) return notThere;
      const { public_url } = ask.services.config;
      const rows = await messagesOfEach(ask.tx, idsOf(links), told_of_each + 1);
      const files = await filesOfMessages(ask.tx, idsOf(rows));
      const parts = links.map((link) => {
        const url = `${public_url}${areaOf(ask.viewer)}/${link.number}`;
        const of_link = rows.filter(({ ticket_id }) => ticket_id === link.id);
        const { data, next } = pageOf(of_link, told_of_each, (row) => encodeCursor([row.id]));
        return {
          ticket: told(public_url, isStaff(ask.viewer), link),
          messages: data.map((row) => said(url, row, files)),
          next,
        };
      });
      return { data: { data: parts } };
    },
  }),
];

// Messages of each request that the history of a chain tells at once.
const told_of_each = 200;
const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id: row }) => row);
