import { readForm } from '../../lib/forms.ts';
import { placeOf } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { person } from '../guard.ts';
import { get, notFound, page, post, redirect, type Route, tooMany } from '../route.ts';
import { refusals } from '../refusals.ts';
import { waitingInvitations } from './find-members.ts';
import { type Door, doors, grounded, one, sample } from './grounds.ts';
import { invite_form, plain_role } from './invitation.ts';
import { invite } from './invite.ts';
import { mayTry } from './limits.ts';
import { renewInvitation } from './renew-invitation.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';
import { InvitePage } from './pages/invite.tsx';
import { InvitationsPage } from './pages/people.tsx';

function inviting(door: Door): Route[] {
  const { base, who, params } = door;
  return [
    get({
      path: `${base}/invitations`,
      who,
      crawl: { params },
      handle: grounded(door, async ({ tx, chrome, viewer, query, t, now }, ground) => {
        const rows = await waitingInvitations(tx, ground.organization.id, placeOf(query)?.id ?? null);
        const notices = {
          invited: t.members.invited_notice,
          resent: t.members.resent_notice,
          withdrawn: t.members.withdrawn_notice,
        };
        const done = one(['invited', 'resent', 'withdrawn'] as const, query.get('done'));
        return page(
          <InvitationsPage
            chrome={chrome}
            ground={ground}
            viewer={person(viewer)}
            rows={rows}
            now={now}
            notice={done ? notices[done] : undefined}
          />,
        );
      }),
    }),
    get({
      path: `${base}/new`,
      who,
      crawl: { params },
      handle: grounded(door, async ({ chrome }, ground) => {
        const typed = { role: plain_role(ground.organization.kind), visibility: 'own_and_copy' };
        return page(<InvitePage chrome={chrome} ground={ground} typed={typed} errors={[]} />);
      }),
    }),
    post({
      path: base,
      who,
      audit: 'person_invited',
      // As a unit would: the same invitation a second time is refused, which the crawler must not take for a difference.
      crawl: { params, form: { ...sample, name: 'Nádia Brito', email: 'nadia@exemplo.com.br', role: 'consultant' } },
      handle: grounded(door, async ({ tx, viewer, form, chrome, t }, ground) => {
        const again = (errors: ReturnType<typeof refusals>) =>
          page(<InvitePage chrome={chrome} ground={ground} typed={form} errors={errors} />, { status: 422 });
        const reading = readForm(invite_form, form);
        if (!reading.ok) return again(refusals(t, reading.errors));
        const invited = await invite(tx, person(viewer), ground.organization, reading.value);
        if (invited.ok) return redirect(`${ground.path}/invitations?done=invited`);
        if (invited.reason === 'role') return again(refusals(t, [{ field: 'role', code: 'invalid_choice' }]));
        const message = invited.reason === 'member' ? t.members.already_member : t.members.already_invited;
        return again([{ field: 'email', message }]);
      }),
    }),
    ...(['resend', 'withdraw'] as const).map((verb) =>
      post({
        path: `${base}/invitations/:invitation/${verb}`,
        who,
        audit: verb === 'resend' ? 'invitation_resent' : 'invitation_withdrawn',
        crawl: { params: { ...params, invitation: 'invitation' } },
        handle: grounded(door, async ({ tx, viewer, params: at, services }, ground) => {
          const id = readUuid(at['invitation']);
          if (!id) return notFound;
          const which = { organization_id: ground.organization.id, id };
          if (verb === 'resend' && !(await mayTry(services, 'invitation_resent', id))) return tooMany;
          const done = await (verb === 'resend' ? renewInvitation : withdrawInvitation)(tx, person(viewer), which);
          return done
            ? redirect(`${ground.path}/invitations?done=${verb === 'resend' ? 'resent' : 'withdrawn'}`)
            : notFound;
        }),
      }),
    ),
  ];
}

export const invite_routes: readonly Route[] = doors.flatMap(inviting);
