import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { folded } from '../../test/harness/folded.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { lifeIn } from '../../test/harness/life.ts';
import { saveDocument } from '../content/save-document.ts';
import { document_fields } from '../content/document.ts';
import { system } from '../../lib/database.ts';
import { checkRecords } from './self-check.ts';
import { reindex } from './reindex.ts';

let house: House;
let life: ReturnType<typeof lifeIn>;
let marina: Browser;
let lia: Browser;
let caio: Browser;
let visitor: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  life = lifeIn(house);
  [marina, lia, caio, visitor] = await Promise.all([
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('lia@norvelta.exemplo.com.br'),
    house.as('caio@orvalha.exemplo.com.br'),
    house.visitor(),
  ]);
});
after(() => house.close());

type Result = { type: string; title: string; url: string; highlight: string };
async function find(who: Browser, q: string): Promise<{ results: Result[]; total: { value: number } }> {
  const { html, status } = await who.call('GET', `/api/v1/search?${new URLSearchParams({ q })}`, {});
  assert.equal(status, 200, html);
  return JSON.parse(html);
}
const total = async (who: Browser, q: string): Promise<number> => (await find(who, q)).total.value;

/** A document as an editor would write it. */
const write = (more: Record<string, unknown>): Promise<{ id: string }> =>
  house.services.database.as(system, (tx) =>
    saveDocument(
      tx,
      null,
      document_fields.parse({
        kind: 'kb',
        locale: 'pt-BR',
        audience: 'public',
        state: 'published',
        title: 'Título',
        body: 'Texto',
        product_id: null,
        module_id: null,
        routine_id: null,
        section: null,
        codes: [],
        keywords: [],
        summary: '',
        source_url: null,
        review_on: null,
        ...more,
      }),
    ),
  );

test('what Marina writes on a request, and the name of a file she attaches, finds it in the very next search', async () => {
  const ticket = await life.open({ subject: 'Etiqueta torta', description: 'Sai torta desde ontem.' });
  assert.equal(await total(marina, 'bergamota'), 0);
  await life.reply(ticket, 'O rolo chama-se bergamota.');
  const { results } = await find(marina, 'bergamotas');
  assert.deepEqual(
    results.map(({ title }) => title),
    ['Etiqueta torta'],
  );
  assert.match(results[0]?.highlight ?? '', /<mark>bergamota<\/mark>/);
  await marina.get(`/tickets/${ticket.number}`);
  const form = new FormData();
  // Before any file: it is looked at first.
  form.set('csrf', marina.csrf);
  form.set('message', 'Segue a foto.');
  form.set('submission_id', crypto.randomUUID());
  form.set('files', new File(['x'], 'quebracabeca-fotografico.txt'));
  assert.equal((await marina.postMultipart(`/tickets/${ticket.number}/messages`, form)).status, 303);
  assert.equal((await find(marina, 'quebracabeca')).results[0]?.title, 'Etiqueta torta');
  assert.equal(await total(lia, 'quebracabeca'), 0);
});

test('an internal note finds the request for Caio, once, and for no customer, nor does any count tell of it', async () => {
  const ticket = await life.open({ subject: 'Relatório vazio', description: 'Nada aparece.' });
  // Her own request counts otherwise once the lists know it.
  await folded(house);
  const seen = JSON.stringify(await find(marina, 'carambola vazio'));
  await life.note(ticket, 'É o mesmo caso do relatório da carambola, vazio.');
  assert.equal(JSON.stringify(await find(marina, 'carambola vazio')), seen);
  const { results } = await find(caio, 'carambola vazio');
  assert.equal(results.filter(({ title }) => title === 'Relatório vazio').length, 1);
  await life.note(ticket, 'E agora também pitanga.');
  assert.equal(await total(caio, 'pitanga'), 1);
  assert.equal(await total(marina, 'pitanga'), 0);
});

test('a known issue is found by the staff by its key; a customer finds by it the request that waits', async () => {
  const ticket = await life.open({ subject: 'Boleto sem código', description: 'Sem código de barras.' });
  const step = await caio.post(`/desk/tickets/${ticket.number}/issue`, {
    key: 'OFIN-9137',
    title: 'Boleto sai sem código',
  });
  assert.equal(step.status, 303);
  assert.equal((await find(caio, 'OFIN-9137')).results[0]?.type, 'known_issue');
  assert.deepEqual(
    (await find(marina, 'OFIN 9137')).results.slice(0, 1).map(({ type, title }) => [type, title]),
    [['ticket', 'Boleto sem código']],
  );
  assert.ok((await find(lia, 'OFIN-9137')).results.every(({ title }) => title !== 'Boleto sem código'));
});

test('a document leaves the search with its publication and changes readers with its audience, in the same moment', async () => {
  const { id } = await write({ external_id: 'pomar', title: 'Colheita da jabuticaba', body: 'No pé.' });
  assert.equal(await total(visitor, 'jabuticabas'), 1);
  await house.superuser.query(`update documents set audience = 'staff' where id = $1`, [id]);
  assert.equal(await total(visitor, 'jabuticaba'), 0);
  assert.equal(await total(caio, 'jabuticaba'), 1);
  await house.superuser.query(`update documents set audience = 'public', state = 'archived' where id = $1`, [id]);
  assert.equal(await total(visitor, 'jabuticaba'), 0);
  assert.equal(await total(caio, 'jabuticaba'), 0);
  await write({ external_id: 'pomar', title: 'Colheita da jabuticaba', body: 'No pé, de novo.' });
  assert.equal(await total(visitor, 'jabuticaba'), 1);
  await house.superuser.query(`delete from document_revisions where document_id = $1`, [id]);
  await house.superuser.query(`delete from documents where id = $1`, [id]);
  assert.equal(await total(caio, 'jabuticaba'), 0);
  const { rows } = await house.superuser.query(
    `select octet_length(record) + octet_length(words) as kept from search_records where id = $1`,
    [id],
  );
  assert.deepEqual(rows, [{ kept: 0 }]);
});

test('a customer can neither write a record for what another company asked nor say who may read their own', async () => {
  const theirs = await life.open({ subject: 'De Norvelta' }, 'lia@norvelta.exemplo.com.br');
  const mine = await life.open({ subject: 'De Tubraxel' });
  const forge = (columns: string, values: string) =>
    life.as('marina@tubraxel.exemplo.com.br', async (tx) => {
      const { sql } = await import('kysely');
      await sql
        .raw(
          `insert into search_records (${columns}) values (${values}) on conflict (id, internal) do update set record = excluded.record`,
        )
        .execute(tx);
    });
  const record = `'\\x00', '\\x00', 1`;
  await assert.rejects(
    forge('type, id, record, words, analyser', `'ticket', '${theirs.id}', ${record}`),
    /row-level security/,
  );
  await assert.rejects(
    forge('type, id, internal, record, words, analyser', `'ticket', '${mine.id}', true, ${record}`),
    /row-level security/,
  );
  await assert.rejects(
    forge('type, id, record, words, analyser', `'kb', '${crypto.randomUUID()}', ${record}`),
    /row-level security/,
  );
  await assert.rejects(
    forge(
      'type, id, organization_id, record, words, analyser',
      `'ticket', '${mine.id}', '${theirs.organization_id}', ${record}`,
    ),
    /permission denied/,
  );
});

test('every record agrees with its thing; what is missing or astray is found, and writing anew mends it without touching what is newer', async () => {
  const { database } = house.services;
  const none = { missing: 0, orphaned: 0, outdated: 0, astray: 0, ahead: 0 };
  assert.deepEqual(await checkRecords(database), none);
  await house.superuser.query(`alter table search_records disable trigger fill`);
  await house.superuser.query(
    `delete from search_records where key in (select key from search_records where type = 'kb' order by key limit 3)`,
  );
  await house.superuser.query(
    `update search_records set queue_id = gen_random_uuid() where key in (select key from search_records where type = 'ticket' and not internal order by key limit 2)`,
  );
  await house.superuser.query(
    `update search_records set ver = (pg_current_xact_id()::text::bigint + 100000)::text::xid8, analyser = 0 where key in (select key from search_records where type = 'doc' order by key limit 1)`,
  );
  await house.superuser.query(`alter table search_records enable trigger fill`);
  assert.deepEqual(await checkRecords(database), { ...none, missing: 3, astray: 2, outdated: 1, ahead: 1 });
  assert.equal(await reindex(database, { missing: true }), 4);
  assert.deepEqual(await checkRecords(database), { ...none, astray: 2 });
  let last = { part: 'documents', after: '' } as Parameters<NonNullable<Parameters<typeof reindex>[1]['progress']>>[1];
  const all = await reindex(database, { missing: false, progress: (_, position) => (last = position) });
  assert.deepEqual(await checkRecords(database), none);
  assert.equal(last.part, 'known_issues');
  const { rows } = await house.superuser.query(`select count(*)::int as count from tickets`);
  const from_tickets = await reindex(database, {
    missing: false,
    from: { part: 'tickets', after: '00000000-0000-0000-0000-000000000000' },
  });
  assert.ok(from_tickets >= rows[0].count && from_tickets < all);
});
