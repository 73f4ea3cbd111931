import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Card } from '../../../ui/parts/card.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import type { Entry } from '../entries.ts';
import type { Case, Link } from '../find-case.ts';
import { Conversation } from './conversation.tsx';
import { numberOf } from './event.tsx';

type Props = {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  ticket: Case;
  chain: readonly Link[];
  entries: readonly Entry[];
  seen: ReadonlySet<number>;
  q: string;
  /** Address of the entries before these; null: these are the first. */ older: string | null;
  /** These are not the newest. */ further: boolean;
};

/** A request and its follow-ups as one conversation, with one search. */
export function HistoryPage({ chrome, viewer, now, ticket, chain, entries, seen, q, older, further }: Props) {
  const { t } = chrome;
  const words = t.conversation;
  const here = `/tickets/${ticket.number}/history`;
  const trail = [
    { href: '/tickets', label: t.tickets.tickets },
    { href: `/tickets/${ticket.number}`, label: numberOf(chrome, ticket.number) },
  ];
  return (
    <Layout chrome={chrome} title={`${words.history_title}: ${ticket.subject}`}>
      <Breadcrumb t={t} trail={trail} current={words.history_title} />
      <div class="stack">
        <PageHeader
          title={ticket.subject}
          lead={words.history_lead(chain.length)}
          actions={
            <a class="button" href={`/tickets/${ticket.number}/case.pdf`} download data-turbo="false">
              {words.pdf}
            </a>
          }
        />
        <search class="filters">
          <form action={here} class="filter-form">
            <Field name="q" label={words.history_search} value={q} maxlength={100} />
            <Button icon="search">{t.common.filter}</Button>
            {q && <a href={here}>{t.common.clear}</a>}
          </form>
        </search>
        {older && (
          <p class="pagination">
            <a class="button small" rel="prev" href={older}>
              {words.history_older}
            </a>
          </p>
        )}
        {entries.length > 0 ? (
          <Card label={words.history_title}>
            <Conversation {...{ chrome, viewer, now, entries, seen }} numbered={chain.length > 1} />
          </Card>
        ) : (
          <Empty title={words.history_none} action={<LinkButton href={here}>{t.common.clear}</LinkButton>}>
            {words.history_none_hint}
          </Empty>
        )}
        {further && (
          <p class="pagination">
            <a class="button small" href={q ? `${here}?${new URLSearchParams({ q })}` : here}>
              {words.history_newest}
            </a>
          </p>
        )}
      </div>
    </Layout>
  );
}
