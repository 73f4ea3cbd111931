import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { system } from '../../lib/database.ts';
import { queueFor } from './find.ts';

let house: House;
let helena: Browser;
before(async () => {
  house = await openHouse();
  helena = await house.as('helena@orvalha.exemplo.com.br');
});
after(() => house.close());

const json = (page: Page) => JSON.parse(page.html);

async function one(sql: string, value: string): Promise<string> {
  const { rows } = await house.superuser.query<{ id: string }>(sql, [value]);
  return rows[0]?.id ?? '';
}
const queueId = (name: string) => one('select id from queues where name = $1', name);
const moduleId = (code: string) => one('select id from modules where code = $1', code);
const personId = (email: string) => one('select id from persons where email = $1', email);
const takenBy = async (code: string): Promise<string> => {
  const id = await moduleId(code);
  const found = await house.services.database.as(system, (tx) => queueFor(tx, id).executeTakeFirstOrThrow());
  return found.id;
};
const versionOf = async (path: string): Promise<string> =>
  (await helena.get(path)).html.match(/name="version" value="(\d+)"/)?.[1] ?? '';

describe('the pages of the queues', () => {
  test('Caio sees who works where and changes nothing; nor does Otto', async () => {
    const triage = await queueId('Triagem');
    for (const email of ['caio@orvalha.exemplo.com.br', 'otto@orvalha.exemplo.com.br']) {
      const browser = await house.as(email);
      const page = await browser.get('/desk/queues');
      assert.match(page.html, /Fiscal[\s\S]*FAT, FIS[\s\S]*Caio Ribas, Helena Moura/);
      assert.doesNotMatch(page.html, /\/desk\/queues\/new/);
      assert.equal((await browser.post('/desk/queues/new', { name: 'X', calendar_id: '' })).status, 404);
      assert.equal((await browser.post(`/desk/queues/${triage}/archival`, {})).status, 404);
    }
  });

  test('Helena makes a queue; the module she ticks leaves the queue it was in, and goes where she says from then on', async () => {
    const [module, caio] = [await moduleId('ATF'), await personId('caio@orvalha.exemplo.com.br')];
    assert.match((await helena.get('/desk/queues/new')).html, /hoje em Financeiro e contábil/);
    const answer = await helena.post('/desk/queues/new', {
      name: 'Patrimônio',
      calendar_id: '',
      [`module.${module}`]: 'on',
      [`member.${caio}`]: 'on',
    });
    assert.equal(answer.location, '/desk/queues?saved');
    assert.equal(await takenBy('ATF'), await queueId('Patrimônio'));
    assert.match((await helena.get('/desk/queues')).html, /Patrimônio[\s\S]*?ATF[\s\S]*?Caio Ribas/);
  });

  test('whoever edits a queue that lost a module meanwhile is told so instead of taking it back', async () => {
    const path = `/desk/queues/${await queueId('Materiais')}/edit`;
    const version = await versionOf(path);
    const other = await house.as('admin@orvalha.exemplo.com.br');
    const [com, est] = [await moduleId('COM'), await moduleId('EST')];
    await other.post('/desk/queues/new', { name: 'Compras', calendar_id: '', [`module.${com}`]: 'on' });
    const late = await helena.post(path, {
      name: 'Materiais',
      calendar_id: '',
      version,
      [`module.${com}`]: 'on',
      [`module.${est}`]: 'on',
    });
    assert.equal(late.status, 422);
    assert.match(late.html, /gravado agora[\s\S]*Compras \(COM\)[\s\S]*desmarcado/);
    assert.equal(await takenBy('COM'), await queueId('Compras'));
  });

  test('the queue that takes the rest can be neither archived nor confidential', async () => {
    const id = await queueId('Triagem');
    const path = `/desk/queues/${id}/edit`;
    assert.doesNotMatch((await helena.get(path)).html, /name="confidential"|\/archival/);
    for (const answer of [
      await helena.post(`/desk/queues/${id}/archival`, {}),
      await helena.post(path, { name: 'Triagem', calendar_id: '', confidential: 'on', version: await versionOf(path) }),
    ]) {
      assert.equal(answer.status, 422);
      assert.match(answer.html, /nenhuma outra recebe/);
    }
    assert.equal((await helena.call('PATCH', `/api/v1/queues/${id}`, { archived: true })).status, 422);
    const { rows } = await house.superuser.query('select archived_at, confidential from queues where takes_the_rest');
    assert.deepEqual(rows, [{ archived_at: null, confidential: false }]);
  });

  test('the modules of an archived queue go to the one that takes the rest, and come back with it', async () => {
    const id = await queueId('Varejo');
    await helena.post(`/desk/queues/${id}/archival`, {});
    assert.equal(await takenBy('PDV'), await queueId('Triagem'));
    await helena.post(`/desk/queues/${id}/restoration`, {});
    assert.equal(await takenBy('PDV'), id);
  });

  test('a queue made confidential is closed at once to a lead who does not work in it', async () => {
    const id = await queueId('Fiscal');
    const admin = await house.as('admin@orvalha.exemplo.com.br');
    const marina = await house.as('marina@tubraxel.exemplo.com.br');
    const opened = await marina.post('/tickets', {
      subject: 'Livro com saldo errado',
      description: 'O livro fecha com saldo errado.',
      module_id: await moduleId('FIS'),
      submission_id: crypto.randomUUID(),
    });
    const path = `/desk/tickets/${opened.location?.match(/\d+/)?.[0]}`;
    assert.equal((await admin.get(path)).status, 200);
    assert.equal((await helena.call('PATCH', `/api/v1/queues/${id}`, { confidential: true })).status, 200);
    assert.equal((await admin.get(path)).status, 404);
    assert.equal((await helena.get(path)).status, 200, 'Helena works in it');
    await helena.call('PATCH', `/api/v1/queues/${id}`, { confidential: false });
  });

  test('a name that is taken, a calendar that is not there and boxes that are none are refused, and what was ticked stays', async () => {
    const caio = await personId('caio@orvalha.exemplo.com.br');
    const member = `member.${caio}`;
    const taken = await helena.post('/desk/queues/new', { name: 'Fiscal', calendar_id: '', [member]: 'on' });
    assert.equal(taken.status, 422);
    assert.match(taken.html, /id="name-error"/);
    assert.match(taken.html, new RegExp(`name="${member}"[^>]*checked|checked[^>]*name="${member}"`));
    const nowhere = await helena.post('/desk/queues/new', { name: 'Outra', calendar_id: crypto.randomUUID() });
    assert.match(nowhere.html, /id="calendar_id-error"/);
    for (const more of [{ 'member.x': 'on' }, { takes_the_rest: 'on' }, { [`queue.${caio}`]: 'on' }])
      assert.equal((await helena.post('/desk/queues/new', { name: 'Outra', calendar_id: '', ...more })).status, 422);
    const stranger = await personId('marina@tubraxel.exemplo.com.br');
    for (const more of [{ [`member.${stranger}`]: 'on' }, { [`module.${crypto.randomUUID()}`]: 'on' }])
      assert.equal((await helena.post('/desk/queues/new', { name: 'Outra', calendar_id: '', ...more })).status, 422);
    assert.equal(await queueId('Outra'), '');
  });
});

describe('queues by API', () => {
  test('a customer sees names, staff see who works in them', async () => {
    const marina = await house.as('marina@tubraxel.exemplo.com.br');
    const seen = json(await marina.get('/api/v1/queues')).data;
    assert.ok(seen.length > 3);
    for (const queue of seen) assert.deepEqual(Object.keys(queue).toSorted(), ['id', 'name']);
    assert.deepEqual(Object.keys(json(await marina.get(`/api/v1/queues/${seen[0].id}`))).toSorted(), ['id', 'name']);
    const caio = await house.as('caio@orvalha.exemplo.com.br');
    const [payroll] = json(await caio.get('/api/v1/queues?q=FOLHA')).data;
    assert.deepEqual(
      [payroll.confidential, payroll.members.map(({ name }: { name: string }) => name)],
      [true, ['Helena Moura', 'Renato Dias']],
    );
    assert.equal((await caio.call('PATCH', `/api/v1/queues/${payroll.id}`, { name: 'X' })).status, 404);
  });

  test('Helena changes one thing and the rest stays; an old version is a conflict', async () => {
    const path = `/api/v1/queues/${await queueId('Integrações')}`;
    const before_change = json(await helena.get(path));
    const helena_id = await personId('helena@orvalha.exemplo.com.br');
    const changed = json(await helena.call('PATCH', path, { member_ids: [helena_id], version: before_change.version }));
    assert.deepEqual(
      changed.members.map(({ id }: { id: string }) => id),
      [helena_id],
    );
    assert.deepEqual(changed.module_ids, before_change.module_ids);
    assert.equal(changed.name, 'Integrações');
    const late = await helena.call('PATCH', path, { name: 'X', version: before_change.version });
    assert.deepEqual([late.status, json(late).state], [409, 'changed_meanwhile']);
    const marina_id = await personId('marina@tubraxel.exemplo.com.br');
    for (const [body, field] of [
      [{ member_ids: [marina_id] }, 'member_ids'],
      [{ module_ids: [crypto.randomUUID()] }, 'module_ids'],
      [{ name: 'Fiscal' }, 'name'],
    ] as const) {
      const refused = await helena.call('PATCH', path, body);
      assert.equal(refused.status, 422);
      assert.equal(json(refused).errors[0].field, field);
    }
    assert.deepEqual(json(await helena.get(path)).members, changed.members, 'what was refused changed nothing');
  });
});
