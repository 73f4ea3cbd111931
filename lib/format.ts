/** The languages of the portal. English is written the international way (24 Nov 2026, 24 hours): its readers are many. */
export type FormatLocale = 'pt-BR' | 'en' | 'es';

/** `one` or `other` by the language's rule; `many`, if given, for round millions (pt, es: «um milhão de dias»). */
export type PluralForms<T = string> = { one: T; other: T; many?: T };

export type Format = {
  /** 24/11/2026 */
  day: (at: Date) => string;
  /** 24/11 */
  day_month: (at: Date) => string;
  /** «quinta, 3 de dezembro, 23h59»: a day people plan with, and the minute */
  deadline: (at: Date) => string;
  /** 14:30 */
  time: (at: Date) => string;
  date_time: (at: Date) => string;
  /** «há 5 minutos», «ontem»; beyond 30 days the day itself. `now` is the caller's clock. */
  relative: (at: Date, now: Date) => string;
  /** at most `digits` decimals (default 3) */
  number: (value: number, digits?: number) => string;
  /** whole percent of a share: 0.12 is 12% */
  percent: (share: number) => string;
  /** an integer of centavos; the currency in ISO 4217 (default BRL) */
  money: (centavos: number, currency?: string) => string;
  /** 1,5 MB; in powers of 1,000 */
  bytes: (count: number) => string;
  plural: <T>(count: number, forms: PluralForms<T>) => T;
};

const tags: Record<FormatLocale, string> = { 'pt-BR': 'pt-BR', en: 'en-GB', es: 'es' };
const nbsp = '\u00a0';
const byte_units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
const [minute, hour, day_long] = [60_000, 3_600_000, 86_400_000];

/** The moment for a machine: `datetime` attributes, JSON, file names. RFC 3339 in UTC. */
export function iso(at: Date): string {
  return at.toISOString();
}

// Making an Intl object costs as much as a hundred uses of it, so each is made once, when first needed.
function once<Made>(make: (key: string) => Made): (key: string) => Made {
  const made = new Map<string, Made>();
  return (key) => {
    const found = made.get(key);
    if (found !== undefined) return found;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}

function numbersOf(tag: string) {
  const useGrouping = 'always' as const; // Spanish would leave 1234 undivided beside 12.345
  const decimals = once((digits) => new Intl.NumberFormat(tag, { maximumFractionDigits: Number(digits), useGrouping }));
  const currencies = once((currency) => {
    const currencyDisplay = currency === 'BRL' ? 'narrowSymbol' : 'symbol'; // a bare $ would not say whose
    return new Intl.NumberFormat(tag, { style: 'currency', currency, currencyDisplay, useGrouping });
  });
  const percents = new Intl.NumberFormat(tag, { style: 'percent', useGrouping });
  const number = (value: number, digits = 3): string => decimals(String(digits)).format(value);
  return {
    number,
    percent: (share: number) => percents.format(share),
    money(centavos: number, currency = 'BRL') {
      if (!Number.isSafeInteger(centavos)) throw new RangeError('money is a whole number of centavos');
      // no «-R$ 0,00»: minus zero is zero
      return currencies(currency).format((centavos || 0) / 100);
    },
    bytes(count: number) {
      let [value, unit] = [count, 0];
      // 999.95 would be shown as 1,000
      while (value >= 999.95 && unit < byte_units.length - 1) [value, unit] = [value / 1000, unit + 1];
      return `${number(value, unit === 0 ? 0 : 1)}${nbsp}${byte_units[unit]}`;
    },
  };
}

const most_remembered = 5_000;

// A list says the same minutes to every reader of a zone, and formatting one costs more than drawing its row. Zones are whole minutes apart.
function remembered<Made>(make: (at: Date) => Made): (at: Date) => Made {
  const known = new Map<number, Made>();
  return (at) => {
    const key = Math.floor(at.getTime() / minute);
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= most_remembered) known.clear();
    const made = make(at);
    known.set(key, made);
    return made;
  };
}

function datesOf(locale: FormatLocale, timeZone: string) {
  const tag = tags[locale];
  const month = locale === 'en' ? 'short' : '2-digit';
  const day_format = new Intl.DateTimeFormat(tag, { day: '2-digit', month, year: 'numeric', timeZone });
  const time_format = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  const short = new Intl.DateTimeFormat(tag, { day: '2-digit', month, timeZone });
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  const calendar = new Intl.DateTimeFormat('en-CA', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone });
  const ago = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const day = remembered((at) => day_format.format(at));
  const time = remembered((at) => time_format.format(at));
  const dayNumber = remembered((at) => Date.parse(calendar.format(at)) / day_long);
  return {
    day,
    time,
    day_month: remembered((at) => short.format(at)),
    deadline(at: Date) {
      if (locale !== 'pt-BR') return `${weekday.format(at)}, ${time(at)}`;
      return `${weekday.format(at).replace('-feira', '')}, ${time(at).replace(':', 'h')}`;
    },
    date_time: (at: Date) => `${day(at)}${locale === 'en' ? ',' : ''} ${time(at)}`,
    relative(at: Date, now: Date) {
      const past = at.getTime() - now.getTime();
      const size = Math.abs(past);
      if (size < minute) return ago.format(0, 'second');
      if (size < hour) return ago.format(Math.trunc(past / minute), 'minute');
      const days = dayNumber(at) - dayNumber(now);
      if (days === 0 || size < 6 * hour) return ago.format(Math.trunc(past / hour), 'hour');
      return Math.abs(days) <= 30 ? ago.format(days, 'day') : day(at);
    },
  };
}

const numbers = once(numbersOf);
const plurals = once((tag) => new Intl.PluralRules(tag));
const formats = once((key): Format => {
  const [locale, zone] = key.split(' ');
  if (!isLocale(locale) || !zone) throw new RangeError(`no format for ${key}`);
  const rules = plurals(tags[locale]);
  return {
    ...datesOf(locale, zone),
    ...numbers(tags[locale]),
    plural(count, forms) {
      const rule = rules.select(count);
      return rule === 'one' ? forms.one : rule === 'many' ? (forms.many ?? forms.other) : forms.other;
    },
  };
});

function isLocale(text: string | undefined): text is FormatLocale {
  return text !== undefined && text in tags;
}

/**
 * How a reader writes dates, numbers and money. `zone`: an IANA name (`America/Sao_Paulo`); throws RangeError when there is
 * no such zone. The same pair gives the same object.
 */
export function formatOf(locale: FormatLocale, zone: string): Format {
  return formats(`${locale} ${zone}`);
}
