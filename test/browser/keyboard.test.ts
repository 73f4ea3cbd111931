import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { demo_password } from '../../db/seeds/demo.ts';
import { caio, davi, lia, marina, openStreet, paulo, rosa, signIn, type Street } from './harness.ts';
import { nameOfFocused, tabTo, walk } from './keys.ts';

let street: Street;

before(async () => {
  street = await openStreet();
});
after(() => street.close());
afterEach(() => street.leave());

test('Marina signs in, asks from the home page and comes to her request without touching the mouse', async () => {
  const page = await street.visit(null);
  await page.goto('/');
  await page.keyboard.press('Tab');
  assert.equal(await nameOfFocused(page), 'Ir para o conteúdo');
  await tabTo(page, 'Entrar');
  await page.keyboard.press('Enter');
  await page.waitForURL('/sign-in');
  await page.waitForSelector('#email:focus');
  await page.keyboard.type(marina);
  await tabTo(page, 'Senha');
  await page.keyboard.type(demo_password);
  await page.keyboard.press('Enter');
  await page.waitForURL('/');
  await tabTo(page, 'Procurar em tudo');
  await page.keyboard.type('Guia não sai na PFI170');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=/);
  await tabTo(page, 'Não encontrou? Abra uma solicitação');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/tickets\/new/);
  assert.equal(await page.inputValue('#subject'), 'Guia não sai na PFI170');
  await tabTo(page, 'Descrição');
  await page.keyboard.type('Some a guia.');
  await tabTo(page, 'Enviar solicitação');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/tickets\/\d+\?opened/);
  assert.equal(await page.textContent('h1'), 'Guia não sai na PFI170');
  assert.match((await page.textContent('[role="status"]')) ?? '', /enviada/);
});

test('the skip link shows itself and takes the focus over the menu', async () => {
  const page = await street.visit(marina);
  await page.goto('/tickets');
  await page.keyboard.press('Tab');
  const box = await page.locator('.skip').boundingBox();
  assert.ok(box && box.y >= 0, 'the skip link stays outside the window');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'content');
  await page.keyboard.press('Tab');
  assert.equal(await nameOfFocused(page), 'Em andamento');
});

test('Rosa changes language and theme in the account menu and never loses her place', async () => {
  const page = await street.visit(rosa);
  await page.goto('/tickets');
  await tabTo(page, /^Conta:/);
  await page.keyboard.press('Enter');
  await tabTo(page, 'Escuro');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('button[value="dark"][aria-pressed="true"]'));
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark');
  assert.match(await nameOfFocused(page), /^Conta:/, 'after the switch the focus is on the menu');
  await page.keyboard.press('Enter');
  await tabTo(page, 'English');
  await page.keyboard.press('Enter');
  await page.waitForSelector('html[lang="en"]');
  assert.equal(await page.textContent('h1'), 'Requests');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.account').getAttribute('open'), null);
  assert.match(await nameOfFocused(page), /^Account:/, 'Escape gives the focus back to the menu');
});

test('Paulo saves his profile', async () => {
  const page = await street.visit(paulo);
  await page.goto('/account');
  await tabTo(page, 'Nome');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Paulo Neri Filho');
  await tabTo(page, 'Salvar');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.notice');
  assert.match((await page.textContent('.account > summary')) ?? '', /Paulo Neri Filho/);
});

test('Lia ends the session of another device, and that device is out', async () => {
  const other = await street.visit(null, {
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  });
  await signIn(other, lia);
  const page = await street.visit(lia);
  await page.goto('/account/sessions');
  await tabTo(page, 'Encerrar');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.body.textContent.includes('Firefox'));
  await other.goto('/tickets');
  assert.equal(new URL(other.url()).pathname, '/sign-in');
});

test('Davi signs out', async () => {
  const page = await street.visit(null);
  await signIn(page, davi);
  await tabTo(page, /^Conta:/);
  await page.keyboard.press('Enter');
  await tabTo(page, 'Sair');
  await page.keyboard.press('Enter');
  await page.waitForSelector('a[href="/sign-in"]');
  await page.goto('/tickets');
  assert.equal(new URL(page.url()).pathname, '/sign-in');
});

test('each time a request is refused the summary takes the focus, and its links lead to the fields', async () => {
  const page = await street.visit(marina);
  await page.goto('/tickets/new');
  for (const round of ['first', 'second']) {
    await tabTo(page, 'Assunto');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('   ');
    await tabTo(page, 'Descrição');
    await page.keyboard.type(' ');
    await tabTo(page, 'Enviar solicitação');
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.keyboard.press('Enter');
    await answered;
    await page.waitForSelector('.error-summary:focus', { timeout: 5000 }).catch(() => assert.fail(`${round} time`));
    await tabTo(page, 'Descrição: Preencha este campo');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'description');
    assert.equal(await page.locator('.error-summary').count(), 1, 'the page was fetched anew');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
  }
});

test('a sign-in refused after the page had chosen a field itself still shows its reader why', async () => {
  const page = await street.visit(null);
  await page.goto('/sign-in');
  await page.waitForSelector('#email:focus');
  await page.keyboard.type(marina);
  await tabTo(page, 'Senha');
  await page.keyboard.type('não é esta a senha');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.error-summary:focus');
});

for (const [who, path] of [
  [null, '/'],
  [null, '/sign-in'],
  [null, '/_kit'],
  [marina, '/'],
  [marina, '/tickets'],
  [marina, '/account/sessions'],
  [caio, '/desk'],
  [caio, '/desk/organizations'],
] as const)
  test(`Tab visits ${path} ${who ? `of ${who.split('@')[0]}` : 'of a visitor'} from top to bottom and shows where it is`, async () => {
    const page = await street.visit(who);
    await page.goto(path);
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    const { steps, hidden } = await walk(page);
    assert.deepEqual(hidden, []);
    assert.ok(steps > 5, `only ${steps} steps`);
  });
