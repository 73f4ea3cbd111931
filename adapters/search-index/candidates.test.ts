import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rafael, searchRow, visitor } from '../../test/harness/search-rows.ts';
import { Index } from './search-index.ts';

const common = 'nota fiscal pedido estoque cliente'.split(' ');

// Common words stand in most rows, and rare ones decide.
const rows = Array.from({ length: 9_000 }, (_, at) =>
  searchRow({
    key: at + 1,
    title: `${common[at % 5]} ${common[(at * 7) % 5]} ${at % 90 === 0 ? 'rejeitada' : ''}`,
    body: `${common.filter((_word, place) => (at >> place) % 2 === 0).join(' ')} lote${at % 40}x ${'pedido '.repeat(at % 4)}`,
    ...(at % 3 === 0 ? { organization_id: 'tubraxel', queue_id: 'geral' } : {}),
  }),
);

test('leaving out what cannot be among the best leaves the best as they are', async () => {
  const index = await Index.build(rows);
  for (const q of [
    'nota fiscal rejeitada do pedido',
    'cliente estoque pedido nota fiscal',
    'lote7x fiscal pedido cliente estoque',
    'rejeitada lote12x nota pedido fiscal cliente ',
    'pedido',
  ])
    for (const reader of [visitor, rafael]) {
      const all = index.ask({ q, most: 1_000 }, reader).keys;
      for (const most of [1, 10, 60, 300])
        assert.deepEqual(index.ask({ q, most }, reader).keys, all.slice(0, most), `${q}, ${most}`);
    }
});
