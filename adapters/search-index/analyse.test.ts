import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from './analyse.ts';
import { queryWords } from './query-words.ts';
import type { Locale } from './types.ts';

const termsOf = (text: string, locale: Locale = 'pt-BR'): number[] => {
  const terms: number[] = [];
  analyse(text, locale, (term) => terms.push(term));
  return terms;
};
const wordsOf = (text: string): string[] => {
  const words: string[] = [];
  analyse(text, 'pt-BR', (_term, word) => words.push(word));
  return words;
};

test('forms of a word agree, with accents and without', () => {
  for (const forms of [
    'configuração configuracao configurações configuracoes',
    'fiscais fiscal',
    'ordens ordem',
    'níveis nível niveis nivel',
    'emissões emissão emissao',
    'relatórios relatório relatorio',
    'transferência transferencias',
  ])
    assert.equal(new Set(termsOf(forms)).size, 1, forms);
});

test('English and Spanish words agree among themselves by the language of their text', () => {
  assert.equal(new Set(termsOf('settings setting', 'en')).size, 1);
  assert.equal(new Set(termsOf('configuración configuracion configuraciones', 'es')).size, 1);
  assert.equal(new Set(termsOf('categoría categorias', 'es')).size, 1);
});

test('a query knows how texts of other languages hold its words', () => {
  const [settings] = queryWords('settings');
  assert.ok(settings?.abroad.includes(termsOf('settings', 'en')[0] ?? 0));
});

test('a code is the same in every way it is written', () => {
  const code = termsOf('fisa170')[0];
  for (const written of ['FISA170', 'FISA-170', 'FISA 170', 'fisa.170'])
    assert.ok(termsOf(written).includes(code ?? 0), written);
  assert.ok(termsOf('NF-e').includes(termsOf('nfe')[0] ?? 0));
  assert.ok(termsOf('TSS 500').includes(termsOf('tss500')[0] ?? 0));
});

test('codes are not stemmed, and names in CamelCase are also their parts', () => {
  assert.deepEqual(wordsOf('PRM_TPOPER'), ['prm', 'tpoper']);
  assert.deepEqual(wordsOf('VendasPorCliente'), ['vendasporcliente', 'vendas', 'cliente']);
});

test('words that stand everywhere say nothing', () => {
  assert.deepEqual(wordsOf('a nota de um e do outro'), ['nota', 'outro']);
});

test('what has no letters has no words', () => {
  for (const text of ['', '   ', '"\'*&|!():', '🎉🚀', '\u0000\u0000']) assert.deepEqual(termsOf(text), [], text);
});
