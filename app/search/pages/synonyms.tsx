import type { Person } from '../../../lib/viewer.ts';
import { type Chrome, locale_names } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf } from '../../moment.ts';
import type { KeptSynonyms } from '../find-synonyms.ts';
import { editor_paths } from '../editors.ts';
import { EditorTabs } from './editor-tabs.tsx';

type Props = {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  groups: readonly KeptSynonyms[];
  notice: string | undefined;
};

/** Every group of words that mean the same. */
export function SynonymsPage({ chrome, viewer, now, groups, notice }: Props) {
  const { t } = chrome;
  const words = t.search.synonyms;
  const add = (
    <LinkButton look="main" icon="plus" href={`${editor_paths.synonyms}/new`}>
      {words.add}
    </LinkButton>
  );
  return (
    <DeskLayout chrome={chrome} title={words.title} notice={notice}>
      <PageHeader title={t.search.editors.title} lead={words.lead} actions={groups.length > 0 && add} />
      <EditorTabs chrome={chrome} current="synonyms" />
      {groups.length === 0 ? (
        <Empty icon="lightbulb" title={words.none} action={add}>
          {words.none_hint}
        </Empty>
      ) : (
        <Table
          caption={words.title}
          rows={groups}
          key_of={({ id }) => id}
          columns={[
            {
              label: words.words,
              names: true,
              cell: ({ id, locale, words: said, leads_to }) => (
                <a href={`${editor_paths.synonyms}/${id}`}>
                  <bdi lang={locale}>{said.join(', ')}</bdi>
                  {leads_to.length > 0 && (
                    <>
                      {' → '}
                      <bdi lang={locale}>{leads_to.join(', ')}</bdi>
                    </>
                  )}
                </a>
              ),
            },
            { label: words.way, cell: ({ leads_to }) => (leads_to.length > 0 ? words.one_way : words.both_ways) },
            { label: t.common.language, cell: ({ locale }) => locale_names[locale] },
            {
              label: words.changed,
              cell: ({ changed_at, changed_by_name }) => (
                <>
                  <Time at={momentOf(chrome, viewer, changed_at, now)} />
                  {changed_by_name && (
                    <>
                      {' · '}
                      <bdi>{changed_by_name}</bdi>
                    </>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
    </DeskLayout>
  );
}
