import { system } from '../../lib/database.ts';
import { setupLink } from '../../app/admin/setup-link.ts';
import type { Page } from 'playwright-core';
import { admin, caio, marina, type Street } from './harness.ts';

/** One page as somebody comes to it. `status` of the last answer, which the browser also writes to its console when it is a refusal. */
export type Stop = { name: string; who: string | null; status?: number; come(page: Page): Promise<unknown> };

const go = (path: string) => (page: Page) => page.goto(path);
const send = (page: Page, action: string): Promise<unknown> =>
  Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.click(`form[action^="${action}"] .form-actions button`),
  ]);
const refused = (page: Page): Promise<unknown> => page.waitForSelector('.error-summary');

/** Every page of a portal whose story has been told. */
export async function tour({ house }: Street): Promise<Stop[]> {
  const { number, organization_id } = await house.services.database.as(system, (tx) =>
    tx
      .selectFrom('tickets')
      .select(['number', 'organization_id'])
      .where('subject', 'like', 'Nota de saída%')
      .executeTakeFirstOrThrow(),
  );
  const [sign_in, reset] = [await mailedLink(house, 'sign_in'), await mailedLink(house, 'password_reset')];
  return [
    { name: 'home of a visitor', who: null, come: go('/') },
    { name: 'sign-in', who: null, come: go('/sign-in') },
    { name: 'sign-in refused', who: null, status: 422, come: signInWrongly },
    { name: 'link sent', who: null, come: askForLink },
    { name: 'link', who: null, come: go(sign_in) },
    { name: 'link that is no link', who: null, status: 410, come: go('/sign-in/link/none') },
    { name: 'forgotten password', who: null, come: go('/password/forgotten') },
    { name: 'new password', who: null, come: go(reset) },
    { name: 'new password refused', who: null, status: 422, come: (page) => mistypePassword(page, reset) },
    { name: 'not found', who: null, status: 404, come: go('/nowhere') },
    { name: 'expired form', who: null, status: 403, come: sendExpiredForm },
    { name: 'kit', who: null, come: go('/_kit') },
    { name: 'offline', who: null, come: go('/offline') },
    { name: 'home', who: marina, come: go('/') },
    { name: 'requests', who: marina, come: go('/tickets') },
    { name: 'requests, none', who: marina, come: go('/tickets?show=ended') },
    { name: 'new request', who: marina, come: go('/tickets/new') },
    { name: 'new request refused', who: marina, status: 422, come: sendEmptyRequest },
    { name: 'request', who: marina, come: go(`/tickets/${number}?opened`) },
    { name: 'organization', who: marina, come: go('/organization') },
    { name: 'account', who: marina, come: go('/account') },
    { name: 'account refused', who: marina, status: 422, come: sendEmptyName },
    { name: 'password', who: marina, come: go('/account/password') },
    { name: 'sessions', who: marina, come: go('/account/sessions') },
    { name: 'not found, signed in', who: marina, status: 404, come: go('/tickets/999999') },
    { name: 'home of staff', who: caio, come: go('/') },
    { name: 'desk', who: caio, come: go('/desk') },
    { name: 'desk, none', who: caio, come: go('/desk?show=ended') },
    { name: 'request at the desk', who: caio, come: go(`/desk/tickets/${number}`) },
    { name: 'organizations', who: caio, come: go('/desk/organizations') },
    { name: 'organization at the desk', who: caio, come: go(`/desk/organizations/${organization_id}`) },
    { name: 'settings', who: admin, come: go('/desk/settings') },
    { name: 'settings refused', who: admin, status: 422, come: sendEmptyBrand },
  ];
}

/** Every page of a portal before its first set-up. */
export async function firstTour({ house }: Street): Promise<Stop[]> {
  const link = new URL((await setupLink(house.services)) ?? '').pathname;
  return [
    { name: 'preparing', who: null, status: 503, come: go('/') },
    { name: 'first set-up', who: null, come: go(link) },
    { name: 'first set-up refused', who: null, status: 422, come: (page) => prepareWrongly(page, link) },
  ];
}

/** The path in the mail that Lia gets when she asks for a link. */
export async function mailedLink(house: Street['house'], purpose: 'sign_in' | 'password_reset'): Promise<string> {
  const browser = house.visitor();
  const [page, action] =
    purpose === 'sign_in' ? ['/sign-in', '/sign-in/link'] : ['/password/forgotten', '/password/forgotten'];
  await browser.get(page);
  await browser.post(action, { email: 'lia@norvelta.exemplo.com.br' });
  await house.runJobs();
  const found = (await house.mails()).flatMap(({ text }) => text.match(/https?:\/\/\S+/) ?? []);
  const wanted = purpose === 'sign_in' ? '/sign-in/link/' : '/password/reset/';
  const link = found.findLast((url) => url.includes(wanted));
  if (!link) throw new Error(`no mail with ${wanted}`);
  return new URL(link).pathname;
}

async function signInWrongly(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('#email', marina);
  await page.fill('#password', 'não é esta a senha');
  await send(page, '/sign-in');
  await refused(page);
}

async function askForLink(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('#link_email', 'quem-sabe@tubraxel.exemplo.com.br');
  await send(page, '/sign-in/link');
  await page.waitForSelector('#link_email', { state: 'detached' });
}

async function mistypePassword(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.fill('#password', 'uma frase bem longa');
  await page.fill('#password_again', 'outra frase bem longa');
  await send(page, '/password/reset');
  await refused(page);
}

async function sendExpiredForm(page: Page): Promise<void> {
  await page.goto('/password/forgotten');
  await page.fill('#email', marina);
  await page.context().clearCookies();
  await send(page, '/password/forgotten');
  await page.waitForSelector('.failing');
}

// Spaces pass the browser's own check and are nothing to the server.
async function sendEmptyRequest(page: Page): Promise<void> {
  await page.goto('/tickets/new');
  await page.fill('#subject', '   ');
  await page.fill('#description', '   ');
  await send(page, '/tickets');
  await refused(page);
}

async function sendEmptyName(page: Page): Promise<void> {
  await page.goto('/account');
  await page.fill('#name', '   ');
  await send(page, '/account');
  await refused(page);
}

async function sendEmptyBrand(page: Page): Promise<void> {
  await page.goto('/desk/settings');
  await page.fill('#name', '   ');
  await send(page, '/desk/settings');
  await refused(page);
}

async function prepareWrongly(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.fill('#vendor_name', '   ');
  await page.fill('#name', 'Ana Souto');
  await page.fill('#email', admin);
  await page.fill('#password', 'aaaaaaaaaaaaaa');
  await page.fill('#password_again', 'aaaaaaaaaaaaaa');
  await send(page, '/setup');
  await refused(page);
}
