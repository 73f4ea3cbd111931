import { callerNetwork } from '../../lib/address.ts';
import { readForm } from '../../lib/forms.ts';
import { isStaff } from '../../lib/viewer.ts';
import type { Ask } from '../context.ts';
import { get, page, post, redirect, tooMany } from '../route.ts';
import { refusals } from '../refusals.ts';
import { access_form, decision_form } from './access.ts';
import { askAccess } from './ask-access.ts';
import { accessBehind, confirmAccess } from './confirm-access.ts';
import { mayTry } from './limits.ts';
import { AccessDonePage, AccessPage, AccessSentPage, ConfirmPage, ValidatePage } from './pages/access.tsx';
import { nothing_form } from './person.ts';
import { validateAccess } from './validate-access.ts';

const token_crawl = { params: { token: 'token' } } as const;

/** Whether the holder of a link may look once more; the transaction rests meanwhile. */
async function mayLook({ services, address, pause }: Ask): Promise<boolean> {
  await pause();
  return mayTry(services, 'token_network', callerNetwork(address));
}

export const access_routes = [
  get({
    path: '/access',
    who: 'anyone',
    handle: ({ chrome, viewer }) =>
      isStaff(viewer) ? redirect('/desk') : page(<AccessPage chrome={chrome} typed={{}} errors={[]} />),
  }),
  post({
    path: '/access',
    who: 'anyone',
    audit: 'access_requested',
    crawl: { form: { name: 'Nádia Brito', email: 'nadia@exemplo.com.br', cnpj: '99.100.001/0001-75', message: '' } },
    handle: async (ask) => {
      const { services, tx, viewer, t, form, locale, chrome } = ask;
      if (isStaff(viewer)) return redirect('/desk');
      const reading = readForm(access_form, form);
      if (!reading.ok)
        return page(<AccessPage chrome={chrome} typed={form} errors={refusals(t, reading.errors)} />, { status: 422 });
      await ask.pause();
      const allowed =
        (await mayTry(services, 'link_network', callerNetwork(ask.address))) &&
        (await mayTry(services, 'link_device', ask.device));
      if (!allowed) return tooMany;
      await askAccess(tx, viewer, { ...reading.value, locale });
      return page(<AccessSentPage chrome={chrome} email={reading.value.email} />);
    },
  }),
  get({
    path: '/access/:token',
    who: 'anyone',
    crawl: token_crawl,
    handle: async (ask) => {
      if (!(await mayLook(ask))) return tooMany;
      const token = ask.params['token'] ?? '';
      const request = await accessBehind(ask.services, token, 'confirmation');
      return page(<ConfirmPage chrome={ask.chrome} {...{ token, request }} />, {
        status: request?.state === 'valid' ? 200 : 410,
      });
    },
  }),
  post({
    path: '/access/:token',
    who: 'anyone',
    audit: 'access_request_confirmed',
    crawl: token_crawl,
    handle: async (ask) => {
      if (!(await mayLook(ask))) return tooMany;
      const { services, chrome } = ask;
      const token = ask.params['token'] ?? '';
      const known = await accessBehind(services, token, 'confirmation');
      if (known?.state === 'valid' && readForm(nothing_form, ask.form).ok && (await confirmAccess(services, token)))
        return page(<AccessDonePage chrome={chrome} done="confirmed" />);
      const request = await accessBehind(services, token, 'confirmation');
      return page(<ConfirmPage chrome={chrome} {...{ token, request }} />, { status: 410 });
    },
  }),
  get({
    path: '/access/validation/:token',
    who: 'anyone',
    crawl: token_crawl,
    handle: async (ask) => {
      if (!(await mayLook(ask))) return tooMany;
      const token = ask.params['token'] ?? '';
      const request = await accessBehind(ask.services, token, 'validation');
      return page(<ValidatePage chrome={ask.chrome} {...{ token, request }} />, {
        status: request?.state === 'valid' ? 200 : 410,
      });
    },
  }),
  post({
    path: '/access/validation/:token',
    who: 'anyone',
    audit: 'access_request_decided',
    crawl: { ...token_crawl, form: { decision: 'approved' } },
    handle: async (ask) => {
      if (!(await mayLook(ask))) return tooMany;
      const { services, chrome, form } = ask;
      const token = ask.params['token'] ?? '';
      const known = await accessBehind(services, token, 'validation');
      const reading = readForm(decision_form, form);
      if (known?.state === 'valid' && !reading.ok)
        return page(<ValidatePage chrome={chrome} {...{ token }} request={known} />, { status: 422 });
      if (known?.state === 'valid' && reading.ok && (await validateAccess(services, token, reading.value.decision)))
        return page(<AccessDonePage chrome={chrome} done={reading.value.decision} />);
      const request = await accessBehind(services, token, 'validation');
      return page(<ValidatePage chrome={chrome} {...{ token, request }} />, { status: 410 });
    },
  }),
];
