import type { Page } from 'playwright-core';
import type { House } from '../harness/house.ts';
import { admin, caio, paulo } from './harness.ts';
import type { Stop } from './tour.ts';

/** Addresses of what belongs to an organisation, and of lists in each of their states. */
export type OrganizationPlaces = {
  branch: string;
  entitlement: string;
  unit: string;
  portfolio: string;
  partner: string;
  suspended: string;
  list_received: string;
  list_failed: string;
  list_checked: string;
  list_running: string;
  list_done: string;
  people_list: string;
};

type Known = OrganizationPlaces & { organization: string };

const at = (path: string) => (page: Page) => page.goto(path);
const to =
  (place: keyof OrganizationPlaces, more = '') =>
  (page: Page, places: Known) =>
    page.goto(places[place] + more);
const under = (more: string) => (page: Page, places: Known) =>
  page.goto(`/desk/organizations/${places.organization}${more}`);

/** The pages about organisations, whom they have contracted and who serves them. */
export const organization_stops: readonly Stop<Known>[] = [
  { name: 'the narrowed organizations', who: caio, come: at('/desk/organizations?q=a&kind=customer&suspended=false') },
  { name: 'the organizations that none fits', who: caio, come: at('/desk/organizations?q=xyzxyz') },
  { name: 'the new organization', who: admin, come: at('/desk/organizations/new') },
  { name: 'the refused new organization', who: admin, status: 422, come: sendWrongOrganization },
  { name: 'an organization to edit', who: admin, come: under('/edit') },
  { name: 'an organization that somebody else changed meanwhile', who: admin, status: 422, come: sendLate },
  { name: 'an organization for who keeps it', who: admin, come: under('') },
  { name: 'the suspension', who: admin, come: under('/suspend') },
  { name: 'a suspended organization', who: admin, come: to('suspended') },
  { name: 'a new branch', who: admin, come: under('/branches/new') },
  { name: 'a branch', who: admin, come: to('branch') },
  { name: 'a new entitlement', who: admin, come: under('/entitlements/new') },
  { name: 'an entitlement', who: admin, come: to('entitlement') },
  { name: 'a unit', who: admin, come: to('unit') },
  { name: 'a portfolio', who: admin, come: to('unit', '/portfolio') },
  { name: 'a new customer of a portfolio', who: admin, come: to('unit', '/portfolio/new') },
  { name: 'a customer of a portfolio', who: admin, come: to('portfolio') },
  { name: 'Paulo’s organization', who: paulo, come: at('/organization') },
  { name: 'the units that serve Paulo’s company', who: paulo, come: at('/organization/partners') },
  { name: 'what a unit may do', who: paulo, come: to('partner') },
  { name: 'the import of people', who: paulo, come: at('/organization/people/import') },
  { name: 'a list of people', who: paulo, come: to('people_list') },
  { name: 'the import of organizations', who: admin, come: at('/desk/organizations/import') },
  { name: 'an import without a file', who: admin, status: 422, come: sendNoFile },
  { name: 'a list being checked', who: admin, come: to('list_received') },
  { name: 'a list that could not be read', who: admin, come: to('list_failed') },
  { name: 'a checked list', who: admin, come: to('list_checked') },
  { name: 'a list being stored', who: admin, come: to('list_running') },
  { name: 'a stored list', who: admin, come: to('list_done') },
];

export async function organizationPlaces(house: House): Promise<OrganizationPlaces> {
  const { rows } = await house.superuser
    .query<Record<string, string>>(
      `
    update organizations set suspended_at = now(), suspension_reason = 'Contrato em atraso' where name like '%Acrelis%';
  `,
    )
    .then(() =>
      house.superuser.query<Record<string, string>>(`
      select t.id as tubraxel, u.id as unit, b.id as branch, e.id as entitlement, f.id as portfolio, (select id from organizations where suspended_at is not null limit 1) as suspended
      from organizations t join branches b on b.organization_id = t.id join entitlements e on e.organization_id = t.id
        join portfolios f on f.organization_id = t.id join organizations u on u.id = f.unit_id where t.cnpj = '99100001000175' limit 1`),
    );
  const known = rows[0] ?? {};
  const root = '/desk/organizations';
  const [browser, manager] = [await house.as(admin), await house.as(paulo)];
  const send = async (who: typeof browser, path: string, text: string): Promise<string> => {
    await who.get(path);
    const form = new FormData();
    form.set('file', new File([text], 'clientes de São Paulo.csv'));
    return (await who.postMultipart(path, form)).location ?? '';
  };
  const list = 'nome;cnpj;municipio\nNova (fictícia);zz.dem.003/0001-90;Sorocaba\n=1+1;1;\nErrada (fictícia);123;\n';
  const paths = [`${root}/import`, list] as const;
  const [checked, running, done] = [
    await send(browser, ...paths),
    await send(browser, ...paths),
    await send(browser, ...paths),
  ];
  const failed = await send(browser, `${root}/import`, 'a;b\n1;2\n');
  const people = await send(
    manager,
    '/organization/people/import',
    'nome;email\nNara Souto;nara@tubraxel.exemplo.com.br\n;x\n',
  );
  await house.runJobs();
  await house.superuser.query(`update imports set status = 'running' where id = $1`, [running.split('/').at(-1)]);
  await browser.post(`${done}/start`, {});
  await house.runJobs();
  const received = await send(browser, ...paths);
  return {
    branch: `${root}/${known['tubraxel']}/branches/${known['branch']}`,
    entitlement: `${root}/${known['tubraxel']}/entitlements/${known['entitlement']}`,
    unit: `${root}/${known['unit']}`,
    portfolio: `${root}/${known['unit']}/portfolio/${known['portfolio']}`,
    partner: `/organization/partners/${known['portfolio']}`,
    suspended: `${root}/${known['suspended']}`,
    list_received: received,
    list_failed: failed,
    list_checked: checked,
    list_running: running,
    list_done: done,
    people_list: people,
  };
}

async function refused(page: Page, action: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.click(`form[action="${action}"] .form-actions button`);
  await answered;
  await page.waitForSelector('.error-summary');
}

async function sendWrongOrganization(page: Page): Promise<void> {
  await page.goto('/desk/organizations/new');
  await page.fill('#name', '   ');
  await page.fill('#cnpj', '99.100.001/0001-76');
  await refused(page, '/desk/organizations');
}

async function sendLate(page: Page, { organization }: Known): Promise<void> {
  await page.goto(`/desk/organizations/${organization}/edit`);
  await page.evaluate(() => document.querySelector('input[name="version"]')?.setAttribute('value', '99'));
  await page.fill('#contract_number', 'B-2');
  await refused(page, `/desk/organizations/${organization}`);
}

async function sendNoFile(page: Page): Promise<void> {
  await page.goto('/desk/organizations/import');
  await page.evaluate(() => document.querySelector('#file')?.removeAttribute('required'));
  await refused(page, '/desk/organizations/import');
}
