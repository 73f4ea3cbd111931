import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { holdsNumber, invitation } from './community.ts';

let house: House;
let visitor: Browser;
let marina: Browser;
let nina: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  visitor = house.visitor();
  [marina, nina] = await Promise.all([
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('nina@orvalha.exemplo.com.br'),
  ]);
});
after(() => house.close());

const errors = ({ html }: Page): string => html.match(/class="error-summary"[\s\S]*?<\/div>/)?.[0] ?? '';
const versionOf = ({ html }: Page): string => html.match(/name="version" value="(\d+)"/)?.[1] ?? '';
const typed = {
  title: 'Compras no WhatsApp',
  summary: '',
  module_id: '',
  locale: 'pt-BR',
  audience: 'public',
  join_url: 'https://chat.whatsapp.com/ConviteDeCompras',
  rules: 'Respeito **sempre**.',
};

test('a visitor finds the public community with its rules, its invitation and what becomes of their number; the others are unknown', async () => {
  const list = await visitor.get('/communities');
  assert.match(list.html, /Livros fiscais no WhatsApp/);
  assert.doesNotMatch(list.html, /Financeiro no WhatsApp|Folha e férias/);
  const { html } = await visitor.get('/communities/livros-fiscais-no-whatsapp');
  assert.match(html, /href="https:\/\/chat\.whatsapp\.com\/DemoOrvalhaFiscalXyz"/);
  assert.match(html, /Só a equipe da Orvalha publica/);
  assert.match(html, /número de telefone fica visível/);
  assert.match(html, /<svg class="qr"[^>]*aria-label="QR code[^"]*Livros fiscais/);
  assert.equal((await visitor.get('/communities/financeiro-no-whatsapp')).status, 404);
  assert.equal((await marina.get('/communities/financeiro-no-whatsapp')).status, 200);
});

test('who has lost the product no longer gets the invitation', async () => {
  assert.equal((await marina.get('/communities/folha-e-ferias-no-whatsapp')).status, 200);
  await house.superuser.query(
    `update entitlements set valid_until = app.today() - 1 where product_id = (select id from products where code = 'CLAVE')`,
  );
  assert.equal((await marina.get('/communities/folha-e-ferias-no-whatsapp')).status, 404);
  assert.ok(!(await marina.get('/communities')).html.includes('Folha e férias'));
  assert.ok(!(await marina.get('/api/v1/communities')).html.includes('DemoOrvalhaFolha'));
  await house.superuser.query('update entitlements set valid_until = null');
});

test('no phone number is ever published, however it is written', () => {
  for (const text of [
    'ligue (11) 99999-0000',
    '+55 11 9 9999 0000',
    '11999990000',
    '５５１１９９９９９００００',
    '119-9999-0000',
    'só o 99999-0000',
    'tel. 55.11.99999.0000',
  ])
    assert.ok(holdsNumber(text), text);
  for (const text of ['release 26.1, build 7.00.240223', 'das 8h às 18h30, de 24/11/2026', 'até 10 avisos'])
    assert.ok(!holdsNumber(text), text);
  for (const address of [
    'https://wa.me/5511999990000',
    'https://api.whatsapp.com/send?phone=5511999990000',
    'https://wa.me/%35511999990000',
    'https://exemplo.com.br/?tel=%2B5511999990000',
    'http://chat.whatsapp.com/abc',
    'javascript:ran()',
    'https://nina:senha@chat.whatsapp.com/abc',
    'convite',
  ])
    assert.ok(!invitation.safeParse(address).success, address);
  assert.ok(invitation.safeParse('https://chat.whatsapp.com/Dx8Zk2QeRt7').success);
});

test('Nina opens a community, mends it, closes it, and is told when somebody was faster; numbers are refused with all she typed kept', async () => {
  const refused = await nina.post('/desk/communities/new', {
    ...typed,
    rules: 'Ligue (11) 99999-0000',
    join_url: 'https://wa.me/5511999990000',
  });
  assert.equal(refused.status, 422);
  for (const field of ['rules', 'join_url']) assert.match(errors(refused), new RegExp(`href="#${field}"`));
  assert.match(refused.html, /Ligue \(11\) 99999-0000/);
  const made = await nina.post('/desk/communities/new', typed);
  assert.equal(made.status, 303, errors(made));
  const at = made.location?.split('?')[0] ?? '';
  assert.match((await visitor.get('/communities/compras-no-whatsapp')).html, /<strong>sempre<\/strong>/);
  const version = versionOf(await nina.get(at));
  const moved = { ...typed, join_url: 'https://chat.whatsapp.com/OutroConvite', version };
  assert.equal((await nina.post(at, moved)).status, 303);
  const overtaken = await nina.post(at, { ...moved, rules: 'Outras regras.' });
  assert.equal(overtaken.status, 422);
  assert.match(overtaken.html, /Outras regras\./);
  await nina.post(`${at}/closing`, {});
  assert.equal((await visitor.get('/communities/compras-no-whatsapp')).status, 404);
  assert.equal((await nina.get('/communities/compras-no-whatsapp')).status, 200);
  await nina.post(`${at}/reopening`, {});
  assert.equal((await visitor.get('/communities/compras-no-whatsapp')).status, 200);
  assert.equal((await marina.post(`${at}/closing`, {})).status, 404);
});

test('a program adds and changes communities, and numbers are refused there too', async () => {
  const program = await house.program('nina@orvalha.exemplo.com.br');
  const body = {
    title: 'Estoque',
    join_url: 'https://chat.whatsapp.com/Estoque',
    rules: 'Respeito.',
    audience: 'public',
  };
  const made = await program.call('POST', '/api/v1/communities', body);
  assert.equal(made.status, 201, made.html);
  const { id, version } = JSON.parse(made.html);
  const number = await program.call('PATCH', `/api/v1/communities/${id}`, { summary: 'Fale no 11 99999-0000' });
  assert.equal(number.status, 422);
  const changed = await program.call('PATCH', `/api/v1/communities/${id}`, { summary: 'Saldos.', version });
  assert.equal(JSON.parse(changed.html).summary, 'Saldos.');
  assert.equal((await program.call('PATCH', `/api/v1/communities/${id}`, { title: 'x', version })).status, 409);
  const closed = await program.call('PATCH', `/api/v1/communities/${id}`, { closed: true });
  assert.equal(JSON.parse(closed.html).closed, true);
  assert.equal((await visitor.get(`/api/v1/communities/${id}`)).status, 404);
  const list = JSON.parse((await visitor.get('/api/v1/communities?limit=1')).html);
  assert.equal(list.data.length, 1);
});
