import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import * as story from '../../db/seeds/demo-story.ts';
import { stories } from '../../db/seeds/tell-requests.ts';
import { type Locale, words } from '../../locales/index.ts';
import { bruno, openStreet, paulo, type Street } from './harness.ts';
import { send } from './send.ts';
import { placesOf, stops } from './tour.ts';

let street: Street;

before(async () => {
  street = await openStreet();
  const named = ['product_lines', 'products', 'modules', 'routines', 'queues', 'calendars', 'holidays'];
  const { rows } = await street.house.superuser.query<{ name: string }>(
    [
      ...named.map((table) => `select name from ${table}`),
      'select title from documents',
      'select title from communities',
    ].join(' union '),
  );
  // The longest first, so that none leaves part of another behind.
  content.push(...rows.map(({ name }) => name));
  content.sort((a, b) => b.length - a.length);
});
after(() => street.close());
afterEach(() => street.leave());

const browser_languages = { en: 'en-GB', es: 'es-MX' } as const;
// Written by people, in Portuguese in every language of the interface; and the kit, which says so itself.
const content = [
  ...story.organizations.map(({ name }) => name),
  ...story.people.map(({ name }) => name),
  // A word as short as "no" would tear others apart.
  ...stories.flatMap(writtenIn).filter((text) => text.length > 3),
  'Erro com todos os detalhes',
  'Rascunho de Marina',
  'Ligou: a nota não sai',
  'Orvalha',
  'Português',
  'Trabalho no fiscal desde março.',
];
const with_script = new Set([
  'Marina’s open account menu',
  'Marina’s open menu on a phone',
  'the list of commands',
  'an article being written where it is shown',
  'the keys of the desk',
  'the first results under the box',
  'answers beside a subject, one of them open',
]);
// The frame speaks the language that its address names, whoever looks.
const visited = stops.filter(
  ({ name }) => name !== 'the kit' && name !== 'the news in a frame' && !with_script.has(name),
);

for (const locale of ['en', 'es'] as const)
  test(`no page says a word of Portuguese to somebody who reads ${locale === 'en' ? 'English' : 'Spanish'}`, async () => {
    // A house for each language: the tour changes where its people stand.
    const own = await openStreet();
    try {
      const own_places = await placesOf(own.house);
      await own.house.superuser.query('update persons set locale = $1', [locale]);
      const foreign = portugueseNotIn(locale);
      assert.ok(foreign.length > 150, `only ${foreign.length} phrases to look for`);
      const said: string[] = [];
      for (const { name, who, come } of visited) {
        const page = await own.revisit(who, { locale: browser_languages[locale], javaScriptEnabled: false });
        await come(page, own_places);
        assert.equal(await page.getAttribute('html', 'lang'), locale, name);
        const text = content.reduce(
          (rest, written) => rest.replaceAll(written, ' '),
          (await readable(page)).replaceAll(/\S+@\S+/g, ' '),
        );
        said.push(...foreign.filter((phrase) => says(text, phrase)).map((phrase) => `${name}: ${phrase}`));
      }
      assert.deepEqual(said, []);
    } finally {
      await own.close();
    }
  });

test('English has no accents, and neither English nor Spanish the letters ã, õ and ç', () => {
  assert.deepEqual(
    phrases(words.en).filter((phrase) => /[à-öø-ÿ]/i.test(phrase)),
    [],
  );
  assert.deepEqual(
    phrases(words.es).filter((phrase) => /[ãõç]/i.test(phrase)),
    [],
  );
});

test('the search for foreign words finds one', () => {
  const foreign = portugueseNotIn('en');
  assert.ok(foreign.some((phrase) => says('Sign in · Abrir solicitação · Home', phrase)));
  assert.ok(!foreign.some((phrase) => says('Sign in · Open a request · Home', phrase)));
});

test('what Bruno and Paulo opened at the same instant is an hour earlier in Manaus than in São Paulo', async () => {
  await street.house.superuser.query(`update persons set locale = 'pt-BR'`);
  const instant = new Date();
  instant.setUTCSeconds(0, 0);
  const hovered = new Map<string, string>();
  for (const who of [bruno, paulo]) {
    const page = await street.visit(who);
    street.house.setClock(instant);
    await page.goto('/tickets/new');
    await page.fill('#subject', 'Que horas são?');
    await page.fill('#description', 'A mesma hora para todos.');
    await send(page, '/tickets');
    await page.waitForURL(/\/tickets\/\d+\?opened/);
    const time = page.locator('.message time');
    assert.equal(await time.getAttribute('datetime'), instant.toISOString());
    hovered.set(who, (await time.getAttribute('title')) ?? '');
    street.house.setClock(null);
  }
  const written = (hours: number): string => {
    const [, year, month, day, time] =
      new Date(+instant - hours * 3_600_000).toISOString().match(/^(.{4})-(..)-(..)T(.{5})/) ?? [];
    return `${day}/${month}/${year} ${time}`;
  };
  assert.equal(hovered.get(bruno), written(4));
  assert.equal(hovered.get(paulo), written(3));
});

test('Bruno moves to Lisbon, and his dates with him', async () => {
  const page = await street.visit(bruno);
  await page.goto('/tickets');
  const there = await page.locator('main time').first().getAttribute('title');
  await page.goto('/account');
  await page.selectOption('#time_zone', 'Europe/Lisbon');
  await page.click('main .button.main');
  await page.waitForSelector('.notice');
  await page.goto('/tickets');
  assert.notEqual(await page.locator('main time').first().getAttribute('title'), there);
});

/** Every phrase of the Portuguese interface that is no phrase, or part of one, of the other. */
function portugueseNotIn(locale: Locale): string[] {
  const own = phrases(words[locale]).join('\n');
  return [...new Set(phrases(words['pt-BR']))]
    .filter((phrase) => !says(own, phrase))
    .concat('há', 'ontem', 'anteontem');
}

/** The texts of a tree of words; of those that speak about something, what stands around it. */
function phrases(tree: object): string[] {
  const found = Object.values(tree).flatMap((leaf: unknown): string[] => {
    if (typeof leaf === 'string') return [leaf];
    if (typeof leaf === 'function') return [1, 2, 90, 9000].flatMap((count) => String(leaf(count)).split(/\d+/));
    return leaf && typeof leaf === 'object' ? phrases(leaf) : [];
  });
  return found.map((phrase) => phrase.trim()).filter((phrase) => /\p{L}{3}/u.test(phrase));
}

function says(text: string, phrase: string): boolean {
  const letter = /[\p{L}\p{N}]/u;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
    if (!letter.test(text[at - 1] ?? ' ') && !letter.test(text[at + phrase.length] ?? ' ')) return true;
  return false;
}

/** What a page says aloud and in silence: its text, title, labels and the words its behaviours will say. */
function readable(page: Page): Promise<string> {
  return page.evaluate(() => {
    // What people wrote stays in their language.
    const title = document.querySelector('h1[lang]') ? '' : document.title;
    for (const element of document.querySelectorAll('.written, .typed, textarea, body [lang]')) element.remove();
    const spoken = ['aria-label', 'title', 'placeholder', 'alt', 'data-label'];
    const parts = [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes]
        .filter(({ name }) => spoken.includes(name) || name.endsWith('-value'))
        .map(({ value }) => value),
    );
    return [title, document.body.textContent, ...parts].join('\n').replaceAll('\u00a0', ' ');
  });
}

/** What stands on a page of what somebody wrote in Markdown. */
function writtenIn({ description, acts = [], ...story }: (typeof stories)[number]): string[] {
  const about = story.follows === undefined ? [story.subject, ...Object.values(story.details ?? {}).flat()] : [];
  const said = acts.map((step) => ('words' in step ? step.words : 'issue' in step ? step.issue.title : ''));
  return [...about, description, ...said]
    .filter((text) => typeof text === 'string')
    .flatMap((text) => text.replaceAll(/[*`]/g, '').split(/\n+/))
    .map((line) => line.replace(/^(\d\.|-|>) /, ''))
    .filter(Boolean);
}
