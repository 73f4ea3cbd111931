/** First letters of the first and last name, for any alphabet. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => Array.from(word ?? '')[0]?.toLocaleUpperCase() ?? '').join('') || '?';
}

/** A face made of initials; filled for staff. Decorative: the name always stands beside it. */
export function Avatar({ name, staff = false }: { name: string; staff?: boolean }) {
  return (
    <span class={staff ? 'avatar staff' : 'avatar'} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
