import { sql } from 'kysely';
import { compiledOnce } from '../../lib/compiled.ts';
import type { Tx } from '../../lib/database.ts';
import { page_size } from '../../lib/pagination.ts';
import { most_unread } from '../../ui/chrome.ts';
import type { DocumentKind } from '../content/document.ts';
import { me } from '../tickets/find.ts';
import type { Channel, Told } from '../tickets/notice.ts';

/** One notice, with as much of its request, or of the page it is about, as its reader may see. `place`: of `created_at`, in microseconds. */
export type Notice = {
  id: string;
  event: Told;
  created_at: Date;
  unread: boolean;
  subject: string;
  /** Of a request. */ number: number | null;
  organization_name: string | null;
  /** The page that was commented. */ page: { kind: DocumentKind; slug: string; locale: string } | null;
  place: string;
};

/** A place in the list of notices: microseconds of the epoch and an id. */
export type NoticePlace = { at: string; id: string };

/** A page of the reader's notices, the newest first; one row more than a page says that there are older ones. */
export async function notices(
  tx: Tx,
  { unread, before }: { unread: boolean; before: NoticePlace | null },
): Promise<Notice[]> {
  const older =
    before &&
    sql`and (n.created_at, n.id) < (timestamptz 'epoch' + ${before.at}::bigint * interval '1 microsecond', ${before.id}::uuid)`;
  const chosen = unread ? sql`true as unread` : sql`n.read_at is null as unread`;
  const { rows } = await sql<Notice>`
    select n.id, n.event, n.created_at, n.unread, t.number, coalesce(t.subject, d.title) as subject,
      case when d.id is not null then jsonb_build_object('kind', d.kind, 'slug', d.slug, 'locale', d.locale) end as page,
      (select o.name from organizations o where o.id = t.organization_id) as organization_name,
      (extract(epoch from n.created_at) * 1000000)::bigint::text as place
    from (
      select n.id, n.event, n.created_at, n.ticket_id, n.document_id, ${chosen} from notices n
      where n.person_id = ${me} ${unread ? sql`and n.read_at is null` : sql``} ${older ?? sql``}
      order by n.created_at desc, n.id desc limit ${sql.lit(page_size + 1)}) n
    left join tickets t on t.id = n.ticket_id left join documents d on d.id = n.document_id
    where t.id is not null or d.id is not null order by n.created_at desc, n.id desc`.execute(tx);
  return rows;
}

/** How many notices the reader has not read, at most one more than the bell says. `number`: of the request being read, whose notices do not count. */
export async function unreadCount(tx: Tx, number: number | null): Promise<number> {
  const [found] = await compiledOnce(
    tx,
    `unread ${number === null ? '' : 'beside a request'}`,
    { number },
    (_db, given) => sql<{ count: number }>`
    select count(*)::int as count from (
      select from notices n where n.person_id = ${me} and n.read_at is null
        ${number === null ? sql`` : sql`and n.ticket_id is distinct from (select t.id from tickets t where t.number = ${given.number}::bigint)`}
      order by n.created_at desc, n.id desc limit ${sql.lit(most_unread + 1)}) n`,
  );
  return found?.count ?? 0;
}

/** Of which events the reader does without which way of being told. */
export function choices(tx: Tx): Promise<{ event: string; channel: Channel }[]> {
  return tx
    .selectFrom('notice_refusals')
    .select(['event', 'channel'])
    .where('person_id', '=', sql<string>`${me}`)
    .execute();
}
