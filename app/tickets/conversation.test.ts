import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { lifeIn } from '../../test/harness/life.ts';
import type { Subject } from './happen.ts';

let house: House;
let life: ReturnType<typeof lifeIn>;
let marina: Browser;
let clock: Date | null = null;
before(async () => {
  house = await openHouse({ rate_limits: false });
  life = lifeIn(house, () => clock ?? new Date());
  marina = await house.as('marina@tubraxel.exemplo.com.br');
});
after(() => house.close());

const at = (time: string | null): void => {
  clock = time ? new Date(time) : null;
  house.setClock(clock);
};
const page = (ticket: Subject, more = '') => `/tickets/${ticket.number}${more}`;
const submission = (html: string, action: string): string => {
  const form = html.slice(html.indexOf(`action="${action}"`));
  return form.match(/name="submission_id" value="([^"]+)"/)?.[1] ?? '';
};
const statusOf = async (ticket: Subject): Promise<string> =>
  (await house.superuser.query('select status from tickets where id = $1', [ticket.id])).rows[0].status;
const said = (message: string) => ({ message, submission_id: crypto.randomUUID() });

test('Marina answers, sees how it looks before, and finds her words as Markdown in the conversation', async () => {
  const ticket = await life.open();
  const shown = await marina.get(page(ticket));
  assert.match(shown.html, /Desde a <strong>atualização<\/strong>/);
  assert.match(shown.html, /Agora é com o suporte/);
  const form = { message: '- PFI170\n- `DIF01`', submission_id: submission(shown.html, page(ticket, '/messages')) };
  const preview = await marina.post(page(ticket, '/messages'), { ...form, preview: 'on' });
  assert.equal(preview.status, 200);
  assert.match(preview.html, /id="preview"[\s\S]*<li><code>DIF01<\/code><\/li>/);
  assert.match(preview.html, /- PFI170\n- `DIF01`<\/textarea>/);
  assert.equal(submission(preview.html, page(ticket, '/messages')), form.submission_id);
  const answers = await Promise.all([1, 2].map(() => marina.post(page(ticket, '/messages'), form)));
  assert.deepEqual(
    answers.map(({ location }) => location),
    [page(ticket, '?sent'), page(ticket, '?sent')],
  );
  const { html } = await marina.follow(answers[0] ?? preview);
  assert.equal(html.match(/<code>DIF01<\/code>/g)?.length, 1);
  assert.match(html, /Resposta enviada/);
});

test('an empty answer comes back with the reason beside the field, an unknown field is refused', async () => {
  const ticket = await life.open();
  const empty = await marina.post(page(ticket, '/messages'), said('   '));
  assert.equal(empty.status, 422);
  assert.match(empty.html, /id="message-error"/);
  const forged = await marina.post(page(ticket, '/messages'), { ...said('Oi'), internal: 'true' });
  assert.equal(forged.status, 422);
  assert.match(forged.html, /Oi<\/textarea>/);
});

test('in validation Marina reads until when, to the minute, across a weekend and a holiday of her own calendar', async () => {
  at('2026-11-13T15:00:00Z');
  const ticket = await life.open();
  await life.propose(ticket, 'Inclua **RJ** no perfil.');
  const { html } = await marina.get(page(ticket));
  assert.match(html, /É com você: a solução funcionou\?/);
  assert.match(
    html,
    /Responda até <time datetime="2026-11-26T02:59:59.999Z" title="25\/11\/2026 23:59">quarta, 25 de novembro, 23h59<\/time>\. Depois disso a solicitação é fechada; dá para abrir um acompanhamento\./,
  );
  assert.match(html, /class="message proposal"/);
  assert.match(
    html,
    /<li class="now yours" aria-current="step"><span>Validação Cliente<\/span><span class="step-note"> · 13\/11/,
  );
  assert.match((await marina.get('/tickets')).html, /responda até 25\/11/);
  at(null);
});

test('Bruno in Manaus has until the end of his own day, an hour after São Paulo’s, and Carnival is no holiday there (trap 3)', async () => {
  at('2026-02-11T15:00:00Z');
  const bruno_at = 'bruno@nimbrela.exemplo.com.br';
  const ticket = await life.open({}, bruno_at);
  await life.propose(ticket);
  const bruno = await house.as(bruno_at);
  const { html } = await bruno.get(page(ticket));
  assert.match(
    html,
    /<time datetime="2026-02-21T03:59:59.999Z" title="20\/02\/2026 23:59">sexta, 20 de fevereiro, 23h59/,
  );
  await house.superuser.query(`update persons set time_zone = 'America/Sao_Paulo' where email = $1`, [bruno_at]);
  assert.match((await bruno.get(page(ticket))).html, /sábado, 21 de fevereiro, 00h59/);
  at(null);
});

test('files go with an answer, with "not solved" and with a follow-up, each beside its words; a refused one keeps the words', async () => {
  const ticket = await life.open();
  const send = (path: string, fields: Record<string, string>, files: Record<string, string>) => {
    const form = new FormData();
    form.set('csrf', marina.csrf);
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    for (const [name, text] of Object.entries(files)) form.append('files', new File([text], name));
    return marina.postMultipart(path, form);
  };
  await marina.get(page(ticket));
  const empty = await send(page(ticket, '/messages'), said('Segue o arquivo.'), { 'vazio.xml': '' });
  assert.equal(empty.status, 422);
  assert.match(empty.html, /id="files-error"/);
  assert.match(empty.html, /Segue o arquivo\.<\/textarea>/);
  const sent = await send(page(ticket, '/messages'), said('Segue o arquivo.'), {
    'nota-1.xml': '<nfe/>',
    'log.txt': 'PFI170',
  });
  assert.equal(sent.location, page(ticket, '?sent'));
  await life.propose(ticket);
  await send(page(ticket, '/validation'), { outcome: 'not_solved', ...said('Ainda.') }, { 'tela-2.txt': 'zero' });
  await life.close(ticket, 'Fechada.');
  const made = await send(page(ticket, '/follow-ups'), said('De novo.'), { 'tela-3.txt': 'zero' });
  const followed = await marina.follow(made);
  const order = ['De novo.', 'tela-3.txt'];
  assert.ok(followed.html.indexOf('nota-1.xml') > 0, 'the earlier conversation has its files');
  assert.deepEqual(
    order.map((word) => followed.html.indexOf(word) > 0),
    [true, true],
  );
  const { html } = await marina.get(page(ticket));
  const places = ['Segue o arquivo.', 'nota-1.xml', 'log.txt', 'Ainda.', 'tela-2.txt', 'Fechada.'].map((word) =>
    html.indexOf(word),
  );
  assert.ok(places.every((place) => place > 0));
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  );
  const link = html.match(/href="(\/tickets\/\d+\/files\/[^"]+)"/)?.[1] ?? '';
  assert.equal((await marina.get(link)).html, '<nfe/>');
});

test('Resolveu closes, says so, and offers a follow-up; pressed twice it says the same', async () => {
  const ticket = await life.open();
  await life.propose(ticket);
  const { html } = await marina.get(page(ticket));
  const form = { outcome: 'solved', submission_id: submission(html, page(ticket, '/validation')) };
  for (const time of [1, 2]) {
    const answer = await marina.post(page(ticket, '/validation'), form);
    assert.equal(answer.location, page(ticket, '?solved'), `press ${time}`);
  }
  const closed = await marina.get(page(ticket, '?solved'));
  assert.match(closed.html, /A solução foi confirmada\./);
  assert.match(closed.html, /Marina Alves confirmou a solução; solicitação fechada/);
  assert.match(closed.html, new RegExp(`href="/tickets/${ticket.number}/follow-ups"`));
  assert.doesNotMatch(closed.html, /<textarea/);
});

test('Ainda não resolveu asks what happened and gives the request back with the words', async () => {
  const ticket = await life.open();
  await life.propose(ticket);
  const asked = await marina.get(page(ticket, '/validation'));
  assert.match(asked.html, /O que aconteceu\?/);
  const form = { outcome: 'not_solved', ...said('Ainda sai zerado.') };
  const empty = await marina.post(page(ticket, '/validation'), { ...form, message: ' ' });
  assert.equal(empty.status, 422);
  assert.match(empty.html, /id="message-error"/);
  for (const time of [1, 2])
    assert.equal((await marina.post(page(ticket, '/validation'), form)).location, page(ticket, '?returned'), `${time}`);
  assert.equal(await statusOf(ticket), 'in_progress');
  const { html } = await marina.get(page(ticket));
  assert.equal(html.match(/Ainda sai zerado/g)?.length, 1);
});

test('Marina confirms what Caio has just taken back: she reads what happened, and nothing is closed (trap 4)', async () => {
  const ticket = await life.open();
  await life.propose(ticket);
  await marina.get(page(ticket));
  await life.withdraw(ticket);
  for (const form of [
    { outcome: 'solved', submission_id: crypto.randomUUID() },
    { outcome: 'not_solved', ...said('Texto que fica.') },
  ]) {
    const { status, html } = await marina.post(page(ticket, '/validation'), form);
    assert.equal(status, 422);
    assert.match(html, /A solicitação mudou enquanto esta página estava aberta/);
    assert.match(html, /Caio Ribas retirou a proposta de solução/);
    assert.match(html, /Agora ela está em: Em análise\./);
    if ('message' in form) assert.match(html, /Texto que fica\.<\/textarea>/);
  }
  assert.equal(await statusOf(ticket), 'in_progress');
});

test('at the very same moment one of the two wins: closed for both, or taken back and Marina told so', async () => {
  for (let round = 0; round < 6; round += 1) {
    const ticket = await life.open();
    await life.propose(ticket);
    const form = { outcome: 'solved', submission_id: crypto.randomUUID() };
    const [answer] = await Promise.all([marina.post(page(ticket, '/validation'), form), life.withdraw(ticket)]);
    const status = await statusOf(ticket);
    assert.equal(answer.status, status === 'closed' ? 303 : 422);
    assert.ok(status === 'closed' || status === 'in_progress');
    const events = await house.superuser.query(
      `select from ticket_events where ticket_id = $1 and event in ('ticket_closed', 'ticket_proposal_withdrawn')`,
      [ticket.id],
    );
    assert.equal(events.rowCount, 1);
  }
});

test('an answer one minute after the automatic closing becomes a follow-up at one press, and never reopens (trap 1)', async () => {
  at('2026-03-30T15:00:00Z');
  const ticket = await life.open();
  await life.propose(ticket);
  at('2026-04-10T03:01:00Z');
  const { closeWaiting } = await import('./jobs.ts');
  const workshop = { ...house.services } as Parameters<typeof closeWaiting.perform>[0];
  await closeWaiting.perform(workshop, {}, { number: 1, last: false, signal: AbortSignal.timeout(60_000) });
  const late = await marina.post(page(ticket, '/messages'), said('Ainda sai zerado.'));
  assert.equal(late.status, 422);
  assert.match(late.html, /Fechada porque o prazo para responder terminou/);
  assert.match(late.html, /o texto pode seguir como acompanhamento/);
  assert.match(late.html, /Ainda sai zerado\.<\/textarea>/);
  const form = { message: 'Ainda sai zerado.', submission_id: submission(late.html, page(ticket, '/follow-ups')) };
  const made = await marina.post(page(ticket, '/follow-ups'), form);
  assert.equal((await marina.post(page(ticket, '/follow-ups'), form)).location, made.location);
  const { html } = await marina.follow(made);
  assert.match(html, /Acompanhamento nº [\d.]+ aberto/);
  assert.match(html, new RegExp(`Origem</dt><dd><a href="/tickets/${ticket.number}"`));
  assert.match(html, /Conversa anterior \(2 mensagens\)/);
  assert.match(html, /Desde a <strong>atualização/);
  const origin = await marina.get(page(ticket));
  assert.match(origin.html, /Acompanhamento aberto: nº/);
  assert.match(origin.html, /O prazo para validar a solução terminou sem resposta\./);
  assert.equal(await statusOf(ticket), 'closed');
  at(null);
});

test('after 180 days the text is not lost: the page shows it and the way to a new request', async () => {
  at('2026-01-15T15:00:00Z');
  const ticket = await life.open();
  await life.close(ticket, 'Fechada a pedido.');
  at('2026-09-15T15:00:00Z');
  const late = await marina.post(page(ticket, '/messages'), said('Voltou a acontecer.'));
  assert.equal(late.status, 422);
  assert.match(late.html, /Voltou a acontecer\./);
  assert.match(late.html, /href="\/tickets\/new"/);
  assert.equal((await marina.get(page(ticket, '/follow-ups'))).location, page(ticket));
  assert.match((await marina.get(page(ticket))).html, /O prazo de 180 dias para um acompanhamento terminou/);
  at(null);
});

test('Marina withdraws her own request after a question; Paulo, whose it is not, finds no such page', async () => {
  const ticket = await life.open();
  const paulo = await house.as('paulo@tubraxel.exemplo.com.br');
  assert.equal((await paulo.get(page(ticket))).status, 200);
  assert.equal((await paulo.get(page(ticket, '/cancellation'))).status, 404);
  assert.equal((await paulo.post(page(ticket, '/cancellation'), said('Não é minha.'))).status, 404);
  assert.match((await marina.get(page(ticket, '/cancellation'))).html, /não dá para reabrir/);
  const form = said('Resolvemos aqui.');
  for (const time of [1, 2])
    assert.equal(
      (await marina.post(page(ticket, '/cancellation'), form)).location,
      page(ticket, '?cancelled'),
      `${time}`,
    );
  const { html } = await marina.get(page(ticket));
  assert.match(html, /Resolvemos aqui\./);
  assert.match(html, /Quem abriu a solicitação a cancelou\./);
});

test('a duplicate leads to the request it repeats, and that one back', async () => {
  const [master, ticket] = [await life.open({ subject: 'A primeira' }), await life.open({ subject: 'A repetida' })];
  await life.duplicate(ticket, master);
  const repeated = await marina.get(page(ticket));
  assert.match(repeated.html, new RegExp(`Ver a solicitação nº [\\d.]+`));
  assert.match(repeated.html, new RegExp(`href="/tickets/${master.number}"`));
  const { html } = await marina.get(page(master));
  assert.match(html, new RegExp(`Repetida em</dt><dd><a href="/tickets/${ticket.number}"`));
});

test('a note of the staff leaves no trace for Marina: not a byte of page, list, home, history or PDF changes, nor is anything unread', async () => {
  const ticket = await life.open();
  await life.answer(ticket);
  const places = [page(ticket), page(ticket, '/history'), '/tickets', '/tickets?sort=active', '/'];
  await marina.get(page(ticket));
  await readOf(ticket);
  const bare = (html: string): string =>
    html.replace(/name="(csrf|submission_id)" value="[^"]*"/g, '').replace(/<time[^>]*>[^<]*<\/time>/g, '');
  const look = async () => {
    const pages = [];
    for (const path of places) pages.push(bare((await marina.get(path)).html));
    return pages;
  };
  const before_note = await look();
  const before_times = (await marina.get(page(ticket))).html.match(/datetime="[^"]*"/g);
  await life.note(ticket, 'segredo da casa');
  await life.as('caio@orvalha.exemplo.com.br', async (tx, viewer) => {
    const { assign } = await import('./assign.ts');
    await assign(tx, viewer, ticket, { assignee_id: null });
    await assign(tx, viewer, ticket, { assignee_id: viewer.person_id });
  });
  assert.deepEqual(await look(), before_note);
  assert.deepEqual((await marina.get(page(ticket))).html.match(/datetime="[^"]*"/g), before_times);
  assert.doesNotMatch((await marina.get(page(ticket, '/history?q=segredo'))).html, /segredo da casa/);
});

/** Waits until the page just read was noted; that happens after the answer. */
async function readOf(ticket: Subject, times = 1): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rowCount } = await house.superuser.query(
      'select from ticket_reads r join tickets t on t.id = r.ticket_id where ticket_id = $1 and r.read_at = t.last_message_at',
      [ticket.id],
    );
    if ((rowCount ?? 0) >= times) return;
    await sleep(20);
  }
  throw new Error('the reading was never noted');
}

test('a new answer is marked until Marina reads it; fetched ahead it is not read', async () => {
  const ticket = await life.open({ subject: 'Marca de não lida' });
  await marina.get(page(ticket));
  await readOf(ticket);
  const marked = async (): Promise<boolean> =>
    /Nova mensagem <\/span><bdi>Marca de não lida/.test((await marina.get('/tickets')).html);
  assert.equal(await marked(), false);
  await life.answer(ticket);
  assert.equal(await marked(), true);
  assert.match((await marina.get('/')).html, /Nova mensagem <\/span><bdi>Marca de não lida/);
  await marina.get(page(ticket), { 'x-sec-purpose': 'prefetch' });
  await sleep(100);
  assert.equal(await marked(), true);
  await marina.get(page(ticket));
  await readOf(ticket);
  assert.equal(await marked(), false);
});

test('nobody outside finds the pages of a request, and what they send changes nothing', async () => {
  const ticket = await life.open();
  for (const email of ['lia@norvelta.exemplo.com.br', 'jonas@tubraxel.exemplo.com.br', 'caio@orvalha.exemplo.com.br']) {
    const browser = await house.as(email);
    for (const more of ['', '/history', '/case.pdf', '/validation', '/cancellation', '/follow-ups'])
      assert.equal((await browser.get(page(ticket, more))).status, 404, email + more);
    for (const more of ['/messages', '/validation', '/cancellation', '/follow-ups'])
      assert.equal(
        (await browser.post(page(ticket, more), { outcome: 'solved', ...said('x') })).status,
        404,
        email + more,
      );
  }
  assert.equal(await statusOf(ticket), 'new');
});

test('on the home page what waits for Marina’s validation comes first, the closest deadline on top, then her answers, however old they are', async () => {
  const asked = await life.open({ subject: 'Espera por resposta' });
  await life.ask(asked, 'Qual CFOP?');
  const early = await life.open({ subject: 'Espera há mais tempo' });
  await life.propose(early);
  for (let count = 0; count < 18; count += 1) await life.open({ subject: `Em andamento ${count}` });
  const late = await life.open({ subject: 'Espera há menos tempo' });
  await life.propose(late);
  const moved = `update tickets set closes_at = closes_at + $2::int * interval '1 day' where id = $1`;
  await house.superuser.query(moved, [late.id, 1]);
  await house.superuser.query(moved, [asked.id, -1]);
  const { html } = await marina.get('/');
  const [yours = '', others = ''] = html.split('Em andamento</h2>');
  const places = ['Espera há mais tempo', 'Espera há menos tempo', 'Espera por resposta'].map((it) =>
    yours.indexOf(it),
  );
  assert.ok((places[0] ?? -1) > 0);
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  );
  assert.equal(others.match(/Em andamento \d/g)?.length, 8);
});
