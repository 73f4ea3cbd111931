import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { system } from '../../lib/database.ts';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { announceNews } from './announce-news.ts';
import { lookForDigests } from './look-for-digests.ts';

let house: House;
let nina: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  await house.superuser.query('delete from news_subscribers');
  for (const frequency of ['daily', 'weekly'])
    await house.superuser.query(
      `with s as (insert into news_subscribers (id, email, token_hash) values (gen_random_uuid(), $1, sha256(convert_to($1, 'utf8'))) returning id)
       insert into news_subscriptions (subscriber_id, frequency) select id, $2 from s`,
      [`${frequency}@exemplo.com.br`, frequency],
    );
  await house.newMails();
});
after(() => house.close());

/** Something to tell; the clock at a time of São Paulo; who was written to then. */
async function publish(title: string, time: string): Promise<void> {
  await house.superuser.query(
    `insert into documents (id, kind, slug, audience, title, body, published_at) values (gen_random_uuid(), 'news', 'n-' || gen_random_uuid(), 'public', $1, 'x', $2)`,
    [title, `${time}:00-03:00`],
  );
  await house.services.database.as(system, (tx) => announceNews(tx));
}
async function toldAt(time: string): Promise<string[]> {
  house.setClock(new Date(`${time}:00-03:00`));
  await house.services.database.as(system, (tx) => lookForDigests.later(tx, {}));
  return (await house.newMails()).map(({ to }) => to.split('@', 1)[0] ?? '').toSorted();
}
/** She signs in anew: sessions do not last for days. */
async function change(hour: string, weekday: string) {
  nina = await house.as('nina@orvalha.exemplo.com.br');
  await nina.get('/desk/news/digest');
  return nina.post('/desk/news/digest', { hour, weekday });
}

// The first of these days is a Monday, later than anything the demo tells.
test('digests go out at the vendor’s hour and day, once, also when these are changed on the same day or in the same week', async () => {
  house.setClock(new Date('2027-03-01T00:30:00-03:00'));
  await publish('Da segunda', '2027-03-01T00:20');
  assert.deepEqual(await toldAt('2027-03-01T06:55'), []);
  assert.deepEqual(await toldAt('2027-03-01T07:00'), ['daily', 'weekly']);
  await publish('Da segunda, mais tarde', '2027-03-01T11:00');
  assert.deepEqual(await toldAt('2027-03-01T12:00'), [], 'once a day');
  const saved = await change('18', '2');
  assert.match((await nina.follow(saved)).html, /<option value="18" selected[^]*<option value="2" selected/);
  assert.deepEqual(await toldAt('2027-03-01T18:00'), [], 'the later hour of the same day tells nobody twice');
  assert.deepEqual(await toldAt('2027-03-02T17:55'), []);
  assert.deepEqual(await toldAt('2027-03-02T18:00'), ['daily'], 'the weekly one was sent this week');
  await publish('Da quarta', '2027-03-03T09:30');
  assert.deepEqual(await toldAt('2027-03-03T10:00'), []);
  await change('9', '2');
  assert.deepEqual(await toldAt('2027-03-03T10:05'), ['daily'], 'an hour that is over today already: now');
  await publish('Da quarta, mais tarde', '2027-03-03T22:00');
  assert.deepEqual(await toldAt('2027-03-03T22:30'), [], 'in Greenwich it is the next day');
  assert.deepEqual(await toldAt('2027-03-08T23:00'), ['daily']);
  assert.deepEqual(await toldAt('2027-03-09T08:55'), []);
  assert.deepEqual(await toldAt('2027-03-09T09:00'), ['weekly']);
  const { rows } = await house.superuser.query(
    `select details from audit_events where event = 'news_digest_changed' order by id desc limit 1`,
  );
  assert.deepEqual(rows[0]?.details, { hour: 9, weekday: 2, hour_before: 18, weekday_before: 2 });
});

test('an hour or a day that is none comes back beside its field; nobody but editors changes them', async () => {
  house.setClock(null);
  nina = await house.as('nina@orvalha.exemplo.com.br');
  for (const [typed, field] of [
    [{ hour: '24', weekday: '1' }, 'hour'],
    [{ hour: '7', weekday: '0' }, 'weekday'],
    [{ hour: '7' }, 'weekday'],
  ] as [Record<string, string>, string][]) {
    await nina.get('/desk/news/digest');
    const answer = await nina.post('/desk/news/digest', typed);
    assert.equal(answer.status, 422);
    assert.match(answer.html, new RegExp(`id="${field}-error"`));
  }
  assert.match((await nina.get('/desk/news')).html, /href="\/desk\/news\/digest"/);
  for (const email of ['caio@orvalha.exemplo.com.br', 'marina@tubraxel.exemplo.com.br']) {
    const browser = await house.as(email);
    assert.equal((await browser.get('/desk/news/digest')).status, 404);
    assert.equal((await browser.post('/desk/news/digest', { hour: '7', weekday: '1' })).status, 404);
  }
});
