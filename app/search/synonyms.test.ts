import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { readForm } from '../../lib/forms.ts';
import { synonym_form } from './synonym.ts';

let house: House;
let nina: Browser;
let caio: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  [nina, caio] = await Promise.all([house.as('nina@orvalha.exemplo.com.br'), house.as('caio@orvalha.exemplo.com.br')]);
});
after(() => house.close());

const group = { locale: 'pt-BR', way: 'both', words: 'holerite, contracheque', leads_to: '' };
const kept = async () =>
  (
    await house.superuser.query(
      `select id, locale, words, leads_to, version from synonyms where 'holerite' = any (words) order by words`,
    )
  ).rows;

test('words are read by commas and lines, folded together, in one order; what says nothing is refused', () => {
  const read = (more: Partial<typeof group>) => readForm(synonym_form, { ...group, ...more });
  const reading = read({ words: ' Recibo de  Pagamento;\nHolerite, holerite,HOLERITE ' });
  assert.deepEqual(reading, {
    ok: true,
    value: { locale: 'pt-BR', words: ['holerite', 'recibo de pagamento'], leads_to: [] },
  });
  const refused = (more: Partial<typeof group>) => {
    const result = read(more);
    return result.ok ? null : result.errors.map(({ field, code }) => `${field} ${code}`);
  };
  assert.deepEqual(refused({ words: 'só' }), ['words two_words']);
  assert.deepEqual(refused({ words: '' }), ['words required']);
  assert.deepEqual(refused({ words: 'a, b:*' }), ['words invalid_word']);
  assert.deepEqual(refused({ words: Array.from({ length: 21 }, (_, n) => `p${n}`).join() }), ['words too_many']);
  assert.deepEqual(refused({ way: 'one' }), ['leads_to required']);
  assert.deepEqual(refused({ way: 'one', words: 'ação', leads_to: 'acao, feito' }), ['leads_to repeated_word']);
  assert.deepEqual(refused({ locale: 'fr' }), ['locale invalid_choice']);
});

test('Nina keeps a group, changes it, and removes it; the same words again are refused, and so is a form that was overtaken', async () => {
  assert.equal((await nina.post('/desk/search/synonyms', group)).location, '/desk/search/synonyms?saved');
  assert.match((await nina.get('/desk/search/synonyms')).html, /contracheque, holerite/);
  const again = await nina.post('/desk/search/synonyms', { ...group, words: 'Holerite\ncontracheque' });
  assert.equal(again.status, 422);
  assert.match(again.html, /Já existe/);
  const [{ id }] = await kept();
  const path = `/desk/search/synonyms/${id}`;
  assert.match((await nina.get(path)).html, /contracheque, holerite/);
  const changed = { ...group, way: 'one', leads_to: 'recibo de pagamento', version: '1' };
  assert.equal((await nina.post(path, changed)).status, 303);
  const overtaken = await nina.post(path, { ...group, words: 'outra, palavra', version: '1' });
  assert.equal(overtaken.status, 422);
  assert.match(overtaken.html, /outra, palavra/);
  assert.match(overtaken.html, /recibo de pagamento/);
  assert.deepEqual(
    (await kept()).map(({ leads_to, version }) => [leads_to, version]),
    [[['recibo de pagamento'], 2]],
  );
  assert.equal((await nina.post(`${path}/remove`, {})).location, '/desk/search/synonyms?removed');
  assert.equal((await nina.get(path)).status, 404);
  const { rows } = await house.superuser.query(
    `select event, details from audit_events where event like 'synonyms%' and channel = 'web' and subject_id = '${id}' order by id`,
  );
  assert.deepEqual(
    rows.map(({ event }) => event),
    ['synonyms_kept', 'synonyms_kept', 'synonyms_removed'],
  );
  assert.doesNotMatch(JSON.stringify(rows), /holerite/);
});

test('a preview shows a query without and with the group and keeps nothing', async () => {
  const page = await nina.post('/desk/search/synonyms/preview', {
    ...group,
    words: 'xilofone, férias',
    sample: 'xilofone',
  });
  assert.equal(page.status, 200);
  assert.match(page.html, /“xilofone” hoje/);
  assert.match(page.html, /“xilofone” com este sinônimo/);
  assert.match(page.html, /xilofone, férias/);
  assert.deepEqual(await kept(), []);
  assert.equal((await nina.post('/desk/search/synonyms/preview', { ...group, words: 'uma' })).status, 422);
});

test('Caio, who is no editor, finds nothing there', async () => {
  for (const path of ['/desk/search', '/desk/search/unopened', '/desk/search/synonyms', '/desk/search/synonyms/new'])
    assert.equal((await caio.get(path)).status, 404, path);
  assert.equal((await caio.post('/desk/search/synonyms', group)).status, 404);
});
