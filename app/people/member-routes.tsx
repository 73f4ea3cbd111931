import { readForm } from '../../lib/forms.ts';
import { placeOf } from '../../lib/pagination.ts';
import { readUuid } from '../../lib/uuid.ts';
import { member as memberOf, person } from '../guard.ts';
import type { Ask } from '../context.ts';
import {
  type Answer,
  get,
  type Kind,
  notFound,
  page,
  post,
  redirect,
  type Route,
  tooMany,
  type Who,
} from '../route.ts';
import { refusals } from '../refusals.ts';
import { changeMembership } from './change-membership.ts';
import { endMembership } from './end-membership.ts';
import { member, type MemberFound, members, organizationOf, waitingInvitations, type Wanted } from './find-members.ts';
import { invite_form, member_roles, membership_form, plain_role, roles_in, visibilities } from './invitation.ts';
import { invite } from './invite.ts';
import { mayTry } from './limits.ts';
import { renewInvitation } from './renew-invitation.ts';
import { searched } from './search.ts';
import { transferAdministration } from './transfer-administration.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';
import type { Ground } from './pages/ground.tsx';
import { InvitePage } from './pages/invite.tsx';
import { MemberPage, MemberQuestionPage } from './pages/member.tsx';
import { InvitationsPage, MembersPage } from './pages/people.tsx';
import { typedRights } from './pages/rights-fields.tsx';

/** The same pages behind two doors. */
type Door = { base: string; desk: boolean; who: Who; params: Record<string, Kind> };

const doors: readonly Door[] = [
  { base: '/organization/people', desk: false, who: 'portal_admin', params: {} },
  {
    base: '/desk/organizations/:organization/people',
    desk: true,
    who: ['billing', 'system_admin'],
    params: { organization: 'organization' },
  },
];

async function groundOf({ tx, viewer, params }: Ask, { desk }: Door): Promise<Ground | null> {
  if (!desk) {
    const { organization_id: id, organization_name, organization_kind } = memberOf(viewer);
    return {
      desk,
      path: '/organization/people',
      organization: { id, name: organization_name ?? '', kind: organization_kind ?? 'customer' },
    };
  }
  const id = readUuid(params['organization']);
  const found = id ? await organizationOf(tx, id) : undefined;
  // Who works for the vendor is staff, not a member.
  if (!found || found.kind === 'vendor') return null;
  return { desk, path: `/desk/organizations/${found.id}/people`, organization: found };
}

async function memberAt(ask: Ask, ground: Ground): Promise<MemberFound | null> {
  const id = readUuid(ask.params['person']);
  return (id && (await member(ask.tx, ground.organization.id, id))) || null;
}

const one = <Value extends string>(values: readonly Value[], text: string | null): Value | null =>
  values.find((value) => value === text) ?? null;

function wantedOf(query: URLSearchParams): Wanted {
  return {
    q: searched(query),
    role: one(member_roles, query.get('role')),
    visibility: one(visibilities, query.get('visibility')),
    after: placeOf(query),
  };
}

const sample = { role: 'requester', visibility: 'own_and_copy' };

/** A handler that knows whose people these are. */
const grounded =
  (door: Door, handle: (ask: Ask, ground: Ground) => Promise<Answer>) =>
  async (ask: Ask): Promise<Answer> => {
    const ground = await groundOf(ask, door);
    return ground ? handle(ask, ground) : notFound;
  };

function lists(door: Door): Route[] {
  const { base, who, params } = door;
  return [
    get({
      path: base,
      who,
      crawl: { params },
      handle: grounded(door, async ({ tx, chrome, query, t }, ground) => {
        const wanted = wantedOf(query);
        const rows = await members(tx, ground.organization.id, wanted);
        const notice = query.has('ended') ? t.members.ended_notice : undefined;
        return page(<MembersPage chrome={chrome} ground={ground} rows={rows} wanted={wanted} notice={notice} />);
      }),
    }),
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
  ];
}

function inviting(door: Door): Route[] {
  const { base, who, params } = door;
  return [
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

function editing(door: Door): Route[] {
  const { base, who } = door;
  const crawl = { params: { ...door.params, person: 'person' as const } };
  return [
    get({
      path: `${base}/:person`,
      who,
      crawl,
      handle: grounded(door, async (ask, ground) => {
        const { chrome, viewer, now, query, t } = ask;
        const found = await memberAt(ask, ground);
        if (!found) return notFound;
        const notice = query.has('saved') ? t.common.saved : undefined;
        const shared = { chrome, ground, viewer: person(viewer), now, notice };
        return page(<MemberPage {...shared} member={found} typed={typedRights(found)} errors={[]} />);
      }),
    }),
    post({
      path: `${base}/:person`,
      who,
      audit: 'membership_changed',
      crawl: { ...crawl, form: { ...sample, version: '1' } },
      handle: grounded(door, async (ask, ground) => {
        const { tx, chrome, viewer, now, form, t } = ask;
        const found = await memberAt(ask, ground);
        if (!found) return notFound;
        const again = (errors: ReturnType<typeof refusals>, stored = found, stale = false) =>
          page(
            <MemberPage
              {...{ chrome, ground, viewer: person(viewer), now, stale }}
              member={stored}
              typed={form}
              errors={errors}
            />,
            { status: 422 },
          );
        const reading = readForm(membership_form, form);
        if (!reading.ok) return again(refusals(t, reading.errors));
        const { version, ...rights } = reading.value;
        if (!roles_in[ground.organization.kind].includes(rights.role))
          return again(refusals(t, [{ field: 'role', code: 'invalid_choice' }]));
        const which = { organization_id: ground.organization.id, person_id: found.id, version };
        const changed = await changeMembership(tx, person(viewer), which, rights);
        if (changed === 'changed') return redirect(`${ground.path}/${found.id}?saved`);
        if (changed === 'last_portal_admin') return again([{ field: 'role', message: t.members.last_admin }]);
        const stored = await memberAt(ask, ground);
        return stored ? again(refusals(t, [{ field: '', code: 'changed_meanwhile' }]), stored, true) : notFound;
      }),
    }),
  ];
}

function leaving(door: Door): Route[] {
  const { base, who } = door;
  const crawl = { params: { ...door.params, person: 'person' as const } };
  const asking = (question: 'end' | 'transfer') =>
    get({
      path: `${base}/:person/${question}`,
      who,
      crawl,
      handle: grounded(door, async (ask, ground) => {
        const found = await memberAt(ask, ground);
        if (!found) return notFound;
        return page(<MemberQuestionPage chrome={ask.chrome} {...{ ground, question }} member={found} errors={[]} />);
      }),
    });
  return [
    asking('end'),
    post({
      path: `${base}/:person/end`,
      who,
      audit: 'membership_ended',
      crawl,
      handle: grounded(door, async (ask, ground) => {
        const { tx, viewer, chrome, t } = ask;
        const found = await memberAt(ask, ground);
        if (!found) return notFound;
        const which = { organization_id: ground.organization.id, person_id: found.id };
        const ended = await endMembership(tx, person(viewer), which);
        if (ended === 'missing') return notFound;
        if (ended === 'ended') return redirect(`${ground.path}?ended`);
        const errors = [{ field: '', message: t.members.last_admin }];
        return page(<MemberQuestionPage {...{ chrome, ground, errors }} member={found} question="end" />, {
          status: 422,
        });
      }),
    }),
    ...(door.desk
      ? []
      : [
          asking('transfer'),
          post({
            path: `${base}/:person/transfer`,
            who,
            audit: 'administration_transferred',
            crawl,
            handle: grounded(door, async (ask, ground) => {
              const found = await memberAt(ask, ground);
              if (!found || !(await transferAdministration(ask.tx, memberOf(ask.viewer), found.id))) return notFound;
              return redirect('/organization?transferred');
            }),
          }),
        ]),
  ];
}

export const member_routes: readonly Route[] = doors.flatMap((door) => [
  ...lists(door),
  ...inviting(door),
  ...editing(door),
  ...leaving(door),
]);
