import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { api, listOf, notThere, pageOf, paging } from '../api.ts';
import { file_answer, filed } from './api-answers.ts';
import { areaOf, named, subjectOf } from './api-subject.ts';
import { filesOf } from './find-files.ts';

/** What came with a request: with its opening, its messages and, for the staff, its notes. */
export const files_api = [
  api('GET', {
    path: '/tickets/:number/attachments',
    who: 'person',
    summary: 'Files of a request, the oldest first; one without a message came with the opening',
    query: z.strictObject(paging),
    answer: listOf(file_answer),
    crawl: named,
    handle: async (ask, { query: { limit, cursor } }) => {
      const found = await subjectOf(ask);
      if (!found) return notThere;
      const after = readUuid(decodeCursor(cursor ?? null, 1)?.[0]);
      const rows = await filesOf(ask.tx, found.id, after, limit + 1);
      const { data, next } = pageOf(rows, limit, (row) => encodeCursor([row.id]));
      const url = `${ask.services.config.public_url}${areaOf(ask.viewer)}/${found.number}`;
      return { data: { data: data.map((row) => filed(url, row)), next } };
    },
  }),
];
