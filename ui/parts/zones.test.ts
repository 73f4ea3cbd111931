import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zoneText } from './zones.ts';

test('a time zone is called as people call it, in each language, with its city', () => {
  assert.equal(zoneText('pt-BR', 'America/Rio_Branco'), 'Horário Padrão do Acre (Rio Branco)');
  assert.equal(zoneText('es', 'America/Sao_Paulo'), 'Hora estándar de Brasilia (Sao Paulo)');
  assert.equal(zoneText('en', 'America/Manaus'), 'Amazon Standard Time (Manaus)');
});
