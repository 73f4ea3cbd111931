import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type House, openHouse } from '../../test/harness/house.ts';
import { errorTextIn } from './error-text.ts';

let house: House;
before(async () => {
  house = await openHouse({ rate_limits: false });
});
after(() => house.close());

test('codes and the message of a program are found in what somebody wrote', () => {
  assert.equal(
    errorTextIn('Bom dia,\nao salvar aparece:\n  COM044 – Nenhum tributo calculado (erro)\nobrigada'),
    'COM044 COM044 – Nenhum tributo calculado (erro)',
  );
  assert.equal(errorTextIn('Deu rejeição 539 na nota de 12/11'), 'rejeição 539 Deu rejeição 539 na nota de 12/11');
  assert.equal(errorTextIn('Não sei o que fazer com a nota 2026.'), '');
  assert.ok(errorTextIn(`${'x'.repeat(50_000)} erro`).length <= 400);
});

test('a vague subject with the code in its description brings the article of that code first, as it is typed and on the page', async () => {
  const marina = await house.as('marina@tubraxel.exemplo.com.br');
  const told = 'Ao gravar aparece COM044 – Nenhum tributo calculado para o item 0001';
  const vague = await marina.get(
    `/tickets/new/suggestions?${new URLSearchParams({ subject: 'preciso de ajuda com férias' })}`,
  );
  const clear = await marina.get(
    `/tickets/new/suggestions?${new URLSearchParams({ subject: 'preciso de ajuda com férias', told })}`,
  );
  const first = (html: string) => html.match(/<summary><bdi[^>]*>([^<]+)/)?.[1] ?? '';
  assert.doesNotMatch(first(vague.html), /PCO103/);
  assert.match(first(clear.html), /PCO103/);
  assert.match(clear.html, /[Ff]érias/);
  const drawn = await marina.post('/tickets', {
    subject: 'Ajuda',
    description: told,
    module_id: 'x',
    submission_id: crypto.randomUUID(),
  });
  assert.equal(drawn.status, 422);
  assert.match(first(drawn.html), /PCO103/);
});
