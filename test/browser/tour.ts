import type { Page } from 'playwright-core';
import { setupLink } from '../../app/admin/setup-link.ts';
import { system } from '../../lib/database.ts';
import type { House } from '../harness/house.ts';
import { type OrganizationPlaces, organization_stops, organizationPlaces } from './tour-organizations.ts';
import { admin, caio, lia, marina, paulo, phone } from './harness.ts';
import { send } from './send.ts';
import { catalog_stops } from './tour-catalog.ts';
import { conversation_stops, conversationPlaces, type ConversationPlaces } from './tour-conversation.ts';
import { content_stops } from './tour-content.ts';
import { editorial_stops } from './tour-editorial.ts';
import { desk_stops } from './tour-desk.ts';
import { news_stops } from './tour-news.ts';
import { media_stops } from './tour-media.ts';
import { notice_stops } from './tour-notices.ts';
import { reading_stops } from './tour-reading.ts';
import { people_stops, peoplePlaces, type PeoplePlaces } from './tour-people.ts';

/** Addresses that differ from house to house. */
export type Places = PeoplePlaces &
  ConversationPlaces &
  OrganizationPlaces & { ticket: number; organization: string; sign_in: string; reset: string };

/** One page as somebody comes to it. `status`: of the last answer, which the browser writes to its console when it is a refusal. */
export type Stop<Known = Places> = {
  name: string;
  who: string | null;
  status?: number;
  come(page: Page, places: Known): Promise<unknown>;
};

const at = (path: string) => (page: Page) => page.goto(path);

/** Every page of a portal whose story has been told, filled, empty and refused. */
export const stops: readonly Stop[] = [
  { name: 'the home page of a visitor', who: null, come: at('/') },
  { name: 'the sign-in', who: null, come: at('/sign-in') },
  { name: 'the refused sign-in', who: null, status: 422, come: signInWrongly },
  { name: 'the page that says a link was sent', who: null, come: askForLink },
  { name: 'the page of a sign-in link', who: null, come: (page, { sign_in }) => page.goto(sign_in) },
  { name: 'the page of a link that is none', who: null, status: 410, come: at('/sign-in/link/none') },
  { name: 'the page for a forgotten password', who: null, come: at('/password/forgotten') },
  { name: 'the page for a new password', who: null, come: (page, { reset }) => page.goto(reset) },
  { name: 'the refused new password', who: null, status: 422, come: mistypePassword },
  { name: 'the page that is not there', who: null, status: 404, come: at('/nowhere') },
  { name: 'the page about an expired form', who: null, status: 403, come: sendExpiredForm },
  { name: 'the help for a visitor', who: null, come: at('/help') },
  { name: 'the kit', who: null, come: at('/_kit') },
  { name: 'the page without a connection', who: null, come: at('/offline') },
  { name: 'Marina’s home page', who: marina, come: at('/') },
  { name: 'Marina’s open account menu', who: marina, come: openAccountMenu },
  { name: 'Marina’s open menu on a phone', who: marina, come: openPhoneMenu },
  { name: 'Marina’s requests', who: marina, come: at('/tickets') },
  { name: 'Marina’s empty list of ended requests', who: marina, come: at('/tickets?show=ended') },
  { name: 'the new request', who: marina, come: at('/tickets/new') },
  { name: 'the new request about an error, with a draft beside it', who: marina, come: beginError },
  { name: 'the refused new request', who: marina, status: 422, come: sendEmptyRequest },
  { name: 'a request just opened', who: marina, come: (page, { ticket }) => page.goto(`/tickets/${ticket}?opened`) },
  ...conversation_stops,
  ...content_stops,
  ...reading_stops,
  ...news_stops,
  ...editorial_stops,
  ...media_stops,
  { name: 'the help for Marina', who: marina, come: at('/help') },
  { name: 'Marina’s organization', who: marina, come: at('/organization') },
  { name: 'Marina’s profile', who: marina, come: at('/account') },
  { name: 'the refused profile', who: marina, status: 422, come: sendEmptyName },
  { name: 'Marina’s password', who: marina, come: at('/account/password') },
  { name: 'Marina’s tokens', who: marina, come: at('/account/tokens') },
  { name: 'a token just made', who: marina, come: makeToken },
  { name: 'the tokens of Paulo’s company', who: paulo, come: at('/organization/tokens') },
  { name: 'a refused token', who: paulo, status: 422, come: refuseToken },
  { name: 'the API for people', who: null, come: at('/api') },
  { name: 'Marina’s sessions', who: marina, come: at('/account/sessions') },
  { name: 'a request that is not Marina’s', who: marina, status: 404, come: at('/tickets/999999') },
  { name: 'Caio’s home page', who: caio, come: at('/') },
  { name: 'the desk', who: caio, come: at('/desk') },
  { name: 'the desk’s empty list of ended requests', who: caio, come: at('/desk?show=ended') },
  { name: 'a request at the desk', who: caio, come: (page, { ticket }) => page.goto(`/desk/tickets/${ticket}`) },
  ...desk_stops,
  { name: 'the organizations', who: caio, come: at('/desk/organizations') },
  {
    name: 'an organization',
    who: caio,
    come: (page, { organization }) => page.goto(`/desk/organizations/${organization}`),
  },
  ...organization_stops,
  { name: 'the help at the desk', who: caio, come: at('/help') },
  ...catalog_stops,
  { name: 'the settings', who: admin, come: at('/desk/settings') },
  { name: 'the refused settings', who: admin, status: 422, come: sendEmptyBrand },
  ...notice_stops,
  ...people_stops,
];

/** Every page of a portal before its first set-up. */
export const first_stops: readonly Stop<{ setup: string }>[] = [
  { name: 'the page of a portal that is being prepared', who: null, status: 503, come: at('/') },
  { name: 'the first set-up', who: null, come: (page, { setup }) => page.goto(setup) },
  { name: 'the refused first set-up', who: null, status: 422, come: prepareWrongly },
];

export async function placesOf(house: House): Promise<Places> {
  const found = await house.services.database.as(system, (tx) =>
    tx
      .selectFrom('tickets')
      .select(['number', 'organization_id'])
      .where('subject', 'like', 'Nota de saída%')
      .executeTakeFirstOrThrow(),
  );
  const [sign_in, reset] = [await mailedLink(house, '/sign-in'), await mailedLink(house, '/password/forgotten')];
  const [people, organizations] = [await peoplePlaces(house), await organizationPlaces(house)];
  const conversation = await conversationPlaces(house);
  return {
    ...people,
    ...organizations,
    ...conversation,
    ticket: found.number,
    organization: found.organization_id,
    sign_in,
    reset,
  };
}

export const setupPath = async (house: House): Promise<string> =>
  new URL((await setupLink(house.services)) ?? '').pathname;

/** Where the mail leads that Lia gets when she asks for a link on `page`. */
export async function mailedLink(house: House, page: '/sign-in' | '/password/forgotten'): Promise<string> {
  const browser = house.visitor();
  await browser.get(page);
  await browser.post(page === '/sign-in' ? '/sign-in/link' : page, { email: lia });
  await house.runJobs();
  const text = (await house.mails()).at(-1)?.text ?? '';
  return new URL(text.match(/https?:\/\/\S+/)?.[0] ?? '').pathname;
}

async function sendRefused(page: Page, action: string): Promise<void> {
  await send(page, action);
  await page.waitForSelector('.error-summary');
}

async function signInWrongly(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('#email', marina);
  await page.fill('#password', 'não é esta a senha');
  await sendRefused(page, '/sign-in');
}

async function askForLink(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('#link_email', 'quem-sabe@tubraxel.exemplo.com.br');
  await send(page, '/sign-in/link');
  await page.waitForSelector('form[action="/sign-in/link"]', { state: 'detached' });
}

async function mistypePassword(page: Page, { reset }: Places): Promise<void> {
  await page.goto(reset);
  await page.fill('#password', 'uma frase bem longa');
  await page.fill('#password_again', 'outra frase bem longa');
  await sendRefused(page, '/password/reset');
}

async function sendExpiredForm(page: Page): Promise<void> {
  await page.goto('/password/forgotten');
  await page.fill('#email', marina);
  await page.context().clearCookies();
  await send(page, '/password/forgotten');
  await page.waitForSelector('.failing');
}

async function openAccountMenu(page: Page): Promise<void> {
  await page.goto('/account');
  await page.click('.account > summary');
}

async function openPhoneMenu(page: Page): Promise<void> {
  await page.setViewportSize(phone);
  await page.goto('/');
  await page.click('.site-menu > summary');
}

// Spaces pass the browser's own check and are nothing to the server.
async function beginError(page: Page): Promise<void> {
  await page.goto('/tickets/new');
  if (!(await page.locator('main a[href*="draft="]').count())) {
    await page.fill('#subject', 'Rascunho de Marina');
    await page.click('.form-actions button[formaction="/tickets/drafts"]');
    await page.waitForURL(/draft=/);
    await page.goto('/tickets/new');
  }
  await page.click('input[name="kind"][value="error"]');
}

async function sendEmptyRequest(page: Page): Promise<void> {
  await page.goto('/tickets/new');
  await page.fill('#subject', '   ');
  await page.fill('#description', '   ');
  await sendRefused(page, '/tickets');
}

async function sendEmptyName(page: Page): Promise<void> {
  await page.goto('/account');
  await page.fill('#name', '   ');
  await sendRefused(page, '/account');
}

async function makeToken(page: Page): Promise<void> {
  await page.goto('/account/tokens');
  await page.fill('#name', 'Integração do ERP');
  await send(page, '/account/tokens');
  await page.waitForSelector('.code-block');
}

async function refuseToken(page: Page): Promise<void> {
  await page.goto('/organization/tokens');
  await page.fill('#name', '   ');
  await sendRefused(page, '/organization/tokens');
}

async function sendEmptyBrand(page: Page): Promise<void> {
  await page.goto('/desk/settings');
  await page.fill('#name', '   ');
  await sendRefused(page, '/desk/settings');
}

async function prepareWrongly(page: Page, { setup }: { setup: string }): Promise<void> {
  await page.goto(setup);
  await page.fill('#vendor_name', '   ');
  await page.fill('#name', 'Ana Souto');
  await page.fill('#email', admin);
  await page.fill('#password', 'aaaaaaaaaaaaaa');
  await page.fill('#password_again', 'aaaaaaaaaaaaaa');
  await sendRefused(page, '/setup');
}
