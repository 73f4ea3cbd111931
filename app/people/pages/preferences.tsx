import type { Chrome } from '../../../ui/chrome.ts';
import { BareLayout } from '../../../ui/bare-layout.tsx';
import { Frame } from '../../../ui/parts/frame.tsx';
import { LanguageSwitch } from '../../../ui/parts/preferences.tsx';

/** The language of the interface, for whoever comes from a page that visitors share. */
export function PreferencesPage({ chrome }: { chrome: Chrome }) {
  return (
    <BareLayout chrome={chrome} title={chrome.t.common.language} languages={false}>
      <h1>{chrome.t.common.language}</h1>
      <Frame id="language">
        <LanguageSwitch chrome={chrome} />
      </Frame>
    </BareLayout>
  );
}
