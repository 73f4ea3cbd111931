import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { lifeIn } from '../harness/life.ts';
import { admin, marina, openStreet, type Street } from './harness.ts';

let street: Street;
before(async () => (street = await openStreet()));
after(() => street.close());
afterEach(() => street.leave());

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without JavaScript';
  test(`the preview shows in its frame what Ana types, again and again, and saves nothing${how}`, async () => {
    const page = await street.visit(admin, { javaScriptEnabled });
    await page.goto('/desk/settings/mails/proposed/pt-BR');
    const frame = page.frameLocator('iframe[name="mail-preview"]');
    await frame.getByText('A solução resolveu?').last().waitFor();
    for (const [title, shown] of [
      ['Deu certo, {name}?', 'Deu certo, Marina?'],
      ['E agora?', 'E agora?'],
      ['{quem}?', 'Ainda não dá para mostrar'],
    ] as const) {
      await page.fill('#title', title);
      await page.click('button[formtarget="mail-preview"]');
      await frame.getByText(shown).last().waitFor();
      assert.equal(await page.inputValue('#title'), title);
    }
    const { rows } = await street.house.superuser.query('select from mail_texts');
    assert.equal(rows.length, 0);
  });
}

test('Marina goes from the bell to her request by the keyboard, and the bell is quiet afterwards', async () => {
  const life = lifeIn(street.house);
  const ticket = await life.open({ subject: 'Do sino à solicitação' });
  await street.house.runJobs();
  await street.house.superuser.query('update notices set read_at = now()');
  await life.answer(ticket, 'Olhando.');
  await street.house.runJobs();
  const page = await street.visit(marina);
  await page.goto('/');
  const bell = page.getByRole('link', { name: 'Avisos, 1 não lido' });
  await bell.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/notices');
  await page.getByRole('link', { name: /Nova resposta do suporte/ }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/tickets/${ticket.number}`);
  await page.getByRole('link', { name: 'Avisos', exact: true }).waitFor();
});

test('while Marina reads one request the bell counts what happens on another, without the page being loaded again', async () => {
  const life = lifeIn(street.house);
  const [open, other] = [await life.open({ subject: 'Aberta na tela' }), await life.open({ subject: 'A outra' })];
  await street.house.runJobs();
  await street.house.superuser.query('update notices set read_at = now()');
  const page = await street.visit(marina);
  await page.goto(`/tickets/${open.number}`);
  await page.getByRole('link', { name: 'Avisos', exact: true }).waitFor();
  await page.fill('#message', 'Meia frase');
  await page.evaluate(() => Object.assign(globalThis, { same_page: true }));
  await life.answer(other, 'Olhando.');
  await street.house.runJobs();
  await page.getByRole('link', { name: 'Avisos, 1 não lido' }).waitFor();
  assert.equal(await page.evaluate(() => 'same_page' in globalThis), true);
  assert.equal(await page.inputValue('#message'), 'Meia frase');
});
