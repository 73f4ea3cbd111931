import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stretcher } from './stretch.ts';

const filler = 'Palavras que nada dizem do assunto. '.repeat(40);

test('the stretch of a long text begins with a whole word and says that something stands before it', () => {
  const stretch = stretcher('rejeicao 539')(`${filler}A rejeição 539 volta na emissão. ${filler}`);
  assert.match(stretch, /^… [\p{L}\d]+ .*A rejeição 539 volta/u);
  assert.ok(filler.includes(` ${stretch.slice(2).split(' ', 1)[0]} `));
});

test('of a text that says nothing of a query, and of a short one, the beginning is shown', () => {
  assert.ok(filler.startsWith(stretcher('xilofone')(filler)));
  assert.equal(stretcher('539')('A rejeição 539 volta.'), 'A rejeição 539 volta.');
});
