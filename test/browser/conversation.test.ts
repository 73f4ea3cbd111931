import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { lifeIn } from '../harness/life.ts';
import { marina, openStreet, phone, type Street } from './harness.ts';
import { tabTo, walk } from './keys.ts';

let street: Street;
let life: ReturnType<typeof lifeIn>;
const bare = { javaScriptEnabled: false };

before(async () => {
  street = await openStreet();
  life = lifeIn(street.house);
});
after(() => street.close());
afterEach(() => street.leave());

test('without JavaScript Marina previews, answers, says it is not solved, then solved, and opens a follow-up', async () => {
  const ticket = await life.open();
  const page = await street.visit(marina, { ...bare, viewport: phone });
  await page.goto(`/tickets/${ticket.number}`);
  await page.fill('#message', 'Segue a **lista**:\n\n- um\n- dois');
  await page.click('button[name="preview"]');
  await page.waitForSelector('#preview li');
  assert.equal(await page.inputValue('#message'), 'Segue a **lista**:\n\n- um\n- dois');
  await page.click('form[action$="/messages"] .button.main');
  await page.waitForURL(/\?sent/);
  assert.equal(await page.locator('.timeline .written li').count(), 2);
  await life.propose(ticket, 'Atualize o pacote.');
  await page.reload();
  await page.click('text=Ainda não resolveu');
  await page.fill('#message', 'Ainda sai zerado.');
  await page.click('text=Devolver para a equipe');
  await page.waitForURL(/\?returned/);
  assert.match((await page.textContent('.your-turn h2')) ?? '', /com o suporte/);
  await life.propose(ticket, 'Agora sim.');
  await page.reload();
  await page.click('.your-turn button');
  await page.waitForURL(/\?solved/);
  await page.click('text=Abrir acompanhamento');
  await page.fill('#message', 'Voltou a acontecer.');
  await page.click('text=Enviar acompanhamento');
  await page.waitForURL(/\?opened/);
  await page.click('main .expander > summary');
  assert.ok(await page.locator('.expander .message').first().isVisible());
});

test('by keyboard alone Marina finds what waits for her, validates it and comes back to her list', async () => {
  const ticket = await life.open({ subject: 'Só com o teclado' });
  await life.propose(ticket, 'Atualize.');
  const page = await street.visit(marina);
  await page.goto('/tickets?turn=customer');
  await tabTo(page, /^(Nova mensagem )?Só com o teclado$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(`/tickets/${ticket.number}`);
  const { hidden } = await walk(page);
  assert.deepEqual(hidden, []);
  await tabTo(page, 'Resolveu');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?solved/);
  assert.match((await page.textContent('[role="status"]')) ?? '', /fechada como resolvida/);
  await tabTo(page, 'Solicitações');
  await page.keyboard.press('Enter');
  await page.waitForURL('/tickets');
});

test('with JavaScript the preview comes without leaving the page, and a press too late keeps the text and takes the focus', async () => {
  const ticket = await life.open({ subject: 'Duas pessoas' });
  const page = await street.visit(marina);
  await page.goto(`/tickets/${ticket.number}`);
  await page.fill('#message', '`PFI170`');
  await page.click('button[name="preview"]');
  await page.waitForSelector('#preview code');
  assert.equal(new URL(page.url()).pathname, `/tickets/${ticket.number}`);
  await life.close(ticket, 'Fechada a pedido.');
  await page.click('form[action$="/messages"] .button.main');
  await page.waitForSelector('.error-summary:focus');
  assert.match((await page.textContent('.error-summary')) ?? '', /Caio Ribas fechou a solicitação/);
  assert.equal(await page.inputValue('#message'), '`PFI170`');
  await page.click('text=Enviar acompanhamento');
  await page.waitForURL(/\?opened/);
});

test('on paper stand the exact moments, and no button', async () => {
  const ticket = await life.open({ subject: 'No papel' });
  await life.propose(ticket);
  const page = await street.visit(marina);
  await page.goto(`/tickets/${ticket.number}`);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('main button:visible, main form:visible, .site-header:visible').count(), 0);
  const moment = await page.evaluate(() => {
    const time = document.querySelector('.timeline time');
    return time && [getComputedStyle(time).fontSize, getComputedStyle(time, '::after').content];
  });
  assert.equal(moment?.[0], '0px');
  assert.match(moment?.[1] ?? '', /\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}/);
});
