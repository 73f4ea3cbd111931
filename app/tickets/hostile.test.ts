import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { payloads } from '../../test/harness/payloads.ts';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { lifeIn } from '../../test/harness/life.ts';
import type { Subject } from './happen.ts';
import { open_form } from './ticket.ts';

let house: House;
let life: ReturnType<typeof lifeIn>;
let marina: Browser;
let caio: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  life = lifeIn(house);
  marina = await house.as('marina@tubraxel.exemplo.com.br');
  caio = await house.as('caio@orvalha.exemplo.com.br');
});
after(() => house.close());

const path = (ticket: Subject, more = '') => `/tickets/${ticket.number}${more}`;
const subjects = payloads.filter((text) => open_form.shape.subject.safeParse(text).success);
// What only our own pages may hold: everything else that begins a tag or names a handler came from a payload.
const broken =
  /<script(?! type="module"| src="\/)[^>]*>|<[^>]*\son(?:error|load|begin|click|focus|mouseover)\w*=|ran\(\)[^<]*<\/script|<(?:iframe|math|object|embed)\b/i;
const ours = (html: string): string =>
  html.replace(/<script type="(?:module|importmap|application\/json)"[\s\S]*?<\/script>/g, '');

test('payloads as subjects are text in the list, on the pages, at the desk and in the title', async () => {
  assert.ok(subjects.length > 100);
  const tickets: Subject[] = [];
  for (const subject of subjects.filter((_, index) => index % 9 === 0)) tickets.push(await life.open({ subject }));
  for (const [browser, at] of [
    [marina, '/tickets'],
    [marina, '/'],
    [caio, '/desk'],
    ...tickets
      .slice(0, 25)
      .flatMap((ticket) => [
        [marina, path(ticket)] as const,
        [marina, path(ticket, '/history')] as const,
        [caio, `/desk${path(ticket)}`] as const,
      ]),
  ] as const) {
    const { status, html } = await browser.get(at);
    assert.equal(status, 200, at);
    assert.doesNotMatch(ours(html), broken, at);
  }
});

test('mails carry payloads as one line of subject and as text, and add no header and no reader', async () => {
  const before_these = (await house.mails()).length;
  const some = subjects.filter((_, index) => index % 23 === 0);
  for (const subject of some) {
    const ticket = await life.open({ subject, description: subject });
    await life.answer(ticket, subject);
  }
  await house.runJobs();
  const mails = (await house.mails()).slice(before_these);
  assert.ok(mails.length >= some.length);
  for (const { to, subject, html } of mails) {
    assert.match(to, /@(?:tubraxel|orvalha)\.exemplo\.com\.br$/);
    assert.doesNotMatch(subject, /[\r\n\0]/);
    assert.doesNotMatch(
      html,
      /<(?:script|iframe|svg|math|form|object)\b|<[^>]*\son\w+=|<img|<[^>]*href="(?:javascript|data):/i,
    );
  }
});

test('a line end in a subject is refused wherever it comes in, so no mail has a header of somebody else’s', async () => {
  const subject = 'Nota\r\nBcc: alguem@exemplo.com.br';
  const form = { subject, description: 'x', submission_id: crypto.randomUUID(), draft_version: '0' };
  assert.equal((await marina.post('/tickets', form)).status, 422);
  const program = await house.program('marina@tubraxel.exemplo.com.br');
  const made = await program.call('POST', '/api/v1/tickets', { subject, description: 'x', kind: 'question' });
  assert.equal(made.status, 422);
});

test('the PDF of a case full of payloads is set, holds no script and no link that runs', async () => {
  const ticket = await life.open({
    subject: '<script>ran()</script>',
    description: payloads.slice(0, 40).join('\n\n').slice(0, 20_000),
  });
  for (let from = 0; from < payloads.length; from += 60)
    await life.answer(
      ticket,
      payloads
        .slice(from, from + 60)
        .join('\n\n')
        .replaceAll('\0', '')
        .slice(0, 60_000),
    );
  const answer = await marina.get(path(ticket, '/case.pdf'));
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  const pdf = await house.fetch(
    new Request(`http://localhost:3000${path(ticket, '/case.pdf')}`, {
      headers: {
        host: 'localhost:3000',
        cookie: [...marina.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    }),
  );
  const bytes = Buffer.from(await pdf.arrayBuffer());
  assert.equal(bytes.subarray(0, 5).toString('latin1'), '%PDF-');
  // Objects may lie compressed: those that open are read too, and what is text there is no dictionary.
  const whole = bytes.toString('latin1');
  const dictionaries = [...whole.matchAll(/stream\r?\n([\s\S]*?)endstream/g)].map(([, body = '']) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  for (const part of [whole.replace(/stream\r?\n[\s\S]*?endstream/g, ''), ...dictionaries])
    assert.doesNotMatch(part, /\/(?:JavaScript|JS|Launch|SubmitForm|EmbeddedFile|OpenAction)\b/);
});

test('payloads in details and in drafts are text to whoever opens them', async () => {
  const text = payloads
    .slice(0, 60)
    .join(' ')
    .replaceAll('\0', '')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .slice(0, 4_900);
  const step = '</li></ol><script>ran()</script><img src=x onerror=ran()>';
  const ticket = await life.open({ details: { particularities: text, steps: [step], phase: '"><svg onload=ran()>' } });
  const id = crypto.randomUUID();
  const message = '</textarea><script>ran()</script>';
  const kept = await marina.call('PUT', `/api/v1/tickets/${ticket.number}/drafts/${id}`, {
    version: 0,
    form: { message },
  });
  assert.equal(kept.status, 200);
  const other = await marina.call('PUT', `/api/v1/tickets/${ticket.number}/drafts/${crypto.randomUUID()}`, {
    version: 0,
    form: { message },
  });
  assert.equal(other.status, 200);
  for (const [browser, at] of [
    [marina, path(ticket)],
    [marina, path(ticket, '/details')],
    [caio, `/desk${path(ticket)}`],
    [caio, `/desk${path(ticket, '/details')}`],
  ] as const) {
    const { status, html } = await browser.get(at);
    assert.equal(status, 200, at);
    assert.doesNotMatch(ours(html), broken, at);
  }
});

const outcomes = (answers: readonly { status: number }[]): number[] => answers.map(({ status }) => status).toSorted();

test('two agents propose at the very same moment: one proposal, and the other reads what happened with the words still there', async () => {
  const helena = await house.as('helena@orvalha.exemplo.com.br');
  const ticket = await life.open();
  const seen = (await caio.get(`/desk${path(ticket)}`)).html.match(/name="seen" value="(\d+)"/)?.[1] ?? '1';
  await helena.get(`/desk${path(ticket)}`);
  const propose = (browser: Browser, message: string) =>
    browser.post(`/desk${path(ticket, '/messages')}`, {
      message,
      intent: 'propose',
      seen,
      submission_id: crypto.randomUUID(),
    });
  const answers = await Promise.all([propose(caio, 'Proposta de Caio.'), propose(helena, 'Proposta de Helena.')]);
  assert.deepEqual(outcomes(answers), [303, 422]);
  const { rows } = await house.superuser.query(
    `select from ticket_messages where ticket_id = $1 and kind = 'proposal'`,
    [ticket.id],
  );
  assert.equal(rows.length, 1);
  const refused = answers.find(({ status }) => status === 422)?.html ?? '';
  assert.match(refused, /role="alert"/);
  assert.match(
    refused,
    answers[0]?.status === 422 ? /Proposta de Caio\.<\/textarea>/ : /Proposta de Helena\.<\/textarea>/,
  );
});

test('by API, where nobody reads first, both may propose, and exactly the later one stands', async () => {
  const programs = [
    await house.program('caio@orvalha.exemplo.com.br'),
    await house.program('helena@orvalha.exemplo.com.br'),
  ];
  const ticket = await life.open();
  const answers = await Promise.all(
    programs.map((program) => program.call('POST', `/api/v1/tickets/${ticket.number}/proposal`, { message: 'Assim.' })),
  );
  assert.deepEqual(outcomes(answers), [201, 201]);
  const { rows } = await house.superuser.query<{ stands: boolean }>(
    `select withdrawn_at is null as stands from ticket_messages where ticket_id = $1 and kind = 'proposal' order by created_at, id`,
    [ticket.id],
  );
  assert.equal(rows.filter(({ stands }) => stands).length, 1);
});

test('Marina confirms by page and by program while Caio takes the proposal back: one of the three wins, each is told', async () => {
  const program = await house.program('marina@tubraxel.exemplo.com.br');
  for (let round = 0; round < 5; round += 1) {
    const ticket = await life.open();
    await life.propose(ticket);
    const form = { outcome: 'solved', submission_id: crypto.randomUUID() };
    const [page, api, back] = await Promise.all([
      marina.post(path(ticket, '/validation'), form),
      program.call('POST', `/api/v1/tickets/${ticket.number}/validation`, { outcome: 'solved' }),
      caio.call('DELETE', `/api/v1/tickets/${ticket.number}/proposal`, {}),
    ]);
    const { rows } = await house.superuser.query<{ status: string; closings: string }>(
      `select t.status, (select count(*) from ticket_events e where e.ticket_id = t.id and e.event = 'ticket_closed') as closings from tickets t where t.id = $1`,
      [ticket.id],
    );
    const closed = rows[0]?.status === 'closed';
    assert.equal(Number(rows[0]?.closings), closed ? 1 : 0);
    assert.equal(back.status, closed ? 409 : 200);
    assert.equal(page.status, closed ? 303 : 422);
    assert.ok(closed ? [201, 409].includes(api.status) : api.status === 409, String(api.status));
  }
});
