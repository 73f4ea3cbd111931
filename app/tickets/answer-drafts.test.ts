import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { lifeIn } from '../../test/harness/life.ts';
import type { Subject } from './happen.ts';

const mib = 1_048_576;
let house: House;
let life: ReturnType<typeof lifeIn>;
let marina: Browser;
let phone: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  life = lifeIn(house);
  [marina, phone] = [
    await house.as('marina@tubraxel.exemplo.com.br'),
    await house.as('marina@tubraxel.exemplo.com.br'),
  ];
});
after(() => house.close());

const page = (ticket: Subject, more = '') => `/tickets/${ticket.number}${more}`;
const box = ({ html }: Page): string => html.match(/<textarea[^>]*id="message"[^>]*>([^<]*)<\/textarea>/)?.[1] ?? '';
const hidden = ({ html }: Page, name: string): string =>
  html.match(new RegExp(`name="${name}" value="([^"]*)" data-draft-target`))?.[1] ?? '';
const put = async (browser: Browser, ticket: Subject, id: string, version: number, form: Record<string, string>) =>
  JSON.parse(
    (await browser.call('PUT', `/api/v1/tickets/${ticket.number}/drafts/${id}`, { version, form })).html,
  ) as Record<string, unknown>;
const messages = async (ticket: Subject): Promise<{ body: string; files: string[] | null }[]> =>
  (
    await house.superuser.query(
      `select m.body, (select array_agg(a.name order by a.created_at, a.id) from ticket_attachments a where a.message_id = m.id) as files
       from ticket_messages m where m.ticket_id = $1 order by m.created_at, m.id`,
      [ticket.id],
    )
  ).rows;
const drafts = async (ticket: Subject): Promise<number> =>
  (await house.superuser.query('select from ticket_drafts where ticket_id = $1', [ticket.id])).rowCount ?? 0;
const multipart = (browser: Browser, path: string, fields: Record<string, string>, files: readonly File[]) => {
  const form = new FormData();
  form.set('csrf', browser.csrf);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const file of files) form.append('files', file);
  return browser.postMultipart(path, form);
};
const file = (name: string, content: string | Uint8Array<ArrayBuffer> = name, type = '') =>
  new File([content], name, { type });

test('an answer Marina begins at her desk goes on, with its file, on her phone; sent, the draft is gone on both', async () => {
  const ticket = await life.open();
  const empty = await marina.get(page(ticket));
  const id = hidden(empty, 'submission_id');
  assert.equal(hidden(empty, 'draft_version'), '0');
  assert.deepEqual(await put(marina, ticket, id, 0, { message: 'Testei e' }).then(({ outcome }) => outcome), 'saved');
  const kept = JSON.parse(
    (await multipart(marina, page(ticket, `/drafts/${id}/files`), {}, [file('tela.txt')])).html,
  ) as { files: unknown[] };
  assert.equal(kept.files.length, 1);

  const begun = await phone.get(page(ticket));
  assert.equal(box(begun), 'Testei e');
  assert.equal(hidden(begun, 'submission_id'), id);
  assert.equal(hidden(begun, 'draft_version'), '1');
  assert.match(begun.html, /Rascunho de \d/);
  assert.match(begun.html, /Retirar tela\.txt/);
  const sent = await phone.post(page(ticket, '/messages'), {
    message: 'Testei e ainda falha.',
    submission_id: id,
    draft_version: '1',
  });
  assert.equal(sent.location, page(ticket, '?sent'));
  assert.deepEqual(await messages(ticket), [{ body: 'Testei e ainda falha.', files: ['tela.txt'] }]);
  assert.equal((await put(marina, ticket, id, 1, { message: 'Testei e tarde' }))['outcome'], 'opened');
  assert.equal(box(await marina.get(page(ticket))), '');
  assert.equal(await drafts(ticket), 0);
});

test('of two devices neither overwrites the other: both texts are offered, one may be thrown away', async () => {
  const ticket = await life.open();
  const id = hidden(await marina.get(page(ticket)), 'submission_id');
  await put(marina, ticket, id, 0, { message: 'Começo' });
  await put(phone, ticket, id, 1, { message: 'No telefone' });
  const late = await put(marina, ticket, id, 1, { message: 'Na mesa' });
  assert.equal(late['outcome'], 'conflict');
  const shown = await marina.get(page(ticket));
  assert.equal(box(shown), 'Na mesa');
  assert.match(shown.html, /Outro rascunho desta resposta/);
  assert.match(shown.html, new RegExp(`\\?draft=${id}`));
  assert.equal(box(await marina.get(page(ticket, `?draft=${id}`))), 'No telefone');
  const gone = await marina.post(page(ticket, `/drafts/${id}/discard`), {});
  assert.match((await marina.follow(gone)).html, /Rascunho descartado/);
  assert.equal(await drafts(ticket), 1);
});

test('what was begun on one device and sent from two is said as often as it differs', async () => {
  const ticket = await life.open();
  const form = { submission_id: crypto.randomUUID(), draft_version: '1' };
  for (const message of ['Meia frase', 'Meia frase', 'A frase inteira', 'A frase inteira'])
    assert.equal((await marina.post(page(ticket, '/messages'), { ...form, message })).status, 303);
  assert.deepEqual(
    (await messages(ticket)).map(({ body }) => body),
    ['Meia frase', 'A frase inteira'],
  );
});

test('a request and a follow-up sent from two devices with other words: one of each, and the second text waits as a draft', async () => {
  const opening = { subject: 'Duas vezes', submission_id: crypto.randomUUID(), draft_version: '0' };
  const first = await marina.post('/tickets', { ...opening, description: 'Da mesa.' });
  assert.equal((await marina.post('/tickets', { ...opening, description: 'Da mesa.' })).location, first.location);
  const second = await phone.post('/tickets', { ...opening, description: 'Do telefone.' });
  assert.match(second.location ?? '', /^\/tickets\/new\?draft=.*&conflict$/);
  assert.match((await phone.follow(second)).html, />Do telefone\.<\/textarea>/);

  const ticket = await life.open();
  await life.close(ticket, 'Pronto.');
  const answer = { submission_id: crypto.randomUUID(), draft_version: '0' };
  const made = await marina.post(page(ticket, '/follow-ups'), { ...answer, message: 'Voltou.' });
  const other = await phone.post(page(ticket, '/follow-ups'), { ...answer, message: 'Voltou, com outro código.' });
  assert.equal(other.location, made.location?.replace('?opened', '?draft_conflict'));
  assert.equal(box(await phone.follow(other)), 'Voltou, com outro código.');
});

test('nobody else sees, writes or throws away Marina’s answer; on a request one does not see there is nothing to begin', async () => {
  const ticket = await life.open();
  const id = crypto.randomUUID();
  await put(marina, ticket, id, 0, { message: 'Só de Marina' });
  const paulo = await house.as('paulo@tubraxel.exemplo.com.br');
  assert.doesNotMatch((await paulo.get(page(ticket))).html, /Só de Marina/);
  await put(paulo, ticket, id, 1, { message: 'De Paulo' });
  await paulo.post(page(ticket, `/drafts/${id}/discard`), {});
  assert.equal(box(await marina.get(page(ticket))), 'Só de Marina');
  const lia = await house.as('lia@norvelta.exemplo.com.br');
  for (const [method, path, body] of [
    ['PUT', `/api/v1/tickets/${ticket.number}/drafts/${id}`, { version: 0, form: {} }],
    ['PUT', `/api/v1/tickets/999999/drafts/${id}`, { version: 0, form: {} }],
  ] as const)
    assert.equal((await lia.call(method, path, body)).status, 404);
  for (const path of ['/drafts', `/drafts/${id}/discard`, `/drafts/${id}/files`])
    assert.equal((await lia.post(page(ticket, path), { message: 'x', submission_id: id })).status, 404);
  assert.doesNotMatch(
    (await (await house.as('caio@orvalha.exemplo.com.br')).get(`/desk${page(ticket)}`)).html,
    /Só de/,
  );
});

test('Caio’s note is kept for him alone, with its file, and is a note with an internal file once sent', async () => {
  const ticket = await life.open();
  const caio = await house.as('caio@orvalha.exemplo.com.br');
  const id = crypto.randomUUID();
  await put(caio, ticket, id, 0, { message: 'Cliente antigo', intent: 'note' });
  await multipart(caio, `/desk${page(ticket)}/drafts/${id}/files`, {}, [file('interno.txt')]);
  const { rows } = await house.superuser.query('select form from ticket_drafts where ticket_id = $1', [ticket.id]);
  assert.deepEqual(rows, [{ form: { message: 'Cliente antigo', intent: 'note' } }]);
  assert.doesNotMatch((await marina.get(page(ticket))).html, /interno\.txt|Cliente antigo/);
  const sent = await caio.post(`/desk${page(ticket)}/messages`, {
    message: 'Cliente antigo',
    intent: 'note',
    submission_id: id,
    seen: '1',
  });
  assert.equal(sent.status, 303);
  assert.deepEqual(await messages(ticket), [{ body: 'Cliente antigo', files: ['interno.txt'] }]);
  assert.equal(await drafts(ticket), 0);
  assert.doesNotMatch((await marina.get(page(ticket))).html, /interno\.txt|Cliente antigo/);
});

test('without JavaScript: kept by hand with its files, one taken out, previewed and sent, or thrown away', async () => {
  const ticket = await life.open();
  const fields = { message: 'Sem script', submission_id: crypto.randomUUID(), draft_version: '0' };
  const kept = await marina.follow(
    await multipart(marina, page(ticket, '/drafts'), fields, [file('um.txt'), file('dois.txt')]),
  );
  assert.match(kept.html, /Rascunho guardado/);
  assert.equal(box(kept), 'Sem script');
  const remove = kept.html.match(/name="remove" value="([^"]+)"/)?.[1] ?? '';
  const without = await marina.follow(
    await marina.post(page(ticket, '/drafts'), { ...fields, draft_version: '1', remove }),
  );
  assert.equal(without.html.match(/name="remove"/g)?.length, 1);
  const preview = await multipart(
    marina,
    page(ticket, '/messages'),
    { ...fields, draft_version: hidden(without, 'draft_version'), preview: 'on' },
    [file('três.txt')],
  );
  assert.match(preview.html, /id="preview"/);
  assert.match(preview.html, /Retirar três\.txt/);
  await marina.post(page(ticket, '/messages'), {
    ...fields,
    submission_id: hidden(preview, 'submission_id'),
    draft_version: hidden(preview, 'draft_version'),
  });
  assert.deepEqual(await messages(ticket), [{ body: 'Sem script', files: ['dois.txt', 'três.txt'] }]);

  const other = { ...fields, submission_id: crypto.randomUUID() };
  await marina.post(page(ticket, '/drafts'), other);
  const thrown = await marina.follow(await marina.post(page(ticket, '/drafts'), { ...other, discard: 'on' }));
  assert.match(thrown.html, /Rascunho descartado/);
  assert.equal(box(thrown), '');
});

const doors = [
  { name: 'an answer', path: '/messages', fields: {}, prepare: async () => {} },
  {
    name: 'not solved yet',
    path: '/validation',
    fields: { outcome: 'not_solved' },
    prepare: (ticket: Subject) => life.propose(ticket, 'Aplique o pacote.'),
  },
  {
    name: 'a follow-up',
    path: '/follow-ups',
    fields: {},
    prepare: (ticket: Subject) => life.close(ticket, 'O cliente confirmou.'),
  },
];
for (const { name, path, fields, prepare } of doors)
  test(`files of ${name}: 20 MiB go along, one byte more and nothing at all are refused with the rest kept, 200 are too many`, async () => {
    const ticket = await life.open();
    await prepare(ticket);
    const form = { message: 'Segue o arquivo.', submission_id: crypto.randomUUID(), draft_version: '0', ...fields };
    const large = await multipart(marina, page(ticket, path), form, [
      file('grande.bin', new Uint8Array(20 * mib + 1)),
      file('vazio.txt', ''),
      file('../../etc/\u202enota.pdf', '<html>', 'image/png'),
    ]);
    assert.equal(large.status, 422);
    assert.match(large.html, /grande\.bin: O arquivo passa de 20 MB/);
    assert.match(large.html, /vazio\.txt: O arquivo está vazio/);
    assert.match(large.html, /Retirar nota\.pdf/);
    assert.equal(box(large), 'Segue o arquivo.');
    const again = {
      ...form,
      submission_id: hidden(large, 'submission_id'),
      draft_version: hidden(large, 'draft_version'),
    };
    const many = await multipart(
      marina,
      page(ticket, path),
      again,
      Array.from({ length: 200 }, (_, index) => file(`${index}.txt`)),
    );
    assert.equal(many.status, 422);
    assert.match(many.html, /no máximo 20 arquivos/);
    assert.equal(many.html.match(/name="remove"/g)?.length, 20);
    await house.superuser.query(`delete from ticket_attachments where draft_id = $1 and name <> 'nota.pdf'`, [
      again.submission_id,
    ]);
    const exact = new Uint8Array(20 * mib).fill(7);
    const sent = await multipart(
      marina,
      page(ticket, path),
      { ...again, draft_version: hidden(many, 'draft_version') },
      [file('exato.bin', exact)],
    );
    assert.equal(sent.status, 303, box(sent));
    const { rows } = await house.superuser.query<{ name: string; bytes: string; media_type: string | null }>(
      `select a.name, a.bytes, a.media_type from ticket_attachments a join tickets t on t.id = a.ticket_id
       where t.chain_id = $1 order by a.created_at, a.id`,
      [ticket.id],
    );
    assert.deepEqual(rows.map(({ name: called, bytes }) => [called, Number(bytes)]).toSorted(), [
      ['exato.bin', 20 * mib],
      ['nota.pdf', 6],
    ]);
    assert.notEqual(rows.find(({ name: called }) => called === 'nota.pdf')?.media_type, 'image/png');
  });
