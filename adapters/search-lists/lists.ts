import type { Answer, Asked, Reader, Suggested } from '../search-index/types.ts';

/**
 * What the lists have not seen: rows written by transaction `before` or a later one, or by one of `open`, which were running when they
 * last looked. Whoever asks reads these rows too.
 */
export type Unseen = { before: string; open: readonly string[] };

/** What the lists propose, and what they do not know yet. */
export type Proposal<Of> = Of & { unseen: Unseen };

/** Tells how the lists are. `since`: up to where they know, in seconds ago. */
export type Condition = { ready: boolean; rows: number; folded: number; age: number };

/** The lists of this machine, wherever they are. Each question throws `ListsAway` when nobody answers in time. */
export type Lists = {
  ask(asked: Asked, reader: Reader): Promise<Proposal<Answer>>;
  suggest(asked: Asked, reader: Reader): Promise<Proposal<Suggested>>;
  /** More rows are unseen than one likes: they should look now. */
  hurry(): void;
  condition(): Promise<Condition>;
  close(): Promise<void>;
};

/** Nobody answers for the lists: they are being made, or their process is starting again. */
export class ListsAway extends Error {}

/** As text, the name of a moment: `before:open,open`. */
export const momentOf = ({ before, open }: Unseen): string => `${before}:${open.join(',')}`;

/** The moment of a text; null when it is none. */
export function readMoment(text: string): Unseen | null {
  const [, before, open] = /^(\d+):((?:\d+,)*\d*)$/.exec(text) ?? [];
  return before === undefined || open === undefined ? null : { before, open: open === '' ? [] : open.split(',') };
}
