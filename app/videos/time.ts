const written = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/;

/** Seconds of a moment in a video as people write it: 0:42, 12:05, 1:02:03. Null for anything else, and past a day. */
export function readTime(text: string): number | null {
  const found = written.exec(text.trim());
  if (!found) return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = found;
  if (found[1] !== undefined && Number(minutes) > 59) return null;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return whole <= 86_400 ? whole : null;
}

/** A moment in a video, or its length, as people write it. */
export function timeText(seconds: number): string {
  const [hours, rest] = [Math.floor(seconds / 3600), seconds % 3600];
  const two = (part: number): string => String(part).padStart(2, '0');
  const [minutes, last] = [Math.floor(rest / 60), two(Math.floor(rest % 60))];
  return hours > 0 ? `${hours}:${two(minutes)}:${last}` : `${minutes}:${last}`;
}

/** The same for machines (HTML `<time>`, schema.org): PT4M32S. */
export const durationIso = (seconds: number): string => `PT${Math.floor(seconds / 60)}M${seconds % 60}S`;
