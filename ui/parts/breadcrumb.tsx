import type { Words } from '../../locales/index.ts';

/** The way here; the last step is this page and no link. */
export function Breadcrumb({
  t,
  trail,
  current,
}: {
  t: Words;
  trail: readonly { href: string; label: string }[];
  current: string;
}) {
  return (
    <nav class="breadcrumb" aria-label={t.common.you_are_here}>
      <ol>
        {trail.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
        <li aria-current="page">{current}</li>
      </ol>
    </nav>
  );
}
