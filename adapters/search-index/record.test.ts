import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from './analyse.ts';
import { impactsOf } from './impact.ts';
import { entryOf, layoutOf } from './layout.ts';
import { hasCode, holdsPhrase } from './phrase.ts';
import { flag, recordOf } from './record.ts';

const text = {
  title: 'Rejeição 539 da nota fiscal',
  codes: ['FISA-170'],
  headings: ['Causa', 'Como corrigir a inscrição'],
  body: 'A inscrição estadual do destinatário está vencida. Atualize o cadastro e transmita de novo.',
  product: 'PRUMO',
  locale: 'pt-BR' as const,
};
const termOf = (word: string): number => {
  let found = 0;
  analyse(word, 'pt-BR', (term, _word, _place, kind) => kind === 'word' && (found = term));
  return found;
};

test('a record says in which fields each word stands', () => {
  const { record } = recordOf(text);
  const layout = layoutOf(record);
  const flags = (word: string): number => record[layout.flags_at + entryOf(layout, termOf(word))] ?? 0;
  assert.ok(flags('rejeição') & flag.title);
  assert.ok(flags('corrigir') & flag.headings);
  assert.ok(flags('fisa') & flag.code);
  assert.ok(flags('prumo') & flag.product);
  assert.ok(flags('destinatário') & flag.lead);
  assert.equal(flags('cadastro') & flag.title, 0);
  assert.equal(entryOf(layout, termOf('boleto')), -1);
});

test('the same text gives the same bytes', () => {
  assert.deepEqual(recordOf(text), recordOf({ ...text, codes: [...text.codes] }));
});

test('a word of the title weighs more than one of the body', () => {
  const impacts = new Map<number, number>();
  impactsOf(recordOf(text).record, (term, impact) => impacts.set(term, impact));
  assert.ok((impacts.get(termOf('nota')) ?? 0) > (impacts.get(termOf('cadastro')) ?? 255));
});

test('a record knows its codes and which words stand together', () => {
  const { record } = recordOf(text);
  assert.ok(hasCode(record, termOf('fisa')));
  assert.ok(!hasCode(record, termOf('nota')));
  assert.ok(holdsPhrase(record, [termOf('nota'), termOf('fiscal')]));
  assert.ok(!holdsPhrase(record, [termOf('fiscal'), termOf('nota')]));
  assert.ok(!holdsPhrase(record, [termOf('nota'), termOf('cadastro')]));
});

test('a text without anything and one without end are recorded too', () => {
  assert.ok(recordOf({ title: '', codes: [], headings: [], body: '', product: null, locale: null }).record.length > 0);
  const endless = Array.from({ length: 60_000 }, (_, number) => `w${number}x`).join(' ');
  assert.ok(recordOf({ ...text, body: endless }).record.length < 200_000);
});
