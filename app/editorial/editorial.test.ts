import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { blank_form } from '../../test/harness/documents.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { system } from '../../lib/database.ts';
import { publishDue } from './publish-due.ts';

let house: House;
let nina: Browser;
let admin: Browser;
let caio: Browser;
let marina: Browser;
let visitor: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  [nina, admin, caio, marina, visitor] = await Promise.all([
    house.as('nina@orvalha.exemplo.com.br'),
    house.as('admin@orvalha.exemplo.com.br'),
    house.as('caio@orvalha.exemplo.com.br'),
    house.as('marina@tubraxel.exemplo.com.br'),
    house.visitor(),
  ]);
});
after(() => house.close());

const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await house.superuser.query(text, values)).rows;
const fields = { ...blank_form, title: 'Artigo de Nina' };
const doc = { ...fields, kind: 'doc', parent: '' };
const product = async (code: string): Promise<string> =>
  (await sql<{ id: string }>('select id from products where code = $1', [code]))[0]?.id ?? '';

/** Nina writes something new; out: its id. */
async function written(given: Partial<Record<string, string>>): Promise<string> {
  const answer = await nina.post('/desk/content', { ...(given['kind'] === 'doc' ? doc : fields), ...given });
  assert.equal(answer.status, 303, answer.html.match(/error-summary[^]*?<\/div>/)?.[0]);
  return answer.location?.match(/content\/([0-9a-f-]+)/)?.[1] ?? '';
}
async function change(who: Browser, id: string, given: Record<string, string>) {
  const [row] = await sql<{ version: number; kind: string; title: string; body: string; state: string }>(
    'select version, kind, title, body, state from documents where id = $1',
    [id],
  );
  assert.ok(row);
  const { version, ...rest } = row;
  return who.post(`/desk/content/${id}`, {
    ...(row.kind === 'doc' ? doc : fields),
    ...rest,
    version: String(version),
    ...given,
  });
}
const status = async (who: Browser, path: string) => (await who.get(path)).status;

test('Nina writes a draft that nobody outside sees, sends it to review and publishes it', async () => {
  const id = await written({ title: 'Como conferir o DIFAL', state: 'draft', codes: 'PFI170, DIF01' });
  const path = '/kb/como-conferir-o-difal';
  assert.deepEqual([await status(visitor, path), await status(caio, path)], [404, 200]);
  assert.equal((await change(nina, id, { state: 'in_review' })).location, `/desk/content/${id}?saved=in_review`);
  assert.equal(await status(marina, path), 404);
  await change(nina, id, { state: 'published' });
  assert.equal(await status(visitor, path), 200);
  const [row] = await sql<{ by: string; codes: string[] }>(
    'select p.email as by, d.codes from documents d join persons p on p.id = d.published_by where d.id = $1',
    [id],
  );
  assert.deepEqual(row, { by: 'nina@orvalha.exemplo.com.br', codes: [] });
  const events = await sql<{ event: string }>('select event from audit_events where subject_id = $1 order by at, id', [
    id,
  ]);
  assert.deepEqual(
    events.map(({ event }) => event),
    ['document_created', 'document_changed', 'document_changed'],
  );
});

test('a step that the state does not allow, and a field that cannot be, come back beside the field with everything typed', async () => {
  const id = await written({ title: 'Arquivável', state: 'published' });
  const refused = await change(nina, id, { state: 'scheduled', body: 'Guardado **aqui**.' });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /Guardado \*\*aqui\*\*\./);
  const late = await nina.post('/desk/content', {
    ...fields,
    state: 'scheduled',
    publish_at: '2020-01-01T10:00',
    routine: 'NAOEXISTE',
    place_id: await product('PRUMO'),
    variant_of: '/kb/nao-existe',
    slug: 'Com Espaço',
  });
  assert.equal(late.status, 422);
  assert.match(late.html, /id="slug-error"/);
  const later = await nina.post('/desk/content', {
    ...fields,
    state: 'scheduled',
    publish_at: '2020-01-01T10:00',
    variant_of: '/kb/nao-existe',
  });
  assert.match(later.html, /id="publish_at-error"[^]*já passou/);
  assert.match(later.html, /id="variant_of-error"/);
  const unknown = await nina.post('/desk/content', { ...fields, estranho: 'x' });
  assert.equal(unknown.status, 422);
});

test('what is scheduled is published when its time has come, once, however late the job runs', async () => {
  const id = await written({ title: 'Publicado mais tarde', state: 'scheduled', publish_at: '2999-01-01T10:00' });
  const path = '/kb/publicado-mais-tarde';
  const due = async () => {
    await house.services.database.as(system, (tx) => publishDue.later(tx, {}));
    await house.runJobs();
  };
  await due();
  assert.equal(await status(visitor, path), 404);
  await sql(`update documents set publish_at = app.now() - interval '3 days' where id = $1`, [id]);
  await due();
  await due();
  assert.equal(await status(visitor, path), 200);
  const [{ published } = { published: 0 }] = await sql<{ published: number }>(
    `select count(*)::int as published from audit_events where subject_id = $1 and event = 'document_published'`,
    [id],
  );
  assert.equal(published, 1);
});

test('two people write one page: the second sees what differs, loses nothing, and may then write over it', async () => {
  const id = await written({ title: 'Disputada', body: 'Primeira linha.\n\nSegunda linha.' });
  const stale = { version: '1' };
  await change(admin, id, { body: 'Primeira linha.\n\nSegunda linha de Ada.' });
  const late = await change(nina, id, { ...stale, body: 'Primeira linha.\n\nSegunda linha de Nina.', codes: 'PFI170' });
  assert.equal(late.status, 409);
  assert.match(late.html, /<del>Ada<\/del>[^]*<ins>Nina<\/ins>/);
  assert.match(late.html, /Segunda linha de Nina\./);
  assert.match(late.html, /name="version" value="2"/);
  const [kept] = await sql<{ body: string }>('select body from documents where id = $1', [id]);
  assert.match(kept?.body ?? '', /Ada/);
  assert.equal((await change(nina, id, { version: '2', body: 'De Nina.' })).status, 303);
});

test('the history shows each change word by word, and an earlier text comes back as a new revision', async () => {
  const id = await written({ title: 'Com história', body: 'O imposto é calculado pela regra antiga.' });
  await change(nina, id, { body: 'O imposto é calculado pela regra nova.' });
  const history = await nina.get(`/desk/content/${id}/revisions`);
  assert.match(history.html, /<del>antiga<\/del><ins>nova<\/ins>/);
  const [{ version } = { version: 0 }] = await sql<{ version: number }>('select version from documents where id = $1', [
    id,
  ]);
  const back = await nina.post(`/desk/content/${id}/revisions/1/restoration`, { version: String(version) });
  assert.equal(back.location, `/desk/content/${id}?saved=restored`);
  assert.match((await visitor.get('/kb/com-historia')).html, /regra antiga/);
  const revisions = await sql('select from document_revisions where document_id = $1', [id]);
  assert.equal(revisions.length, 3);
  assert.equal(
    (await nina.post(`/desk/content/${id}/revisions/1/restoration`, { version: '1' })).location,
    `/desk/content/${id}/revisions`,
  );
});

test('the preview shows the dialect as readers will see it, keeps what was typed and writes nothing', async () => {
  const before_preview = await sql('select from documents');
  const shown = await nina.post('/desk/content/preview', {
    ...fields,
    title: '',
    body: ':::dica\nVeja <b>isto</b>.\n:::',
  });
  assert.equal(shown.status, 200);
  assert.match(shown.html, /class="callout tip"[^]*Dica[^]*Veja &lt;b&gt;isto&lt;\/b&gt;/);
  assert.match(shown.html, /:::dica/);
  assert.equal((await sql('select from documents')).length, before_preview.length);
});

test('only editors write; agents find the list and read, customers find nothing there', async () => {
  const id = await written({ title: 'Só para ver' });
  assert.equal(await status(caio, '/desk/content'), 200);
  for (const path of ['/desk/content/new', `/desk/content/${id}`, `/desk/content/${id}/revisions`]) {
    assert.equal(await status(caio, path), 404, path);
    assert.equal(await status(marina, path), 404, path);
  }
  assert.equal((await caio.post('/desk/content', fields)).status, 404);
  assert.equal((await caio.get('/desk/content?q=so%20para')).html.includes(`/desk/content/${id}`), false);
});

test('the list is narrowed by kind, state, product, owner, words, overdue review and broken links', async () => {
  const nina_id = (await sql<{ id: string }>(`select id from persons where email like 'nina@%'`))[0]?.id ?? '';
  await written({
    title: 'Xilofone com revisão vencida',
    review_on: '2026-01-01',
    owner_id: nina_id,
    place_id: await product('CLAVE'),
  });
  await written({ title: 'Xilofone com link quebrado', body: '[nada](/kb/nunca-existiu-isto)', state: 'draft' });
  const seen = async (query: string) => {
    const { html } = await nina.get(`/desk/content?${query}`);
    return [...html.matchAll(/>(Xilofone [^<]+)</g)].map(([, title]) => title);
  };
  assert.deepEqual(await seen('q=xilofone'), ['Xilofone com link quebrado', 'Xilofone com revisão vencida']);
  assert.deepEqual(await seen('q=XILOFÓNE+quebrado'), ['Xilofone com link quebrado']);
  assert.deepEqual(await seen('q=xilofone&state=draft'), ['Xilofone com link quebrado']);
  assert.deepEqual(await seen('review=due'), ['Xilofone com revisão vencida']);
  assert.deepEqual(await seen('links=broken'), ['Xilofone com link quebrado']);
  assert.deepEqual(await seen(`owner=${nina_id}`), ['Xilofone com revisão vencida']);
  assert.deepEqual(await seen(`q=xilofone&product=${await product('CLAVE')}`), ['Xilofone com revisão vencida']);
  assert.deepEqual(await seen('q=xilofone&kind=doc'), []);
  assert.deepEqual(await seen('q=xilo%25fone'), []);
});
