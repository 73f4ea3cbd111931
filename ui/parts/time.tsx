/** A moment as the reader says it; `exact` is shown on hover. All three come from `lib/format.ts`. */
export type Moment = { iso: string; text: string; exact?: string | undefined };

export function Time({ at }: { at: Moment }) {
  return (
    <time datetime={at.iso} title={at.exact}>
      {at.text}
    </time>
  );
}
