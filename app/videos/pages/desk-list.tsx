import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { LinkButton } from '../../../ui/parts/button.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { isListed } from '../../content/document.ts';
import { momentOf } from '../../moment.ts';
import type { allVideos } from '../find.ts';
import { timeText } from '../time.ts';

type Kept = Awaited<ReturnType<typeof allVideos>>[number];

type Props = {
  chrome: Chrome;
  time_zone: string;
  now: Date;
  rows: readonly Kept[];
  next: string | null;
};

/** Every video there is, for whoever looks after them. */
export function DeskVideosPage({ chrome, time_zone, now, rows, next }: Props) {
  const { t } = chrome;
  const words = t.videos;
  return (
    <DeskLayout chrome={chrome} title={words.desk}>
      <PageHeader
        title={words.desk}
        lead={words.desk_lead}
        actions={
          <LinkButton href="/desk/videos/new" icon="plus">
            {words.new_one}
          </LinkButton>
        }
      />
      {rows.length === 0 ? (
        <Empty icon="play" title={words.none}>
          {words.none_hint}
        </Empty>
      ) : (
        <Table
          caption={words.desk}
          rows={rows}
          key_of={({ id }) => id}
          columns={[
            {
              label: words.name,
              names: true,
              cell: ({ id, title, locale }) => (
                <a href={`/desk/videos/${id}`}>
                  <bdi lang={locale}>{title}</bdi>
                </a>
              ),
            },
            {
              label: words.module,
              cell: ({ module_name, routine_code }) => (
                <bdi>{[module_name, routine_code].filter(Boolean).join(' · ')}</bdi>
              ),
            },
            {
              label: words.state,
              cell: ({ state }) => <Chip tone={isListed(state) ? 'go' : 'rest'}>{words.states[state]}</Chip>,
            },
            {
              label: words.source,
              cell: ({ file_key, youtube_id }) =>
                file_key ? words.source_file : youtube_id ? words.source_youtube : words.source_none,
            },
            { label: words.duration, numeric: true, cell: ({ duration_s }) => duration_s && timeText(duration_s) },
            { label: words.captions, cell: ({ captions }) => captions.join(', ') },
            {
              label: t.content.updated,
              cell: ({ updated_at }) => <Time at={momentOf(chrome, { time_zone }, updated_at, now)} />,
            },
          ]}
        />
      )}
      <Pagination t={t} previous={null} next={next} />
    </DeskLayout>
  );
}
