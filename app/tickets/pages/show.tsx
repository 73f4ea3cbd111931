import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Card } from '../../../ui/parts/card.tsx';
import { Expander } from '../../../ui/parts/expander.tsx';
import { ErrorSummary, type Refusal } from '../../../ui/parts/form.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { historyAddress } from '../history-query.ts';
import type { Told } from '../read-case.ts';
import { turns } from '../ticket.ts';
import { AnswerBox, type Draft } from './answer-box.tsx';
import { Conversation } from './conversation.tsx';
import { numberOf } from './event.tsx';
import { Facts } from './facts.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { Progress } from './progress.tsx';
import { SincePanel } from './since.tsx';
import { TurnPanel } from './turn-panel.tsx';

/** How far a request has come, whose turn it is, all that was said and happened, and where to answer. */
export function ShowPage({
  chrome,
  viewer,
  told,
  now,
  draft,
  notice,
  errors = [],
  refused,
}: {
  chrome: Chrome;
  viewer: Person;
  told: Told;
  now: Date;
  draft: Draft;
  notice?: string | undefined;
  errors?: readonly Refusal[];
  /** Something was sent that the request no longer takes. */ refused?: boolean;
}) {
  const { t } = chrome;
  const { ticket, entries, earlier, seen, cut } = told;
  const gap = cut && historyAddress(`/tickets/${ticket.number}/history`, { before: cut, q: '' });
  const number = numberOf(chrome, ticket.number);
  return (
    <Layout chrome={chrome} title={ticket.subject} notice={notice} refused={errors.length > 0}>
      <Breadcrumb t={t} trail={[{ href: '/tickets', label: t.tickets.tickets }]} current={number} />
      <PageHeader title={ticket.subject} />
      {refused && <Meanwhile {...{ chrome, viewer, told, now }} kept={draft.message !== ''} />}
      <ErrorSummary t={t} errors={errors} labels={{ message: t.conversation.answer, files: t.opening.files }} />
      <Progress chrome={chrome} viewer={viewer} ticket={ticket} happened={told.happened} />
      <div class="columns-aside">
        <div class="stack" data-controller="live" data-live-stream-value={`/tickets/${ticket.number}/stream`}>
          <TurnPanel {...{ chrome, viewer, ticket, now }} submission_id={draft.submission_id} />
          <SincePanel {...{ chrome, viewer, told, now }} />
          {earlier.length > 0 && (
            <Expander title={t.conversation.earlier(earlier.filter(({ is }) => is !== 'event').length)}>
              {told.earlier_cut && <p class="soft small">{t.conversation.earlier_cut}</p>}
              <Conversation
                {...{ chrome, viewer, now, seen }}
                entries={earlier}
                numbered
                label={t.conversation.earlier(earlier.length)}
              />
              <p>
                <a href={`/tickets/${ticket.number}/history`}>{t.conversation.whole_history}</a>
              </p>
            </Expander>
          )}
          <Card label={t.tickets.conversation}>
            <div id="case-thread" data-live>
              <Conversation {...{ chrome, viewer, now, entries, seen, gap }} since={ticket.read_at} />
            </div>
            {turns[ticket.status] !== null && <AnswerBox {...{ chrome, ticket, draft, errors }} />}
          </Card>
        </div>
        <Facts {...{ chrome, viewer, told, now }} />
      </div>
    </Layout>
  );
}
