import { z } from 'zod';
import type { Tx } from '../../lib/database.ts';
import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { api, id, listOf, notThere, pageOf, paging } from '../api.ts';
import type { Params } from '../route.ts';
import {
  branch_answer,
  cursorOf,
  entitlement_answer,
  optional,
  placeIn,
  portfolio_answer,
  refusalIn,
} from './api-answers.ts';
import { organization } from './find.ts';
import {
  branchesAfter,
  branchOf,
  entitlementOf,
  entitlementsAfter,
  placeIn as servedIn,
  portfolioOf,
} from './find-contract.ts';
import { changeEntitlement, grantEntitlement } from './grant-entitlement.ts';
import { changePortfolio, grantPortfolio, revokePortfolio } from './grant-portfolio.ts';
import { addBranch, archiveBranch, changeBranch } from './keep-branch.ts';
import { keepers, sights, values } from './organization.ts';

const version = z.int().min(1).optional();
const named = { params: { organization: 'organization' } } as const;

const place = {
  municipality: values.municipality.nullable(),
  municipality_code: values.municipality_code.nullable(),
  state: values.state.nullable(),
  country: values.country,
  time_zone: values.time_zone,
};
const period = { valid_from: values.day, valid_until: values.day.nullable(), extended_guarantee: z.boolean() };
const rights = {
  visibility: z.enum(sights),
  may_accept_services: z.boolean(),
  may_download: z.boolean(),
  valid_until: values.day.nullable(),
};

export const contract_api = [
  api('GET', {
    path: '/organizations/:organization/branches',
    who: 'person',
    summary: 'Branches of an organisation, by CNPJ',
    query: z.strictObject(paging),
    answer: listOf(branch_answer),
    crawl: named,
    handle: async ({ tx, params }, { query: { limit, cursor } }) => {
      const one = await known(tx, params);
      if (!one) return notThere;
      const [after = null] = decodeCursor(cursor ?? null, 1) ?? [];
      const rows = await branchesAfter(tx, one.id, after, limit + 1);
      return { data: pageOf(rows, limit, ({ cnpj }) => encodeCursor([cnpj])) };
    },
  }),
  api('POST', {
    path: '/organizations/:organization/branches',
    who: keepers,
    audit: 'branch_added',
    summary: 'Adds a branch',
    body: z.strictObject({ name: values.name, cnpj: values.cnpj, ...optional(place) }),
    answer: branch_answer,
    crawl: { ...named, json: { name: 'Outra', cnpj: '99100002000381' } },
    handle: async ({ tx, viewer, params }, { body }) => {
      const one = await known(tx, params);
      if (!one) return notThere;
      const made = await addBranch(tx, viewer, one.id, body);
      if (!made.ok) return { problem: 422, errors: made.errors };
      const branch = await branchOf(tx, one.id, made.id);
      return branch ? { data: branch } : notThere;
    },
  }),
  api('PATCH', {
    path: '/organizations/:organization/branches/:branch',
    who: keepers,
    audit: 'branch_changed',
    summary: 'Changes a branch, archives it, or takes it back into use',
    body: z.strictObject({
      ...optional({ name: values.name, cnpj: values.cnpj, ...place, archived: z.boolean() }),
      version,
    }),
    answer: branch_answer,
    crawl: { params: { ...named.params, branch: 'branch' }, json: { name: 'Outra' } },
    handle: async ({ tx, viewer, params }, { body }) => {
      const [one, found] = await Promise.all([known(tx, params), under(tx, params, 'branch', branchOf)]);
      if (!one || !found) return notThere;
      const { version: from = found.version, archived, ...change } = body;
      const which = { organization_id: one.id, id: found.id, version: from };
      if (Object.keys(change).length > 0) {
        const refusal = refusalIn(await changeBranch(tx, viewer, which, change), found.version);
        if (refusal) return refusal;
        which.version += 1;
      }
      if (archived !== undefined) {
        const refusal = refusalIn(await archiveBranch(tx, viewer, which, archived), found.version);
        if (refusal) return refusal;
      }
      return { data: (await branchOf(tx, one.id, found.id)) ?? found };
    },
  }),
  api('GET', {
    path: '/organizations/:organization/entitlements',
    who: 'person',
    summary: 'What an organisation may use, and from when until when, in the order it was granted',
    query: z.strictObject(paging),
    answer: listOf(entitlement_answer),
    crawl: named,
    handle: async ({ tx, params }, { query: { limit, cursor } }) => {
      const one = await known(tx, params);
      if (!one) return notThere;
      const after = readUuid(decodeCursor(cursor ?? null, 1)?.[0]);
      const rows = await entitlementsAfter(tx, one.id, after, limit + 1);
      return { data: pageOf(rows, limit, ({ id: last }) => encodeCursor([last])) };
    },
  }),
  api('POST', {
    path: '/organizations/:organization/entitlements',
    who: keepers,
    audit: 'entitlement_granted',
    summary: 'Lets an organisation use a product',
    body: z.strictObject({ ...optional(period), product_id: id, valid_from: values.day }),
    answer: entitlement_answer,
    crawl: { ...named, json: { product_id: '019a0000-0000-7000-a000-000000000000', valid_from: '2026-01-01' } },
    handle: async ({ tx, viewer, params }, { body }) => {
      const one = await known(tx, params);
      if (!one) return notThere;
      const made = await grantEntitlement(tx, viewer, one.id, body);
      if (!made.ok) return { problem: 422, errors: made.errors };
      const entitlement = await entitlementOf(tx, one.id, made.id);
      return entitlement ? { data: entitlement } : notThere;
    },
  }),
  api('PATCH', {
    path: '/organizations/:organization/entitlements/:entitlement',
    who: keepers,
    audit: 'entitlement_changed',
    summary: 'Changes a period or its guarantee',
    body: z.strictObject({ ...optional(period), version }),
    answer: entitlement_answer,
    crawl: { params: { ...named.params, entitlement: 'entitlement' }, json: { valid_until: '2026-12-31' } },
    handle: async ({ tx, viewer, params }, { body }) => {
      const [one, found] = await Promise.all([known(tx, params), under(tx, params, 'entitlement', entitlementOf)]);
      if (!one || !found) return notThere;
      const { version: from = found.version, ...change } = body;
      const which = { organization_id: one.id, id: found.id, version: from };
      const refusal = refusalIn(await changeEntitlement(tx, viewer, which, change), found.version);
      return refusal ?? { data: (await entitlementOf(tx, one.id, found.id)) ?? found };
    },
  }),
];

export const portfolio_api = [
  api('GET', {
    path: '/units/:organization/portfolio',
    who: 'person',
    summary: 'Customers a unit serves, as far as you may see them, by name',
    query: z.strictObject(paging),
    answer: listOf(portfolio_answer),
    crawl: named,
    handle: async ({ tx, params }, { query: { limit, cursor } }) => {
      const unit = await knownUnit(tx, params);
      if (!unit) return notThere;
      const rows = await portfolioOf(tx, unit.id, placeIn(cursor), limit + 1);
      return { data: pageOf(rows, limit, (row) => cursorOf({ name: row.name, id: row.organization_id })) };
    },
  }),
  api('POST', {
    path: '/units/:organization/portfolio',
    who: keepers,
    audit: 'portfolio_granted',
    summary: 'Puts a customer into a unit’s portfolio',
    body: z.strictObject({
      organization_id: id,
      visibility: rights.visibility.default('company'),
      may_accept_services: z.boolean().default(false),
      may_download: z.boolean().default(true),
      valid_until: rights.valid_until.default(null),
    }),
    answer: portfolio_answer,
    crawl: { ...named, json: { organization_id: '019a0000-0000-7000-a000-000000000000' } },
    handle: async ({ tx, viewer, params }, { body: { organization_id, ...given } }) => {
      const [unit, customer] = await Promise.all([knownUnit(tx, params), organization(tx, organization_id)]);
      if (!unit) return notThere;
      if (!customer) return { problem: 422, errors: [{ field: 'organization_id', code: 'invalid_choice' }] };
      const made = await grantPortfolio(tx, viewer, { unit_id: unit.id, organization_id }, given);
      if (!made.ok)
        return { problem: 422, errors: made.errors.map(({ code }) => ({ field: 'organization_id', code })) };
      const row = await servedIn(tx, unit.id, organization_id);
      return row ? { data: row } : notThere;
    },
  }),
  api('PATCH', {
    path: '/units/:organization/portfolio/:customer',
    who: keepers,
    audit: 'portfolio_changed',
    summary: 'Changes what a unit may do at a customer',
    body: z.strictObject({ ...optional(rights), version }),
    answer: portfolio_answer,
    crawl: { params: { ...named.params, customer: 'organization' }, json: { may_download: false } },
    handle: async ({ tx, viewer, params }, { body }) => {
      const [unit, found] = await Promise.all([knownUnit(tx, params), under(tx, params, 'customer', servedIn)]);
      if (!unit || !found) return notThere;
      const { version: from = found.version, ...change } = body;
      const which = { unit_id: unit.id, id: found.id, version: from };
      const refusal = refusalIn(await changePortfolio(tx, viewer, which, change), found.version);
      return refusal ?? { data: (await servedIn(tx, unit.id, found.organization_id)) ?? found };
    },
  }),
  api('DELETE', {
    path: '/units/:organization/portfolio/:customer',
    who: keepers,
    audit: 'portfolio_revoked',
    summary: 'Takes a customer out of a unit’s portfolio; answers what it was',
    answer: portfolio_answer,
    crawl: { params: { ...named.params, customer: 'organization' } },
    handle: async ({ tx, viewer, params }) => {
      const [unit, found] = await Promise.all([knownUnit(tx, params), under(tx, params, 'customer', servedIn)]);
      if (!unit || !found) return notThere;
      const which = { unit_id: unit.id, id: found.id, version: found.version };
      return refusalIn(await revokePortfolio(tx, viewer, which), found.version) ?? { data: found };
    },
  }),
];

async function known(tx: Tx, params: Params) {
  const id_of = readUuid(params['organization']);
  return id_of ? organization(tx, id_of) : undefined;
}

async function knownUnit(tx: Tx, params: Params) {
  const found = await known(tx, params);
  return found?.kind === 'unit' ? found : undefined;
}

async function under<Row>(
  tx: Tx,
  params: Params,
  name: 'branch' | 'entitlement' | 'customer',
  find: (tx: Tx, organization_id: string, id: string) => Promise<Row | undefined>,
): Promise<Row | undefined> {
  const [owner, one] = [readUuid(params['organization']), readUuid(params[name])];
  return owner && one ? find(tx, owner, one) : undefined;
}
