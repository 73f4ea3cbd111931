import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import type { FileStore } from '../../adapters/file-store/index.ts';
import { member } from '../../app/guard.ts';
import { closeExpired } from '../../app/tickets/close.ts';
import { followUp } from '../../app/tickets/follow-up.ts';
import type { Subject } from '../../app/tickets/happen.ts';
import { markRead } from '../../app/tickets/mark-read.ts';
import { open } from '../../app/tickets/open.ts';
import { remind } from '../../app/tickets/remind.ts';
import { storeKey, type Upload } from '../../app/uploads.ts';
import { become, type Tx } from '../../lib/database.ts';
import { newId } from '../../lib/tokens.ts';
import type { Person } from '../../lib/viewer.ts';
import { fiscal } from './requests/fiscal.ts';
import { finance } from './requests/finance.ts';
import { first } from './requests/first.ts';
import { invoices } from './requests/invoices.ts';
import { materials } from './requests/materials.ts';
import { people_and_shops } from './requests/people-and-shops.ts';
import { doings } from './requests/doings.ts';
import { dateOf } from './requests/moment.ts';
import type { FileName, RequestStory, Step } from './requests/story.ts';

/** All that customers asked, and what came of it. */
export const stories: readonly RequestStory[] = [
  ...first,
  ...fiscal,
  ...invoices,
  ...materials,
  ...finance,
  ...people_and_shops,
];

const media_types: Record<string, string | null> = {
  '.png': 'image/png',
  '.pdf': 'application/pdf',
  '.xml': 'application/xml',
  '.txt': null,
};

/** What the story needs: ids by code, key and address; where files go, and the folder they come from; the moment it is told at. */
export type Telling = { known: (key: string) => string; files: FileStore; folder: string; now: Date };

type Act = { at: Date; does(): Promise<void> };

/**
 * Tells what customers asked and what came of it, each act by its verb, at its moment, in the order of time, so that numbers follow time.
 * Between the acts, reminders and closings happen when they are due, as the jobs would do it.
 */
export async function tellRequests(tx: Tx, { known, files, folder, now }: Telling): Promise<void> {
  const made = new Map<RequestStory | string, Subject>();
  const subjectOf = (key: RequestStory | string): Subject => {
    const found = made.get(key);
    if (!found) throw new Error(`the story speaks of a request that is not there yet: ${JSON.stringify(key)}`);
    return found;
  };
  const as = async (who: string, story: RequestStory, work: (viewer: Person) => Promise<void>): Promise<void> => {
    const customer = 'on_behalf_of' in story && made.has(story) ? known(story.on_behalf_of ?? '') : null;
    const acting = customer && who === story.requester ? customer : null;
    await work(await become(tx, known(address(who)), null, acting));
    await sql`select set_config('role', 'none', true)`.execute(tx);
  };
  const begin = async (story: RequestStory): Promise<void> => {
    const uploads = await stored(files, folder, story.files);
    await as(story.requester, story, async (viewer) => {
      const number = await (story.follows === undefined
        ? opened(tx, viewer, story, uploads, known)
        : followed(tx, viewer, subjectOf(story.follows), story.description, uploads));
      const ticket = await tx
        .selectFrom('tickets')
        .select(['id', 'number', 'organization_id'])
        .where('number', '=', number)
        .executeTakeFirstOrThrow();
      made.set(story, ticket).set(story.key ?? ticket.id, ticket);
    });
  };
  const acts: Act[] = [];
  for (const story of stories) {
    acts.push({ at: await dateOf(tx, story.at, now, () => known(home(story))), does: () => begin(story) });
    for (const step of story.acts ?? []) {
      const at = await dateOf(tx, step.at, now, () => known(home(story)));
      const does = async (): Promise<void> => {
        const uploads = await stored(files, folder, step.files);
        await as(step.by, story, (viewer) => take(viewer, subjectOf(story), step, uploads, at));
      };
      acts.push({ at, does });
    }
  }
  const take = async (viewer: Person, ticket: Subject, step: Step, uploads: Upload[], at: Date): Promise<void> => {
    const done = await doings[step.does](tx, viewer, ticket, {
      submission_id: newId(),
      message: 'words' in step ? (step.words ?? '') : '',
      files: uploads,
      now: at,
      person_id: 'to' in step ? known(address(step.to)) : null,
      of: 'of' in step ? subjectOf(step.of) : null,
      issue: 'issue' in step ? step.issue : null,
      class: 'kind' in step ? { kind: step.kind, severity: step.severity } : null,
    });
    if (!done) throw new Error(`the story's step was refused: ${step.by} ${step.does} at ${at.toISOString()}`);
    await markRead(tx, viewer, ticket.id, { until: at.toISOString(), at });
  };
  for (const act of acts.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    await passTime(tx, act.at);
    await setClock(tx, act.at);
    await act.does();
  }
  await passTime(tx, now);
}

const address = (who: string): string => {
  const [name = '', house = 'orvalha'] = who.split('@');
  return `${name}@${house}.exemplo.com.br`;
};
/** Key of the organisation a request belongs to. */
const home = (story: RequestStory): string =>
  (story.follows === undefined ? story.on_behalf_of : null) ?? story.requester.split('@')[1] ?? '';

/** Sets the one clock of a transaction. */
export async function setClock(tx: Tx, at: Date): Promise<void> {
  await sql`select set_config('app.clock', ${at.toISOString()}, true)`.execute(tx);
}

async function opened(
  tx: Tx,
  viewer: Person,
  story: RequestStory & { follows?: never },
  files: Upload[],
  known: Telling['known'],
): Promise<number> {
  const {
    requester: _requester,
    at: _at,
    acts: _acts,
    key: _key,
    about,
    release,
    copy,
    on_behalf_of,
    ...request
  } = story;
  const made = await open(tx, member(viewer), {
    ...request,
    files,
    submission_id: newId(),
    ...(about && { module_id: known(about) }),
    ...(release && { release_id: await releaseOf(tx, about, release) }),
    ...(copy && { copy: copy.map(address) }),
    ...(on_behalf_of && { on_behalf_of: known(on_behalf_of) }),
  });
  if (!made.ok) throw new Error(`the story's request ${request.subject} was refused: ${JSON.stringify(made.errors)}`);
  return made.number;
}

async function followed(tx: Tx, viewer: Person, origin: Subject, message: string, files: Upload[]): Promise<number> {
  const made = await followUp(tx, member(viewer), origin, { message, files, submission_id: newId() });
  if (!made.ok) throw new Error(`the story's follow-up of ${origin.number} was refused: ${made.reason}`);
  return made.number;
}

// Of the product of the module, or of Prumo.
async function releaseOf(tx: Tx, about: string | undefined, code: string): Promise<string> {
  const { id } = await tx
    .selectFrom('releases as r')
    .innerJoin('products as p', 'p.id', 'r.product_id')
    .select('r.id')
    .where('r.code', '=', code)
    .$if(about !== undefined, (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('modules as m')
            .select('m.id')
            .whereRef('m.product_id', '=', 'p.id')
            .where('m.code', '=', about ?? ''),
        ),
      ),
    )
    .orderBy('p.code', 'desc')
    .executeTakeFirstOrThrow();
  return id;
}

async function stored(store: FileStore, folder: string, names: readonly FileName[] = []): Promise<Upload[]> {
  const uploads: Upload[] = [];
  for (const name of names) {
    const content = readFileSync(path.join(folder, name));
    const file_key = newId();
    await store.write(storeKey(file_key), content);
    uploads.push({
      field: 'files',
      name,
      file_key,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      media_type: media_types[path.extname(name)] ?? null,
      refused: null,
      kept: 'no',
    });
  }
  return uploads;
}

/** What became due before `until`: reminders and closings, each at its moment. */
async function passTime(tx: Tx, until: Date): Promise<void> {
  for (;;) {
    const due = await tx
      .selectFrom('tickets')
      .select(['id', 'number', 'organization_id', 'closes_at', 'reminds_at'])
      .where((where) => where.or([where('reminds_at', '<', until), where('closes_at', '<', until)]))
      .orderBy(sql`least(reminds_at, closes_at)`)
      .limit(1)
      .executeTakeFirst();
    if (!due) return;
    const { closes_at, reminds_at, ...ticket } = due;
    if (reminds_at && (!closes_at || reminds_at < closes_at)) {
      await setClock(tx, reminds_at);
      await remind(tx, ticket);
    } else if (closes_at) {
      const after = new Date(closes_at.getTime() + 60_000);
      await setClock(tx, after);
      await closeExpired(tx, ticket, after);
    }
  }
}
