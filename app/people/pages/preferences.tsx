import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Frame } from '../../../ui/parts/frame.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { LanguageSwitch } from '../../../ui/parts/preferences.tsx';

/** The language of the interface, for whoever comes from a page that visitors share. */
export function PreferencesPage({ chrome }: { chrome: Chrome }) {
  return (
    <Layout chrome={chrome} title={chrome.t.common.language}>
      <PageHeader title={chrome.t.common.language} />
      <Frame id="language">
        <LanguageSwitch chrome={chrome} />
      </Frame>
    </Layout>
  );
}
