import path from 'node:path';
import { sql } from 'kysely';
import { createOrganization } from '../../app/organizations/create-organization.ts';
import { grantEntitlement } from '../../app/organizations/grant-entitlement.ts';
import { grantPortfolio } from '../../app/organizations/grant-portfolio.ts';
import { addBranch } from '../../app/organizations/keep-branch.ts';
import { createPerson } from '../../app/people/create-person.ts';
import type { MemberRights } from '../../app/people/membership.ts';
import { demo_password } from '../../app/people/person.ts';
import { storePassword } from '../../app/people/store-password.ts';
import { announce } from '../../app/tickets/announce.ts';
import { announceComment } from '../../app/notices/announce-comment.ts';
import { type Database, system } from '../../lib/database.ts';
import { busy, hashPassword } from '../../lib/passwords.ts';
import { tellCommunities } from './demo-communities.ts';
import { tellContent } from './demo-content.ts';
import { tellReaders } from './demo-readers.ts';
import { tellVideos } from './demo-videos.ts';
import { seedCatalog, seedQueues } from './demo-catalog.ts';
import { organizations, people, type PersonStory, portfolios } from './demo-story.ts';
import { tellNews } from './tell-news.ts';
import { setClock, tellRequests, type Telling } from './tell-requests.ts';

export { demo_password };

/** Who may sign in to the demo, and as what, for the lines printed at start. */
export const demo_people: readonly { email: string; role: string }[] = people.map(({ email, shown_role }) => ({
  email,
  role: shown_role,
}));

/** Tells the story of one fictitious vendor by calling the verbs, in one transaction, dated back from now; does nothing where a vendor exists. `store`: where the files of requests go, and the folder db/seeds. */
export async function seedDemo(database: Database, store: Pick<Telling, 'files' | 'folder'>): Promise<void> {
  const begun = new Date();
  const hash = await hashPassword(demo_password);
  if (hash === busy) throw new Error('no password could be hashed at the start');
  await database.as(system, async (tx) => {
    const made = await tx
      .insertInto('vendor')
      .values({ name: 'Orvalha' })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return;
    await setClock(tx, new Date(begun.getTime() - 400 * 86_400_000));
    const ids = await seedCatalog(tx);
    const known = (key: string): string => {
      const id = ids.get(key);
      if (!id) throw new Error(`nothing called ${key} in the story`);
      return id;
    };
    for (const { key, products = [], branches = [], ...organization } of organizations) {
      const contract = organization.kind === 'customer' && {
        contract_from: '2024-01-01',
        finance_email: `financeiro@${key}.exemplo.com.br`,
      };
      const made = await createOrganization(tx, null, { ...organization, ...contract }, 'seed');
      const organization_id = told(made);
      ids.set(key, organization_id);
      for (const code of products) {
        const right = { product_id: known(code), valid_from: '2024-01-01' };
        told(await grantEntitlement(tx, null, organization_id, right, 'seed'));
      }
      for (const branch of branches) told(await addBranch(tx, null, organization_id, branch, 'seed'));
    }
    for (const { organization, shown_role: _, ...person } of people) {
      const id = await createPerson(
        tx,
        { ...person, ...(organization && { membership: membershipOf(organization, known) }) },
        'seed',
      );
      ids.set(person.email, id);
      await storePassword(tx, id, hash);
    }
    await seedQueues(tx, ids);
    for (const { unit, customers, may_accept_services } of portfolios)
      for (const customer of customers) {
        const between = { unit_id: known(unit), organization_id: known(customer) };
        const rights = { visibility: 'company', may_accept_services, may_download: true } as const;
        told(await grantPortfolio(tx, null, between, rights, 'seed'));
      }
    await setClock(tx, begun);
    const editor_id = known('nina@orvalha.exemplo.com.br');
    await tellContent(tx, path.join(store.folder, 'content'), editor_id);
    await tellVideos(tx, { known, files: store.files, folder: path.join(store.folder, 'videos'), editor_id });
    await tellCommunities(tx, known, editor_id);
    await tellReaders(tx, { known, now: begun, editor_id });
    await tellNews(tx, { editor_id, now: begun });
    await tellRequests(tx, { known, now: begun, ...store, folder: path.join(store.folder, 'files') });
    // The story is told, not announced: nobody gets mail about it.
    await tx
      .updateTable('ticket_events')
      .set({ announced_at: sql`created_at` })
      .execute();
    await tx
      .updateTable('document_comments')
      .set({ announced_at: sql`decided_at` })
      .execute();
    await sql`select from graphile_worker.complete_jobs((select array_agg(id) from graphile_worker.jobs
      where task_identifier in (${announce.name}, ${announceComment.name})))`.execute(tx);
  });
}

function told(made: { ok: true; id: string } | { ok: false; errors: readonly { code: string }[] }): string {
  if (!made.ok) throw new Error(`the story was refused: ${made.errors.map(({ code }) => code).join()}`);
  return made.id;
}

function membershipOf(
  { key, role, visibility, flags = [] }: NonNullable<PersonStory['organization']>,
  known: (key: string) => string,
): { organization_id: string } & MemberRights {
  return {
    organization_id: known(key),
    role,
    visibility: visibility ?? (role === 'portal_admin' ? 'company' : 'own_and_copy'),
    may_accept_services: flags.includes('may_accept_services'),
    downloads_blocked: flags.includes('downloads_blocked'),
    it_admin: flags.includes('it_admin'),
    finance: flags.includes('finance'),
  };
}
