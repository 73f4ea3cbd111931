import { sql } from 'kysely';
import { z } from 'zod';
import { system, type Tx } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import { newId } from '../../lib/tokens.ts';
import type { MemberRole } from '../../lib/viewer.ts';
import { words } from '../../locales/index.ts';
import { record } from '../audit/record.ts';
import type { Workshop } from '../context.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { plain_role, roles_in } from './invitation.ts';
import { issueLink } from './issue-link.ts';
import { plainLetter } from './mails.tsx';
import { welcome_minutes } from './person.ts';

/** Carries out what was decided about a request for access, once: approved people come in and are told how to enter, refused ones are told kindly. */
export const answerAccessRequest = declareJob('answer_access_request', {
  schema: z.strictObject({ request_id: z.uuid() }),
  run: async ({ database, config }: Workshop, { request_id }) => {
    await database.as(system, async (tx) => {
      const request = await tx
        .updateTable('access_requests as r')
        .set({ answered_at: sql`app.now()` })
        .where('r.id', '=', request_id)
        .where('r.decided_at', 'is not', null)
        .where('r.answered_at', 'is', null)
        .returning(['r.name', 'r.email', 'r.locale', 'r.organization_id', 'r.decision', 'r.role'])
        .executeTakeFirst();
      if (!request) return;
      const let_in = request.decision === 'approved' ? await admit(tx, request) : null;
      const vendor = await tx.selectFrom('vendor').select(['name', 'hue', 'radius']).executeTakeFirstOrThrow();
      const locale = let_in?.locale ?? request.locale;
      const t = words[locale];
      const about = { locale, vendor, name: request.name, footer: t.members.mails.footer(vendor.name) };
      if (!let_in) {
        const said = t.members.mails.refused;
        const letter = plainLetter(t, { ...about, subject: said.subject(vendor.name), texts: [said.text] });
        await queueMail(tx, { person_id: null, email: request.email }, letter);
        return;
      }
      const { person_id, organization_name, has_password } = let_in;
      const said = t.members.mails.approved;
      const href = has_password
        ? `${config.public_url}/sign-in`
        : await issueLink(tx, config.public_url, { person_id, purpose: 'password_reset', minutes: welcome_minutes });
      const letter = plainLetter(t, {
        ...about,
        subject: said.subject(organization_name),
        texts: [has_password ? said.text_known(organization_name) : said.text_new(organization_name)],
        action: { label: has_password ? said.action_known : said.action_new, href },
      });
      await queueMail(tx, { person_id, email: request.email }, letter);
      await record(tx, null, 'membership_granted', {
        subject_id: person_id,
        organization_id: request.organization_id,
        channel: 'job',
        details: { request_id },
      });
    });
  },
});

type Approved = {
  name: string;
  email: string;
  locale: 'pt-BR' | 'en' | 'es';
  organization_id: string | null;
  role: MemberRole | null;
};

// Null: the address may not be a member after all, because its account is disabled or works for the vendor.
async function admit(tx: Tx, { name, email, locale, organization_id, role: granted }: Approved) {
  if (!organization_id) return null;
  const organization = await tx
    .selectFrom('organizations as o')
    .select(['o.name', 'o.kind'])
    .where('o.id', '=', organization_id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('persons')
    .values({ id: newId(), name, email, locale })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const person = await tx
    .selectFrom('persons as p')
    .leftJoin('passwords as w', 'w.person_id', 'p.id')
    .select(['p.id', 'p.locale', 'p.disabled_at', 'w.person_id as password'])
    .select((e) => e.exists(e.selectFrom('staff_roles as s').whereRef('s.person_id', '=', 'p.id')).as('staff'))
    .where(sql`lower(p.email)`, '=', email.toLowerCase())
    .executeTakeFirstOrThrow();
  if (person.disabled_at || person.staff) return null;
  const role = await roleIn(tx, organization_id, organization.kind, granted);
  const rights = { role, visibility: role === 'portal_admin' ? 'company' : 'own_and_copy' } as const;
  await tx
    .insertInto('memberships')
    .values({ person_id: person.id, organization_id, ...rights })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'organization_id'])
        .doUpdateSet({
          ...rights,
          may_accept_services: false,
          downloads_blocked: false,
          it_admin: false,
          finance: false,
          ended_at: null,
          ended_by: null,
          version: sql`memberships.version + 1`,
        })
        .where('memberships.ended_at', 'is not', null),
    )
    .execute();
  return {
    person_id: person.id,
    locale: person.locale,
    has_password: person.password !== null,
    organization_name: organization.name,
  };
}

// Without a role the finance address has vouched: for the first administrator, and nobody but the first.
async function roleIn(
  tx: Tx,
  organization_id: string,
  kind: keyof typeof roles_in,
  granted: MemberRole | null,
): Promise<MemberRole> {
  if (granted) return roles_in[kind].includes(granted) ? granted : plain_role(kind);
  await sql`select pg_advisory_xact_lock(hashtextextended(${organization_id}::text, 1))`.execute(tx);
  const other = await tx
    .selectFrom('memberships as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select('m.person_id')
    .where('m.organization_id', '=', organization_id)
    .where('m.role', '=', 'portal_admin')
    .where('m.ended_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return other ? plain_role(kind) : 'portal_admin';
}
