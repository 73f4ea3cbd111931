import type { Said } from './transcript.ts';

/** What is shown from one moment to another, in milliseconds. */
export type Cue = { from_ms: number; to_ms: number; text: string };

/** Characters of a file of captions, and cues in it. */
export const captions_max = 1_048_576;
const cues_max = 10_000;
const arrow = /^((?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3})\s+-->\s+((?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3})(?:\s.*)?$/;
const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
};

/**
 * Reads captions, WebVTT or SubRip: when something is shown and its text, without styles, places or names. Out: the cues, or the number of the
 * first line that cannot be read.
 */
export function readCaptions(file: string): { ok: true; cues: Cue[] } | { ok: false; line: number } {
  const lines = file
    .replace(/^\uFEFF/, '')
    .replaceAll('\0', '')
    .split(/\r\n?|\n/);
  const cues: Cue[] = [];
  let at = 0;
  while (at < lines.length) {
    const begun = at;
    const block: string[] = [];
    for (; at < lines.length && lines[at]?.trim() !== ''; at += 1) block.push(lines[at] ?? '');
    at += 1;
    const first = block[0]?.trim() ?? '';
    if (first === '' || /^(WEBVTT|NOTE|STYLE|REGION)\b/.test(first)) continue;
    const timing = block.findIndex((line) => line.includes('-->'));
    const [, from = '', to = ''] = arrow.exec(block[timing]?.trim() ?? '') ?? [];
    const [from_ms, to_ms] = [milliseconds(from), milliseconds(to)];
    if (timing < 0 || timing > 1 || !(from_ms < to_ms) || cues.length >= cues_max)
      return { ok: false, line: begun + Math.max(0, timing) + 1 };
    const text = plain(block.slice(timing + 1).join('\n'));
    if (text) cues.push({ from_ms, to_ms, text });
  }
  return cues.length > 0 ? { ok: true, cues: cues.toSorted((a, b) => a.from_ms - b.from_ms) } : { ok: false, line: 1 };
}

function milliseconds(time: string): number {
  const parts = time.split(/[:.,]/).map(Number);
  const [ms = NaN, seconds = NaN, minutes = NaN, hours = 0] = parts.toReversed();
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
}

const plain = (text: string): string =>
  text
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => entities[entity] ?? '')
    // A line of its own would end the cue, an arrow begin another.
    .replaceAll('-->', '→')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');

/** Captions as a browser reads them. */
export function writeCaptions(cues: readonly Cue[]): string {
  const block = ({ from_ms, to_ms, text }: Cue): string =>
    `${clock(from_ms)} --> ${clock(to_ms)}\n${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}\n`;
  return `WEBVTT\n\n${cues.map(block).join('\n')}`;
}

function clock(ms: number): string {
  const two = (part: number): string => String(Math.floor(part)).padStart(2, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(Math.floor(ms % 1000)).padStart(3, '0')}`;
}

/** Characters that are read at a glance: two lines. */
const glance = 84;

/** Captions made of a transcript: what is said is cut into what is read at a glance, each for as long as its part of the text takes. */
export function captionsOf(said: readonly Said[], duration_s: number | null): Cue[] {
  return said.flatMap(({ at_s, text }, index) => {
    const until_s = Math.max(at_s + 1, said[index + 1]?.at_s ?? duration_s ?? at_s + Math.max(2, text.length / 15));
    const pieces = glances(text);
    const whole = pieces.reduce((sum, piece) => sum + piece.length, 0);
    let from_ms = at_s * 1000;
    return pieces.map((piece) => {
      const to_ms = from_ms + ((until_s - at_s) * 1000 * piece.length) / whole;
      const cue = { from_ms: Math.round(from_ms), to_ms: Math.round(to_ms), text: piece };
      from_ms = to_ms;
      return cue;
    });
  });
}

function glances(text: string): string[] {
  const pieces: string[] = [];
  for (const word of text.replaceAll('-->', '→').split(/\s+/).filter(Boolean)) {
    const last = pieces.at(-1);
    const whole = last !== undefined && /[.?!…]$/.test(last) && last.length > glance / 3;
    if (last === undefined || whole || last.length + word.length >= glance) pieces.push(word);
    else pieces[pieces.length - 1] = `${last} ${word}`;
  }
  return pieces;
}

const paragraph_ms = 20_000;

/** A transcript made of captions: what is shown in about twenty seconds, up to the end of a sentence, is said in one go. */
export function saidOf(cues: readonly Cue[]): Said[] {
  const said: Said[] = [];
  let begun = -Infinity;
  for (const { from_ms, text } of cues) {
    const line = text.replaceAll('\n', ' ');
    const last = said.at(-1);
    if (last && (from_ms - begun < paragraph_ms || !/[.?!…]$/.test(last.text)) && from_ms - begun < 3 * paragraph_ms) {
      last.text += ` ${line}`;
    } else {
      said.push({ at_s: Math.floor(from_ms / 1000), text: line });
      begun = from_ms;
    }
  }
  return said;
}
