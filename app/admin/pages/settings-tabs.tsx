import type { Chrome } from '../../../ui/chrome.ts';
import { Tabs } from '../../../ui/parts/tabs.tsx';

/** The pages of the settings. */
export function SettingsTabs({ chrome }: { chrome: Chrome }) {
  const { t, path } = chrome;
  const current = path.split('?')[0];
  const tabs = [
    { href: '/desk/settings', label: t.admin.brand },
    { href: '/desk/settings/mails', label: t.mail_texts.title },
  ];
  return <Tabs label={t.admin.settings} tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />;
}
