import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { folded } from '../../test/harness/folded.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { lifeIn } from '../../test/harness/life.ts';

let house: House;
let life: ReturnType<typeof lifeIn>;
before(async () => {
  house = await openHouse({ rate_limits: false });
  life = lifeIn(house);
});
after(() => house.close());

// Words of the demo, with their beginnings and mistypings, and words that only the others will write.
const asked = [
  'nota',
  'notas fiscais',
  'ferias falta abonada',
  'PCO103',
  'erro ao emitir nota',
  'configuracao do imposto',
  'impostto',
  'ferais',
  'relat',
  'marimb',
  'marimba',
  'marinba desafinada',
  'zarabatana',
  'OFIS-7321',
  'CODX9',
  'nota marimba',
  'a',
];
const subjects = ['nota fiscal não', 'cálculo de férias com', 'marimba', 'impost'];

/** Every byte that somebody gets to see of the search. */
async function seenBy(who: Browser): Promise<string> {
  const seen: string[] = [];
  for (const q of asked)
    for (const more of [{}, { type: 'ticket' }, { limit: '3' }]) {
      const { html } = await who.call('GET', `/api/v1/search?${new URLSearchParams({ q, ...more })}`, {});
      seen.push(html);
    }
  for (const subject of subjects)
    seen.push((await who.call('GET', `/api/v1/suggest?${new URLSearchParams({ subject })}`, {})).html);
  return seen.join('\n');
}

/** All that others write: new words, words that the reader uses too, often and mistyped, codes, notes, files and issues, closed and moved. */
async function othersWrite(email: string): Promise<void> {
  const caio = await house.as('caio@orvalha.exemplo.com.br');
  for (let round = 0; round < 12; round += 1) {
    const ticket = await life.open(
      {
        subject: `Marimba desafinada ${round}: nota fiscal, férias e imposto CODX9`,
        description: 'Marimba, marimbas, impostto, impostto e zarabatana. Relatório relatórios relatividade. '.repeat(
          1 + round,
        ),
      },
      email,
    );
    if (round % 3 === 0) await life.reply(ticket, 'E a nota? A nota não sai. Zarabatana.', email);
    if (round % 4 === 0) await life.note(ticket, 'Marimba interna, nota interna, ferais.');
    if (round === 5)
      await caio.post(`/desk/tickets/${ticket.number}/issue`, {
        key: 'OFIS-7321',
        title: 'Marimba desafinada na nota',
      });
  }
}

test('nothing that Lia or a visitor sees changes by a byte whatever Tubraxel and the staff write, before the lists look and after, nor when they are made anew', async () => {
  const lia = await house.as('lia@norvelta.exemplo.com.br');
  const visitor = house.visitor();
  const before_it = [await seenBy(lia), await seenBy(visitor)];
  await othersWrite('marina@tubraxel.exemplo.com.br');
  assert.deepEqual([await seenBy(lia), await seenBy(visitor)], before_it);
  await folded(house);
  assert.deepEqual([await seenBy(lia), await seenBy(visitor)], before_it);
  await house.services.lists.close();
  assert.deepEqual([await seenBy(lia), await seenBy(visitor)], before_it);
});

test('nothing that Jonas sees, who reads his own requests alone, changes by a byte by what a colleague writes', async () => {
  const jonas = await house.as('jonas@tubraxel.exemplo.com.br');
  await life.open(
    { subject: 'Nota de Jonas', description: 'O relatório da nota não sai.' },
    'jonas@tubraxel.exemplo.com.br',
  );
  await folded(house);
  const before_it = await seenBy(jonas);
  await othersWrite('marina@tubraxel.exemplo.com.br');
  assert.equal(await seenBy(jonas), before_it);
  await folded(house);
  assert.equal(await seenBy(jonas), before_it);
  await house.services.lists.close();
  assert.equal(await seenBy(jonas), before_it);
});

test('Marina does see what has changed: the same questions tell her of it', async () => {
  const marina = await house.as('marina@tubraxel.exemplo.com.br');
  const before_it = await seenBy(marina);
  await othersWrite('marina@tubraxel.exemplo.com.br');
  assert.notEqual(await seenBy(marina), before_it);
});
