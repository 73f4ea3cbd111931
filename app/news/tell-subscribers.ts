import { sql } from 'kysely';
import { z } from 'zod';
import { system, type Tx } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import { newId } from '../../lib/tokens.ts';
import type { Locale } from '../../locales/index.ts';
import type { Services, Workshop } from '../context.ts';
import { type Told, toldNews } from './find-told.ts';
import { type DigestLetter, digestLetter, type Vendor } from './mails.tsx';
import { type Frequency, frequencies, subscription_path } from './news.ts';
import { subscriberToken } from './subscriber.ts';

/** Subscribers of one transaction: pages wait for none of it, and a killed process loses no more. */
const slice = 500;

type Addressed = { id: string; person_id: string | null; email: string; locale: Locale; document_ids: string[] };

/**
 * Chooses, for one slice of subscribers after `last`, what has been announced since they were told, notes that they are told it, and moves
 * them on to `until`; all in the caller's transaction. Those whom another process has at hand are left to it. What somebody may not read,
 * or has been mailed before, is left out.
 */
async function takeSlice(
  tx: Tx,
  frequency: Frequency,
  until: number,
  last: string,
): Promise<{ addressed: Addressed[]; last: string | null }> {
  const { rows: taken } = await sql<{ id: string }>`
    select s.id from news_subscribers s where s.id > ${last}
      and exists (select from news_subscriptions x where x.subscriber_id = s.id and x.frequency = ${frequency} and x.told < ${until})
    order by s.id limit ${sql.lit(slice)} for update skip locked`.execute(tx);
  if (taken.length === 0) return { addressed: [], last: null };
  const ids = taken.map(({ id }) => id);
  const { rows } = await sql<Addressed>`
    with due as (
      select x.subscriber_id, x.module_id, x.told from news_subscriptions x
      where x.subscriber_id = any (${ids}::uuid[]) and x.frequency = ${frequency} and x.told < ${until}),
    items as (
      select n.document_id, n.announcement, d.audience, d.product_id, c.module_id
      from news n join documents d on d.id = n.document_id left join news_modules c on c.document_id = n.document_id
      where n.announcement > (select min(told) from due) and n.announcement <= ${until} and n.by_mail
        and d.state = 'published' and d.audience <> 'staff' and (d.ends_on is null or d.ends_on >= app.today())),
    -- Whoever signed up by an address alone reads what is public; a person, what their organisations may.
    readers as (
      select s.id, s.locale, s.person_id, coalesce(p.email, s.email) as email, coalesce(p.disabled_at, s.ended_at) is null as reachable
      from news_subscribers s left join persons p on p.id = s.person_id where s.id = any (${ids}::uuid[])),
    wanted as (
      select distinct r.id as subscriber_id, i.document_id from due
      join readers r on r.id = due.subscriber_id and r.reachable
      join items i on i.module_id is not distinct from due.module_id and i.announcement > due.told
      where i.audience = 'public' or (i.audience = 'signed_in' and r.person_id is not null)
        or (i.audience = 'entitled' and exists (
          select from memberships m join organizations o on o.id = m.organization_id join entitlements e on e.organization_id = m.organization_id
          where m.person_id = r.person_id and m.ended_at is null and o.suspended_at is null and e.product_id = i.product_id
            and e.valid_from <= app.today() and (e.valid_until is null or e.valid_until >= app.today())))),
    noted as (
      insert into news_mailed (subscriber_id, document_id) select subscriber_id, document_id from wanted on conflict do nothing returning subscriber_id, document_id)
    select r.id, r.person_id, r.email, r.locale, array_agg(n.document_id order by n.document_id) as document_ids
    from noted n join readers r on r.id = n.subscriber_id group by r.id, r.person_id, r.email, r.locale`.execute(tx);
  await sql`update news_subscriptions set told = ${until} where subscriber_id = any (${ids}::uuid[]) and frequency = ${frequency} and told < ${until}`.execute(
    tx,
  );
  return { addressed: rows, last: ids.at(-1) ?? null };
}

type Drawing = { config: Services['config']; vendor: Vendor; frequency: Frequency };

/** Readers of one language who are told the same get the same letter, but for their own link. */
function lettersFor({ config, vendor, frequency }: Drawing) {
  const drawn = new Map<string, DigestLetter>();
  return (locale: Locale, told: readonly Told[]): DigestLetter => {
    const key = [locale, ...told.map(({ id }) => id)].join();
    const known = drawn.get(key) ?? digestLetter({ public_url: config.public_url, vendor, frequency, locale, told });
    drawn.set(key, known);
    return known;
  };
}

async function writeMails(tx: Tx, drawing: Drawing, letters: ReturnType<typeof lettersFor>, to: Addressed[]) {
  const news = await toldNews(tx, [...new Set(to.flatMap(({ document_ids }) => document_ids))]);
  const { public_url, secret, support_address } = drawing.config;
  const list = `news.${support_address.split('@')[1] ?? 'localhost'}`;
  const mails = to.map(({ id, person_id, email, locale, document_ids }) => {
    const told = news.filter((item) => document_ids.includes(item.id));
    const link = `${public_url}${subscription_path}/${subscriberToken(secret, id)}`;
    const { subject, text, html } = letters(locale, told).addressed(link);
    const headers = {
      'List-Unsubscribe': `<${link}/end>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': `<${list}>`,
      Precedence: 'bulk',
    };
    return { id: newId(), person_id, email, subject, text, html, headers: JSON.stringify(headers) };
  });
  const column = <Key extends keyof (typeof mails)[number]>(name: Key) => mails.map((mail) => mail[name]);
  await sql`insert into outbox_mails (id, person_id, recipient, subject, text_body, html_body, headers)
    select * from unnest(${column('id')}::uuid[], ${column('person_id')}::uuid[], ${column('email')}::text[], ${column('subject')}::text[],
      ${column('text')}::text[], ${column('html')}::text[], ${column('headers')}::jsonb[])`.execute(tx);
  await sql`select app.add_mail_jobs(${column('id')}::uuid[])`.execute(tx);
}

const first = '00000000-0000-0000-0000-000000000000';

/**
 * Writes a mail to everybody who hears of news this often and has not been told of some. Slice by slice: what a killed process has not
 * committed, the next try does, and nobody is told twice.
 */
export const tellSubscribers = declareJob('tell_subscribers', {
  schema: z.strictObject({ frequency: z.enum(frequencies) }),
  run: async ({ database, config }: Workshop, { frequency }, { signal }) => {
    const [vendor, until] = await database.as(system, (tx) =>
      Promise.all([
        tx.selectFrom('vendor').select(['name', 'hue', 'radius']).executeTakeFirstOrThrow(),
        // Behind whoever is giving numbers now, so that none appears below this one later.
        sql`select pg_advisory_xact_lock(hashtextextended('news_announced', 0))`
          .execute(tx)
          .then(() => sql<{ until: number }>`select app.last_announcement() as until`.execute(tx))
          .then(({ rows }) => rows[0]?.until ?? 0),
      ]),
    );
    const drawing = { config, vendor, frequency };
    const letters = lettersFor(drawing);
    for (let last: string | null = first; last !== null;) {
      if (signal.aborted) throw new Error('stopped before everybody was told');
      const after: string = last;
      last = await database.as(system, async (tx) => {
        const { addressed, last: reached } = await takeSlice(tx, frequency, until, after);
        if (addressed.length > 0) await writeMails(tx, drawing, letters, addressed);
        return reached;
      });
    }
  },
});
