import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import type { Browser } from '../../test/harness/browser.ts';
import { type House, openHouse } from '../../test/harness/house.ts';
import { lifeIn } from '../../test/harness/life.ts';
import type { Subject } from './happen.ts';

let house: House;
let life: ReturnType<typeof lifeIn>;
before(async () => {
  house = await openHouse({ rate_limits: false });
  life = lifeIn(house);
});
after(() => house.close());

const marina = 'marina@tubraxel.exemplo.com.br';
const paulo = 'paulo@tubraxel.exemplo.com.br';

/** A case of three requests, each with a word of its own. */
async function chain(): Promise<[Subject, Subject, Subject]> {
  const first = await life.open({ subject: 'O caso', description: 'Começa com abacaxi.' });
  await life.reply(first, 'Segue com banana.');
  await life.note(first, 'segredo da casa');
  await life.close(first, 'Fim da primeira.');
  const second = await life.followUp(first, 'Voltou com caju.');
  await life.answer(second, 'Resposta com damasco.');
  await life.close(second, 'Fim da segunda.');
  return [first, second, await life.followUp(second, 'De novo, com figo.')];
}

test('the history of any of three requests is the same conversation, in order, each entry with its number', async () => {
  const [first, second, third] = await chain();
  const browser = await house.as(marina);
  const words = ['abacaxi', 'banana', 'Fim da primeira', 'caju', 'damasco', 'Fim da segunda', 'figo'];
  for (const { number } of [first, second, third]) {
    const { html } = await browser.get(`/tickets/${number}/history`);
    const places = words.map((word) => html.indexOf(word));
    assert.deepEqual(
      places,
      places.toSorted((one, other) => one - other),
      `${number}`,
    );
    assert.ok(places.every((place) => place > 0));
    assert.match(html, /As 3 solicitações deste caso em uma só conversa/);
    assert.doesNotMatch(html, /segredo da casa/);
    for (const each of [first, second, third]) assert.match(html, new RegExp(`href="/tickets/${each.number}"`));
  }
});

test('one search reads all three, openings too, without regard to accents; and each page links to the one before and after', async () => {
  const [first, second, third] = await chain();
  const browser = await house.as(marina);
  const found = async (q: string): Promise<string> =>
    (await browser.get(`/tickets/${second.number}/history?q=${encodeURIComponent(q)}`)).html;
  assert.match(await found('BANANA'), /Segue com banana/);
  assert.doesNotMatch(await found('banana'), /abacaxi|caju/);
  assert.match(await found('comeca'), /Começa com abacaxi/);
  assert.match(await found('figo'), /figo/);
  assert.match(await found('ninguém disse'), /Nada encontrado nesta conversa/);
  const middle = (await browser.get(`/tickets/${second.number}`)).html;
  assert.match(middle, new RegExp(`Origem</dt><dd><a href="/tickets/${first.number}"`));
  assert.match(middle, new RegExp(`Seguida por</dt><dd><a href="/tickets/${third.number}"`));
  const last = (await browser.get(`/tickets/${third.number}`)).html;
  assert.match(last, /Conversa anterior \(6 mensagens\)/);
  assert.ok(last.indexOf('banana') < last.indexOf('damasco'));
});

test('of a chain somebody reads what they may see, and nothing tells of the rest', async () => {
  const [first, second, third] = await chain();
  const { rows } = await house.superuser.query(`select id from queues where name = 'Folha e ponto'`);
  await house.superuser.query('update tickets set queue_id = $1 where id = $2', [rows[0].id, second.id]);
  const browser = await house.as(paulo);
  assert.equal((await browser.get(`/tickets/${second.number}`)).status, 404);
  for (const path of [
    `/tickets/${first.number}/history`,
    `/tickets/${third.number}/history`,
    `/tickets/${first.number}`,
    `/tickets/${third.number}`,
  ]) {
    const { html, status } = await browser.get(path);
    assert.equal(status, 200);
    assert.doesNotMatch(html, /caju|damasco/, path);
    assert.ok(!html.includes(`/tickets/${second.number}"`), path);
    assert.ok(!html.includes(dotted(second.number)), path);
  }
});

const dotted = (number: number): string => new Intl.NumberFormat('pt-BR').format(number);

test('a long case is read page by page, nothing lost or repeated', async () => {
  const ticket = await life.open({ subject: 'Muito longa' });
  await house.superuser.query(
    `insert into ticket_messages (id, ticket_id, organization_id, kind, author_name, author_side, body, submission_id, created_at)
     select gen_random_uuid(), $1, $2, 'message', 'Marina Alves', 'customer', 'Linha ' || n || '.', gen_random_uuid(), now() + make_interval(secs => n / 3) from generate_series(1, 450) n`,
    [ticket.id, ticket.organization_id],
  );
  const browser = await house.as(marina);
  const seen: string[] = [];
  let path: string | undefined = `/tickets/${ticket.number}/history`;
  while (path) {
    const { html }: { html: string } = await browser.get(path);
    seen.unshift(...[...html.matchAll(/Linha \d+\./g)].map(([line]) => line));
    path = html.match(/rel="prev" href="([^"]+)"/)?.[1]?.replaceAll('&amp;', '&');
  }
  assert.equal(seen.length, 450);
  assert.equal(new Set(seen).size, 450);
  const { html } = await browser.get(`/tickets/${ticket.number}`);
  assert.equal(html.match(/Linha \d+\./g)?.length, 200);
  assert.match(html, /Linha 450\./);
});

/** The letters of a PDF of ours, as a reader selects them: glyphs through the map that each font brings along. */
function textOf(pdf: Buffer): string {
  const raw = pdf.toString('latin1');
  const objects = new Map(
    [...raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, text = '']) => [id, text]),
  );
  const streamOf = (id: string | undefined): string => {
    const object = objects.get(id) ?? '';
    const from = object.indexOf('stream\n') + 7;
    return inflateSync(Buffer.from(object.slice(from, object.lastIndexOf('\nendstream')), 'latin1')).toString('latin1');
  };
  const mapOf = (font: string | undefined): Map<string, string> => {
    const map = new Map<string, string>();
    const cmap = streamOf(/\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? '')?.[1]);
    for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi))
      [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, units = ''], index) =>
        map.set(
          (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0'),
          String.fromCharCode(
            ...(units.replaceAll(' ', '').match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)),
          ),
        ),
      );
    return map;
  };
  const fonts = new Map([...raw.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, mapOf(id)]));
  let text = '';
  for (const [, page = ''] of raw.matchAll(/\/Type \/Page\n[\s\S]*?\/Contents (\d+) 0 R|\/Contents (\d+) 0 R/g)) {
    let map = new Map<string, string>();
    for (const [, font, glyphs] of streamOf(page).matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/gi)) {
      if (font) map = fonts.get(font) ?? map;
      else for (const glyph of glyphs?.match(/.{4}/g) ?? []) text += map.get(glyph) ?? '';
    }
  }
  return text;
}

test('the case as PDF: all three requests with their accents, no note, the same for each, kept by the browser and not shown', async () => {
  const [first, , third] = await chain();
  await life.reply(third, 'Ação, não, nº 7: “coração” — última.');
  await house.superuser.query(`update tickets set details = '{"phase": "Ao fechar o mês"}' where id = $1`, [third.id]);
  const browser = await house.as(marina);
  for (const { number } of [first, third]) {
    const { body, headers } = await download(browser, `/tickets/${number}/case.pdf`);
    assert.equal(headers.get('content-type'), 'application/pdf');
    assert.match(headers.get('content-disposition') ?? '', /^attachment; filename\*?=/);
    assert.match(headers.get('content-security-policy') ?? '', /sandbox/);
    const text = textOf(body);
    for (const words of [
      'abacaxi',
      'banana',
      'caju',
      'damasco',
      'figo',
      'Ação, não, nº 7: “coração” — última.',
      'Página 1 de',
    ])
      assert.ok(text.includes(words), `${words} in ${text.slice(0, 200)}`);
    assert.ok(!text.includes('segredo da casa'));
    assert.equal(text.includes('Em que momento acontece: Ao fechar o mês'), number === third.number);
  }
});

test('Caio keeps the case with notes, which every page says, or as Marina sees it', async () => {
  const [, , third] = await chain();
  const browser = await house.as('caio@orvalha.exemplo.com.br');
  const base = `/desk/tickets/${third.number}`;
  const { html } = await browser.get(base);
  for (const file of ['case-with-notes.pdf', 'case.pdf']) assert.ok(html.includes(`href="${base}/${file}"`), file);
  const inside = await download(browser, `${base}/case-with-notes.pdf`);
  assert.match(inside.headers.get('content-disposition') ?? '', /-interno\.pdf/);
  const text = textOf(inside.body);
  assert.match(text, /NOTA INTERNA · Caio Ribas.*segredo da casa/);
  assert.equal(
    text.split('Com notas internas: só para a equipe').length - 1,
    1 + Number(/Página 1 de (\d)/.exec(text)?.[1]),
  );
  const outside = textOf((await download(browser, `${base}/case.pdf`)).body);
  assert.ok(outside.includes('abacaxi') && !outside.includes('segredo da casa') && !/notas? interna/i.test(outside));
  const marinas = await house.as(marina);
  for (const file of ['case-with-notes.pdf', 'case.pdf'])
    assert.equal((await marinas.get(`${base}/${file}`)).status, 404, file);
});

async function download(browser: Browser, path: string): Promise<{ body: Buffer; headers: Headers }> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await house.fetch(
    new Request(`http://localhost:3000${path}`, { headers: { cookie, host: 'localhost:3000' } }),
  );
  assert.equal(response.status, 200);
  return { body: Buffer.from(await response.arrayBuffer()), headers: response.headers };
}
