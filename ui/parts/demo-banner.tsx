import type { Words } from '../../locales/index.ts';

/** Says that nothing here is real; not dismissable, because it stays true. */
export function DemoBanner({ t }: { t: Words }) {
  return (
    <aside class="demo-banner" aria-label={t.common.demo_title}>
      <p>{t.common.demo_banner}</p>
    </aside>
  );
}
