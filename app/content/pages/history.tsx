import type { DiffLine } from '../../../lib/text-diff.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Diff } from '../../../ui/parts/diff.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Select } from '../../../ui/parts/select.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { areas, documentPath } from '../document.ts';
import type { Shown } from '../find.ts';
import type { Revision } from '../find-history.ts';
import { whenOf } from '../when.ts';

type Props = {
  chrome: Chrome;
  time_zone: string;
  now: Date;
  document: Shown;
  revisions: readonly Revision[];
  /** Whether the reader may know who wrote a revision. */
  names: boolean;
  compared: { from: number; to: number; lines: readonly DiffLine[] } | null;
};

/** When a page changed, and what: any two revisions compared. */
export function HistoryPage({ chrome, time_zone, now, document, revisions, names, compared }: Props) {
  const { t } = chrome;
  const { content, reading } = t;
  const path = documentPath(document);
  const options = revisions.map(({ revision }) => ({ value: String(revision), label: content.revision(revision) }));
  const trail = [
    { href: areas[document.kind], label: content.areas[document.kind] },
    { href: path, label: document.title },
  ];
  const before = ({ revision }: Revision) => revisions.find((other) => other.revision < revision)?.revision;
  return (
    <Layout chrome={chrome} title={`${reading.history} · ${document.title}`}>
      <Breadcrumb t={t} trail={trail} current={reading.history} />
      <PageHeader title={reading.history} lead={reading.history_lead} />
      <div class="stack">
        {compared ? (
          <section class="stack" aria-labelledby="compared">
            <h2 id="compared">{reading.changes_between(compared.from, compared.to)}</h2>
            <Diff
              t={t}
              lines={compared.lines}
              label={reading.changes_between(compared.from, compared.to)}
              lang={document.locale}
            />
          </section>
        ) : (
          <p class="soft">{reading.history_one}</p>
        )}
        {revisions.length > 1 && (
          <form action={`${path}/history`} class="filter-form" aria-label={reading.compare}>
            <Select name="from" label={reading.older} options={options} value={String(compared?.from)} />
            <Select name="to" label={reading.newer} options={options} value={String(compared?.to)} />
            <Button>{reading.compare}</Button>
          </form>
        )}
        {revisions.length > 0 && (
          <Table
            caption={reading.history}
            rows={revisions}
            key_of={({ revision }) => String(revision)}
            columns={[
              {
                label: reading.revision_column,
                names: true,
                cell: (row) => {
                  const older = before(row);
                  return (
                    <>
                      {content.revision(row.revision)}
                      {row.revision === document.revision && ` · ${reading.current}`}
                      {older && (
                        <>
                          {' '}
                          <a class="small" href={`${path}/history?from=${older}&to=${row.revision}`}>
                            {reading.see_changes}
                          </a>
                        </>
                      )}
                    </>
                  );
                },
              },
              {
                label: content.updated,
                cell: (row) => <Time at={whenOf(chrome, { time_zone, now }, row.created_at)} />,
              },
              ...(names
                ? [{ label: reading.changed_by_column, cell: (row: Revision) => <bdi>{row.person_name ?? '–'}</bdi> }]
                : []),
            ]}
          />
        )}
      </div>
    </Layout>
  );
}
