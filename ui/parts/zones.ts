import type { Choice } from './select.tsx';

// The zones of Brazil and of the countries its software houses sell to; any other zone in use stays offered.
const cities = [
  'Sao_Paulo',
  'Bahia',
  'Fortaleza',
  'Recife',
  'Maceio',
  'Belem',
  'Araguaina',
  'Cuiaba',
  'Campo_Grande',
  'Manaus',
  'Porto_Velho',
  'Boa_Vista',
  'Rio_Branco',
  'Noronha',
  'Argentina/Buenos_Aires',
  'Asuncion',
  'Montevideo',
  'Santiago',
  'Bogota',
  'Lima',
  'Mexico_City',
  'New_York',
];
const offered = [...cities.map((city) => `America/${city}`), 'Europe/Lisbon', 'Europe/Madrid', 'UTC'];

/** Time zones to choose from, the one in use first when it is not among them. */
export function zoneChoices(current: string): Choice[] {
  const zones = offered.includes(current) || !current ? offered : [current, ...offered];
  return zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}
