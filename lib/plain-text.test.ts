import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from './plain-text.ts';

test('an excerpt of Markdown has its words and none of its marks; codes stay whole', () => {
  assert.equal(
    plainText('## Causa\n\nInclua **RJ** em _origem_ e `PRM_TPOPER`\n\n| a | b |\n|---|---|\n> nota'),
    'Causa Inclua RJ em origem e PRM_TPOPER a b nota',
  );
});
