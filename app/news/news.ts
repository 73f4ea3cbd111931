import { z } from 'zod';
import { content_paths } from '../content/paths.ts';
import type { Selectable } from 'kysely';
import type { News, NewsSubscriptions } from '../../db/tables.ts';

export type Category = NonNullable<Selectable<News>['category']>;
export type Frequency = Selectable<NewsSubscriptions>['frequency'];

/** What a news item may be about (S15). */
export const categories = [
  'legislation',
  'improvement',
  'adjustment',
  'recurring_setting',
  'frequent_question',
  'planned_delivery',
] as const satisfies readonly Category[];

/** How often a subscriber hears of a module. */
export const frequencies = ['immediately', 'daily', 'weekly'] as const satisfies readonly Frequency[];

/** The states of Brazil by their letters, and the Federal District. */
export const brazilian_states = [
  ...['AC', 'AL', 'AM', 'AP', 'BA', 'CE', 'DF', 'ES', 'GO', 'MA', 'MG', 'MS', 'MT', 'PA'],
  ...['PB', 'PE', 'PI', 'PR', 'RJ', 'RN', 'RO', 'RR', 'RS', 'SC', 'SE', 'SP', 'TO'],
] as const;

export const news_path = '/news';
export const legislation_path = '/news?view=legislation';
export const desk_path = content_paths.news;
export const subscribe_path = '/subscribe';
export const subscription_path = '/subscriptions';
export const calendar_path = '/news/legislation.ics';

/** The address of a news item. */
export const itemPath = ({ slug }: { slug: string }): string => `${news_path}/${slug}`;

/** A module as an address names it: its code, or product and code where codes repeat. */
export type ModuleName = { product: string | null; module: string };

/** Reads `FIS` or `PRUMO/FIS`; null for anything else. */
export function moduleNamed(text: string | null | undefined): ModuleName | null {
  const [, product, module] = /^(?:([A-Za-z0-9_-]{1,30})\/)?([A-Za-z0-9_-]{1,30})$/.exec(text ?? '') ?? [];
  return module ? { product: product ?? null, module } : null;
}

/** The category an address names; null for none of ours. */
export const categoryNamed = (text: string | null): Category | null =>
  categories.find((category) => category === text) ?? null;

/** The state an address names; null for none. */
export const stateNamed = (text: string | null): string | null =>
  brazilian_states.find((state) => state === text?.toUpperCase()) ?? null;

/** Whole days from one day to another, both 2026-11-24; negative for one that has passed. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}

const day = z.iso.date({ error: 'invalid_date' });

/** What a news item says beyond the text of its document, whoever writes it. */
export const news_fields = z.strictObject({
  category: z.enum(categories, { error: 'required' }),
  module_ids: z.array(z.uuid({ error: 'invalid_choice' })).max(50, { error: 'too_many' }),
  pinned: z.boolean(),
  by_mail: z.boolean(),
  in_product: z.boolean(),
  effective_on: day.nullable(),
  states: z.array(z.enum(brazilian_states, { error: 'invalid_choice' })).max(27),
  expected_on: day.nullable(),
  release_id: z.uuid({ error: 'invalid_choice' }).nullable(),
  ends_on: day.nullable(),
});
export type NewsFields = z.output<typeof news_fields>;
