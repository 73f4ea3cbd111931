import { readUuid } from '../../lib/uuid.ts';
import { editors } from '../content/document.ts';
import { person } from '../guard.ts';
import { bytesOf, handOut } from '../hand-out.ts';
import { refusals } from '../refusals.ts';
import { get, notFound, post } from '../route.ts';
import { storeKey, uploadErrors } from '../uploads.ts';
import { addFiles, content_uploads } from './add-files.ts';
import { content_desk } from './editorial.ts';
import { contentFile } from './find-files.ts';

const { folder } = content_uploads;
const fields_max = 4_096;
const crawl = { params: { file: 'attachment' } } as const;

export const file_routes = [
  post({
    path: `${content_desk}/files`,
    who: editors,
    audit: 'document_files_added',
    limits: { body: fields_max, uploads: content_uploads },
    handle: async ({ tx, viewer, uploads, t }) => {
      const errors = refusals(t, uploadErrors(uploads));
      const files = await addFiles(tx, person(viewer), uploads);
      return { kind: 'json', status: 200, data: { files, errors } };
    },
  }),
  get({
    path: '/content/files/:file',
    who: 'anyone',
    crawl,
    headers: 'file',
    reads: async (tx, { file }) => {
      const id = readUuid(file);
      return id ? contentFile(tx, id) : undefined;
    },
    handle: ({ services, range }, found) => {
      if (!found) return notFound;
      const { file_key, name, bytes } = found;
      const type = 'application/octet-stream';
      return handOut(
        services.files,
        { key: storeKey(file_key, folder), bytes: Number(bytes), type, download: name },
        range,
      );
    },
  }),
  get({
    path: '/content/files/:file/image',
    who: 'anyone',
    crawl,
    headers: 'file',
    reads: async (tx, { file }) => {
      const id = readUuid(file);
      return id ? contentFile(tx, id) : undefined;
    },
    handle: ({ services }, found) => {
      if (!found?.preview_key) return notFound;
      const body = bytesOf(services.files, storeKey(found.preview_key, folder), null);
      return { kind: 'stream', status: 200, body, headers: { 'Content-Type': 'image/webp' } };
    },
  }),
];
