import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { caio, marina, openStreet, type Street } from './harness.ts';
import { tabTo } from './keys.ts';
import { overflowing } from './look.ts';

let street: Street;
before(async () => (street = await openStreet()));
after(() => street.close());
afterEach(() => street.leave());

const subject = 'A nota não sai e são 17:40';

async function press(page: Page, name: string | RegExp, url: RegExp): Promise<void> {
  await tabTo(page, name);
  await Promise.all([page.waitForURL(url), page.keyboard.press('Enter')]);
}

/** Chooses a file as a keyboard does: the field opens the window of the browser. */
async function attach(page: Page, name: string): Promise<void> {
  await tabTo(page, /^Anexos/);
  // A window that a busy machine opens late is asked for again.
  const opened = () => page.waitForEvent('filechooser', { timeout: 5_000 }).catch(() => null);
  let window = null;
  for (let tries = 0; !window && tries < 3; tries++)
    [window] = await Promise.all([opened(), page.keyboard.press('Space')]);
  assert.ok(window, 'the field opens no window');
  await window.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from('rejeição 539') });
  await page.waitForSelector(`.file:has-text("${name}")`);
}

async function solve(marinas: Page, caios: Page): Promise<void> {
  await marinas.goto('/');
  await press(marinas, 'Abrir solicitação', /\/tickets\/new/);
  await tabTo(marinas, 'Assunto');
  await marinas.keyboard.type(subject);
  await tabTo(marinas, /^Módulo/);
  await marinas.keyboard.type('Fatur');
  await tabTo(marinas, 'Descrição');
  await marinas.keyboard.type('Ao transmitir aparece a rejeição 539.');
  await attach(marinas, 'rejeicao.txt');
  await press(marinas, 'Enviar solicitação', /\/tickets\/\d+\?opened/);
  const number = marinas.url().match(/\d+(?=\?)/)?.[0];
  assert.equal(await marinas.locator('.files .file').count(), 1);

  await caios.goto(`/desk/tickets/${number}`);
  await press(caios, 'Assumir', /done=take/);
  await caios.keyboard.press('r');
  await caios.waitForSelector('#message:focus');
  await caios.keyboard.type('Marina, qual é a série da nota?');
  await press(caios, /^Enviar$/, /done=messages/);

  await marinas.goto('/');
  await press(marinas, new RegExp(`^(Nova mensagem[ ·]*)?${subject}$`), new RegExp(`/tickets/${number}$`));
  await tabTo(marinas, /^Sua resposta/);
  if ((await marinas.evaluate(() => document.activeElement?.tagName)) !== 'TEXTAREA')
    await marinas.keyboard.press('Enter');
  await tabTo(marinas, 'Sua resposta');
  await marinas.keyboard.type('Série 3.');
  await attach(marinas, 'serie.txt');
  await press(marinas, 'Enviar', /\?sent/);

  await caios.goto(`/desk/tickets/${number}`);
  await caios.keyboard.press('r');
  await caios.waitForSelector('#message:focus');
  await caios.keyboard.press('Shift+Tab');
  for (let i = 0; i < 2; i++) await caios.keyboard.press('ArrowRight');
  assert.equal(await caios.locator('input[name="intent"]:checked').getAttribute('value'), 'propose');
  await caios.keyboard.press('Tab');
  await caios.keyboard.type('Inclua a série 3 na regra e transmita de novo.');
  await press(caios, /^Enviar$/, /done=messages/);

  await marinas.goto('/');
  await press(marinas, new RegExp(`^(Nova mensagem[ ·]*)?${subject}$`), new RegExp(`/tickets/${number}$`));
  await press(marinas, 'Resolveu', /\?solved/);
  await caios.goto(`/desk/tickets/${number}`);
  assert.match((await caios.textContent('main')) ?? '', /Fechado/);
}

test('by keyboard alone: Marina asks with a file, Caio takes it and asks back, she answers with a file, he proposes, she validates', async () => {
  await solve(await street.visit(marina), await street.visit(caio));
});

test('the same at four times the size, where neither ever scrolls sideways', async () => {
  const large = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };
  const [marinas, caios] = [await street.visit(marina, large), await street.visit(caio, large)];
  await solve(marinas, caios);
  for (const page of [marinas, caios]) assert.deepEqual(await overflowing(page, 320), []);
});
