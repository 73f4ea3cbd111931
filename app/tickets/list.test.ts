import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { type House, openHouse } from '../../test/harness/house.ts';
import { lifeIn } from '../../test/harness/life.ts';
import { listingOf, listingPath, searchedNumber } from './filters.ts';
import { listed } from './find-list.ts';

let house: House;
let life: ReturnType<typeof lifeIn>;
before(async () => {
  house = await openHouse({ rate_limits: false });
  life = lifeIn(house);
});
after(() => house.close());

const rosa = 'rosa@norvelta.exemplo.com.br';
const marina = 'marina@tubraxel.exemplo.com.br';
const paulo = 'paulo@tubraxel.exemplo.com.br';

/** Subjects on the page of this address, in order. */
async function subjects(email: string, path: string): Promise<string[]> {
  const { html } = await (await house.as(email)).get(path);
  return [...html.matchAll(/data-turbo-prefetch="false">(?:<span[^>]*>[^<]*<\/span>)?<bdi>([^<]*)/g)].map(
    ([, name = '']) => name,
  );
}

/** Requests of Rosa's, made in one go: `count` open ones called "Fila n", every tenth an error. */
async function queue(count: number): Promise<void> {
  await house.superuser.query(
    `insert into tickets (id, chain_id, organization_id, requester_id, queue_id, subject, description, submission_id, kind, opened_at, last_message_at)
     select i.id, i.id, m.organization_id, m.person_id, (select id from queues where takes_the_rest), 'Fila ' || n, 'x', gen_random_uuid(), case when n % 10 = 0 then 'error' else 'question' end,
       now() - interval '200 days', now() - interval '200 days' + make_interval(mins => n * 7919 % 100000)
     from memberships m join persons p on p.id = m.person_id and p.email = $1, generate_series(1, $2::int) n, lateral (select gen_random_uuid() as id where n > 0) i`,
    [rosa, count],
  );
}

test('every filter narrows, they narrow together, and each can be taken off by its chip', async () => {
  const waiting = await life.open({ subject: 'Filtro: espera', kind: 'error' });
  await life.ask(waiting, 'Qual CFOP?');
  await life.open({ subject: 'Filtro: melhoria', kind: 'improvement' });
  const of = async (query: string) =>
    (await subjects(marina, `/tickets?q=filtro&${query}`)).map((name) => name.slice(8));
  assert.deepEqual(await of(''), ['melhoria', 'espera']);
  assert.deepEqual(await of('kind=error'), ['espera']);
  assert.deepEqual(await of('turn=customer'), ['espera']);
  assert.deepEqual(await of('status=new'), ['melhoria']);
  assert.deepEqual(await of('turn=support&kind=error'), []);
  assert.deepEqual(await of('since=30'), ['melhoria', 'espera']);
  assert.deepEqual(await of('sort=active'), ['melhoria', 'espera']);
  assert.deepEqual(await of('sort=closing'), ['espera']);
  assert.deepEqual(await of('status=nada&kind=x&module=1&since=9&after=%00'), ['melhoria', 'espera']);
  const { html } = await (await house.as(marina)).get('/tickets?q=filtro&kind=error&turn=customer');
  assert.match(html, /class="pill" href="\/tickets\?q=filtro&amp;kind=error"/);
  assert.match(
    html,
    /class="pill" href="\/tickets\?turn=customer&amp;kind=error"|class="pill" href="\/tickets\?kind=error/,
  );
});

test('accents and case do not matter in a search, and a wildcard is a letter like any other', async () => {
  await life.open({ subject: 'Ação 100% concluída' });
  for (const q of ['acao 100%', 'AÇÃO', 'concluida'])
    assert.deepEqual(await subjects(marina, `/tickets?q=${encodeURIComponent(q)}`), ['Ação 100% concluída'], q);
  for (const q of ['%', '_']) assert.ok((await subjects(marina, `/tickets?q=${encodeURIComponent(q)}`)).length < 2, q);
});

test('a number finds its request, however it is written and in whatever state, and nobody else’s', async () => {
  const ticket = await life.open({ subject: 'Pelo número' });
  await life.close(ticket, 'Pronto.');
  const dotted = String(ticket.number).replace(/(\d)(?=(\d{3})+$)/g, '$1.');
  for (const q of [String(ticket.number), dotted, `nº ${dotted}`])
    assert.deepEqual(await subjects(marina, `/tickets?q=${encodeURIComponent(q)}`), ['Pelo número'], q);
  assert.deepEqual(await subjects(rosa, `/tickets?q=${ticket.number}`), []);
  assert.equal(searchedNumber('30771 não baixa'), null);
});

test('Paulo, who sees the company, finds his own with Só as minhas', async () => {
  await life.open({ subject: 'Do Paulo' }, paulo);
  assert.ok((await subjects(paulo, '/tickets')).length > 1);
  assert.ok((await subjects(paulo, '/tickets?mine=on')).includes('Do Paulo'));
  assert.ok(!(await subjects(paulo, '/tickets?mine=on')).includes('Pelo número'));
});

test('page by page, in every order and with filters, nothing is lost or repeated, also past what one page looks at', async () => {
  await queue(2_300);
  const { rows } = await house.superuser.query('select id from persons where email = $1', [rosa]);
  const walk = async (query: string): Promise<{ seen: string[]; stopped: number }> => {
    let listing = listingOf(new URLSearchParams(query));
    const seen: string[] = [];
    let stopped = 0;
    for (let pages = 0; pages < 60; pages += 1) {
      const found = await house.services.database.as({ person_id: rows[0].id }, (tx) => listed(tx, listing));
      seen.push(...found.rows.map(({ subject }) => subject).filter((subject) => subject.startsWith('Fila')));
      stopped += Number(found.stopped);
      if (!found.next) return { seen, stopped };
      listing = listingOf(new URL(listingPath(listing, { after: found.next }), 'http://x').searchParams);
    }
    throw new Error('the list has no end');
  };
  for (const [query, count, stops] of [
    ['', 2_300, 0],
    ['sort=active', 2_300, 0],
    ['kind=error', 230, 0],
    ['kind=error&sort=active', 230, 0],
    ['q=fila 1&mine=on', 1_111, 0],
    ['q=fila 7', 111, 1],
    ['q=nada disso', 0, 2],
  ] as const) {
    const { seen, stopped } = await walk(query);
    assert.equal(seen.length, count, query);
    assert.equal(new Set(seen).size, count, query);
    assert.ok(stopped >= stops, `${query} stopped ${stopped} times`);
  }
  const { html } = await (await house.as(rosa)).get('/tickets?q=nada%20disso');
  assert.match(html, /Procuramos nas 1\.000 mais recentes/);
});

test('a list of fifty weighs at most 30 kB, and so does a request with fifty messages', async () => {
  const browser = await house.as(rosa);
  const weight = (html: string): number => brotliCompressSync(html).length;
  const list = await browser.get('/tickets');
  assert.equal(list.html.match(/class="row link/g)?.length, 50);
  const ticket = await life.open({ subject: 'Longa' }, rosa);
  for (let count = 0; count < 25; count += 1) {
    await life.reply(
      ticket,
      `Mensagem **${count}**: ${crypto.randomUUID()} ${'o DIFAL sai zerado na nota. '.repeat(8)}`,
      rosa,
    );
    await life.answer(
      ticket,
      `Resposta ${count}: ${crypto.randomUUID()} ${'verifique o perfil de origem e destino. '.repeat(8)}`,
    );
  }
  const page = await browser.get(`/tickets/${ticket.number}`);
  assert.equal(page.html.match(/<li class="message/g)?.length, 51);
  for (const [what, { html }] of Object.entries({ list, page }))
    assert.ok(weight(html) <= 30_000, `${what}: ${weight(html)} bytes`);
});
