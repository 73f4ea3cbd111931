import type { DiffLine, Span } from '../../lib/text-diff.ts';
import type { Words } from '../../locales/index.ts';

/** What changed between two states of a text; words stand for the signs, so that nothing is told by colour alone. */
export function Diff({
  t,
  lines,
  label,
  lang,
}: {
  t: Words;
  lines: readonly DiffLine[];
  label: string;
  lang?: string;
}) {
  return (
    <div class="diff" role="region" aria-label={label} tabindex={0} lang={lang}>
      {lines.map((line) =>
        line.kind === 'skipped' ? (
          <p class="diff-skipped">{t.common.diff_skipped(line.count)}</p>
        ) : (
          <p class={`diff-line ${line.kind}`}>{line.spans.map((span) => drawn(span))}</p>
        ),
      )}
    </div>
  );
}

function drawn({ kind, text }: Span) {
  // An empty line that came or went is still a line.
  const shown = text === '' ? ' ' : text;
  if (kind === 'same') return shown;
  return kind === 'new' ? <ins>{shown}</ins> : <del>{shown}</del>;
}
