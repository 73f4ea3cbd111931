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

const named = new Map<string, string>();

/** A time zone as people call it, with the city that tells it from its neighbours: "Horário do Acre (Rio Branco)". */
export function zoneText(locale: string, zone: string): string {
  const key = `${locale} ${zone}`;
  const known = named.get(key) ?? nameOf(locale, zone);
  named.set(key, known);
  return known;
}

function nameOf(locale: string, zone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts();
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value;
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ');
  return name ? `${name.charAt(0).toLocaleUpperCase(locale)}${name.slice(1)} (${city})` : zone.replaceAll('_', ' ');
}
