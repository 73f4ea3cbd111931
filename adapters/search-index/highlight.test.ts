import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highlighted, marked } from './highlight.ts';

const said = (pieces: { text: string; found: boolean }[]): string =>
  pieces.map(({ text, found }) => (found ? `[${text}]` : text)).join('');

test('words are marked in every form, with the accents of the text', () => {
  assert.equal(
    said(marked('Configurações da nota fiscal', 'configuracao de notas ')),
    '[Configurações] da [nota] fiscal',
  );
});

test('a code is marked however it is written', () => {
  assert.equal(said(marked('Veja FISA-170 e FISA 171', 'fisa170 ')), 'Veja [FISA-170] e FISA 171');
});

test('the beginning of a last word marks what it may become', () => {
  assert.equal(said(marked('Impressora e impressão', 'impr')), '[Impressora] e [impressão]');
});

test('of a long text the stretch is shown that says most of the query', () => {
  const text = `Boleto. ${'Nada disso interessa aqui. '.repeat(40)}O boleto registrado vence amanhã. ${'Fim. '.repeat(100)}`;
  const shown = said(highlighted(text, 'boleto registrado vence '));
  assert.match(shown, /^… .*\[boleto\] \[registrado\] \[vence\] amanhã.* …$/);
  assert.ok(shown.length < 320);
});

test('a text that says nothing of the query shows how it begins', () => {
  assert.equal(said(highlighted('Assim começa.', 'boleto')), 'Assim começa.');
});
