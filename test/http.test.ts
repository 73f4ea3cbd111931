import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { features } from '../app/features.ts';
import { headersOf } from '../app/headers.ts';
import type { Kind, Route } from '../app/route.ts';
import { type House, openHouse } from './harness/house.ts';

const routes: Route[] = features.flatMap((feature) => [...feature.routes]);
const unsafe = routes.filter(({ method, anonymous }) => method !== 'GET' && !anonymous);
const marina = 'marina@tubraxel.exemplo.com.br';
const sample = (path: string): string => path.replace(/:\w+/g, '0197b3a0-0000-7000-8000-000000000000');

let house: House;
before(async () => (house = await openHouse({ rate_limits: false })));
after(() => house.close());

describe('headers', () => {
  test('every route answers with the headers of its profile, pages with the page’s', async () => {
    const admin = await house.as('admin@orvalha.exemplo.com.br');
    const asset = house.services.assets.css.path;
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const answer = await admin.get(route.path.startsWith('/assets/') ? asset : sample(route.path), {
        'x-test-peer': '127.0.0.1',
      });
      const is_page = answer.headers.get('content-type')?.startsWith('text/html') && route.headers !== 'embed';
      for (const [name, value] of Object.entries(headersOf(is_page ? 'page' : route.headers, false)))
        assert.equal(answer.headers.get(name), value, `${route.path}: ${name}`);
    }
  });

  test('pages allow no script, style or frame from elsewhere or inline, and are never stored', async () => {
    const home = await (await house.as(marina)).get('/');
    const policy = home.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe|\*|nonce/);
    assert.equal(home.headers.get('cache-control'), 'no-store');
    assert.equal(home.headers.get('etag'), null);
    assert.doesNotMatch(home.html, /<style|style="|<script(?![^>]*src=)|onclick=/);
  });

  test('compressed answers are the same page', async () => {
    const browser = await house.as(marina);
    for (const encoding of ['br', 'gzip'] as const) {
      const response = await house.fetch(
        new Request('http://localhost:3000/account', {
          headers: {
            cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
            'accept-encoding': encoding,
            host: 'localhost:3000',
          },
        }),
      );
      assert.equal(response.headers.get('content-encoding'), encoding);
      const bytes = Buffer.from(await response.arrayBuffer());
      const { brotliDecompressSync, gunzipSync } = await import('node:zlib');
      assert.match((encoding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes)).toString(), /Marina Alves/);
    }
  });
});

describe('where a request comes from', () => {
  test('every write refuses a cross-site request, a missing proof and the proof of another session', async () => {
    const [browser, other] = [await house.as('admin@orvalha.exemplo.com.br'), await house.as(marina)];
    for (const route of unsafe) {
      const path = sample(route.path);
      const tries: [string, Record<string, string>, Record<string, string>][] = [
        ['cross-site', {}, { 'sec-fetch-site': 'cross-site' }],
        ['same-site', {}, { 'sec-fetch-site': 'same-site' }],
        ['foreign origin', {}, { 'sec-fetch-site': '', origin: 'https://evil.example' }],
        ['origin null', {}, { 'sec-fetch-site': '', origin: 'null' }],
        ['no proof', { csrf: '' }, {}],
        ['proof of another session', { csrf: other.csrf }, {}],
      ];
      for (const [what, form, headers] of tries) {
        const answer = route.api
          ? await browser.call(
              route.method,
              path,
              route.crawl.json ?? {},
              form['csrf'] === undefined ? headers : { ...headers, 'x-csrf-token': form['csrf'] },
            )
          : await browser.post(path, { ...route.crawl.form, ...form }, headers);
        assert.equal(answer.status, 403, `${route.path}: ${what}`);
      }
    }
  });

  test('only this host and loopback names are served', async () => {
    const browser = house.visitor();
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      'localhost:3000@evil.example',
    ])
      assert.equal((await browser.get('/', { host })).status, 421);
    for (const host of ['localhost:3000', '127.0.0.1:9999', '[::1]:3000'])
      assert.equal((await browser.get('/', { host })).status, 200);
  });

  test('figures are shown to this machine or to the bearer of the token, and to nobody through a proxy', async () => {
    const browser = house.visitor();
    assert.equal((await browser.get('/metrics')).status, 404);
    assert.equal(
      (await browser.get('/metrics', { 'x-test-peer': '127.0.0.1', 'x-forwarded-for': '198.51.100.7' })).status,
      404,
    );
    assert.match(
      (await browser.get('/metrics', { 'x-test-peer': '127.0.0.1' })).html,
      /http_request_duration_seconds_bucket\{.*route="\/sign-in"|# EOF/,
    );
    const figures = (token: string) => browser.get('/metrics', { authorization: `Bearer ${token}` });
    assert.equal((await figures('metrics-token-of-the-test')).status, 200);
    assert.equal((await figures('another-token')).status, 404);
  });
});

describe('bad input', () => {
  const opening = {
    subject: 'Nota não sai',
    description: 'Desde cedo.',
    submission_id: '0197b3a0-0000-7000-8000-000000000001',
  };
  const count = async (): Promise<number> => (await house.superuser.query('select from tickets')).rowCount ?? 0;

  test('each gets an answer beside its field, what was typed stays, and nothing is written', async () => {
    const browser = await house.as(marina);
    await browser.get('/tickets/new');
    const before_all = await count();
    const tries: [Record<string, string>, RegExp][] = [
      [{ subject: '' }, /id="subject-error"/],
      [{ subject: '   ' }, /id="subject-error"/],
      [{ subject: 'x'.repeat(201) }, /Use no máximo 200 caracteres/],
      [{ subject: 'nulo \0 aqui' }, /caracteres invisíveis/],
      [{ subject: 'sino \u0007' }, /caracteres invisíveis/],
      [{ subject: 'abc\u202Ecba' }, /caracteres invisíveis/],
      [{ description: 'x'.repeat(20_001) }, /Use no máximo 20000 caracteres/],
      [{ submission_id: 'not an id' }, /recarregue a página/],
      [{ organization_id: '0197b3a0-0000-7000-8000-000000000000' }, /campo que esta página não conhece/],
      [{ status: 'closed' }, /campo que esta página não conhece/],
    ];
    for (const [wrong, said] of tries) {
      const answer = await browser.post('/tickets', { ...opening, ...wrong });
      assert.equal(answer.status, 422, JSON.stringify(wrong).slice(0, 60));
      assert.match(answer.html, said);
      assert.match(answer.html, /class="error-summary"/);
      assert.match(answer.html, /Desde cedo\.|x{100}/);
    }
    assert.equal(await count(), before_all);
  });

  test('other alphabets, emoji and right-to-left words are kept as they are', async () => {
    const browser = await house.as(marina);
    for (const [at, subject] of [
      'الفاتورة لا تخرج',
      '請求書が出ない',
      'Счёт не уходит',
      'Nota 🧾 não sai',
      'עברית',
      '<b>não é marcação</b> & "aspas"',
    ].entries()) {
      await browser.get('/tickets/new');
      const answer = await browser.post('/tickets', { ...opening, subject, submission_id: crypto.randomUUID() });
      assert.equal(answer.status, 303, String(at));
      const shown = await browser.follow(answer);
      assert.ok(
        shown.html.includes(subject.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')) ||
          shown.html.includes(subject),
        subject,
      );
      assert.ok(!shown.html.includes('<b>não'));
    }
  });

  test('a body too large, of another kind, or with a field twice is refused before anything is read into it', async () => {
    const browser = await house.as(marina);
    const post = (body: BodyInit, type: string, path = '/tickets') =>
      house.fetch(
        new Request(`http://localhost:3000${path}`, {
          method: 'POST',
          body,
          headers: {
            'content-type': type,
            'sec-fetch-site': 'same-origin',
            host: 'localhost:3000',
            cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          },
        }),
      );
    const form = 'application/x-www-form-urlencoded';
    assert.equal((await post(`subject=${'x'.repeat(1_048_576)}`, form)).status, 413);
    assert.equal((await post('{"subject":"x"}', 'application/json')).status, 415);
    assert.equal((await post(`csrf=${browser.csrf}&csrf=${browser.csrf}`, form)).status, 400);
    assert.equal((await post('x', 'multipart/form-data; boundary=none')).status, 400);
    assert.equal((await post('__proto__=1&constructor=2', form)).status, 403);
  });

  test('addresses that mean nothing are not found, whatever they hold', async () => {
    const browser = await house.as(marina);
    for (const path of [
      '/tickets/0',
      '/tickets/-1',
      '/tickets/1e3',
      '/tickets/99999999999999999999',
      "/tickets/1'%20or%201=1",
      '/tickets/%00',
      '/nowhere',
      '/desk',
      '/assets/../config.ts',
      '/desk/organizations/x',
    ])
      assert.equal((await browser.get(path)).status, 404, path);
  });

  test('a request of another company and one that never was get the same bytes', async () => {
    const browser = await house.as(marina);
    const { rows } = await house.superuser.query<{ number: string }>(
      `select number from tickets t join organizations o on o.id = t.organization_id where o.name like '%Norvelta%' limit 1`,
    );
    const strip = (html: string) => html.replaceAll(/name="csrf" value="[^"]*"/g, '');
    const [foreign, unknown] = [
      await browser.get(`/tickets/${rows[0]?.number}`),
      await browser.get('/tickets/99999999'),
    ];
    assert.equal(foreign.status, 404);
    assert.equal(strip(foreign.html), strip(unknown.html));
  });

  test('a program gets problem details', async () => {
    const answer = await house.visitor().get('/api/v1/nothing');
    assert.equal(answer.status, 404);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    assert.deepEqual(Object.keys(JSON.parse(answer.html)), ['type', 'title', 'status']);
  });
});

test('a GET changes nothing in the database but how far its own reader has read', async () => {
  const admin = await house.as('admin@orvalha.exemplo.com.br');
  const customer = await house.as(marina);
  const state = async (): Promise<string> => {
    const { rows } = await house.superuser.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'app' and tablename <> 'ticket_reads'`,
    );
    const hashes = rows.map(
      async ({ name }) =>
        (
          await house.superuser.query(
            `select '${name}' as name, md5(coalesce(string_agg(t::text, '' order by t::text), '')) as hash from ${name} t`,
          )
        ).rows[0],
    );
    return JSON.stringify(await Promise.all(hashes));
  };
  const { rows } = await house.superuser.query<Partial<Record<Kind, string>>>(
    `select number as ticket, organization_id as organization, requester_id as person, (select id from sessions limit 1) as session,
       (select id from portfolios limit 1) as portfolio, (select id from entitlements limit 1) as entitlement, (select id from branches limit 1) as branch,
       (select id from products limit 1) as catalog from tickets limit 1`,
  );
  const real = (path: string, params: Route['crawl']['params']): string =>
    path.replace(/:(\w+)/g, (_, name: string) => {
      const kind = params?.[name];
      return (kind && rows[0]?.[kind]) || 'x';
    });
  const before_all = await state();
  for (const { path, crawl } of routes.filter(({ method }) => method === 'GET'))
    for (const browser of [admin, customer, house.visitor()]) await browser.get(real(path, crawl.params));
  assert.equal(await state(), before_all);
});

test('two connections serve everybody, and nobody ever sees the page of whoever came before', async () => {
  const small = await openHouse({ connections: 2, rate_limits: false });
  const people = [
    'marina@tubraxel.exemplo.com.br',
    'lia@norvelta.exemplo.com.br',
    'bruno@nimbrela.exemplo.com.br',
    'davi@unidade-sul.exemplo.com.br',
  ];
  const marks = ['Metalúrgica Tubraxel', 'Distribuidora Norvelta', 'Plataforma Nimbrela', 'Unidade Sul'];
  const browsers = await Promise.all(people.map((email) => small.as(email)));
  const visitor = small.visitor();
  try {
    const ask = async (at: number): Promise<void> => {
      const who = at % 5;
      const { html } = await (browsers[who] ?? visitor).get(at % 3 ? '/' : '/organization');
      marks.forEach((mark, owner) => assert.equal(html.includes(mark), owner === who, `${people[who]} and ${mark}`));
    };
    for (let round = 0; round < 25; round += 1)
      await Promise.all(Array.from({ length: 40 }, (_, at) => ask(round * 40 + at)));
  } finally {
    await small.close();
  }
});

test('the log tells what happened and nobody’s name, address, title or token', async () => {
  const browser = await house.as(marina);
  await browser.get('/tickets/new');
  await browser.post('/tickets', {
    subject: 'Segredo da Tubraxel',
    description: 'canário',
    submission_id: crypto.randomUUID(),
  });
  await browser.get('/tickets?q=segredo%20na%20busca');
  const log = house.logged.join('');
  assert.match(log, /"route":"\/tickets"/);
  for (const secret of [
    'Marina',
    'tubraxel',
    'Segredo',
    'canário',
    'segredo%20na',
    browser.cookies.get('sid') ?? '?',
    '192.0.2.1"',
  ])
    assert.ok(!log.toLowerCase().includes(secret.toLowerCase()), secret);
});

test('every write leaves its event in the audit trail, with who did it', async () => {
  const email = 'davi@unidade-sul.exemplo.com.br';
  const browser = await house.as(email);
  const other = await house.as(email);
  const { rows } = await house.superuser.query<{ id: string }>(
    `select s.id from sessions s join persons p on p.id = s.person_id where p.email = $1 and ended_at is null order by s.created_at desc limit 1`,
    [email],
  );
  const events = async (): Promise<string[]> => {
    const found = await house.superuser.query<{ event: string }>(
      `select event from audit_events a join persons p on p.id = a.actor_id where p.email = $1 order by seq`,
      [email],
    );
    return found.rows.map(({ event }) => event);
  };
  const writes: [string, Record<string, string>, string][] = [
    ['/preferences', { locale: 'en', return_to: '/account' }, 'profile_changed'],
    [
      '/account',
      { name: 'Davi Lemos Filho', locale: 'pt-BR', time_zone: 'America/Manaus', theme: 'dark' },
      'profile_changed',
    ],
    [
      '/tickets',
      { subject: 'Lista de clientes', description: 'Qual é?', submission_id: crypto.randomUUID() },
      'ticket_opened',
    ],
    [`/account/sessions/${rows[0]?.id}/end`, {}, 'session_ended'],
    ['/account/sessions/end-others', {}, 'sessions_ended'],
    [
      '/account/password',
      {
        current_password: 'arrimo-demo-2026',
        password: 'quatro ventos do sul',
        password_again: 'quatro ventos do sul',
      },
      'password_changed',
    ],
    ['/sign-out', {}, 'session_ended'],
  ];
  for (const [path, form, event] of writes) {
    const before_write = (await events()).length;
    assert.equal((await browser.post(path, form)).status, 303, path);
    const written = (await events()).slice(before_write);
    assert.ok(written.includes(event), `${path} wrote ${written.join()}`);
  }
  assert.equal((await other.get('/account')).status, 303);
  const { rows: details } = await house.superuser.query<{ text: string }>(
    `select string_agg(details::text, '') as text from audit_events`,
  );
  assert.doesNotMatch(details[0]?.text ?? '', /Davi|Manaus|Lista/, 'events name fields and ids, not what was typed');
});

test('a password is changed only by who knows the current one, and a refused form shows no password', async () => {
  const browser = await house.as('nina@orvalha.exemplo.com.br');
  const wrong = await browser.post('/account/password', {
    current_password: 'not this one',
    password: 'nem todo dia é azul',
    password_again: 'nem todo dia é azul',
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /id="current_password-error"/);
  assert.doesNotMatch(wrong.html, /not this one|nem todo dia/);
  assert.equal((await browser.get('/account')).status, 200);
});

test('without room in the database the answer is 503 with a time to come back, and the portal heals by itself', async () => {
  const own = await openHouse({ own_cluster: true, rate_limits: false });
  try {
    const browser = await own.as(marina);
    await own.superuser.query('alter role arrimo_app connection limit 0');
    await own.superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'arrimo_app' and datname = current_database()`,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    const lost = await browser.get('/');
    assert.equal(lost.status, 503);
    assert.match(lost.headers.get('retry-after') ?? '', /^\d+$/);
    assert.equal((await browser.get('/readyz')).status, 503);
    assert.equal((await browser.get('/healthz')).status, 200);
    await own.superuser.query('alter role arrimo_app connection limit -1');
    assert.equal((await browser.get('/')).status, 200);
    assert.equal((await browser.get('/readyz')).status, 200);
  } finally {
    await own.superuser.query('alter role arrimo_app connection limit -1');
    await own.close();
  }
});
