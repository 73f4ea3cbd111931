import type { ComponentChildren } from 'preact';
import { maskCnpj } from '../../../lib/cnpj.ts';
import { Definitions } from '../../../ui/parts/definitions.tsx';
import { Time } from '../../../ui/parts/time.tsx';
import { zoneText } from '../../../ui/parts/zones.ts';
import { dayText, momentOf } from '../../moment.ts';
import { DetailsView } from '../../tickets/pages/details.tsx';
import { documentPath } from '../../content/document.ts';
import { numberOf } from '../../tickets/pages/event.tsx';
import { turns } from '../../tickets/ticket.ts';
import { Actions } from './actions.tsx';
import type { CaseProps } from './case.tsx';

/** Beside the thread: the customer and their contract, what it is about, what it is linked with, and what else can be done. */
export function Side(props: CaseProps) {
  const { chrome, told } = props;
  const { t } = chrome;
  const { ticket } = told;
  const words = t.desk;
  const open = turns[ticket.status] !== null;
  const here = `/desk/tickets/${ticket.number}`;
  return (
    <aside class="desk-side" aria-label={t.tickets.details}>
      <h2>{words.customer}</h2>
      <Facts items={customer(props)} />
      <h2>{t.tickets.details}</h2>
      <Facts items={about(props)} />
      <DetailsView t={t} locale={chrome.locale} details={ticket.details} />
      <ul class="case-links">
        {open && (
          <li>
            <a href={`${here}/details`}>{t.opening.edit_details}</a>
          </li>
        )}
        <li>
          <a href={`${here}/history`}>{t.conversation.history}</a>
        </li>
        <li>
          <a href={`${here}/events`}>{words.facts.events}</a>
        </li>
        <li>
          <a href={`${here}/case-with-notes.pdf`} download data-turbo="false">
            {t.conversation.pdf_with_notes}
          </a>
        </li>
        <li>
          <a href={`${here}/case.pdf`} download data-turbo="false">
            {t.conversation.pdf_without_notes}
          </a>
        </li>
      </ul>
      <Chain {...props} />
      {open && <Actions {...props} />}
    </aside>
  );
}

type Fact = { label: string; value: ComponentChildren };

const Facts = ({ items }: { items: readonly Fact[] }) => (
  <Definitions items={items.map(({ label, value }) => ({ label, value: value || null }))} />
);

function customer({ chrome, told, facts }: CaseProps): Fact[] {
  const { t, locale } = chrome;
  const { ticket, copies } = told;
  const words = t.desk.facts;
  const products = facts.products.map(({ name, valid_until }) =>
    valid_until ? words.until(name, dayText(locale, valid_until)) : name,
  );
  return [
    {
      label: t.common.organization,
      value: (
        <a href={`/desk/organizations/${ticket.organization_id}`}>
          <bdi>{ticket.organization_name}</bdi>
        </a>
      ),
    },
    { label: words.cnpj, value: facts.cnpj && <span class="mono">{maskCnpj(facts.cnpj)}</span> },
    { label: words.contract, value: products.length > 0 ? <List of={products} /> : words.none },
    { label: words.units, value: facts.units.length > 0 && <List of={facts.units} /> },
    { label: words.time_zone, value: facts.time_zone && zoneText(locale, facts.time_zone) },
    {
      label: t.tickets.requester,
      value: (
        <bdi>
          {ticket.unit_name
            ? t.tickets.on_behalf(ticket.requester_name, ticket.unit_name, ticket.organization_name)
            : ticket.requester_name}
        </bdi>
      ),
    },
    { label: t.tickets.copy, value: copies.length > 0 && <bdi>{copies.map(({ name }) => name).join(', ')}</bdi> },
  ];
}

function about({ chrome, told, viewer, now }: CaseProps): Fact[] {
  const { t } = chrome;
  const { ticket, chain } = told;
  const words = t.desk;
  const channel = chain.find(({ id }) => id === ticket.id)?.channel ?? 'web';
  return [
    {
      label: words.facts.opened,
      value: (
        <>
          <Time at={momentOf(chrome, viewer, ticket.opened_at, now)} /> · {words.channels[channel]}
        </>
      ),
    },
    { label: t.conversation.kind, value: t.conversation.kinds[ticket.kind] },
    { label: words.severity, value: words.severities[ticket.severity] },
    { label: t.tickets.about, value: [ticket.product_name, ticket.module_name].filter(Boolean).join(' · ') },
    { label: t.conversation.routine, value: ticket.routine_code && <span class="mono">{ticket.routine_code}</span> },
    { label: t.conversation.release, value: ticket.release_code },
    {
      label: t.conversation.article_read,
      value: ticket.read_kind && ticket.read_slug && (
        <a href={documentPath({ kind: ticket.read_kind, slug: ticket.read_slug })}>
          <bdi lang={ticket.read_locale ?? undefined}>{ticket.read_title}</bdi>
        </a>
      ),
    },
    {
      label: t.conversation.issue,
      value: ticket.issue_key && (
        <>
          <span class="mono">{ticket.issue_key}</span> <bdi>{ticket.issue_title}</bdi>
        </>
      ),
    },
    { label: t.tickets.queue, value: <bdi>{ticket.queue_name}</bdi> },
    { label: words.assignee, value: <bdi>{ticket.assignee_name ?? words.nobody}</bdi> },
  ];
}

// The requests of one case in order, and those that say the same.
function Chain({ chrome, told }: CaseProps) {
  const { t } = chrome;
  const { ticket, chain, duplicates } = told;
  const words = t.desk.facts;
  const link = (number: number) => <a href={`/desk/tickets/${number}`}>{numberOf(chrome, number)}</a>;
  const linked = (numbers: readonly number[]) => numbers.map((number, index) => [index > 0 && ', ', link(number)]);
  if (chain.length < 2 && duplicates.length === 0 && !ticket.duplicate_of) return null;
  return (
    <>
      <h2>{words.chain}</h2>
      {chain.length > 1 && (
        <ol class="case-chain">
          {chain.map(({ number, status }) => (
            <li>
              {number === ticket.number ? words.this_one(numberOf(chrome, number)) : link(number)}{' '}
              <span class="soft">{t.tickets.status[status]}</span>
            </li>
          ))}
        </ol>
      )}
      <Facts
        items={[
          { label: words.repeats, value: ticket.duplicate_of && link(ticket.duplicate_of) },
          { label: words.repeated_by, value: duplicates.length > 0 && linked(duplicates) },
        ]}
      />
    </>
  );
}

const List = ({ of }: { of: readonly string[] }) => (
  <ul>
    {of.map((text) => (
      <li>
        <bdi>{text}</bdi>
      </li>
    ))}
  </ul>
);
