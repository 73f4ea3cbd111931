import { createHash } from 'node:crypto';

/** Bytes of one file of documents, at most. */
export const content_file_max = 20 * 1_048_576;

/** What may be drawn on a page; everything else is handed out. */
export const isImage = (media_type: string | null): boolean =>
  media_type !== null && /^image\/(?:png|jpeg|gif|webp|avif)$/.test(media_type);

/** The id of a file that has none where it comes from: the same bytes have the same, however often they come. */
export function idOfBytes(bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest().subarray(0, 16);
  // As RFC 9562 says it of ids that somebody makes in a way of their own.
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
