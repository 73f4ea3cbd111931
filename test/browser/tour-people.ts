import type { Page } from 'playwright-core';
import { type House } from '../harness/house.ts';
import { admin, caio, davi, paulo } from './harness.ts';
import { send } from './send.ts';
import type { Stop } from './tour.ts';

/** Addresses about people that differ from house to house. */
export type PeoplePlaces = { invitation: string; access: string; validation: string; tania: string; request: string };

const at = (path: string) => (page: Page) => page.goto(path);
const vera = 'vera@orvalha.exemplo.com.br';
const people = '/organization/people';

/** Every page on which people come in, are managed, and leave. */
export const people_stops: readonly Stop<PeoplePlaces & { organization: string }>[] = [
  { name: 'the request for access', who: null, come: at('/access') },
  { name: 'the refused request for access', who: null, status: 422, come: askWrongly },
  { name: 'the page that says a request was sent', who: null, come: askForAccess },
  { name: 'the confirmation of a request', who: null, come: (page, { access }) => page.goto(access) },
  { name: 'the confirmation that is none', who: null, status: 410, come: at('/access/none') },
  { name: 'the question to the finance address', who: null, come: (page, { validation }) => page.goto(validation) },
  { name: 'the question that is none', who: null, status: 410, come: at('/access/validation/none') },
  { name: 'an invitation', who: null, come: (page, { invitation }) => page.goto(invitation) },
  { name: 'the invitation that is none', who: null, status: 410, come: at('/invitation/none') },
  { name: 'the people of Paulo’s company', who: paulo, come: at(people) },
  { name: 'the people of Paulo’s company, narrowed to nobody', who: paulo, come: at(`${people}?q=zzz&role=requester`) },
  { name: 'Paulo’s invitations', who: paulo, come: at(`${people}/invitations`) },
  { name: 'Paulo’s invitation', who: paulo, come: at(`${people}/new`) },
  { name: 'Paulo’s refused invitation', who: paulo, status: 422, come: inviteWrongly },
  { name: 'a person of Paulo’s company', who: paulo, come: (page, { tania }) => page.goto(`${people}/${tania}`) },
  { name: 'a change that came too late', who: paulo, status: 422, come: changeTooLate },
  { name: 'the end of an access', who: paulo, come: (page, { tania }) => page.goto(`${people}/${tania}/end`) },
  { name: 'the transfer', who: paulo, come: (page, { tania }) => page.goto(`${people}/${tania}/transfer`) },
  { name: 'the requests that wait for Paulo', who: paulo, come: at('/organization/requests') },
  { name: 'Davi’s companies and customers', who: davi, come: at('/account/organizations') },
  { name: 'Davi’s question before leaving', who: davi, come: askToLeave },
  { name: 'Davi’s home page in Tubraxel’s name', who: davi, come: actForTubraxel },
  { name: 'the requests for access at the desk', who: vera, come: at('/desk/access-requests') },
  {
    name: 'a request for access at the desk',
    who: vera,
    come: (page, { request }) => page.goto(`/desk/access-requests/${request}`),
  },
  {
    name: 'the people of a company at the desk',
    who: vera,
    come: (page, { organization }) => page.goto(`/desk/organizations/${organization}/people`),
  },
  { name: 'all people', who: caio, come: at('/desk/people') },
  { name: 'a person at the desk', who: admin, come: (page, { tania }) => page.goto(`/desk/people/${tania}`) },
  { name: 'somebody new in the staff', who: admin, come: at('/desk/people/new') },
  { name: 'somebody refused in the staff', who: admin, status: 422, come: hireWithoutRole },
];

/** Invites, asks and confirms, so that every page has something to show. */
export async function peoplePlaces(house: House): Promise<PeoplePlaces> {
  const linkTo = async (address: string): Promise<string> => {
    await house.runJobs();
    const text = (await house.mails()).filter(({ to }) => to === address).at(-1)?.text ?? '';
    return new URL(text.match(/https?:\/\/\S+/)?.[0] ?? '').pathname;
  };
  const ask = async (email: string, cnpj: string): Promise<string> => {
    const browser = house.visitor();
    await browser.get('/access');
    await browser.post('/access', { name: 'Cora Lima', email, cnpj, message: 'Trabalho no fiscal desde março.' });
    return linkTo(email);
  };
  const confirm = async (link: string): Promise<void> => {
    const browser = house.visitor();
    await browser.get(link);
    await browser.post(link, {});
    await house.runJobs();
  };
  const finance = 'financeiro@quixabrel.exemplo.com.br';
  await house.superuser.query(`update organizations set finance_email = $1 where name like '%Quixabrel%'`, [finance]);
  const administrator = await house.as(paulo);
  const invited = 'nadia@tubraxel.exemplo.com.br';
  await administrator.post(people, { name: 'Nádia Brito', email: invited, role: 'requester', visibility: 'own' });
  const invitation = await linkTo(invited);
  await confirm(await ask('cora@tubraxel.exemplo.com.br', '99.100.001/0001-75'));
  await confirm(await ask('yara@exemplo.com.br', '00.000.000/0001-91'));
  await confirm(await ask('luiza@quixabrel.exemplo.com.br', '99.100.003/0001-64'));
  const validation = await linkTo(finance);
  const access = await ask('rui@exemplo.com.br', '99.100.001/0001-75');
  const id = async (table: 'persons' | 'access_requests', email: string): Promise<string> => {
    const { rows } = await house.superuser.query<{ id: string }>(`select id from ${table} where email = $1`, [email]);
    return rows[0]?.id ?? '';
  };
  return {
    invitation,
    access,
    validation,
    tania: await id('persons', 'tania@tubraxel.exemplo.com.br'),
    request: await id('access_requests', 'yara@exemplo.com.br'),
  };
}

async function sendRefused(page: Page, action: string): Promise<void> {
  await send(page, action);
  await page.waitForSelector('.error-summary');
}

async function askWrongly(page: Page): Promise<void> {
  await page.goto('/access');
  await page.fill('#name', 'Cora Lima');
  await page.fill('#email', 'cora@tubraxel.exemplo.com.br');
  await page.fill('#cnpj', '99.100.001/0001-76');
  await sendRefused(page, '/access');
}

async function askForAccess(page: Page): Promise<void> {
  await page.goto('/access');
  await page.fill('#name', 'Cora Lima');
  await page.fill('#email', 'quem-sabe@tubraxel.exemplo.com.br');
  await page.fill('#cnpj', '99.100.001/0001-75');
  await send(page, '/access');
  await page.waitForSelector('form[action="/access"]', { state: 'detached' });
}

async function inviteWrongly(page: Page): Promise<void> {
  await page.goto(`${people}/new`);
  await page.fill('#name', '   ');
  await page.fill('#email', 'marina@tubraxel.exemplo.com.br');
  await sendRefused(page, people);
}

async function changeTooLate(page: Page, { tania }: PeoplePlaces): Promise<void> {
  await page.goto(`${people}/${tania}`);
  await page.locator('input[name="version"]').evaluate((input) => input.setAttribute('value', '999'));
  await sendRefused(page, `${people}/${tania}`);
}

async function askToLeave(page: Page): Promise<void> {
  await page.goto('/account/organizations');
  await page.click('a[href$="/leave"]');
  await page.waitForURL(/\/leave$/);
}

async function actForTubraxel(page: Page): Promise<void> {
  await page.goto('/account/organizations?q=tubraxel');
  await page.click('form:has(input[name="on_behalf_of"]) button');
  await page.waitForSelector('.acting');
}

async function hireWithoutRole(page: Page): Promise<void> {
  await page.goto('/desk/people/new');
  await page.fill('#name', 'Bia Antunes');
  await page.fill('#email', 'bia@orvalha.exemplo.com.br');
  await page.uncheck('#role_agent');
  await sendRefused(page, '/desk/people');
}
