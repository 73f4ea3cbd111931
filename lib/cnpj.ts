export type CnpjReading =
  { ok: true; cnpj: string } | { ok: false; reason: 'characters' | 'length' | 'repeated' | 'check_digits' };

const weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

// NT Conjunta DF-e 2025.001: a character is worth its ASCII code less 48, so digits keep their value and A is 17
function checkDigit(characters: string): string {
  const used = weights.slice(weights.length - characters.length);
  const sum = used.reduce((total, weight, at) => total + weight * (characters.charCodeAt(at) - 48), 0);
  const rest = sum % 11;
  return String(rest < 2 ? 0 : 11 - rest);
}

/**
 * Reads a CNPJ as people write it: of digits or, since July 2026, of letters and digits (IN RFB 2.229/2024), with or
 * without mask and spaces, in either case. `cnpj` is the stored form: 14 characters, capitals, no mask.
 * All letters are taken, also I, O, U, Q and F, whose exclusion was proposed only.
 */
export function readCnpj(text: string): CnpjReading {
  const bare = text.replace(/[\s./-]/g, '');
  if (!/^[A-Za-z0-9]*$/.test(bare)) return { ok: false, reason: 'characters' };
  if (bare.length !== 14) return { ok: false, reason: 'length' };
  const cnpj = bare.toUpperCase();
  if (!/\d\d$/.test(cnpj)) return { ok: false, reason: 'characters' };
  if (/^(.)\1{13}$/.test(cnpj)) return { ok: false, reason: 'repeated' };
  const base = cnpj.slice(0, 12);
  const first = checkDigit(base);
  if (cnpj !== base + first + checkDigit(base + first)) return { ok: false, reason: 'check_digits' };
  return { ok: true, cnpj };
}

/** `99.100.001/0001-75` of the stored form; anything that is not 14 characters long comes back as it is. */
export function maskCnpj(cnpj: string): string {
  return cnpj.replace(/^(..)(...)(...)(....)(..)$/, '$1.$2.$3/$4-$5');
}
