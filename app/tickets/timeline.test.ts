import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { lifeIn } from '../../test/harness/life.ts';
import type { Subject } from './happen.ts';

let house: House;
let life: ReturnType<typeof lifeIn>;
let marina: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  life = lifeIn(house);
  marina = await house.as('marina@tubraxel.exemplo.com.br');
});
after(() => house.close());

const page = (ticket: Subject, more = '') => `/tickets/${ticket.number}${more}`;

test('of 450 messages the page shows the newest 200 and leads to the rest: none is missing on the way back', async () => {
  const ticket = await life.open();
  await house.superuser.query(
    `insert into ticket_messages (id, ticket_id, organization_id, kind, internal, author_id, author_name, author_side, body, submission_id, created_at)
     select gen_random_uuid(), t.id, t.organization_id, 'message', false, t.requester_id, 'Marina Alves', 'customer', 'mensagem ' || n || '.', gen_random_uuid(),
       t.opened_at + n * interval '1 second' from tickets t, generate_series(1, 450) n where t.id = $1`,
    [ticket.id],
  );
  const seen = new Set<string>();
  let at: string | null = page(ticket);
  let pages = 0;
  for (; at !== null; pages += 1) {
    const { html } = await marina.get(at);
    for (const [, number = ''] of html.matchAll(/mensagem (\d+)\./g)) seen.add(number);
    const next: string | undefined =
      html.match(/class="timeline-mark"><a href="([^"]+)"/)?.[1] ?? html.match(/rel="prev" href="([^"]+)"/)?.[1];
    at = next?.replaceAll('&amp;', '&') ?? null;
    if (pages === 0) assert.ok(at?.startsWith(page(ticket, '/history?before=')), String(at));
    assert.ok(pages < 10);
  }
  assert.equal(seen.size, 450);
  assert.equal(pages, 3);
  const caio = await house.as('caio@orvalha.exemplo.com.br');
  await life.note(ticket, 'Só para a equipe.');
  const { html: desk } = await caio.get(`/desk${page(ticket)}`);
  const back = desk.match(/class="timeline-mark"><a href="([^"]+)"/)?.[1] ?? '';
  assert.ok(back.startsWith(`/desk${page(ticket, '/history?before=')}`), back);
  assert.match((await caio.get(back)).html, /mensagem 200\./);
  assert.match((await caio.get(`/desk${page(ticket, '/history?q=equipe')}`)).html, /Só para a equipe\./);
  assert.doesNotMatch((await marina.get(page(ticket, '/history?q=equipe'))).html, /Só para a equipe\./);
});

test('what came since Marina’s last visit is marked once, her own words never', async () => {
  const ticket = await life.open();
  const mark = /class="timeline-mark">Novo desde a sua última visita/;
  assert.doesNotMatch((await marina.get(page(ticket))).html, mark);
  await life.answer(ticket, 'Vou olhar agora.');
  await life.answer(ticket, 'Achei a causa.');
  const shown = (await marina.get(page(ticket))).html;
  assert.equal(shown.match(new RegExp(mark, 'g'))?.length, 1);
  assert.ok(shown.search(mark) < shown.indexOf('Vou olhar agora.'));
  // Reading is noted after the answer.
  for (let left = 50; left > 0 && mark.test((await marina.get(page(ticket))).html); left -= 1);
  assert.doesNotMatch((await marina.get(page(ticket))).html, mark);
  await life.reply(ticket, 'Obrigada.');
  assert.doesNotMatch((await marina.get(page(ticket))).html, mark);
});

test('a follow-up begins with what was tried and what is different now, for Marina and for Caio', async () => {
  const { rows } = await house.superuser.query<{ id: string; product_id: string }>(
    `select m.id, m.product_id from modules m join entitlements e on e.product_id = m.product_id
     join organizations o on o.id = e.organization_id where o.name like 'Metalúrgica Tubraxel%' limit 1`,
  );
  const [module] = rows;
  assert.ok(module);
  const ticket = await life.open({ module_id: module.id, details: { environment_type: 'homologation' } });
  await life.propose(ticket, 'Aplique o pacote **PF-12**.');
  await life.reply(ticket, 'Não resolveu.');
  await life.propose(ticket, 'Refaça o perfil.');
  await life.close(ticket, '“Funcionou.”');
  await house.superuser.query(`update tickets set closed_at = closed_at - interval '30 days' where id = $1`, [
    ticket.id,
  ]);
  await house.superuser.query(
    `insert into releases (id, product_id, code, launched_on) values (gen_random_uuid(), $1, '99.7', app.today() - 2)`,
    [module.product_id],
  );
  const follow_up = await life.followUp(ticket, 'Voltou a acontecer.');
  const bare = (await marina.get(page(follow_up))).html;
  assert.match(bare, /Antes de recomeçar/);
  assert.match(bare, /Refaça o perfil\.[^]*Aplique o pacote PF-12\./);
  assert.doesNotMatch(bare, /\*\*PF-12/);
  assert.match(bare, /Saiu a release 99\.7/);
  const program = await house.program('marina@tubraxel.exemplo.com.br');
  const patched = await program.call('PATCH', `/api/v1/tickets/${follow_up.number}`, {
    details: { environment_type: 'production' },
  });
  assert.equal(patched.status, 200);
  assert.match((await marina.get(page(follow_up))).html, /Ambiente: antes Homologação, agora Produção/);
  assert.doesNotMatch((await marina.get(page(ticket))).html, /Antes de recomeçar/);
  const desk = await (await house.as('caio@orvalha.exemplo.com.br')).get(`/desk${page(follow_up)}`);
  assert.match(desk.html, /Antes de recomeçar[\s\S]*Refaça o perfil\./);
});

test('who takes a file is recorded after the answer, once for all pieces a player asks for; who may not see it leaves nothing', async () => {
  const ticket = await life.open();
  const form = new FormData();
  for (const [name, value] of Object.entries({ message: 'Segue.', submission_id: crypto.randomUUID() }))
    form.set(name, value);
  const whole = new FormData();
  whole.set('csrf', marina.csrf);
  for (const [name, value] of form) whole.set(name, value);
  whole.append('files', new File(['conteúdo'], 'a.txt'));
  assert.equal((await marina.postMultipart(page(ticket, '/messages'), whole)).status, 303);
  const { rows } = await house.superuser.query<{ id: string }>(
    'select id from ticket_attachments where ticket_id = $1',
    [ticket.id],
  );
  const file = rows[0]?.id ?? '';
  const reads = async () =>
    (
      await house.superuser.query<{ actor: string; number: number }>(
        `select p.email as actor, (e.details ->> 'number')::int as number from audit_events e join persons p on p.id = e.actor_id
         where e.event = 'ticket_file_read' and e.subject_id = $1 order by e.seq`,
        [file],
      )
    ).rows;
  const settled = async (count: number) => {
    for (let left = 100; left > 0 && (await reads()).length < count; left -= 1)
      await new Promise((resolve) => void setTimeout(resolve, 20));
    return reads();
  };
  await marina.get(page(ticket, `/files/${file}`));
  await marina.get(page(ticket, `/files/${file}`), { range: 'bytes=3-' });
  await (await house.as('lia@norvelta.exemplo.com.br')).get(page(ticket, `/files/${file}`));
  await (await house.as('caio@orvalha.exemplo.com.br')).get(`/desk${page(ticket, `/files/${file}`)}`);
  assert.deepEqual(await settled(2), [
    { actor: 'marina@tubraxel.exemplo.com.br', number: ticket.number },
    { actor: 'caio@orvalha.exemplo.com.br', number: ticket.number },
  ]);
});
