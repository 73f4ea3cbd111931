import type { Socket } from 'node:net';
import path from 'node:path';
import { createHash } from 'node:crypto';
import type { Asked, Reader } from '../search-index/types.ts';

/** A question over the socket, one line of JSON each; the answer carries the same number. */
export type Question =
  | { number: number; what: 'ask' | 'suggest'; asked: Asked; reader: Reader }
  | { number: number; what: 'condition' | 'hurry' };

/** `away`: there are no lists yet. `failed`: this question cannot be answered. */
export type Reply =
  { number: number; answer: unknown } | { number: number; away: true } | { number: number; failed: true };

const longest_line = 8 * 1_048_576;

/** Hands on every line that comes; a peer that sends a line without end is hung up on. */
export function onLines(socket: Socket, hear: (line: string) => void): void {
  let rest: Buffer[] = [];
  let size = 0;
  socket.on('data', (part: Buffer) => {
    let from = 0;
    for (let end = part.indexOf(10); end >= 0; end = part.indexOf(10, from)) {
      const last = part.subarray(from, end);
      hear(rest.length === 0 ? last.toString() : Buffer.concat([...rest, last]).toString());
      rest = [];
      size = 0;
      from = end + 1;
    }
    if (from === part.length) return;
    rest.push(part.subarray(from));
    size += part.length - from;
    if (size > longest_line) socket.destroy();
  });
}

/** Where the lists of a data folder are kept. */
export const listsFolder = (data_dir: string): string => path.join(data_dir, 'search');

/** The socket of the lists: in their folder, or in a short one when its path is too long for one. */
export function socketPath(data_dir: string): string {
  const here = path.join(listsFolder(data_dir), 'socket');
  if (Buffer.byteLength(here) <= 100) return here;
  const name = createHash('sha256').update(data_dir).digest('hex').slice(0, 12);
  return path.join('/tmp', `arrimo-search-${name}`, 'socket');
}
