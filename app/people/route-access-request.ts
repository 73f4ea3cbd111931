import { sql } from 'kysely';
import { z } from 'zod';
import { system, type Tx } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import { newToken } from '../../lib/tokens.ts';
import { words } from '../../locales/index.ts';
import { record } from '../audit/record.ts';
import type { Workshop } from '../context.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { answerAccessRequest } from './answer-access-request.ts';
import { organizationByCnpj } from './find-access.ts';
import { issueLink } from './issue-link.ts';
import { plainLetter } from './mails.tsx';
import { link_minutes } from './person.ts';

// As many as are told; whoever looks at the list sees the request anyway.
const told_administrators = 20;

/**
 * Finds who decides a confirmed request: nobody need, because the address has access already (a link to sign in goes out); the portal
 * administrators; the contract's finance address, where there is none; otherwise the vendor's staff.
 */
export const routeAccessRequest = declareJob('route_access_request', {
  schema: z.strictObject({ request_id: z.uuid() }),
  run: async ({ database, config }: Workshop, { request_id }) => {
    await database.as(system, async (tx) => {
      const request = await tx
        .updateTable('access_requests')
        .set({ routed_at: sql`app.now()` })
        .where('id', '=', request_id)
        .where('confirmed_at', 'is not', null)
        .where('decided_at', 'is', null)
        .where('routed_at', 'is', null)
        .where('expires_at', '>', sql<Date>`app.now()`)
        .returning(['id', 'name', 'email', 'cnpj', 'locale', 'organization_id'])
        .executeTakeFirst();
      if (!request) return;
      const { to, organization_id } = await route(tx, config.public_url, request);
      await record(tx, null, 'access_request_routed', {
        subject_id: request_id,
        organization_id,
        channel: 'job',
        details: { to },
      });
    });
  },
});

type Request = {
  id: string;
  name: string;
  email: string;
  cnpj: string;
  locale: 'pt-BR' | 'en' | 'es';
  organization_id: string | null;
};
type Routed = { to: 'nobody' | 'access' | 'administrator' | 'finance' | 'team'; organization_id: string | null };

async function route(tx: Tx, public_url: string, request: Request): Promise<Routed> {
  const [organization, person, vendor] = await Promise.all([
    organizationOf(tx, request),
    personBehind(tx, request.email),
    tx.selectFrom('vendor').select(['name', 'hue', 'radius']).executeTakeFirstOrThrow(),
  ]);
  const update = (values: { organization_id?: string; finance_token_hash?: Buffer }) =>
    tx.updateTable('access_requests').set(values).where('id', '=', request.id).execute();
  const decide = (decision: 'approved' | 'refused', organization_id: string | null) =>
    tx
      .updateTable('access_requests')
      .set({ decision, decided_at: sql`app.now()`, organization_id })
      .where('id', '=', request.id)
      .execute();
  if (person && (person.disabled_at || person.staff)) {
    await decide('refused', null);
    await answerAccessRequest.later(tx, { request_id: request.id });
    return { to: 'nobody', organization_id: null };
  }
  if (!organization) return { to: 'team', organization_id: null };
  const organization_id = organization.id;
  const about = { vendor, footer: (t: (typeof words)['pt-BR']) => t.members.mails.footer(vendor.name) };
  if (person && (await belongs(tx, person.id, organization_id))) {
    await decide('approved', organization_id);
    const t = words[person.locale];
    const said = t.members.mails.has_access;
    const link = await issueLink(tx, public_url, { person_id: person.id, purpose: 'sign_in' });
    const letter = plainLetter(t, {
      locale: person.locale,
      vendor,
      name: person.name,
      subject: said.subject(vendor.name),
      texts: [said.text(organization.name, link_minutes.sign_in)],
      action: { label: said.action, href: link },
      after: [t.mails.not_you],
      footer: about.footer(t),
    });
    await queueMail(tx, { person_id: person.id, email: person.email }, letter);
    return { to: 'access', organization_id };
  }
  if (organization.suspended_at) return { to: 'team', organization_id: null };
  const administrators = await administratorsOf(tx, organization_id);
  if (administrators.length > 0) {
    await update({ organization_id });
    for (const { id, name, email, locale } of administrators) {
      const t = words[locale];
      const said = t.members.mails.waiting;
      const letter = plainLetter(t, {
        locale,
        vendor,
        name,
        subject: said.subject(organization.name),
        texts: [said.text(request.name, request.email, organization.name)],
        action: { label: said.action, href: `${public_url}/organization/requests` },
        footer: about.footer(t),
      });
      await queueMail(tx, { person_id: id, email }, letter);
    }
    return { to: 'administrator', organization_id };
  }
  if (!organization.finance_email) return { to: 'team', organization_id: request.organization_id };
  const { token, hash } = newToken();
  await update({ organization_id, finance_token_hash: hash });
  const t = words[request.locale];
  const said = t.members.mails.validation;
  const letter = plainLetter(t, {
    locale: request.locale,
    vendor,
    name: null,
    subject: said.subject(organization.name),
    texts: [said.text(request.name, request.email, organization.name), said.how],
    action: { label: said.action, href: `${public_url}/access/validation/${token}` },
    footer: about.footer(t),
  });
  await queueMail(tx, { person_id: null, email: organization.finance_email }, letter);
  return { to: 'finance', organization_id };
}

function organizationOf(tx: Tx, { organization_id, cnpj }: Request) {
  if (!organization_id) return organizationByCnpj(tx, cnpj);
  return tx
    .selectFrom('organizations')
    .select(['id', 'name', 'kind', 'finance_email', 'suspended_at'])
    .where('id', '=', organization_id)
    .executeTakeFirst();
}

function personBehind(tx: Tx, address: string) {
  return tx
    .selectFrom('persons as p')
    .select(['p.id', 'p.name', 'p.email', 'p.locale', 'p.disabled_at'])
    .select((e) => e.exists(e.selectFrom('staff_roles as s').whereRef('s.person_id', '=', 'p.id')).as('staff'))
    .where(sql`lower(p.email)`, '=', address.toLowerCase())
    .executeTakeFirst();
}

async function belongs(tx: Tx, person_id: string, organization_id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('memberships')
    .select('person_id')
    .where('person_id', '=', person_id)
    .where('organization_id', '=', organization_id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

function administratorsOf(tx: Tx, organization_id: string) {
  return tx
    .selectFrom('memberships as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'p.email', 'p.locale'])
    .where('m.organization_id', '=', organization_id)
    .where('m.role', '=', 'portal_admin')
    .where('m.ended_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .orderBy('m.created_at')
    .limit(told_administrators)
    .execute();
}
