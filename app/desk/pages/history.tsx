import type { Person } from '../../../lib/viewer.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import type { HistoryAsked } from '../../tickets/history-query.ts';
import { numberOf } from '../../tickets/pages/event.tsx';
import { History } from '../../tickets/pages/history.tsx';
import type { Stretched } from '../../tickets/read-case.ts';
import { deskListingOf } from '../view.ts';
import { type Counted, viewsOf } from './views.ts';

type Props = {
  chrome: Chrome;
  viewer: Person;
  now: Date;
  found: Stretched;
  asked: HistoryAsked;
  counts: Counted;
};

/** The whole case at the desk: with notes, in pages, with one search. */
export function HistoryPage({ counts, ...props }: Props) {
  const { chrome, found } = props;
  const { t } = chrome;
  const { ticket } = found;
  const trail = [
    { href: '/desk', label: t.tickets.tickets },
    { href: `/desk/tickets/${ticket.number}`, label: numberOf(chrome, ticket.number) },
  ];
  return (
    <DeskLayout
      chrome={chrome}
      title={`${t.conversation.history_title}: ${ticket.subject}`}
      views={viewsOf(chrome, counts, deskListingOf(new URLSearchParams()))}
    >
      <Breadcrumb t={t} trail={trail} current={t.conversation.history_title} />
      <History
        {...props}
        base="/desk/tickets"
        pdf={{ file: 'case-with-notes.pdf', label: t.conversation.pdf_with_notes }}
      />
    </DeskLayout>
  );
}
