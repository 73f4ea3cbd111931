import type { DiffLine } from '../../../lib/text-diff.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Diff } from '../../../ui/parts/diff.tsx';
import { Form } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { momentOf } from '../../moment.ts';
import type { Whole } from '../../content/find-document.ts';
import { content_desk } from '../editorial.ts';
import { contentViews } from '../../content/content-views.ts';
import type { Revision } from '../find-revisions.ts';

export type Comparison = { from: number; to: number; title: readonly DiffLine[]; body: readonly DiffLine[] };

type Props = {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  document: Whole;
  revisions: readonly Revision[];
  compared: Comparison | null;
};

/** What became of a document's text, what each change was, and the way back. */
export function RevisionsPage({ chrome, viewer, now, document, revisions, compared }: Props) {
  const { t, csrf } = chrome;
  const words = t.editorial.revisions;
  const base = `${content_desk}/${document.id}`;
  return (
    <DeskLayout chrome={chrome} title={words.of(document.title)} views={contentViews(t)}>
      <Breadcrumb
        t={t}
        trail={[
          { href: content_desk, label: t.editorial.content },
          { href: base, label: document.title },
        ]}
        current={words.title}
      />
      <PageHeader title={words.of(document.title)} />
      <div class="stack">
        {compared && (
          <section class="stack" aria-labelledby="compared">
            <h2 id="compared">{words.compared(compared.from, compared.to)}</h2>
            {compared.title.length > 0 && (
              <Diff t={t} lines={compared.title} label={t.editorial.title_field} lang={document.locale} />
            )}
            <Diff t={t} lines={compared.body} label={t.editorial.body} lang={document.locale} />
          </section>
        )}
        <Table
          caption={words.title}
          rows={revisions}
          key_of={({ revision }) => revision}
          columns={[
            {
              label: words.revision,
              names: true,
              cell: ({ revision, title }) => (
                <>
                  {t.content.revision(revision)} · <bdi lang={document.locale}>{title}</bdi>
                </>
              ),
            },
            {
              label: t.editorial.changed,
              cell: ({ created_at }) => <Time at={momentOf(chrome, viewer, created_at, now)} />,
            },
            { label: words.by, cell: ({ by }) => <bdi>{by ?? words.system}</bdi> },
            {
              label: words.actions,
              cell: ({ revision }) => (
                <div class="cluster">
                  {revision > 1 && (
                    <a href={`${base}/revisions?from=${revision - 1}&to=${revision}`}>{words.what_changed}</a>
                  )}
                  {revision !== document.revision && (
                    <>
                      <a href={`${base}/revisions?from=${revision}&to=${document.revision}`}>{words.against_now}</a>
                      <Form action={`${base}/revisions/${revision}/restoration`} csrf={csrf}>
                        <input type="hidden" name="version" value={document.version} />
                        <Button size="small">{words.restore}</Button>
                      </Form>
                    </>
                  )}
                </div>
              ),
            },
          ]}
        />
      </div>
    </DeskLayout>
  );
}
