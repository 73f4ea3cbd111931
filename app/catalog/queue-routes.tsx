import type { FieldError } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import type { Ask } from '../context.ts';
import { mayUse } from '../guard.ts';
import { refusals } from '../refusals.ts';
import { type Answer, get, notFound, page, post, redirect, type Route } from '../route.ts';
import { changeQueue } from './change-queue.ts';
import { createQueue } from './create-queue.ts';
import {
  type Member,
  membersByQueue,
  type Queue,
  queue,
  type QueueChoices,
  queueChoices,
  queues,
} from './find-queues.ts';
import { QueuePage, QueuesPage } from './pages/queues.tsx';
import { queue_writers, readQueue } from './queue.ts';

const path = '/desk/queues';
const listed = 300;

type Found = { found: Queue; members: Member[] };

async function find({ tx, params }: Ask): Promise<Found | null> {
  const id = readUuid(params['queue']);
  const [found, members] = id ? await Promise.all([queue(tx, id), membersByQueue(tx, [id])]) : [];
  return found && members ? { found, members: members.get(found.id) ?? [] } : null;
}

/** A stored queue as its form has it. */
function typedOf({ found, members }: Found): Record<string, string> {
  return {
    name: found.name,
    calendar_id: found.calendar_id ?? '',
    ...(found.confidential && { confidential: 'on' }),
    ...Object.fromEntries(found.modules.map(({ id }) => [`module.${id}`, 'on'])),
    ...Object.fromEntries(members.map(({ id }) => [`member.${id}`, 'on'])),
  };
}

type Form = {
  found: Queue | null;
  choices: QueueChoices;
  typed: Record<string, string>;
  stored?: Record<string, string> | null;
  errors?: readonly FieldError[];
};

function queuePage({ chrome, t }: Ask, { found, choices, typed, stored = null, errors = [] }: Form): Answer {
  const edited = found && { ...found, archived: found.archived_at !== null };
  return page(
    <QueuePage
      chrome={chrome}
      edited={edited}
      choices={choices}
      typed={typed}
      stored={stored}
      errors={refusals(t, errors)}
    />,
    { status: errors.length > 0 ? 422 : 200 },
  );
}

const sample = { name: 'Nova', calendar_id: '0197b3a0-0000-7000-8000-000000000000' };

const turn = (name: 'archival' | 'restoration'): Route =>
  post({
    path: `${path}/:queue/${name}`,
    who: queue_writers,
    audit: 'queue_changed',
    crawl: { params: { queue: 'catalog' }, form: {} },
    handle: async (ask) => {
      const known = await find(ask);
      if (!known) return notFound;
      // Read first: what PostgreSQL refuses leaves nothing to read with.
      const choices = await queueChoices(ask.tx, known.found.id);
      const written = await changeQueue(ask.tx, ask.viewer, known.found.id, { archived: name === 'archival' });
      if (written.ok) return redirect(`${path}?saved`);
      if (written.reason !== 'refused') return notFound;
      return queuePage(ask, { found: known.found, choices, typed: typedOf(known), errors: written.errors });
    },
  });

export const routes: Route[] = [
  get({
    path,
    who: 'staff',
    handle: async ({ chrome, tx, viewer, query }) => {
      const all = await queues(tx, { archived: 'any', limit: listed }, 'name');
      const members = await membersByQueue(
        tx,
        all.map(({ id }) => id),
      );
      return page(
        <QueuesPage
          chrome={chrome}
          queues={all}
          members={members}
          writes={mayUse(viewer, queue_writers)}
          saved={query.has('saved')}
        />,
      );
    },
  }),
  get({
    path: `${path}/new`,
    who: queue_writers,
    handle: async (ask) => queuePage(ask, { found: null, choices: await queueChoices(ask.tx, null), typed: {} }),
  }),
  post({
    path: `${path}/new`,
    who: queue_writers,
    audit: 'queue_created',
    crawl: { form: sample },
    handle: async (ask) => {
      const again = { found: null, choices: await queueChoices(ask.tx, null), typed: ask.form };
      const reading = readQueue(ask.form);
      if (!reading.ok) return queuePage(ask, { ...again, errors: reading.errors });
      const written = await createQueue(ask.tx, ask.viewer, reading.value);
      if (written.ok) return redirect(`${path}?saved`);
      return written.reason === 'refused' ? queuePage(ask, { ...again, errors: written.errors }) : notFound;
    },
  }),
  get({
    path: `${path}/:queue/edit`,
    who: queue_writers,
    crawl: { params: { queue: 'catalog' } },
    handle: async (ask) => {
      const known = await find(ask);
      if (!known) return notFound;
      const choices = await queueChoices(ask.tx, known.found.id);
      return queuePage(ask, { found: known.found, choices, typed: typedOf(known) });
    },
  }),
  post({
    path: `${path}/:queue/edit`,
    who: queue_writers,
    audit: 'queue_changed',
    crawl: { params: { queue: 'catalog' }, form: { ...sample, version: '1' } },
    handle: async (ask) => {
      const known = await find(ask);
      if (!known) return notFound;
      const { found } = known;
      const choices = await queueChoices(ask.tx, found.id);
      const reading = readQueue(ask.form);
      const version = Number(ask.form['version']) || 0;
      const again = { found: { ...found, version }, choices, typed: ask.form };
      if (!reading.ok) return queuePage(ask, { ...again, errors: reading.errors });
      const written = await changeQueue(ask.tx, ask.viewer, found.id, { ...reading.value, version });
      if (written.ok) return redirect(`${path}?saved`);
      if (written.reason === 'refused') return queuePage(ask, { ...again, errors: written.errors });
      const now = await find(ask);
      return now
        ? queuePage(ask, {
            ...again,
            found: now.found,
            stored: typedOf(now),
            errors: [{ field: '', code: 'changed_meanwhile' }],
          })
        : notFound;
    },
  }),
  turn('archival'),
  turn('restoration'),
];
