import { z } from 'zod';
import type { Tx } from '../../lib/database.ts';
import type { Person } from '../../lib/viewer.ts';
import { readUuid } from '../../lib/uuid.ts';
import { api, type Outcome, pageOf, listOf, notThere, paging } from '../api.ts';
import type { Params } from '../route.ts';
import { changeOrganization } from './change-organization.ts';
import { createOrganization } from './create-organization.ts';
import { organization, organizations, staffOrganization } from './find.ts';
import { kinds, keepers, unit_kinds, values } from './organization.ts';
import { cursorOf, optional, organization_answer, placeIn, refusalIn, shown } from './api-answers.ts';
import { resume, suspend } from './suspend.ts';

const query = z.strictObject({
  ...paging,
  q: z.string().max(200).default(''),
  state: values.state.optional(),
  suspended: z.enum(['true', 'false']).optional(),
});

const given = {
  name: values.name,
  cnpj: values.cnpj.nullable(),
  municipality: values.municipality.nullable(),
  municipality_code: values.municipality_code.nullable(),
  state: values.state.nullable(),
  country: values.country,
  time_zone: values.time_zone,
  contract_number: values.contract_number.nullable(),
  contract_from: values.day.nullable(),
  contract_until: values.day.nullable(),
  finance_email: values.email.nullable(),
  may_accept_services: z.boolean(),
  downloads_blocked: z.boolean(),
};
const of_unit = { unit_kind: z.enum(unit_kinds).nullable() };
/** `version`: the state the change was made from; without it, the change holds whatever the state. */
const moves = { suspended: z.boolean(), suspension_reason: values.reason.nullable(), version: z.int().min(1) };

const new_organization = z.strictObject({
  ...optional({ ...given, ...of_unit }),
  name: values.name,
  kind: z.enum(['customer', 'unit']).default('customer'),
});
const new_unit = z.strictObject({ ...optional({ ...given, ...of_unit }), name: values.name });
const change = z.strictObject(optional({ ...given, ...of_unit, ...moves, kind: z.enum(kinds) }));
const unit_change = z.strictObject(optional({ ...given, ...of_unit, ...moves }));

type Query = z.output<typeof query> & { kind?: (typeof kinds)[number] | undefined };

async function list(tx: Tx, viewer: Person, { q, kind, state, suspended, limit, cursor }: Query) {
  const wanted = {
    q: q.replaceAll('\0', '').normalize('NFC').trim(),
    kind: kind ?? null,
    state: state ?? null,
    suspended: suspended === undefined ? null : suspended === 'true',
    product_id: null,
  };
  const rows = await organizations(tx, wanted, placeIn(cursor), limit + 1);
  const { data, next } = pageOf(rows, limit, cursorOf);
  return { data: { data: data.map((row) => shown(viewer, row)), next } };
}

async function one(tx: Tx, viewer: Person, params: Params, unit = false) {
  const id = readUuid(params['organization']);
  const found = id ? await (viewer.staff_roles.length > 0 ? staffOrganization : organization)(tx, id) : undefined;
  return found && (!unit || found.kind === 'unit') ? found : null;
}

type Answer = z.input<typeof organization_answer>;

async function show(tx: Tx, viewer: Person, params: Params, unit = false): Promise<Outcome<Answer>> {
  const found = await one(tx, viewer, params, unit);
  return found ? { data: shown(viewer, found) } : notThere;
}

async function make(tx: Tx, viewer: Person, body: Parameters<typeof createOrganization>[2]): Promise<Outcome<Answer>> {
  const made = await createOrganization(tx, viewer, body);
  if (!made.ok) return { problem: 422, errors: made.errors };
  return show(tx, viewer, { organization: made.id });
}

async function alter(
  tx: Tx,
  viewer: Person,
  params: Params,
  body: z.output<typeof change>,
  unit = false,
): Promise<Outcome<Answer>> {
  const found = await one(tx, viewer, params, unit);
  if (!found) return notThere;
  const { version: from = found.version, suspended, suspension_reason, ...changed } = body;
  let version = from;
  if (Object.keys(changed).length > 0) {
    const done = await changeOrganization(tx, viewer, found.id, version, changed);
    const refusal = refusalIn(done, found.version);
    if (refusal) return refusal;
    version += 1;
  }
  if (suspended === undefined) return show(tx, viewer, params);
  if (suspended === (found.suspended_at !== null))
    return { problem: 409, state: suspended ? 'suspended' : 'active', detail: 'nothing to change' };
  if (suspended && !suspension_reason)
    return { problem: 422, errors: [{ field: 'suspension_reason', code: 'required' }] };
  const done = suspension_reason
    ? await suspend(tx, viewer, found.id, { version, reason: suspension_reason })
    : await resume(tx, viewer, found.id, version);
  return refusalIn(done, found.version) ?? show(tx, viewer, params);
}

const named = { params: { organization: 'organization' } } as const;

export const organization_api = [
  api('GET', {
    path: '/organizations',
    who: 'person',
    summary: 'Organisations you may see, by name',
    query: query.extend({ kind: z.enum(kinds).optional() }),
    answer: listOf(organization_answer),
    handle: ({ tx, viewer }, { query: asked }) => list(tx, viewer, asked),
  }),
  api('GET', {
    path: '/organizations/:organization',
    who: 'person',
    summary: 'One organisation',
    answer: organization_answer,
    crawl: named,
    handle: ({ tx, viewer, params }) => show(tx, viewer, params),
  }),
  api('POST', {
    path: '/organizations',
    who: keepers,
    audit: 'organization_created',
    summary: 'Adds an organisation',
    body: new_organization,
    answer: organization_answer,
    crawl: { json: { name: 'Outra' } },
    handle: ({ tx, viewer }, { body }) => make(tx, viewer, body),
  }),
  api('PATCH', {
    path: '/organizations/:organization',
    who: keepers,
    audit: 'organization_changed',
    summary: 'Changes an organisation, suspends it with a reason, or resumes it',
    body: change,
    answer: organization_answer,
    crawl: { ...named, json: { name: 'Outra' } },
    handle: ({ tx, viewer, params }, { body }) => alter(tx, viewer, params, body),
  }),
  api('GET', {
    path: '/units',
    who: 'person',
    summary: 'Units you may see, by name',
    query,
    answer: listOf(organization_answer),
    handle: ({ tx, viewer }, { query: asked }) => list(tx, viewer, { ...asked, kind: 'unit' }),
  }),
  api('GET', {
    path: '/units/:organization',
    who: 'person',
    summary: 'One unit',
    answer: organization_answer,
    crawl: named,
    handle: ({ tx, viewer, params }) => show(tx, viewer, params, true),
  }),
  api('POST', {
    path: '/units',
    who: keepers,
    audit: 'organization_created',
    summary: 'Adds a unit',
    body: new_unit,
    answer: organization_answer,
    crawl: { json: { name: 'Outra' } },
    handle: ({ tx, viewer }, { body }) => make(tx, viewer, { ...body, kind: 'unit' }),
  }),
  api('PATCH', {
    path: '/units/:organization',
    who: keepers,
    audit: 'organization_changed',
    summary: 'Changes a unit, suspends it with a reason, or resumes it',
    body: unit_change,
    answer: organization_answer,
    crawl: { ...named, json: { name: 'Outra' } },
    handle: ({ tx, viewer, params }, { body }) => alter(tx, viewer, params, body, true),
  }),
];
