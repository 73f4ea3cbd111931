import { formatOf } from '../../../lib/format.ts';
import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Callout } from '../../../ui/parts/callout.tsx';
import { Chip, WhoseTurn } from '../../../ui/parts/chip.tsx';
import { Expander } from '../../../ui/parts/expander.tsx';
import { ErrorSummary, type Refusal } from '../../../ui/parts/form.tsx';
import { numberText } from '../../moment.ts';
import type { Draft } from '../../tickets/pages/answer-box.tsx';
import { Conversation } from '../../tickets/pages/conversation.tsx';
import { historyAddress } from '../../tickets/history-query.ts';
import { numberOf } from '../../tickets/pages/event.tsx';
import { Meanwhile } from '../../tickets/pages/meanwhile.tsx';
import { SincePanel } from '../../tickets/pages/since.tsx';
import { StatusChip } from '../../tickets/pages/row.tsx';
import type { Told } from '../../tickets/read-case.ts';
import { turns } from '../../tickets/ticket.ts';
import type { Choices } from '../find.ts';
import type { CustomerFacts } from '../find-facts.ts';
import type { DeskListed } from '../find-list.ts';
import type { StepName } from '../steps.ts';
import { type DeskListing, deskQuery } from '../view.ts';
import { caseCommands, Commands } from './commands.tsx';
import { Composer } from './composer.tsx';
import { Keys } from './keys.tsx';
import { Side } from './side.tsx';
import { type Counted, viewsOf, viewTitle } from './views.ts';

export type CaseProps = {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  listing: DeskListing;
  counts: Counted;
  list: DeskListed;
  choices: Choices;
  told: Told;
  facts: CustomerFacts;
  /** How many public messages and events the page shows; the answer carries it. */
  seen: number;
  /** Of every step but an answer. */
  submission_id: string;
  /** The answer, note, proposal or question being written. */
  draft: Draft;
  intent: string;
  /** What lies in the draft of a step that did not go through. */
  files: Draft['files'];
  present: readonly { name: string; state: 'here' | 'writing' }[];
  /** A step that did not go through, with its words. */
  typed: { step: StepName; form: Record<string, string> } | null;
  errors: readonly Refusal[];
  /** So many messages and events the writer of a held-back answer had not seen. */
  news?: number;
  refused?: boolean;
  notice?: string | undefined;
};

const base = '/desk/tickets';

/** A request beside the list it was opened from: what was said, who else is here, what can be done. */
export function CasePage(props: CaseProps) {
  const { chrome, viewer, now, listing, counts, list, told, present, errors, news = 0, refused, typed } = props;
  const { t, locale } = chrome;
  const { ticket, entries, earlier, seen, cut } = told;
  const gap = cut && historyAddress(`${base}/${ticket.number}/history`, { before: cut, q: '' });
  const number = numberOf(chrome, ticket.number);
  const here = deskQuery(listing, { after: listing.after });
  const turn = turns[ticket.status];
  const views = viewsOf(chrome, counts, listing);
  const fresh = news > 0 ? entries.filter((entry) => !internal(entry)).slice(-news) : [];
  return (
    <DeskLayout
      chrome={chrome}
      title={ticket.subject}
      views={views}
      fit="flush"
      notice={props.notice}
      refused={errors.length > 0 || news > 0 || refused === true}
    >
      <div
        class="desk-panes"
        data-controller="live"
        data-live-stream-value={`${base}/${ticket.number}/stream`}
        data-live-presence-value={`${base}/${ticket.number}/presence`}
      >
        <nav class="desk-rows" aria-label={viewTitle(chrome, counts, listing)} id="desk-rows" data-live>
          {list.rows.map((row) => (
            <a
              href={`${base}/${row.number}${here}`}
              data-row
              aria-current={row.number === ticket.number ? 'page' : undefined}
            >
              <strong>
                <bdi>{row.subject}</bdi>
              </strong>
              <span class="soft">
                <bdi>{row.organization_name}</bdi> ·{' '}
                <span class="nowrap">{t.tickets.number(numberText(locale, row.number))}</span> ·{' '}
                {t.tickets.status[row.status]}
              </span>
            </a>
          ))}
        </nav>
        <div class="desk-case">
          <Breadcrumb
            t={t}
            trail={[{ href: `/desk${here}`, label: viewTitle(chrome, counts, listing) }]}
            current={number}
          />
          <header class="desk-case-head">
            <h1>
              <bdi>{ticket.subject}</bdi>
            </h1>
            <div class="cluster small" id="case-state" data-live aria-live="polite">
              <StatusChip chrome={chrome} status={ticket.status} />
              {turn && <WhoseTurn t={t} turn={turn} reader="staff" />}
              {ticket.closes_at && (
                <span class="soft">{t.desk.until(formatOf(locale, viewer.time_zone).date_time(ticket.closes_at))}</span>
              )}
              <span class="soft">{t.desk.severities[ticket.severity]}</span>
              {present.map(({ name, state }) => (
                <Chip tone="go">{t.desk.present[state](name)}</Chip>
              ))}
            </div>
          </header>
          {refused && <Meanwhile {...{ chrome, viewer, told, now }} kept={Boolean(typed?.form['message'])} />}
          {news > 0 && (
            <div class="error-summary" role="alert" tabindex={-1} autofocus aria-labelledby="held-title">
              <h2 id="held-title">{t.desk.held_title}</h2>
              <p>{t.desk.held(news)}</p>
              <Conversation {...{ chrome, viewer, now, seen, base }} entries={fresh} label={t.desk.held_new} />
              <p class="small soft">{t.desk.held_kept}</p>
            </div>
          )}
          <ErrorSummary t={t} errors={errors} labels={t.desk.labels} />
          <SincePanel {...{ chrome, viewer, told, now, base }} />
          {earlier.length > 0 && (
            <Expander title={t.conversation.earlier(earlier.filter(({ is }) => is !== 'event').length)}>
              <Conversation {...{ chrome, viewer, now, seen, base }} entries={earlier} numbered />
            </Expander>
          )}
          <div class="desk-thread" id="case-thread" data-live>
            <Conversation {...{ chrome, viewer, now, entries, seen, base, gap }} />
          </div>
          {turn !== null ? (
            <Composer {...props} />
          ) : (
            <Callout t={t} kind="tip">
              <p>{t.desk.ended}</p>
            </Callout>
          )}
        </div>
        <Side {...props} />
      </div>
      <Keys t={t} />
      <Commands
        {...{ chrome, views }}
        own={caseCommands(chrome, ticket.number, ticket.organization_id, turn !== null)}
      />
    </DeskLayout>
  );
}

// What the customer does not see is never news to an answer.
function internal(entry: Told['entries'][number]): boolean {
  if (entry.is === 'saying') return entry.saying.kind === 'note';
  return entry.is === 'opening' || entry.event.event === 'ticket_assigned' || entry.event.event === 'ticket_classified';
}
