import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/parts/button.tsx';
import { Card } from '../../../ui/parts/card.tsx';
import { Empty } from '../../../ui/parts/empty.tsx';
import { Field } from '../../../ui/parts/field.tsx';
import { PageHeader } from '../../../ui/parts/page-header.tsx';
import { Conversation } from './conversation.tsx';
import { historyAddress, type HistoryAsked } from '../history-query.ts';
import type { Stretched } from '../read-case.ts';
import { numberOf } from './event.tsx';

type Props = { chrome: Chrome; viewer: Person; now: Date; found: Stretched; asked: HistoryAsked };
type Place = { base: string; pdf: { file: string; label: string } };

/** A request and its follow-ups as one conversation, with one search. `base`: where requests are read; `pdf`: the same to keep. */
export function History({ chrome, viewer, now, found, asked, base, pdf }: Props & Place) {
  const { t } = chrome;
  const { ticket, chain, entries, seen, older } = found;
  const { q, before } = asked;
  const words = t.conversation;
  const here = `${base}/${ticket.number}/history`;
  return (
    <div class="stack">
      <PageHeader
        title={ticket.subject}
        lead={words.history_lead(chain.length)}
        actions={
          <a class="button" href={`${base}/${ticket.number}/${pdf.file}`} download data-turbo="false">
            {pdf.label}
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
          <a class="button small" rel="prev" href={historyAddress(here, { before: older, q })}>
            {words.history_older}
          </a>
        </p>
      )}
      {entries.length > 0 ? (
        <Card label={words.history_title}>
          <Conversation {...{ chrome, viewer, now, entries, seen, base }} numbered={chain.length > 1} />
        </Card>
      ) : (
        <Empty title={words.history_none} action={<LinkButton href={here}>{t.common.clear}</LinkButton>}>
          {words.history_none_hint}
        </Empty>
      )}
      {before && (
        <p class="pagination">
          <a class="button small" href={historyAddress(here, { before: null, q })}>
            {words.history_newest}
          </a>
        </p>
      )}
    </div>
  );
}

/** The customer's page of it. */
export function HistoryPage(props: Props) {
  const { t } = props.chrome;
  const { ticket } = props.found;
  const words = t.conversation;
  const trail = [
    { href: '/tickets', label: t.tickets.tickets },
    { href: `/tickets/${ticket.number}`, label: numberOf(props.chrome, ticket.number) },
  ];
  return (
    <Layout chrome={props.chrome} title={`${words.history_title}: ${ticket.subject}`}>
      <Breadcrumb t={t} trail={trail} current={words.history_title} />
      <History {...props} base="/tickets" pdf={{ file: 'case.pdf', label: words.pdf }} />
    </Layout>
  );
}
