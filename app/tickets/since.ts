import type { Tx } from '../../lib/database.ts';
import { releasesSince } from '../catalog/find-offered.ts';
import { changedFields, type DetailName, type Details } from './details.ts';
import type { Case } from './find-case.ts';
import { type Saying, proposalsBefore } from './find-stretch.ts';
import { detailsOf } from './find-details.ts';

/** What a follow-up has to say first: what was tried before, and what is different now from when the request before it was opened. */
export type Since = {
  tried: readonly Pick<Saying, 'id' | 'ticket_id' | 'body' | 'created_at' | 'withdrawn_at'>[];
  /** Of the product, since the request before was closed. */
  releases: readonly { code: string; launched_on: string }[];
  fields: readonly { name: DetailName; before: Details[DetailName]; after: Details[DetailName] }[];
};

/** The same of one follow-up, with the number of the request it follows. */
export async function sinceOf(tx: Tx, ticket: Case, origin_number: number): Promise<Since | null> {
  const [origin, tried] = await Promise.all([detailsOf(tx, origin_number), proposalsBefore(tx, ticket.number)]);
  if (!origin) return null;
  const { product_id, closed_at, details } = origin;
  const releases = product_id && closed_at ? await releasesSince(tx, product_id, closed_at) : [];
  const fields = changedFields(details, ticket.details).map((name) => ({
    name,
    before: details[name],
    after: ticket.details[name],
  }));
  return { tried, releases, fields };
}
