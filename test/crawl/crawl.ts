import type { Kind, Route } from '../../app/route.ts';
import type { House } from '../harness/house.ts';
import type { Browser, Page } from '../harness/browser.ts';
import type { Foreign, Planted } from './canaries.ts';

/** Where a foreign id is put: in the address, in its query, in the body, in headers, in cookies. */
const places = ['path', 'query', 'body', 'header', 'cookie'] as const;
type Place = (typeof places)[number] | `field ${string}` | `filter ${string}` | `one ${string}`;

export type Crawled = { requests: number; findings: string[] };

/** `own`: the organisation acted for. */
type Asker = { name: string; email: string | null; by_token: boolean; own: string };

/**
 * Asks every route, as every one of `emails` (null: a visitor), the API also as a program of theirs, for what belongs to Norvelta, in every place an id can be put.
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
  const askers: Asker[] = [];
  for (const email of emails) {
    const own = email ? await organizationOf(house, email) : crypto.randomUUID();
    askers.push({ name: email ?? 'a visitor', email, by_token: false, own });
    if (email) askers.push({ name: `a program of ${email}`, email, by_token: true, own });
  }
  for (const asker of askers) {
    let browser = await enter(house, asker);
    let written = false;
    for (const route of routes) {
      if (asker.by_token && !route.api) continue;
      for (const place of placesOf(route)) {
        const named = `${asker.name}: ${route.method} ${route.path} with foreign ids in its ${place}`;
        const ask = async (ids: Foreign): Promise<Page> => {
          if (written && asker.email && !asker.by_token && !(await signedIn(browser)))
            browser = await enter(house, asker);
          written = route.method !== 'GET';
          requests += 1;
          return send(browser, route, place, ids, asker.own);
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

// What the sample of a route leaves out, its schemas tell.
function placesOf({ method, crawl: { params, form, json }, api }: Route): Place[] {
  const fields = new Set(Object.keys({ ...form, ...json, ...api?.body?.shape }).filter(namesSomething));
  const filters = Object.keys(api?.query?.shape ?? {}).filter(namesSomething);
  return [
    ...places.filter((place) => (place === 'path' ? params : place === 'body' ? method !== 'GET' : true)),
    ...[...fields].map((field) => `field ${field}` as const),
    ...filters.map((filter) => `filter ${filter}` as const),
    // Something foreign under the own organisation.
    ...Object.keys(params ?? {}).flatMap((name, _at, all) => (all.length > 1 ? [`one ${name}` as const] : [])),
  ];
}

const by_field: Record<string, Kind> = {
  on_behalf_of: 'organization',
  unit_id: 'organization',
  organization_id: 'organization',
  person_id: 'person',
  assignee_id: 'person',
  member_id: 'person',
  requester_id: 'person',
  organization: 'organization',
  unit: 'organization',
  person: 'person',
  assignee: 'person',
};

// Of a field that says nothing of its kind, an organisation's id is tried.
const idFor = (field: string, ids: Foreign): string => {
  const one = field.replace(/_ids$/, '_id');
  const bare = one.replace(/_id$/, '');
  return ids[by_field[one] ?? (bare in ids ? (bare as Kind) : 'organization')];
};

// A field that takes an id is tried by itself, in a form that is otherwise right.
const namesSomething = (field: string): boolean =>
  field !== 'submission_id' && (/_ids?$/.test(field) || field in by_field);

async function organizationOf(house: House, email: string): Promise<string> {
  const { rows } = await house.superuser.query<{ id: string }>(
    'select m.organization_id as id from memberships m join persons p on p.id = m.person_id where p.email = $1 order by m.created_at limit 1',
    [email],
  );
  return rows[0]?.id ?? crypto.randomUUID();
}

async function enter(house: House, { email, by_token }: Asker): Promise<Browser> {
  if (email) return by_token ? house.program(email) : house.as(email);
  const browser = house.visitor();
  await browser.get('/sign-in');
  return browser;
}

// Some writes end the very session that asks.
async function signedIn(browser: Browser): Promise<boolean> {
  return browser.cookies.has('sid') && (await browser.get('/account')).status === 200;
}

function send(browser: Browser, route: Route, place: Place, ids: Foreign, own: string): Promise<Page> {
  const one = place.startsWith('one ') ? place.slice(4) : null;
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const kind = route.crawl.params?.[name];
    if (one && name !== one && kind === 'organization') return own;
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
  const filter = place.startsWith('filter ') ? place.slice(7) : null;
  const asked = filter ? { [filter]: idFor(filter, ids) } : place === 'query' ? extra : {};
  const query = Object.keys(asked).length > 0 ? `?${new URLSearchParams(asked)}` : '';
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
  const id = field ? idFor(field, ids) : '';
  const named = field ? { [field]: route.api && field.endsWith('_ids') ? [id] : id } : {};
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
