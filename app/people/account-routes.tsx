import { readForm } from '../../lib/forms.ts';
import { readUuid } from '../../lib/uuid.ts';
import { person } from '../guard.ts';
import { get, localPath, notFound, page, post, redirect, type SetCookie, tooMany } from '../route.ts';
import { refusals } from '../refusals.ts';
import { openSessions } from './find.ts';
import { hasPassword } from './find-own.ts';
import { AccountPage } from './pages/account.tsx';
import { PasswordPage } from './pages/password.tsx';
import { PreferencesPage } from './pages/preferences.tsx';
import { SessionsPage } from './pages/sessions.tsx';
import { change_password_form, preferences_form, profile_form, reset_form } from './person.ts';
import { changePassword } from './change-password.ts';
import { endSession, endSessions } from './end-session.ts';
import { setFirstPassword } from './set-first-password.ts';
import { updateProfile } from './update-profile.ts';

const year = 31_536_000;

export const account_routes = [
  get({
    path: '/account',
    who: 'person',
    handle: ({ viewer, chrome, query }) =>
      page(
        <AccountPage
          chrome={chrome}
          viewer={person(viewer)}
          typed={person(viewer)}
          errors={[]}
          saved={query.has('saved')}
        />,
      ),
  }),
  post({
    path: '/account',
    who: 'person',
    audit: 'profile_changed',
    crawl: { form: { name: 'Outro Nome', locale: 'pt-BR', time_zone: 'America/Sao_Paulo', theme: 'system' } },
    handle: async ({ tx, viewer, form, t, chrome }) => {
      const reading = readForm(profile_form, form);
      if (!reading.ok) {
        const errors = refusals(t, reading.errors);
        return page(
          <AccountPage
            chrome={chrome}
            viewer={person(viewer)}
            typed={{ ...person(viewer), ...form }}
            errors={errors}
            saved={false}
          />,
          { status: 422 },
        );
      }
      await updateProfile(tx, person(viewer), reading.value);
      return redirect('/account?saved');
    },
  }),
  get({
    path: '/preferences',
    who: 'anyone',
    handle: ({ chrome, query }) =>
      page(<PreferencesPage chrome={{ ...chrome, path: localPath(query.get('return_to')) }} />),
  }),
  post({
    path: '/preferences',
    who: 'anyone',
    audit: 'profile_changed',
    crawl: { form: { locale: 'pt-BR' } },
    handle: async ({ tx, viewer, form }) => {
      const reading = readForm(preferences_form, form);
      if (!reading.ok) return { kind: 'problem', status: 400 };
      const { return_to, locale, theme } = reading.value;
      const cookies: SetCookie[] = locale ? [{ name: 'locale', value: locale, max_age: year }] : [];
      if (viewer.kind === 'person')
        await updateProfile(tx, viewer, { ...(locale && { locale }), ...(theme && { theme }) });
      return redirect(localPath(return_to), cookies);
    },
  }),
  get({
    path: '/account/password',
    who: 'person',
    handle: async ({ tx, viewer, chrome, query }) => {
      const first = !(await hasPassword(tx, person(viewer)));
      return page(<PasswordPage {...{ chrome, first }} errors={[]} saved={query.get('saved')} />);
    },
  }),
  post({
    path: '/account/password',
    who: 'person',
    audit: 'password_changed',
    crawl: {
      form: {
        current_password: 'not the password',
        password: 'uma senha bem longa',
        password_again: 'uma senha bem longa',
      },
    },
    handle: async (ask) => {
      const { t, chrome, form, viewer } = ask;
      const first = !(await hasPassword(ask.tx, person(viewer)));
      const again = (errors: ReturnType<typeof refusals>) =>
        page(<PasswordPage {...{ chrome, first, errors }} saved={null} />, { status: 422 });
      if (first) {
        const chosen = readForm(reset_form, form);
        if (!chosen.ok) return again(refusals(t, chosen.errors));
        const set = await setFirstPassword(ask, person(viewer), chosen.value.password);
        return set === 'too_many'
          ? tooMany
          : redirect(set === 'set' ? '/account/password?saved=first' : '/account/password');
      }
      const reading = readForm(change_password_form, form);
      if (!reading.ok) return again(refusals(t, reading.errors));
      const outcome = await changePassword(ask, person(viewer), reading.value);
      if (outcome === 'too_many') return tooMany;
      if (outcome === 'wrong_password')
        return again(refusals(t, [{ field: 'current_password', code: 'wrong_password' }]));
      return redirect('/account/password?saved');
    },
  }),
  get({
    path: '/account/sessions',
    who: 'person',
    handle: async ({ tx, viewer, chrome, now }) =>
      page(
        <SessionsPage
          chrome={chrome}
          viewer={person(viewer)}
          sessions={await openSessions(tx, person(viewer))}
          now={now}
        />,
      ),
  }),
  post({
    path: '/account/sessions/:session/end',
    who: 'person',
    audit: 'session_ended',
    crawl: { params: { session: 'session' } },
    handle: async ({ tx, viewer, params }) => {
      const id = readUuid(params['session']);
      if (!id || !(await endSession(tx, person(viewer), id))) return notFound;
      return redirect('/account/sessions');
    },
  }),
  post({
    path: '/account/sessions/end-others',
    who: 'person',
    audit: 'sessions_ended',
    handle: async ({ tx, viewer }) => {
      await endSessions(tx, person(viewer), person(viewer).session_id);
      return redirect('/account/sessions');
    },
  }),
  post({
    path: '/account/sessions/end-all',
    who: 'person',
    audit: 'sessions_ended',
    handle: async ({ tx, viewer }) => {
      await endSessions(tx, person(viewer), null);
      return redirect('/sign-in', [{ name: 'session', value: null, max_age: null }]);
    },
  }),
];
