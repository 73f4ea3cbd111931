import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { notThere, type Problem } from '../api.ts';
import type { Written } from './written.ts';

/** Which things a list shows: those in use, the archived, or any. */
export const shown = z.enum(['true', 'false', 'any'], { error: 'invalid_choice' }).default('false');
export const searched = z.string().max(200, { error: 'too_long' }).optional();

/** What a change may say beside the values. `version`: the one that was read; when it holds no more, 409. */
export const change = {
  archived: z.boolean().optional(),
  version: z.number().int().min(1).max(2_147_483_647).optional(),
};

/** The answer to a write that did not happen. */
export function problemOf(written: Extract<Written, { ok: false }>): Problem {
  if (written.reason === 'refused') return { problem: 422, errors: written.errors };
  return written.reason === 'unknown' ? notThere : { problem: 409, state: 'changed_meanwhile' };
}

/** The id a cursor stands for, of a list in the order of ids. */
export const afterOf = (cursor: string | undefined): string | null => readUuid(decodeCursor(cursor ?? null, 1)?.[0]);
export const cursorOf = ({ id: last }: { id: string }): string => encodeCursor([last]);
