import { readTime, timeText } from './time.ts';

/** Something said from a moment on. */
export type Said = { at_s: number; text: string };
export type Transcript = { /** What stands before the first time. */ before: string; said: Said[] };

const beginning = /^\[?((?:\d{1,2}:)?\d{1,3}:[0-5]\d)\]?(?:\s*[-–—:]\s*|\s+|$)(.*)$/;

/**
 * Reads a transcript: what is said from a moment on stands on a line that begins with it, `[0:42]` or `0:42`. Lines without a time, or with one
 * that goes back, belong to what was being said.
 */
export function readTranscript(body: string): Transcript {
  const before: string[] = [];
  const said: (Said & { lines: string[] })[] = [];
  for (const line of body.split('\n')) {
    const [, time = '', rest = ''] = beginning.exec(line.trim()) ?? [];
    const at_s = readTime(time);
    const last = said.at(-1);
    if (at_s !== null && at_s >= (last?.at_s ?? 0)) said.push({ at_s, text: '', lines: [rest] });
    else (last?.lines ?? before).push(line);
  }
  const joined = (lines: readonly string[]): string => lines.join('\n').trim();
  return {
    before: joined(before),
    said: said
      .map(({ at_s, lines }) => ({ at_s, text: joined(lines).replaceAll(/\s*\n\s*/g, ' ') }))
      .filter(({ text }) => text !== ''),
  };
}

/** The line of a transcript that says a time before the one above it, counted from 1; null: all go forward. */
export function backwards(body: string): number | null {
  let last = 0;
  for (const [index, line] of body.split('\n').entries()) {
    const at_s = readTime(beginning.exec(line.trim())?.[1] ?? '');
    if (at_s === null) continue;
    if (at_s < last) return index + 1;
    last = at_s;
  }
  return null;
}

/** A transcript as its editor sees it. */
export const writeTranscript = (said: readonly Said[]): string =>
  said.map(({ at_s, text }) => `[${timeText(at_s)}] ${text}`).join('\n\n');
