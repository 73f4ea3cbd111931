import { sql } from 'kysely';
import { z } from 'zod';
import { lookAs, system, type Tx } from '../../lib/database.ts';
import { declareJob } from '../../lib/jobs.ts';
import { newId } from '../../lib/tokens.ts';
import { words } from '../../locales/index.ts';
import { type DocumentKind, documentPath } from '../content/document.ts';
import type { Workshop } from '../context.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { textOf } from '../tickets/find-mail-texts.ts';
import { ticketMail } from '../tickets/mails.tsx';
import { type Channel, type Mailed, mayRefuse } from '../tickets/notice.ts';

type Decided = {
  id: string;
  document_id: string;
  person_id: string;
  organization_id: string | null;
  state: string;
  answer: string | null;
};
type Commented = { kind: DocumentKind; slug: string; title: string };

/**
 * Tells the writer of a comment what an editor made of it, in the portal and by mail. Who takes the comment's row first tells, in the same
 * transaction, so however often this runs they hear of it once. The row asks for it itself (trigger `tell_writer`).
 */
export const announceComment = declareJob('announce_comment', {
  schema: z.strictObject({ comment_id: z.uuid() }),
  run: async ({ database, config }: Workshop, { comment_id }) => {
    await database.as(system, async (tx) => {
      const comment = await tx
        .updateTable('document_comments')
        .set({ announced_at: sql`app.now()` })
        .where('id', '=', comment_id)
        .where('announced_at', 'is', null)
        // What its writer took back meanwhile is nobody's news.
        .where('state', 'in', ['published', 'refused'])
        .returning(['id', 'document_id', 'person_id', 'organization_id', 'state', 'answer'])
        .executeTakeFirst();
      if (!comment) return;
      const [person, page] = [await writer(tx, comment), await pageSeenBy(tx, comment)];
      if (!person || !page) return;
      const as: Mailed =
        comment.state === 'refused' ? 'comment_refused' : comment.answer ? 'comment_answered' : 'comment_published';
      const refused = await refusals(tx, comment.person_id, as);
      const wants = (channel: Channel) => !(mayRefuse(as, channel) && refused.includes(channel));
      if (wants('portal')) await note(tx, comment, as);
      if (wants('mail')) await mail(tx, config.public_url, person, { as, page, answer: comment.answer });
    });
  },
});

/** The page as the writer sees it now, in the company they commented from; undefined: not any more. */
async function pageSeenBy(tx: Tx, { document_id, person_id, organization_id }: Decided) {
  const { rows } = await sql<{ organization_id: string; acting_for_id: string | null }>`
    select m.organization_id, case when m.organization_id <> ${organization_id}::uuid then ${organization_id}::uuid end as acting_for_id
    from memberships m where m.person_id = ${person_id} and m.ended_at is null and (m.organization_id = ${organization_id}::uuid
      or exists (select from portfolios p where p.unit_id = m.organization_id and p.organization_id = ${organization_id}::uuid))
    order by m.organization_id <> ${organization_id}::uuid limit 1`.execute(tx);
  const [seat] = rows;
  if (organization_id !== null && !seat) return undefined;
  return lookAs(
    tx,
    person_id,
    seat ?? { organization_id: null, acting_for_id: null },
    async (): Promise<Commented | undefined> =>
      tx
        .selectFrom('documents')
        .select(['kind', 'slug', 'title'])
        .where('id', '=', document_id)
        .where(
          sql<boolean>`(${organization_id}::uuid is null or ${organization_id}::uuid = any (app.organization_ids()))`,
        )
        .executeTakeFirst(),
  );
}

async function writer(tx: Tx, { person_id }: Decided) {
  return tx
    .selectFrom('persons')
    .select(['id', 'name', 'email', 'locale'])
    .where('id', '=', person_id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
}
type Writer = NonNullable<Awaited<ReturnType<typeof writer>>>;

async function refusals(tx: Tx, person_id: string, event: Mailed): Promise<string[]> {
  const rows = await tx
    .selectFrom('notice_refusals')
    .select('channel')
    .where('person_id', '=', person_id)
    .where('event', '=', event)
    .execute();
  return rows.map(({ channel }) => channel);
}

async function note(tx: Tx, { id, document_id, person_id, organization_id }: Decided, event: Mailed): Promise<void> {
  await tx
    .insertInto('notices')
    .values({ id: newId(), comment_id: id, document_id, person_id, organization_id, event })
    .execute();
}

async function mail(
  tx: Tx,
  public_url: string,
  { id, name, email, locale }: Writer,
  { as, page, answer }: { as: Mailed; page: Commented; answer: string | null },
): Promise<void> {
  const vendor = await tx.selectFrom('vendor').select(['name', 'hue', 'radius']).executeTakeFirstOrThrow();
  const letter = ticketMail(words[locale], {
    locale,
    vendor,
    event: as,
    text: (await textOf(tx, as, locale)).text,
    values: { ...nothing, name, subject: page.title, message: answer ?? '' },
    number: null,
    url: `${public_url}${documentPath(page)}#comments`,
    choices_url: `${public_url}/account/notifications`,
  });
  await queueMail(tx, { person_id: id, email }, letter);
}

const nothing = { number: '', organization: '', author: '', queue: '', until: '', issue: '' };
