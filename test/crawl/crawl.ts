import type { Kind, Route } from '../../app/route.ts';
import type { House } from '../harness/house.ts';
import type { Browser, Page } from '../harness/browser.ts';
import type { Foreign, Planted } from './canaries.ts';

/** Where a foreign id is put: in the address, in its query, in the body, in headers, in cookies. */
const places = ['path', 'query', 'body', 'header', 'cookie'] as const;
type Place = (typeof places)[number] | `field ${string}`;

export type Crawled = { requests: number; findings: string[] };

/**
 * Asks every route, as every one of `emails` (null: a visitor), for what belongs to Norvelta, in every place an id can be put.
 * Findings: a canary in an answer, an answer that tells foreign from unknown, a server error.
 */
export async function crawl(
  house: House,
  routes: readonly Route[],
  planted: Planted,
  emails: readonly (string | null)[],
): Promise<Crawled> {
  const findings: string[] = [];
  let requests = 0;
  for (const email of emails) {
    let browser = await enter(house, email);
    for (const route of routes) {
      const fields = Object.keys({ ...route.crawl.form, ...route.crawl.json }).filter(namesSomething);
      for (const place of [...places, ...fields.map((field) => `field ${field}` as const)]) {
        if (place === 'path' && !route.crawl.params) continue;
        const named = `${email ?? 'a visitor'}: ${route.method} ${route.path} with foreign ids in its ${place}`;
        const ask = async (ids: Foreign): Promise<Page> => {
          if (email && !(await signedIn(browser))) browser = await enter(house, email);
          requests += 1;
          return send(browser, route, place, ids);
        };
        const about_foreign = await ask(planted.foreign);
        const about_unknown = await ask(planted.unknown);
        const bytes = about_foreign.html + JSON.stringify([...about_foreign.headers]);
        if (planted.canaries.some((canary) => bytes.includes(canary))) findings.push(`${named}: a canary came back`);
        if (about_foreign.status >= 500) findings.push(`${named}: status ${about_foreign.status}`);
        if (normal(about_foreign, planted.foreign) !== normal(about_unknown, planted.unknown))
          findings.push(`${named}: foreign and unknown are told apart`);
      }
    }
  }
  return { requests, findings };
}

const by_field: Record<string, Kind> = {
  on_behalf_of: 'organization',
  unit_id: 'organization',
  organization_id: 'organization',
  person_id: 'person',
  assignee_id: 'person',
  member_id: 'person',
};

// A field that takes an id is tried by itself, in a form that is otherwise right.
const namesSomething = (field: string): boolean =>
  field !== 'submission_id' && (field.endsWith('_id') || field in by_field);

async function enter(house: House, email: string | null): Promise<Browser> {
  if (email) return house.as(email);
  const browser = house.visitor();
  await browser.get('/sign-in');
  return browser;
}

// Some routes end the very session that asks.
async function signedIn(browser: Browser): Promise<boolean> {
  return browser.cookies.has('sid') && (await browser.get('/account')).status === 200;
}

function send(browser: Browser, route: Route, place: Place, ids: Foreign): Promise<Page> {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const kind = route.crawl.params?.[name];
    return kind ? ids[kind] : 'x';
  });
  const extra = {
    id: ids.organization,
    organization: ids.organization,
    organization_id: ids.organization,
    person_id: ids.session,
    session_id: ids.session,
    number: ids.ticket,
    after: Buffer.from(JSON.stringify(['', ids.organization])).toString('base64url'),
  };
  const query = place === 'query' ? `?${new URLSearchParams(extra)}` : '';
  const headers: Record<string, string> =
    place === 'header'
      ? {
          'x-organization-id': ids.organization,
          'x-tenant': ids.organization,
          'x-original-url': `/desk/organizations/${ids.organization}`,
          'x-http-method-override': 'GET',
        }
      : {};
  if (place === 'cookie') {
    for (const [name, value] of Object.entries(extra)) browser.cookies.set(name, value);
  } else for (const name of Object.keys(extra)) browser.cookies.delete(name);
  if (route.method === 'GET') return browser.get(path + query, headers);
  const field = place.startsWith('field ') ? place.slice(6) : null;
  const named = field ? { [field]: ids[by_field[field] ?? 'organization'] } : {};
  const added = { ...(place === 'body' ? extra : {}), ...named };
  if (route.api) return browser.call(route.method, path + query, { ...route.crawl.json, ...added }, headers);
  return browser.post(path + query, { ...route.crawl.form, ...added }, headers);
}

// What differs between any two answers, and the ids that were asked for.
function normal(page: Page, ids: Foreign): string {
  let text = `${page.status} ${page.location ?? ''} ${page.html}`;
  for (const id of Object.values(ids)) text = text.replaceAll(id, '(id)').replaceAll(encodeURIComponent(id), '(id)');
  return text
    .replace(/name="csrf" value="[^"]*"/g, '')
    .replace(/after(=|%3D)[\w-]*/g, '')
    .replace(/arr_[\w-]+|"csrf_token":"[^"]*"|[\d]{4}-[\d]{2}-[\d]{2}T[\d:.]+Z/g, '(secret or time)')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '(uuid)')
    .replace(/\/tickets\/\d+/g, '/tickets/(number)')
    .replace(/nº [\d.]+|"numeric end">[\d.]+/g, '(number)')
    .replace(/<time[^>]*>[^<]*<\/time>/g, '(time)')
    .replace(/process_\S+ \S+|nodejs_\S+ \S+|http_request\S* \S+/g, '');
}
