import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { features } from '../features.ts';
import { deriveKey, derivePassword } from '../../lib/secrets.ts';
import { test_secret } from '../../test/harness/cluster.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe('before the first set-up', () => {
  let house: House;
  before(async () => (house = await openHouse({ empty: true, demo: false })));
  after(() => house.close());

  const link = `/setup/${derivePassword(test_secret, 'setup')}`;
  const answers = {
    vendor_name: 'Orvalha',
    name: 'Ana Souto',
    email: 'ana@orvalha.exemplo.com.br',
    password: 'uma frase só da Ana',
    password_again: 'uma frase só da Ana',
  };

  test('nothing is open, and the portal says that it is being prepared', async () => {
    for (const path of ['/', '/sign-in', '/tickets', '/desk', '/account', '/nowhere']) {
      const answer = await house.visitor().get(path);
      assert.equal(answer.status, 503, path);
      assert.match(answer.html, /prepara/);
    }
    assert.equal((await house.visitor().get('/healthz')).status, 200);
  });

  test('a wrong link is not found', async () => {
    for (const token of ['x', 'A'.repeat(43), deriveKey(test_secret, 'setup').toString('base64url')])
      assert.equal((await house.visitor().get(`/setup/${token}`)).status, 404);
  });

  test('Ana opens the link, corrects what is wrong without typing it all again, and is in as system administrator', async () => {
    const browser = house.visitor();
    assert.equal((await browser.get(link)).status, 200);
    const wrong = await browser.post(link, { ...answers, email: 'ana', password_again: 'outra' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /id="email-error"/);
    assert.match(wrong.html, /value="Ana Souto"/);
    const done = await browser.post(link, answers);
    assert.equal(done.location, '/desk/settings');
    assert.match((await browser.follow(done)).html, /Ana Souto/);
  });

  test('the link has worked once; now it is unknown and the portal is open', async () => {
    assert.equal((await house.visitor().get(link)).status, 404);
    const late = house.visitor();
    const home = await late.get('/');
    assert.equal(home.status, 200);
    assert.match(home.html, /Orvalha/);
    await late.get('/sign-in');
    assert.equal((await late.post(link, { ...answers, email: 'mallory@orvalha.exemplo.com.br' })).status, 404);
    assert.equal((await house.superuser.query('select from persons')).rowCount, 1);
  });

  test('two browsers that send it at once make one administrator', async () => {
    const other = await openHouse({ empty: true, demo: false });
    const browsers = [other.visitor(), other.visitor()];
    for (const browser of browsers) await browser.get(link);
    const sent = await Promise.all(
      browsers.map((browser, at) => browser.post(link, { ...answers, email: `ana${at}@orvalha.exemplo.com.br` })),
    );
    assert.deepEqual(sent.map(({ status }) => status).sort(), [303, 404]);
    assert.equal((await other.superuser.query('select from persons')).rowCount, 1);
    await other.close();
  });
});

describe('name and look of the portal', () => {
  let house: House;
  before(async () => (house = await openHouse()));
  after(() => house.close());
  const sheet = (html: string): string => html.match(/\/assets\/portal\.[\w]+\.css/)?.[0] ?? '';

  test('only the system administrator may change them; for others the page does not exist', async () => {
    for (const email of ['helena@orvalha.exemplo.com.br', 'paulo@tubraxel.exemplo.com.br']) {
      const browser = await house.as(email);
      assert.equal((await browser.get('/desk/settings')).status, 404);
      assert.equal((await browser.post('/desk/settings', { name: 'Outra', hue: '1', radius: '1' })).status, 404);
    }
  });

  test('a new name, hue and radius are on the next page of everybody, and the page of a moment ago keeps its stylesheet', async () => {
    const [admin, marina] = [
      await house.as('admin@orvalha.exemplo.com.br'),
      await house.as('marina@tubraxel.exemplo.com.br'),
    ];
    const before_change = sheet((await marina.get('/')).html);
    await admin.get('/desk/settings');
    assert.equal((await admin.post('/desk/settings', { name: 'Orvalha Nova', hue: '250', radius: '4' })).status, 303);
    const home = await marina.get('/');
    assert.match(home.html, /Orvalha Nova/);
    const now = sheet(home.html);
    assert.notEqual(now, before_change);
    assert.match((await marina.get(now)).html, /:root\{--hue:250;--radius:4px\}$/);
    assert.match((await marina.get(before_change)).html, /--hue:168/);
    house.rebuild(features);
    assert.match((await marina.get(now)).html, /--hue:250/, 'another process, which never showed a page, has it too');
    assert.equal((await marina.get('/assets/portal.0123456789.css')).status, 404);
    const { rows } = await house.superuser.query<{ details: { hue: number } }>(
      `select details from audit_events where event = 'brand_changed'`,
    );
    assert.deepEqual(
      rows.map(({ details }) => details.hue),
      [250],
    );
  });

  test('values out of bounds and files that are no image are refused beside their field', async () => {
    const admin = await house.as('admin@orvalha.exemplo.com.br');
    const tries: [Record<string, string>, RegExp][] = [
      [{ hue: '361' }, /id="hue-error"/],
      [{ hue: 'azul' }, /id="hue-error"/],
      [{ radius: '-1' }, /id="radius-error"/],
      [{ name: '' }, /id="name-error"/],
    ];
    for (const [wrong, said] of tries) {
      const answer = await admin.post('/desk/settings', { name: 'Orvalha', hue: '168', radius: '10', ...wrong });
      assert.equal(answer.status, 422);
      assert.match(answer.html, said);
    }
    for (const [bytes, said] of [
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /não é PNG/],
      [Buffer.concat([png, Buffer.alloc(262_145)]), /passa de 256/],
    ] as const) {
      const form = new FormData();
      for (const [name, value] of Object.entries({ name: 'Orvalha', hue: '168', radius: '10' })) form.set(name, value);
      form.set('logo', new File([bytes], 'logo.png', { type: 'image/png' }));
      const answer = await admin.postMultipart('/desk/settings', form);
      assert.equal(answer.status, 422);
      assert.match(answer.html, said);
    }
  });

  test('a logo is stored, shown on every page, and removed', async () => {
    const admin = await house.as('admin@orvalha.exemplo.com.br');
    const form = new FormData();
    for (const [name, value] of Object.entries({ name: 'Orvalha', hue: '168', radius: '10' })) form.set(name, value);
    form.set('logo', new File([png], 'qualquer nome.png', { type: 'text/html' }));
    assert.equal((await admin.postMultipart('/desk/settings', form)).status, 303);
    const visitor = house.visitor();
    const path = (await visitor.get('/')).html.match(/\/logo\/[\w-]+/)?.[0] ?? '';
    const logo = await visitor.get(path);
    assert.equal(logo.headers.get('content-type'), 'image/png');
    await admin.get('/desk/settings');
    await admin.post('/desk/settings', { name: 'Orvalha', hue: '168', radius: '10', remove_logo: 'yes' });
    assert.equal((await visitor.get(path)).status, 404);
    assert.doesNotMatch((await visitor.get('/')).html, /\/logo\//);
  });
});
