/** What the staff may ask of requests beside their words, as it stands in an address. */
export const operators = ['status', 'queue', 'assignee', 'org'] as const;
export type Operator = (typeof operators)[number];

/** `from` and `to`: where in the query it was typed. */
export type TypedFilter = { operator: Operator; value: string; from: number; to: number };

/** A query taken apart: the words that are looked for, those that must stand together, and what narrows. */
export type Typed = { words: string; phrases: string[]; filters: TypedFilter[] };

const most_phrases = 5;

const names: Record<string, Operator> = {
  status: 'status',
  estado: 'status',
  situacao: 'status',
  queue: 'queue',
  fila: 'queue',
  cola: 'queue',
  assignee: 'assignee',
  responsavel: 'assignee',
  responsable: 'assignee',
  atendente: 'assignee',
  org: 'org',
  organizacao: 'org',
  organizacion: 'org',
  empresa: 'org',
  cliente: 'org',
};

const quotes = '"“”';
const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(\\p{L}{3,12}):(?:[${quotes}]([^${quotes}]*)[${quotes}]|([^\\s${quotes}]*))|[${quotes}]([^${quotes}]*)[${quotes}]`,
  'gu',
);

/** Text without accents and in lower case, to compare names by. */
export const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * Takes a query of the staff apart: `status:` `queue:` `assignee:` `org:` and their Portuguese and Spanish names, a value of several
 * words between quotes, and "exact phrases". What is no operator stays a word.
 */
export function readOperators(q: string): Typed {
  const phrases: string[] = [];
  const filters: TypedFilter[] = [];
  const words = q.replaceAll(pattern, (...found) => {
    const [whole, name, quoted, bare, phrase] = found as (string | undefined)[];
    const from = found.at(-2) as number;
    if (phrase !== undefined) {
      const said = phrase.trim();
      if (/[\p{L}\p{N}]/u.test(said) && phrases.length < most_phrases) phrases.push(said);
      return ` ${said} `;
    }
    const operator = names[folded(name ?? '')];
    if (!operator) return whole ?? '';
    filters.push({ operator, value: (quoted ?? bare ?? '').trim(), from, to: from + (whole ?? '').length });
    return ' ';
  });
  return { words: words.replaceAll(/\s+/g, ' ').trim(), phrases, filters };
}

/** The query without one of its filters. */
export const withoutFilter = (q: string, { from, to }: TypedFilter): string =>
  `${q.slice(0, from)} ${q.slice(to)}`.replaceAll(/\s+/g, ' ').trim();

/** Whether a query of the staff says more than words. */
export function hasOperators(q: string): boolean {
  const { phrases, filters } = readOperators(q);
  return phrases.length > 0 || filters.length > 0;
}
