import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

const film = readFileSync(path.join(import.meta.dirname, '../../db/seeds/videos/files/retorno-bancario.webm'));

let house: House;
let visitor: Browser;
let marina: Browser;
let nina: Browser;
let caio: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  visitor = house.visitor();
  [marina, nina, caio] = await Promise.all([
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('nina@orvalha.exemplo.com.br'),
    house.as('caio@orvalha.exemplo.com.br'),
  ]);
});
after(() => house.close());

const pathOf = async (external_id: string): Promise<string> =>
  `/videos/${(await house.superuser.query('select slug from documents where external_id = $1', [external_id])).rows[0].slug}`;
const idOf = async (column: string, value: string, table = 'documents'): Promise<string> =>
  (await house.superuser.query(`select id from ${table} where ${column} = $1`, [value])).rows[0].id;
const blank = {
  summary: '',
  module_id: '',
  routine: '',
  locale: 'pt-BR',
  audience: 'public',
  state: 'draft',
  youtube: '',
  duration: '',
  chapters: '',
  transcript: '',
  articles: '',
  keywords: '',
  review_on: '',
};
const versionOf = ({ html }: Page): string => html.match(/name="version" value="(\d+)"/)?.[1] ?? '';
const errors = ({ html }: Page): string => html.match(/class="error-summary"[\s\S]*?<\/div>/)?.[0] ?? '';
async function made(title: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await nina.post('/desk/videos/new', { ...blank, title, ...more });
  assert.equal(answer.status, 303, errors(answer));
  return answer.location?.match(/[0-9a-f-]{36}/)?.[0] ?? '';
}
async function send(to: string, name: string, file: Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) {
  await nina.get('/desk/videos');
  await nina.get(to.replace(/\/(file|captions)$/, ''));
  const form = new FormData();
  form.set('csrf', nina.csrf);
  for (const [field, value] of Object.entries(more)) form.set(field, value);
  form.set(name, new File([file], name === 'file' ? 'demo.webm' : 'demo.vtt'));
  return nina.postMultipart(to, form);
}
const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));

test('a visitor goes from the gallery by module and routine to a video, its chapters, its transcript and the articles beside it', async () => {
  const gallery = await visitor.get('/videos');
  assert.match(gallery.html, /GPD100 no balcão/);
  assert.doesNotMatch(gallery.html, /PES330 antes do fechamento|PRH680 na prática/);
  const routine = await visitor.get('/videos?product=PRUMO&module=FIN&routine=PFN430');
  assert.match(routine.html, /PFN430 sem mistério/);
  assert.doesNotMatch(routine.html, /PFI170 em 3 minutos/);
  const { html } = await visitor.get(await pathOf('video-03'));
  assert.match(html, /<time datetime="PT2M46S">2:46<\/time>/);
  assert.match(html, /\?t=72#player"[^>]*data-seek-at-param="72"[\s\S]*?Ocorrência sem correspondência/);
  assert.match(html, /Somente linhas recusadas/);
  const beside = html.slice(html.indexOf('id="articles"'));
  assert.ok(beside.indexOf('Retorno bancário não baixa o título') < beside.indexOf('posições divergentes'));
  assert.match((await visitor.get(`${await pathOf('video-03')}?t=72`)).html, /\/file#t=72"/);
});

test('Marina finds a video by what is said in it', async () => {
  const { html } = await marina.get('/search?q=dígito+a+mais+layout+posição&type=video');
  assert.match(html, /PFN430 sem mistério/);
});

test('a file is handed out in ranges with its captions, only to those who may see the video at that moment', async () => {
  const at = await pathOf('video-04');
  const whole = await marina.get(`${at}/file`, { range: 'bytes=0-3' });
  assert.equal(whole.status, 206);
  assert.match(whole.headers.get('content-range') ?? '', /^bytes 0-3\/\d{5,}$/);
  assert.equal(whole.headers.get('content-type'), 'video/webm');
  assert.match(whole.headers.get('content-security-policy') ?? '', /sandbox/);
  const captions = await marina.get(`${at}/captions/pt-BR`);
  assert.equal(captions.headers.get('content-type'), 'text/vtt; charset=utf-8');
  assert.match(captions.html, /^WEBVTT\n\n00:00:00\.000 --> 00:00:/);
  for (const place of ['', '/file', '/captions/pt-BR']) {
    assert.equal((await visitor.get(at + place)).status, 404);
    assert.equal((await marina.get(`${at}-nao${place}`)).status, 404);
  }
  assert.equal((await marina.get(`${at}/captions/en`)).status, 404);
  const of_clave = await pathOf('video-05');
  assert.equal((await marina.get(`${of_clave}/file`)).status, 200);
  await house.superuser.query(
    `update entitlements set valid_until = app.today() - 1 where product_id = (select id from products where code = 'CLAVE')`,
  );
  assert.equal((await marina.get(`${of_clave}/file`)).status, 404);
  await house.superuser.query('update entitlements set valid_until = null');
  await house.superuser.query(`update documents set state = 'archived' where external_id = 'video-04'`);
  assert.equal((await marina.get(`${at}/file`)).status, 404);
  assert.equal((await caio.get(`${at}/file`)).status, 200);
  await house.superuser.query(`update documents set state = 'published' where external_id = 'video-04'`);
});

test('before a click nothing of YouTube is on the page; after it, the player starts where the reader wanted', async () => {
  const at = await pathOf('video-06');
  const { html } = await visitor.get(at);
  assert.doesNotMatch(html, /<iframe|<video/);
  assert.doesNotMatch(
    html.replace(/<script type="application\/ld\+json">.*?<\/script>/, ''),
    /youtube-nocookie|ytimg|demoOrvalha/,
  );
  assert.match(html, /Nada é carregado de lá antes do seu clique/);
  const { html: clicked } = await visitor.get(`${at}?play&t=74`);
  assert.match(clicked, /<iframe src="https:\/\/www\.youtube-nocookie\.com\/embed\/demoOrvalha\?[^"]*start=74"/);
  assert.match(clicked, /referrerpolicy="strict-origin-when-cross-origin"/);
});

test('Nina prepares a video, which needs a source, a length and a transcript before others see it', async () => {
  const module_id = await idOf('code', 'FIS', 'modules');
  const typed = { ...blank, title: 'Vídeo novo', module_id, routine: 'pfi170', state: 'published' };
  const refused = await nina.post('/desk/videos/new', { ...typed, keywords: 'um, dois' });
  assert.equal(refused.status, 422);
  for (const field of ['youtube', 'duration', 'transcript'])
    assert.match(errors(refused), new RegExp(`href="#${field}"`));
  assert.match(refused.html, /value="um, dois"/);
  const id = await made('Vídeo novo', {
    ...typed,
    state: 'draft',
    duration: '1:10',
    chapters: '0:00 Um\n0:40 Dois',
    transcript: '[0:00] Dica do abacaxi.\n\n[0:40] Fim.',
    articles: '/kb/pfi170-calculo-do-difal-com-base-dupla',
  });
  const form = await nina.get(`/desk/videos/${id}`);
  assert.match(form.html, /0:00 Um\n0:40 Dois/);
  assert.match(form.html, /\/kb\/pfi170-calculo-do-difal-com-base-dupla/);
  assert.equal((await visitor.get('/videos/video-novo')).status, 404);
  assert.equal((await send(`/desk/videos/${id}/file`, 'file', new Uint8Array(film))).status, 303);
  const version = versionOf(await nina.get(`/desk/videos/${id}`));
  const now = { ...typed, duration: '1:10', transcript: '[0:00] Dica do abacaxi.', version };
  assert.equal((await nina.post(`/desk/videos/${id}`, now)).status, 303);
  const shown = await visitor.get('/videos/video-novo');
  assert.match(shown.html, /\/videos\/video-novo\/file/);
  assert.match((await marina.get('/search?q=abacaxi')).html, /Vídeo novo/);
  const overtaken = await nina.post(`/desk/videos/${id}`, { ...now, title: 'Outro nome' });
  assert.equal(overtaken.status, 422);
  assert.match(overtaken.html, /value="Outro nome"/);
  assert.match(overtaken.html, /Vídeo novo/);
  await nina.get(`/desk/videos/${id}`);
  const kept = await nina.post(`/desk/videos/${id}/file/removal`, {});
  assert.equal(kept.status, 422, 'what readers see keeps something to play');
});

test('what is no video, no captions, or speaks of a time there is not, is refused beside its field', async () => {
  const id = await made('Recusas');
  assert.match(errors(await send(`/desk/videos/${id}/file`, 'file', bytes('<svg onload=ran()>'))), /MP4 ou WebM/);
  assert.match(
    errors(await send(`/desk/videos/${id}/captions`, 'captions', bytes('oi'), { language: 'pt-BR' })),
    /linha 1/,
  );
  const version = versionOf(await nina.get(`/desk/videos/${id}`));
  const wrong = await nina.post(`/desk/videos/${id}`, {
    ...blank,
    title: 'Recusas',
    routine: 'PFI170',
    youtube: 'https://evil.example/watch?v=dQw4w9WgXcQ',
    duration: '1:00',
    chapters: '0:00 a\n1:30 b',
    articles: '/kb/nao-existe-mesmo',
    version,
  });
  assert.match(errors(wrong), /href="#youtube"/);
  const more = await nina.post(`/desk/videos/${id}`, {
    ...blank,
    title: 'Recusas',
    routine: 'PFI170',
    duration: '1:00',
    chapters: '0:00 a\n1:30 b',
    transcript: '[0:30] a\n[0:10] b',
    articles: '/kb/nao-existe-mesmo',
    version,
  });
  for (const field of ['routine', 'chapters', 'transcript', 'articles'])
    assert.match(errors(more), new RegExp(`href="#${field}"`));
  const { rows } = await house.superuser.query('select file_key from videos where document_id = $1', [id]);
  assert.equal(rows[0].file_key, null);
});

test('captions that came are what is said when nobody had written it down, and are served in every language they came in', async () => {
  const id = await made('Com legendas');
  const vtt = bytes(
    'WEBVTT\n\n00:00.000 --> 00:02.000\nAbra a rotina <b>agora</b>.\n\n00:25.000 --> 00:27.000\nGrave.',
  );
  assert.equal((await send(`/desk/videos/${id}/captions`, 'captions', vtt, { language: 'pt-BR' })).status, 303);
  const english = bytes('1\n00:00:00,000 --> 00:00:02,000\nOpen the routine.');
  assert.equal((await send(`/desk/videos/${id}/captions`, 'captions', english, { language: 'en' })).status, 303);
  const form = await nina.get(`/desk/videos/${id}`);
  assert.match(form.html, /\[0:00\] Abra a rotina agora\.\n\n\[0:25\] Grave\./);
  assert.match((await nina.get('/videos/com-legendas/captions/en')).html, /Open the routine\./);
  assert.equal((await nina.post(`/desk/videos/${id}/captions/en/removal`, {})).status, 303);
  assert.equal((await nina.get('/videos/com-legendas/captions/en')).status, 404);
});

test('a video that was imported is a page of its text, until Nina says where it plays from', async () => {
  const document = crypto.randomUUID();
  await house.superuser.query(
    `insert into documents (id, kind, slug, audience, title, body) values ($1, 'video', 'importado', 'public', 'Importado', '[0:05] Só texto.')`,
    [document],
  );
  assert.match((await visitor.get('/videos')).html, /Importado/);
  assert.match((await visitor.get('/videos/importado')).html, /Só texto\./);
  assert.equal((await send(`/desk/videos/${document}/file`, 'file', new Uint8Array(film))).status, 303);
  assert.match((await visitor.get('/videos/importado')).html, /\/videos\/importado\/file/);
});

test('nobody but editors finds the desk of videos, and a visitor’s form of it is nothing', async () => {
  const id = await idOf('external_id', 'video-01');
  assert.equal((await caio.get(`/desk/videos/${id}`)).status, 404);
  assert.equal((await marina.get('/desk/videos')).status, 404);
  assert.equal((await caio.post(`/desk/videos/${id}`, { ...blank, title: 'x', version: '1' })).status, 404);
});

test('a program lists, adds and changes videos; what the caller may not see is unknown', async () => {
  const program = await house.program('nina@orvalha.exemplo.com.br');
  const reader = await house.program('marina@tubraxel.exemplo.com.br');
  const module_id = await idOf('code', 'FIS', 'modules');
  const draft = { title: 'Pela API', module_id, routine: 'PFI170', chapters: [{ at_s: 0, title: 'Um' }] };
  const made_so = await program.call('POST', '/api/v1/videos', {
    ...draft,
    transcript: '[0:00] Oi.',
    duration_s: 30,
    youtube_id: 'dQw4w9WgXcQ',
    articles: ['kb/pfi170-calculo-do-difal-com-base-dupla'],
    captions: [{ locale: 'en', text: 'WEBVTT\n\n00:00.000 --> 00:01.000\nHi.' }],
    external_id: 'yt-1',
  });
  assert.equal(made_so.status, 201, made_so.html);
  const video = JSON.parse(made_so.html);
  assert.deepEqual(video.captions, ['en']);
  assert.deepEqual(video.said, [{ at_s: 0, text: 'Oi.' }]);
  assert.equal((await reader.call('GET', `/api/v1/videos/${video.id}`, null)).status, 404);
  const twice = await program.call('POST', '/api/v1/videos', { ...draft, external_id: 'yt-1' });
  assert.equal(twice.status, 422);
  const stale = await program.call('PATCH', `/api/v1/videos/${video.id}`, { title: 'x', version: 1 });
  assert.equal(stale.status, 409);
  const changed = await program.call('PATCH', `/api/v1/videos/${video.id}`, {
    state: 'published',
    version: video.version,
  });
  assert.equal(changed.status, 200, changed.html);
  assert.equal(JSON.parse(changed.html).title, 'Pela API');
  const list = JSON.parse((await reader.call('GET', `/api/v1/videos?module=${module_id}&limit=1`, null)).html);
  assert.equal(list.data[0].id, video.id);
  assert.ok(list.next);
  const rest = JSON.parse(
    (await reader.call('GET', `/api/v1/videos?module=${module_id}&cursor=${list.next}`, null)).html,
  );
  assert.ok(rest.data.some(({ external_id }: { external_id: string }) => external_id === 'video-01'));
  const backwards = {
    chapters: [
      { at_s: 9, title: 'a' },
      { at_s: 3, title: 'b' },
    ],
  };
  assert.equal((await program.call('PATCH', `/api/v1/videos/${video.id}`, backwards)).status, 422);
  assert.equal((await reader.call('POST', '/api/v1/videos', draft)).status, 404);
  assert.equal(
    JSON.parse((await visitor.get('/api/v1/videos')).html).data.some(
      ({ audience }: { audience: string }) => audience !== 'public',
    ),
    false,
  );
});

test('bytes that no video speaks of are forgotten a day later, those of a video are kept', async () => {
  const before_it = await house.superuser.query('select file_key from videos where file_key is not null');
  const { files } = house.services;
  await files.write('video-00000000-0000-7000-8000-000000000001', bytes('x'));
  house.setClock(new Date(Date.now() + 2 * 86_400_000));
  await house.superuser.query(`select graphile_worker.add_job('forget_video_files', '{}')`);
  await house.runJobs();
  house.setClock(null);
  assert.equal(await files.read('video-00000000-0000-7000-8000-000000000001'), null);
  for (const { file_key } of before_it.rows) {
    const stream = await files.read(`video-${file_key}`);
    assert.ok(stream, `the file ${file_key} is gone`);
    stream.destroy();
  }
});
