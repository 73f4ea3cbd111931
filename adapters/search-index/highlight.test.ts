import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highlighter } from './highlight.ts';

const said = (pieces: { text: string; found: boolean }[]): string =>
  pieces.map(({ text, found }) => (found ? `[${text}]` : text)).join('');

test('words are marked in every form, with the accents of the text', () => {
  assert.equal(
    said(highlighter('configuracao de notas ')('Configurações da nota fiscal')),
    '[Configurações] da [nota] fiscal',
  );
});

test('a code is marked however it is written', () => {
  assert.equal(said(highlighter('fisa170 ')('Veja FISA-170 e FISA 171')), 'Veja [FISA-170] e FISA 171');
});

test('the beginning of a last word marks what it may become', () => {
  assert.equal(said(highlighter('impr')('Impressora e impressão')), '[Impressora] e [impressão]');
});

test('of a long text the stretch is shown that says most of the query', () => {
  const text = `Boleto. ${'Nada disso interessa aqui. '.repeat(40)}O boleto registrado vence amanhã. ${'Fim. '.repeat(100)}`;
  const shown = said(highlighter('boleto registrado vence ')(text));
  assert.match(shown, /^… .*\[boleto\] \[registrado\] \[vence\] amanhã.* …$/);
  assert.ok(shown.length < 320);
});

test('a text that says nothing of the query shows how it begins', () => {
  assert.equal(said(highlighter('boleto')('Assim começa.')), 'Assim começa.');
});
