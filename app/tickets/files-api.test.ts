import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { field } from '../../test/harness/desk.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

type Told = { id: string; name: string; size: number; message_id: string | null; internal: boolean; url: string };

let house: House;
before(async () => (house = await openHouse({ rate_limits: false })));
after(() => house.close());

async function send(who: Browser, path: string, fields: Record<string, string>, file: string) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, csrf: who.csrf })) form.set(name, value);
  form.set('files', new File([`conteúdo de ${file}`], file));
  return who.postMultipart(path, form);
}

test('the API lists what came with the opening, with answers and, for the staff, with notes, page by page', async () => {
  const [marina, caio, lia] = await Promise.all([
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('caio@orvalha.exemplo.com.br'),
    house.as('lia@norvelta.exemplo.com.br'),
  ]);
  const { rows } = await house.superuser.query<{ id: string }>(`select id from modules where code = 'FIS' limit 1`);
  const opening = {
    subject: 'Apuração não fecha',
    description: 'Não fecha.',
    module_id: rows[0]?.id ?? '',
    submission_id: field((await marina.get('/tickets/new')).html, 'submission_id'),
  };
  const opened = await send(marina, '/tickets', opening, 'tela.txt');
  const number = opened.location?.match(/\d+/)?.[0];
  const submission_id = field((await marina.get(`/tickets/${number}`)).html, 'submission_id');
  await send(marina, `/tickets/${number}/messages`, { message: 'Segue o log.', submission_id }, 'log.txt');
  const { html } = await caio.get(`/desk/tickets/${number}`);
  const [seen, said] = [field(html, 'seen'), field(html, 'submission_id')];
  const note = { intent: 'note', message: 'Ver.', seen, submission_id: said };
  await send(caio, `/desk/tickets/${number}/messages`, note, 'segredo.txt');

  const list = async (who: Browser, more = '') =>
    JSON.parse((await who.get(`/api/v1/tickets/${number}/attachments${more}`)).html) as {
      data: Told[];
      next: string | null;
    };
  const hers = await list(marina);
  assert.deepEqual(
    hers.data.map(({ name, size, message_id, internal }) => [name, size, message_id === null, internal]),
    [
      ['tela.txt', 21, true, false],
      ['log.txt', 20, false, false],
    ],
  );
  const path = new URL(hers.data[0]?.url ?? '').pathname;
  assert.equal((await marina.get(path)).html, 'conteúdo de tela.txt');
  const his = await list(caio);
  assert.deepEqual(
    his.data.map(({ name, internal }) => [name, internal]),
    [
      ['tela.txt', false],
      ['log.txt', false],
      ['segredo.txt', true],
    ],
  );
  const first = await list(caio, '?limit=2');
  assert.ok(first.next);
  assert.deepEqual((await list(caio, `?limit=2&cursor=${first.next}`)).data, his.data.slice(2));
  assert.equal((await lia.get(`/api/v1/tickets/${number}/attachments`)).status, 404);
});
