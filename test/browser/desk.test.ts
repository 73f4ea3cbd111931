import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Subject } from '../../app/tickets/happen.ts';
import { lifeIn } from '../harness/life.ts';
import { caio, helena, openStreet, type Street } from './harness.ts';
import { nameOfFocused, tabTo } from './keys.ts';

let street: Street;
let life: ReturnType<typeof lifeIn>;
let ticket: Subject;
const desk = (): string => `/desk/tickets/${ticket.number}`;

before(async () => {
  street = await openStreet();
  life = lifeIn(street.house);
  ticket = await life.open({ subject: 'DIFAL sai zerado' });
  await street.house.superuser.query(
    `update tickets set queue_id = (select m.queue_id from queue_members m join persons p on p.id = m.person_id where p.email = $1 order by m.queue_id limit 1) where id = $2`,
    [caio, ticket.id],
  );
});
after(() => street.close());
afterEach(() => street.leave());

const focused = (page: Page, selector: string) => page.waitForSelector(`${selector}:focus`, { timeout: 5_000 });
const chosen = (page: Page) => page.locator('input[name="intent"]:checked').getAttribute('value');

async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await tabTo(page, /^Enviar/);
  await Promise.all([page.waitForURL(/done=messages/), page.keyboard.press('Enter')]);
}

test('Caio goes along the list with j and k, opens a request with Enter and answers it, without the mouse', async () => {
  const page = await street.visit(caio);
  await page.goto('/desk');
  await page.keyboard.press('j');
  const first = await nameOfFocused(page);
  await page.keyboard.press('j');
  assert.notEqual(await nameOfFocused(page), first);
  await page.keyboard.press('k');
  assert.equal(await nameOfFocused(page), first);
  await page.keyboard.press('/');
  await focused(page, '#q');
  await page.keyboard.type('DIFAL sai zerado');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=DIFAL/);
  await page.keyboard.press('j');
  assert.match(await nameOfFocused(page), /DIFAL sai zerado/);
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`/desk/tickets/${ticket.number}`));
  await page.waitForSelector('h1:has-text("DIFAL sai zerado")');
  await page.keyboard.press('r');
  await focused(page, '#message');
  assert.equal(await chosen(page), 'answer');
  await write(page, 'Bom dia, Marina. Vou olhar.');
  assert.match((await page.textContent('#case-thread')) ?? '', /Bom dia, Marina/);
});

test('n writes a note, which looks like none of the answers', async () => {
  const page = await street.visit(caio);
  await page.goto(desk());
  await page.keyboard.press('n');
  await focused(page, '#message');
  assert.equal(await chosen(page), 'note');
  await write(page, 'Mesmo sintoma em quatro clientes.');
  const note = page.locator('#case-thread .note');
  assert.match((await note.textContent()) ?? '', /Mesmo sintoma em quatro clientes/);
  const colours = await page.evaluate(() =>
    ['.note', '.message:not(.note)'].map((selector) => {
      const element = document.querySelector(`#case-thread ${selector}`);
      return element ? getComputedStyle(element).backgroundColor : '';
    }),
  );
  assert.notEqual(colours[0], colours[1]);
});

test('a assigns, s leads to closing, ? shows the keys; none of them while somebody types', async () => {
  const page = await street.visit(caio);
  await page.goto(desk());
  await page.keyboard.press('?');
  await page.waitForSelector('#keys[open]');
  for (const key of ['j / k', 'Enter', 'Ctrl K', '?'])
    assert.ok(await page.locator(`#keys kbd:text-is("${key}")`).count(), key);
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await focused(page, '#closing-reason');
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('a');
  await focused(page, 'select[name="assignee_id"]');
  await page.keyboard.type('Caio');
  await tabTo(page, 'Atribuir');
  await Promise.all([page.waitForURL(/done=assignment/), page.keyboard.press('Enter')]);
  assert.match((await page.textContent('.desk-side')) ?? '', /Responsável\s*Caio Ribas/);
  await page.keyboard.press('r');
  await focused(page, '#message');
  await page.keyboard.type('a n s ? /');
  assert.equal(await page.inputValue('#message'), 'a n s ? /');
  assert.equal(await chosen(page), 'answer');
  await page.fill('#message', '');
});

test('Ctrl K finds a command by part of its name, a place, and a request by its number', async () => {
  const page = await street.visit(caio);
  await page.goto(desk());
  await page.keyboard.press('Control+k');
  await focused(page, '#command');
  await page.keyboard.type('nota');
  await page.keyboard.press('Enter');
  await focused(page, '#message');
  assert.equal(await chosen(page), 'note');
  await page.goto('/desk');
  await page.keyboard.press('Control+k');
  await focused(page, '#command');
  await page.keyboard.type('telefone');
  await Promise.all([page.waitForURL('/desk/tickets/new'), page.keyboard.press('Enter')]);
  await page.goto('/desk');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('nada que exista');
  await page.waitForSelector('#commands :text("Nenhum comando com este texto")');
  await page.fill('#command', String(ticket.number));
  await Promise.all([page.waitForURL(new RegExp(`/desk/tickets/${ticket.number}$`)), page.keyboard.press('Enter')]);
  await page.goto('/desk');
  await page.keyboard.press('Control+k');
  await focused(page, '#command');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const option = await page.locator('#commands [aria-selected="true"]').textContent();
  assert.match(option ?? '', /^Ir para/);
});

test('an answer that is no longer up to date is held back with what is new, and goes when Caio sends it anyway', async () => {
  const page = await street.visit(caio);
  await page.goto(desk());
  await page.keyboard.press('r');
  await focused(page, '#message');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.equal(await chosen(page), 'propose');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Inclua a UF de destino e recalcule.');
  await life.reply(ticket, 'Achei: falta a UF de destino.');
  await page.waitForSelector('#case-thread :text("Achei: falta a UF")');
  assert.equal(await page.inputValue('#message'), 'Inclua a UF de destino e recalcule.', 'what is typed is left alone');
  await tabTo(page, /^Enviar/);
  await page.keyboard.press('Enter');
  await focused(page, '.error-summary');
  assert.match((await page.textContent('.error-summary')) ?? '', /Achei: falta a UF de destino/);
  assert.equal(await page.inputValue('#message'), 'Inclua a UF de destino e recalcule.');
  await tabTo(page, 'Enviar assim mesmo');
  await Promise.all([page.waitForURL(/done=messages/), page.keyboard.press('Enter')]);
  await page.waitForSelector('#case-state :text("Validação")');
});

test('Caio and Helena see each other on a request, and who writes', async () => {
  const [his, hers] = [await street.visit(caio), await street.visit(helena)];
  await his.goto(desk());
  await hers.goto(desk());
  await his.waitForSelector('#case-state :text("Helena Moura está aqui")');
  await hers.waitForSelector('#case-state :text-matches("Caio Ribas está (aqui|escrevendo)")');
  await hers.keyboard.press('n');
  await hers.keyboard.type('Eu respondo.');
  await his.waitForSelector('#case-state :text("Helena Moura está escrevendo")');
  await hers.fill('#message', '');
});

test('what Caio has begun is there after the tab was closed, with the files, as the note it was to be', async () => {
  const page = await street.visit(caio);
  await page.goto(desk());
  await page.keyboard.press('n');
  await page.keyboard.type('Meia nota');
  await page.waitForSelector('[data-draft-target="said"]:not(:empty)', { timeout: 8_000 });
  await page.setInputFiles('#files', { name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('rule DIF01') });
  await page.waitForSelector('.composer .file-name:text("log.txt")');
  await page.waitForTimeout(3_500);
  await page.close({ runBeforeUnload: false });
  const again = await street.visit(caio);
  await again.goto(desk());
  assert.equal(await again.inputValue('#message'), 'Meia nota');
  assert.equal(await chosen(again), 'note');
  assert.equal(await again.locator('.composer .file-name').textContent(), 'log.txt');
  await again.keyboard.press('n');
  await write(again, ' inteira');
  assert.match((await again.textContent('#case-thread')) ?? '', /log\.txt/);
  assert.equal(await again.inputValue('#message'), '');
});
