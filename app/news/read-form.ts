import { Temporal } from 'temporal-polyfill';
import { boxesOf } from '../../lib/boxes.ts';
import { day, orNone, type Reading, readForm, ticked } from '../../lib/forms.ts';
import { z } from 'zod';
import type { NewsItem } from './find.ts';
import { type WrittenNews, written_news } from './keep-news.ts';
import { brazilian_states } from './news.ts';

/** States as they are typed: letters divided by commas, semicolons or spaces. */
const states = z
  .string()
  .max(400, { error: 'too_long' })
  .transform((text) => [
    ...new Set(
      text
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(z.enum(brazilian_states, { error: 'invalid_choice' })).max(27));

const local_moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, { error: 'invalid_date' });

const form_of = (zone: string) => {
  const { title, summary, body, locale, audience, state, category } = written_news.shape;
  return z.strictObject({
    ...{ title, summary, locale, audience, state, category },
    // Browsers send line ends of their own.
    body: z.preprocess((text) => (typeof text === 'string' ? text.replaceAll('\r\n', '\n') : text), body),
    publish_at: orNone(
      local_moment.transform((text, context) => {
        try {
          return new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds);
        } catch {
          context.addIssue({ code: 'custom', message: 'invalid_date' });
          return z.NEVER;
        }
      }),
    ),
    ends_on: orNone(day),
    effective_on: orNone(day),
    expected_on: orNone(day),
    release_id: orNone(z.uuid({ error: 'invalid_choice' })),
    states,
    pinned: ticked,
    by_mail: ticked,
    in_product: ticked,
  });
};

/** What the form of a news item says. `zone`: of the moment it is to be published at. */
export function readNewsForm(form: Record<string, string>, zone: string): Reading<WrittenNews> {
  const { ids, rest } = boxesOf(form, 'module');
  const reading = readForm(form_of(zone), rest);
  return reading.ok ? { ok: true, value: { ...reading.value, module_ids: ids } } : reading;
}

/** A news item as its form shows it. */
export function typedOf(item: NewsItem, publish_at: Date | null, zone: string): Record<string, string> {
  const at =
    publish_at &&
    Temporal.Instant.fromEpochMilliseconds(publish_at.getTime())
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' });
  const on = (name: string, ticked_now: boolean): Record<string, string> => (ticked_now ? { [name]: 'on' } : {});
  return {
    title: item.title,
    summary: item.summary,
    body: item.body,
    locale: item.locale,
    audience: item.audience,
    state: item.state,
    category: item.category ?? '',
    publish_at: at ?? '',
    ends_on: item.ends_on ?? '',
    effective_on: item.effective_on ?? '',
    expected_on: item.expected_on ?? '',
    release_id: item.release_id ?? '',
    states: item.states.join(', '),
    version: String(item.version),
    ...on('pinned', item.pinned),
    ...on('by_mail', item.by_mail),
    ...on('in_product', item.in_product),
    ...Object.fromEntries(item.modules.map(({ id }) => [`module.${id}`, 'on'])),
  };
}
