import type { Chrome } from '../../../ui/chrome.ts';
import { DeskLayout } from '../../../ui/desk-layout.tsx';
import { Breadcrumb } from '../../../ui/parts/breadcrumb.tsx';
import type { EditShown } from '../../tickets/edit-form.ts';
import { EditDetails } from '../../tickets/pages/edit-details.tsx';
import { numberOf } from '../../tickets/pages/event.tsx';
import { deskListingOf } from '../view.ts';
import { type Counted, viewsOf } from './views.ts';

/** The details of a request at the desk: the customer's own form. */
export function EditDetailsPage({ chrome, shown, counts }: { chrome: Chrome; shown: EditShown; counts: Counted }) {
  const { t } = chrome;
  const { ticket } = shown;
  return (
    <DeskLayout
      chrome={chrome}
      title={t.opening.edit_details}
      views={viewsOf(chrome, counts, deskListingOf(new URLSearchParams()))}
      refused={shown.errors.length > 0 || shown.over === true}
    >
      <Breadcrumb
        t={t}
        trail={[
          { href: '/desk', label: t.tickets.tickets },
          { href: `/desk/tickets/${ticket.number}`, label: numberOf(chrome, ticket.number) },
        ]}
        current={t.opening.edit_details}
      />
      <EditDetails chrome={chrome} shown={shown} base="/desk/tickets" />
    </DeskLayout>
  );
}
