import type { Chrome } from './chrome.ts';
import { KitForms } from './kit/forms.tsx';
import { KitLists } from './kit/lists.tsx';
import { KitSigns } from './kit/signs.tsx';
import { KitThread } from './kit/thread.tsx';
import { Layout } from './layout.tsx';
import { PageHeader } from './parts/page-header.tsx';
import { Tabs } from './parts/tabs.tsx';

/** Every part of the interface in every state, for whoever builds pages; the theme comes from `?theme=light|dark`. */
export function KitPage({ chrome, theme }: { chrome: Chrome; theme: 'system' | 'light' | 'dark' }) {
  const shown = { ...chrome, theme };
  const names = {
    system: chrome.t.common.theme_system,
    light: chrome.t.common.theme_light,
    dark: chrome.t.common.theme_dark,
  };
  return (
    <Layout chrome={shown} title="Kit">
      <PageHeader title="Kit" lead="Parts of the interface in all their states, with sample words in Portuguese." />
      <Tabs
        label={chrome.t.common.theme}
        tabs={(['system', 'light', 'dark'] as const).map((choice) => ({
          href: `?theme=${choice}`,
          label: names[choice],
          current: choice === theme,
        }))}
      />
      <div class="stack kit">
        <KitSigns chrome={shown} />
        <KitLists chrome={shown} />
        <KitThread chrome={shown} />
        <KitForms chrome={shown} />
      </div>
    </Layout>
  );
}
