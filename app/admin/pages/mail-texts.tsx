import { locales } from '../../../locales/index.ts';
import { type Chrome, locale_names } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { isMailed, type Mailed, notice_groups, type NoticeGroup, type Told } from '../../tickets/notice.ts';
import { SettingsTabs } from './settings-tabs.tsx';

/** Every mail about a request or a comment and the languages it is worded in. */
export function MailTextsPage({ chrome, changed }: { chrome: Chrome; changed: ReadonlySet<string> }) {
  const { t } = chrome;
  const words = t.mail_texts;
  const groups = Object.entries(notice_groups) as [NoticeGroup, readonly Told[]][];
  return (
    <DeskLayout chrome={chrome} title={words.title}>
      <PageHeader title={words.title} lead={words.lead} />
      <SettingsTabs chrome={chrome} />
      <div class="stack mail-lists">
        {groups.map(([group, events]) => (
          <Table
            caption={t.notices.groups[group]}
            titled
            rows={events.filter(isMailed)}
            key_of={(event: Mailed) => event}
            columns={[
              { label: words.mail, names: true, cell: (event: Mailed) => t.notices.events[event] },
              ...locales.map((locale) => ({
                label: locale_names[locale],
                cell: (event: Mailed) => (
                  <a href={`/desk/settings/mails/${event}/${locale}`}>
                    {changed.has(`${event} ${locale}`) ? <Chip tone="go">{words.changed}</Chip> : words.original}
                    <span class="hidden-text">: {words.edit(t.notices.events[event], locale_names[locale])}</span>
                  </a>
                ),
              })),
            ]}
          />
        ))}
      </div>
    </DeskLayout>
  );
}
