import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from '../../test/harness/browser.ts';
import { keepDocument } from '../../test/harness/documents.ts';
import { type House, openHouse } from '../../test/harness/house.ts';

let house: House;
let visitor: Browser;
let lia: Browser;
let marina: Browser;
let nina: Browser;
before(async () => {
  house = await openHouse({ rate_limits: false });
  visitor = house.visitor();
  [lia, marina, nina] = await Promise.all([
    house.as('lia@norvelta.exemplo.com.br'),
    house.as('marina@tubraxel.exemplo.com.br'),
    house.as('nina@orvalha.exemplo.com.br'),
  ]);
});
after(() => house.close());

const youtube = 'https://youtu.be/dQw4w9WgXcQ';
const slugOf = async (external_id: string): Promise<string> =>
  (await house.superuser.query('select slug from documents where external_id = $1', [external_id])).rows[0].slug;
const article = async (title: string, body: string): Promise<string> => {
  const { id } = await keepDocument(house, { title, body });
  return `/kb/${(await house.superuser.query('select slug from documents where id = $1', [id])).rows[0].slug}`;
};
const written = (html: string): string => html.split('class="written"')[1]?.split('class="document-solved', 1)[0] ?? '';

test('a video of the portal plays within an article, with its captions, for a visitor too', async () => {
  const slug = await slugOf('video-03');
  const at = await article('Retorno em filme', `Veja.\n\n:::tip\n::video /videos/${slug} O retorno & a baixa\n:::`);
  const shown = written((await visitor.get(at)).html);
  assert.match(
    shown,
    new RegExp(`<video[^>]*aria-label="[^"]*O retorno &amp; a baixa"[^>]*><source src="/videos/${slug}/file"`),
  );
  assert.match(shown, new RegExp(`<track kind="captions" src="/videos/${slug}/captions/pt-BR" srclang="pt-BR"`));
  assert.match(shown, new RegExp(`<figcaption><a href="/videos/${slug}"[^>]*>O retorno &amp; a baixa</a>`));
  for (const [, address = ''] of shown.matchAll(/src="([^"]+)"/g))
    assert.equal((await visitor.get(address)).status, 200, address);
});

test('a video whose author gave it no words is called by its title, also at its former address', async () => {
  await house.superuser.query(
    `insert into document_redirects (kind, slug, document_id) select 'video', 'filme-antigo', id from documents where external_id = 'video-03'`,
  );
  const shown = written((await visitor.get(await article('Sem palavras', '::video /videos/filme-antigo'))).html);
  assert.match(shown, new RegExp(`<figcaption><a href="/videos/${await slugOf('video-03')}"[^>]*>PFN430 sem mistério`));
});

test('a video the reader may not see is the words of the author and nothing else', async () => {
  const slug = await slugOf('video-05');
  const at = await article(
    'Férias em filme',
    `Antes.\n\n::video /videos/${slug}\n\n::video /videos/${slug} Assista com calma`,
  );
  for (const stranger of [visitor, lia]) {
    assert.equal((await stranger.get(`/videos/${slug}`)).status, 404);
    const { html } = await stranger.get(at);
    assert.match(written(html), /<p>Antes.<\/p>\s*<p class="video">Vídeo<\/p><p class="video">Assista com calma<\/p>/);
    assert.doesNotMatch(html, /prh680|PRH680|Programar férias/);
  }
  // One that does not exist looks the same.
  const none = written(
    (await visitor.get(await article('Nenhum filme', '::video /videos/nao-existe Assista com calma'))).html,
  );
  assert.match(none, /^[^<]*>\s*<p class="video">Assista com calma<\/p>/);
  assert.match(written((await nina.get(at)).html), /<source src="\/videos\/prh680[^"]*\/file"/);
});

test('of a video of YouTube nothing is loaded before the click, which plays it in its place; without scripts as well', async () => {
  const at = await article('De fora', `::video ${youtube} Um\n\n:::tabs\n:::tab A\n::video ${youtube} Dois\n:::\n:::`);
  const page = await visitor.get(at);
  assert.doesNotMatch(page.html, /<iframe|youtube-nocookie|ytimg/);
  const [, play = ''] = /href="([^"]*\?play=2[^"]*)"/.exec(written(page.html)) ?? [];
  assert.match(play, new RegExp(`^${at}\\?play=2#video-2-[0-9a-f-]{36}$`));
  assert.ok(page.html.includes(`<turbo-frame id="${play.split('#')[1]}">`));
  assert.match(
    written(page.html),
    /<figcaption><a href="https:\/\/www.youtube.com\/watch\?v=dQw4w9WgXcQ"[^>]*rel="noopener"[^>]*>Um<\/a>/,
  );
  for (const reader of [visitor, marina]) {
    const shown = written((await reader.get(play.split('#')[0] ?? '')).html);
    assert.equal(shown.match(/<iframe/g)?.length, 1);
    assert.match(
      shown,
      /<details name="tabs-1"[^]*<iframe src="https:\/\/www.youtube-nocookie.com\/embed\/dQw4w9WgXcQ\?[^"]*" title="[^"]*Dois"/,
    );
  }
  for (const strange of ['0', '3', 'x', '-1', '2%20', '99999999'])
    assert.doesNotMatch((await visitor.get(`${at}?play=${strange}`)).html, /<iframe/, strange);
});

test('words of an author that look like a video stay words', async () => {
  const hostile = '<p class="video"><a href="/videos/x">y</a></p>';
  const at = await article(
    'Parece um filme',
    `${hostile}\n\n![${hostile}](/content/files/0197b3a0-0000-7000-8000-000000000000)\n\n::video ${youtube} ${hostile} "><script>ran()</script>`,
  );
  const shown = written((await visitor.get(at)).html);
  assert.equal(shown.match(/<figure/g)?.length, 1);
  assert.doesNotMatch(shown, /<script|<a [^>]*href="\/videos/);
  assert.match(shown, /&lt;script>ran\(\)&lt;\/script>|&lt;script&gt;ran\(\)/);
});

test('Nina sees in the preview what readers will see', async () => {
  await nina.get('/desk/content/new');
  const { html } = await nina.post('/desk/content/preview', {
    kind: 'kb',
    locale: 'pt-BR',
    body: `::video /videos/${await slugOf('video-03')} Um filme`,
  });
  assert.match(html, /id="preview"[^]*<source src="\/videos\/pfn430/);
});

test('a news item shows its videos as an article does', async () => {
  const film = `/videos/${await slugOf('video-03')}`;
  const body = `::video ${film} O retorno\n\n::video ${youtube} De fora`;
  const { id } = await keepDocument(house, { kind: 'news', title: 'Retorno novo', body });
  const { rows } = await house.superuser.query('select slug from documents where id = $1', [id]);
  const at = `/news/${rows[0].slug}`;
  assert.match((await visitor.get(at)).html, new RegExp(`<source src="${film}/file"`));
  const played = (await visitor.get(`${at}?play=2`)).html;
  assert.match(played, new RegExp(`<source src="${film}/file"[^]*<iframe src="https://www.youtube-nocookie.com`));
  assert.doesNotMatch((await visitor.get(at)).html, /<iframe/);
});
