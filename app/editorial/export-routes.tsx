import { record } from '../audit/record.ts';
import { editors } from '../content/document.ts';
import { person } from '../guard.ts';
import { today } from '../moment.ts';
import { notFound, post } from '../route.ts';
import { content_desk } from './editorial.ts';
import { exportContent } from './export-content.ts';

export const export_routes = [
  post({
    path: `${content_desk}/export`,
    who: editors,
    audit: 'content_exported',
    crawl: { form: {} },
    headers: 'file',
    handle: async (ask) => {
      const { services, session_hash, tx } = ask;
      const viewer = person(ask.viewer);
      if (!session_hash) return notFound;
      await record(tx, viewer, 'content_exported', { organization_id: null });
      const { database, files } = services;
      const proof = { hash: session_hash, bearer: false };
      return {
        kind: 'stream',
        status: 200,
        body: exportContent({ database, files, proof, person_id: viewer.person_id }),
        headers: {
          'Content-Type': 'application/zip',
          'Content-Disposition': `attachment; filename="content-${today(ask)}.zip"`,
        },
      };
    },
  }),
];
