import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { email, line, prose, readForm, time_zone } from './forms.ts';

const schema = z.strictObject({ name: line(10) });
const codeOf = (name: string): string | null => {
  const reading = readForm(schema, { name });
  return reading.ok ? null : (reading.errors[0]?.code ?? null);
};

test('a line is trimmed, normalised, and of any alphabet', () => {
  const cases: [string, string][] = [
    ['  Ana ', 'Ana'],
    ['Jose\u0301', 'José'],
    ['فاتورة', 'فاتورة'],
    ['請求書', '請求書'],
    ['🧾🧾', '🧾🧾'],
  ];
  for (const [typed, kept] of cases)
    assert.deepEqual(readForm(schema, { name: typed }), { ok: true, value: { name: kept } });
});

test('a line refuses what is empty, long, invisible or turns the text around', () => {
  const cases: [string, string][] = [
    ['', 'required'],
    [' \u00a0 ', 'required'],
    ['elevenchars', 'too_long'],
    ['x'.repeat(100_000), 'too_long'],
    ['a\0b', 'control_characters'],
    ['a\nb', 'control_characters'],
    ['a\u0085b', 'control_characters'],
    ['a\u2028b', 'control_characters'],
    ['a\u202eb', 'control_characters'],
    ['a\u2066b', 'control_characters'],
    ['a\ud800b', 'control_characters'],
  ];
  for (const [typed, code] of cases) assert.equal(codeOf(typed), code, JSON.stringify(typed).slice(0, 30));
});

test('prose keeps its lines and refuses other control characters', () => {
  const text = z.strictObject({ text: prose(50) });
  assert.deepEqual(readForm(text, { text: ' a\r\nb\rc\td ' }), { ok: true, value: { text: 'a\nb\nc\td' } });
  assert.equal(readForm(text, { text: 'a\u0007' }).ok, false);
});

test('addresses and zones are those that exist', () => {
  const form = z.strictObject({ email, time_zone });
  assert.deepEqual(readForm(form, { email: ' Ana@Exemplo.COM.BR ', time_zone: 'America/Manaus' }), {
    ok: true,
    value: { email: 'ana@exemplo.com.br', time_zone: 'America/Manaus' },
  });
  for (const wrong of ['ana', 'ana@', 'a b@c.d', 'ana@exemplo', '"x"@exemplo.com', 'ana@exemplo.com\r\nBcc: x@y.z'])
    assert.equal(readForm(form, { email: wrong, time_zone: 'UTC' }).ok, false, wrong);
  assert.equal(readForm(form, { email: 'a@b.co', time_zone: 'Mars/Olympus' }).ok, false);
});

test('unknown and missing fields are told apart, and nothing of Object’s is a field', () => {
  assert.deepEqual(readForm(schema, { name: 'Ana', role: 'admin' }), {
    ok: false,
    errors: [{ field: '', code: 'unknown_field' }],
  });
  assert.deepEqual(readForm(schema, {}), { ok: false, errors: [{ field: 'name', code: 'required' }] });
  assert.equal(readForm(schema, JSON.parse('{"name":"Ana","__proto__":"x"}')).ok, false);
});
