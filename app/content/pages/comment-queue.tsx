import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Button } from '../../../ui/parts/button.tsx';
import { Card, CardBody } from '../../../ui/parts/card.tsx';
import { Chip } from '../../../ui/parts/chip.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { errorOf, ErrorSummary, Form, FormActions, type Refusal } from '../../../ui/parts/form.tsx';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { TextArea } from '../../../ui/parts/text-area.tsx';
import { Tabs } from '../../../ui/parts/tabs.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { Written } from '../../../ui/parts/written.tsx';
import { momentOf } from '../../moment.ts';
import { documentPath } from '../document.ts';
import { comment_max } from '../feedback.ts';
import type { Queued, QueueKind } from '../find-comments.ts';
import { contentViews } from '../content-views.ts';
import { content_paths } from '../paths.ts';

export type RefusedDecision = { id: string; typed: Record<string, string>; errors: readonly Refusal[] };

type Props = {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  rows: readonly Queued[];
  show: QueueKind;
  /** The place this page begins after; null: at the beginning. */ at: string | null;
  next: string | null;
  notice?: string | undefined;
  refused?: RefusedDecision | undefined;
};

/** What readers wrote and an editor has to read; or what was decided of it. */
export function CommentQueuePage({ chrome, viewer, now, rows, show, at, next, notice, refused }: Props) {
  const { t } = chrome;
  const { reading } = t;
  const tabs = [
    { href: content_paths.comments, label: reading.waiting, current: show === 'pending' },
    { href: `${content_paths.comments}?show=decided`, label: reading.decided, current: show === 'decided' },
  ];
  return (
    <DeskLayout
      chrome={chrome}
      title={reading.queue}
      views={contentViews(t)}
      notice={notice}
      refused={refused !== undefined}
    >
      <PageHeader title={reading.queue} lead={reading.queue_lead} />
      <Tabs label={reading.queue} tabs={tabs} />
      {rows.length === 0 ? (
        <Empty icon="message-circle" title={show === 'pending' ? reading.queue_empty : reading.decided_empty}>
          {show === 'pending' && reading.queue_empty_hint}
        </Empty>
      ) : (
        <div class="stack">
          {rows.map((row) => (
            <Card>
              <CardBody>
                <Said {...{ chrome, viewer, now, row }} />
                {row.state === 'pending' ? (
                  <Decide chrome={chrome} row={row} at={at} refused={refused?.id === row.id ? refused : undefined} />
                ) : (
                  <p class="cluster">
                    <Chip tone={row.state === 'published' ? 'go' : 'rest'}>{reading.states[row.state]}</Chip>
                    {row.answer && <span>{row.answer}</span>}
                  </p>
                )}
              </CardBody>
            </Card>
          ))}
        </div>
      )}
      <Pagination
        t={t}
        previous={at === null ? null : (tabs.find(({ current }) => current)?.href ?? null)}
        next={next}
      />
    </DeskLayout>
  );
}

function Said({ chrome, viewer, now, row }: Pick<Props, 'chrome' | 'viewer' | 'now'> & { row: Queued }) {
  return (
    <>
      <h2>
        <a href={`${documentPath(row)}#comments`}>
          <bdi lang={row.locale}>{row.title}</bdi>
        </a>
      </h2>
      <p class="small soft">
        <bdi>{[row.person_name, row.organization_name].filter(Boolean).join(' · ')}</bdi> ·{' '}
        <Time at={momentOf(chrome, viewer, row.created_at, now)} />
      </p>
      <Written html={row.html} text={row.body} />
    </>
  );
}

type DecideProps = { chrome: Chrome; row: Queued; at: string | null; refused: RefusedDecision | undefined };

function Decide({ chrome, row, at, refused }: DecideProps) {
  const { t } = chrome;
  const { reading } = t;
  const errors = refused?.errors ?? [];
  return (
    <Form
      action={`${content_paths.comments}/${row.id}${at ? `?after=${at}` : ''}`}
      csrf={chrome.csrf}
      label={row.title}
      unsaved={t.common.unsaved}
    >
      <ErrorSummary t={t} errors={errors} labels={{ answer: reading.answer }} />
      <input type="hidden" name="version" value={row.version} />
      <TextArea
        name="answer"
        id={refused ? 'answer' : `answer-${row.id}`}
        label={reading.answer}
        optional={t.common.optional}
        hint={reading.answer_hint}
        rows={2}
        maxlength={comment_max}
        value={refused?.typed['answer']}
        error={errorOf(errors, 'answer')}
      />
      <FormActions>
        <Button look="main" name="outcome" value="published">
          {reading.publish}
        </Button>
        <Button name="outcome" value="refused">
          {reading.refuse}
        </Button>
      </FormActions>
    </Form>
  );
}
