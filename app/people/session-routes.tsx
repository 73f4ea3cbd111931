import { callerNetwork } from '../../lib/address.ts';
import { readForm } from '../../lib/forms.ts';
import type { Ask } from '../context.ts';
import { type Answer, get, localPath, page, post, redirect, tooMany } from '../route.ts';
import { refusals } from '../refusals.ts';
import { mayTry } from './limits.ts';
import { ForgottenPage } from './pages/forgotten.tsx';
import { LinkPage, LinkSentPage } from './pages/link.tsx';
import { ResetPage } from './pages/reset.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { link_form, reset_form, sign_in_form } from './person.ts';
import { requestLink } from './request-link.ts';
import { signInByLink, signInByPassword } from './sign-in.ts';
import { linkState } from './spend-link.ts';
import { resetPassword } from './reset-password.ts';
import { endSession } from './end-session.ts';
import { placeOf } from './start-session.ts';
import { welcome } from './welcome.ts';

async function askForLink(
  ask: Ask,
  purpose: 'sign_in' | 'password_reset',
  again: (errors: ReturnType<typeof refusals>) => Answer,
): Promise<Answer> {
  const { services, tx, t, form, locale, chrome } = ask;
  const reading = readForm(link_form, form);
  if (!reading.ok) return again(refusals(t, reading.errors));
  await ask.pause();
  const allowed =
    (await mayTry(services, 'link_network', callerNetwork(ask.address))) &&
    (await mayTry(services, 'link_device', ask.device));
  if (!allowed) return tooMany;
  await requestLink(tx, { email: reading.value.email, purpose, locale });
  return page(<LinkSentPage chrome={chrome} purpose={purpose} email={reading.value.email} />);
}

export const session_routes = [
  get({
    path: '/sign-in',
    who: 'anyone',
    handle: ({ viewer, query, chrome }) => {
      const next = localPath(query.get('next'), '');
      if (viewer.kind === 'person') return redirect(next || '/');
      return page(<SignInPage chrome={chrome} next={next} email="" errors={[]} />);
    },
  }),
  post({
    path: '/sign-in',
    who: 'anyone',
    audit: 'session_started',
    crawl: { form: { email: 'lia@norvelta.exemplo.com.br', password: 'not the password' } },
    handle: async (ask) => {
      const { services, t, form, chrome } = ask;
      const reading = readForm(sign_in_form, form);
      const again = (errors: ReturnType<typeof refusals>, status = 422) =>
        page(
          <SignInPage chrome={chrome} next={localPath(form['next'], '')} email={form['email'] ?? ''} errors={errors} />,
          { status },
        );
      if (!reading.ok) return again(refusals(t, reading.errors));
      await ask.pause();
      const signed = await signInByPassword(services, placeOf(ask), reading.value);
      if (signed.ok) return welcome(ask, signed.opened, reading.value.next);
      if (signed.reason === 'too_many') return again([{ field: '', message: t.people.too_many_tries }], 429);
      return again([{ field: 'email', message: t.people.sign_in_refused }]);
    },
  }),
  post({
    path: '/sign-in/link',
    who: 'anyone',
    audit: 'sign_in_link_requested',
    crawl: { form: { email: 'lia@norvelta.exemplo.com.br' } },
    handle: (ask) =>
      askForLink(ask, 'sign_in', (errors) =>
        page(<SignInPage chrome={ask.chrome} next="" email={ask.form['email'] ?? ''} errors={errors} by_link />, {
          status: 422,
        }),
      ),
  }),
  get({
    path: '/sign-in/link/:token',
    who: 'anyone',
    crawl: { params: { token: 'token' } },
    handle: async ({ services, params, chrome, address, pause }) => {
      await pause();
      if (!(await mayTry(services, 'token_network', callerNetwork(address)))) return tooMany;
      const token = params['token'] ?? '';
      const state = await linkState(services, token, 'sign_in');
      return page(<LinkPage chrome={chrome} state={state} token={token} />, { status: state === 'valid' ? 200 : 410 });
    },
  }),
  post({
    path: '/sign-in/link/:token',
    who: 'anyone',
    audit: 'session_started',
    crawl: { params: { token: 'token' } },
    handle: async (ask) => {
      await ask.pause();
      if (!(await mayTry(ask.services, 'token_network', callerNetwork(ask.address)))) return tooMany;
      const signed = await signInByLink(ask.services, placeOf(ask), ask.params['token'] ?? '');
      return signed.ok
        ? welcome(ask, signed.opened)
        : page(<LinkPage chrome={ask.chrome} state={signed.state} token="" />, { status: 410 });
    },
  }),
  get({
    path: '/password/forgotten',
    who: 'anyone',
    handle: ({ chrome }) => page(<ForgottenPage chrome={chrome} email="" errors={[]} />),
  }),
  post({
    path: '/password/forgotten',
    who: 'anyone',
    audit: 'sign_in_link_requested',
    crawl: { form: { email: 'lia@norvelta.exemplo.com.br' } },
    handle: (ask) =>
      askForLink(ask, 'password_reset', (errors) =>
        page(<ForgottenPage chrome={ask.chrome} email={ask.form['email'] ?? ''} errors={errors} />, { status: 422 }),
      ),
  }),
  get({
    path: '/password/reset/:token',
    who: 'anyone',
    crawl: { params: { token: 'token' } },
    handle: async ({ services, params, chrome, address, pause }) => {
      await pause();
      if (!(await mayTry(services, 'token_network', callerNetwork(address)))) return tooMany;
      const token = params['token'] ?? '';
      const state = await linkState(services, token, 'password_reset');
      return page(<ResetPage chrome={chrome} state={state} token={token} errors={[]} />, {
        status: state === 'valid' ? 200 : 410,
      });
    },
  }),
  post({
    path: '/password/reset/:token',
    who: 'anyone',
    audit: 'password_reset',
    crawl: {
      params: { token: 'token' },
      form: { password: 'uma senha bem longa', password_again: 'uma senha bem longa' },
    },
    handle: async (ask) => {
      const { services, t, form, chrome } = ask;
      await ask.pause();
      if (!(await mayTry(services, 'token_network', callerNetwork(ask.address)))) return tooMany;
      const token = ask.params['token'] ?? '';
      const reading = readForm(reset_form, form);
      if (!reading.ok)
        return page(<ResetPage chrome={chrome} state="valid" token={token} errors={refusals(t, reading.errors)} />, {
          status: 422,
        });
      const reset = await resetPassword(services, placeOf(ask), { token, password: reading.value.password });
      if (reset.ok) return welcome(ask, reset.opened);
      return reset.state === 'busy'
        ? tooMany
        : page(<ResetPage chrome={chrome} state={reset.state} token="" errors={[]} />, { status: 410 });
    },
  }),
  post({
    path: '/sign-out',
    who: 'anyone',
    audit: 'session_ended',
    handle: async ({ tx, viewer }) => {
      if (viewer.kind === 'person' && viewer.session_id) await endSession(tx, viewer, viewer.session_id);
      return redirect('/', [{ name: 'session', value: null, max_age: null }]);
    },
  }),
];
