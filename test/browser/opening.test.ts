import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { lifeIn } from '../harness/life.ts';
import { marina, openStreet, type Street } from './harness.ts';
import { listen } from './look.ts';
import { send } from './send.ts';

let street: Street;
before(async () => {
  street = await openStreet();
});
after(() => street.close());
afterEach(() => street.leave());

/** Gives files to the form as a hand does that drops or pastes them. */
const give = (page: Page, how: 'drop' | 'paste', names: readonly string[]) =>
  page.evaluate(
    ([event, given]) => {
      const transfer = new DataTransfer();
      for (const name of given) transfer.items.add(new File([`conteúdo de ${name}`], name));
      const form = document.querySelector('form[action="/tickets"]');
      const init = { bubbles: true, cancelable: true };
      form?.dispatchEvent(
        event === 'drop'
          ? new DragEvent('drop', { ...init, dataTransfer: transfer })
          : new ClipboardEvent('paste', { ...init, clipboardData: transfer }),
      );
    },
    [how, names] as const,
  );

test('Marina drops and pastes files, closes the tab, and goes on with text and files on her phone', async () => {
  const page = await street.visit(marina);
  const complaints = listen(page);
  await page.goto('/tickets/new');
  await page.fill('#subject', 'Começada no escritório');
  await give(page, 'drop', ['tela.txt', 'log.txt']);
  await page.waitForSelector('.files-field .file:has-text("Retirar log.txt")');
  await give(page, 'paste', ['colado.txt']);
  await page.waitForSelector('.files-field .file:has-text("Retirar colado.txt")');
  await page.waitForSelector('[data-draft-target="said"]:has-text("Rascunho salvo às")');
  assert.deepEqual(complaints, []);
  await page.close({ runBeforeUnload: false });

  const phone = await street.visit(marina);
  await phone.goto('/tickets/new');
  await phone.click('a:has-text("Continuar: Começada no escritório")');
  await phone.waitForURL(/draft=/);
  assert.equal(await phone.inputValue('#subject'), 'Começada no escritório');
  assert.equal(await phone.locator('button[name="remove"]').count(), 3);
  await phone.fill('#description', 'Agora com a descrição.');
  await send(phone, '/tickets');
  await phone.waitForURL(/\/tickets\/\d+\?opened/);
  assert.equal(await phone.locator('.files .file').count(), 3);
});

test('an error asks for its steps at once, and its database by name only when it is another', async () => {
  const page = await street.visit(marina);
  await page.goto('/tickets/new');
  assert.equal(await page.isVisible('#affected_users'), false);
  await page.check('input[name="kind"][value="error"]');
  assert.equal(await page.isVisible('#affected_users'), true);
  assert.equal(await page.isVisible('label[for="affected_users"] .optional'), false);
  assert.equal(await page.isVisible('label[for="since"] .optional'), true);
  assert.equal(await page.isVisible('#database_other'), false);
  await page.selectOption('#database', 'other');
  assert.equal(await page.isVisible('#database_other'), true);
});

test('a file too large is refused in the same gesture, before anything is sent', async () => {
  const page = await street.visit(marina);
  await page.goto('/tickets/new');
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(20 * 1_048_576 + 1)], 'grande.bin'));
    document
      .querySelector('form[action="/tickets"]')
      ?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
  });
  await page.waitForSelector('.files-field [role="alert"]:has-text("grande.bin: O arquivo passa de 20 MB")');
});

test('Marina begins an answer, closes the tab, goes on with it elsewhere and leaves no draft behind', async () => {
  const page = await street.visit(marina);
  const number = `/tickets/${(await lifeIn(street.house).open()).number}`;
  await page.goto(number);
  await page.fill('#message', 'Testei de manhã e');
  await page.waitForSelector('[data-draft-target="said"]:has-text("Rascunho salvo às")');
  assert.equal(await page.isVisible('button[name="discard"]'), true);
  await page.close({ runBeforeUnload: false });

  const phone = await street.visit(marina);
  await phone.goto(number);
  assert.equal(await phone.inputValue('#message'), 'Testei de manhã e');
  await phone.fill('#message', 'Testei de manhã e de tarde.');
  await send(phone, `${number}/messages`);
  await phone.waitForURL(/\?sent/);
  assert.equal(await phone.inputValue('#message'), '');
  await phone.fill('#message', 'Outra ideia');
  await phone.waitForSelector('[data-draft-target="said"]:has-text("Rascunho salvo às")');
  await phone.click('button[name="discard"]');
  await phone.waitForURL(/draft_discarded/);
  assert.equal(await phone.inputValue('#message'), '');
});

test('a folder dropped on an answer gives its files, one by one, with those of its folders; what is too large stays out at once', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'arrimo-folder-'));
  mkdirSync(path.join(folder, 'pasta', 'dentro'), { recursive: true });
  for (const [name, content] of [
    ['um.txt', 'um'],
    ['dentro/dois.txt', 'dois'],
    ['vazio.txt', ''],
    ['grande.bin', new Uint8Array(20 * 1_048_576 + 1)],
    ['exato.bin', new Uint8Array(20 * 1_048_576)],
  ] as const)
    writeFileSync(path.join(folder, 'pasta', name), content);
  const ticket = await lifeIn(street.house).open();
  const page = await street.visit(marina);
  await page.goto(`/tickets/${ticket.number}`);
  await page.locator('#message').scrollIntoViewIfNeeded();
  const box = await page.locator('#message').boundingBox();
  const hand = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await hand.send('Input.dispatchDragEvent', {
      type,
      x: (box?.x ?? 0) + 20,
      y: (box?.y ?? 0) + 20,
      data: { items: [], files: [path.join(folder, 'pasta')], dragOperationsMask: 1 },
    });
  for (const name of ['um.txt', 'dois.txt', 'exato.bin'])
    await page.waitForSelector(`.files-field .file:has-text("Retirar ${name}")`);
  const refusal = await page.textContent('.files-field [data-files-target="refusal"]');
  assert.match(refusal ?? '', /vazio\.txt: O arquivo está vazio/);
  assert.match(refusal ?? '', /grande\.bin: O arquivo passa de 20 MB/);
  await page.fill('#message', 'Segue a pasta.');
  await send(page, `/tickets/${ticket.number}/messages`);
  await page.waitForURL(/\?sent/);
  assert.deepEqual((await page.locator('.timeline .file-name').allTextContents()).toSorted(), [
    'dois.txt',
    'exato.bin',
    'um.txt',
  ]);
  rmSync(folder, { recursive: true });
});

test('of 200 files twenty are taken and the rest is refused in words, on the page of an answer too', async () => {
  const ticket = await lifeIn(street.house).open();
  const page = await street.visit(marina);
  await page.goto(`/tickets/${ticket.number}`);
  await page.setInputFiles(
    '#files',
    Array.from({ length: 200 }, (_, index) => ({
      name: `${index}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(String(index)),
    })),
  );
  await page.waitForSelector('.files-field [role="alert"]:has-text("no máximo 20 arquivos")');
  await page.waitForSelector('.files-field .file:has-text("Retirar 19.txt")');
  assert.equal(await page.locator('.files-field .file').count(), 20);
});

test('sent while a file is still on its way, the answer waits for it and takes it along', async () => {
  const ticket = await lifeIn(street.house).open();
  const page = await street.visit(marina);
  await page.goto(`/tickets/${ticket.number}`);
  await page.route(/\/drafts\/[^/]+\/files$/, async (route) => {
    await new Promise((resolve) => void setTimeout(resolve, 1_000));
    await route.continue();
  });
  await page.fill('#message', 'Segue o log.');
  await page.setInputFiles('#files', { name: 'lento.txt', mimeType: 'text/plain', buffer: Buffer.from('lento') });
  await page.click('form[action$="/messages"] .button.main');
  await page.waitForURL(/\?sent/);
  assert.deepEqual(await page.locator('.timeline .file-name').allTextContents(), ['lento.txt']);
});
