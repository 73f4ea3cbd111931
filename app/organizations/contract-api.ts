import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { known, under } from './api-named.ts';
import { api, id, listOf, notThere, pageOf, paging } from '../api.ts';
import { branch_answer, entitlement_answer, optional, refusalIn } from './api-answers.ts';
import { branchesAfter, branchOf, entitlementOf, entitlementsAfter } from './find-contract.ts';
import { changeEntitlement, grantEntitlement } from './grant-entitlement.ts';
import { addBranch, archiveBranch, changeBranch } from './keep-branch.ts';
import { keepers, values } from './organization.ts';

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
