import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

let house: House;
let helena: Browser;
let caio: Browser;
const ids: Record<string, string> = {};

const numbersIn = (html: string): number[] => {
  const rows = html.slice(html.indexOf('id="desk-list"'));
  return [...rows.matchAll(/href="\/desk\/tickets\/(\d+)[^"]*" data-row/g)].map(([, number]) => Number(number));
};
// All pages: of a list that is narrowed, one holds what was found among as many requests as it may look at.
async function list(query: string, who = helena): Promise<number[]> {
  const seen: number[] = [];
  let path: string | undefined = `/desk?${query}`;
  for (let page = 0; path && page < 12; page += 1) {
    const { html } = await who.get(path);
    seen.push(...numbersIn(html));
    path = html.match(/rel="next" href="([^"]+)"/)?.[1]?.replaceAll('&amp;', '&');
  }
  return seen;
}
const asked = async (text: string, values: unknown[] = []): Promise<number[]> =>
  (await house.superuser.query<{ number: number }>(text, values)).rows.map(({ number }) => Number(number));
const open = `t.status not in ('closed', 'cancelled')`;

// Enough open requests for two pages, of two companies, with a day, a queue, an assignee and a product each.
before(async () => {
  house = await openHouse({ rate_limits: false });
  [helena, caio] = await Promise.all([
    house.as('helena@orvalha.exemplo.com.br'),
    house.as('caio@orvalha.exemplo.com.br'),
  ]);
  const { rows } = await house.superuser.query<{ what: string; id: string }>(
    `select 'caio' as what, id from persons where email = 'caio@orvalha.exemplo.com.br'
     union all select 'norvelta', id from organizations where name like '%Norvelta%'
     union all select 'caios', (select queue_id from queue_members m join persons p on p.id = m.person_id where p.email = 'caio@orvalha.exemplo.com.br' order by queue_id limit 1)
     union all select 'product', (select product_id from modules order by id limit 1)`,
  );
  for (const { what, id } of rows) ids[what] = id;
  await house.superuser.query(
    `insert into tickets (id, chain_id, organization_id, requester_id, queue_id, subject, description, submission_id, status, severity, assignee_id, product_id, opened_at, last_message_at, closes_at)
     select md5('t' || n)::uuid, md5('t' || n)::uuid, m.organization_id, m.person_id, $1, 'Simulada ' || n, 'Texto.', gen_random_uuid(),
       case when n % 3 = 0 then 'waiting_customer' else 'in_progress' end, case when n % 5 = 0 then 'high' else 'low' end,
       case when n % 4 = 0 then $2::uuid end, case when n % 6 = 0 then $3::uuid end, now() - n * interval '1 hour', now() - (n * 7919 % 131) * interval '1 hour',
       case when n % 3 = 0 then now() + (n * 104729 % 97 + 1) * interval '1 day' end
     from generate_series(1, 130) n join lateral (select organization_id, person_id from memberships where ended_at is null order by person_id offset n % 2 limit 1) m on true`,
    [ids['caios'], ids['caio'], ids['product']],
  );
});
after(() => house.close());

test('Helena narrows by assignee, product, queue, severity and state at once, in the address', async () => {
  const expected = await asked(
    `select number from tickets t where ${open} and assignee_id = $1 and product_id = $2 and queue_id = $3 and status = 'waiting_customer' order by number desc`,
    [ids['caio'], ids['product'], ids['caios']],
  );
  assert.ok(expected.length > 3);
  const query = `assignee=${ids['caio']}&product=${ids['product']}&queue=${ids['caios']}&status=waiting_customer`;
  const { html } = await helena.get(`/desk?${query}`);
  assert.deepEqual(numbersIn(html), expected);
  assert.match(html, /class="pill"[^>]*>[^]*?Caio Ribas/);
  const high = await asked(`select number from tickets t where ${open} and severity = 'high' order by number`);
  assert.deepEqual(await list('severity=high&sort=oldest'), high);
});

test('a company is found by part of its name and by its CNPJ, whatever else is asked', async () => {
  const { rows } = await house.superuser.query<{ name: string; cnpj: string; id: string }>(
    `select o.name, o.cnpj, o.id from tickets t join organizations o on o.id = t.organization_id where t.subject like 'Simulada%' limit 1`,
  );
  const company = rows[0];
  assert.ok(company);
  const expected = await asked(
    `select number from tickets t where ${open} and organization_id = $1 order by number desc`,
    [company.id],
  );
  assert.deepEqual(await list(`company=${encodeURIComponent(company.cnpj)}`), expected);
  assert.deepEqual(await list(`organization=${company.id}`), expected);
  const part = encodeURIComponent(company.name.slice(0, 12).toUpperCase());
  const waiting = await asked(
    `select number from tickets t where organization_id = $1 and status = 'waiting_customer' order by closes_at, number`,
    [company.id],
  );
  assert.deepEqual(await list(`view=waiting&sort=closing&company=${part}`), waiting);
  assert.deepEqual(await list('company=nenhuma%20com%20este%20nome'), []);
});

for (const [sort, order, state] of [
  ['active', 'last_message_at desc, number desc', open],
  ['closing', 'closes_at, number', 'closes_at is not null'],
  ['oldest', 'number', open],
] as const)
  test(`sorted by ${sort}, the pages follow one another without a gap or a double`, async () => {
    const expected = await asked(`select number from tickets t where ${state} order by ${order}`);
    assert.deepEqual(await list(`sort=${sort}`), expected);
  });

test('a view keeps what it shows in every order', async () => {
  const unassigned = await asked(
    `select number from tickets t where ${open} and assignee_id is null order by last_message_at desc, number desc`,
  );
  assert.deepEqual(await list('view=unassigned&sort=active'), unassigned);
  const mine = await asked(
    `select number from tickets t where ${open} and assignee_id = $1 order by last_message_at desc, number desc`,
    [ids['caio']],
  );
  assert.deepEqual(await list('view=mine&sort=active', caio), mine);
});

test('the views merge several queues, each in its own order, page after page', async () => {
  await house.superuser.query(
    `with spread as (select t.id, row_number() over (order by t.number) as nth from tickets t where t.subject like 'Simulada%'),
       queue as (select array_agg(id order by id) as ids from queues where not confidential)
     update tickets t set queue_id = queue.ids[1 + s.nth % 3],
       status = (array['waiting_customer', 'customer_validation'])[1 + s.nth % 2], closes_at = now() + (s.nth * 37 % 91) * interval '2 days' / 91
     from spread s, queue where t.id = s.id and s.nth <= 124`,
  );
  for (const [view, where, order] of [
    ['waiting', `status = 'waiting_customer'`, 'number desc'],
    ['unassigned', `assignee_id is null and ${open}`, 'number desc'],
    ['expiring', `status = 'customer_validation' and closes_at < now() + interval '2 days'`, 'closes_at, number'],
  ] as const) {
    const expected = await asked(`select number from tickets t where ${where} order by ${order}`);
    assert.ok(expected.length > 50, view);
    assert.deepEqual(await list(`view=${view}`), expected, view);
  }
});

test('filters show Caio nothing of a queue that is not his', async () => {
  const { rows } = await house.superuser.query<{ id: string }>(
    `select q.id from queues q where not exists (select from queue_members m where m.queue_id = q.id and m.person_id = $1) and not exists (select from queue_members m where m.queue_id = q.id and m.queue_id = $2) limit 1`,
    [ids['caio'], ids['caios']],
  );
  const other = rows[0]?.id;
  assert.ok(other);
  const moved = await asked(
    `update tickets set queue_id = $1 where subject like 'Simulada%' and severity = 'high' returning number`,
    [other],
  );
  for (const query of [
    'severity=high',
    `queue=${other}`,
    `view=queue&queue=${other}`,
    `assignee=${ids['caio']}&sort=active`,
    'view=mine',
    'company=a&sort=closing',
  ])
    assert.deepEqual(
      (await list(query, caio)).filter((number) => moved.includes(number)),
      [],
      query,
    );
});

// ux.md: a page of the desk is there before anybody notices that it was asked for.
test('a full page of the list, and a request beside it, weigh at most 30 kB on their way', async (t) => {
  const [number] = await asked('select number from tickets order by number desc limit 1');
  for (const path of ['/desk?sort=active', `/desk/tickets/${number}`]) {
    const { html } = await helena.get(path);
    assert.ok(numbersIn(html).length > 0 || html.includes('id="message"'));
    const brotli = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
    const gzip = gzipSync(html, { level: 5 }).length;
    t.diagnostic(`${path}: ${html.length} bytes, brotli ${brotli}, gzip ${gzip}`);
    assert.ok(Math.max(brotli, gzip) <= 30_000, `${path}: ${gzip}`);
  }
});

test('an empty list says why: no queue yet, filters that fit nothing, or no work', async () => {
  const ivo = await house.as('ivo@orvalha.exemplo.com.br');
  assert.match((await ivo.get('/desk')).html, /Você ainda não está em nenhuma fila/);
  assert.match((await caio.get('/desk?q=xyzxyz')).html, /Nenhuma solicitação com estes filtros.*Retire um filtro/s);
  const admins = (await (await house.as('admin@orvalha.exemplo.com.br')).get('/desk?view=mine')).html;
  assert.match(admins, /Nenhuma solicitação nesta visão/);
});
