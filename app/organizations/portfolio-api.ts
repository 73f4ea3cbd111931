import { z } from 'zod';
import type { Tx } from '../../lib/database.ts';
import { api, id, listOf, notThere, pageOf, paging } from '../api.ts';
import type { Params } from '../route.ts';
import { cursorOf, optional, placeIn, portfolio_answer, refusalIn } from './api-answers.ts';
import { known, under } from './api-named.ts';
import { organization } from './find.ts';
import { placeIn as servedIn, portfolioOf } from './find-contract.ts';
import { changePortfolio, grantPortfolio, revokePortfolio } from './grant-portfolio.ts';
import { keepers, sights, values } from './organization.ts';

const version = z.int().min(1).optional();
const named = { params: { organization: 'organization' } } as const;

const rights = {
  visibility: z.enum(sights),
  may_accept_services: z.boolean(),
  may_download: z.boolean(),
  valid_until: values.day.nullable(),
};

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

async function knownUnit(tx: Tx, params: Params) {
  const found = await known(tx, params);
  return found?.kind === 'unit' ? found : undefined;
}
