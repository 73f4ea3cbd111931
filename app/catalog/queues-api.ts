import { z } from 'zod';
import { readUuid } from '../../lib/uuid.ts';
import { isStaff } from '../../lib/viewer.ts';
import { api, id, listOf, moment, notThere, type Outcome, pageOf, paging } from '../api.ts';
import type { Ask } from '../context.ts';
import { person } from '../guard.ts';
import { afterOf, change, cursorOf, problemOf, searched, shown } from './answers.ts';
import { changeQueue } from './change-queue.ts';
import { createQueue } from './create-queue.ts';
import { membersByQueue, type Queue, queue, queues } from './find-queues.ts';
import { queue_name, queue_writers } from './queue.ts';

// Customers see what their request may be about, not how the work is divided.
const answer = z.union([
  z.object({
    id,
    name: z.string(),
    calendar_id: id.nullable(),
    confidential: z.boolean(),
    takes_the_rest: z.boolean(),
    module_ids: z.array(id),
    members: z.array(z.object({ id, name: z.string() })),
    archived: z.boolean(),
    version: z.number(),
    created_at: moment,
  }),
  z.strictObject({ id, name: z.string() }),
]);

const values = {
  calendar_id: id.nullable().optional(),
  confidential: z.boolean().optional(),
  module_ids: z.array(id).max(1000).optional(),
  member_ids: z.array(id).max(1000).optional(),
};

async function present(ask: Ask, rows: readonly Queue[]): Promise<z.input<typeof answer>[]> {
  if (!isStaff(person(ask.viewer))) return rows.map(({ id: known, name }) => ({ id: known, name }));
  const members = await membersByQueue(
    ask.tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...row,
    module_ids: row.modules.map((module) => module.id),
    members: (members.get(row.id) ?? []).map(({ id: known, name }) => ({ id: known, name })),
    archived: row.archived_at !== null,
  }));
}

async function show(ask: Ask, wanted: string | undefined): Promise<Outcome<z.input<typeof answer>>> {
  const known = readUuid(wanted);
  const found = known ? await queue(ask.tx, known) : undefined;
  const [data] = found ? await present(ask, [found]) : [];
  return data ? { data } : notThere;
}

export const routes = [
  api('GET', {
    path: '/queues',
    who: 'person',
    summary: 'Lists queues, in the order they were made; staff see their modules and members',
    query: z.strictObject({ q: searched, archived: shown, ...paging }),
    answer: listOf(answer),
    handle: async (ask, { query: { q, archived, limit, cursor } }) => {
      const rows = await queues(ask.tx, { q, archived, after: afterOf(cursor), limit: limit + 1 });
      const page = pageOf(rows, limit, cursorOf);
      return { data: { ...page, data: await present(ask, page.data) } };
    },
  }),
  api('GET', {
    path: '/queues/:queue',
    who: 'person',
    summary: 'Gives a queue',
    crawl: { params: { queue: 'catalog' } },
    answer,
    handle: (ask) => show(ask, ask.params['queue']),
  }),
  api('POST', {
    path: '/queues',
    who: queue_writers,
    summary: 'Adds a queue',
    audit: 'queue_created',
    crawl: { json: { name: 'Nova', calendar_id: '0197b3a0-0000-7000-8000-000000000000' } },
    body: z.strictObject({ name: queue_name, ...values }),
    answer,
    handle: async (ask, { body }) => {
      const written = await createQueue(ask.tx, ask.viewer, body);
      return written.ok ? show(ask, written.id) : problemOf(written);
    },
  }),
  api('PATCH', {
    path: '/queues/:queue',
    who: queue_writers,
    summary: 'Changes a queue, archives it or takes it back',
    audit: 'queue_changed',
    crawl: {
      params: { queue: 'catalog' },
      json: { name: 'Nova', calendar_id: '0197b3a0-0000-7000-8000-000000000000' },
    },
    body: z.strictObject({ name: queue_name.optional(), ...values, ...change }),
    answer,
    handle: async (ask, { body }) => {
      const known = readUuid(ask.params['queue']);
      if (!known) return notThere;
      const written = await changeQueue(ask.tx, ask.viewer, known, body);
      return written.ok ? show(ask, known) : problemOf(written);
    },
  }),
];
