import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { changeEntry } from './change-entry.ts';
import { createEntry } from './create-entry.ts';

let house: House;
let otto: Browser;
before(async () => {
  house = await openHouse();
  otto = await house.as('otto@orvalha.exemplo.com.br');
});
after(() => house.close());

const caio = 'caio@orvalha.exemplo.com.br';
const marina = 'marina@tubraxel.exemplo.com.br';

async function idOf(table: string, code: string): Promise<string> {
  const { rows } = await house.superuser.query<{ id: string }>(`select id from ${table} where code = $1 limit 1`, [
    code,
  ]);
  return rows[0]?.id ?? '';
}

const json = (page: Page) => JSON.parse(page.html);

describe('the pages of the catalogue', () => {
  test('Caio reads what Otto looks after, finds no way to change it, and no door that would', async () => {
    const reader = await house.as(caio);
    const prumo = await idOf('products', 'PRUMO');
    for (const path of ['/desk/catalog', `/desk/catalog/products/${prumo}`]) {
      const page = await reader.get(path);
      assert.equal(page.status, 200);
      assert.match(page.html, /Prumo/);
      assert.doesNotMatch(page.html, /\/new|\/edit/);
    }
    const product = (await reader.get(`/desk/catalog/products/${prumo}`)).html;
    assert.match(product, /Livros fiscais[\s\S]*?<dd>Fiscal<[\s\S]*?PFI170/);
    assert.match(product, /Corrente/);
    const line = await idOf('product_lines', 'PRUMO');
    for (const [path, form] of [
      ['/desk/catalog/lines/new', { code: 'X', name: 'X' }],
      [`/desk/catalog/products/${prumo}/edit`, { code: 'X', name: 'X', product_line_id: line, version: '1' }],
      [`/desk/catalog/products/${prumo}/archival`, {}],
    ] as const)
      assert.equal((await reader.post(path, form)).status, 404, path);
    assert.equal((await reader.get('/desk/catalog/lines/new')).status, 404);
    assert.equal((await (await house.as(marina)).get('/desk/catalog')).status, 404);
    assert.equal(await idOf('products', 'X'), '');
  });

  test('Otto makes a line, a product in it, a module and a routine; codes are kept in upper case', async () => {
    assert.match((await otto.get('/desk/catalog/lines/new')).html, /Nova linha/);
    assert.equal(
      (await otto.post('/desk/catalog/lines/new', { code: ' solo ', name: 'Solo' })).location,
      '/desk/catalog?saved',
    );
    const product_line_id = await idOf('product_lines', 'SOLO');
    const made = await otto.post('/desk/catalog/products/new', { product_line_id, code: 'solo', name: 'Solo' });
    const product_id = await idOf('products', 'SOLO');
    assert.equal(made.location, `/desk/catalog/products/${product_id}?saved`);
    await otto.post('/desk/catalog/modules/new', { product_id, code: 'obr', name: 'Obras' });
    const module_id = await idOf('modules', 'OBR');
    assert.match((await otto.get(`/desk/catalog/routines/new?module_id=${module_id}`)).html, /Do módulo Obras/);
    await otto.post('/desk/catalog/routines/new', { module_id, code: 'sob100', name: 'Medições' });
    const page = await otto.get(`/desk/catalog/products/${product_id}`);
    for (const word of ['OBR', 'SOB100', 'Medições', 'Triagem']) assert.match(page.html, new RegExp(word));
    const { rows } = await house.superuser.query(
      `select event, details from audit_events where event like '%_created' and details ->> 'code' in ('SOLO', 'OBR', 'SOB100') order by seq`,
    );
    assert.deepEqual(
      rows.map(({ event }) => event),
      ['product_line_created', 'product_created', 'module_created', 'routine_created'],
    );
  });

  test('a code that is taken, one with strange letters and a missing name are refused beside their field, and nothing typed is lost', async () => {
    const product_id = await idOf('products', 'PRUMO');
    for (const [form, said] of [
      [{ code: 'fis', name: 'Outro fiscal' }, /id="code-error"[\s\S]*Já existe/],
      [{ code: 'FÍS', name: 'Outro fiscal' }, /id="code-error"/],
      [{ code: 'FI 2', name: 'Outro fiscal' }, /id="code-error"/],
      [{ code: 'A'.repeat(21), name: 'Outro fiscal' }, /id="code-error"[\s\S]*20/],
      [{ code: 'FI2', name: '  ' }, /id="name-error"/],
    ] as const) {
      const answer = await otto.post('/desk/catalog/modules/new', { product_id, ...form });
      assert.equal(answer.status, 422);
      assert.match(answer.html, said);
      assert.ok(answer.html.includes(`value="${form.code}"`), form.code);
    }
    const elsewhere = await otto.post('/desk/catalog/modules/new', {
      product_id: await idOf('products', 'GONDOLA'),
      code: 'FIS',
      name: 'Fiscal do varejo',
    });
    assert.equal(elsewhere.status, 303, 'a code is taken in its own product only');
    assert.equal(
      (await otto.post('/desk/catalog/modules/new', { product_id, code: 'X1', name: 'X', id: 'x' })).status,
      422,
    );
    assert.equal(
      (await otto.post('/desk/catalog/modules/new', { product_id: crypto.randomUUID(), code: 'X1', name: 'X' })).status,
      404,
    );
    const nowhere = { product_line_id: crypto.randomUUID(), code: 'X1', name: 'X' };
    assert.match((await otto.post('/desk/catalog/products/new', nowhere)).html, /id="product_line_id-error"/);
  });

  test('a release whose dates are out of order is refused at the date that is wrong', async () => {
    const release = { product_id: await idOf('products', 'PRUMO'), code: '28.1', minimum_build: '' };
    for (const [dates, field] of [
      [{ launched_on: '2028-04-03', supported_until: '2028-04-02', extended_until: '' }, 'supported_until'],
      [{ launched_on: '2028-04-03', supported_until: '2030-06-30', extended_until: '2030-06-29' }, 'extended_until'],
      [{ launched_on: '2028-04-03', supported_until: '', extended_until: '2030-06-29' }, 'extended_until'],
      [{ launched_on: '2028-02-30', supported_until: '', extended_until: '' }, 'launched_on'],
    ] as const) {
      const answer = await otto.post('/desk/catalog/releases/new', { ...release, ...dates });
      assert.equal(answer.status, 422);
      assert.match(answer.html, new RegExp(`id="${field}-error"`), JSON.stringify(dates));
    }
    const planned = { launched_on: '2028-04-03', supported_until: '2028-04-03', extended_until: '' };
    assert.equal((await otto.post('/desk/catalog/releases/new', { ...release, ...planned })).status, 303);
    const page = await otto.get(`/desk/catalog/products/${release.product_id}`);
    assert.match(page.html, /28\.1[\s\S]*?Planejada[\s\S]*?03\/04\/2028/);
  });

  test('when two people edit one product, the second sees what the first stored, and may then insist', async () => {
    const id = await idOf('products', 'CLAVE');
    const product_line_id = await idOf('product_lines', 'CLAVE');
    const path = `/desk/catalog/products/${id}/edit`;
    const version = (await otto.get(path)).html.match(/name="version" value="(\d+)"/)?.[1] ?? '';
    const ana = await house.as('admin@orvalha.exemplo.com.br');
    const typed = { code: 'CLAVE', product_line_id, version };
    assert.equal((await ana.post(path, { ...typed, name: 'Clave Gente' })).status, 303);
    const late = await otto.post(path, { ...typed, name: 'Clave RH' });
    assert.equal(late.status, 422);
    assert.match(late.html, /Outra pessoa mudou isto/);
    assert.match(late.html, /gravado agora[\s\S]*Clave Gente/);
    assert.match(late.html, /name="name"[^>]*value="Clave RH"|value="Clave RH"[^>]*name="name"/);
    const now = late.html.match(/name="version" value="(\d+)"/)?.[1] ?? '';
    assert.equal(Number(now), Number(version) + 1);
    assert.equal((await otto.post(path, { ...typed, version: now, name: 'Clave' })).status, 303);
  });

  test('a module that a queue takes is archived: it is offered no more, its queue keeps it, and it comes back to it', async () => {
    const id = await idOf('modules', 'INT');
    const customer = await house.as(marina);
    const offered = async (): Promise<boolean> => (await customer.get('/tickets/new')).html.includes('(INT)');
    assert.equal(await offered(), true);
    assert.equal((await otto.post(`/desk/catalog/modules/${id}/archival`, {})).status, 303);
    assert.equal(await offered(), false);
    const product = await otto.get(`/desk/catalog/products/${await idOf('products', 'PRUMO')}`);
    assert.match(product.html, /INT[\s\S]{0,200}Integrações[\s\S]{0,200}Arquivado/);
    assert.equal((await otto.post(`/desk/catalog/modules/${id}/restoration`, {})).status, 303);
    assert.equal(await offered(), true);
    const { rows } = await house.superuser.query(
      'select q.name from queue_modules m join queues q on q.id = m.queue_id where m.module_id = $1',
      [id],
    );
    assert.deepEqual(rows, [{ name: 'Integrações' }]);
  });

  test('row level security refuses Caio and Marina even where a door would let them in', async () => {
    const product_id = await idOf('products', 'PRUMO');
    for (const email of [caio, marina]) {
      const { rows } = await house.superuser.query<{ id: string }>('select id from persons where email = $1', [email]);
      const person_id = rows[0]?.id ?? '';
      await assert.rejects(
        house.services.database.as({ person_id }, (tx, viewer) =>
          createEntry(tx, viewer, 'modules', { product_id, code: 'RLS', name: 'X' }),
        ),
        /row-level security|permission denied/,
      );
      const changing = house.services.database.as({ person_id }, (tx, viewer) =>
        changeEntry(tx, viewer, 'products', product_id, { name: 'X' }),
      );
      await changing.then(
        (written) => assert.equal(written.ok, false),
        (error: Error) => assert.match(error.message, /permission denied/),
      );
    }
    const { rows } = await house.superuser.query(`select name from products where id = $1`, [product_id]);
    assert.deepEqual(rows, [{ name: 'Prumo' }]);
  });

  test('what is not there is not found, and neither is an id that is none', async () => {
    for (const id of [crypto.randomUUID(), 'x', "'"])
      for (const path of [
        `/desk/catalog/products/${id}`,
        `/desk/catalog/releases/${id}/edit`,
        `/desk/catalog/modules/new?product_id=${id}`,
      ])
        assert.equal((await otto.get(path)).status, 404, path);
  });
});

describe('the catalogue by API', () => {
  test('Marina reads the vocabulary and writes none of it', async () => {
    const reader = await house.as(marina);
    const prumo = await idOf('products', 'PRUMO');
    const lines = json(await reader.get('/api/v1/product_lines'));
    assert.ok(lines.data.some(({ code }: { code: string }) => code === 'PRUMO'));
    const modules = json(await reader.get(`/api/v1/modules?product_id=${prumo}&limit=3`));
    assert.equal(modules.data.length, 3);
    const rest = json(await reader.get(`/api/v1/modules?product_id=${prumo}&cursor=${modules.next}`));
    assert.equal(rest.next, null);
    const codes = [...modules.data, ...rest.data].map(({ code }: { code: string }) => code);
    assert.deepEqual(codes.toSorted(), ['ATF', 'COM', 'CTB', 'EST', 'FAT', 'FIN', 'FIS', 'INT']);
    const [fiscal] = json(await reader.get('/api/v1/modules?q=LIVROS')).data;
    assert.equal(fiscal.code, 'FIS');
    assert.deepEqual(
      json(await reader.get(`/api/v1/routines?module_id=${fiscal.id}`)).data.map(({ code }: { code: string }) => code),
      ['PFI170', 'PFI156'],
    );
    assert.equal(json(await reader.get(`/api/v1/routines?product_id=${prumo}&q=codigos`)).data[0].code, 'PFI156');
    for (const [method, path, body] of [
      ['POST', '/api/v1/products', { product_line_id: lines.data[0].id, code: 'Y', name: 'Y' }],
      ['PATCH', `/api/v1/products/${prumo}`, { name: 'Y' }],
      ['POST', '/api/v1/queues', { name: 'Y' }],
    ] as const)
      assert.equal((await reader.call(method, path, body)).status, 404, path);
  });

  test('a release says where it stands on the day it is asked for', async () => {
    const reader = await house.as(marina);
    const path = `/api/v1/releases?product_id=${await idOf('products', 'GONDOLA')}`;
    const standing = async () =>
      Object.fromEntries(
        json(await reader.get(path)).data.map(({ code, status }: { code: string; status: string }) => [code, status]),
      );
    house.setClock(new Date('2026-11-24T15:00:00Z'));
    assert.deepEqual(await standing(), { '24.1': 'expired', '25.1': 'previous', '26.1': 'current', '27.1': 'beta' });
    house.setClock(new Date('2026-07-01T02:59:00Z'));
    assert.equal((await standing())['24.1'], 'previous', 'still 30 June where the vendor is');
    house.setClock(null);
  });

  test('Otto adds, changes, archives and restores; any part may be left out', async () => {
    const product_id = await idOf('products', 'GONDOLA');
    const answer = await otto.call('POST', '/api/v1/releases', { product_id, code: '26.2', launched_on: '2026-10-05' });
    assert.equal(answer.status, 201);
    const made = json(answer);
    assert.deepEqual(
      [made.code, made.closed_beta, made.supported_until, made.status, made.version, made.archived],
      ['26.2', false, null, 'current', 1, false],
    );
    const path = `/api/v1/releases/${made.id}`;
    const changed = json(await otto.call('PATCH', path, { supported_until: '2028-10-31', version: 1 }));
    assert.deepEqual([changed.launched_on, changed.supported_until, changed.version], ['2026-10-05', '2028-10-31', 2]);
    assert.equal(json(await otto.call('PATCH', path, { archived: true })).archived, true);
    const listed = async (query: string) =>
      json(await otto.get(`/api/v1/releases?product_id=${product_id}&${query}`)).data.some(
        ({ id }: { id: string }) => id === made.id,
      );
    assert.deepEqual(
      [await listed(''), await listed('archived=true'), await listed('archived=any')],
      [false, true, true],
    );
    assert.equal(json(await otto.call('PATCH', path, { archived: false })).archived, false);
    const { rows } = await house.superuser.query(
      `select channel, event from audit_events where subject_id = $1 order by seq`,
      [made.id],
    );
    assert.deepEqual(rows[0], { channel: 'api', event: 'release_created' });
    assert.equal(rows.length, 4);
  });

  test('an old version is a conflict, and what does not fit is refused at its field', async () => {
    const id = await idOf('products', 'PRUMO');
    const path = `/api/v1/products/${id}`;
    const { version } = json(await otto.get(path));
    assert.equal((await otto.call('PATCH', path, { name: 'Prumo ERP', version })).status, 200);
    const late = await otto.call('PATCH', path, { name: 'Prumo 2', version });
    assert.equal(late.status, 409);
    assert.equal(json(late).state, 'changed_meanwhile');
    assert.equal(json(await otto.call('PATCH', path, { name: 'Prumo' })).name, 'Prumo');
    for (const [body, status, field] of [
      [{ code: 'clave' }, 422, 'code'],
      [{ code: '' }, 422, 'code'],
      [{ product_line_id: crypto.randomUUID() }, 422, 'product_line_id'],
      [{ version: 'x' }, 422, 'version'],
      [{ colour: 'red' }, 400, 'colour'],
      [{ archived_at: null }, 400, 'archived_at'],
    ] as const) {
      const refused = await otto.call('PATCH', path, body);
      assert.equal(refused.status, status, JSON.stringify(body));
      assert.equal(json(refused).errors[0].field, field);
    }
    assert.equal((await otto.call('PATCH', `/api/v1/products/${crypto.randomUUID()}`, { name: 'X' })).status, 404);
    assert.equal((await otto.get('/api/v1/products/x')).status, 404);
    assert.equal((await otto.get('/api/v1/products?limit=201')).status, 422);
  });

  test('two people adding the same code at once add it once', async () => {
    const product_id = await idOf('products', 'PRUMO');
    const ana = await house.as('admin@orvalha.exemplo.com.br');
    const answers = await Promise.all(
      [otto, ana, otto, ana].map((browser) =>
        browser.call('POST', '/api/v1/modules', { product_id, code: 'GEM', name: 'Gêmeos' }),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 422, 422, 422]);
  });
});
