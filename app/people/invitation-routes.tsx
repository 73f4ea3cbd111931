import { callerNetwork } from '../../lib/address.ts';
import { readForm } from '../../lib/forms.ts';
import { get, page, post, tooMany } from '../route.ts';
import { refusals } from '../refusals.ts';
import { acceptInvitation, invitationBehind } from './accept-invitation.ts';
import { mayTry } from './limits.ts';
import { InvitationPage } from './pages/invitation.tsx';
import { nothing_form, reset_form } from './person.ts';
import { placeOf } from './start-session.ts';
import { welcome } from './welcome.ts';

export const invitation_routes = [
  get({
    path: '/invitation/:token',
    who: 'anyone',
    crawl: { params: { token: 'token' } },
    handle: async ({ services, params, chrome, address, pause }) => {
      await pause();
      if (!(await mayTry(services, 'token_network', callerNetwork(address)))) return tooMany;
      const token = params['token'] ?? '';
      const invitation = await invitationBehind(services, token);
      return page(<InvitationPage {...{ chrome, token, invitation }} errors={[]} />, {
        status: invitation?.state === 'valid' ? 200 : 410,
      });
    },
  }),
  post({
    path: '/invitation/:token',
    who: 'anyone',
    audit: 'invitation_accepted',
    crawl: {
      params: { token: 'token' },
      form: { password: 'uma senha bem longa', password_again: 'uma senha bem longa' },
    },
    handle: async (ask) => {
      const { services, t, chrome } = ask;
      await ask.pause();
      if (!(await mayTry(services, 'token_network', callerNetwork(ask.address)))) return tooMany;
      const token = ask.params['token'] ?? '';
      const invitation = await invitationBehind(services, token);
      const again = (errors: ReturnType<typeof refusals>) =>
        page(<InvitationPage {...{ chrome, token, invitation, errors }} />, { status: 422 });
      if (invitation?.state !== 'valid')
        return page(<InvitationPage {...{ chrome, token, invitation }} errors={[]} />, { status: 410 });
      const reading = invitation.known ? null : readForm(reset_form, ask.form);
      const read_nothing = invitation.known ? readForm(nothing_form, ask.form) : null;
      if (reading && !reading.ok) return again(refusals(t, reading.errors));
      if (read_nothing && !read_nothing.ok) return again(refusals(t, read_nothing.errors));
      const password = reading?.ok ? reading.value.password : null;
      const accepted = await acceptInvitation(services, placeOf(ask), { token, password });
      if (accepted.ok) return welcome(ask, accepted.opened);
      if (accepted.reason === 'busy') return tooMany;
      if (accepted.reason === 'staff') return again([{ field: '', message: t.members.staff_address }]);
      if (accepted.reason === 'password') return again([{ field: 'password', message: t.forms.required(0) }]);
      // It ended between looking and accepting, or the account is disabled.
      const state = (await invitationBehind(services, token))?.state === 'used' ? 'used' : 'expired';
      const ended = { ...invitation, state } as const;
      return page(<InvitationPage {...{ chrome, token }} invitation={ended} errors={[]} />, { status: 410 });
    },
  }),
];
