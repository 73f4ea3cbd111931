import { readForm } from '../../lib/forms.ts';
import { placeOf } from '../../lib/pagination.ts';
import { member as memberOf, person } from '../guard.ts';
import { get, notFound, page, post, redirect, type Route } from '../route.ts';
import { refusals } from '../refusals.ts';
import { changeMembership } from './change-membership.ts';
import { endMembership } from './end-membership.ts';
import { members, type Wanted } from './find-members.ts';
import { type Door, doors, grounded, memberAt, one, sample } from './grounds.ts';
import { member_roles, membership_form, roles_in, visibilities } from './invitation.ts';
import { searched } from './search.ts';
import { transferAdministration } from './transfer-administration.ts';
import { MemberPage, MemberQuestionPage } from './pages/member.tsx';
import { MembersPage } from './pages/people.tsx';
import { typedRights } from './pages/rights-fields.tsx';

function wantedOf(query: URLSearchParams): Wanted {
  return {
    q: searched(query),
    role: one(member_roles, query.get('role')),
    visibility: one(visibilities, query.get('visibility')),
    after: placeOf(query),
  };
}

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
  ...editing(door),
  ...leaving(door),
]);
