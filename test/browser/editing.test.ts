import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { nina, openStreet, type Street } from './harness.ts';

let street: Street;
before(async () => (street = await openStreet()));
after(() => street.close());

const text = `# Preparo

Abra o **Configurador** e confira a \`vigência\` da regra PRM_TPOPER.

| Imposto | Valor |
|:--------|------:|
| DIFAL   | 12,00 |

:::dica
Um bloco   com *espaços* estranhos.
:::

1) um
2) dois

Último parágrafo, com [link](/kb/x "título") e fim.  
`;

async function writing(body: string): Promise<Page> {
  const page = await street.visit(nina);
  await page.goto('/desk/content/new');
  await page.fill('[name="title"]', 'Escrito no navegador');
  await page.fill('textarea[name="body"]', body);
  return page;
}
const bodyOf = (page: Page) => page.inputValue('textarea[name="body"]');

test('written where it is shown, a paragraph changes and nothing else does, letter by letter', async () => {
  const page = await writing(text);
  await page.getByRole('button', { name: 'Edição visual' }).click();
  const paragraph = page.locator('.editor-blocks p[contenteditable]').first();
  await paragraph.waitFor();
  assert.equal(await page.locator('.editor-blocks table').count(), 1);
  assert.equal(await bodyOf(page), text);
  await paragraph.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Use *duas* casas.');
  assert.equal(await bodyOf(page), text.replace('PRM_TPOPER.', 'PRM_TPOPER. Use \\*duas\\* casas.'));
  await page.keyboard.press('Enter');
  await page.keyboard.type('# não é título');
  assert.ok((await bodyOf(page)).includes('casas.\n\n\\# não é título\n\n| Imposto'), await bodyOf(page));
  // What cannot be written where it is shown is written as Markdown, in its place.
  const table = page.locator('.editor-block', { has: page.locator('table') });
  await table.hover();
  await table.locator('button').click();
  await table.locator('textarea').fill('| A |\n|---|\n| 1 |');
  await page.getByRole('button', { name: 'Ver o Markdown' }).click();
  assert.ok((await bodyOf(page)).includes('\n\n| A |\n|---|\n| 1 |\n\n:::dica\nUm bloco   com'));
  await page.locator('.editing-end button[value="draft"]').first().click();
  await page.locator('.notice').waitFor();
  assert.match(await bodyOf(page), /\\# não é título/);
});

test('a pasted image is sent and stands where it was pasted; a page is found and linked to', async () => {
  const page = await writing('Antes.\n\nDepois.');
  await page.locator('textarea[name="body"]').evaluate((area: HTMLTextAreaElement) => {
    area.setSelectionRange(7, 7);
    const transfer = new DataTransfer();
    const bytes = Uint8Array.from(
      atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
      (sign) => sign.charCodeAt(0),
    );
    transfer.items.add(new File([bytes], 'tela.png', { type: 'image/png' }));
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction(() =>
    /!\[tela\]\(\/content\/files\/[0-9a-f-]{36}\)/.test(
      document.querySelector<HTMLTextAreaElement>('textarea[name="body"]')?.value ?? '',
    ),
  );
  assert.match(await bodyOf(page), /^Antes\.\n\n!\[tela\]\([^)]+\)\n\nDepois\.$/);
  await page.locator('textarea[name="body"]').press('Control+End');
  await page.getByRole('button', { name: 'Link interno' }).click();
  await page.locator('.editor-finder input').fill('base dupla');
  await page.locator('.editor-finder button').first().click();
  assert.match(await bodyOf(page), /Depois\.\[PFI170[^\]]*\]\(\/kb\/pfi170-calculo-do-difal-com-base-dupla\)$/);
});
