import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { api, id, listOf, moment, notThere, pageOf, paging } from '../api.ts';
import { issueByKey, issues } from './find.ts';
import { issue_key, issue_statuses, issue_title, issue_writers } from './known-issue.ts';
import { registerIssue } from './register-issue.ts';

const answer = z.object({
  id,
  key: z.string(),
  title: z.string(),
  product_id: id.nullable(),
  status: z.enum(issue_statuses),
  created_at: moment,
});

export const routes = [
  api('GET', {
    path: '/known_issues',
    who: 'staff',
    summary: 'Lists issues of the product that requests wait for, the newest first',
    query: z.strictObject({ product: id.optional(), ...paging }),
    answer: listOf(answer),
    handle: async ({ tx }, { query: { product, limit, cursor } }) => {
      const after = readUuid(decodeCursor(cursor ?? null, 1)?.[0]);
      const rows = await issues(tx, { product_id: product, after, limit: limit + 1 });
      return { data: pageOf(rows, limit, (last) => encodeCursor([last.id])) };
    },
  }),
  api('POST', {
    path: '/known_issues',
    who: issue_writers,
    summary: 'Registers an issue by the key development gave it',
    audit: 'known_issue_registered',
    crawl: {
      json: { key: 'OFIS-1042', title: 'DIFAL zerado', product_id: '0197b3a0-0000-7000-8000-000000000000' },
    },
    body: z.strictObject({ key: issue_key, title: issue_title, product_id: id.nullable().optional() }),
    answer,
    handle: async ({ tx, viewer }, { body: { key, title, product_id = null } }) => {
      const done = await registerIssue(tx, viewer, { key, title, product_id });
      if (!done.ok)
        return {
          problem: 422,
          errors: [{ field: done.field, code: done.field === 'key' ? 'taken' : 'invalid_choice' }],
        };
      const data = await issueByKey(tx, key);
      return data ? { data } : notThere;
    },
  }),
];
