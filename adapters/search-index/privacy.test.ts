import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, nina, searchRow, visitor, type Written } from '../../test/harness/search-rows.ts';
import { Index } from './search-index.ts';
import type { Reader, Row } from './types.ts';

// Numbers that look random and are the same every time.
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const syllables = 'ba ce di fo gu la me ni po ru sa te vi xo za'.split(' ');
const vocabulary = Array.from({ length: 160 }, (_, number) => {
  const at = (place: number): string => syllables[place % syllables.length] ?? '';
  return at(number) + at(number * 7 + 3) + at(Math.floor(number / 15)) + (number % 3 === 0 ? at(number * 5) : '');
});
// Few ids, so that what is foreign and what is one's own differ by little.
const organizations = ['tubraxel', 'moageira', 'estaleiro'];
const people = ['nina', 'otávio', 'paula'];
const queues = ['fiscal', 'geral', 'rh'];
const products = ['prumo', 'lastro'];

type Random = ReturnType<typeof chance>;
const pick = <Value>(random: Random, values: readonly Value[]): Value => values[random(values.length)] as Value;
const words = (random: Random, count: number): string =>
  Array.from({ length: count }, () => vocabulary[random(random(vocabulary.length) + 1)] ?? '').join(' ');

function writtenRow(random: Random, key: number): Written {
  const text = {
    key,
    title: words(random, 4),
    body: words(random, 30),
    codes: random(4) === 0 ? [`FISA${100 + random(30)}`] : [],
    product_id: pick(random, products),
    module_id: pick(random, ['estoque', 'vendas', null]),
  };
  if (random(3) === 0)
    return {
      ...text,
      audience: pick(random, ['public', 'public', 'signed_in', 'entitled', 'staff'] as const),
      type: pick(random, ['kb', 'doc']),
    };
  const request = {
    organization_id: pick(random, organizations),
    requester_id: pick(random, people),
    queue_id: pick(random, queues),
  };
  return { ...text, ...request, internal: random(6) === 0, copy_ids: random(3) === 0 ? [pick(random, people)] : [] };
}

// The rules once more, in the words of who may read what.
function reads(reader: Reader, row: Row): boolean {
  if (row.organization_id === null) {
    if (row.audience === 'public') return true;
    if (row.audience === 'signed_in') return reader.person_id !== null;
    return (
      row.audience === 'entitled' &&
      reader.person_id !== null &&
      reader.entitled_product_ids.includes(row.product_id ?? '')
    );
  }
  if (row.internal || row.organization_id !== reader.organization_id || reader.visibility === 'none') return false;
  const own = row.requester_id === reader.person_id;
  const in_copy = reader.visibility !== 'own' && row.copy_ids.includes(reader.person_id ?? '');
  return own || in_copy || (reader.visibility === 'company' && reader.queue_ids.includes(row.queue_id ?? ''));
}

const readers: Record<string, Reader> = {
  visitor,
  'customer without requests': { ...nina, visibility: 'none' },
  'customer who sees her own': { ...nina, entitled_product_ids: ['prumo'] },
  'customer in copy': { ...nina, visibility: 'own_and_copy' },
  'customer who sees her company': {
    ...nina,
    visibility: 'company',
    queue_ids: ['fiscal'],
    entitled_product_ids: ['lastro'],
  },
  'customer of nobody': { ...nina, organization_id: null },
};

const questions = (random: Random): { q: string; types?: string[]; product_id?: string; phrases?: string[] }[] =>
  Array.from({ length: 25 }, () => {
    const q = words(random, 1 + random(4));
    const typo = q.length > 5 ? q.slice(0, 3) + q.slice(4) : q;
    return pick(random, [
      { q },
      { q: typo },
      { q: q.slice(0, 2 + random(4)) },
      { q: `${q} FISA${100 + random(30)}` },
      { q: 'fisa1' },
      { q, types: ['ticket'] },
      { q, product_id: 'prumo' },
      { q, phrases: [words(random, 2)] },
    ]);
  });

async function everythingSaid(
  rows: readonly Row[],
  reader: Reader,
  seed: number,
  later: readonly Row[] = [],
): Promise<string> {
  const index = await Index.build(rows);
  if (later.length > 0) index.fold({ rows: later, removed: [] });
  return JSON.stringify(
    questions(chance(seed)).map((asked) => [
      found(index, [...rows, ...later], asked, reader),
      index.suggest(asked, reader),
    ]),
  );
}

for (const [who, reader] of Object.entries(readers))
  test(`not a byte that a ${who} gets changes with what they may not read`, async () => {
    for (let seed = 1; seed <= 3; seed += 1) {
      const random = chance(seed * 97);
      const all = Array.from({ length: 260 }, (_, index) => searchRow(writtenRow(random, index * 3 + 1)));
      const own = all.filter((row) => reads(reader, row));
      const foreign = all.filter((row) => !reads(reader, row));
      assert.ok(own.length > 20 && foreign.length > 20);
      const alone = await everythingSaid(own, reader, seed);
      assert.equal(await everythingSaid(all, reader, seed), alone, 'built together');
      const others = foreign.map((row, index) =>
        searchRow({ ...writtenRow(random, row.key), organization_id: 'moageira', internal: index % 2 === 0 }),
      );
      assert.equal(await everythingSaid([...own, ...others], reader, seed), alone, 'others say something else');
      assert.equal(await everythingSaid(own, reader, seed, foreign), alone, 'others came later');
      assert.notEqual(await everythingSaid(own.slice(3), reader, seed), alone, 'what is read does matter');
    }
  });
