import { fileTypeFromBuffer } from 'file-type';
import type { FileStore } from '../adapters/file-store/index.ts';
import { cleanFileName } from '../lib/file-name.ts';
import type { FieldError } from '../lib/forms.ts';
import { boundaryOf, exhaust, Malformed, type Part, partsOf, upToLength } from '../lib/multipart.ts';
import { newId } from '../lib/tokens.ts';
import type { Received } from './receive.ts';

/** Bytes of one file at most (S34); files of one form at most, and their bytes together. */
export const file_max = 20 * 1_048_576;
export const files_max = 20;
export const files_bytes_max = 64 * 1_048_576;

/** What a route takes: `folder` begins the keys of the store, so that each feature looks for orphans among its own; bytes of one file, and of all. */
export type UploadLimits = { folder: string; file_max: number; bytes_max: number };
const of_requests: UploadLimits = { folder: 'attachment', file_max, bytes_max: files_bytes_max };

// So much more is read and thrown away, so that the rest of the form is kept and the refusal stands beside its field.
const read_times = 8;
const parts_max = 500;
const sniffed = 4_100;

/** A file that came with a form. It lies in the store already; whoever does not `attach` it sees it removed after the answer. */
export type Upload = {
  field: string;
  name: string;
  file_key: string;
  /** Of the store, when it is not the one of requests. */ folder?: string;
  bytes: number;
  /** Hexadecimal. */ sha256: string;
  /** By its first bytes, never by what the browser says; null: nothing we know. */
  media_type: string | null;
  refused: 'file_empty' | 'file_too_large' | 'files_too_many' | 'files_too_much' | null;
  /** A row speaks of it, in a transaction that is still open, or that has been committed. */
  kept: 'no' | 'maybe' | 'yes';
};

/** Key of the store for the bytes of a file or of its preview; without a folder, of an attachment. */
export const storeKey = (file_key: string, folder: string = of_requests.folder): string => `${folder}-${file_key}`;

type Intake = {
  files: FileStore;
  /** Bytes of all that is no file. */ fields_max: number;
  /** Whether files may be written: looked at before the first, with the fields that came before it. */
  proven: (form: Record<string, string>) => boolean;
  /** Every file that has been written, also when the rest of the form turns out to be none. */ uploads: Upload[];
  limits?: UploadLimits | undefined;
};

/** Reads a form with files while it arrives: files go to the store as they come, so memory does not grow with them. */
export async function receiveUploads(request: Request, intake: Intake): Promise<Received> {
  const boundary = boundaryOf(request.headers.get('content-type') ?? '');
  if (!boundary) return { ok: false, status: 415 };
  const form = new Map<string, string>();
  const { bytes_max } = intake.limits ?? of_requests;
  const sizes = { fields: intake.fields_max, read: read_times * bytes_max, files: 0 };
  try {
    for await (const part of partsOf(bounded(request.body, sizes), boundary, parts_max)) {
      if (part.name.length > 60) throw new Malformed('a name too long');
      if (part.file_name === null) {
        if (form.has(part.name)) throw new Malformed('a field twice');
        const value = await upToLength(part.body, sizes.fields);
        sizes.fields -= value.length;
        form.set(part.name, new TextDecoder().decode(value));
      } else if (!intake.proven(Object.fromEntries(form))) return { ok: false, status: 403 };
      else await keep(part, part.file_name, intake, sizes);
    }
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, status: sizes.read < 0 ? 413 : 400 };
    throw error;
  }
  return { ok: true, form: Object.fromEntries(form), files: {} };
}

async function* bounded(body: Request['body'], sizes: { read: number }): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of body ?? []) {
    sizes.read -= chunk.byteLength;
    if (sizes.read < 0) throw new Malformed('more than is read');
    yield chunk;
  }
}

async function keep(
  { name: field, body }: Part,
  given: string,
  { files, uploads, limits = of_requests }: Intake,
  sizes: { files: number },
): Promise<void> {
  const upload: Upload = {
    field,
    name: cleanFileName(given),
    file_key: newId(),
    ...(limits !== of_requests && { folder: limits.folder }),
    bytes: 0,
    sha256: '',
    media_type: null,
    refused: null,
    kept: 'no',
  };
  if (uploads.filter(({ refused }) => !refused).length >= files_max) {
    upload.refused = 'files_too_many';
    await exhaust(body);
    return void uploads.push(upload);
  }
  const head: Buffer[] = [];
  async function* measured(): AsyncGenerator<Buffer, void> {
    let seen = 0;
    for await (const chunk of body) {
      if (seen < sniffed) head.push(Buffer.from(chunk.subarray(0, sniffed - seen)));
      seen += chunk.length;
      sizes.files += chunk.length;
      if (seen > limits.file_max) upload.refused = 'file_too_large';
      else if (sizes.files > limits.bytes_max) upload.refused ??= 'files_too_much';
      if (!upload.refused) yield chunk;
    }
    // The empty input that a browser sends when nothing was chosen.
    if (seen === 0) upload.refused = 'file_empty';
  }
  uploads.push(upload);
  const { size, sha256 } = await files.write(storeKey(upload.file_key, upload.folder), measured());
  upload.bytes = size;
  upload.sha256 = sha256;
  upload.media_type = await mediaTypeOf(Buffer.concat(head));
  if (given === '' && size === 0) uploads.splice(uploads.indexOf(upload), 1);
  if (given === '' || upload.refused) await files.remove(storeKey(upload.file_key, upload.folder));
}

/** What a file is by its first bytes; null: nothing we know. */
export const mediaTypeOf = async (bytes: Uint8Array): Promise<string | null> =>
  (await fileTypeFromBuffer(bytes.subarray(0, sniffed)).catch(() => undefined))?.mime ?? null;

/** Files that came and may be attached. */
export const goodUploads = (uploads: readonly Upload[]): Upload[] => uploads.filter(({ refused }) => !refused);

/** What is wrong with the files of a form, one error each. */
export function uploadErrors(uploads: readonly Upload[]): FieldError[] {
  const errors = uploads.flatMap(({ name, refused }) =>
    refused ? [{ field: 'files', code: refused, about: name } as const] : [],
  );
  const [first] = errors.filter(({ code }) => code === 'files_too_many');
  return [
    ...errors.filter(({ code }) => code !== 'files_too_many'),
    ...(first ? [{ field: first.field, code: first.code }] : []),
  ];
}

/** Removes from the store what no committed row speaks of. */
export async function forgetUploads(files: FileStore, uploads: readonly Upload[], committed: boolean): Promise<void> {
  for (const { file_key, folder, kept, refused } of uploads)
    if (!refused && !(kept === 'yes' || (kept === 'maybe' && committed)))
      await files.remove(storeKey(file_key, folder));
}
